// One place that knows where FLINT keeps its headers: FLINT 3 holds Arb and Calcium, FLINT 2 has them beside it. The manifest
// chooses the libraries; requirements.c sees to it that both mean the same FLINT.
#pragma once

#include "requirements.h"

#if CN_HAS_LIBRARIES

// Since FLINT 3.2 what takes numbers of GMP and MPFR is declared only where their headers were read before.
#include <gmp.h>
#include <mpfr.h>

#include <flint/flint.h>
#include <flint/fmpq.h>
#include <flint/fmpq_mpoly.h>
#include <flint/fmpz.h>
#include <flint/fmpz_factor.h>
#include <flint/fmpz_mpoly.h>
#include <flint/fmpz_mpoly_factor.h>
#include <flint/fmpz_vec.h>
#include <flint/mpoly.h>

#if __has_include(<flint/arb.h>)
#include <flint/acb.h>
#include <flint/acb_calc.h>
#include <flint/acb_hypgeom.h>
#include <flint/acb_poly.h>
#include <flint/arb.h>
#include <flint/arb_hypgeom.h>
#include <flint/arf.h>
#include <flint/bernoulli.h>
#include <flint/fmpz_mpoly_q.h>
#include <flint/mag.h>
#else
#include <acb.h>
#include <acb_calc.h>
#include <acb_hypgeom.h>
#include <acb_poly.h>
#include <arb.h>
#include <arb_hypgeom.h>
#include <bernoulli.h>
#include <calcium/fmpz_mpoly_q.h>
#endif

#include "CNumerics.h"

/// Reads an argument as FLINT's integer. Pair with `end_integer`.
static inline void begin_integer(fmpz_t f, cn_integer a) {
  if (a.big)
    *f = (fmpz)a.word;
  else
    fmpz_init_set_si(f, a.word);
}

static inline void end_integer(fmpz_t f, cn_integer a) {
  if (!a.big) fmpz_clear(f);
}

/// Hands a temporary over to the caller as a result.
static inline cn_integer take_integer(fmpz_t f) {
  cn_integer r;
  if (fmpz_fits_si(f)) {
    r.word = fmpz_get_si(f);
    r.big = 0;
    fmpz_clear(f);
  } else {
    r.word = (long)*f;
    r.big = 1;
  }
  return r;
}

/// A copy for the caller of an integer that stays where it is.
static inline cn_integer copy_integer(const fmpz_t f) {
  fmpz_t t;
  fmpz_init_set(t, f);
  return take_integer(t);
}

static inline void begin_rational(fmpq_t f, cn_rational a) {
  begin_integer(fmpq_numref(f), a.numerator);
  begin_integer(fmpq_denref(f), a.denominator);
}

static inline void end_rational(fmpq_t f, cn_rational a) {
  end_integer(fmpq_numref(f), a.numerator);
  end_integer(fmpq_denref(f), a.denominator);
}

static inline cn_rational take_rational(fmpq_t f) {
  cn_rational r;
  r.numerator = take_integer(fmpq_numref(f));
  r.denominator = take_integer(fmpq_denref(f));
  return r;
}

#endif
