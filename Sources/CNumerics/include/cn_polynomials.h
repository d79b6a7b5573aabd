// Multivariate polynomials over ℚ and their fractions, in storage of the caller.
#pragma once

#include "cn_integers.h"

typedef struct cn_ring cn_ring;
typedef struct cn_polynomial cn_polynomial;
typedef struct cn_fraction cn_fraction;
typedef struct cn_factors cn_factors;

/// Machine words that the caller provides for one polynomial and for one fraction.
enum { cn_polynomial_words = 8, cn_fraction_words = 12 };

/// order: 0 lexicographic, 1 degree reverse lexicographic. variables ≥ 1.
cn_ring *cn_ring_new(long variables, int order);
void cn_ring_free(cn_ring *ring);

// MARK: Polynomials. `r` may be the same storage as an operand.

void cn_polynomial_init(cn_polynomial *p, const cn_ring *ring);
void cn_polynomial_clear(cn_polynomial *p, const cn_ring *ring);
void cn_polynomial_set(cn_polynomial *r, const cn_polynomial *p, const cn_ring *ring);
void cn_polynomial_set_rational(cn_polynomial *r, cn_rational value, const cn_ring *ring);
void cn_polynomial_set_generator(cn_polynomial *r, long variable, const cn_ring *ring);
/// Sums terms in any order. `exponents` holds `variables` words for each term.
void cn_polynomial_set_terms(cn_polynomial *r, const cn_rational *coefficients, const unsigned long *exponents,
                             long count, const cn_ring *ring);

/// The integer coefficients (owned by the caller) and the exponents of `count` terms from `first` on, to be divided
/// by the common denominator. Exponents beyond a word are given as the largest one.
void cn_polynomial_read(const cn_polynomial *p, long first, long count, cn_integer *coefficients, long *exponents,
                        const cn_ring *ring);
cn_integer cn_polynomial_denominator(const cn_polynomial *p);
long cn_polynomial_length(const cn_polynomial *p);
int cn_polynomial_is_constant(const cn_polynomial *p, const cn_ring *ring);
int cn_polynomial_is_one(const cn_polynomial *p, const cn_ring *ring);
int cn_polynomial_equal(const cn_polynomial *p, const cn_polynomial *q, const cn_ring *ring);
unsigned long cn_polynomial_digest(const cn_polynomial *p, const cn_ring *ring);
/// −1 for the zero polynomial, the largest word for what exceeds it.
long cn_polynomial_total_degree(const cn_polynomial *p, const cn_ring *ring);
long cn_polynomial_degree(const cn_polynomial *p, long variable, const cn_ring *ring);
void cn_polynomial_degrees(const cn_polynomial *p, long *degrees, const cn_ring *ring);
/// The bits of the largest coefficient, or of the common denominator if that is larger.
long cn_polynomial_bits(const cn_polynomial *p);
/// The greatest common divisor of the coefficients, ≥ 0.
cn_rational cn_polynomial_content(const cn_polynomial *p);

void cn_polynomial_add(cn_polynomial *r, const cn_polynomial *p, const cn_polynomial *q, const cn_ring *ring);
void cn_polynomial_subtract(cn_polynomial *r, const cn_polynomial *p, const cn_polynomial *q, const cn_ring *ring);
void cn_polynomial_multiply(cn_polynomial *r, const cn_polynomial *p, const cn_polynomial *q, const cn_ring *ring);
void cn_polynomial_add_product(cn_polynomial *r, const cn_polynomial *p, const cn_polynomial *q, const cn_ring *ring);
void cn_polynomial_negate(cn_polynomial *r, const cn_polynomial *p, const cn_ring *ring);
void cn_polynomial_scale(cn_polynomial *r, const cn_polynomial *p, cn_rational factor, const cn_ring *ring);
/// Returns 0 when the exponents do not fit.
int cn_polynomial_power(cn_polynomial *r, const cn_polynomial *p, unsigned long n, const cn_ring *ring);
void cn_polynomial_derivative(cn_polynomial *r, const cn_polynomial *p, long variable, const cn_ring *ring);

/// q ≠ 0. Returns 0 when q does not divide p; then r is undefined.
int cn_polynomial_divide_exactly(cn_polynomial *r, const cn_polynomial *p, const cn_polynomial *q,
                                 const cn_ring *ring);
void cn_polynomial_divide(cn_polynomial *quotient, cn_polynomial *remainder, const cn_polynomial *p,
                          const cn_polynomial *q, const cn_ring *ring);
/// The remainder by several polynomials, none zero. `divisors` are pointers to them.
void cn_polynomial_reduce(cn_polynomial *r, const cn_polynomial *p, const cn_polynomial *const *divisors, long count,
                          const cn_ring *ring);
/// Products of more pairs of terms than this are left to the caller, who estimates their size first.
enum { cn_minor_products = 1000000 };
/// Minors of a matrix with columns ≤ 20, for different sets of as many columns as there are rows. Returns 0 when a
/// product is too large; then the results are undefined.
int cn_polynomial_minors(cn_polynomial *const *results, const unsigned long *sets, long count,
                         const cn_polynomial *const *elements, long rows, long columns, const cn_ring *ring);

/// Primitive with integer coefficients, the leading one positive. Returns 0 on failure.
int cn_polynomial_gcd(cn_polynomial *r, const cn_polynomial *p, const cn_polynomial *q, const cn_ring *ring);

/// p ≠ 0. Factors are primitive with positive leading coefficients. NULL on failure.
cn_factors *cn_factors_new(const cn_polynomial *p, int squarefree, const cn_ring *ring);
void cn_factors_free(cn_factors *factors, const cn_ring *ring);
long cn_factors_count(const cn_factors *factors);
cn_rational cn_factors_unit(const cn_factors *factors);
/// Moves factor i into r and returns its exponent.
long cn_factors_take(cn_factors *factors, long i, cn_polynomial *r, const cn_ring *ring);

/// The number of different powers of the variable.
long cn_polynomial_power_count(const cn_polynomial *p, long variable, const cn_ring *ring);
/// Fills the powers in decreasing order and initialised polynomials with what stands before them.
void cn_polynomial_collect(const cn_polynomial *p, long variable, long count, long *powers,
                           cn_polynomial *const *coefficients, const cn_ring *ring);

/// `values` holds one rational for each variable. Returns 0 on failure.
int cn_polynomial_evaluate(const cn_polynomial *p, const cn_rational *values, cn_rational *value, const cn_ring *ring);
/// One polynomial of the target ring for each variable. Returns 0 on failure.
int cn_polynomial_compose(cn_polynomial *r, const cn_polynomial *p, const cn_polynomial *const *values,
                          const cn_ring *ring, const cn_ring *target);
/// Returns 0 on failure.
int cn_polynomial_resultant(cn_polynomial *r, const cn_polynomial *p, const cn_polynomial *q, long variable,
                            const cn_ring *ring);
int cn_polynomial_discriminant(cn_polynomial *r, const cn_polynomial *p, long variable, const cn_ring *ring);

/// log₂, of the binomial coefficient of n over k for 0 ≤ k ≤ n and of a number.
double cn_log2_binomial(double n, double k);
double cn_log2(double x);

// MARK: Fractions in lowest terms, the denominator's leading coefficient positive.

void cn_fraction_init(cn_fraction *f, const cn_ring *ring);
void cn_fraction_clear(cn_fraction *f, const cn_ring *ring);
void cn_fraction_set_rational(cn_fraction *r, cn_rational value, const cn_ring *ring);
void cn_fraction_set_polynomial(cn_fraction *r, const cn_polynomial *p, const cn_ring *ring);
/// q ≠ 0.
void cn_fraction_set_quotient(cn_fraction *r, const cn_polynomial *p, const cn_polynomial *q, const cn_ring *ring);
/// What is above and below, with integer coefficients.
void cn_fraction_numerator(cn_polynomial *r, const cn_fraction *f, const cn_ring *ring);
void cn_fraction_denominator(cn_polynomial *r, const cn_fraction *f, const cn_ring *ring);
/// The fraction as a polynomial; returns 0 when its denominator is not constant.
int cn_fraction_polynomial(cn_polynomial *r, const cn_fraction *f, const cn_ring *ring);

long cn_fraction_numerator_length(const cn_fraction *f);
long cn_fraction_denominator_length(const cn_fraction *f);
/* The degrees in a variable of what stands above and below, as cn_polynomial_degree gives them. */
void cn_fraction_degrees(long degrees[2], const cn_fraction *f, long variable, const cn_ring *ring);
int cn_fraction_is_zero(const cn_fraction *f, const cn_ring *ring);
int cn_fraction_is_one(const cn_fraction *f, const cn_ring *ring);
int cn_fraction_is_polynomial(const cn_fraction *f, const cn_ring *ring);
int cn_fraction_is_constant(const cn_fraction *f, const cn_ring *ring);
int cn_fraction_has_denominator(const cn_fraction *f, const cn_ring *ring);
int cn_fraction_equal(const cn_fraction *f, const cn_fraction *g, const cn_ring *ring);
unsigned long cn_fraction_digest(const cn_fraction *f, const cn_ring *ring);

void cn_fraction_add(cn_fraction *r, const cn_fraction *f, const cn_fraction *g, const cn_ring *ring);
void cn_fraction_subtract(cn_fraction *r, const cn_fraction *f, const cn_fraction *g, const cn_ring *ring);
void cn_fraction_multiply(cn_fraction *r, const cn_fraction *f, const cn_fraction *g, const cn_ring *ring);
/// g ≠ 0.
void cn_fraction_divide(cn_fraction *r, const cn_fraction *f, const cn_fraction *g, const cn_ring *ring);
void cn_fraction_negate(cn_fraction *r, const cn_fraction *f, const cn_ring *ring);
/// f ≠ 0.
void cn_fraction_invert(cn_fraction *r, const cn_fraction *f, const cn_ring *ring);
void cn_fraction_scale(cn_fraction *r, const cn_fraction *f, cn_rational factor, const cn_ring *ring);
/// Returns 0 when the exponents do not fit.
int cn_fraction_power(cn_fraction *r, const cn_fraction *f, unsigned long n, const cn_ring *ring);
void cn_fraction_derivative(cn_fraction *r, const cn_fraction *f, long variable, const cn_ring *ring);
/// One fraction of the target ring for each variable. Returns 1, 0 on failure, −1 when the denominator becomes zero.
int cn_fraction_compose(cn_fraction *r, const cn_fraction *f, const cn_fraction *const *values, const cn_ring *ring,
                        const cn_ring *target);

/// As `cn_polynomial_minors`, for fractions whose denominators are numbers. Returns 0 also when one has another denominator.
int cn_fraction_minors(cn_fraction *const *results, const unsigned long *sets, long count,
                       const cn_fraction *const *elements, long rows, long columns, const cn_ring *ring);
