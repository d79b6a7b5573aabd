// Sums and products of long fractions, made of products that can be left in the middle. Short ones are Calcium's.

#include "polynomial_types.h"

#if CN_HAS_LIBRARIES

/// Whether Calcium would multiply for long without looking at the clock.
static int is_long(const cn_fraction *f, const cn_fraction *g) {
  double n = NUMERATOR(f)->length, d = DENOMINATOR(f)->length;
  double m = NUMERATOR(g)->length, e = DENOMINATOR(g)->length;
  return cn_work_here.armed && n * m + d * e + n * e + d * m > CN_PIECE;
}

/// r = f·g: with common factors taken out across before the products, nothing is left to reduce.
static int multiply_long(cn_fraction *r, const cn_fraction *f, const cn_fraction *g, const cn_ring *ring) {
  fmpz_mpoly_t common, n, d, m, e;
  fmpz_mpoly_init(common, Z(ring));
  fmpz_mpoly_init(n, Z(ring));
  fmpz_mpoly_init(d, Z(ring));
  fmpz_mpoly_init(m, Z(ring));
  fmpz_mpoly_init(e, Z(ring));
  int done = fmpz_mpoly_gcd_cofactors(common, n, e, NUMERATOR(f), DENOMINATOR(g), Z(ring)) &&
             fmpz_mpoly_gcd_cofactors(common, m, d, NUMERATOR(g), DENOMINATOR(f), Z(ring));
  if (done) {
    cn_mpoly_multiply(NUMERATOR(r), n, m, ring);
    cn_mpoly_multiply(DENOMINATOR(r), d, e, ring);
  }
  fmpz_mpoly_clear(common, Z(ring));
  fmpz_mpoly_clear(n, Z(ring));
  fmpz_mpoly_clear(d, Z(ring));
  fmpz_mpoly_clear(m, Z(ring));
  fmpz_mpoly_clear(e, Z(ring));
  return done;
}

/// r = f ± g. With f = n/(c·d) and g = m/(c·e), c the greatest common divisor of the denominators, f ± g is (n·e ± m·d)/(c·d·e),
/// where only c can have a factor in common with the numerator.
static int add_long(cn_fraction *r, const cn_fraction *f, const cn_fraction *g, int sign, const cn_ring *ring) {
  fmpz_mpoly_t common, d, e, left, right, factor, rest;
  fmpz_mpoly_init(common, Z(ring));
  fmpz_mpoly_init(d, Z(ring));
  fmpz_mpoly_init(e, Z(ring));
  fmpz_mpoly_init(left, Z(ring));
  fmpz_mpoly_init(right, Z(ring));
  fmpz_mpoly_init(factor, Z(ring));
  fmpz_mpoly_init(rest, Z(ring));
  int done = fmpz_mpoly_gcd_cofactors(common, d, e, DENOMINATOR(f), DENOMINATOR(g), Z(ring));
  if (done) {
    cn_mpoly_multiply(left, NUMERATOR(f), e, ring);
    cn_mpoly_multiply(right, NUMERATOR(g), d, ring);
    if (sign < 0)
      fmpz_mpoly_sub(left, left, right, Z(ring));
    else
      fmpz_mpoly_add(left, left, right, Z(ring));
    done = fmpz_mpoly_gcd_cofactors(factor, right, rest, left, common, Z(ring));
  }
  if (done) {
    cn_mpoly_multiply(d, d, e, ring);
    cn_mpoly_multiply(DENOMINATOR(r), rest, d, ring);
    fmpz_mpoly_swap(NUMERATOR(r), right, Z(ring));
  }
  fmpz_mpoly_clear(common, Z(ring));
  fmpz_mpoly_clear(d, Z(ring));
  fmpz_mpoly_clear(e, Z(ring));
  fmpz_mpoly_clear(left, Z(ring));
  fmpz_mpoly_clear(right, Z(ring));
  fmpz_mpoly_clear(factor, Z(ring));
  fmpz_mpoly_clear(rest, Z(ring));
  return done;
}

static void add(cn_fraction *r, const cn_fraction *f, const cn_fraction *g, int sign, const cn_ring *ring) {
  if (is_long(f, g) && add_long(r, f, g, sign, ring)) return;
  if (sign < 0)
    fmpz_mpoly_q_sub(r->f, f->f, g->f, Z(ring));
  else
    fmpz_mpoly_q_add(r->f, f->f, g->f, Z(ring));
}

static void multiply(cn_fraction *r, const cn_fraction *f, const cn_fraction *g, const cn_ring *ring) {
  if (!is_long(f, g) || !multiply_long(r, f, g, ring)) fmpz_mpoly_q_mul(r->f, f->f, g->f, Z(ring));
}

/// r = f/g for g ≠ 0.
static void divide(cn_fraction *r, const cn_fraction *f, const cn_fraction *g, const cn_ring *ring) {
  if (!is_long(f, g)) {
    fmpz_mpoly_q_div(r->f, f->f, g->f, Z(ring));
    return;
  }
  cn_fraction inverse;
  cn_fraction_init(&inverse, ring);
  fmpz_mpoly_q_inv(inverse.f, g->f, Z(ring));
  multiply(r, f, &inverse, ring);
  cn_fraction_clear(&inverse, ring);
}

void cn_fraction_add(cn_fraction *r, const cn_fraction *f, const cn_fraction *g, const cn_ring *ring) {
  CN_LIMITED(add(r, f, g, 1, ring), cn_fraction_give_up(r, ring));
}

void cn_fraction_subtract(cn_fraction *r, const cn_fraction *f, const cn_fraction *g, const cn_ring *ring) {
  CN_LIMITED(add(r, f, g, -1, ring), cn_fraction_give_up(r, ring));
}

void cn_fraction_multiply(cn_fraction *r, const cn_fraction *f, const cn_fraction *g, const cn_ring *ring) {
  CN_LIMITED(multiply(r, f, g, ring), cn_fraction_give_up(r, ring));
}

void cn_fraction_divide(cn_fraction *r, const cn_fraction *f, const cn_fraction *g, const cn_ring *ring) {
  CN_LIMITED(divide(r, f, g, ring), cn_fraction_give_up(r, ring));
}

#endif
