// What the storage that Swift provides for balls holds.
#pragma once

#include "flint_headers.h"

#if CN_HAS_LIBRARIES

struct cn_ball {
  arb_t x;
};

struct cn_complex_ball {
  acb_t z;
};

_Static_assert(sizeof(struct cn_ball) <= cn_ball_words * sizeof(long), "balls need more words");
_Static_assert(sizeof(struct cn_complex_ball) <= cn_complex_ball_words * sizeof(long), "balls need more words");

#endif
