"""Symbolica from Python, without a licence, in which mode it computes on one core; one process of it at a time.

Expressions are values; symbols are interned by name, results are not kept.
"""

from fractions import Fraction

from peer import Workload, entry, serve, word, words

import numpy as np
import symbolica
from symbolica import Expression, Matrix, S

x, y, z, w, eps, a, b, c, t, p, q, r, tau = S(*"x y z w epsilon a b c t p q r tau".split())
LINEAR = [x + y + 1, y - z + 2, z + 2 * w - 1, w - x + 3, x - 2 * y + z + w]


def number(e):
    return Fraction(str(e).replace(" ", ""))


def value(e, point):
    for symbol, v in point:
        e = e.replace(symbol, Expression.num(v.numerator) / v.denominator if isinstance(v, Fraction) else Expression.num(v))
    return number(e.expand())


def power(n):
    return ((1 + x + y + z + w) ** n).expand()


def terms(e):
    return len(list(e.terms()))


def sum_check(*point):
    return lambda e: words(terms(e), word(value(e, point)))


XYZW = tuple(zip((x, y, z, w), (1, 2, 3, 4)))


def fractions():
    pairs = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0), (0, 2), (1, 3), (2, 4)]
    return ([(x * y + k * z - w + k * k) / (LINEAR[i] * LINEAR[j]) for k, (i, j) in enumerate(pairs, 1)],)


def total(parts):
    e = parts[0]
    for part in parts[1:]:
        e = e + part
    return e.together()


def fraction_check(*point):
    def check(e):
        f = e.to_rational_polynomial()
        return words(f.numerator().nterms(), f.denominator().nterms(), word(value(e, point)))

    return check


def common_factor():
    g = (2 + x - y + 3 * z * w) ** 4 - x * y * w
    f = (3 + x + y * z - 2 * w) ** 5 - x * y**2
    h = (1 + x**2 + y * z - 2 * w) ** 4 - x * y * w
    return (g * f).expand(), (g * h).expand()


def divisor(f, g):
    variables = [x, y, z, w]
    return f.to_polynomial(vars=variables).gcd(g.to_polynomial(vars=variables)).to_expression()


def generic(rows, columns):
    names = [[S(f"m{i}_{j}") for j in range(1, columns + 1)] for i in range(1, rows + 1)]
    return names, [(names[i - 1][j - 1], entry(i, j)) for i in range(1, rows + 1) for j in range(1, columns + 1)]


ENTRIES, NUMBERS = generic(6, 6)
SYSTEM, SYSTEM_NUMBERS = generic(4, 4)
RIGHT = S(*[f"b{i}" for i in range(1, 5)])


def elements(matrix):
    return [matrix[i, j] for i in range(matrix.nrows()) for j in range(matrix.ncols())]


def matrix_check(weight, point):
    def check(matrix):
        parts = elements(matrix)
        count = sum(f.numerator().nterms() + f.denominator().nterms() for f in parts)
        return words(count, word(sum(weight(k) * value(f.to_expression(), point) for k, f in enumerate(parts))))

    return check


def resolvent():
    rate = 1 / tau
    return (Matrix.from_nested([[rate + p, w, -b], [-w, rate + q, -a], [b, a, rate + r]]),)


def compiled():
    f = (-t / 5).exp() * (3 * t + t**2 / 7).sin() * (1 - t**2 / 50) ** 3 + t / 100
    return f.evaluator([t]), (np.arange(1_000_000) / 100000.0).reshape(-1, 1)


def double_value(e):
    return float(np.asarray(e.evaluator([x, y]).evaluate([[0.5, 1 / 3]])).ravel()[0])


def derivatives(f):
    for _ in range(8):
        f = f.derivative(x)
    return f


BLOCH = tuple(zip((tau, p, q, r, w, a, b), (2, 3, 5, 7, 11, 13, 17)))
SERIES = ((a, 2), (b, 3), (c, 5), (eps, Fraction(1, 2)))

W = {
    "W1": Workload(lambda: (power(12),), lambda f: (f * (f + 1)).expand(via_poly=True), sum_check(*XYZW)),
    "W1b": Workload(lambda: (power(20),), lambda f: (f * (f + 1)).expand(via_poly=True), sum_check(*XYZW)),
    "W2": Workload(fractions, total, fraction_check((x, 2), (y, 3), (z, 7), (w, 11))),
    "W2b": Workload(common_factor, divisor, lambda g: words(terms(g), word(abs(value(g, XYZW))))),
    "W3a": Workload(
        lambda: (Matrix.from_nested(ENTRIES),),
        lambda m: m.det(),
        lambda d: words(d.numerator().nterms(), word(value(d.to_expression(), NUMBERS))),
    ),
    "W3b": Workload(
        lambda: (Matrix.from_nested(SYSTEM), Matrix.from_nested([[s] for s in RIGHT])),
        lambda m, right: m.solve(right),
        matrix_check(lambda k: (k + 1) ** 2, SYSTEM_NUMBERS + list(zip(RIGHT, (2, 3, 5, 7)))),
    ),
    "W4a": Workload(
        lambda: ((a * eps).exp() * (b * eps + eps**2).sin() / (1 + c * eps).sqrt(),),
        lambda f: f.series(eps, 0, 10).to_expression().expand(),
        sum_check(*SERIES),
    ),
    "W4b": Workload(
        lambda: ((1 + x.sin()).log() * (x.cos() - 1).exp(),),
        lambda f: f.series(x, 0, 20).to_expression().expand(),
        sum_check((x, 1)),
    ),
    "W6": Workload(
        lambda: ((x * (x * y).sin()).exp() / (1 + x**2),), derivatives, lambda f: words(double_value(f))
    ),
    "W7a": Workload(resolvent, lambda m: m.inv(), matrix_check(lambda k: k + 1, BLOCH)),
    "W9": Workload(compiled, lambda f, times: f.evaluate(times), lambda v: words(float(np.asarray(v).sum()))),
}

if __name__ == "__main__":
    serve("symbolica", symbolica.get_version(), W)
