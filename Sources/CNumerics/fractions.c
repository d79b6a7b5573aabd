#include "polynomial_types.h"

#if CN_HAS_LIBRARIES

void cn_fraction_init(cn_fraction *f, const cn_ring *ring) { fmpz_mpoly_q_init(f->f, Z(ring)); }

void cn_fraction_give_up(cn_fraction *f, const cn_ring *ring) {
  cn_fraction_init(f, ring);
  fmpz_mpoly_q_one(f->f, Z(ring));
}

void cn_fraction_clear(cn_fraction *f, const cn_ring *ring) { fmpz_mpoly_q_clear(f->f, Z(ring)); }

void cn_fraction_set_rational(cn_fraction *r, cn_rational value, const cn_ring *ring) {
  fmpq_t v;
  begin_rational(v, value);
  fmpz_mpoly_q_set_fmpq(r->f, v, Z(ring));
  end_rational(v, value);
}

void cn_fraction_set_polynomial(cn_fraction *r, const cn_polynomial *p, const cn_ring *ring) {
  fmpz_mpoly_set(NUMERATOR(r), p->z, Z(ring));
  fmpz_mpoly_set_fmpz(DENOMINATOR(r), p->d, Z(ring));
}

/// Takes the common integer out of coprime polynomials and makes the leading coefficient below positive.
static void settle_integers(cn_fraction *r, const cn_ring *ring) {
  fmpz_t above, below;
  fmpz_init(above);
  fmpz_init(below);
  _fmpz_vec_content(below, DENOMINATOR(r)->coeffs, DENOMINATOR(r)->length);
  if (!fmpz_is_one(below)) {
    _fmpz_vec_content(above, NUMERATOR(r)->coeffs, NUMERATOR(r)->length);
    fmpz_gcd(below, below, above);
  }
  if (fmpz_sgn(DENOMINATOR(r)->coeffs) < 0) fmpz_neg(below, below);
  if (!fmpz_is_one(below)) {
    fmpz_mpoly_scalar_divexact_fmpz(NUMERATOR(r), NUMERATOR(r), below, Z(ring));
    fmpz_mpoly_scalar_divexact_fmpz(DENOMINATOR(r), DENOMINATOR(r), below, Z(ring));
  }
  fmpz_clear(above);
  fmpz_clear(below);
}

static void set_quotient(cn_fraction *r, const cn_polynomial *p, const cn_polynomial *q, const cn_ring *ring) {
  if (cn_polynomial_is_one(q, ring)) {
    cn_fraction_set_polynomial(r, p, ring);
    return;
  }
  fmpz_mpoly_scalar_mul_fmpz(NUMERATOR(r), p->z, q->d, Z(ring));
  fmpz_mpoly_scalar_mul_fmpz(DENOMINATOR(r), q->z, p->d, Z(ring));
  if (cn_mpoly_certainly_coprime(NUMERATOR(r), DENOMINATOR(r), ring))
    settle_integers(r, ring);
  else
    fmpz_mpoly_q_canonicalise(r->f, Z(ring));
}

void cn_fraction_set_quotient(cn_fraction *r, const cn_polynomial *p, const cn_polynomial *q, const cn_ring *ring) {
  CN_LIMITED(set_quotient(r, p, q, ring), cn_fraction_give_up(r, ring));
}

void cn_fraction_numerator(cn_polynomial *r, const cn_fraction *f, const cn_ring *ring) {
  fmpz_mpoly_set(r->z, NUMERATOR(f), Z(ring));
  fmpz_one(r->d);
}

void cn_fraction_denominator(cn_polynomial *r, const cn_fraction *f, const cn_ring *ring) {
  fmpz_mpoly_set(r->z, DENOMINATOR(f), Z(ring));
  fmpz_one(r->d);
}

int cn_fraction_polynomial(cn_polynomial *r, const cn_fraction *f, const cn_ring *ring) {
  if (!cn_fraction_is_polynomial(f, ring)) return 0;
  fmpz_mpoly_set(r->z, NUMERATOR(f), Z(ring));
  fmpz_set(r->d, DENOMINATOR(f)->coeffs);
  return 1;
}

int cn_fraction_has_denominator(const cn_fraction *f, const cn_ring *ring) {
  return !fmpz_mpoly_is_one(DENOMINATOR(f), Z(ring));
}

long cn_fraction_numerator_length(const cn_fraction *f) { return NUMERATOR(f)->length; }

long cn_fraction_denominator_length(const cn_fraction *f) { return DENOMINATOR(f)->length; }

static long degree(const fmpz_mpoly_t p, long variable, const cn_ring *ring) {
  if (fmpz_mpoly_is_fmpz(p, Z(ring))) return fmpz_mpoly_is_zero(p, Z(ring)) ? -1 : 0;
  return fmpz_mpoly_degrees_fit_si(p, Z(ring)) ? fmpz_mpoly_degree_si(p, variable, Z(ring)) : WORD_MAX;
}

void cn_fraction_degrees(long degrees[2], const cn_fraction *f, long variable, const cn_ring *ring) {
  degrees[0] = degree(NUMERATOR(f), variable, ring);
  degrees[1] = degree(DENOMINATOR(f), variable, ring);
}

int cn_fraction_is_zero(const cn_fraction *f, const cn_ring *ring) { return fmpz_mpoly_q_is_zero(f->f, Z(ring)); }

int cn_fraction_is_one(const cn_fraction *f, const cn_ring *ring) { return fmpz_mpoly_q_is_one(f->f, Z(ring)); }

int cn_fraction_is_polynomial(const cn_fraction *f, const cn_ring *ring) {
  return fmpz_mpoly_is_fmpz(DENOMINATOR(f), Z(ring));
}

int cn_fraction_is_constant(const cn_fraction *f, const cn_ring *ring) { return fmpz_mpoly_q_is_fmpq(f->f, Z(ring)); }

int cn_fraction_equal(const cn_fraction *f, const cn_fraction *g, const cn_ring *ring) {
  return fmpz_mpoly_q_equal(f->f, g->f, Z(ring));
}

unsigned long cn_fraction_digest(const cn_fraction *f, const cn_ring *ring) {
  return cn_mpoly_digest(NUMERATOR(f), ring) * 31 + cn_mpoly_digest(DENOMINATOR(f), ring);
}

void cn_fraction_negate(cn_fraction *r, const cn_fraction *f, const cn_ring *ring) {
  fmpz_mpoly_q_neg(r->f, f->f, Z(ring));
}

void cn_fraction_invert(cn_fraction *r, const cn_fraction *f, const cn_ring *ring) {
  fmpz_mpoly_q_inv(r->f, f->f, Z(ring));
}

void cn_fraction_scale(cn_fraction *r, const cn_fraction *f, cn_rational factor, const cn_ring *ring) {
  fmpq_t c;
  begin_rational(c, factor);
  fmpz_mpoly_q_mul_fmpq(r->f, f->f, c, Z(ring));
  end_rational(c, factor);
}

static int power(cn_fraction *r, const cn_fraction *f, unsigned long n, const cn_ring *ring) {
  // Powers of coprime polynomials are coprime.
  return fmpz_mpoly_pow_ui(NUMERATOR(r), NUMERATOR(f), n, Z(ring)) &&
         fmpz_mpoly_pow_ui(DENOMINATOR(r), DENOMINATOR(f), n, Z(ring));
}

int cn_fraction_power(cn_fraction *r, const cn_fraction *f, unsigned long n, const cn_ring *ring) {
  int done;
  CN_LIMITED(done = power(r, f, n, ring), (cn_fraction_give_up(r, ring), done = 1));
  return done;
}

static void derivative(cn_fraction *r, const cn_fraction *f, long variable, const cn_ring *ring) {
  const fmpz_mpoly_struct *n = NUMERATOR(f), *d = DENOMINATOR(f);
  fmpz_mpoly_t dn, dd, g, a, b;
  fmpz_mpoly_init(dn, Z(ring));
  fmpz_mpoly_init(dd, Z(ring));
  fmpz_mpoly_init(g, Z(ring));
  fmpz_mpoly_init(a, Z(ring));
  fmpz_mpoly_init(b, Z(ring));
  fmpz_mpoly_derivative(dn, n, variable, Z(ring));
  fmpz_mpoly_derivative(dd, d, variable, Z(ring));
  if (fmpz_mpoly_is_zero(dd, Z(ring))) {
    fmpz_mpoly_set(DENOMINATOR(r), d, Z(ring));
    fmpz_mpoly_swap(NUMERATOR(r), dn, Z(ring));
  } else if (fmpz_mpoly_gcd_cofactors(g, a, b, d, dd, Z(ring))) {
    // With d = g·a and d' = g·b: (n/d)' = (n'·a − n·b)/(d·a), without the factor g that n'·d − n·d' has.
    cn_mpoly_multiply(dn, dn, a, ring);
    cn_mpoly_multiply(b, n, b, ring);
    cn_mpoly_multiply(a, d, a, ring);
    fmpz_mpoly_sub(NUMERATOR(r), dn, b, Z(ring));
    fmpz_mpoly_swap(DENOMINATOR(r), a, Z(ring));
  } else {
    cn_mpoly_multiply(dn, dn, d, ring);
    cn_mpoly_multiply(b, n, dd, ring);
    cn_mpoly_multiply(a, d, d, ring);
    fmpz_mpoly_sub(NUMERATOR(r), dn, b, Z(ring));
    fmpz_mpoly_swap(DENOMINATOR(r), a, Z(ring));
  }
  fmpz_mpoly_q_canonicalise(r->f, Z(ring));
  fmpz_mpoly_clear(dn, Z(ring));
  fmpz_mpoly_clear(dd, Z(ring));
  fmpz_mpoly_clear(g, Z(ring));
  fmpz_mpoly_clear(a, Z(ring));
  fmpz_mpoly_clear(b, Z(ring));
}

void cn_fraction_derivative(cn_fraction *r, const cn_fraction *f, long variable, const cn_ring *ring) {
  CN_LIMITED(derivative(r, f, variable, ring), cn_fraction_give_up(r, ring));
}

/// p(n/d)·∏dᵢ^(degrees of p) for substitutes nᵢ/dᵢ: p made homogeneous in 2n variables and composed once, so that no
/// fraction is reduced on the way.
static int compose_homogeneous(fmpz_mpoly_t r, const fmpz_mpoly_t p, const slong *degrees,
                               fmpz_mpoly_struct *const *substitutes, slong n, const cn_ring *ring,
                               const fmpz_mpoly_ctx_t pairs, const cn_ring *target) {
  fmpz_mpoly_t h;
  ulong *exponents = flint_malloc((size_t)(2 * n) * sizeof(ulong));
  fmpz_mpoly_init(h, pairs);
  fmpz_mpoly_fit_length(h, p->length, pairs);
  for (slong t = 0; t < p->length; t++) {
    fmpz_mpoly_get_term_exp_ui(exponents, p, t, Z(ring));
    for (slong i = 0; i < n; i++) {
      // An exponent of a denominator 1 would only blow the sparse polynomial up.
      int trivial = fmpz_mpoly_is_one(substitutes[n + i], Z(target));
      exponents[n + i] = trivial ? 0 : (ulong)degrees[i] - exponents[i];
    }
    fmpz_mpoly_push_term_fmpz_ui(h, p->coeffs + t, exponents, pairs);
  }
  fmpz_mpoly_sort_terms(h, pairs);
  int done = fmpz_mpoly_compose_fmpz_mpoly(r, h, (fmpz_mpoly_struct *const *)substitutes, pairs, Z(target));
  fmpz_mpoly_clear(h, pairs);
  flint_free(exponents);
  return done;
}

static int compose(cn_fraction *r, const cn_fraction *f, const cn_fraction *const *values, const cn_ring *ring,
                        const cn_ring *target) {
  slong n = fmpz_mpoly_ctx_nvars(Z(ring));
  slong *above = flint_malloc((size_t)n * sizeof(slong)), *below = flint_malloc((size_t)n * sizeof(slong));
  fmpz_mpoly_struct **substitutes = flint_malloc((size_t)(2 * n) * sizeof(*substitutes));
  for (slong i = 0; i < n; i++) {
    substitutes[i] = NUMERATOR(values[i]);
    substitutes[n + i] = DENOMINATOR(values[i]);
  }
  fmpz_mpoly_ctx_t pairs;
  fmpz_mpoly_ctx_init(pairs, 2 * n, ORD_LEX);
  fmpz_mpoly_t numerator, denominator, power;
  fmpz_mpoly_init(numerator, Z(target));
  fmpz_mpoly_init(denominator, Z(target));
  fmpz_mpoly_init(power, Z(target));
  fmpz_mpoly_degrees_si(above, NUMERATOR(f), Z(ring));
  fmpz_mpoly_degrees_si(below, DENOMINATOR(f), Z(ring));
  for (slong i = 0; i < n; i++)
    if (above[i] < 0) above[i] = 0;
  int result =
      compose_homogeneous(numerator, NUMERATOR(f), above, substitutes, n, ring, pairs, target) &&
      compose_homogeneous(denominator, DENOMINATOR(f), below, substitutes, n, ring, pairs, target);
  if (result && fmpz_mpoly_is_zero(denominator, Z(target))) result = -1;
  for (slong i = 0; i < n && result == 1; i++) {
    slong excess = below[i] - above[i];
    if (excess == 0 || fmpz_mpoly_is_one(substitutes[n + i], Z(target))) continue;
    result = fmpz_mpoly_pow_ui(power, substitutes[n + i], (ulong)(excess < 0 ? -excess : excess), Z(target));
    fmpz_mpoly_struct *side = excess > 0 ? numerator : denominator;
    if (result) cn_mpoly_multiply(side, side, power, target);
  }
  if (result == 1) {
    fmpz_mpoly_swap(NUMERATOR(r), numerator, Z(target));
    fmpz_mpoly_swap(DENOMINATOR(r), denominator, Z(target));
    fmpz_mpoly_q_canonicalise(r->f, Z(target));
  }
  fmpz_mpoly_clear(numerator, Z(target));
  fmpz_mpoly_clear(denominator, Z(target));
  fmpz_mpoly_clear(power, Z(target));
  fmpz_mpoly_ctx_clear(pairs);
  flint_free(substitutes);
  flint_free(above);
  flint_free(below);
  return result;
}

int cn_fraction_compose(cn_fraction *r, const cn_fraction *f, const cn_fraction *const *values, const cn_ring *ring,
                        const cn_ring *target) {
  int done;
  CN_LIMITED(done = compose(r, f, values, ring, target), (cn_fraction_give_up(r, target), done = 1));
  return done;
}

#endif
