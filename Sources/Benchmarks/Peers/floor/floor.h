// The floor: the workloads as plain calls of FLINT and Arb, with nothing around them.

#ifndef FLOOR_H
#define FLOOR_H

#if __has_include(<flint/arb.h>)
#include <flint/arb.h>
#include <flint/fmpq_mpoly.h>
#include <flint/fmpq_poly.h>
#include <flint/fmpz_mpoly.h>
#include <flint/fmpz_mpoly_q.h>
#else
#include <arb.h>
#include <calcium/fmpz_mpoly_q.h>
#include <flint/fmpq_mpoly.h>
#include <flint/fmpq_poly.h>
#include <flint/fmpz_mpoly.h>
#endif

#include "../peer.h"

// Polynomials over ℤ, written in the letters of a context: `parse(p, "(1+x)^2", names, ctx)`.
void parse(fmpz_mpoly_t p, const char *text, const char **names, const fmpz_mpoly_ctx_t ctx);

// Fractions, from the texts of numerator and denominator, brought to lowest terms.
void parse_fraction(fmpz_mpoly_q_t f, const char *num, const char *den, const char **names, const fmpz_mpoly_ctx_t ctx);

slong fraction_terms(const fmpz_mpoly_q_t f, const fmpz_mpoly_ctx_t ctx);
void value(fmpz_t v, const fmpz_mpoly_t p, const slong *point, const fmpz_mpoly_ctx_t ctx);
void fraction_value(fmpq_t v, const fmpz_mpoly_q_t f, const slong *point, const fmpz_mpoly_ctx_t ctx);

// The number that stands for the symbol in row i and column j (from 1) in the checks.
slong entry(slong i, slong j);

// Determinants of the leading k rows of an n-column matrix (entries[row * n + column]) for every choice of k
// columns: minors[set] for each set of at most `rows` columns, given as bits. The caller clears all 2^n of them.
void all_minors(fmpz_mpoly_t *minors, fmpz_mpoly_t *entries, int rows, int n, const fmpz_mpoly_ctx_t ctx);

#define FLOOR_WORKLOAD(id, label) {label, id##_prepare, id##_run, id##_check, id##_discard, 0}

extern const struct peer_workload polynomial_workloads[], matrix_workloads[], series_workloads[], output_workloads[];
extern const int polynomial_count, matrix_count, series_count, output_count;

#endif
