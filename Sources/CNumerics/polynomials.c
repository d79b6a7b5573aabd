#include <math.h>

#include "polynomial_types.h"

#if CN_HAS_LIBRARIES

cn_ring *cn_ring_new(long variables, int order) {
  cn_ring *ring = flint_malloc(sizeof(cn_ring));
  fmpq_mpoly_ctx_init(ring->q, variables, order == 0 ? ORD_LEX : ORD_DEGREVLEX);
  return ring;
}

void cn_ring_free(cn_ring *ring) {
  fmpq_mpoly_ctx_clear(ring->q);
  flint_free(ring);
}

void cn_polynomial_init(cn_polynomial *p, const cn_ring *ring) {
  fmpz_mpoly_init(p->z, Z(ring));
  fmpz_init_set_ui(p->d, 1);
}

void cn_polynomial_give_up(cn_polynomial *p, const cn_ring *ring) {
  cn_polynomial_init(p, ring);
  fmpz_mpoly_one(p->z, Z(ring));
}

void cn_polynomial_clear(cn_polynomial *p, const cn_ring *ring) {
  fmpz_mpoly_clear(p->z, Z(ring));
  fmpz_clear(p->d);
}

void cn_polynomial_set(cn_polynomial *r, const cn_polynomial *p, const cn_ring *ring) {
  fmpz_mpoly_set(r->z, p->z, Z(ring));
  fmpz_set(r->d, p->d);
}

void cn_polynomial_canonicalise(cn_polynomial *p, const cn_ring *ring) {
  if (fmpz_is_one(p->d)) return;
  if (fmpz_mpoly_is_zero(p->z, Z(ring))) {
    fmpz_one(p->d);
    return;
  }
  fmpz_t g;
  fmpz_init_set(g, p->d);
  for (slong i = p->z->length - 1; i >= 0 && !fmpz_is_one(g); i--) fmpz_gcd(g, g, p->z->coeffs + i);
  if (!fmpz_is_one(g)) {
    fmpz_mpoly_scalar_divexact_fmpz(p->z, p->z, g, Z(ring));
    fmpz_divexact(p->d, p->d, g);
  }
  fmpz_clear(g);
}

void cn_polynomial_set_rational(cn_polynomial *r, cn_rational value, const cn_ring *ring) {
  fmpq_t v;
  begin_rational(v, value);
  fmpz_mpoly_set_fmpz(r->z, fmpq_numref(v), Z(ring));
  fmpz_set(r->d, fmpq_denref(v));
  end_rational(v, value);
}

void cn_polynomial_set_generator(cn_polynomial *r, long variable, const cn_ring *ring) {
  fmpz_mpoly_gen(r->z, variable, Z(ring));
  fmpz_one(r->d);
}

void cn_polynomial_set_terms(cn_polynomial *r, const cn_rational *coefficients, const unsigned long *exponents,
                             long count, const cn_ring *ring) {
  slong n = fmpz_mpoly_ctx_nvars(Z(ring));
  fmpz_mpoly_zero(r->z, Z(ring));
  fmpz_one(r->d);
  for (long i = 0; i < count; i++) {
    cn_integer denominator = coefficients[i].denominator;
    if (!denominator.big && denominator.word == 1) continue;
    fmpz_t d;
    begin_integer(d, denominator);
    fmpz_lcm(r->d, r->d, d);
    end_integer(d, denominator);
  }
  int integral = fmpz_is_one(r->d);
  fmpz_t c;
  fmpz_init(c);
  fmpz_mpoly_fit_length(r->z, count, Z(ring));
  for (long i = 0; i < count; i++) {
    fmpq_t q;
    begin_rational(q, coefficients[i]);
    if (integral) {
      fmpz_mpoly_push_term_fmpz_ui(r->z, fmpq_numref(q), exponents + i * n, Z(ring));
    } else {
      fmpz_divexact(c, r->d, fmpq_denref(q));
      fmpz_mul(c, c, fmpq_numref(q));
      fmpz_mpoly_push_term_fmpz_ui(r->z, c, exponents + i * n, Z(ring));
    }
    end_rational(q, coefficients[i]);
  }
  fmpz_clear(c);
  fmpz_mpoly_sort_terms(r->z, Z(ring));
  fmpz_mpoly_combine_like_terms(r->z, Z(ring));
  cn_polynomial_canonicalise(r, ring);
}

void cn_polynomial_add(cn_polynomial *r, const cn_polynomial *p, const cn_polynomial *q, const cn_ring *ring) {
  if (fmpz_equal(p->d, q->d)) {
    fmpz_set(r->d, p->d);
    fmpz_mpoly_add(r->z, p->z, q->z, Z(ring));
  } else {
    // p/d + q/e = (p·(e/g) + q·(d/g)) / (d·e/g)
    fmpz_t g, a, b;
    fmpz_init(g);
    fmpz_init(a);
    fmpz_init(b);
    fmpz_gcd(g, p->d, q->d);
    fmpz_divexact(a, q->d, g);
    fmpz_divexact(b, p->d, g);
    fmpz_mul(g, p->d, a);
    fmpz_mpoly_scalar_fmma(r->z, p->z, a, q->z, b, Z(ring));
    fmpz_swap(r->d, g);
    fmpz_clear(g);
    fmpz_clear(a);
    fmpz_clear(b);
  }
  cn_polynomial_canonicalise(r, ring);
}

void cn_polynomial_subtract(cn_polynomial *r, const cn_polynomial *p, const cn_polynomial *q, const cn_ring *ring) {
  if (fmpz_equal(p->d, q->d)) {
    fmpz_set(r->d, p->d);
    fmpz_mpoly_sub(r->z, p->z, q->z, Z(ring));
    cn_polynomial_canonicalise(r, ring);
    return;
  }
  cn_polynomial t;
  cn_polynomial_init(&t, ring);
  cn_polynomial_negate(&t, q, ring);
  cn_polynomial_add(r, p, &t, ring);
  cn_polynomial_clear(&t, ring);
}

static void multiply(cn_polynomial *r, const cn_polynomial *p, const cn_polynomial *q, const cn_ring *ring) {
  fmpz_mul(r->d, p->d, q->d);
  cn_mpoly_multiply(r->z, p->z, q->z, ring);
  cn_polynomial_canonicalise(r, ring);
}

void cn_polynomial_multiply(cn_polynomial *r, const cn_polynomial *p, const cn_polynomial *q, const cn_ring *ring) {
  CN_LIMITED(multiply(r, p, q, ring), cn_polynomial_give_up(r, ring));
}

void cn_polynomial_add_product(cn_polynomial *r, const cn_polynomial *p, const cn_polynomial *q, const cn_ring *ring) {
  cn_polynomial t;
  cn_polynomial_init(&t, ring);
  cn_polynomial_multiply(&t, p, q, ring);
  cn_polynomial_add(r, r, &t, ring);
  cn_polynomial_clear(&t, ring);
}

void cn_polynomial_negate(cn_polynomial *r, const cn_polynomial *p, const cn_ring *ring) {
  fmpz_mpoly_neg(r->z, p->z, Z(ring));
  fmpz_set(r->d, p->d);
}

void cn_polynomial_scale(cn_polynomial *r, const cn_polynomial *p, cn_rational factor, const cn_ring *ring) {
  fmpq_t c;
  begin_rational(c, factor);
  fmpz_mpoly_scalar_mul_fmpz(r->z, p->z, fmpq_numref(c), Z(ring));
  fmpz_mul(r->d, p->d, fmpq_denref(c));
  end_rational(c, factor);
  cn_polynomial_canonicalise(r, ring);
}

static int power(cn_polynomial *r, const cn_polynomial *p, unsigned long n, const cn_ring *ring) {
  if (!fmpz_mpoly_pow_ui(r->z, p->z, n, Z(ring))) return 0;
  fmpz_pow_ui(r->d, p->d, n);
  // No common factor arises: the content of a power is the power of the content.
  return 1;
}

int cn_polynomial_power(cn_polynomial *r, const cn_polynomial *p, unsigned long n, const cn_ring *ring) {
  int done;
  CN_LIMITED(done = power(r, p, n, ring), (cn_polynomial_give_up(r, ring), done = 1));
  return done;
}

void cn_polynomial_derivative(cn_polynomial *r, const cn_polynomial *p, long variable, const cn_ring *ring) {
  fmpz_mpoly_derivative(r->z, p->z, variable, Z(ring));
  fmpz_set(r->d, p->d);
  cn_polynomial_canonicalise(r, ring);
}

// MARK: Inspection

long cn_polynomial_length(const cn_polynomial *p) { return p->z->length; }

cn_integer cn_polynomial_denominator(const cn_polynomial *p) { return copy_integer(p->d); }

void cn_polynomial_read(const cn_polynomial *p, long first, long count, cn_integer *coefficients, long *exponents,
                        const cn_ring *ring) {
  slong n = fmpz_mpoly_ctx_nvars(Z(ring));
  for (long i = 0; i < count; i++) {
    fmpz c = p->z->coeffs[first + i];
    if (!COEFF_IS_MPZ(c)) {
      coefficients[i].word = (long)c;
      coefficients[i].big = 0;
    } else {
      coefficients[i] = copy_integer(p->z->coeffs + first + i);
    }
    if (fmpz_mpoly_term_exp_fits_si(p->z, first + i, Z(ring)))
      fmpz_mpoly_get_term_exp_si((slong *)exponents + i * n, p->z, first + i, Z(ring));
    else
      for (slong j = 0; j < n; j++) exponents[i * n + j] = WORD_MAX;
  }
}

int cn_polynomial_is_constant(const cn_polynomial *p, const cn_ring *ring) {
  return fmpz_mpoly_is_fmpz(p->z, Z(ring));
}

int cn_polynomial_is_one(const cn_polynomial *p, const cn_ring *ring) {
  return fmpz_is_one(p->d) && fmpz_mpoly_is_one(p->z, Z(ring));
}

int cn_polynomial_equal(const cn_polynomial *p, const cn_polynomial *q, const cn_ring *ring) {
  return fmpz_equal(p->d, q->d) && fmpz_mpoly_equal(p->z, q->z, Z(ring));
}

unsigned long cn_mpoly_digest(const fmpz_mpoly_t z, const cn_ring *ring) {
  // FLINT may pack the exponents of equal polynomials into fields of different widths, so they are unpacked; sixteen
  // terms from both ends tell polynomials apart well enough.
  slong n = fmpz_mpoly_ctx_nvars(Z(ring));
  unsigned long h = (unsigned long)z->length * 0x9e3779b97f4a7c15UL;
  ulong stack[64];
  ulong *exponents = n <= 64 ? stack : flint_malloc((size_t)n * sizeof(ulong));
  for (slong k = 0; k < z->length && k < 16; k++) {
    slong i = (k & 1) ? z->length - 1 - k / 2 : k / 2;
    h ^= cn_integer_digest((cn_integer){(long)z->coeffs[i], COEFF_IS_MPZ(z->coeffs[i])});
    h *= 0xff51afd7ed558ccdUL;
    if (fmpz_mpoly_term_exp_fits_ui(z, i, Z(ring))) {
      fmpz_mpoly_get_term_exp_ui(exponents, z, i, Z(ring));
      for (slong j = 0; j < n; j++) {
        h = (h ^ exponents[j]) * 0xc4ceb9fe1a85ec53UL;
        h ^= h >> 29;
      }
    }
  }
  if (exponents != stack) flint_free(exponents);
  return h;
}

unsigned long cn_polynomial_digest(const cn_polynomial *p, const cn_ring *ring) {
  unsigned long h = cn_mpoly_digest(p->z, ring);
  return h * 31 + cn_integer_digest((cn_integer){(long)p->d[0], COEFF_IS_MPZ(p->d[0])});
}

long cn_polynomial_total_degree(const cn_polynomial *p, const cn_ring *ring) {
  return fmpz_mpoly_total_degree_fits_si(p->z, Z(ring)) ? fmpz_mpoly_total_degree_si(p->z, Z(ring)) : WORD_MAX;
}

long cn_polynomial_degree(const cn_polynomial *p, long variable, const cn_ring *ring) {
  return fmpz_mpoly_degrees_fit_si(p->z, Z(ring)) ? fmpz_mpoly_degree_si(p->z, variable, Z(ring)) : WORD_MAX;
}

void cn_polynomial_degrees(const cn_polynomial *p, long *degrees, const cn_ring *ring) {
  if (fmpz_mpoly_degrees_fit_si(p->z, Z(ring)))
    fmpz_mpoly_degrees_si((slong *)degrees, p->z, Z(ring));
  else
    for (slong j = 0; j < fmpz_mpoly_ctx_nvars(Z(ring)); j++) degrees[j] = WORD_MAX;
}

long cn_polynomial_bits(const cn_polynomial *p) {
  slong bits = (slong)fmpz_bits(p->d);
  for (slong i = 0; i < p->z->length; i++) {
    slong b = (slong)fmpz_bits(p->z->coeffs + i);
    if (b > bits) bits = b;
  }
  return bits;
}

cn_rational cn_polynomial_content(const cn_polynomial *p) {
  fmpq_t c;
  fmpq_init(c);
  _fmpz_vec_content(fmpq_numref(c), p->z->coeffs, p->z->length);
  fmpz_set(fmpq_denref(c), p->d);
  return take_rational(c);
}

double cn_log2_binomial(double n, double k) {
  if (k > n - k) k = n - k;
  if (k <= 0) return 0;
  // The logarithm of the gamma function loses everything to cancellation for n ≫ k, where the product is short.
  if (k <= 64) {
    double sum = 0;
    for (double i = 1; i <= k; i++) sum += log2(n - k + i) - log2(i);
    return sum;
  }
  int sign;
  return (lgamma_r(n + 1, &sign) - lgamma_r(k + 1, &sign) - lgamma_r(n - k + 1, &sign)) / M_LN2;
}

double cn_log2(double x) { return log2(x); }

#endif
