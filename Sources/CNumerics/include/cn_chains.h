// One particle on a chain of sites with many internal states: sparse products, Chebyshev recurrences, extreme eigenvalues.
// A state holds `width` numbers per site, site after site; complex numbers are pairs of doubles.
#pragma once

#include <stdint.h>

/// hop·(neighbours) + a sparse matrix in every site + at some sites a multiple of the identity and a few elements more.
typedef struct {
  long sites, width;
  double hop;
  /// Row starts (width + 1), columns and values of the matrix in every site.
  const int64_t *row;
  const int32_t *column;
  const double *value;
  /// For each site the number of its list of elements, or −1; for each list its shift, and where its elements begin.
  const int32_t *list_of_site;
  const double *list_shift;
  const int64_t *list_start;
  const int32_t *list_row, *list_column;
  const double *list_value;
} cn_chain;

/// y = H x for `lanes` interleaved real vectors (1: real, 2: complex).
void cn_chain_multiply(const cn_chain *h, int lanes, const double *x, double *y);

/// sum += Σ_k (−i)ᵏ coefficient[k] T_k(H/2) x for k from 1 to `terms`, for an H whose spectrum lies in [−2, 2].
///
/// `x` and `work` are complex vectors and are destroyed. Up to `depth` terms are made in one pass through the sites, so that
/// a site's numbers stay in the cache, by each of `threads` threads, which follow each other through the sites.
/// - Returns: 0, 1 when `*stop` became nonzero before the end, −1 without memory or threads.
int cn_chain_chebyshev(const cn_chain *h, long terms, const double *coefficient, double *x, double *work, double *sum,
                       int depth, int threads, const volatile int32_t *stop);

/// Eigenvalues at one end of the spectrum of a symmetric matrix given by its product with a vector, by ARPACK: the lowest, or the
/// highest. `columns` Lanczos vectors are held.
///
/// `values` in increasing order, `vectors` one after another. Returns the number of values that converged, or a negative number.
int cn_extreme_eigenvalues(int n, int highest, int count, int columns, double tolerance, int limit,
                           int (*multiply)(void *context, const double *x, double *y), void *context, double *values,
                           double *vectors);

/// a[k] = b[k] + s·c[k]: what memory can deliver.
void cn_triad(long n, double *a, const double *b, const double *c, double s);
