#include <math.h>

#include "flint_headers.h"

#if CN_HAS_LIBRARIES

#define BINARY(name, call)                           \
  cn_rational name(cn_rational a, cn_rational b) {   \
    fmpq_t x, y, r;                                  \
    begin_rational(x, a);                            \
    begin_rational(y, b);                            \
    fmpq_init(r);                                    \
    call(r, x, y);                                   \
    end_rational(x, a);                              \
    end_rational(y, b);                              \
    return take_rational(r);                         \
  }

BINARY(cn_rational_add, fmpq_add)
BINARY(cn_rational_subtract, fmpq_sub)
BINARY(cn_rational_multiply, fmpq_mul)
BINARY(cn_rational_divide, fmpq_div)

cn_rational cn_rational_reduce(cn_integer numerator, cn_integer denominator) {
  fmpz_t n, d;
  fmpq_t r;
  begin_integer(n, numerator);
  begin_integer(d, denominator);
  fmpq_init(r);
  fmpq_set_fmpz_frac(r, n, d);
  end_integer(n, numerator);
  end_integer(d, denominator);
  return take_rational(r);
}

int cn_rational_compare(cn_rational a, cn_rational b) {
  fmpq_t x, y;
  begin_rational(x, a);
  begin_rational(y, b);
  int c = fmpq_cmp(x, y);
  end_rational(x, a);
  end_rational(y, b);
  return (c > 0) - (c < 0);
}

cn_rational cn_rational_bernoulli(unsigned long n) {
  fmpq_t r;
  fmpq_init(r);
  bernoulli_fmpq_ui(r, n);
  return take_rational(r);
}

double cn_rational_to_double(cn_rational a) {
  fmpq_t x;
  begin_rational(x, a);
  double result = 0;
  if (!fmpq_is_zero(x)) {
    // q = ⌊|n|·2^shift/d⌋ has 64 or 65 bits; what lies below it only matters as "not a tie".
    slong size = (slong)fmpz_bits(fmpq_numref(x)) - (slong)fmpz_bits(fmpq_denref(x));
    if (size > 1030) {
      result = INFINITY;
    } else if (size >= -1100) {
      slong shift = 64 - size;
      fmpz_t n, d, q, r;
      fmpz_init(n);
      fmpz_init(q);
      fmpz_init(r);
      fmpz_init_set(d, fmpq_denref(x));
      fmpz_abs(n, fmpq_numref(x));
      if (shift >= 0)
        fmpz_mul_2exp(n, n, (ulong)shift);
      else
        fmpz_mul_2exp(d, d, (ulong)-shift);
      fmpz_fdiv_qr(q, r, n, d);
      int inexact = !fmpz_is_zero(r);
      slong bits = (slong)fmpz_bits(q);
      slong exponent = bits - shift;             // 2^(exponent−1) ≤ |x| < 2^exponent
      slong keep = exponent + 1074 < 53 ? exponent + 1074 : 53;  // fewer bits for subnormal numbers
      if (keep >= 0) {
        slong drop = bits - keep;
        fmpz_fdiv_r_2exp(r, q, (ulong)drop);
        fmpz_fdiv_q_2exp(q, q, (ulong)drop);
        fmpz_one(n);
        fmpz_mul_2exp(n, n, (ulong)(drop - 1));
        int half = fmpz_cmp(r, n);
        if (half > 0 || (half == 0 && (inexact || fmpz_is_odd(q)))) fmpz_add_ui(q, q, 1);
        result = ldexp((double)fmpz_get_ui(q), (int)(drop - shift));
      }
      fmpz_clear(n);
      fmpz_clear(d);
      fmpz_clear(q);
      fmpz_clear(r);
    }
    if (fmpq_sgn(x) < 0) result = -result;
  }
  end_rational(x, a);
  return result;
}

#endif
