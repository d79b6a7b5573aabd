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

/// Whether FLINT would add up the product in an array of all places, four times as fast as with a heap. In graded orders it would
/// need more room; those products are halved as if they were sparse.
static int fits_array(double places, double products, const fmpz_mpoly_t a, const fmpz_mpoly_t b, const cn_ring *ring) {
  slong variables = fmpz_mpoly_ctx_nvars(Z(ring));
  return fmpz_mpoly_ctx_ord(Z(ring)) == ORD_LEX && variables > 1 && variables < 8 &&
         mpoly_words_per_exp(a->bits, Z(ring)->minfo) == 1 && mpoly_words_per_exp(b->bits, Z(ring)->minfo) == 1 &&
         places <= 5e7 && places < 10 * products;
}

/// The terms of p from `first` on, in p's storage.
static fmpz_mpoly_struct part(const fmpz_mpoly_t p, slong first, slong length, const cn_ring *ring) {
  slong words = mpoly_words_per_exp(p->bits, Z(ring)->minfo);
  fmpz_mpoly_struct result = {p->coeffs + first, p->exps + words * first, length, length, p->bits};
  return result;
}

static void in_pieces(fmpz_mpoly_t r, const fmpz_mpoly_t a, const fmpz_mpoly_t b, double piece, const cn_ring *ring) {
  if (a->length < b->length) {
    in_pieces(r, b, a, piece, ring);
    return;
  }
  cn_work_look();
  if ((double)a->length * (double)b->length <= piece) {
    fmpz_mpoly_mul(r, a, b, Z(ring));
    return;
  }
  slong half = a->length / 2;
  fmpz_mpoly_struct high = part(a, 0, half, ring), low = part(a, half, a->length - half, ring);
  fmpz_mpoly_t above, below;
  fmpz_mpoly_init(above, Z(ring));
  fmpz_mpoly_init(below, Z(ring));
  in_pieces(above, &high, b, piece, ring);
  in_pieces(below, &low, b, piece, ring);
  fmpz_mpoly_add(r, above, below, Z(ring));
  fmpz_mpoly_clear(above, Z(ring));
  fmpz_mpoly_clear(below, Z(ring));
}

void cn_mpoly_multiply(fmpz_mpoly_t r, const fmpz_mpoly_t a, const fmpz_mpoly_t b, const cn_ring *ring) {
  double products = (double)a->length * (double)b->length;
  if (products <= CN_PIECE || !cn_work_here.armed || !fmpz_mpoly_degrees_fit_si(a, Z(ring)) ||
      !fmpz_mpoly_degrees_fit_si(b, Z(ring))) {
    fmpz_mpoly_mul(r, a, b, Z(ring));
    return;
  }
  double places = box(a, b, ring);
  int array = fits_array(places, products, a, b, ring);
  // FLINT's own bounds, below which it makes the product of polynomials in one variable instead.
  if (places < products / (array ? 128 : 32)) {
    fmpz_mpoly_mul(r, a, b, Z(ring));
  } else {
    in_pieces(r, a, b, array ? 10 * CN_PIECE : CN_PIECE, ring);
  }
}

#endif
