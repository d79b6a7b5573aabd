#include "flint_headers.h"

#if CN_HAS_LIBRARIES

// FLINT's own complete factoring ends in a quadratic sieve that writes its relations to a file in the working
// directory, under a name that two threads of a process share: it crashes where nothing can be written, and where two
// factor at once. Here composites are split by elliptic curves alone.

/// Steps of the search: primes about that long are found with these curves, each with its bound.
static const struct { long bits, bound, curves; } effort[] = {
  {24, 32, 12}, {32, 126, 30}, {40, 610, 40}, {46, 1800, 30}, {52, 5300, 60}};
enum { EFFORTS = sizeof effort / sizeof effort[0] };

/// Takes every power of `prime` out of the numbers that are still to be split.
static void remove_everywhere(fmpz_factor_t found, fmpz_factor_t rest, const fmpz_t prime, ulong exponent) {
  for (slong i = 0; i < rest->num; i++) exponent += rest->exp[i] * fmpz_remove(rest->p + i, rest->p + i, prime);
  for (slong i = 0; i < found->num; i++)
    if (fmpz_equal(found->p + i, prime)) {
      found->exp[i] += exponent;
      return;
    }
  _fmpz_factor_append(found, prime, exponent);
}

/// A proper factor of the composite `n` without primes below 2^15 that is no perfect power, if curves for primes up to
/// `bits` bits find one.
static int split(fmpz_t factor, const fmpz_t n, long bits, flint_rand_t random) {
  for (int i = 0; i < EFFORTS; i++) {
    if (i > 0 && effort[i - 1].bits >= bits) break;
    if (fmpz_factor_ecm(factor, effort[i].curves, effort[i].bound, 100 * effort[i].bound, random, n) &&
        !fmpz_is_one(factor) && !fmpz_equal(factor, n) && fmpz_divisible(n, factor))
      return 1;
  }
  return 0;
}

/// Splits `n` > 1, raised to `exponent`, without primes below 2^15; composites that resist stand among the answers.
static void factor_rest(fmpz_factor_t found, const fmpz_t n, ulong exponent, long bits) {
  fmpz_t next, part;
  fmpz_factor_t rest;
  flint_rand_t random;
  fmpz_init(next);
  fmpz_init(part);
  fmpz_factor_init(rest);
  flint_randinit(random);
  _fmpz_factor_append(rest, n, exponent);
  while (rest->num > 0) {
    long last = rest->num - 1;
    fmpz_swap(next, rest->p + last);
    exponent = rest->exp[last];
    rest->num = last;
    int power;
    if (fmpz_is_one(next)) continue;
    if (fmpz_is_probabprime(next)) {
      remove_everywhere(found, rest, next, exponent);
    } else if ((power = fmpz_is_perfect_power(part, next)) != 0) {
      _fmpz_factor_append(rest, part, exponent * power);
    } else if (split(part, next, bits, random)) {
      fmpz_divexact(next, next, part);
      _fmpz_factor_append(rest, part, exponent);
      _fmpz_factor_append(rest, next, exponent);
    } else {
      _fmpz_factor_append(found, next, exponent);
    }
  }
  flint_randclear(random);
  fmpz_factor_clear(rest);
  fmpz_clear(part);
  fmpz_clear(next);
}

long cn_integer_factor(cn_integer a, long bits, cn_integer *factors, long *exponents, long capacity) {
  fmpz_t x;
  fmpz_factor_t f;
  begin_integer(x, a);
  fmpz_factor_init(f);
  if (!fmpz_factor_trial(f, x, 3512) && fmpz_bits(x) <= 1024) {  // looking further takes too long beyond
    long last = f->num - 1;
    f->num = last;
    fmpz_t rest = {f->p[last]};
    f->p[last] = 0;
    factor_rest(f, rest, f->exp[last], bits);
    fmpz_clear(rest);
  }
  long n = f->num;
  for (long i = 0; i < n && i < capacity; i++) {
    factors[i] = copy_integer(f->p + i);
    exponents[i] = (long)f->exp[i];
  }
  fmpz_factor_clear(f);
  end_integer(x, a);
  return n;
}

#endif
