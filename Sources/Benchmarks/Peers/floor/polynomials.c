// W1, W1b, W2, W2b, W5.

#include "floor.h"

static const char *xyzw[] = {"x", "y", "z", "w"};
static fmpz_mpoly_ctx_t ctx;
static fmpz_mpoly_t f, g, result;
static const slong one_to_four[] = {1, 2, 3, 4};

static void write_terms_and_value(char *out, size_t size, const slong *point) {
  fmpz_t v;
  fmpz_init(v);
  value(v, result, point, ctx);
  char *text = fmpz_get_str(NULL, 10, v);
  snprintf(out, size, "%ld %s", (long)fmpz_mpoly_length(result, ctx), text);
  flint_free(text);
  fmpz_clear(v);
}

static void discard(void) {
  fmpz_mpoly_clear(f, ctx);
  fmpz_mpoly_clear(g, ctx);
  fmpz_mpoly_clear(result, ctx);
  fmpz_mpoly_ctx_clear(ctx);
}

static void prepare(const char *first, const char *second, const char **names) {
  fmpz_mpoly_ctx_init(ctx, 4, ORD_LEX);
  fmpz_mpoly_init(f, ctx);
  fmpz_mpoly_init(g, ctx);
  fmpz_mpoly_init(result, ctx);
  parse(f, first, names, ctx);
  parse(g, second, names, ctx);
}

// W1, W1b: multiply.

static void w1_prepare(void) { prepare("(1+x+y+z+w)^12", "0", xyzw); }
static void w1b_prepare(void) { prepare("(1+x+y+z+w)^20", "0", xyzw); }

static void w1_run(void) {
  fmpz_mpoly_add_si(g, f, 1, ctx);
  fmpz_mpoly_mul(result, f, g, ctx);
}

static void w1_check(char *out, size_t size) { write_terms_and_value(out, size, one_to_four); }

// W2b: greatest common divisor.

static void w2b_prepare(void) {
  prepare("((2+x-y+3*z*w)^4-x*y*w)*((3+x+y*z-2*w)^5-x*y^2)", "((2+x-y+3*z*w)^4-x*y*w)*((1+x^2+y*z-2*w)^4-x*y*w)", xyzw);
}

static void w2b_run(void) { fmpz_mpoly_gcd(result, f, g, ctx); }

static void w2b_check(char *out, size_t size) {
  fmpz_t v;
  fmpz_init(v);
  value(v, result, one_to_four, ctx);
  if (fmpz_sgn(v) < 0) fmpz_mpoly_neg(result, result, ctx);
  fmpz_clear(v);
  write_terms_and_value(out, size, one_to_four);
}

// W5: reduce. The power is found by squaring, and every product divided by the relations while it is small.

static const char *circles[] = {"c1", "c2", "s1", "s2"};
static fmpz_mpoly_t relation[2];

static void w5_prepare(void) {
  prepare("1+s1+c1+s2+c2", "1", circles);
  for (int k = 0; k < 2; k++) fmpz_mpoly_init(relation[k], ctx);
  parse(relation[0], "c1^2+s1^2-1", circles, ctx);
  parse(relation[1], "c2^2+s2^2-1", circles, ctx);
}

static void w5_run(void) {
  fmpz_mpoly_struct *relations[] = {relation[0], relation[1]}, *quotients[2];
  fmpz_mpoly_t quotient[2], product;
  fmpz_mpoly_init(product, ctx);
  for (int k = 0; k < 2; k++) {
    fmpz_mpoly_init(quotient[k], ctx);
    quotients[k] = quotient[k];
  }
  fmpz_mpoly_one(result, ctx);
  for (int bit = 8; bit > 0; bit /= 2) {
    fmpz_mpoly_mul(product, result, result, ctx);
    if (12 & bit) {
      fmpz_mpoly_divrem_ideal(quotients, result, product, relations, 2, ctx);
      fmpz_mpoly_mul(product, result, f, ctx);
    }
    fmpz_mpoly_divrem_ideal(quotients, result, product, relations, 2, ctx);
  }
  for (int k = 0; k < 2; k++) fmpz_mpoly_clear(quotient[k], ctx);
  fmpz_mpoly_clear(product, ctx);
}

static void w5_check(char *out, size_t size) { write_terms_and_value(out, size, (const slong[]){3, 7, 2, 5}); }

static void w5_discard(void) {
  for (int k = 0; k < 2; k++) fmpz_mpoly_clear(relation[k], ctx);
  discard();
}

// W2: one fraction.

static fmpz_mpoly_q_t fraction[8], sum;

static void w2_prepare(void) {
  static const char *form[] = {"(x+y+1)", "(y-z+2)", "(z+2*w-1)", "(w-x+3)", "(x-2*y+z+w)"};
  static const int pair[8][2] = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 0}, {0, 2}, {1, 3}, {2, 4}};
  fmpz_mpoly_ctx_init(ctx, 4, ORD_LEX);
  fmpz_mpoly_q_init(sum, ctx);
  for (int k = 0; k < 8; k++) {
    char num[64], den[64];
    snprintf(num, sizeof num, "x*y+%d*z-w+%d", k + 1, (k + 1) * (k + 1));
    snprintf(den, sizeof den, "%s*%s", form[pair[k][0]], form[pair[k][1]]);
    fmpz_mpoly_q_init(fraction[k], ctx);
    parse_fraction(fraction[k], num, den, xyzw, ctx);
  }
}

static void w2_run(void) {
  for (int k = 0; k < 8; k++) fmpz_mpoly_q_add(sum, sum, fraction[k], ctx);
}

static void w2_check(char *out, size_t size) {
  fmpq_t v;
  fmpq_init(v);
  fraction_value(v, sum, (const slong[]){2, 3, 7, 11}, ctx);
  char *text = fmpq_get_str(NULL, 10, v);
  snprintf(out, size, "%ld %ld %s", (long)fmpz_mpoly_length(fmpz_mpoly_q_numref(sum), ctx),
           (long)fmpz_mpoly_length(fmpz_mpoly_q_denref(sum), ctx), text);
  flint_free(text);
  fmpq_clear(v);
}

static void w2_discard(void) {
  for (int k = 0; k < 8; k++) fmpz_mpoly_q_clear(fraction[k], ctx);
  fmpz_mpoly_q_clear(sum, ctx);
  fmpz_mpoly_ctx_clear(ctx);
}

const struct peer_workload polynomial_workloads[] = {
    {"W1", w1_prepare, w1_run, w1_check, discard, 0},     {"W1b", w1b_prepare, w1_run, w1_check, discard, 0},
    {"W2", w2_prepare, w2_run, w2_check, w2_discard, 0},  {"W2b", w2b_prepare, w2b_run, w2b_check, discard, 0},
    {"W5", w5_prepare, w5_run, w5_check, w5_discard, 0},
};
const int polynomial_count = sizeof polynomial_workloads / sizeof *polynomial_workloads;
