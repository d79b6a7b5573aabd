#include "ball_types.h"

#if CN_HAS_LIBRARIES

void cn_complex_ball_init(cn_complex_ball *z) { acb_init(z->z); }

void cn_complex_ball_clear(cn_complex_ball *z) { acb_clear(z->z); }

void cn_complex_ball_set_parts(cn_complex_ball *r, const cn_ball *re, const cn_ball *im) {
  arb_set(acb_realref(r->z), re->x);
  arb_set(acb_imagref(r->z), im->x);
}

void cn_complex_ball_real(cn_ball *r, const cn_complex_ball *z) { acb_get_real(r->x, z->z); }

void cn_complex_ball_imaginary(cn_ball *r, const cn_complex_ball *z) { acb_get_imag(r->x, z->z); }

#define BINARY(name, call)                                                                             \
  void cn_complex_ball_##name(cn_complex_ball *r, const cn_complex_ball *z, const cn_complex_ball *w, \
                              long precision) {                                                        \
    call(r->z, z->z, w->z, precision);                                                                 \
  }

BINARY(add, acb_add)
BINARY(subtract, acb_sub)
BINARY(multiply, acb_mul)
BINARY(divide, acb_div)
BINARY(complex_power, acb_pow)

void cn_complex_ball_negate(cn_complex_ball *r, const cn_complex_ball *z, long precision) {
  (void)precision;
  acb_neg(r->z, z->z);
}

void cn_complex_ball_conjugate(cn_complex_ball *r, const cn_complex_ball *z, long precision) {
  (void)precision;
  acb_conj(r->z, z->z);
}

void cn_complex_ball_power(cn_complex_ball *r, const cn_complex_ball *z, long n, long precision) {
  acb_pow_si(r->z, z->z, n, precision);
}

void cn_complex_ball_root(cn_complex_ball *r, const cn_complex_ball *z, unsigned long n, long precision) {
  acb_root_ui(r->z, z->z, n, precision);
}

void cn_complex_ball_scale(cn_complex_ball *r, const cn_complex_ball *z, cn_rational factor, long precision) {
  fmpq_t c;
  begin_rational(c, factor);
  if (fmpz_is_one(fmpq_denref(c))) {
    acb_mul_fmpz(r->z, z->z, fmpq_numref(c), precision);
  } else {
    acb_mul_fmpz(r->z, z->z, fmpq_numref(c), precision + 8);
    acb_div_fmpz(r->z, r->z, fmpq_denref(c), precision);
  }
  end_rational(c, factor);
}

void cn_complex_ball_abs(cn_ball *r, const cn_complex_ball *z, long precision) { acb_abs(r->x, z->z, precision); }

void cn_complex_ball_arg(cn_ball *r, const cn_complex_ball *z, long precision) { acb_arg(r->x, z->z, precision); }

#define UNARY(name, call)                                                                        \
  void cn_complex_ball_##name(cn_complex_ball *r, const cn_complex_ball *z, long precision) {    \
    call(r->z, z->z, precision);                                                                 \
  }

UNARY(square, acb_sqr)
UNARY(reciprocal, acb_inv)
UNARY(sqrt, acb_sqrt)

int cn_complex_ball_contains_zero(const cn_complex_ball *z) { return acb_contains_zero(z->z); }

int cn_complex_ball_contains_ball(const cn_complex_ball *z, const cn_complex_ball *w) {
  return acb_contains(z->z, w->z);
}

int cn_complex_ball_overlaps(const cn_complex_ball *z, const cn_complex_ball *w) { return acb_overlaps(z->z, w->z); }

int cn_complex_ball_is_finite(const cn_complex_ball *z) { return acb_is_finite(z->z); }

int cn_complex_ball_is_zero(const cn_complex_ball *z) { return acb_is_zero(z->z); }

#endif
