// What the storage that Swift provides for polynomials and fractions holds.
#pragma once

#include "flint_headers.h"
#include "work.h"

#if CN_HAS_LIBRARIES

struct cn_ring {
  // FLINT's context over ℚ is its context over ℤ with another name.
  fmpq_mpoly_ctx_t q;
};

#define Z(ring) ((fmpz_mpoly_ctx_struct *)(ring)->q->zctx)
#define Q(ring) ((fmpq_mpoly_ctx_struct *)(ring)->q)

/// z/d with d > 0 and without a common factor of d and all coefficients of z. Polynomials with integer coefficients,
/// which are most, then cost what they cost over ℤ: FLINT's own type over ℚ takes the content out of every sum.
struct cn_polynomial {
  fmpz_mpoly_t z;
  fmpz_t d;
};

struct cn_fraction {
  fmpz_mpoly_q_t f;
};

_Static_assert(sizeof(struct cn_polynomial) <= cn_polynomial_words * sizeof(long), "polynomials need more words");
_Static_assert(sizeof(struct cn_fraction) <= cn_fraction_words * sizeof(long), "fractions need more words");

#define NUMERATOR(x) ((fmpz_mpoly_struct *)fmpz_mpoly_q_numref((fmpz_mpoly_q_struct *)(x)->f))
#define DENOMINATOR(x) ((fmpz_mpoly_struct *)fmpz_mpoly_q_denref((fmpz_mpoly_q_struct *)(x)->f))

/// Restores lowest terms after z and d have been set.
void cn_polynomial_canonicalise(cn_polynomial *p, const cn_ring *ring);
/// Puts 1 in the place of a result that was left in the middle, whose storage is lost.
void cn_polynomial_give_up(cn_polynomial *p, const cn_ring *ring);
void cn_fraction_give_up(cn_fraction *f, const cn_ring *ring);
/// 1 when the polynomials certainly have no common factor but an integer; 0 when nothing is known.
int cn_mpoly_certainly_coprime(const fmpz_mpoly_t a, const fmpz_mpoly_t b, const cn_ring *ring);
/// Products of single terms that take some tenth of a second.
#define CN_PIECE 2000000.0
/// FLINT's product, which can be left in the middle.
void cn_mpoly_multiply(fmpz_mpoly_t r, const fmpz_mpoly_t a, const fmpz_mpoly_t b, const cn_ring *ring);
unsigned long cn_mpoly_digest(const fmpz_mpoly_t z, const cn_ring *ring);

#endif
