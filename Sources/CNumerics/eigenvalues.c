#include "requirements.h"

#if CN_HAS_LIBRARIES

#include <arpack/arpack.h>
#include <stdlib.h>
#include <string.h>

#include "cn_chains.h"

int cn_extreme_eigenvalues(int n, int highest, int count, int columns, double tolerance, int limit,
                           int (*multiply)(void *context, const double *x, double *y), void *context, double *values,
                           double *vectors) {
  const char *which = highest ? "LA" : "SA";
  const size_t length = (size_t)columns * ((size_t)columns + 8);
  double *residual = calloc((size_t)n, sizeof(double)), *basis = calloc((size_t)n * (size_t)columns, sizeof(double));
  double *work = calloc(3 * (size_t)n, sizeof(double)), *inner = calloc(length, sizeof(double));
  a_int *select = calloc((size_t)columns, sizeof(a_int));
  int result = -1;
  if (residual && basis && work && inner && select) {
    a_int parameters[11] = {0}, pointers[14] = {0}, info = 1, task = 0;
    parameters[0] = 1;  // exact shifts
    parameters[2] = limit;
    parameters[3] = 1;
    parameters[6] = 1;  // A x = λ x
    // A start that is no eigenvector and has no symmetry, the same in every run.
    unsigned long long state = 88172645463325252ULL;
    for (int k = 0; k < n; k++) {
      state ^= state << 13;
      state ^= state >> 7;
      state ^= state << 17;
      residual[k] = (double)(state >> 11) * 0x1p-53 - 0.5;
    }
    int stopped = 0;
    for (;;) {
      dsaupd_c(&task, "I", n, which, count, tolerance, residual, columns, basis, n, parameters, pointers, work, inner,
               (a_int)length, &info);
      if (task != 1 && task != -1) break;
      if (multiply(context, work + pointers[0] - 1, work + pointers[1] - 1)) {
        stopped = 1;
        break;
      }
    }
    if (stopped) {
      result = -2;
    } else if (info < 0) {
      result = -3;
    } else {
      const int converged = parameters[4];
      a_int failure = 0;
      dseupd_c(1, "A", select, values, vectors, n, 0, "I", n, which, count, tolerance, residual, columns, basis, n,
               parameters, pointers, work, inner, (a_int)length, &failure);
      result = failure == 0 ? converged : -4;
    }
  }
  free(residual);
  free(basis);
  free(work);
  free(inner);
  free(select);
  return result;
}

#endif
