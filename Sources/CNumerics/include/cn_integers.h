// Integers and rationals as words: the value itself when it fits, otherwise a handle to a number of any size.
#pragma once

/// An integer. `big == 0`: the value is `word`. `big == 1`: `word` is a handle, which whoever received the value as
/// a result owns and passes to `cn_integer_clear` once.
typedef struct {
  long word;
  long big;
} cn_integer;

/// A fraction in lowest terms with a positive denominator.
typedef struct {
  cn_integer numerator;
  cn_integer denominator;
} cn_rational;

void cn_integer_clear(cn_integer a);

cn_integer cn_integer_add(cn_integer a, cn_integer b);
cn_integer cn_integer_subtract(cn_integer a, cn_integer b);
cn_integer cn_integer_multiply(cn_integer a, cn_integer b);
cn_integer cn_integer_negate(cn_integer a);
cn_integer cn_integer_gcd(cn_integer a, cn_integer b);
/// b ≠ 0. The quotient is rounded towards −∞; the remainder has the sign of b.
void cn_integer_floor_divide(cn_integer a, cn_integer b, cn_integer *quotient, cn_integer *remainder);
/// b ≠ 0 divides a.
cn_integer cn_integer_divide_exactly(cn_integer a, cn_integer b);
cn_integer cn_integer_power(cn_integer a, unsigned long n);
cn_integer cn_integer_shift_left(cn_integer a, unsigned long bits);
/// a ≥ 0 when n is even, n > 0. Returns the truncated root; `exact` says whether its power is a.
cn_integer cn_integer_root(cn_integer a, long n, int *exact);
/// The largest root with its exponent: returns k > 1 with root^k = a, or 0.
long cn_integer_perfect_power(cn_integer a, cn_integer *root);

int cn_integer_compare(cn_integer a, cn_integer b);
int cn_integer_equal(cn_integer a, cn_integer b);
int cn_integer_sign(cn_integer a);
int cn_integer_is_even(cn_integer a);
long cn_integer_bits(cn_integer a);
/// A word computed from all limbs and the sign, the same for equal values.
unsigned long cn_integer_digest(cn_integer a);
int cn_integer_is_probable_prime(cn_integer a);

/// `text` holds digits of the radix with an optional minus sign. Returns 0 when it does not.
int cn_integer_parse(const char *text, int radix, cn_integer *value);
/// An upper bound for the bytes that `cn_integer_write` needs, terminator included.
size_t cn_integer_text_size(cn_integer a, int radix);
void cn_integer_write(cn_integer a, int radix, char *text);

/// The factors of |a| ≥ 1: all primes below 2^15, and of numbers up to 1024 bits those of about `bits` bits at most
/// (52 being the most). What resists stands among the answers, possibly composite. No prime is answered twice. Writes
/// at most `capacity` pairs and returns how many there are.
long cn_integer_factor(cn_integer a, long bits, cn_integer *factors, long *exponents, long capacity);

cn_rational cn_rational_add(cn_rational a, cn_rational b);
cn_rational cn_rational_subtract(cn_rational a, cn_rational b);
cn_rational cn_rational_multiply(cn_rational a, cn_rational b);
/// b ≠ 0.
cn_rational cn_rational_divide(cn_rational a, cn_rational b);
/// denominator ≠ 0; brings to lowest terms.
cn_rational cn_rational_reduce(cn_integer numerator, cn_integer denominator);
int cn_rational_compare(cn_rational a, cn_rational b);
/// The nearest double, ties to even; infinite when too large.
double cn_rational_to_double(cn_rational a);
/// The Bernoulli number Bₙ.
cn_rational cn_rational_bernoulli(unsigned long n);
