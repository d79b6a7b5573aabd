#include "polynomial_types.h"

#if CN_HAS_LIBRARIES

#include <flint/nmod.h>
#include <flint/nmod_poly.h>

// A prime of one word, and terms and degrees beyond which an image costs more than it saves.
#define IMAGE_PRIME 2305843009213693951UL
#define IMAGE_TERMS 100000
#define IMAGE_DEGREE 64

/// Images in one variable after another, at one point for all the others.
typedef struct {
  slong variables;
  const slong *degrees;
  /// powers[first[v] + e] = xᵥᵉ
  const ulong *powers;
  const slong *first;
  nmod_t modulus;
} image_point;

/// images[first[v] + e] = the coefficient of xᵥᵉ, the other variables at the point.
static void add_images(ulong *images, const fmpz_mpoly_t p, const image_point *at, ulong *room, const cn_ring *ring) {
  slong n = at->variables;
  ulong *exponents = room, *before = room + n, *value = before + n;
  for (slong i = 0; i < p->length; i++) {
    fmpz_mpoly_get_term_exp_ui(exponents, p, i, Z(ring));
    // The product of all factors but one, as the product of those before it and those after it.
    ulong product = fmpz_fdiv_ui(p->coeffs + i, IMAGE_PRIME);
    for (slong v = 0; v < n; v++) {
      before[v] = product;
      value[v] = at->powers[at->first[v] + (slong)exponents[v]];
      if (exponents[v] != 0) product = nmod_mul(product, value[v], at->modulus);
    }
    ulong after = 1;
    for (slong v = n - 1; v >= 0; v--) {
      ulong *place = images + at->first[v] + (slong)exponents[v];
      ulong others = exponents[v] == 0 ? product : nmod_mul(before[v], after, at->modulus);
      *place = nmod_add(*place, others, at->modulus);
      if (exponents[v] != 0) after = nmod_mul(after, value[v], at->modulus);
    }
  }
}

static int common_degree(const ulong *a, slong a_degree, const ulong *b, slong b_degree, nmod_t modulus) {
  nmod_poly_t f, g;
  nmod_poly_init_mod(f, modulus);
  nmod_poly_init_mod(g, modulus);
  for (slong e = a_degree; e >= 0; e--) nmod_poly_set_coeff_ui(f, e, a[e]);
  for (slong e = b_degree; e >= 0; e--) nmod_poly_set_coeff_ui(g, e, b[e]);
  nmod_poly_gcd(f, f, g);
  int degree = (int)nmod_poly_degree(f);
  nmod_poly_clear(f);
  nmod_poly_clear(g);
  return degree;
}

int cn_mpoly_certainly_coprime(const fmpz_mpoly_t a, const fmpz_mpoly_t b, const cn_ring *ring) {
  // A common factor of degree d > 0 in v has an image of degree d that divides both images, unless the leading coefficients
  // in v of both vanish at the point. So an image of the gcd of degree 0 proves d = 0.
  if (a->length > IMAGE_TERMS || b->length > IMAGE_TERMS || a->length < 2 || b->length < 2) return 0;
  slong n = fmpz_mpoly_ctx_nvars(Z(ring));
  if (!fmpz_mpoly_degrees_fit_si(a, Z(ring)) || !fmpz_mpoly_degrees_fit_si(b, Z(ring))) return 0;
  slong *degrees = flint_malloc((size_t)(4 * n) * sizeof(slong));
  slong *a_degrees = degrees + n, *b_degrees = a_degrees + n, *first = b_degrees + n, total = 0;
  fmpz_mpoly_degrees_si(a_degrees, a, Z(ring));
  fmpz_mpoly_degrees_si(b_degrees, b, Z(ring));
  int coprime = 1;
  for (slong v = 0; v < n; v++) {
    degrees[v] = a_degrees[v] > b_degrees[v] ? a_degrees[v] : b_degrees[v];
    if (degrees[v] > IMAGE_DEGREE) coprime = 0;
    first[v] = total;
    total += degrees[v] + 1;
  }
  if (coprime) {
    ulong *words = flint_calloc((size_t)(3 * total + 3 * n), sizeof(ulong));
    ulong *powers = words, *a_images = powers + total, *b_images = a_images + total, *room = b_images + total;
    image_point at = {.variables = n, .degrees = degrees, .powers = powers, .first = first};
    nmod_init(&at.modulus, IMAGE_PRIME);
    ulong state = 0x9e3779b97f4a7c15UL;
    for (slong v = 0; v < n; v++) {
      state = (state ^ (state >> 29)) * 0xbf58476d1ce4e5b9UL + (ulong)v;
      ulong x = state % (IMAGE_PRIME - 1) + 1;
      powers[first[v]] = 1;
      for (slong e = 1; e <= degrees[v]; e++) powers[first[v] + e] = nmod_mul(powers[first[v] + e - 1], x, at.modulus);
    }
    add_images(a_images, a, &at, room, ring);
    add_images(b_images, b, &at, room, ring);
    for (slong v = 0; v < n && coprime; v++) {
      slong d = a_degrees[v], e = b_degrees[v];
      if (d == 0 || e == 0) continue;
      const ulong *f = a_images + first[v], *g = b_images + first[v];
      if (f[d] == 0 && g[e] == 0)
        coprime = 0;
      else if (d == 1 && e == 1)
        coprime = nmod_mul(f[0], g[1], at.modulus) != nmod_mul(f[1], g[0], at.modulus);
      else
        coprime = common_degree(f, d, g, e, at.modulus) == 0;
    }
    flint_free(words);
  }
  flint_free(degrees);
  return coprime;
}

#endif
