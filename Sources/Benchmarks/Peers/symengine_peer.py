"""SymEngine from Python.

SymEngine keeps no table of results. Nodes cache their hash value, so inputs are built anew each time.
"""

from fractions import Fraction

from peer import Workload, serve, word, words

import numpy as np
import symengine as se

x, y, z, w, eps, a, b, c, t = se.symbols("x y z w epsilon a b c t")
s1, c1, s2, c2 = se.symbols("s1 c1 s2 c2")


def power(n):
    return se.expand((1 + x + y + z + w) ** n)


def sum_check(**point):
    """Terms of an expanded sum and its value."""
    at = {se.Symbol(name): value for name, value in point.items()}
    return lambda f: words(len(f.args), word(Fraction(str(f.subs(at)))))


def reduce_circles(base):
    """There is no reduction by relations: every even power of a cosine is replaced, then all is expanded."""
    f = se.expand(base**12)
    for s, c in ((s1, c1), (s2, c2)):
        powers = {c**k: (1 - s**2) ** (k // 2) * c ** (k % 2) for k in range(2, 13)}
        f = se.expand(f.subs(powers))
    return f


def compiled():
    f = se.exp(-t / 5) * se.sin(3 * t + t**2 / 7) * (1 - t**2 / 50) ** 3 + t / 100
    return se.Lambdify([t], f, backend="llvm"), np.arange(1_000_000) / 100000.0


def digits_inputs(count):
    g = se.exp(se.sin(x * y)) * se.sqrt(x + y) + se.log(1 + x**2) / y
    return g, [{x: se.Rational(k, 7), y: se.Rational(k + 1, 11)} for k in range(1, count + 1)]


def digits(count, bits, scale, keep):
    def check(values):
        total = sum(Fraction(str(v)) for v in values)
        return words(int(total * 10**scale) % 10**keep)

    return Workload(
        lambda: digits_inputs(count), lambda g, points: [g.subs(point).n(bits, real=True) for point in points], check
    )


W = {
    "W1": Workload(lambda: (power(12),), lambda f: se.expand(f * (f + 1)), sum_check(x=1, y=2, z=3, w=4)),
    "W4a": Workload(
        lambda: (se.exp(a * eps) * se.sin(b * eps + eps**2) / se.sqrt(1 + c * eps),),
        lambda f: se.expand(se.series(f, eps, 0, 11)),
        sum_check(a=2, b=3, c=5, epsilon=se.Rational(1, 2)),
    ),
    "W4b": Workload(
        lambda: (se.log(1 + se.sin(x)) * se.exp(se.cos(x) - 1),), lambda f: se.series(f, x, 0, 21), sum_check(x=1)
    ),
    "W5": Workload(lambda: (1 + s1 + c1 + s2 + c2,), reduce_circles, sum_check(s1=2, c1=3, s2=5, c2=7)),
    "W6": Workload(
        lambda: (se.exp(x * se.sin(x * y)) / (1 + x**2),),
        lambda f: se.diff(f, x, 8),
        lambda f: words(float(f.subs({x: se.Rational(1, 2), y: se.Rational(1, 3)}).n(53, real=True))),
    ),
    "W8": Workload(lambda: (power(20),), se.latex, lambda s: words(s.count("+") + 1, s.count("^"))),
    "W9": Workload(compiled, lambda function, times: function(times), lambda values: words(float(values.sum()))),
    "W10a": digits(200, 192, 45, 60),
    "W10b": digits(20, 3392, 990, 30),
}

if __name__ == "__main__":
    serve("symengine", se.__version__, W)
