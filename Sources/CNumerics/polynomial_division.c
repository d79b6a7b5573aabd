#include "polynomial_types.h"

#if CN_HAS_LIBRARIES

static int divide_exactly(cn_polynomial *r, const cn_polynomial *p, const cn_polynomial *q,
                                 const cn_ring *ring) {
  // By Gauss's lemma a primitive polynomial that divides over ℚ divides over ℤ.
  fmpz_t content, d;
  fmpz_mpoly_t primitive;
  fmpz_init(content);
  fmpz_init(d);
  _fmpz_vec_content(content, q->z->coeffs, q->z->length);
  fmpz_mul(d, p->d, content);
  fmpz_t scale;
  fmpz_init_set(scale, q->d);
  int divides;
  if (fmpz_is_one(content)) {
    divides = fmpz_mpoly_divides(r->z, p->z, q->z, Z(ring));
  } else {
    fmpz_mpoly_init(primitive, Z(ring));
    fmpz_mpoly_scalar_divexact_fmpz(primitive, q->z, content, Z(ring));
    divides = fmpz_mpoly_divides(r->z, p->z, primitive, Z(ring));
    fmpz_mpoly_clear(primitive, Z(ring));
  }
  if (divides) {
    if (!fmpz_is_one(scale)) fmpz_mpoly_scalar_mul_fmpz(r->z, r->z, scale, Z(ring));
    fmpz_set(r->d, d);
    cn_polynomial_canonicalise(r, ring);
  }
  fmpz_clear(content);
  fmpz_clear(d);
  fmpz_clear(scale);
  return divides;
}

int cn_polynomial_divide_exactly(cn_polynomial *r, const cn_polynomial *p, const cn_polynomial *q,
                                 const cn_ring *ring) {
  int done;
  CN_LIMITED(done = divide_exactly(r, p, q, ring), (cn_polynomial_give_up(r, ring), done = 1));
  return done;
}

static void divide(cn_polynomial *quotient, cn_polynomial *remainder, const cn_polynomial *p,
                          const cn_polynomial *q, const cn_ring *ring) {
  // scale·P = Q·B + R for p = P/d, q = B/e gives p = (Q·e/(scale·d))·q + R/(scale·d).
  fmpz_t scale;
  fmpz_init(scale);
  fmpz_mpoly_quasidivrem(scale, quotient->z, remainder->z, p->z, q->z, Z(ring));
  fmpz_mul(remainder->d, scale, p->d);
  fmpz_set(quotient->d, remainder->d);
  if (fmpz_sgn(quotient->d) < 0) {
    fmpz_neg(quotient->d, quotient->d);
    fmpz_neg(remainder->d, remainder->d);
    fmpz_mpoly_neg(quotient->z, quotient->z, Z(ring));
    fmpz_mpoly_neg(remainder->z, remainder->z, Z(ring));
  }
  fmpz_mpoly_scalar_mul_fmpz(quotient->z, quotient->z, q->d, Z(ring));
  cn_polynomial_canonicalise(quotient, ring);
  cn_polynomial_canonicalise(remainder, ring);
  fmpz_clear(scale);
}

void cn_polynomial_divide(cn_polynomial *quotient, cn_polynomial *remainder, const cn_polynomial *p,
                          const cn_polynomial *q, const cn_ring *ring) {
  CN_LIMITED(divide(quotient, remainder, p, q, ring), (cn_polynomial_give_up(quotient, ring), cn_polynomial_give_up(remainder, ring)));
}

static void reduce(cn_polynomial *r, const cn_polynomial *p, const cn_polynomial *const *divisors, long count,
                          const cn_ring *ring) {
  fmpz_mpoly_struct *quotients = flint_malloc((size_t)count * sizeof(fmpz_mpoly_struct));
  fmpz_mpoly_struct **q = flint_malloc((size_t)count * sizeof(*q));
  fmpz_mpoly_struct **b = flint_malloc((size_t)count * sizeof(*b));
  for (long i = 0; i < count; i++) {
    fmpz_mpoly_init(quotients + i, Z(ring));
    q[i] = quotients + i;
    b[i] = (fmpz_mpoly_struct *)divisors[i]->z;
  }
  cn_polynomial t;
  fmpz_t scale;
  cn_polynomial_init(&t, ring);
  fmpz_init(scale);
  int monic = 1;
  for (long i = 0; i < count && monic; i++) monic = fmpz_is_pm1(b[i]->coeffs);
  if (monic) {
    // The quotients are integral, and nothing has to be multiplied by powers of the leading coefficients.
    fmpz_mpoly_divrem_ideal(q, t.z, p->z, b, count, Z(ring));
    fmpz_set(t.d, p->d);
  } else {
    fmpz_mpoly_quasidivrem_ideal(scale, q, t.z, p->z, b, count, Z(ring));
    fmpz_mul(t.d, scale, p->d);
  }
  if (fmpz_sgn(t.d) < 0) {
    fmpz_neg(t.d, t.d);
    fmpz_mpoly_neg(t.z, t.z, Z(ring));
  }
  cn_polynomial_canonicalise(&t, ring);
  cn_polynomial swap = *r;
  *r = t;
  t = swap;
  cn_polynomial_clear(&t, ring);
  fmpz_clear(scale);
  for (long i = 0; i < count; i++) fmpz_mpoly_clear(quotients + i, Z(ring));
  flint_free(quotients);
  flint_free(q);
  flint_free(b);
}

void cn_polynomial_reduce(cn_polynomial *r, const cn_polynomial *p, const cn_polynomial *const *divisors, long count,
                          const cn_ring *ring) {
  CN_LIMITED(reduce(r, p, divisors, count, ring), cn_polynomial_give_up(r, ring));
}

static int gcd(cn_polynomial *r, const cn_polynomial *p, const cn_polynomial *q, const cn_ring *ring) {
  int found = fmpz_mpoly_gcd(r->z, p->z, q->z, Z(ring));
  if (!found) found = fmpz_mpoly_gcd_subresultant(r->z, p->z, q->z, Z(ring));
  fmpz_one(r->d);
  if (!found || fmpz_mpoly_is_zero(r->z, Z(ring))) return found;
  fmpz_t content;
  fmpz_init(content);
  _fmpz_vec_content(content, r->z->coeffs, r->z->length);
  if (fmpz_sgn(r->z->coeffs) < 0) fmpz_neg(content, content);
  if (!fmpz_is_one(content)) fmpz_mpoly_scalar_divexact_fmpz(r->z, r->z, content, Z(ring));
  fmpz_clear(content);
  return 1;
}

int cn_polynomial_gcd(cn_polynomial *r, const cn_polynomial *p, const cn_polynomial *q, const cn_ring *ring) {
  int done;
  CN_LIMITED(done = gcd(r, p, q, ring), (cn_polynomial_give_up(r, ring), done = 1));
  return done;
}

struct cn_factors {
  fmpz_mpoly_factor_t f;
  fmpq_t unit;
};

static cn_factors *factors_new(const cn_polynomial *p, int squarefree, const cn_ring *ring) {
  cn_factors *factors = flint_malloc(sizeof(cn_factors));
  fmpz_mpoly_factor_init(factors->f, Z(ring));
  fmpq_init(factors->unit);
  int found = squarefree ? fmpz_mpoly_factor_squarefree(factors->f, p->z, Z(ring))
                         : fmpz_mpoly_factor(factors->f, p->z, Z(ring));
  if (!found) {
    cn_factors_free(factors, ring);
    return NULL;
  }
  fmpz_mpoly_factor_sort(factors->f, Z(ring));
  fmpz_mpoly_factor_get_constant_fmpq(factors->unit, factors->f, Z(ring));
  fmpq_div_fmpz(factors->unit, factors->unit, p->d);
  for (slong i = 0; i < fmpz_mpoly_factor_length(factors->f, Z(ring)); i++) {
    fmpz_mpoly_struct *base = factors->f->poly + i;
    if (fmpz_sgn(base->coeffs) > 0) continue;
    fmpz_mpoly_neg(base, base, Z(ring));
    if (fmpz_is_odd(factors->f->exp + i)) fmpq_neg(factors->unit, factors->unit);
  }
  return factors;
}

cn_factors *cn_factors_new(const cn_polynomial *p, int squarefree, const cn_ring *ring) {
  cn_factors * done;
  CN_LIMITED(done = factors_new(p, squarefree, ring), done = NULL);
  return done;
}

void cn_factors_free(cn_factors *factors, const cn_ring *ring) {
  fmpz_mpoly_factor_clear(factors->f, Z(ring));
  fmpq_clear(factors->unit);
  flint_free(factors);
}

long cn_factors_count(const cn_factors *factors) { return factors->f->num; }

cn_rational cn_factors_unit(const cn_factors *factors) {
  fmpq_t u;
  fmpq_init(u);
  fmpq_set(u, factors->unit);
  return take_rational(u);
}

long cn_factors_take(cn_factors *factors, long i, cn_polynomial *r, const cn_ring *ring) {
  fmpz_mpoly_swap(r->z, factors->f->poly + i, Z(ring));
  fmpz_one(r->d);
  return fmpz_get_si(factors->f->exp + i);
}

#endif
