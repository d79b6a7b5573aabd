// W3a, W3b, W7a, W7b.

#include "floor.h"

#include <math.h>
#include <stdlib.h>

static fmpz_mpoly_ctx_t ctx;

// W3a: determinant of a generic matrix, by minors of the leading rows, each computed once.

static fmpz_mpoly_t entries[36], minors[64];

static void generic(int rows, int columns) {
  fmpz_mpoly_ctx_init(ctx, rows * columns, ORD_LEX);
  for (int k = 0; k < rows * columns; k++) {
    fmpz_mpoly_init(entries[k], ctx);
    fmpz_mpoly_gen(entries[k], k, ctx);
  }
}

static void discard_generic(int entry_count, int minor_count) {
  for (int k = 0; k < entry_count; k++) fmpz_mpoly_clear(entries[k], ctx);
  for (int k = 0; k < minor_count; k++) fmpz_mpoly_clear(minors[k], ctx);
  fmpz_mpoly_ctx_clear(ctx);
}

static void w3a_prepare(void) { generic(6, 6); }
static void w3a_run(void) { all_minors(minors, entries, 6, 6, ctx); }
static void w3a_discard(void) { discard_generic(36, 64); }

static void w3a_check(char *out, size_t size) {
  slong point[36];
  for (int k = 0; k < 36; k++) point[k] = entry(k / 6 + 1, k % 6 + 1);
  fmpz_t v;
  fmpz_init(v);
  value(v, minors[63], point, ctx);
  snprintf(out, size, "%ld %ld", (long)fmpz_mpoly_length(minors[63], ctx), (long)fmpz_get_si(v));
  fmpz_clear(v);
}

// W3b: Cramer's rule. All five determinants are minors of the matrix (A|b) of four rows and five columns.

static fmpz_mpoly_q_t solution[4];

static void w3b_prepare(void) {
  generic(4, 5);
  for (int i = 0; i < 4; i++) fmpz_mpoly_q_init(solution[i], ctx);
}

static void w3b_run(void) {
  all_minors(minors, entries, 4, 5, ctx);
  for (int i = 0; i < 4; i++) {
    fmpz_mpoly_set(fmpz_mpoly_q_denref(solution[i]), minors[15], ctx);
    // Column b stands last; bringing it to column i passes 3 − i columns.
    fmpz_mpoly_set(fmpz_mpoly_q_numref(solution[i]), minors[31 & ~(1 << i)], ctx);
    if ((3 - i) % 2) fmpz_mpoly_neg(fmpz_mpoly_q_numref(solution[i]), fmpz_mpoly_q_numref(solution[i]), ctx);
    fmpz_mpoly_q_canonicalise(solution[i], ctx);
  }
}

static void w3b_check(char *out, size_t size) {
  static const slong right_hand_side[] = {2, 3, 5, 7};
  slong point[20], terms = 0;
  for (int i = 1; i <= 4; i++)
    for (int j = 1; j <= 5; j++) point[5 * (i - 1) + j - 1] = j == 5 ? right_hand_side[i - 1] : entry(i, j);
  fmpq_t v, sum;
  fmpq_init(v);
  fmpq_init(sum);
  for (int i = 0; i < 4; i++) {
    terms += fraction_terms(solution[i], ctx);
    fraction_value(v, solution[i], point, ctx);
    for (int k = 0; k < (i + 1) * (i + 1); k++) fmpq_add(sum, sum, v);
  }
  char *text = fmpq_get_str(NULL, 10, sum);
  snprintf(out, size, "%ld %s", (long)terms, text);
  flint_free(text);
  fmpq_clear(v);
  fmpq_clear(sum);
}

static void w3b_discard(void) {
  for (int i = 0; i < 4; i++) fmpz_mpoly_q_clear(solution[i], ctx);
  discard_generic(20, 32);
}

// W7a: the inverse is τ·adj(τR)/det(τR), and τR has polynomial elements.

static const char *bloch[] = {"tau", "p", "q", "r", "w", "a", "b"};
static fmpz_mpoly_t resolvent[9];
static fmpz_mpoly_q_t inverse[9];

static void w7a_prepare(void) {
  static const char *text[] = {"1+tau*p", "tau*w",  "-tau*b", "-tau*w", "1+tau*q",
                               "-tau*a",  "tau*b", "tau*a",  "1+tau*r"};
  fmpz_mpoly_ctx_init(ctx, 7, ORD_LEX);
  for (int k = 0; k < 9; k++) {
    fmpz_mpoly_init(resolvent[k], ctx);
    parse(resolvent[k], text[k], bloch, ctx);
    fmpz_mpoly_q_init(inverse[k], ctx);
  }
}

static void w7a_run(void) {
  fmpz_mpoly_t det, t, tau;
  fmpz_mpoly_init(det, ctx);
  fmpz_mpoly_init(t, ctx);
  fmpz_mpoly_init(tau, ctx);
  fmpz_mpoly_gen(tau, 0, ctx);
  for (int i = 0; i < 3; i++) {
    for (int j = 0; j < 3; j++) {
      int r1 = (j + 1) % 3, r2 = (j + 2) % 3, c1 = (i + 1) % 3, c2 = (i + 2) % 3;
      fmpz_mpoly_struct *cofactor = fmpz_mpoly_q_numref(inverse[3 * i + j]);
      fmpz_mpoly_mul(cofactor, resolvent[3 * r1 + c1], resolvent[3 * r2 + c2], ctx);
      fmpz_mpoly_mul(t, resolvent[3 * r1 + c2], resolvent[3 * r2 + c1], ctx);
      fmpz_mpoly_sub(cofactor, cofactor, t, ctx);
      if (j == 0) {
        fmpz_mpoly_mul(t, resolvent[i], cofactor, ctx);
        fmpz_mpoly_add(det, det, t, ctx);
      }
      fmpz_mpoly_mul(cofactor, cofactor, tau, ctx);
    }
  }
  for (int k = 0; k < 9; k++) {
    fmpz_mpoly_set(fmpz_mpoly_q_denref(inverse[k]), det, ctx);
    fmpz_mpoly_q_canonicalise(inverse[k], ctx);
  }
  fmpz_mpoly_clear(det, ctx);
  fmpz_mpoly_clear(t, ctx);
  fmpz_mpoly_clear(tau, ctx);
}

static void w7a_check(char *out, size_t size) {
  slong terms = 0;
  fmpq_t v, sum;
  fmpq_init(v);
  fmpq_init(sum);
  for (int k = 0; k < 9; k++) {
    terms += fraction_terms(inverse[k], ctx);
    fraction_value(v, inverse[k], (const slong[]){2, 3, 5, 7, 11, 13, 17}, ctx);
    for (int n = 0; n <= k; n++) fmpq_add(sum, sum, v);
  }
  char *text = fmpq_get_str(NULL, 10, sum);
  snprintf(out, size, "%ld %s", (long)terms, text);
  flint_free(text);
  fmpq_clear(v);
  fmpq_clear(sum);
}

static void w7a_discard(void) {
  for (int k = 0; k < 9; k++) fmpz_mpoly_clear(resolvent[k], ctx), fmpz_mpoly_q_clear(inverse[k], ctx);
  fmpz_mpoly_ctx_clear(ctx);
}

// W7b: E·(1 + S·M/Ω + (1−C)·M²/Ω²), E = exp(−t/τ), S = sin Ωt, C = cos Ωt, in letters.

static const char *rodrigues[] = {"a", "b", "c", "Omega", "S", "C", "E"};
static fmpz_mpoly_t generator[9];
static fmpz_mpoly_q_t evolution[9];

static void w7b_prepare(void) {
  static const char *text[] = {"0", "c", "-b", "-c", "0", "a", "b", "-a", "0"};
  fmpz_mpoly_ctx_init(ctx, 7, ORD_LEX);
  for (int k = 0; k < 9; k++) {
    fmpz_mpoly_init(generator[k], ctx);
    parse(generator[k], text[k], rodrigues, ctx);
    fmpz_mpoly_q_init(evolution[k], ctx);
  }
}

static void set_polynomial(fmpz_mpoly_q_t q, const fmpz_mpoly_t p) {
  fmpz_mpoly_set(fmpz_mpoly_q_numref(q), p, ctx);
  fmpz_mpoly_one(fmpz_mpoly_q_denref(q), ctx);
}

static void w7b_run(void) {
  fmpz_mpoly_q_t linear, quadratic, t;
  fmpz_mpoly_t sum, product;
  fmpz_mpoly_q_init(linear, ctx);
  fmpz_mpoly_q_init(quadratic, ctx);
  fmpz_mpoly_q_init(t, ctx);
  fmpz_mpoly_init(sum, ctx);
  fmpz_mpoly_init(product, ctx);
  parse_fraction(linear, "E*S", "Omega", rodrigues, ctx);
  parse_fraction(quadratic, "E*(1-C)", "a^2+b^2+c^2", rodrigues, ctx);
  for (int k = 0; k < 9; k++) {
    int i = k / 3, j = k % 3;
    fmpz_mpoly_zero(sum, ctx);
    for (int n = 0; n < 3; n++) {
      fmpz_mpoly_mul(product, generator[3 * i + n], generator[3 * n + j], ctx);
      fmpz_mpoly_add(sum, sum, product, ctx);
    }
    set_polynomial(t, sum);
    fmpz_mpoly_q_mul(evolution[k], quadratic, t, ctx);
    set_polynomial(t, generator[k]);
    fmpz_mpoly_q_mul(t, t, linear, ctx);
    fmpz_mpoly_q_add(evolution[k], evolution[k], t, ctx);
    if (i == j) {
      fmpz_mpoly_gen(product, 6, ctx);
      set_polynomial(t, product);
      fmpz_mpoly_q_add(evolution[k], evolution[k], t, ctx);
    }
  }
  fmpz_mpoly_clear(sum, ctx);
  fmpz_mpoly_clear(product, ctx);
  fmpz_mpoly_q_clear(linear, ctx);
  fmpz_mpoly_q_clear(quadratic, ctx);
  fmpz_mpoly_q_clear(t, ctx);
}

static double double_value(const fmpz_mpoly_t p, const double *point) {
  double sum = 0;
  for (slong k = 0; k < fmpz_mpoly_length(p, ctx); k++) {
    ulong exponents[7];
    fmpz_mpoly_get_term_exp_ui(exponents, p, k, ctx);
    double term = (double)fmpz_mpoly_get_term_coeff_si(p, k, ctx);
    for (int v = 0; v < 7; v++) term *= pow(point[v], (double)exponents[v]);
    sum += term;
  }
  return sum;
}

static void w7b_check(char *out, size_t size) {
  double frequency = sqrt(14), phase = frequency / 2, sum = 0;
  double point[] = {1, 2, 3, frequency, sin(phase), cos(phase), exp(-0.1)};
  for (int k = 0; k < 9; k++)
    sum += (k + 1) * double_value(fmpz_mpoly_q_numref(evolution[k]), point) /
           double_value(fmpz_mpoly_q_denref(evolution[k]), point);
  snprintf(out, size, "%.15e", sum);
}

static void w7b_discard(void) {
  for (int k = 0; k < 9; k++) fmpz_mpoly_clear(generator[k], ctx), fmpz_mpoly_q_clear(evolution[k], ctx);
  fmpz_mpoly_ctx_clear(ctx);
}

const struct peer_workload matrix_workloads[] = {
    FLOOR_WORKLOAD(w3a, "W3a"),
    FLOOR_WORKLOAD(w3b, "W3b"),
    FLOOR_WORKLOAD(w7a, "W7a"),
    FLOOR_WORKLOAD(w7b, "W7b"),
};
const int matrix_count = sizeof matrix_workloads / sizeof *matrix_workloads;
