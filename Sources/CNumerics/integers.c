#include "flint_headers.h"

#if CN_HAS_LIBRARIES

#define BINARY(name, call)                             \
  cn_integer name(cn_integer a, cn_integer b) {        \
    fmpz_t x, y, r;                                    \
    begin_integer(x, a);                               \
    begin_integer(y, b);                               \
    fmpz_init(r);                                      \
    call(r, x, y);                                     \
    end_integer(x, a);                                 \
    end_integer(y, b);                                 \
    return take_integer(r);                            \
  }

BINARY(cn_integer_add, fmpz_add)
BINARY(cn_integer_subtract, fmpz_sub)
BINARY(cn_integer_multiply, fmpz_mul)
BINARY(cn_integer_gcd, fmpz_gcd)
BINARY(cn_integer_divide_exactly, fmpz_divexact)

void cn_integer_clear(cn_integer a) {
  if (!a.big) return;
  fmpz_t x = {a.word};
  fmpz_clear(x);
}

cn_integer cn_integer_negate(cn_integer a) {
  fmpz_t x, r;
  begin_integer(x, a);
  fmpz_init(r);
  fmpz_neg(r, x);
  end_integer(x, a);
  return take_integer(r);
}

void cn_integer_floor_divide(cn_integer a, cn_integer b, cn_integer *quotient, cn_integer *remainder) {
  fmpz_t x, y, q, r;
  begin_integer(x, a);
  begin_integer(y, b);
  fmpz_init(q);
  fmpz_init(r);
  fmpz_fdiv_qr(q, r, x, y);
  end_integer(x, a);
  end_integer(y, b);
  *quotient = take_integer(q);
  *remainder = take_integer(r);
}

cn_integer cn_integer_power(cn_integer a, unsigned long n) {
  fmpz_t x, r;
  begin_integer(x, a);
  fmpz_init(r);
  fmpz_pow_ui(r, x, n);
  end_integer(x, a);
  return take_integer(r);
}

cn_integer cn_integer_shift_left(cn_integer a, unsigned long bits) {
  fmpz_t x, r;
  begin_integer(x, a);
  fmpz_init(r);
  fmpz_mul_2exp(r, x, bits);
  end_integer(x, a);
  return take_integer(r);
}

cn_integer cn_integer_root(cn_integer a, long n, int *exact) {
  fmpz_t x, r, power;
  begin_integer(x, a);
  fmpz_init(r);
  fmpz_init(power);
  fmpz_root(r, x, n);
  // A root other than 0 and ±1 of an n beyond the size of a is never exact, so the power stays of the size of a.
  fmpz_pow_ui(power, r, (ulong)n);
  *exact = fmpz_equal(power, x);
  fmpz_clear(power);
  end_integer(x, a);
  return take_integer(r);
}

long cn_integer_perfect_power(cn_integer a, cn_integer *root) {
  fmpz_t x, r;
  begin_integer(x, a);
  fmpz_init(r);
  int k = fmpz_is_perfect_power(r, x);
  end_integer(x, a);
  *root = take_integer(r);
  return k;
}

int cn_integer_compare(cn_integer a, cn_integer b) {
  fmpz_t x, y;
  begin_integer(x, a);
  begin_integer(y, b);
  int c = fmpz_cmp(x, y);
  end_integer(x, a);
  end_integer(y, b);
  return (c > 0) - (c < 0);
}

int cn_integer_equal(cn_integer a, cn_integer b) { return cn_integer_compare(a, b) == 0; }

int cn_integer_sign(cn_integer a) {
  fmpz_t x;
  begin_integer(x, a);
  int s = fmpz_sgn(x);
  end_integer(x, a);
  return s;
}

int cn_integer_is_even(cn_integer a) {
  fmpz_t x;
  begin_integer(x, a);
  int e = fmpz_is_even(x);
  end_integer(x, a);
  return e;
}

long cn_integer_bits(cn_integer a) {
  fmpz_t x;
  begin_integer(x, a);
  long n = (long)fmpz_bits(x);
  end_integer(x, a);
  return n;
}

unsigned long cn_integer_digest(cn_integer a) {
  if (!a.big) return (unsigned long)a.word;
  __mpz_struct *z = COEFF_TO_PTR((fmpz)a.word);
  size_t n = mpz_size(z);
  unsigned long h = mpz_sgn(z) < 0 ? 0x9e3779b97f4a7c15UL : 0x2545f4914f6cdd1dUL;
  for (size_t i = 0; i < n; i++) {
    h ^= mpz_getlimbn(z, (mp_size_t)i);
    h *= 0xff51afd7ed558ccdUL;
    h ^= h >> 32;
  }
  return h;
}

int cn_integer_is_probable_prime(cn_integer a) {
  fmpz_t x;
  begin_integer(x, a);
  int p = fmpz_is_probabprime(x);
  end_integer(x, a);
  return p;
}

int cn_integer_parse(const char *text, int radix, cn_integer *value) {
  fmpz_t r;
  fmpz_init(r);
  if (fmpz_set_str(r, text, radix) != 0) {
    fmpz_clear(r);
    return 0;
  }
  *value = take_integer(r);
  return 1;
}

size_t cn_integer_text_size(cn_integer a, int radix) {
  fmpz_t x;
  begin_integer(x, a);
  size_t n = fmpz_sizeinbase(x, radix) + 2;
  end_integer(x, a);
  return n;
}

void cn_integer_write(cn_integer a, int radix, char *text) {
  fmpz_t x;
  begin_integer(x, a);
  fmpz_get_str(text, radix, x);
  end_integer(x, a);
}

#endif
