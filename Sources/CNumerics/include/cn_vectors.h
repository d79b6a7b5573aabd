// Arithmetic on many doubles at once, and what functions.h does not have. `z` may be `x`; apart from that arrays do not overlap.
#pragma once

/// Whether this processor and C library have vector versions of functions. Without them the scalar functions are called.
int cn_vector_functions_exist(void);

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
/// By the C library; 0, and nothing done, for a function that it has for real numbers only.
int cn_complex_library_function(int function, double *zr, double *zi, const double *xr, const double *xi, long n);
void cn_complex_sqrt(double *zr, double *zi, const double *xr, const double *xi, long n);
/// zʷ = exp(w·log z), and 0 for z = 0 and a positive real part of w.
void cn_complex_power(double *zr, double *zi, const double *xr, const double *xi, const double *wr, const double *wi,
                      long n);
