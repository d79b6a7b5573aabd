// LAPACKE's header brings in complex.h, whose macro I breaks FLINT's headers: it is included here and nowhere else.
#include "requirements.h"

#if CN_HAS_LIBRARIES

#include <lapacke.h>
#include <stdlib.h>

#include "cn_dense.h"

typedef lapack_complex_double *complex_pointer;

static const int out_of_memory = -1;

/// Runs a body with room for the row exchanges.
#define WITH_PIVOTS(n, pivots, body)                                                  \
  lapack_int *pivots = malloc((size_t)(n > 0 ? n : 1) * sizeof(lapack_int));          \
  if (!pivots) return out_of_memory;                                                  \
  int info = body;                                                                    \
  free(pivots);                                                                       \
  return info;

int cn_solve(int n, int columns, double *a, double *b) {
  WITH_PIVOTS(n, pivots, LAPACKE_dgesv(LAPACK_COL_MAJOR, n, columns, a, n, pivots, b, n))
}

int cn_solve_complex(int n, int columns, double *a, double *b) {
  WITH_PIVOTS(n, pivots,
              LAPACKE_zgesv(LAPACK_COL_MAJOR, n, columns, (complex_pointer)a, n, pivots, (complex_pointer)b, n))
}

static int count_exchanges(int n, const lapack_int *pivots) {
  int odd = 0;
  for (int k = 0; k < n; k++) odd ^= pivots[k] != k + 1;
  return odd;
}

int cn_factor(int n, double *a, int *odd) {
  lapack_int *pivots = malloc((size_t)n * sizeof(lapack_int));
  if (!pivots) return out_of_memory;
  int info = LAPACKE_dgetrf(LAPACK_COL_MAJOR, n, n, a, n, pivots);
  *odd = count_exchanges(n, pivots);
  free(pivots);
  return info;
}

int cn_factor_complex(int n, double *a, int *odd) {
  lapack_int *pivots = malloc((size_t)n * sizeof(lapack_int));
  if (!pivots) return out_of_memory;
  int info = LAPACKE_zgetrf(LAPACK_COL_MAJOR, n, n, (complex_pointer)a, n, pivots);
  *odd = count_exchanges(n, pivots);
  free(pivots);
  return info;
}

int cn_eigen_symmetric(int n, double *a, double *values) {
  return LAPACKE_dsyevd(LAPACK_COL_MAJOR, 'V', 'L', n, a, n, values);
}

int cn_eigen_hermitian(int n, double *a, double *values) {
  return LAPACKE_zheevd(LAPACK_COL_MAJOR, 'V', 'L', n, (complex_pointer)a, n, values);
}

int cn_eigen(int n, double *a, double *values, double *vectors) {
  double *work = malloc(((size_t)n * (size_t)n + 2 * (size_t)n) * sizeof(double));
  if (!work) return out_of_memory;
  double *re = work, *im = work + n, *v = work + 2 * n;
  int info = LAPACKE_dgeev(LAPACK_COL_MAJOR, 'N', 'V', n, a, n, re, im, NULL, n, v, n);
  // A conjugate pair of values shares two columns: real and imaginary part of the first one's vector.
  for (long j = 0; info == 0 && j < n; j++) {
    long base = j, sign = 0;
    if (im[j] > 0) sign = 1;
    if (im[j] < 0) sign = -1, base = j - 1;
    values[2 * j] = re[j];
    values[2 * j + 1] = im[j];
    for (long k = 0; k < n; k++) {
      vectors[2 * (j * n + k)] = v[base * n + k];
      vectors[2 * (j * n + k) + 1] = sign == 0 ? 0 : (double)sign * v[(base + 1) * n + k];
    }
  }
  free(work);
  return info;
}

int cn_eigen_complex(int n, double *a, double *values, double *vectors) {
  return LAPACKE_zgeev(LAPACK_COL_MAJOR, 'N', 'V', n, (complex_pointer)a, n, (complex_pointer)values, NULL, n,
                       (complex_pointer)vectors, n);
}

int cn_solve_band(int n, int lower, int upper, int columns, double *a, double *b) {
  int stride = 2 * lower + upper + 1;
  WITH_PIVOTS(n, pivots, LAPACKE_dgbsv(LAPACK_COL_MAJOR, n, lower, upper, columns, a, stride, pivots, b, n))
}

int cn_solve_band_complex(int n, int lower, int upper, int columns, double *a, double *b) {
  int stride = 2 * lower + upper + 1;
  WITH_PIVOTS(n, pivots,
              LAPACKE_zgbsv(LAPACK_COL_MAJOR, n, lower, upper, columns, (complex_pointer)a, stride, pivots,
                            (complex_pointer)b, n))
}

int cn_factor_band_complex(int n, int lower, int upper, double *a, int *pivots) {
  int stride = 2 * lower + upper + 1;
  return LAPACKE_zgbtrf(LAPACK_COL_MAJOR, n, n, lower, upper, (complex_pointer)a, stride, pivots);
}

int cn_solve_band_factored_complex(int n, int lower, int upper, int columns, const double *a, const int *pivots,
                                   double *b) {
  int stride = 2 * lower + upper + 1;
  return LAPACKE_zgbtrs(LAPACK_COL_MAJOR, 'N', n, lower, upper, columns, (complex_pointer)a, stride, pivots,
                        (complex_pointer)b, n);
}

int cn_eigen_band(int n, int band, double *a, double *values) {
  return LAPACKE_dsbevd(LAPACK_COL_MAJOR, 'N', 'L', n, band, a, band + 1, values, NULL, 1);
}

#endif
