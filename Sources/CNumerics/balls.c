#include "ball_types.h"

#if CN_HAS_LIBRARIES

void cn_ball_init(cn_ball *x) { arb_init(x->x); }

void cn_ball_clear(cn_ball *x) { arb_clear(x->x); }

void cn_ball_set(cn_ball *r, const cn_ball *x) { arb_set(r->x, x->x); }

void cn_ball_set_rational(cn_ball *r, cn_rational value, long precision) {
  fmpq_t v;
  begin_rational(v, value);
  arb_set_fmpq(r->x, v, precision);
  end_rational(v, value);
}

void cn_ball_set_double(cn_ball *r, double midpoint, double radius, long precision) {
  arf_t error;
  arf_init(error);
  arf_set_d(error, radius);
  arb_set_d(r->x, midpoint);
  arb_set_round(r->x, r->x, precision);
  arb_add_error_arf(r->x, error);
  arf_clear(error);
}

void cn_ball_set_union(cn_ball *r, const cn_ball *x, const cn_ball *y, long precision) {
  arb_union(r->x, x->x, y->x, precision);
}

void cn_ball_set_midpoint(cn_ball *r, const cn_ball *x) { arb_get_mid_arb(r->x, x->x); }

void cn_ball_set_radius(cn_ball *r, const cn_ball *x) { arb_get_rad_arb(r->x, x->x); }

void cn_ball_round(cn_ball *r, const cn_ball *x, long precision) { arb_set_round(r->x, x->x, precision); }

void cn_ball_pi(cn_ball *r, long precision) { arb_const_pi(r->x, precision); }

void cn_ball_e(cn_ball *r, long precision) { arb_const_e(r->x, precision); }

#define BINARY(name, call)                                                                  \
  void cn_ball_##name(cn_ball *r, const cn_ball *x, const cn_ball *y, long precision) {     \
    call(r->x, x->x, y->x, precision);                                                      \
  }

BINARY(add, arb_add)
BINARY(subtract, arb_sub)
BINARY(multiply, arb_mul)
BINARY(divide, arb_div)
BINARY(atan2, arb_atan2)
BINARY(real_power, arb_pow)

void cn_ball_negate(cn_ball *r, const cn_ball *x, long precision) {
  (void)precision;
  arb_neg(r->x, x->x);
}

void cn_ball_abs(cn_ball *r, const cn_ball *x, long precision) {
  (void)precision;
  arb_abs(r->x, x->x);
}

void cn_ball_power(cn_ball *r, const cn_ball *x, long n, long precision) {
  fmpz_t e;
  fmpz_init_set_si(e, n);
  arb_pow_fmpz(r->x, x->x, e, precision);
  fmpz_clear(e);
}

void cn_ball_root(cn_ball *r, const cn_ball *x, unsigned long n, long precision) {
  arb_root_ui(r->x, x->x, n, precision);
}

void cn_ball_scale(cn_ball *r, const cn_ball *x, cn_rational factor, long precision) {
  fmpq_t c;
  begin_rational(c, factor);
  // Multiplying first keeps the value of the one rounding when the numerator is small, which is the usual case.
  if (fmpz_is_one(fmpq_denref(c))) {
    arb_mul_fmpz(r->x, x->x, fmpq_numref(c), precision);
  } else {
    arb_mul_fmpz(r->x, x->x, fmpq_numref(c), precision + 8);
    arb_div_fmpz(r->x, r->x, fmpq_denref(c), precision);
  }
  end_rational(c, factor);
}

void cn_ball_dot(cn_ball *r, const cn_ball *const *x, const cn_ball *const *y, long n, long precision) {
  // Arb wants its operands in a row; these copies are only read, and share what they point to.
  arb_struct row[64];
  arb_zero(r->x);
  for (long start = 0; start < n; start += 32) {
    long count = n - start < 32 ? n - start : 32;
    for (long k = 0; k < count; k++) {
      row[k] = *x[start + k]->x;
      row[32 + k] = *y[start + k]->x;
    }
    arb_dot(r->x, r->x, 0, row, 1, row + 32, 1, count, precision);
  }
}

void cn_ball_add_product(cn_ball *r, const cn_ball *x, const cn_ball *y, long precision) {
  arb_addmul(r->x, x->x, y->x, precision);
}

void cn_ball_sin_cos(cn_ball *s, cn_ball *c, const cn_ball *x, long precision) {
  arb_sin_cos(s->x, c->x, x->x, precision);
}

void cn_ball_sinh_cosh(cn_ball *s, cn_ball *c, const cn_ball *x, long precision) {
  arb_sinh_cosh(s->x, c->x, x->x, precision);
}

void cn_ball_exp_pair(cn_ball *plus, cn_ball *minus, const cn_ball *x, long precision) {
  arb_exp_invexp(plus->x, minus->x, x->x, precision);
}

#define UNARY(name, call) \
  void cn_ball_##name(cn_ball *r, const cn_ball *x, long precision) { call(r->x, x->x, precision); }

UNARY(square, arb_sqr)
UNARY(reciprocal, arb_inv)
UNARY(sqrt, arb_sqrt)
UNARY(asinh, arb_asinh)
UNARY(acosh, arb_acosh)
UNARY(atanh, arb_atanh)

// MARK: Questions

int cn_ball_contains_rational(const cn_ball *x, cn_rational value) {
  fmpq_t v;
  begin_rational(v, value);
  int answer = arb_contains_fmpq(x->x, v);
  end_rational(v, value);
  return answer;
}

int cn_ball_contains_ball(const cn_ball *x, const cn_ball *y) { return arb_contains(x->x, y->x); }
int cn_ball_contains_zero(const cn_ball *x) { return arb_contains_zero(x->x); }
int cn_ball_contains_negative(const cn_ball *x) { return arb_contains_negative(x->x); }
int cn_ball_overlaps(const cn_ball *x, const cn_ball *y) { return arb_overlaps(x->x, y->x); }
int cn_ball_is_positive(const cn_ball *x) { return arb_is_positive(x->x); }
int cn_ball_is_negative(const cn_ball *x) { return arb_is_negative(x->x); }
int cn_ball_is_finite(const cn_ball *x) { return arb_is_finite(x->x); }
int cn_ball_is_exact(const cn_ball *x) { return arb_is_exact(x->x); }
int cn_ball_is_zero(const cn_ball *x) { return arb_is_zero(x->x); }
int cn_ball_is_less(const cn_ball *x, const cn_ball *y) { return arb_lt(x->x, y->x); }

double cn_ball_midpoint(const cn_ball *x) { return arf_get_d(arb_midref(x->x), ARF_RND_NEAR); }

double cn_ball_radius(const cn_ball *x) { return mag_get_d(arb_radref(x->x)); }

void cn_ball_bounds(const cn_ball *x, double *lower, double *upper) {
  arf_t a, b;
  arf_init(a);
  arf_init(b);
  arb_get_lbound_arf(a, x->x, 60);
  arb_get_ubound_arf(b, x->x, 60);
  *lower = arf_get_d(a, ARF_RND_FLOOR);
  *upper = arf_get_d(b, ARF_RND_CEIL);
  arf_clear(a);
  arf_clear(b);
}

long cn_ball_relative_accuracy(const cn_ball *x) { return arb_rel_accuracy_bits(x->x); }

long cn_ball_exponent(const cn_ball *x) {
  mag_t m;
  mag_init(m);
  arb_get_mag(m, x->x);
  long e = mag_is_inf(m) ? WORD_MAX : mag_is_zero(m) ? WORD_MIN : 0;
  if (e == 0) {
    if (fmpz_fits_si(MAG_EXPREF(m)))
      e = fmpz_get_si(MAG_EXPREF(m));
    else
      e = fmpz_sgn(MAG_EXPREF(m)) > 0 ? WORD_MAX : WORD_MIN;
  }
  mag_clear(m);
  return e;
}

int cn_ball_interval(const cn_ball *x, cn_integer *a, cn_integer *b, long *exponent) {
  // The exact ends span the bits from the smaller of the two lowest set bits to the highest one; refuse to write
  // down numbers of absurd length.
  const long limit = 1L << 26;
  if (!arb_is_finite(x->x)) return 0;
  const fmpz *exponents[2] = {ARF_EXPREF(arb_midref(x->x)), MAG_EXPREF(arb_radref(x->x))};
  int present[2] = {!arf_is_zero(arb_midref(x->x)), !mag_is_zero(arb_radref(x->x))};
  for (int k = 0; k < 2; k++)
    if (present[k] && (fmpz_cmp_si(exponents[k], limit) > 0 || fmpz_cmp_si(exponents[k], -limit) < 0)) return 0;
  fmpz_t lower, upper, e;
  fmpz_init(lower);
  fmpz_init(upper);
  fmpz_init(e);
  arb_get_interval_fmpz_2exp(lower, upper, e, x->x);
  *exponent = fmpz_get_si(e);
  fmpz_clear(e);
  *a = take_integer(lower);
  *b = take_integer(upper);
  return 1;
}

char *cn_ball_text(const cn_ball *x, long digits) { return arb_get_str(x->x, digits, 0); }

void cn_text_free(char *text) { flint_free(text); }

#endif
