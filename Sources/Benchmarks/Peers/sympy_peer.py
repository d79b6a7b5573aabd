"""SymPy, used as its tutorial would."""

from peer import Workload, entry, serve, word, words

import sympy as sp
from sympy.core.cache import clear_cache

x, y, z, w = sp.symbols("x y z w")
t, tau = sp.symbols("t tau", positive=True)
a, b, c, eps = sp.symbols("a b c epsilon", real=True)


def poly_check(point):
    return lambda p: words(len(p.terms()), word(p.eval(point)))


def fraction_terms(f, letters):
    return [len(sp.Poly(part, *letters).terms()) for part in sp.fraction(f)]


def power(n):
    return sp.Poly(1 + x + y + z + w, x, y, z, w) ** n


# W2

def eight_fractions():
    form = [x + y + 1, y - z + 2, z + 2 * w - 1, w - x + 3, x - 2 * y + z + w]
    pairs = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0), (0, 2), (1, 3), (2, 4)]
    return ([(x * y + k * z - w + k**2) / (form[i] * form[j]) for k, (i, j) in enumerate(pairs, 1)],)


def one_fraction(f):
    point = {x: 2, y: 3, z: 7, w: 11}
    return words(*fraction_terms(f, (x, y, z, w)), word(f.subs(point)))


# W2b

def gcd_inputs():
    g = (2 + x - y + 3 * z * w) ** 4 - x * y * w
    first, second = (3 + x + y * z - 2 * w) ** 5 - x * y**2, (1 + x**2 + y * z - 2 * w) ** 4 - x * y * w
    return tuple(sp.Poly(sp.Mul(g, h), x, y, z, w) for h in (first, second))


# W3

def generic(rows, columns, letter):
    return sp.Matrix(rows, columns, lambda i, j: sp.Symbol(f"{letter}{i + 1}{j + 1}"))


def numbers(matrix):
    return {matrix[i, j]: entry(i + 1, j + 1) for i in range(matrix.rows) for j in range(matrix.cols)}


def determinant_check(det):
    point = numbers(generic(6, 6, "m"))
    return words(len(det.args), word(det.subs(point)))


def solution_check(solution):
    matrix, right = generic(4, 4, "a"), generic(4, 1, "b")
    letters = list(matrix) + list(right)
    point = numbers(matrix) | dict(zip(right, (2, 3, 5, 7)))
    terms = sum(sum(fraction_terms(f, letters)) for f in solution)
    return words(terms, word(sum((i + 1) ** 2 * f.subs(point) for i, f in enumerate(solution))))


# W4

def series_check(letters, point):
    def check(s):
        p = sp.Poly(s.removeO(), *letters)
        return words(len(p.terms()), word(p.eval(point)))

    return check


# W5

circle = s1, c1, s2, c2 = sp.symbols("s1 c1 s2 c2")


def reduce_circles(base, relations):
    """`reduced` divides by the relations; c leads s in the order, so that c² is what disappears."""
    return sp.reduced(base**12, relations, c1, c2, s1, s2, polys=True)[1]


# W7

def resolvent():
    p, q, r = sp.symbols("p q r")
    return (sp.Matrix([[1 / tau + p, w, -b], [-w, 1 / tau + q, -a], [b, a, 1 / tau + r]]),)


def weighted(matrix):
    return sum((k + 1) * f for k, f in enumerate(matrix))


def inverse_check(inverse):
    p, q, r = sp.symbols("p q r")
    letters, point = (tau, p, q, r, w, a, b), (2, 3, 5, 7, 11, 13, 17)
    terms = sum(sum(fraction_terms(f, letters)) for f in inverse)
    return words(terms, word(weighted(inverse.subs(dict(zip(letters, point))))))


def evolution_check(matrix):
    at = {a: 1, b: 2, c: 3, t: sp.Rational(1, 2), tau: 5}
    return words(float(sp.re(weighted(matrix).subs(at).evalf(20))))


# W9

def lambdified():
    import numpy as np

    f = sp.exp(-t / 5) * sp.sin(3 * t + t**2 / 7) * (1 - t**2 / 50) ** 3 + t / 100
    return sp.lambdify(t, f, modules="numpy"), np.arange(1_000_000) / 100000.0


# W10

def digits_inputs(count):
    g = sp.exp(sp.sin(x * y)) * sp.sqrt(x + y) + sp.log(1 + x**2) / y
    return g, [{x: sp.Rational(k, 7), y: sp.Rational(k + 1, 11)} for k in range(1, count + 1)]


def digits(count, number):
    def run(g, points):
        return [g.subs(point).evalf(number) for point in points]

    return Workload(lambda: digits_inputs(count), run, lambda values: digits_word(values, number))


def digits_word(values, number):
    total = sum(sp.Rational(v) for v in values)
    whole = int(sp.floor(total * 10 ** (45 if number == 50 else 990)))
    return words(whole if number == 50 else whole % 10**30)


W = {
    "W1": Workload(lambda: (power(12),), lambda f: f * (f + 1), poly_check((1, 2, 3, 4))),
    "W2": Workload(eight_fractions, lambda fs: sp.cancel(sp.together(sp.Add(*fs))), one_fraction),
    "W2b": Workload(gcd_inputs, sp.gcd, lambda g: words(len(g.terms()), word(abs(g.eval((1, 2, 3, 4)))))),
    "W3a": Workload(lambda: (generic(6, 6, "m"),), lambda m: sp.expand(m.det(method="laplace")), determinant_check),
    "W3b": Workload(
        lambda: (generic(4, 4, "a"), generic(4, 1, "b")),
        lambda m, v: next(iter(sp.linsolve((m, v)))),
        solution_check,
    ),
    "W4a": Workload(
        lambda: (sp.exp(a * eps) * sp.sin(b * eps + eps**2) / sp.sqrt(1 + c * eps),),
        lambda f: sp.expand(sp.series(f, eps, 0, 11)),
        series_check((a, b, c, eps), (2, 3, 5, sp.Rational(1, 2))),
    ),
    "W4b": Workload(
        lambda: (sp.log(1 + sp.sin(x)) * sp.exp(sp.cos(x) - 1),),
        lambda f: sp.series(f, x, 0, 21),
        series_check((x,), (1,)),
    ),
    "W5": Workload(
        lambda: (
            sp.Poly(1 + s1 + c1 + s2 + c2, c1, c2, s1, s2),
            [sp.Poly(s1**2 + c1**2 - 1, c1, c2, s1, s2), sp.Poly(s2**2 + c2**2 - 1, c1, c2, s1, s2)],
        ),
        reduce_circles,
        poly_check((3, 7, 2, 5)),
    ),
    "W6": Workload(
        lambda: (sp.exp(x * sp.sin(x * y)) / (1 + x**2),),
        lambda f: sp.diff(f, x, 8),
        lambda f: words(float(f.subs({x: sp.Rational(1, 2), y: sp.Rational(1, 3)}).evalf(17))),
    ),
    "W7a": Workload(resolvent, lambda m: m.inv(method="DM"), inverse_check),
    "W7b": Workload(
        lambda: (t * (sp.Matrix([[0, c, -b], [-c, 0, a], [b, -a, 0]]) - sp.eye(3) / tau),),
        lambda m: m.exp(),
        evolution_check,
    ),
    "W8": Workload(lambda: (power(20).as_expr(),), sp.latex, lambda s: words(s.count("+") + 1, s.count("^"))),
    "W9": Workload(lambdified, lambda f, times: f(times), lambda values: words(float(values.sum()))),
    "W10a": digits(200, 50),
    "W10b": digits(20, 1000),
}

if __name__ == "__main__":
    # SymPy remembers the results of its functions in one cache, which is emptied before the clock starts.
    serve("sympy", sp.__version__, W, forget=clear_cache)
