// Whether the libraries that this target stands on are installed. Without them every source but one is empty, so that
// the one thing the compiler has to say is what requirements.c says.
#pragma once

#if __has_include(<gmp.h>) && __has_include(<mpfr.h>) && __has_include(<lapacke.h>) && \
    __has_include(<arpack/arpack.h>) &&                                             \
    __has_include(<flint/flint.h>) &&                                               \
    (__has_include(<flint/fmpz_mpoly_q.h>) || (__has_include(<arb.h>) && __has_include(<calcium/fmpz_mpoly_q.h>)))
#define CN_HAS_LIBRARIES 1
#else
#define CN_HAS_LIBRARIES 0
#endif

// FLINT 3 has Arb's headers in its own folder, FLINT 2 does not.
#if __has_include(<flint/arb.h>)
#define CN_FLINT 3
#else
#define CN_FLINT 2
#endif
