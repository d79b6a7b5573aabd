// What the storage that Swift provides for floating-point numbers holds.
#pragma once

#include "flint_headers.h"

#if CN_HAS_LIBRARIES

struct cn_mpfloat {
  mpfr_t x;
};

_Static_assert(sizeof(struct cn_mpfloat) <= cn_mpfloat_words * sizeof(long), "floating-point numbers need more words");

static inline mpfr_rnd_t mode(int rounding) {
  static const mpfr_rnd_t modes[] = {MPFR_RNDN, MPFR_RNDZ, MPFR_RNDU, MPFR_RNDD, MPFR_RNDA};
  return modes[rounding];
}

#endif
