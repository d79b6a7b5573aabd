// Dense and banded linear algebra in double precision: column after column, complex numbers as pairs of doubles.
// Each function returns 0, a positive number (singular, or not converged) or a negative one (out of memory).
#pragma once

int cn_solve(int n, int columns, double *a, double *b);
int cn_solve_complex(int n, int columns, double *a, double *b);
/// Leaves the triangular factors in a; `odd` says whether rows were exchanged an odd number of times.
int cn_factor(int n, double *a, int *odd);
int cn_factor_complex(int n, double *a, int *odd);
/// a is replaced by the eigenvectors.
int cn_eigen_symmetric(int n, double *a, double *values);
int cn_eigen_hermitian(int n, double *a, double *values);
/// Values and vectors as complex numbers; a is destroyed.
int cn_eigen(int n, double *a, double *values, double *vectors);
int cn_eigen_complex(int n, double *a, double *values, double *vectors);
/// `a` in LAPACK's band form with room for the fill-in: 2·lower + upper + 1 numbers per column.
int cn_solve_band(int n, int lower, int upper, int columns, double *a, double *b);
int cn_solve_band_complex(int n, int lower, int upper, int columns, double *a, double *b);
/// The same in two halves: factors, which replace `a`, with their pivots, and the solution for one more right-hand side.
int cn_factor_band_complex(int n, int lower, int upper, double *a, int *pivots);
int cn_solve_band_factored_complex(int n, int lower, int upper, int columns, const double *a, const int *pivots,
                                   double *b);
/// The eigenvalues of a symmetric matrix with `band` diagonals below the main one: `a` has band + 1 numbers per column, from
/// the diagonal down, and is destroyed.
int cn_eigen_band(int n, int band, double *a, double *values);
