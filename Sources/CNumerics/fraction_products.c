// Sums and products of long fractions, made of products that can be left in the middle. Short ones are Calcium's.

#include "polynomial_types.h"

#if CN_HAS_LIBRARIES

/// Whether Calcium would multiply for long without looking at the clock.
static int is_long(const cn_fraction *f, const cn_fraction *g) {
  double n = NUMERATOR(f)->length, d = DENOMINATOR(f)->length;
  double m = NUMERATOR(g)->length, e = DENOMINATOR(g)->length;
  return cn_work_here.armed && n * m + d * e + n * e + d * m > CN_PIECE;
}

static void begin(fmpz_mpoly_struct *t, int count, const cn_ring *ring) {
  for (int k = 0; k < count; k++) fmpz_mpoly_init(t + k, Z(ring));
}

static void end(fmpz_mpoly_struct *t, int count, const cn_ring *ring) {
  for (int k = 0; k < count; k++) fmpz_mpoly_clear(t + k, Z(ring));
}

/// r = f·g: with common factors taken out across before the products, nothing is left to reduce.
static int multiply_long(cn_fraction *r, const cn_fraction *f, const cn_fraction *g, const cn_ring *ring) {
  fmpz_mpoly_struct t[5], *common = t, *n = t + 1, *d = t + 2, *m = t + 3, *e = t + 4;
  begin(t, 5, ring);
  int done = fmpz_mpoly_gcd_cofactors(common, n, e, NUMERATOR(f), DENOMINATOR(g), Z(ring)) &&
             fmpz_mpoly_gcd_cofactors(common, m, d, NUMERATOR(g), DENOMINATOR(f), Z(ring));
  if (done) {
    cn_mpoly_multiply(NUMERATOR(r), n, m, ring);
    cn_mpoly_multiply(DENOMINATOR(r), d, e, ring);
  }
  end(t, 5, ring);
  return done;
}

/// r = f ± g. With f = n/(c·d) and g = m/(c·e), c the greatest common divisor of the denominators, f ± g is (n·e ± m·d)/(c·d·e),
/// where only c can have a factor in common with the numerator.
static int add_long(cn_fraction *r, const cn_fraction *f, const cn_fraction *g, int sign, const cn_ring *ring) {
  fmpz_mpoly_struct t[7], *common = t, *d = t + 1, *e = t + 2, *sum = t + 3, *other = t + 4, *factor = t + 5, *rest = t + 6;
  begin(t, 7, ring);
  int done = fmpz_mpoly_gcd_cofactors(common, d, e, DENOMINATOR(f), DENOMINATOR(g), Z(ring));
  if (done) {
    cn_mpoly_multiply(sum, NUMERATOR(f), e, ring);
    cn_mpoly_multiply(other, NUMERATOR(g), d, ring);
    if (sign < 0)
      fmpz_mpoly_sub(sum, sum, other, Z(ring));
    else
      fmpz_mpoly_add(sum, sum, other, Z(ring));
    done = fmpz_mpoly_gcd_cofactors(factor, other, rest, sum, common, Z(ring));
  }
  if (done) {
    cn_mpoly_multiply(d, d, e, ring);
    cn_mpoly_multiply(DENOMINATOR(r), rest, d, ring);
    fmpz_mpoly_swap(NUMERATOR(r), other, Z(ring));
  }
  end(t, 7, ring);
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
