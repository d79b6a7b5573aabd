// Enclosures: real and complex numbers known up to a radius, in storage of the caller. Every function returns a ball
// that contains the exact result for every point of its arguments; where there is none, a ball that is not finite.
// `r` may be the same storage as an argument.
#pragma once

#include "cn_integers.h"

typedef struct cn_ball cn_ball;
typedef struct cn_complex_ball cn_complex_ball;

enum { cn_ball_words = 6, cn_complex_ball_words = 12 };

void cn_ball_init(cn_ball *x);
void cn_ball_clear(cn_ball *x);
void cn_ball_set(cn_ball *r, const cn_ball *x);
void cn_ball_set_rational(cn_ball *r, cn_rational value, long precision);
/// Finite numbers, radius ≥ 0.
void cn_ball_set_double(cn_ball *r, double midpoint, double radius, long precision);
/// The smallest ball around two.
void cn_ball_set_union(cn_ball *r, const cn_ball *x, const cn_ball *y, long precision);
void cn_ball_set_midpoint(cn_ball *r, const cn_ball *x);
void cn_ball_set_radius(cn_ball *r, const cn_ball *x);
/// Rounded to a precision, the error added to the radius.
void cn_ball_round(cn_ball *r, const cn_ball *x, long precision);

void cn_ball_pi(cn_ball *r, long precision);
void cn_ball_e(cn_ball *r, long precision);

void cn_ball_add(cn_ball *r, const cn_ball *x, const cn_ball *y, long precision);
void cn_ball_subtract(cn_ball *r, const cn_ball *x, const cn_ball *y, long precision);
void cn_ball_multiply(cn_ball *r, const cn_ball *x, const cn_ball *y, long precision);
void cn_ball_divide(cn_ball *r, const cn_ball *x, const cn_ball *y, long precision);
void cn_ball_atan2(cn_ball *r, const cn_ball *y, const cn_ball *x, long precision);
void cn_ball_real_power(cn_ball *r, const cn_ball *x, const cn_ball *y, long precision);
void cn_ball_negate(cn_ball *r, const cn_ball *x, long precision);
void cn_ball_abs(cn_ball *r, const cn_ball *x, long precision);
void cn_ball_power(cn_ball *r, const cn_ball *x, long n, long precision);
void cn_ball_root(cn_ball *r, const cn_ball *x, unsigned long n, long precision);
void cn_ball_scale(cn_ball *r, const cn_ball *x, cn_rational factor, long precision);

void cn_ball_square(cn_ball *r, const cn_ball *x, long precision);
void cn_ball_reciprocal(cn_ball *r, const cn_ball *x, long precision);
/// r += x·y; `r` is neither of them.
/// r = Σ x[k]·y[k] over n pairs, rounded once.
void cn_ball_dot(cn_ball *r, const cn_ball *const *x, const cn_ball *const *y, long n, long precision);
void cn_ball_add_product(cn_ball *r, const cn_ball *x, const cn_ball *y, long precision);
/// Two values at once, in storage that is neither each other nor the argument.
void cn_ball_sin_cos(cn_ball *s, cn_ball *c, const cn_ball *x, long precision);
void cn_ball_sinh_cosh(cn_ball *s, cn_ball *c, const cn_ball *x, long precision);
void cn_ball_exp_pair(cn_ball *plus, cn_ball *minus, const cn_ball *x, long precision);

void cn_ball_sqrt(cn_ball *r, const cn_ball *x, long precision);
void cn_ball_asinh(cn_ball *r, const cn_ball *x, long precision);
void cn_ball_acosh(cn_ball *r, const cn_ball *x, long precision);
void cn_ball_atanh(cn_ball *r, const cn_ball *x, long precision);

int cn_ball_contains_rational(const cn_ball *x, cn_rational value);
int cn_ball_contains_ball(const cn_ball *x, const cn_ball *y);
int cn_ball_contains_zero(const cn_ball *x);
int cn_ball_contains_negative(const cn_ball *x);
int cn_ball_overlaps(const cn_ball *x, const cn_ball *y);
int cn_ball_is_positive(const cn_ball *x);
int cn_ball_is_negative(const cn_ball *x);
int cn_ball_is_finite(const cn_ball *x);
int cn_ball_is_exact(const cn_ball *x);
int cn_ball_is_zero(const cn_ball *x);
/// Whether all of x lies below all of y.
int cn_ball_is_less(const cn_ball *x, const cn_ball *y);
double cn_ball_midpoint(const cn_ball *x);
/// Rounded upwards.
double cn_ball_radius(const cn_ball *x);
/// Bounds as doubles, rounded outwards.
void cn_ball_bounds(const cn_ball *x, double *lower, double *upper);
long cn_ball_relative_accuracy(const cn_ball *x);
/// The exponents of two between which x lies, saturated: |x| < 2^result.
long cn_ball_exponent(const cn_ball *x);
/// x = [a, b]·2^exponent exactly, for a finite x whose exponents fit. Returns 0 when they do not.
int cn_ball_interval(const cn_ball *x, cn_integer *a, cn_integer *b, long *exponent);
/// As "[0.333 +/- 1e-16]"; to be freed with `cn_text_free`.
char *cn_ball_text(const cn_ball *x, long digits);
void cn_text_free(char *text);

// MARK: Complex

void cn_complex_ball_init(cn_complex_ball *z);
void cn_complex_ball_clear(cn_complex_ball *z);
void cn_complex_ball_set_parts(cn_complex_ball *r, const cn_ball *re, const cn_ball *im);
void cn_complex_ball_real(cn_ball *r, const cn_complex_ball *z);
void cn_complex_ball_imaginary(cn_ball *r, const cn_complex_ball *z);

void cn_complex_ball_add(cn_complex_ball *r, const cn_complex_ball *z, const cn_complex_ball *w, long precision);
void cn_complex_ball_subtract(cn_complex_ball *r, const cn_complex_ball *z, const cn_complex_ball *w, long precision);
void cn_complex_ball_multiply(cn_complex_ball *r, const cn_complex_ball *z, const cn_complex_ball *w, long precision);
void cn_complex_ball_divide(cn_complex_ball *r, const cn_complex_ball *z, const cn_complex_ball *w, long precision);
/// exp(w·log z) with the principal logarithm.
void cn_complex_ball_complex_power(cn_complex_ball *r, const cn_complex_ball *z, const cn_complex_ball *w,
                                   long precision);
void cn_complex_ball_negate(cn_complex_ball *r, const cn_complex_ball *z, long precision);
void cn_complex_ball_conjugate(cn_complex_ball *r, const cn_complex_ball *z, long precision);
void cn_complex_ball_power(cn_complex_ball *r, const cn_complex_ball *z, long n, long precision);
void cn_complex_ball_root(cn_complex_ball *r, const cn_complex_ball *z, unsigned long n, long precision);
void cn_complex_ball_scale(cn_complex_ball *r, const cn_complex_ball *z, cn_rational factor, long precision);
void cn_complex_ball_abs(cn_ball *r, const cn_complex_ball *z, long precision);
void cn_complex_ball_arg(cn_ball *r, const cn_complex_ball *z, long precision);

void cn_complex_ball_set(cn_complex_ball *r, const cn_complex_ball *z);
void cn_complex_ball_set_real(cn_complex_ball *r, const cn_ball *re);
void cn_complex_ball_square(cn_complex_ball *r, const cn_complex_ball *z, long precision);
void cn_complex_ball_reciprocal(cn_complex_ball *r, const cn_complex_ball *z, long precision);
/// r += z·w; `r` is neither of them.
void cn_complex_ball_add_product(cn_complex_ball *r, const cn_complex_ball *z, const cn_complex_ball *w,
                                 long precision);
void cn_complex_ball_sin_cos(cn_complex_ball *s, cn_complex_ball *c, const cn_complex_ball *z, long precision);
void cn_complex_ball_sinh_cosh(cn_complex_ball *s, cn_complex_ball *c, const cn_complex_ball *z, long precision);
void cn_complex_ball_exp_pair(cn_complex_ball *plus, cn_complex_ball *minus, const cn_complex_ball *z, long precision);

/// Pointers to the parts, which live as long as z does.
cn_ball *cn_complex_ball_real_part(cn_complex_ball *z);
cn_ball *cn_complex_ball_imaginary_part(cn_complex_ball *z);

// The functions with branch cuts; where `analytic` is set, a value that is not finite when z touches a cut.
void cn_complex_ball_sqrt_on(cn_complex_ball *r, const cn_complex_ball *z, int analytic, long precision);
void cn_complex_ball_power_on(cn_complex_ball *r, const cn_complex_ball *z, const cn_complex_ball *w, int analytic,
                              long precision);
void cn_complex_ball_root_on(cn_complex_ball *r, const cn_complex_ball *z, unsigned long n, int analytic,
                             long precision);
/// The function that is |x| on the real axis and analytic to both sides of the imaginary one.
void cn_complex_ball_real_abs(cn_complex_ball *r, const cn_complex_ball *z, int analytic, long precision);
void cn_complex_ball_set_imaginary_unit(cn_complex_ball *r);
void cn_complex_ball_set_indeterminate(cn_complex_ball *r);

/// An integrand: fills `value` with an enclosure of f over z; where `analytic` is set, one that is not finite unless f
/// is analytic on z.
typedef void (*cn_integrand)(void *context, cn_complex_ball *value, const cn_complex_ball *z, int analytic,
                             long precision);
/// ∫ f(z) dz along the segment from a to b, aiming at an error below 2^−goal relative and 2^−tolerance absolute, with
/// at most so many evaluations (0: the library's default). Whatever is missed, the answer encloses the integral.
void cn_complex_ball_integrate(cn_complex_ball *r, cn_integrand f, void *context, const cn_complex_ball *a,
                               const cn_complex_ball *b, long goal, long tolerance, long evaluations, long precision);

void cn_complex_ball_sqrt(cn_complex_ball *r, const cn_complex_ball *z, long precision);

int cn_complex_ball_contains_zero(const cn_complex_ball *z);
int cn_complex_ball_contains_ball(const cn_complex_ball *z, const cn_complex_ball *w);
int cn_complex_ball_overlaps(const cn_complex_ball *z, const cn_complex_ball *w);
int cn_complex_ball_is_finite(const cn_complex_ball *z);
int cn_complex_ball_is_zero(const cn_complex_ball *z);

/// Isolates the roots of Σ coefficients[k] z^k, whose `degree` + 1 coefficients are given: where the answer is `degree`, each of the
/// roots is a ball that contains exactly one root of every polynomial with coefficients in the balls. The roots come with
/// approximations, all different, to start from.
long cn_complex_ball_isolate_roots(cn_complex_ball *const *roots, const cn_complex_ball *const *coefficients, long degree,
                                   long precision);
