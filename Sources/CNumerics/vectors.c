#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <complex.h>
#include <math.h>
#include <string.h>

#include "CNumerics.h"

// The C library's vector functions have names of the x86-64 vector ABI: d is AVX2 with four lanes, e AVX-512 with eight.
#if defined(__x86_64__) && defined(__GLIBC__)
#if __GLIBC_PREREQ(2, 35)
#define CN_HAS_VECTORS 1
#endif
#endif

#ifndef CN_HAS_VECTORS
#define CN_HAS_VECTORS 0
#endif

#if CN_HAS_VECTORS

typedef double lanes4 __attribute__((vector_size(32)));
typedef double lanes8 __attribute__((vector_size(64)));

static int width(void) {
  static int known = 0;
  if (known == 0) {
    __builtin_cpu_init();
    known = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") ? 8
            : __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")       ? 4
                                                                                     : 1;
  }
  return known;
}

int cn_vector_functions_exist(void) { return width() > 1; }

// The last lanes of an array whose length is no multiple of the width repeat its last element.
#define BLOCKS(suffix, lanes, count, features, call)                                                  \
  __attribute__((target(features))) static void suffix(double *z, const double *x, long n) {          \
    lanes v;                                                                                          \
    long k = 0;                                                                                       \
    for (; k + count <= n; k += count) {                                                              \
      memcpy(&v, x + k, sizeof v);                                                                    \
      v = call(v);                                                                                    \
      memcpy(z + k, &v, sizeof v);                                                                    \
    }                                                                                                 \
    if (k == n) return;                                                                               \
    double rest[count];                                                                               \
    for (long j = 0; j < count; j++) rest[j] = x[k + j < n ? k + j : n - 1];                          \
    memcpy(&v, rest, sizeof v);                                                                       \
    v = call(v);                                                                                      \
    memcpy(z + k, &v, (size_t)(n - k) * sizeof(double));                                              \
  }

#define UNARY(name)                                                                                   \
  __attribute__((target("avx2"))) lanes4 _ZGVdN4v_##name(lanes4);                                     \
  __attribute__((target("avx512f"))) lanes8 _ZGVeN8v_##name(lanes8);                                  \
  BLOCKS(name##_4, lanes4, 4, "avx2", _ZGVdN4v_##name)                                                \
  BLOCKS(name##_8, lanes8, 8, "avx512f", _ZGVeN8v_##name)                                             \
  void cn_vector_##name(double *z, const double *x, long n) {                                         \
    switch (width()) {                                                                                \
      case 8: name##_8(z, x, n); break;                                                               \
      case 4: name##_4(z, x, n); break;                                                               \
      default:                                                                                        \
        for (long k = 0; k < n; k++) z[k] = name(x[k]);                                               \
    }                                                                                                 \
  }

__attribute__((target("avx2"))) lanes4 _ZGVdN4vv_pow(lanes4, lanes4);

__attribute__((target("avx2"))) static void power_4(double *z, const double *x, const double *y, long n) {
  lanes4 v, w;
  long k = 0;
  for (; k + 4 <= n; k += 4) {
    memcpy(&v, x + k, sizeof v);
    memcpy(&w, y + k, sizeof w);
    v = _ZGVdN4vv_pow(v, w);
    memcpy(z + k, &v, sizeof v);
  }
  for (; k < n; k++) z[k] = pow(x[k], y[k]);
}

void cn_vector_power(double *z, const double *x, const double *y, long n) {
  if (width() > 1) {
    power_4(z, x, y, n);
    return;
  }
  for (long k = 0; k < n; k++) z[k] = pow(x[k], y[k]);
}

#else

int cn_vector_functions_exist(void) { return 0; }

#define UNARY(name)                                             \
  void cn_vector_##name(double *z, const double *x, long n) {   \
    for (long k = 0; k < n; k++) z[k] = name(x[k]);             \
  }

void cn_vector_power(double *z, const double *x, const double *y, long n) {
  for (long k = 0; k < n; k++) z[k] = pow(x[k], y[k]);
}

#endif

UNARY(exp)
UNARY(log)
UNARY(sin)
UNARY(cos)
UNARY(tan)
UNARY(asin)
UNARY(acos)
UNARY(atan)
UNARY(sinh)
UNARY(cosh)
UNARY(tanh)

void cn_double_sin_cos(double *s, double *c, const double *x, long n) {
  for (long k = 0; k < n; k++) {
#if defined(__GLIBC__)
    sincos(x[k], s + k, c + k);
#else
    double angle = x[k];
    s[k] = sin(angle);
    c[k] = cos(angle);
#endif
  }
}

// MARK: Complex

static inline double complex joined(double re, double im) {
  double complex z;
  __real__ z = re;
  __imag__ z = im;
  return z;
}

// Adding zero makes −0 a 0: on a branch cut C takes the side that the sign of a zero names, while principal values are
// those of the side where the argument is not negative.
#define COMPLEX(name)                                                                                  \
  void cn_complex_##name(double *zr, double *zi, const double *xr, const double *xi, long n) {         \
    for (long k = 0; k < n; k++) {                                                                     \
      double complex z = c##name(joined(xr[k] + 0.0, xi[k] + 0.0));                                    \
      zr[k] = creal(z);                                                                                \
      zi[k] = cimag(z);                                                                                \
    }                                                                                                  \
  }

COMPLEX(exp)
COMPLEX(log)
COMPLEX(sqrt)
COMPLEX(sin)
COMPLEX(cos)
COMPLEX(tan)
COMPLEX(asin)
COMPLEX(acos)
COMPLEX(atan)
COMPLEX(sinh)
COMPLEX(cosh)
COMPLEX(tanh)

void cn_complex_power(double *zr, double *zi, const double *xr, const double *xi, const double *wr, const double *wi,
                      long n) {
  for (long k = 0; k < n; k++) {
    if (xr[k] == 0 && xi[k] == 0 && wr[k] > 0) {
      zr[k] = zi[k] = 0;
      continue;
    }
    double complex z = cpow(joined(xr[k] + 0.0, xi[k] + 0.0), joined(wr[k], wi[k]));
    zr[k] = creal(z);
    zi[k] = cimag(z);
  }
}
