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

// The functions of the list that glibc has in its vector library.
#define VECTOR_FUNCTIONS(F) \
  F(exp) F(log) F(sin) F(cos) F(tan) F(asin) F(acos) F(atan) F(sinh) F(cosh) F(tanh) F(erf) F(erfc)

#if CN_HAS_VECTORS

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

// The functions take their arguments in ymm0 and ymm1 (zmm0 and zmm1), which a C compiler does only when all of the file is
// compiled for such a processor. The stack is moved out of the caller's red zone and aligned.
#define CALL(z, x, y, registers, name)                                                                          \
  __asm__ volatile(                                                                                             \
      "movq %%rsp, %%rbx\n\t"                                                                                   \
      "leaq -256(%%rsp), %%rsp\n\t"                                                                             \
      "andq $-64, %%rsp\n\t"                                                                                    \
      "vmovupd (%[second]), %%" registers "1\n\t"                                                               \
      "vmovupd (%[first]), %%" registers "0\n\t"                                                                \
      "call " name "@PLT\n\t"                                                                                   \
      "vmovupd %%" registers "0, (%[result])\n\t"                                                               \
      "vzeroupper\n\t"                                                                                          \
      "movq %%rbx, %%rsp"                                                                                       \
      :                                                                                                         \
      : [first] "r"(x), [second] "r"(y), [result] "r"(z)                                                        \
      : "memory", "cc", "rax", "rbx", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "xmm0", "xmm1",     \
        "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11", "xmm12", "xmm13",     \
        "xmm14", "xmm15")

// The last lanes of an array whose length is no multiple of the width repeat its last element.
#define BLOCKS(suffix, count, registers, name)                                                                  \
  static void suffix(double *z, const double *x, const double *y, long n) {                                     \
    long k = 0;                                                                                                 \
    for (; k + count <= n; k += count) CALL(z + k, x + k, y + k, registers, name);                              \
    if (k == n) return;                                                                                         \
    double first[count], second[count];                                                                         \
    for (long j = 0; j < count; j++) {                                                                          \
      first[j] = x[k + j < n ? k + j : n - 1];                                                                  \
      second[j] = y[k + j < n ? k + j : n - 1];                                                                 \
    }                                                                                                           \
    CALL(first, first, second, registers, name);                                                                \
    memcpy(z + k, first, (size_t)(n - k) * sizeof(double));                                                     \
  }

#define UNARY(name)                                                                                             \
  BLOCKS(name##_4, 4, "ymm", "_ZGVdN4v_" #name)                                                                 \
  BLOCKS(name##_8, 8, "zmm", "_ZGVeN8v_" #name)

VECTOR_FUNCTIONS(UNARY)

void cn_vector_function(int function, double *z, const double *x, long n) {
#define FOUR(name) \
  case cn_function_##name: name##_4(z, x, x, n); return;
#define EIGHT(name) \
  case cn_function_##name: name##_8(z, x, x, n); return;
  switch (width()) {
    case 8:
      switch (function) { VECTOR_FUNCTIONS(EIGHT) }
      break;
    case 4:
      switch (function) { VECTOR_FUNCTIONS(FOUR) }
      break;
  }
  // What the library has no vectors for goes one by one.
  cn_double_function(function, z, x, n);
}

BLOCKS(power_4, 4, "ymm", "_ZGVdN4vv_pow")
BLOCKS(power_8, 8, "zmm", "_ZGVeN8vv_pow")

void cn_vector_power(double *z, const double *x, const double *y, long n) {
  switch (width()) {
    case 8: power_8(z, x, y, n); break;
    case 4: power_4(z, x, y, n); break;
    default:
      for (long k = 0; k < n; k++) z[k] = pow(x[k], y[k]);
  }
}

#define WIDE __attribute__((target("avx2")))
#define IS_WIDE (width() > 1)

#else

#define WIDE
#define IS_WIDE 0

int cn_vector_functions_exist(void) { return 0; }

void cn_vector_function(int function, double *z, const double *x, long n) { cn_double_function(function, z, x, n); }

void cn_vector_power(double *z, const double *x, const double *y, long n) {
  for (long k = 0; k < n; k++) z[k] = pow(x[k], y[k]);
}

#endif

// Each loop twice, for processors with four lanes and for all others. Element k depends on no other element, even where
// arrays are the same, which the compiler is told. A product and a sum are never contracted: "avx2" has no such operation.
#define ARRAY(name, parameters, arguments, expression)                         \
  WIDE static void name##_wide parameters {                                    \
    _Pragma("clang loop vectorize(assume_safety)")                             \
    for (long k = 0; k < n; k++) z[k] = expression;                            \
  }                                                                            \
  static void name##_narrow parameters {                                       \
    _Pragma("clang loop vectorize(assume_safety)")                             \
    for (long k = 0; k < n; k++) z[k] = expression;                            \
  }                                                                            \
  void cn_array_##name parameters {                                            \
    if (IS_WIDE)                                                               \
      name##_wide arguments;                                                   \
    else                                                                       \
      name##_narrow arguments;                                                 \
  }

#define TWO (double *z, const double *x, const double *y, long n), (z, x, y, n)
#define ONE (double *z, const double *x, double c, long n), (z, x, c, n)
#define EXPAND(...) ARRAY(__VA_ARGS__)

EXPAND(add, TWO, x[k] + y[k])
EXPAND(subtract, TWO, x[k] - y[k])
EXPAND(multiply, TWO, x[k] * y[k])
EXPAND(divide, TWO, x[k] / y[k])
EXPAND(scale, ONE, c * x[k])
EXPAND(shift, ONE, x[k] + c)
ARRAY(accumulate, (double *z, const double *x, const double *y, double c, long n), (z, x, y, c, n), x[k] + c * y[k])

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

// On a branch cut C takes the side that the sign of a zero names. Adding zero makes −0 a 0, which is the side of the
// principal value, save for those cuts that are met from the other side going round their branch point counter-clockwise.
static inline double complex above(double re, double im) { return joined(re + 0.0, im + 0.0); }
static inline double complex round_one(double re, double im) { return im == 0 && re > 1 ? joined(re, -0.0) : above(re, im); }
static inline double complex round_i(double re, double im) { return re == 0 && im < -1 ? joined(-0.0, im) : above(re, im); }

#define LOOP(name, side)                                                                               \
  for (long k = 0; k < n; k++) {                                                                       \
    double complex z = c##name(side(xr[k], xi[k]));                                                    \
    zr[k] = creal(z);                                                                                  \
    zi[k] = cimag(z);                                                                                  \
  }

void cn_complex_sqrt(double *zr, double *zi, const double *xr, const double *xi, long n) { LOOP(sqrt, above) }

int cn_complex_library_function(int function, double *zr, double *zi, const double *xr, const double *xi, long n) {
#define COMPLEX(name, side) \
  case cn_function_##name: LOOP(name, side) return 1;
  switch (function) {
    COMPLEX(exp, above)
    COMPLEX(log, above)
    COMPLEX(sin, above)
    COMPLEX(cos, above)
    COMPLEX(tan, above)
    COMPLEX(asin, round_one)
    COMPLEX(acos, round_one)
    COMPLEX(atan, round_i)
    COMPLEX(sinh, above)
    COMPLEX(cosh, above)
    COMPLEX(tanh, above)
  }
  return 0;
}

void cn_complex_power(double *zr, double *zi, const double *xr, const double *xi, const double *wr, const double *wi,
                      long n) {
  for (long k = 0; k < n; k++) {
    if (xr[k] == 0 && xi[k] == 0 && wr[k] > 0) {
      zr[k] = zi[k] = 0;
      continue;
    }
    double complex z = cpow(above(xr[k], xi[k]), joined(wr[k], wi[k]));
    zr[k] = creal(z);
    zi[k] = cimag(z);
  }
}
