// W8, W9, W10a, W10b.

#include "floor.h"

#include <math.h>
#include <stdlib.h>

// W8: LaTeX into one growing buffer of bytes.

static const char *xyzw[] = {"x", "y", "z", "w"};
static fmpz_mpoly_ctx_t ctx;
static fmpz_mpoly_t polynomial;
static char *text;
static size_t length;

static void w8_prepare(void) {
  fmpz_mpoly_ctx_init(ctx, 4, ORD_LEX);
  fmpz_mpoly_init(polynomial, ctx);
  parse(polynomial, "(1+x+y+z+w)^20", xyzw, ctx);
}

static char *write_unsigned(char *p, ulong value) {
  char digits[24];
  int n = 0;
  do digits[n++] = (char)('0' + value % 10);
  while (value /= 10);
  while (n > 0) *p++ = digits[--n];
  return p;
}

static void w8_run(void) {
  slong terms = fmpz_mpoly_length(polynomial, ctx);
  size_t room = 1 << 12;
  text = malloc(room);
  char *p = text;
  fmpz_t coefficient;
  fmpz_init(coefficient);
  for (slong k = 0; k < terms; k++) {
    ulong exponents[4];
    fmpz_mpoly_get_term_coeff_fmpz(coefficient, polynomial, k, ctx);
    fmpz_mpoly_get_term_exp_ui(exponents, polynomial, k, ctx);
    size_t used = (size_t)(p - text), need = fmpz_sizeinbase(coefficient, 10) + 4 * 32 + 8;
    if (used + need > room) {
      room = 2 * room + need;
      text = realloc(text, room);
      p = text + used;
    }
    int negative = fmpz_sgn(coefficient) < 0, constant = 1;
    if (k > 0 || negative) *p++ = negative ? '-' : '+';
    fmpz_abs(coefficient, coefficient);
    for (int v = 0; v < 4; v++) constant &= exponents[v] == 0;
    if (constant || !fmpz_is_one(coefficient)) {
      if (fmpz_abs_fits_ui(coefficient)) {
        p = write_unsigned(p, fmpz_get_ui(coefficient));
      } else {
        fmpz_get_str(p, 10, coefficient);
        p += strlen(p);
      }
    }
    for (int v = 0; v < 4; v++) {
      if (exponents[v] == 0) continue;
      *p++ = ' ';
      *p++ = xyzw[v][0];
      if (exponents[v] == 1) continue;
      *p++ = '^';
      *p++ = '{';
      p = write_unsigned(p, exponents[v]);
      *p++ = '}';
    }
  }
  fmpz_clear(coefficient);
  length = (size_t)(p - text);
}

static void w8_check(char *out, size_t size) {
  int plus = 1, powers = 0;
  for (size_t k = 0; k < length; k++) plus += text[k] == '+', powers += text[k] == '^';
  snprintf(out, size, "%d %d", plus, powers);
}

static void w8_discard(void) {
  free(text);
  fmpz_mpoly_clear(polynomial, ctx);
  fmpz_mpoly_ctx_clear(ctx);
}

// W9: a loop with the mathematical library's scalar functions.

static const int count = 1000000;
static double *times, *values;

static void w9_prepare(void) {
  times = malloc(count * sizeof *times);
  for (int k = 0; k < count; k++) times[k] = k / 100000.0;
}

static void w9_run(void) {
  values = malloc(count * sizeof *values);
  for (int k = 0; k < count; k++) {
    double t = times[k], squared = t * t, shape = 1 - squared / 50;
    values[k] = exp(-t / 5) * sin(3 * t + squared / 7) * (shape * shape * shape) + t / 100;
  }
}

static void w9_check(char *out, size_t size) {
  double sum = 0;
  for (int k = 0; k < count; k++) sum += values[k];
  snprintf(out, size, "%.15e", sum);
}

static void w9_discard(void) {
  free(times);
  free(values);
}

// W12a is W9 once more: what generated source is compared with.

// W12b: the torque of a field and its damping on a unit vector, −(n × H + α n × (n × H)) γ/(1 + α²), as one writes it.

static double *n12[3], *H12[3], *torque12[3];

static void w12b_prepare(void) {
  for (int c = 0; c < 3; c++) {
    n12[c] = malloc(count * sizeof(double));
    H12[c] = malloc(count * sizeof(double));
  }
  for (int k = 0; k < count; k++) {
    n12[0][k] = k % 7 / 7.0, n12[1][k] = k % 11 / 11.0, n12[2][k] = k % 13 / 13.0;
    H12[0][k] = k % 5 / 5.0, H12[1][k] = k % 17 / 17.0, H12[2][k] = k % 19 / 19.0;
  }
}

static void w12b_run(void) {
  for (int c = 0; c < 3; c++) torque12[c] = malloc(count * sizeof(double));
  const double alpha = 0.1, gamma = 2.5, prefactor = -gamma / (1 + alpha * alpha);
  for (int k = 0; k < count; k++) {
    double nx = n12[0][k], ny = n12[1][k], nz = n12[2][k], hx = H12[0][k], hy = H12[1][k], hz = H12[2][k];
    double tx = ny * hz - nz * hy, ty = nz * hx - nx * hz, tz = nx * hy - ny * hx;
    torque12[0][k] = prefactor * (tx + alpha * (ny * tz - nz * ty));
    torque12[1][k] = prefactor * (ty + alpha * (nz * tx - nx * tz));
    torque12[2][k] = prefactor * (tz + alpha * (nx * ty - ny * tx));
  }
}

static void w12b_check(char *out, size_t size) {
  double sum = 0;
  for (int c = 0; c < 3; c++) {
    double part = 0;
    for (int k = 0; k < count; k++) part += torque12[c][k];
    sum += (c + 1) * part;
  }
  snprintf(out, size, "%.15e", sum);
}

static void w12b_discard(void) {
  for (int c = 0; c < 3; c++) {
    free(n12[c]);
    free(H12[c]);
    free(torque12[c]);
  }
}

// W10: balls, whose radius is compared with the digits asked for.

static fmpq_t xs[200], ys[200];
static arb_t values10[200];

static void w10_prepare(void) {
  for (int k = 0; k < 200; k++) {
    fmpq_init(xs[k]);
    fmpq_init(ys[k]);
    fmpq_set_si(xs[k], k + 1, 7);
    fmpq_set_si(ys[k], k + 2, 11);
    arb_init(values10[k]);
  }
}

static void w10_discard(void) {
  for (int k = 0; k < 200; k++) {
    fmpq_clear(xs[k]);
    fmpq_clear(ys[k]);
    arb_clear(values10[k]);
  }
}

static void evaluate(arb_t g, const fmpq_t x, const fmpq_t y, slong bits) {
  fmpq_t q;
  arb_t t;
  fmpq_init(q);
  arb_init(t);
  fmpq_mul(q, x, y);
  arb_set_fmpq(t, q, bits);
  arb_sin(t, t, bits);
  arb_exp(g, t, bits);
  fmpq_add(q, x, y);
  arb_set_fmpq(t, q, bits);
  arb_sqrt(t, t, bits);
  arb_mul(g, g, t, bits);
  fmpq_mul(q, x, x);
  fmpq_add_ui(q, q, 1);
  arb_set_fmpq(t, q, bits);
  arb_log(t, t, bits);
  arb_div_fmpz(t, t, fmpq_numref(y), bits);
  arb_mul_fmpz(t, t, fmpq_denref(y), bits);
  arb_add(g, g, t, bits);
  fmpq_clear(q);
  arb_clear(t);
}

static void evaluate_all(int points, slong digits, slong bits) {
  slong wanted = (slong)ceil((double)digits * 3.3219280948873623);
  for (int k = 0; k < points; k++) {
    evaluate(values10[k], xs[k], ys[k], bits);
    if (arb_rel_accuracy_bits(values10[k]) < wanted) abort();
  }
}

static void w10a_run(void) { evaluate_all(200, 50, 192); }
static void w10b_run(void) { evaluate_all(20, 1000, 3392); }

static void digits_check(char *out, size_t size, int points, slong scale, slong keep) {
  arb_t sum, ten;
  fmpz_t digits, modulus;
  arb_init(sum);
  arb_init(ten);
  fmpz_init(digits);
  fmpz_init(modulus);
  for (int k = 0; k < points; k++) arb_add(sum, sum, values10[k], 4000);
  arb_set_ui(ten, 10);
  arb_pow_ui(ten, ten, (ulong)scale, 4000);
  arb_mul(sum, sum, ten, 4000);
  arb_floor(sum, sum, 4000);
  int unique = arb_get_unique_fmpz(digits, sum);
  if (keep) {
    fmpz_set_ui(modulus, 10);
    fmpz_pow_ui(modulus, modulus, (ulong)keep);
    fmpz_mod(digits, digits, modulus);
  }
  char *word = fmpz_get_str(NULL, 10, digits);
  snprintf(out, size, "%s", unique ? word : "undecided");
  flint_free(word);
  arb_clear(sum);
  arb_clear(ten);
  fmpz_clear(digits);
  fmpz_clear(modulus);
}

static void w10a_check(char *out, size_t size) { digits_check(out, size, 200, 45, 0); }
static void w10b_check(char *out, size_t size) { digits_check(out, size, 20, 990, 30); }

const struct peer_workload output_workloads[] = {
    FLOOR_WORKLOAD(w8, "W8"),
    FLOOR_WORKLOAD(w9, "W9"), FLOOR_WORKLOAD(w9, "W12a"), FLOOR_WORKLOAD(w12b, "W12b"),
    {"W10a", w10_prepare, w10a_run, w10a_check, w10_discard, 0},
    {"W10b", w10_prepare, w10b_run, w10b_check, w10_discard, 0},
};
const int output_count = sizeof output_workloads / sizeof *output_workloads;
