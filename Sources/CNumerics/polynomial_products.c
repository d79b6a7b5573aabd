// Products of long polynomials, in pieces.
//
// FLINT multiplies sparse polynomials with a heap and may ask for no memory for as long as the product takes, so that nobody
// looks at the clock. Where a limit is in force, long operands are halved until a piece takes a tenth of a second.

#include "polynomial_types.h"

#if CN_HAS_LIBRARIES

/// The places of a dense product: what FLINT needs at once where few of them are empty.
static double box(const fmpz_mpoly_t a, const fmpz_mpoly_t b, const cn_ring *ring) {
  slong variables = fmpz_mpoly_ctx_nvars(Z(ring));
  double places = 1;
  for (slong v = 0; v < variables && places < 1e18; v++) {
    places *= (double)fmpz_mpoly_degree_si(a, v, Z(ring)) + (double)fmpz_mpoly_degree_si(b, v, Z(ring)) + 1;
  }
  return places;
}

/// The terms of p from `first` on, in p's storage.
static fmpz_mpoly_struct part(const fmpz_mpoly_t p, slong first, slong length, const cn_ring *ring) {
  slong words = mpoly_words_per_exp(p->bits, Z(ring)->minfo);
  fmpz_mpoly_struct result = {p->coeffs + first, p->exps + words * first, length, length, p->bits};
  return result;
}

static void in_pieces(fmpz_mpoly_t r, const fmpz_mpoly_t a, const fmpz_mpoly_t b, const cn_ring *ring) {
  if (a->length < b->length) {
    in_pieces(r, b, a, ring);
    return;
  }
  cn_work_look();
  if ((double)a->length * (double)b->length <= CN_PIECE) {
    fmpz_mpoly_mul(r, a, b, Z(ring));
    return;
  }
  slong half = a->length / 2;
  fmpz_mpoly_struct high = part(a, 0, half, ring), low = part(a, half, a->length - half, ring);
  fmpz_mpoly_t above, below;
  fmpz_mpoly_init(above, Z(ring));
  fmpz_mpoly_init(below, Z(ring));
  in_pieces(above, &high, b, ring);
  in_pieces(below, &low, b, ring);
  fmpz_mpoly_add(r, above, below, Z(ring));
  fmpz_mpoly_clear(above, Z(ring));
  fmpz_mpoly_clear(below, Z(ring));
}

void cn_mpoly_multiply(fmpz_mpoly_t r, const fmpz_mpoly_t a, const fmpz_mpoly_t b, const cn_ring *ring) {
  double products = (double)a->length * (double)b->length;
  if (products <= CN_PIECE || !cn_work_here.armed || !fmpz_mpoly_degrees_fit_si(a, Z(ring)) ||
      !fmpz_mpoly_degrees_fit_si(b, Z(ring)) || box(a, b, ring) < products / 4) {
    fmpz_mpoly_mul(r, a, b, Z(ring));
  } else {
    in_pieces(r, a, b, ring);
  }
}

#endif
