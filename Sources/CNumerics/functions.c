// For the reentrant logarithm of the gamma function.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <math.h>

#include "ball_types.h"
#include "mpfloat_types.h"

#if CN_HAS_LIBRARIES

const char *cn_function_name(int function) {
#define NAME(name, ...) #name,
  static const char *const names[] = {CN_FUNCTIONS(NAME)};
  return names[function];
}

// MARK: Real balls

// Of real functions the value is real: there is none where the logarithm of Γ and the dilogarithm are complex.
static void real_log_gamma(arb_t r, const arb_t x, slong precision) {
  if (arb_is_positive(x))
    arb_lgamma(r, x, precision);
  else
    arb_indeterminate(r);
}

static int is_at_most_one(const arb_t x) {
  arb_t t;
  arb_init(t);
  arb_sub_si(t, x, 1, ARF_PREC_EXACT);
  int answer = arb_is_nonpositive(t);
  arb_clear(t);
  return answer;
}

static void real_dilogarithm(arb_t r, const arb_t x, slong precision) {
  if (arb_is_finite(x) && is_at_most_one(x))
    arb_hypgeom_dilog(r, x, precision);
  else
    arb_indeterminate(r);
}

#define BESSEL(n)                                                              \
  static void real_bessel_j##n(arb_t r, const arb_t x, slong precision) {      \
    arb_t order;                                                               \
    arb_init(order);                                                           \
    arb_set_si(order, n);                                                      \
    arb_hypgeom_bessel_j(r, order, x, precision);                              \
    arb_clear(order);                                                          \
  }                                                                            \
  static void complex_bessel_j##n(acb_t r, const acb_t z, slong precision) {   \
    acb_t order;                                                               \
    acb_init(order);                                                           \
    acb_set_si(order, n);                                                      \
    acb_hypgeom_bessel_j(r, order, z, precision);                              \
    acb_clear(order);                                                          \
  }

BESSEL(0)
BESSEL(1)

typedef void (*real_function)(arb_t, const arb_t, slong);

static real_function of_reals(int function) {
#define REAL(name, real, ...) real,
  static const real_function functions[] = {CN_FUNCTIONS(REAL)};
  return functions[function];
}

void cn_ball_function(int function, cn_ball *r, const cn_ball *x, long precision) {
  of_reals(function)(r->x, x->x, precision);
}

// MARK: Complex balls

// Whether the real number may be −1 or below, or 1 or beyond.
static int may_leave_unit(const arb_t x) {
  arb_t t;
  arb_init(t);
  arb_abs(t, x);
  arb_sub_si(t, t, 1, 64);
  int answer = !arb_is_negative(t);
  arb_clear(t);
  return answer;
}

// The cuts: the negative real axis with 0, the real axis from 1 on, the real axis beyond ±1, the imaginary one beyond ±i.
static int nowhere(const acb_t z) {
  (void)z;
  return 0;
}
static int below_zero(const acb_t z) {
  return arb_contains_zero(acb_imagref(z)) && arb_contains_nonpositive(acb_realref(z));
}
static int above_one(const acb_t z) {
  return arb_contains_zero(acb_imagref(z)) && !arb_is_negative(acb_realref(z)) && may_leave_unit(acb_realref(z));
}
static int beyond_one(const acb_t z) { return arb_contains_zero(acb_imagref(z)) && may_leave_unit(acb_realref(z)); }
static int beyond_i(const acb_t z) { return arb_contains_zero(acb_realref(z)) && may_leave_unit(acb_imagref(z)); }

struct complex_function {
  void (*value)(acb_t, const acb_t, slong);
  int (*touches_cut)(const acb_t);
};

static const struct complex_function *of_complex(int function) {
#define COMPLEX(name, real, complex, cut, ...) {complex, cut},
  static const struct complex_function functions[] = {CN_FUNCTIONS(COMPLEX)};
  return functions + function;
}

void cn_complex_ball_function(int function, cn_complex_ball *r, const cn_complex_ball *z, int analytic, long precision) {
  const struct complex_function *f = of_complex(function);
  if (analytic && f->touches_cut(z->z))
    acb_indeterminate(r->z);
  else
    f->value(r->z, z->z, precision);
}

// MARK: MPFR

static int mp_log_gamma(mpfr_t r, const mpfr_t x, mpfr_rnd_t rounding) {
  if (mpfr_cmp_ui(x, 0) > 0) return mpfr_lngamma(r, x, rounding);
  mpfr_set_nan(r);
  return 0;
}

// MPFR's is the real part where the dilogarithm is complex.
static int mp_dilogarithm(mpfr_t r, const mpfr_t x, mpfr_rnd_t rounding) {
  if (mpfr_cmp_ui(x, 1) <= 0) return mpfr_li2(r, x, rounding);
  mpfr_set_nan(r);
  return 0;
}

void cn_mpfloat_function(int function, cn_mpfloat *r, const cn_mpfloat *x, int rounding) {
#define MP(name, real, complex, cut, mp, ...) mp,
  static int (*const functions[])(mpfr_t, const mpfr_t, mpfr_rnd_t) = {CN_FUNCTIONS(MP)};
  functions[function](r->x, x->x, mode(rounding));
}

// MARK: Doubles

// The nearest double of a real function, by balls.
static double nearest(real_function f, double x) {
  if (!isfinite(x)) return NAN;
  arb_t a, y;
  arb_init(a);
  arb_init(y);
  arb_set_d(a, x);
  double value = NAN;
  for (slong precision = 64; precision <= 4096; precision *= 2) {
    f(y, a, precision);
    if (arb_rel_accuracy_bits(y) < 60) continue;
    value = arf_get_d(arb_midref(y), ARF_RND_NEAR);
    break;
  }
  arb_clear(a);
  arb_clear(y);
  return value;
}

static double double_log_gamma(double x) {
  int sign;
  return x > 0 ? lgamma_r(x, &sign) : NAN;
}
static double double_digamma(double x) { return nearest(arb_digamma, x); }
static double double_dilogarithm(double x) { return x == 0 ? 0 : nearest(real_dilogarithm, x); }

void cn_double_function(int function, double *z, const double *x, long n) {
#define LOOP(name, real, complex, cut, mp, one)         \
  case cn_function_##name:                              \
    for (long k = 0; k < n; k++) z[k] = one(x[k]);      \
    break;
  switch (function) { CN_FUNCTIONS(LOOP) }
}

void cn_complex_function(int function, double *zr, double *zi, const double *xr, const double *xi, long n) {
  if (cn_complex_library_function(function, zr, zi, xr, xi, n)) return;
  const struct complex_function *f = of_complex(function);
  acb_t a, y;
  acb_init(a);
  acb_init(y);
  for (long k = 0; k < n; k++) {
    double re = NAN, im = NAN;
    if (isfinite(xr[k]) && isfinite(xi[k])) {
      acb_set_d_d(a, xr[k], xi[k]);
      for (slong precision = 64; precision <= 4096; precision *= 2) {
        f->value(y, a, precision);
        if (acb_rel_accuracy_bits(y) < 60) continue;
        re = arf_get_d(arb_midref(acb_realref(y)), ARF_RND_NEAR);
        im = arf_get_d(arb_midref(acb_imagref(y)), ARF_RND_NEAR);
        break;
      }
    }
    zr[k] = re;
    zi[k] = im;
  }
  acb_clear(a);
  acb_clear(y);
}

#endif
