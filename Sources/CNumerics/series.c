#include "polynomial_types.h"
#include "work.h"

#if CN_HAS_LIBRARIES

#include <flint/fmpq_poly.h>

// MARK: Coefficients in ℚ

/// Numerators over the least common denominator.
static void read_series(fmpq_poly_t p, const cn_rational *coefficients, long count) {
  fmpq_poly_init2(p, count);
  fmpz *numerators = fmpq_poly_numref(p), *denominator = fmpq_poly_denref(p);
  fmpz_one(denominator);
  for (long i = 0; i < count; i++) {
    fmpz_t d;
    begin_integer(d, coefficients[i].denominator);
    fmpz_lcm(denominator, denominator, d);
    end_integer(d, coefficients[i].denominator);
  }
  for (long i = 0; i < count; i++) {
    fmpq_t c;
    begin_rational(c, coefficients[i]);
    fmpz_divexact(numerators + i, denominator, fmpq_denref(c));
    fmpz_mul(numerators + i, numerators + i, fmpq_numref(c));
    end_rational(c, coefficients[i]);
  }
  _fmpq_poly_set_length(p, count);
  _fmpq_poly_normalise(p);
}

static void write_series(cn_rational *coefficients, fmpq_poly_t p, long count) {
  for (long i = 0; i < count; i++) {
    fmpq_t c;
    fmpq_init(c);
    fmpq_poly_get_coeff_fmpq(c, p, i);
    coefficients[i] = take_rational(c);
  }
  fmpq_poly_clear(p);
}

static void multiply_series(cn_rational *r, long count, const cn_rational *p, long p_count, const cn_rational *q,
                        long q_count) {
  fmpq_poly_t a, b;
  read_series(a, p, p_count);
  read_series(b, q, q_count);
  fmpq_poly_mullow(a, a, b, count);
  fmpq_poly_clear(b);
  write_series(r, a, count);
}

/// g^(n/2) for n = −2, −1 and 1 by themselves, otherwise exp(α·log g).
static void raise_series(fmpq_poly_t r, const fmpq_poly_t g, const fmpq_t exponent, long count) {
  if (fmpz_equal_si(fmpq_numref(exponent), -1) && fmpz_is_one(fmpq_denref(exponent))) {
    fmpq_poly_inv_series(r, g, count);
  } else if (fmpz_is_one(fmpq_numref(exponent)) && fmpz_equal_si(fmpq_denref(exponent), 2)) {
    fmpq_poly_sqrt_series(r, g, count);
  } else if (fmpz_equal_si(fmpq_numref(exponent), -1) && fmpz_equal_si(fmpq_denref(exponent), 2)) {
    fmpq_poly_invsqrt_series(r, g, count);
  } else {
    fmpq_poly_log_series(r, g, count);
    fmpq_poly_scalar_mul_fmpq(r, r, exponent);
    fmpq_poly_exp_series(r, r, count);
  }
}

static void function_of_series(cn_rational *r, long count, cn_series_operation operation, cn_rational exponent,
                        const cn_rational *g, long g_count) {
  fmpq_poly_t a, b;
  read_series(a, g, g_count);
  fmpq_poly_init(b);
  fmpq_t q;
  switch (operation) {
    case cn_series_exp: fmpq_poly_exp_series(b, a, count); break;
    case cn_series_log: fmpq_poly_log_series(b, a, count); break;
    case cn_series_sin: fmpq_poly_sin_series(b, a, count); break;
    case cn_series_cos: fmpq_poly_cos_series(b, a, count); break;
    case cn_series_sinh: fmpq_poly_sinh_series(b, a, count); break;
    case cn_series_cosh: fmpq_poly_cosh_series(b, a, count); break;
    case cn_series_power:
      begin_rational(q, exponent);
      raise_series(b, a, q, count);
      end_rational(q, exponent);
      break;
  }
  fmpq_poly_clear(a);
  write_series(r, b, count);
}

/// What was left in the middle becomes 1 + t + t² + …
static void give_up(cn_rational *r, long count) {
  for (long i = 0; i < count; i++) r[i] = (cn_rational){.numerator = {.word = 1}, .denominator = {.word = 1}};
}

void cn_series_multiply(cn_rational *r, long count, const cn_rational *p, long p_count, const cn_rational *q,
                        long q_count) {
  CN_LIMITED(multiply_series(r, count, p, p_count, q, q_count), give_up(r, count));
}

void cn_series_function(cn_rational *r, long count, cn_series_operation operation, cn_rational exponent,
                        const cn_rational *g, long g_count) {
  CN_LIMITED(function_of_series(r, count, operation, exponent, g, g_count), give_up(r, count));
}

// MARK: Coefficients in ℚ[x₁, …]

/// The integer polynomials of a series over one denominator: borrowed where they stand so, made otherwise.
static void read_polynomials(const fmpz_mpoly_struct **integral, fmpz_mpoly_struct *made, fmpz_t denominator,
                             const cn_polynomial *const *p, long count, const cn_ring *ring) {
  fmpz_t factor;
  fmpz_init(factor);
  fmpz_one(denominator);
  for (long i = 0; i < count; i++) fmpz_lcm(denominator, denominator, p[i]->d);
  for (long i = 0; i < count; i++) {
    fmpz_mpoly_init(made + i, Z(ring));
    integral[i] = p[i]->z;
    if (fmpz_equal(p[i]->d, denominator) || p[i]->z->length == 0) continue;
    fmpz_divexact(factor, denominator, p[i]->d);
    fmpz_mpoly_scalar_mul_fmpz(made + i, p[i]->z, factor, Z(ring));
    integral[i] = made + i;
  }
  fmpz_clear(factor);
}

static void convolve(cn_polynomial *const *r, long count, const cn_polynomial *const *p, long p_count,
                            const cn_polynomial *const *q, long q_count, const cn_ring *ring) {
  long total = p_count + q_count;
  const fmpz_mpoly_struct **integral = flint_malloc((size_t)total * sizeof(*integral));
  fmpz_mpoly_struct *made = flint_malloc((size_t)total * sizeof(*made));
  fmpz_t d, e;
  fmpz_init(d);
  fmpz_init(e);
  read_polynomials(integral, made, d, p, p_count, ring);
  read_polynomials(integral + p_count, made + p_count, e, q, q_count, ring);
  fmpz_mul(d, d, e);
  fmpz_mpoly_t product;
  fmpz_mpoly_init(product, Z(ring));
  for (long n = 0; n < count; n++) {
    for (long k = n < q_count ? 0 : n - q_count + 1; k <= n && k < p_count; k++) {
      const fmpz_mpoly_struct *a = integral[k], *b = integral[p_count + n - k];
      if (a->length == 0 || b->length == 0) continue;
      if (r[n]->z->length == 0) {
        cn_mpoly_multiply(r[n]->z, a, b, ring);
      } else {
        cn_mpoly_multiply(product, a, b, ring);
        fmpz_mpoly_add(r[n]->z, r[n]->z, product, Z(ring));
      }
    }
    fmpz_set(r[n]->d, d);
    cn_polynomial_canonicalise(r[n], ring);
  }
  fmpz_mpoly_clear(product, Z(ring));
  for (long i = 0; i < total; i++) fmpz_mpoly_clear(made + i, Z(ring));
  flint_free(integral);
  flint_free(made);
  fmpz_clear(d);
  fmpz_clear(e);
}

static void give_up_all(cn_polynomial *const *r, long count, const cn_ring *ring) {
  for (long n = 0; n < count; n++) cn_polynomial_give_up(r[n], ring);
}

void cn_polynomial_convolve(cn_polynomial *const *r, long count, const cn_polynomial *const *p, long p_count,
                            const cn_polynomial *const *q, long q_count, const cn_ring *ring) {
  CN_LIMITED(convolve(r, count, p, p_count, q, q_count, ring), give_up_all(r, count, ring));
}

#endif
