"""Alkahest from Python. Expressions live in a pool, which is made anew for every execution."""

import re
from fractions import Fraction

from peer import Workload, entry, serve, word, words

import alkahest as A
import numpy as np


def plain(e):
    return e.value if isinstance(e, A.DerivedResult) else e


class Letters:
    """A pool and symbols of it by name."""

    def __init__(self):
        self.pool = A.ExprPool()
        self.known = {}

    def __getattr__(self, name):
        return self(name)

    def __call__(self, name):
        if name not in self.known:
            self.known[name] = self.pool.symbol(name)
        return self.known[name]

    def all(self, names):
        return [self(name) for name in names.split()]


def value(e, letters, point):
    """The value at integers, by substitution."""
    e = plain(e)
    at = {letters(name): letters.pool.integer(n) for name, n in point.items()}
    return Fraction(str(plain(A.simplify(A.subs(e, at)))).replace("(", "").replace(")", "").replace(" ", ""))


def terms(e):
    return len(e.node()[1])


XYZW = {"x": 1, "y": 2, "z": 3, "w": 4}


def power(n):
    v = Letters()
    letters = v.all("x y z w")
    f = v.pool.integer(1)
    for letter in letters:
        f = f + letter
    return A.poly_normal(f**n, letters), letters, v


def multiply(f, letters, v):
    return A.poly_normal(f * (f + v.pool.integer(1)), letters), v


def sum_check(point):
    return lambda result: words(terms(result[0]), word(value(*result, point)))


def common_factor():
    v = Letters()
    x, y, z, w = letters = v.all("x y z w")
    g = (2 + x - y + 3 * z * w) ** 4 - x * y * w
    f = (3 + x + y * z - 2 * w) ** 5 - x * y**2
    h = (1 + x**2 + y * z - 2 * w) ** 4 - x * y * w
    return A.poly_normal(g * f, letters), A.poly_normal(g * h, letters), letters, v


def divisor(f, g, letters, v):
    return A.MultiPoly.from_symbolic(f, letters).gcd(A.MultiPoly.from_symbolic(g, letters)), v


def divisor_check(result):
    text = str(result[0]).replace("^", "**")
    # Its letters stand side by side: 3zw² is 3*z*w**2.
    text = re.sub(r"(?<=[0-9a-z])(?=[a-z])", "*", text)
    count = text.count(" + ") + text.count(" - ") + 1
    return words(count, abs(eval(text, dict(XYZW))))  # noqa: S307


def determinant_input():
    v = Letters()
    rows = [[v(f"m{i}_{j}") for j in range(1, 7)] for i in range(1, 7)]
    return A.Matrix(rows), [s for row in rows for s in row], v


def determinant(m, letters, v):
    return A.poly_normal(m.det(), letters), v


NUMBERS = {f"m{i}_{j}": entry(i, j) for i in range(1, 7) for j in range(1, 7)}


def oscillation():
    v = Letters()
    return A.exp(v.x * A.sin(v.x * v.y)) / (1 + v.x**2), v


def derivatives(f, v):
    for _ in range(8):
        f = A.diff(f, v.x)
    return plain(f), v


def derivative_check(result):
    f, v = result
    return words(float(A.compile_expr(f, [v.x, v.y])([0.5, 1 / 3])))


def compiled():
    v = Letters()
    t = v.t
    f = A.exp(-t / 5) * A.sin(3 * t + t**2 / 7) * (1 - t**2 / 50) ** 3 + t / 100
    times = np.arange(1_000_000) / 100000.0
    return A.compile_expr(f, [t], expected_evals=len(times)), times


def latex_input():
    return (power(20)[0],)


W = {
    "W1": Workload(lambda: power(12), multiply, sum_check(XYZW)),
    "W1b": Workload(lambda: power(20), multiply, sum_check(XYZW)),
    "W2b": Workload(common_factor, divisor, divisor_check),
    "W3a": Workload(determinant_input, determinant, sum_check(NUMBERS)),
    "W6": Workload(oscillation, derivatives, derivative_check),
    "W8": Workload(latex_input, A.latex, lambda s: words(s.count("+") + 1, s.count("^"))),
    "W9": Workload(compiled, lambda f, times: A.numpy_eval(f, times), lambda v: words(float(np.asarray(v).sum()))),
}

if __name__ == "__main__":
    serve("alkahest", A.version(), W)
