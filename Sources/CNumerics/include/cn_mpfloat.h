// Binary floating point of any precision with correct rounding, in storage of the caller. `r` may be an argument.
#pragma once

#include "cn_integers.h"

typedef struct cn_mpfloat cn_mpfloat;

enum { cn_mpfloat_words = 4 };

/// Rounding: 0 nearest (ties to even), 1 towards zero, 2 up, 3 down, 4 away from zero.
void cn_mpfloat_init(cn_mpfloat *x, long precision);
void cn_mpfloat_clear(cn_mpfloat *x);
void cn_mpfloat_set(cn_mpfloat *r, const cn_mpfloat *x, int rounding);
void cn_mpfloat_set_double(cn_mpfloat *r, double value, int rounding);
void cn_mpfloat_set_rational(cn_mpfloat *r, cn_rational value, int rounding);
/// Returns the number of bytes read.
long cn_mpfloat_set_text(cn_mpfloat *r, const char *text, int rounding);
void cn_mpfloat_pi(cn_mpfloat *r, int rounding);

void cn_mpfloat_add(cn_mpfloat *r, const cn_mpfloat *x, const cn_mpfloat *y, int rounding);
void cn_mpfloat_subtract(cn_mpfloat *r, const cn_mpfloat *x, const cn_mpfloat *y, int rounding);
void cn_mpfloat_multiply(cn_mpfloat *r, const cn_mpfloat *x, const cn_mpfloat *y, int rounding);
void cn_mpfloat_divide(cn_mpfloat *r, const cn_mpfloat *x, const cn_mpfloat *y, int rounding);
void cn_mpfloat_power(cn_mpfloat *r, const cn_mpfloat *x, const cn_mpfloat *y, int rounding);
void cn_mpfloat_atan2(cn_mpfloat *r, const cn_mpfloat *y, const cn_mpfloat *x, int rounding);

void cn_mpfloat_square(cn_mpfloat *r, const cn_mpfloat *x, int rounding);
void cn_mpfloat_root(cn_mpfloat *r, const cn_mpfloat *x, unsigned long n, int rounding);
/// Two values at once, in different storage.
void cn_mpfloat_sin_cos(cn_mpfloat *s, cn_mpfloat *c, const cn_mpfloat *x, int rounding);
void cn_mpfloat_sinh_cosh(cn_mpfloat *s, cn_mpfloat *c, const cn_mpfloat *x, int rounding);
/// r = 1/x.
void cn_mpfloat_reciprocal(cn_mpfloat *r, const cn_mpfloat *x, int rounding);

void cn_mpfloat_negate(cn_mpfloat *r, const cn_mpfloat *x, int rounding);
void cn_mpfloat_abs(cn_mpfloat *r, const cn_mpfloat *x, int rounding);
void cn_mpfloat_sqrt(cn_mpfloat *r, const cn_mpfloat *x, int rounding);

int cn_mpfloat_is_nan(const cn_mpfloat *x);
int cn_mpfloat_is_infinite(const cn_mpfloat *x);
int cn_mpfloat_is_zero(const cn_mpfloat *x);
int cn_mpfloat_is_negative(const cn_mpfloat *x);
/// Both false when one is NaN.
int cn_mpfloat_equal(const cn_mpfloat *x, const cn_mpfloat *y);
int cn_mpfloat_less(const cn_mpfloat *x, const cn_mpfloat *y);
double cn_mpfloat_double(const cn_mpfloat *x, int rounding);
/// For a finite x ≠ 0: 2^(exponent−1) ≤ |x| < 2^exponent.
long cn_mpfloat_exponent(const cn_mpfloat *x);
/// x = significand·2^result for a finite x.
long cn_mpfloat_significand(const cn_mpfloat *x, cn_integer *significand);
/// The digits of a finite x, so many that the nearest number of the same precision is x; the value is 0.digits ×
/// 10^exponent. `text` has room for `cn_mpfloat_text_size`.
void cn_mpfloat_write(const cn_mpfloat *x, char *text, long *exponent);
long cn_mpfloat_text_size(const cn_mpfloat *x);
