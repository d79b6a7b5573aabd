// W4a, W4b.

#include "floor.h"

// W4a: truncated power series with polynomial coefficients, by the recurrences that follow from
// u′ = h′·u for u = exp(h), and S′ = h′·C, C′ = −h′·S for S = sin(h), C = cos(h).

#define ORDER 11
static fmpq_mpoly_ctx_t ctx;
typedef fmpq_mpoly_t series[ORDER];
static series result;

static void series_init(series s) {
  for (int n = 0; n < ORDER; n++) fmpq_mpoly_init(s[n], ctx);
}

static void series_clear(series s) {
  for (int n = 0; n < ORDER; n++) fmpq_mpoly_clear(s[n], ctx);
}

// out ← (sign/n)·Σ k·h[k]·u[n−k], where h has degree at most two.
static void recur(fmpq_mpoly_t out, series h, series u, int n, int sign) {
  fmpq_mpoly_t t;
  fmpq_mpoly_init(t, ctx);
  for (int k = 1; k <= 2 && k <= n; k++) {
    fmpq_mpoly_mul(t, h[k], u[n - k], ctx);
    fmpq_mpoly_scalar_mul_si(t, t, sign * k, ctx);
    fmpq_mpoly_add(out, out, t, ctx);
  }
  fmpq_mpoly_scalar_div_si(out, out, n, ctx);
  fmpq_mpoly_clear(t, ctx);
}

static void series_mul(series out, series p, series q) {
  fmpq_mpoly_t t;
  fmpq_mpoly_init(t, ctx);
  for (int n = 0; n < ORDER; n++) {
    for (int k = 0; k <= n; k++) {
      fmpq_mpoly_mul(t, p[k], q[n - k], ctx);
      fmpq_mpoly_add(out[n], out[n], t, ctx);
    }
  }
  fmpq_mpoly_clear(t, ctx);
}

static void w4a_prepare(void) {
  fmpq_mpoly_ctx_init(ctx, 4, ORD_LEX);
  series_init(result);
}

static void w4a_run(void) {
  series h, exponential, sine, cosine, root, product;
  series_init(h);
  series_init(exponential);
  series_init(sine);
  series_init(cosine);
  series_init(root);
  series_init(product);

  fmpq_mpoly_gen(h[1], 0, ctx);
  fmpq_mpoly_one(exponential[0], ctx);
  for (int n = 1; n < ORDER; n++) recur(exponential[n], h, exponential, n, 1);

  fmpq_mpoly_gen(h[1], 1, ctx);
  fmpq_mpoly_one(h[2], ctx);
  fmpq_mpoly_one(cosine[0], ctx);
  for (int n = 1; n < ORDER; n++) {
    recur(sine[n], h, cosine, n, 1);
    recur(cosine[n], h, sine, n, -1);
  }

  // (1+cε)^(−1/2): the n-th coefficient is −(2n−1)·c/(2n) times the one before.
  fmpq_mpoly_gen(h[1], 2, ctx);
  fmpq_mpoly_one(root[0], ctx);
  for (int n = 1; n < ORDER; n++) {
    fmpq_mpoly_mul(root[n], root[n - 1], h[1], ctx);
    fmpq_mpoly_scalar_mul_si(root[n], root[n], 1 - 2 * n, ctx);
    fmpq_mpoly_scalar_div_si(root[n], root[n], 2 * n, ctx);
  }

  series_mul(product, exponential, sine);
  series_mul(result, product, root);

  series_clear(h);
  series_clear(exponential);
  series_clear(sine);
  series_clear(cosine);
  series_clear(root);
  series_clear(product);
}

static void w4a_check(char *out, size_t size) {
  fmpq_t at[4], v, sum;
  fmpq *point[4];
  static const slong numbers[] = {2, 3, 5};
  for (int k = 0; k < 4; k++) {
    fmpq_init(at[k]);
    fmpq_set_si(at[k], k < 3 ? numbers[k] : 1, k < 3 ? 1 : 2);
    point[k] = at[k];
  }
  fmpq_init(v);
  fmpq_init(sum);
  slong terms = 0;
  for (int n = ORDER - 1; n >= 0; n--) {
    fmpq_mpoly_evaluate_all_fmpq(v, result[n], point, ctx);
    fmpq_mul(sum, sum, at[3]);
    fmpq_add(sum, sum, v);
    terms += fmpq_mpoly_length(result[n], ctx);
  }
  char *text = fmpq_get_str(NULL, 10, sum);
  snprintf(out, size, "%ld %s", (long)terms, text);
  flint_free(text);
  for (int k = 0; k < 4; k++) fmpq_clear(at[k]);
  fmpq_clear(v);
  fmpq_clear(sum);
}

static void w4a_discard(void) {
  series_clear(result);
  fmpq_mpoly_ctx_clear(ctx);
}

// W4b: power series over ℚ.

static fmpq_poly_t rational;

static void w4b_prepare(void) { fmpq_poly_init(rational); }
static void w4b_discard(void) { fmpq_poly_clear(rational); }

static void w4b_run(void) {
  fmpq_poly_t x, s, c;
  fmpq_poly_init(x);
  fmpq_poly_init(s);
  fmpq_poly_init(c);
  fmpq_poly_set_coeff_si(x, 1, 1);
  fmpq_poly_sin_series(s, x, 21);
  fmpq_poly_set_coeff_si(s, 0, 1);
  fmpq_poly_log_series(s, s, 21);
  fmpq_poly_cos_series(c, x, 21);
  fmpq_poly_set_coeff_si(c, 0, 0);
  fmpq_poly_exp_series(c, c, 21);
  fmpq_poly_mullow(rational, s, c, 21);
  fmpq_poly_clear(x);
  fmpq_poly_clear(s);
  fmpq_poly_clear(c);
}

static void w4b_check(char *out, size_t size) {
  int terms = 0;
  for (int n = 0; n < 21; n++) terms += !fmpz_is_zero(fmpq_poly_numref(rational) + n);
  fmpq_t v;
  fmpz_t one;
  fmpq_init(v);
  fmpz_init_set_ui(one, 1);
  fmpq_poly_evaluate_fmpz(v, rational, one);
  char *text = fmpq_get_str(NULL, 10, v);
  snprintf(out, size, "%d %s", terms, text);
  flint_free(text);
  fmpq_clear(v);
  fmpz_clear(one);
}

const struct peer_workload series_workloads[] = {
    FLOOR_WORKLOAD(w4a, "W4a"),
    FLOOR_WORKLOAD(w4b, "W4b"),
};
const int series_count = sizeof series_workloads / sizeof *series_workloads;
