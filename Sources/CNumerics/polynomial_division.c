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

/// A divisor ±xᵥᵈ + rest whose rest is free of xᵥ: what defines a root, a sine or the imaginary unit.
typedef struct {
  slong variable;
  slong degree;
  int sign;
  fmpz_mpoly_struct rest;
} radical;

/// The rest borrows the divisor's terms.
static int read_radical(radical *result, const fmpz_mpoly_struct *divisor, const cn_ring *ring) {
  slong n = fmpz_mpoly_ctx_nvars(Z(ring)), found = 0;
  if (!fmpz_is_pm1(divisor->coeffs) || divisor->bits > FLINT_BITS) return 0;
  for (slong v = 0; v < n; v++) {
    ulong e = fmpz_mpoly_get_term_var_exp_ui(divisor, 0, v, Z(ring));
    if (e == 0) continue;
    if (e > 1UL << 20) return 0;
    found++;
    result->variable = v;
    result->degree = (slong)e;
  }
  if (found != 1) return 0;
  result->sign = fmpz_sgn(divisor->coeffs);
  result->rest = *divisor;
  result->rest.coeffs += 1;
  result->rest.exps += mpoly_words_per_exp(divisor->bits, Z(ring)->minfo);
  result->rest.length -= 1;
  for (slong i = 1; i < divisor->length; i++)
    if (fmpz_mpoly_get_term_var_exp_ui(divisor, i, result->variable, Z(ring)) != 0) return 0;
  return 1;
}

/// p = high·xᵥᵈ + low, with low of lower degree in xᵥ. Dividing by a power keeps the order of the terms.
static void split(fmpz_mpoly_t high, fmpz_mpoly_t low, const fmpz_mpoly_t p, const radical *by, const cn_ring *ring) {
  slong words = mpoly_words_per_exp_sp(p->bits, Z(ring)->minfo), offset, shift, h = 0, l = 0;
  ulong stack[8], *one = words <= 8 ? stack : flint_malloc((size_t)words * sizeof(ulong));
  mpoly_gen_monomial_offset_shift_sp(one, &offset, &shift, by->variable, p->bits, Z(ring)->minfo);
  for (slong j = 0; j < words; j++) one[j] *= (ulong)by->degree;
  ulong mask = ~0UL >> (FLINT_BITS - p->bits);
  fmpz_mpoly_fit_length_reset_bits(high, p->length, p->bits, Z(ring));
  fmpz_mpoly_fit_length_reset_bits(low, p->length, p->bits, Z(ring));
  for (slong i = 0; i < p->length; i++) {
    const ulong *exponents = p->exps + words * i;
    if ((slong)((exponents[offset] >> shift) & mask) >= by->degree) {
      fmpz_set(high->coeffs + h, p->coeffs + i);
      for (slong j = 0; j < words; j++) high->exps[words * h + j] = exponents[j] - one[j];
      h++;
    } else {
      fmpz_set(low->coeffs + l, p->coeffs + i);
      for (slong j = 0; j < words; j++) low->exps[words * l + j] = exponents[j];
      l++;
    }
  }
  _fmpz_mpoly_set_length(high, h, Z(ring));
  _fmpz_mpoly_set_length(low, l, Z(ring));
  if (one != stack) flint_free(one);
}

/// Replaces xᵥᵈ by what the divisors say, where they are radicals and the degrees low: a few sums instead of a division. Returns 0
/// where the division is needed.
static int reduce_by_radicals(fmpz_mpoly_t r, const fmpz_mpoly_t p, fmpz_mpoly_struct *const *divisors, long count,
                              const cn_ring *ring) {
  if (count > 16 || p->bits > FLINT_BITS) return 0;
  radical radicals[16];
  for (long i = 0; i < count; i++) {
    if (!read_radical(radicals + i, divisors[i], ring)) return 0;
    // Powers of different variables make a Gröbner basis, so that the order of the steps does not matter.
    for (long j = 0; j < i; j++)
      if (radicals[j].variable == radicals[i].variable) return 0;
    if (fmpz_mpoly_degree_si(p, radicals[i].variable, Z(ring)) >= 8 * radicals[i].degree) return 0;
  }
  fmpz_mpoly_t high, low;
  fmpz_mpoly_init(high, Z(ring));
  fmpz_mpoly_init(low, Z(ring));
  fmpz_mpoly_set(r, p, Z(ring));
  // A divisor's rest may hold the variables of others, so that another round follows each change.
  int done = 0;
  for (int round = 0; round < 32 && !done && r->bits <= FLINT_BITS; round++) {
    done = 1;
    for (long i = 0; i < count && r->bits <= FLINT_BITS; i++) {
      if (fmpz_mpoly_degree_si(r, radicals[i].variable, Z(ring)) < radicals[i].degree) continue;
      done = 0;
      split(high, low, r, radicals + i, ring);
      // Term by term while the rest is short, as that of a sine or a square root of a number is.
      fmpz_mpoly_struct term = radicals[i].rest;
      slong rest = term.length, step = rest <= 3 ? 1 : rest;
      slong words = mpoly_words_per_exp(term.bits, Z(ring)->minfo);
      fmpz_mpoly_swap(r, low, Z(ring));
      for (slong k = 0; k < rest; k += step, term.coeffs += step, term.exps += words * step) {
        term.length = step;
        cn_mpoly_multiply(low, high, &term, ring);
        if (radicals[i].sign > 0)
          fmpz_mpoly_sub(r, r, low, Z(ring));
        else
          fmpz_mpoly_add(r, r, low, Z(ring));
      }
    }
  }
  fmpz_mpoly_clear(high, Z(ring));
  fmpz_mpoly_clear(low, Z(ring));
  return done;
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
  if (monic && reduce_by_radicals(t.z, p->z, b, count, ring)) {
    fmpz_set(t.d, p->d);
  } else if (monic) {
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
