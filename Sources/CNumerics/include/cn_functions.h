// The functions of one number, on every kind of numbers. This list is the only place of the C sources that names them.
#pragma once

#include "cn_balls.h"
#include "cn_mpfloat.h"

// For each function: its name, what computes it for real balls, for complex balls, where it is cut (see functions.c), what
// computes it with MPFR, and in double precision.
#define CN_FUNCTIONS(F)                                                                    \
  F(exp, arb_exp, acb_exp, nowhere, mpfr_exp, exp)                                         \
  F(log, arb_log, acb_log, below_zero, mpfr_log, log)                                      \
  F(sin, arb_sin, acb_sin, nowhere, mpfr_sin, sin)                                         \
  F(cos, arb_cos, acb_cos, nowhere, mpfr_cos, cos)                                         \
  F(tan, arb_tan, acb_tan, nowhere, mpfr_tan, tan)                                         \
  F(asin, arb_asin, acb_asin, beyond_one, mpfr_asin, asin)                                 \
  F(acos, arb_acos, acb_acos, beyond_one, mpfr_acos, acos)                                 \
  F(atan, arb_atan, acb_atan, beyond_i, mpfr_atan, atan)                                   \
  F(sinh, arb_sinh, acb_sinh, nowhere, mpfr_sinh, sinh)                                    \
  F(cosh, arb_cosh, acb_cosh, nowhere, mpfr_cosh, cosh)                                    \
  F(tanh, arb_tanh, acb_tanh, nowhere, mpfr_tanh, tanh)                                    \
  F(erf, arb_hypgeom_erf, acb_hypgeom_erf, nowhere, mpfr_erf, erf)                         \
  F(erfc, arb_hypgeom_erfc, acb_hypgeom_erfc, nowhere, mpfr_erfc, erfc)                    \
  F(gamma, arb_gamma, acb_gamma, nowhere, mpfr_gamma, tgamma)                              \
  F(logGamma, real_log_gamma, acb_lgamma, below_zero, mp_log_gamma, double_log_gamma)      \
  F(digamma, arb_digamma, acb_digamma, nowhere, mpfr_digamma, double_digamma)              \
  F(dilogarithm, real_dilogarithm, acb_hypgeom_dilog, above_one, mp_dilogarithm, double_dilogarithm) \
  F(besselJ0, real_bessel_j0, complex_bessel_j0, nowhere, mpfr_j0, j0)                     \
  F(besselJ1, real_bessel_j1, complex_bessel_j1, nowhere, mpfr_j1, j1)

#define CN_FUNCTION_NUMBER(name, ...) cn_function_##name,
enum { CN_FUNCTIONS(CN_FUNCTION_NUMBER) cn_function_count };

/// The name in the list.
const char *cn_function_name(int function);

void cn_ball_function(int function, cn_ball *r, const cn_ball *x, long precision);
/// The principal value; where `analytic` is set, one that is not finite when z touches a cut.
void cn_complex_ball_function(int function, cn_complex_ball *r, const cn_complex_ball *z, int analytic, long precision);
void cn_mpfloat_function(int function, cn_mpfloat *r, const cn_mpfloat *x, int rounding);

/// Of many doubles; `z` may be `x`. A function that the C library lacks is computed by balls.
void cn_double_function(int function, double *z, const double *x, long n);
/// The same by the C library's vector functions where it has one, accurate to 4 units in the last place.
void cn_vector_function(int function, double *z, const double *x, long n);
/// Principal values of complex numbers in double precision, real and imaginary parts in arrays of their own.
void cn_complex_function(int function, double *zr, double *zi, const double *xr, const double *xi, long n);
