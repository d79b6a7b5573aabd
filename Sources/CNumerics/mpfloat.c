#include "mpfloat_types.h"

#if CN_HAS_LIBRARIES

void cn_mpfloat_init(cn_mpfloat *x, long precision) { mpfr_init2(x->x, precision); }

void cn_mpfloat_clear(cn_mpfloat *x) { mpfr_clear(x->x); }

void cn_mpfloat_set(cn_mpfloat *r, const cn_mpfloat *x, int rounding) { mpfr_set(r->x, x->x, mode(rounding)); }

void cn_mpfloat_set_double(cn_mpfloat *r, double value, int rounding) { mpfr_set_d(r->x, value, mode(rounding)); }

void cn_mpfloat_set_rational(cn_mpfloat *r, cn_rational value, int rounding) {
  fmpq_t v;
  mpq_t q;
  begin_rational(v, value);
  mpq_init(q);
  fmpq_get_mpq(q, v);
  mpfr_set_q(r->x, q, mode(rounding));
  mpq_clear(q);
  end_rational(v, value);
}

long cn_mpfloat_set_text(cn_mpfloat *r, const char *text, int rounding) {
  char *end;
  mpfr_strtofr(r->x, text, &end, 10, mode(rounding));
  return end - text;
}

void cn_mpfloat_pi(cn_mpfloat *r, int rounding) { mpfr_const_pi(r->x, mode(rounding)); }

#define BINARY(name, call)                                                                             \
  void cn_mpfloat_##name(cn_mpfloat *r, const cn_mpfloat *x, const cn_mpfloat *y, int rounding) {      \
    call(r->x, x->x, y->x, mode(rounding));                                                            \
  }

BINARY(add, mpfr_add)
BINARY(subtract, mpfr_sub)
BINARY(multiply, mpfr_mul)
BINARY(divide, mpfr_div)
BINARY(power, mpfr_pow)
BINARY(atan2, mpfr_atan2)

#define UNARY(name, call)                                                      \
  void cn_mpfloat_##name(cn_mpfloat *r, const cn_mpfloat *x, int rounding) {   \
    call(r->x, x->x, mode(rounding));                                          \
  }

void cn_mpfloat_root(cn_mpfloat *r, const cn_mpfloat *x, unsigned long n, int rounding) {
#if MPFR_VERSION_MAJOR >= 4
  mpfr_rootn_ui(r->x, x->x, n, mode(rounding));
#else
  mpfr_root(r->x, x->x, n, mode(rounding));
#endif
}

void cn_mpfloat_sin_cos(cn_mpfloat *s, cn_mpfloat *c, const cn_mpfloat *x, int rounding) {
  mpfr_sin_cos(s->x, c->x, x->x, mode(rounding));
}

void cn_mpfloat_sinh_cosh(cn_mpfloat *s, cn_mpfloat *c, const cn_mpfloat *x, int rounding) {
  mpfr_sinh_cosh(s->x, c->x, x->x, mode(rounding));
}

void cn_mpfloat_reciprocal(cn_mpfloat *r, const cn_mpfloat *x, int rounding) {
  mpfr_ui_div(r->x, 1, x->x, mode(rounding));
}

UNARY(square, mpfr_sqr)
UNARY(negate, mpfr_neg)
UNARY(abs, mpfr_abs)
UNARY(sqrt, mpfr_sqrt)

int cn_mpfloat_is_nan(const cn_mpfloat *x) { return mpfr_nan_p(x->x); }
int cn_mpfloat_is_infinite(const cn_mpfloat *x) { return mpfr_inf_p(x->x); }
int cn_mpfloat_is_zero(const cn_mpfloat *x) { return mpfr_zero_p(x->x); }
int cn_mpfloat_is_negative(const cn_mpfloat *x) { return mpfr_signbit(x->x); }
int cn_mpfloat_equal(const cn_mpfloat *x, const cn_mpfloat *y) { return mpfr_equal_p(x->x, y->x); }
int cn_mpfloat_less(const cn_mpfloat *x, const cn_mpfloat *y) { return mpfr_less_p(x->x, y->x); }
double cn_mpfloat_double(const cn_mpfloat *x, int rounding) { return mpfr_get_d(x->x, mode(rounding)); }
long cn_mpfloat_exponent(const cn_mpfloat *x) { return mpfr_get_exp(x->x); }

long cn_mpfloat_significand(const cn_mpfloat *x, cn_integer *significand) {
  if (mpfr_zero_p(x->x)) {
    significand->word = 0;
    significand->big = 0;
    return 0;
  }
  mpz_t z;
  fmpz_t f;
  mpz_init(z);
  fmpz_init(f);
  long exponent = mpfr_get_z_2exp(z, x->x);
  fmpz_set_mpz(f, z);
  mpz_clear(z);
  *significand = take_integer(f);
  return exponent;
}

long cn_mpfloat_text_size(const cn_mpfloat *x) { return (long)mpfr_get_str_ndigits(10, mpfr_get_prec(x->x)) + 8; }

void cn_mpfloat_write(const cn_mpfloat *x, char *text, long *exponent) {
  mpfr_exp_t e;
  mpfr_get_str(text, &e, 10, 0, x->x, MPFR_RNDN);
  *exponent = e;
}

#endif
