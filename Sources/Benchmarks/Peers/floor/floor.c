#include "floor.h"

#include <stdlib.h>

void parse(fmpz_mpoly_t p, const char *text, const char **names, const fmpz_mpoly_ctx_t ctx) {
  if (fmpz_mpoly_set_str_pretty(p, text, names, ctx) != 0) {
    fprintf(stderr, "floor: cannot read %s\n", text);
    exit(2);
  }
}

void parse_fraction(fmpz_mpoly_q_t f, const char *num, const char *den, const char **names, const fmpz_mpoly_ctx_t ctx) {
  parse(fmpz_mpoly_q_numref(f), num, names, ctx);
  parse(fmpz_mpoly_q_denref(f), den, names, ctx);
  fmpz_mpoly_q_canonicalise(f, ctx);
}

slong fraction_terms(const fmpz_mpoly_q_t f, const fmpz_mpoly_ctx_t ctx) {
  return fmpz_mpoly_length(fmpz_mpoly_q_numref(f), ctx) + fmpz_mpoly_length(fmpz_mpoly_q_denref(f), ctx);
}

void value(fmpz_t v, const fmpz_mpoly_t p, const slong *point, const fmpz_mpoly_ctx_t ctx) {
  slong n = fmpz_mpoly_ctx_nvars(ctx);
  fmpz *store = _fmpz_vec_init(n);
  fmpz **at = malloc(n * sizeof(fmpz *));
  for (slong i = 0; i < n; i++) {
    fmpz_set_si(store + i, point[i]);
    at[i] = store + i;
  }
  fmpz_mpoly_evaluate_all_fmpz(v, p, at, ctx);
  free(at);
  _fmpz_vec_clear(store, n);
}

void fraction_value(fmpq_t v, const fmpz_mpoly_q_t f, const slong *point, const fmpz_mpoly_ctx_t ctx) {
  value(fmpq_numref(v), fmpz_mpoly_q_numref(f), point, ctx);
  value(fmpq_denref(v), fmpz_mpoly_q_denref(f), point, ctx);
  fmpq_canonicalise(v);
}

slong entry(slong i, slong j) { return (3 * i * i + 5 * j * j * j + i * j) % 11; }

void all_minors(fmpz_mpoly_t *minors, fmpz_mpoly_t *entries, int rows, int n, const fmpz_mpoly_ctx_t ctx) {
  fmpz_mpoly_t t;
  fmpz_mpoly_init(t, ctx);
  for (int set = 0; set < 1 << n; set++) {
    int size = __builtin_popcount(set);
    fmpz_mpoly_init(minors[set], ctx);
    if (size == 0) fmpz_mpoly_one(minors[set], ctx);
    if (size == 0 || size > rows) continue;
    int sign = 1;  // along the last row, from the last of the set's columns to the first
    for (int c = n - 1; c >= 0; c--) {
      if (!(set >> c & 1)) continue;
      fmpz_mpoly_mul(t, entries[(size - 1) * n + c], minors[set & ~(1 << c)], ctx);
      if (sign > 0)
        fmpz_mpoly_add(minors[set], minors[set], t, ctx);
      else
        fmpz_mpoly_sub(minors[set], minors[set], t, ctx);
      sign = -sign;
    }
  }
  fmpz_mpoly_clear(t, ctx);
}

int main(void) {
  struct peer_workload all[64];
  int count = 0;
  for (int k = 0; k < polynomial_count; k++) all[count++] = polynomial_workloads[k];
  for (int k = 0; k < matrix_count; k++) all[count++] = matrix_workloads[k];
  for (int k = 0; k < series_count; k++) all[count++] = series_workloads[k];
  for (int k = 0; k < output_count; k++) all[count++] = output_workloads[k];
  return peer_serve("floor", "FLINT " FLINT_VERSION, all, count);
}
