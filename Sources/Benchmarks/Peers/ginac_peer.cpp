// GiNaC. It keeps no table of results, but nodes remember that they have been evaluated or expanded, so inputs are
// built anew for every execution. Its elementary functions of numbers are CLN's.

#include <cln/cln.h>
#include <ginac/ginac.h>

#include <cmath>
#include <sstream>
#include <string>
#include <vector>

#include "peer.h"

using namespace GiNaC;

namespace {

const symbol x("x"), y("y"), z("z"), w("w"), a("a"), b("b"), c("c"), eps("eps");
const symbol s1("s1"), c1("c1"), s2("s2"), c2("c2"), tau("tau"), p("p"), q("q"), r("r");

ex input, result;
std::vector<ex> inputs, results;
std::string text;

void discard() {
  input = 0;
  result = 0;
  inputs.clear();
  results.clear();
  text.clear();
}

void write(char *out, size_t size, const std::string &words) { snprintf(out, size, "%s", words.c_str()); }

template <class T>
std::string word(const T &value) {
  std::ostringstream stream;
  stream << value;
  return stream.str();
}

int terms(const ex &f) { return is_a<add>(f) ? static_cast<int>(f.nops()) : 1; }

std::string floating(const ex &value) {
  char digits[64];
  snprintf(digits, sizeof digits, "%.15e", ex_to<numeric>(value).to_double());
  return digits;
}

int entry(int i, int j) { return (3 * i * i + 5 * j * j * j + i * j) % 11; }

// Brings f to a fraction of coprime, expanded polynomials, kept as {numerator, denominator}.
lst fraction(const ex &f) {
  ex parts = f.numer_denom();
  return {parts.op(0).expand(), parts.op(1).expand()};
}

// W1

void w1_prepare() { input = pow(1 + x + y + z + w, 12).expand(); }
void w1_run() { result = (input * (input + 1)).expand(); }
void w1_check(char *out, size_t size) {
  write(out, size, word(terms(result)) + " " + word(result.subs(lst{x == 1, y == 2, z == 3, w == 4})));
}

// W2

void w2_prepare() {
  const ex form[] = {x + y + 1, y - z + 2, z + 2 * w - 1, w - x + 3, x - 2 * y + z + w};
  const int pair[8][2] = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 0}, {0, 2}, {1, 3}, {2, 4}};
  for (int k = 1; k <= 8; k++)
    inputs.push_back((x * y + k * z - w + k * k) / (form[pair[k - 1][0]] * form[pair[k - 1][1]]));
}

void w2_run() {
  ex sum = 0;
  for (const ex &f : inputs) sum += f;
  result = fraction(sum);
}

void w2_check(char *out, size_t size) {
  ex value = (result.op(0) / result.op(1)).subs(lst{x == 2, y == 3, z == 7, w == 11});
  write(out, size, word(terms(result.op(0))) + " " + word(terms(result.op(1))) + " " + word(value));
}

// W2b

void w2b_prepare() {
  ex g = pow(2 + x - y + 3 * z * w, 4) - x * y * w;
  inputs.push_back((g * (pow(3 + x + y * z - 2 * w, 5) - x * y * y)).expand());
  inputs.push_back((g * (pow(1 + x * x + y * z - 2 * w, 4) - x * y * w)).expand());
}

void w2b_run() { result = gcd(inputs[0], inputs[1]).expand(); }

void w2b_check(char *out, size_t size) {
  ex value = abs(result.subs(lst{x == 1, y == 2, z == 3, w == 4}));
  write(out, size, word(terms(result)) + " " + word(value));
}

// W3

std::vector<symbol> generic;
matrix left, right;

void generic_symbols(int count) {
  generic.clear();
  for (int k = 0; k < count; k++) generic.emplace_back("m" + std::to_string(k));
}

void w3a_prepare() {
  generic_symbols(36);
  left = matrix(6, 6);
  for (int k = 0; k < 36; k++) left(k / 6, k % 6) = generic[k];
}

void w3a_run() { result = left.determinant(); }

void w3a_check(char *out, size_t size) {
  exmap point;
  for (int k = 0; k < 36; k++) point[generic[k]] = entry(k / 6 + 1, k % 6 + 1);
  write(out, size, word(terms(result)) + " " + word(result.subs(point)));
}

void w3b_prepare() {
  generic_symbols(20);
  left = matrix(4, 4);
  right = matrix(4, 1);
  for (int k = 0; k < 16; k++) left(k / 4, k % 4) = generic[k];
  for (int k = 0; k < 4; k++) right(k, 0) = generic[16 + k];
}

void w3b_run() {
  matrix unknowns(4, 1);
  for (int k = 0; k < 4; k++) unknowns(k, 0) = symbol();
  matrix solution = left.solve(unknowns, right);
  for (int k = 0; k < 4; k++) results.push_back(fraction(solution(k, 0)));
}

void w3b_check(char *out, size_t size) {
  const int known[] = {2, 3, 5, 7};
  exmap point;
  for (int k = 0; k < 20; k++) point[generic[k]] = k < 16 ? entry(k / 4 + 1, k % 4 + 1) : known[k - 16];
  int count = 0;
  ex sum = 0;
  for (int k = 0; k < 4; k++) {
    count += terms(results[k].op(0)) + terms(results[k].op(1));
    sum += (k + 1) * (k + 1) * (results[k].op(0) / results[k].op(1)).subs(point);
  }
  write(out, size, word(count) + " " + word(sum));
}

// W4

void w4a_prepare() { input = exp(a * eps) * sin(b * eps + eps * eps) / sqrt(1 + c * eps); }
void w4a_run() { result = series_to_poly(input.series(eps == 0, 11)).expand(); }
void w4a_check(char *out, size_t size) {
  write(out, size, word(terms(result)) + " " + word(result.subs(lst{a == 2, b == 3, c == 5, eps == numeric(1, 2)})));
}

void w4b_prepare() { input = log(1 + sin(x)) * exp(cos(x) - 1); }
void w4b_run() { result = series_to_poly(input.series(x == 0, 21)); }
void w4b_check(char *out, size_t size) { write(out, size, word(terms(result)) + " " + word(result.subs(x == 1))); }

// W5: every even power of a cosine is replaced, then all is expanded.

void w5_prepare() { input = 1 + s1 + c1 + s2 + c2; }

void w5_run() {
  exmap powers;
  for (int k = 2; k <= 12; k++) {
    powers[pow(c1, k)] = pow(1 - s1 * s1, k / 2) * pow(c1, k % 2);
    powers[pow(c2, k)] = pow(1 - s2 * s2, k / 2) * pow(c2, k % 2);
  }
  result = pow(input, 12).expand().subs(powers, subs_options::no_pattern).expand();
}

void w5_check(char *out, size_t size) {
  write(out, size, word(terms(result)) + " " + word(result.subs(lst{s1 == 2, c1 == 3, s2 == 5, c2 == 7})));
}

// W6

void w6_prepare() { input = exp(x * sin(x * y)) / (1 + x * x); }
void w6_run() { result = input.diff(x, 8); }
void w6_check(char *out, size_t size) {
  write(out, size, floating(result.subs(lst{x == numeric(1, 2), y == numeric(1, 3)}).evalf()));
}

// W7a

void w7a_prepare() { left = matrix{{1 / tau + p, w, -b}, {-w, 1 / tau + q, -a}, {b, a, 1 / tau + r}}; }

void w7a_run() {
  matrix inverse = left.inverse();
  for (int k = 0; k < 9; k++) results.push_back(fraction(inverse(k / 3, k % 3)));
}

void w7a_check(char *out, size_t size) {
  int count = 0;
  ex sum = 0;
  for (int k = 0; k < 9; k++) {
    count += terms(results[k].op(0)) + terms(results[k].op(1));
    sum += (k + 1) * results[k].op(0) / results[k].op(1);
  }
  write(out, size,
        word(count) + " " + word(sum.subs(lst{tau == 2, p == 3, q == 5, r == 7, w == 11, a == 13, b == 17})));
}

// W8

void w8_prepare() { input = pow(1 + x + y + z + w, 20).expand(); }

void w8_run() {
  std::ostringstream stream;
  stream << latex << input;
  text = stream.str();
}

void w8_check(char *out, size_t size) {
  int plus = 1, powers = 0;
  for (char letter : text) plus += letter == '+', powers += letter == '^';
  write(out, size, word(plus) + " " + word(powers));
}

// W10

void digits_prepare(int count) {
  input = exp(sin(x * y)) * sqrt(x + y) + log(1 + x * x) / y;
  for (int k = 1; k <= count; k++) inputs.push_back(lst{x == numeric(k, 7), y == numeric(k + 1, 11)});
}

void digits_run(int digits) {
  Digits = digits;
  for (const ex &point : inputs) results.push_back(input.subs(point).evalf());
}

void digits_check(char *out, size_t size, int scale, int keep) {
  cln::cl_R sum = 0;
  for (const ex &value : results) sum = sum + cln::rational(cln::realpart(ex_to<numeric>(value).to_cl_N()));
  cln::cl_I whole = cln::floor1(sum * cln::expt_pos(cln::cl_I(10), scale));
  write(out, size, word(cln::mod(whole, cln::expt_pos(cln::cl_I(10), keep))));
}

void w10a_prepare() { digits_prepare(200); }
void w10b_prepare() { digits_prepare(20); }
void w10a_run() { digits_run(50); }
void w10b_run() { digits_run(1000); }
void w10a_check(char *out, size_t size) { digits_check(out, size, 45, 60); }
void w10b_check(char *out, size_t size) { digits_check(out, size, 990, 30); }

}  // namespace

int main() {
  peer_workload all[] = {
      {"W1", w1_prepare, w1_run, w1_check, discard, 0},         {"W2", w2_prepare, w2_run, w2_check, discard, 0},
      {"W2b", w2b_prepare, w2b_run, w2b_check, discard, 0},     {"W3a", w3a_prepare, w3a_run, w3a_check, discard, 0},
      {"W3b", w3b_prepare, w3b_run, w3b_check, discard, 0},     {"W4a", w4a_prepare, w4a_run, w4a_check, discard, 0},
      {"W4b", w4b_prepare, w4b_run, w4b_check, discard, 0},     {"W5", w5_prepare, w5_run, w5_check, discard, 0},
      {"W6", w6_prepare, w6_run, w6_check, discard, 0},         {"W7a", w7a_prepare, w7a_run, w7a_check, discard, 0},
      {"W8", w8_prepare, w8_run, w8_check, discard, 0},         {"W10a", w10a_prepare, w10a_run, w10a_check, discard, 0},
      {"W10b", w10b_prepare, w10b_run, w10b_check, discard, 0},
  };
  return peer_serve("ginac", GINACLIB_VERSION, all, sizeof all / sizeof *all);
}
