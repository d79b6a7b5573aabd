#include "polynomial_types.h"

// A minor of the last k rows is named by its set of k columns, a bit mask. It is found by expansion along its first
// row, each minor once. Rows are brought to integer coefficients first; all work is then done over ℤ.
typedef struct {
  const cn_ring *ring;
  const fmpz_mpoly_struct *const *elements;
  long rows, columns;
  fmpz_mpoly_struct *minors;
  unsigned char *known;
  fmpz_mpoly_t product;
} expansion;

/// The minor of the rows from `row` on. NULL when a product is too large.
static const fmpz_mpoly_struct *minor(expansion *e, long row, unsigned long set) {
  const fmpz_mpoly_struct *const *elements = e->elements + row * e->columns;
  if (row == e->rows - 1) return elements[__builtin_ctzl(set)];
  fmpz_mpoly_struct *sum = e->minors + set;
  if (e->known[set]) return sum;
  fmpz_mpoly_init(sum, Z(e->ring));
  e->known[set] = 1;
  // From the last column of the set to the first, which pleases the order of the variables as they are mostly given.
  int negative = (__builtin_popcountl(set) & 1) == 0;
  for (unsigned long rest = set; rest != 0; negative = !negative) {
    long column = (long)(8 * sizeof(long)) - 1 - __builtin_clzl(rest);
    unsigned long bit = 1UL << column;
    rest &= ~bit;
    const fmpz_mpoly_struct *element = elements[column];
    if (element->length == 0) continue;
    const fmpz_mpoly_struct *below = minor(e, row + 1, set & ~bit);
    if (!below) return NULL;
    if (below->length == 0) continue;
    if (element->length * below->length > cn_minor_products) return NULL;
    if (sum->length == 0) {
      cn_mpoly_multiply(sum, element, below, e->ring);
      if (negative) fmpz_mpoly_neg(sum, sum, Z(e->ring));
      continue;
    }
    cn_mpoly_multiply(e->product, element, below, e->ring);
    if (negative)
      fmpz_mpoly_sub(sum, sum, e->product, Z(e->ring));
    else
      fmpz_mpoly_add(sum, sum, e->product, Z(e->ring));
  }
  return sum;
}

static void give_up_all(cn_polynomial *const *results, long count, const cn_ring *ring) {
  for (long k = 0; k < count; k++) cn_polynomial_give_up(results[k], ring);
}

static int minors(cn_polynomial *const *results, const unsigned long *sets, long count,
                         const cn_polynomial *const *elements, long rows, long columns, const cn_ring *ring) {
  long size = rows * columns;
  expansion e = {.ring = ring, .rows = rows, .columns = columns};
  const fmpz_mpoly_struct **integral = flint_malloc((size_t)size * sizeof(*integral));
  fmpz_mpoly_struct *scaled = flint_malloc((size_t)size * sizeof(*scaled));
  long scaled_count = 0;
  fmpz_t denominator, common, factor;
  fmpz_init_set_ui(denominator, 1);
  fmpz_init(common);
  fmpz_init(factor);
  for (long i = 0; i < rows; i++) {
    const cn_polynomial *const *row = elements + i * columns;
    fmpz_one(common);
    for (long j = 0; j < columns; j++) fmpz_lcm(common, common, row[j]->d);
    for (long j = 0; j < columns; j++) {
      integral[i * columns + j] = row[j]->z;
      if (fmpz_equal(row[j]->d, common)) continue;
      fmpz_mpoly_struct *element = scaled + scaled_count++;
      fmpz_mpoly_init(element, Z(ring));
      fmpz_divexact(factor, common, row[j]->d);
      fmpz_mpoly_scalar_mul_fmpz(element, row[j]->z, factor, Z(ring));
      integral[i * columns + j] = element;
    }
    fmpz_mul(denominator, denominator, common);
  }
  e.elements = integral;
  e.minors = flint_malloc((sizeof(fmpz_mpoly_struct)) << columns);
  e.known = flint_calloc(1UL << columns, 1);
  fmpz_mpoly_init(e.product, Z(ring));

  int done = 1;
  for (long k = 0; k < count && done; k++) {
    const fmpz_mpoly_struct *value = minor(&e, 0, sets[k]);
    if (!value) {
      done = 0;
    } else if (rows > 1) {
      // Taken out, not copied: each set is asked for once.
      fmpz_mpoly_swap(results[k]->z, e.minors + sets[k], Z(ring));
    } else {
      fmpz_mpoly_set(results[k]->z, value, Z(ring));
    }
    fmpz_set(results[k]->d, denominator);
    if (done) cn_polynomial_canonicalise(results[k], ring);
  }

  fmpz_mpoly_clear(e.product, Z(ring));
  for (long set = 0; set < 1L << columns; set++)
    if (e.known[set]) fmpz_mpoly_clear(e.minors + set, Z(ring));
  for (long k = 0; k < scaled_count; k++) fmpz_mpoly_clear(scaled + k, Z(ring));
  flint_free(e.minors);
  flint_free(e.known);
  flint_free(integral);
  flint_free(scaled);
  fmpz_clear(denominator);
  fmpz_clear(common);
  fmpz_clear(factor);
  return done;
}

int cn_polynomial_minors(cn_polynomial *const *results, const unsigned long *sets, long count,
                         const cn_polynomial *const *elements, long rows, long columns, const cn_ring *ring) {
  int done;
  CN_LIMITED(done = minors(results, sets, count, elements, rows, columns, ring), (give_up_all(results, count, ring), done = 1));
  return done;
}

int cn_fraction_minors(cn_fraction *const *results, const unsigned long *sets, long count,
                       const cn_fraction *const *elements, long rows, long columns, const cn_ring *ring) {
  long size = rows * columns;
  for (long i = 0; i < size; i++)
    if (!cn_fraction_is_polynomial(elements[i], ring)) return 0;
  // Polynomials that borrow the elements' terms, which are only read, and are never cleared.
  cn_polynomial *views = flint_malloc((size_t)size * sizeof(*views));
  const cn_polynomial **polynomials = flint_malloc((size_t)size * sizeof(*polynomials));
  for (long i = 0; i < size; i++) {
    *views[i].z = *NUMERATOR(elements[i]);
    *views[i].d = *DENOMINATOR(elements[i])->coeffs;
    polynomials[i] = views + i;
  }
  cn_polynomial *minors = flint_malloc((size_t)count * sizeof(*minors));
  cn_polynomial **pointers = flint_malloc((size_t)count * sizeof(*pointers));
  for (long k = 0; k < count; k++) {
    cn_polynomial_init(minors + k, ring);
    pointers[k] = minors + k;
  }
  int done = cn_polynomial_minors(pointers, sets, count, polynomials, rows, columns, ring);
  for (long k = 0; k < count; k++) {
    if (done) {
      fmpz_mpoly_swap(NUMERATOR(results[k]), minors[k].z, Z(ring));
      fmpz_mpoly_set_fmpz(DENOMINATOR(results[k]), minors[k].d, Z(ring));
    }
    cn_polynomial_clear(minors + k, ring);
  }
  flint_free(views);
  flint_free(polynomials);
  flint_free(minors);
  flint_free(pointers);
  return done;
}
