// Elementary functions of many doubles at once. `z` may be `x`; apart from that arrays do not overlap.
#pragma once

/// Whether this processor and C library have vector versions of the functions below, accurate to 4 units in the last
/// place. Without them the scalar functions are called.
int cn_vector_functions_exist(void);

void cn_vector_exp(double *z, const double *x, long n);
void cn_vector_log(double *z, const double *x, long n);
void cn_vector_sin(double *z, const double *x, long n);
void cn_vector_cos(double *z, const double *x, long n);
void cn_vector_tan(double *z, const double *x, long n);
void cn_vector_asin(double *z, const double *x, long n);
void cn_vector_acos(double *z, const double *x, long n);
void cn_vector_atan(double *z, const double *x, long n);
void cn_vector_sinh(double *z, const double *x, long n);
void cn_vector_cosh(double *z, const double *x, long n);
void cn_vector_tanh(double *z, const double *x, long n);
void cn_vector_power(double *z, const double *x, const double *y, long n);

// Arithmetic on arrays that do not overlap, unless they are the same; every operation is rounded once.
void cn_array_add(double *z, const double *x, const double *y, long n);
void cn_array_subtract(double *z, const double *x, const double *y, long n);
void cn_array_multiply(double *z, const double *x, const double *y, long n);
void cn_array_divide(double *z, const double *x, const double *y, long n);
void cn_array_scale(double *z, const double *x, double c, long n);
void cn_array_shift(double *z, const double *x, double c, long n);
/// z = x + c·y
void cn_array_accumulate(double *z, const double *x, const double *y, double c, long n);

/// Scalar functions one after another: sine and cosine in one go.
void cn_double_sin_cos(double *s, double *c, const double *x, long n);

// Principal complex functions in double precision, real and imaginary parts in arrays of their own.
void cn_complex_exp(double *zr, double *zi, const double *xr, const double *xi, long n);
void cn_complex_log(double *zr, double *zi, const double *xr, const double *xi, long n);
void cn_complex_sqrt(double *zr, double *zi, const double *xr, const double *xi, long n);
void cn_complex_sin(double *zr, double *zi, const double *xr, const double *xi, long n);
void cn_complex_cos(double *zr, double *zi, const double *xr, const double *xi, long n);
void cn_complex_tan(double *zr, double *zi, const double *xr, const double *xi, long n);
void cn_complex_asin(double *zr, double *zi, const double *xr, const double *xi, long n);
void cn_complex_acos(double *zr, double *zi, const double *xr, const double *xi, long n);
void cn_complex_atan(double *zr, double *zi, const double *xr, const double *xi, long n);
void cn_complex_sinh(double *zr, double *zi, const double *xr, const double *xi, long n);
void cn_complex_cosh(double *zr, double *zi, const double *xr, const double *xi, long n);
void cn_complex_tanh(double *zr, double *zi, const double *xr, const double *xi, long n);
/// zʷ = exp(w·log z), and 0 for z = 0 and a positive real part of w.
void cn_complex_power(double *zr, double *zi, const double *xr, const double *xi, const double *wr, const double *wi,
                      long n);
