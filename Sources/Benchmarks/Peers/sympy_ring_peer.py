"""SymPy's inner layers: sparse polynomial rings and fraction fields, `DomainMatrix`, ring series."""

from fractions import Fraction

from peer import Workload, entry, serve, word, words

import sympy as sp
from sympy.core.cache import clear_cache
from sympy.polys.matrices import DomainMatrix
from sympy.polys.ring_series import rs_cos, rs_exp, rs_log, rs_mul, rs_nth_root, rs_series_inversion, rs_sin



def poly_check(point):
    return lambda p: words(len(p), word(p.evaluate(list(zip(p.ring.gens, point)))))


def fraction_value(f, point):
    num, den = (part.evaluate(list(zip(part.ring.gens, point))) for part in (f.numer, f.denom))
    return Fraction(int(num), int(den))


def terms(f):
    return len(f.numer) + len(f.denom)


def power(n):
    _, x, y, z, w = sp.ring("x y z w", sp.ZZ)
    return (1 + x + y + z + w) ** n


def eight_fractions():
    _, x, y, z, w = sp.field("x y z w", sp.ZZ)
    form = [x + y + 1, y - z + 2, z + 2 * w - 1, w - x + 3, x - 2 * y + z + w]
    pairs = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0), (0, 2), (1, 3), (2, 4)]
    return ([(x * y + k * z - w + k**2) / (form[i] * form[j]) for k, (i, j) in enumerate(pairs, 1)],)


def gcd_inputs():
    _, x, y, z, w = sp.ring("x y z w", sp.ZZ)
    g = (2 + x - y + 3 * z * w) ** 4 - x * y * w
    return g * ((3 + x + y * z - 2 * w) ** 5 - x * y**2), g * ((1 + x**2 + y * z - 2 * w) ** 4 - x * y * w)


def generic(rows, columns, domain):
    """A matrix of symbols in row order over their polynomial ring or fraction field."""
    names = [f"m{i + 1}{j + 1}" for i in range(rows) for j in range(columns)]
    gens = domain(",".join(names), sp.ZZ)
    ring, gens = gens[0], gens[1:]
    matrix = [list(gens[i * columns : (i + 1) * columns]) for i in range(rows)]
    return DomainMatrix(matrix, (rows, columns), ring.to_domain())


def determinant(matrix):
    """The constant term of the characteristic polynomial, which needs no division."""
    return matrix.charpoly()[-1] * (-1) ** matrix.shape[0]


def solution_check(solution):
    point = [entry(i, j) if j < 5 else (2, 3, 5, 7)[i - 1] for i in range(1, 5) for j in range(1, 6)]
    xs = [row[0] for row in solution.to_list()]
    return words(sum(map(terms, xs)), word(sum((i + 1) ** 2 * fraction_value(f, point) for i, f in enumerate(xs))))


def resolvent():
    K, tau, p, q, r, w, a, b = sp.field("tau p q r w a b", sp.ZZ)
    rows = [[1 / tau + p, w, -b], [-w, 1 / tau + q, -a], [b, a, 1 / tau + r]]
    return (DomainMatrix(rows, (3, 3), K.to_domain()),)


def inverse_check(inverse):
    elements = [f for row in inverse.to_list() for f in row]
    point = (2, 3, 5, 7, 11, 13, 17)
    value = sum((k + 1) * fraction_value(f, point) for k, f in enumerate(elements))
    return words(sum(map(terms, elements)), word(value))


def long_series():
    _, eps, a, b, c = sp.ring("eps a b c", sp.QQ)
    return eps, a, b, c


def expand_long(eps, a, b, c):
    root = rs_series_inversion(rs_nth_root(1 + c * eps, 2, eps, 11), eps, 11)
    return rs_mul(rs_mul(rs_exp(a * eps, eps, 11), rs_sin(b * eps + eps**2, eps, 11), eps, 11), root, eps, 11)


def expand_short(x):
    return rs_mul(rs_log(1 + rs_sin(x, x, 21), x, 21), rs_exp(rs_cos(x, x, 21) - 1, x, 21), x, 21)


def circles():
    _, c1, c2, s1, s2 = sp.ring("c1 c2 s1 s2", sp.ZZ)
    return 1 + s1 + c1 + s2 + c2, [c1**2 + s1**2 - 1, c2**2 + s2**2 - 1]


W = {
    "W1": Workload(lambda: (power(12),), lambda f: f * (f + 1), poly_check((1, 2, 3, 4))),
    "W2": Workload(
        eight_fractions,
        lambda fs: sum(fs),
        lambda f: words(len(f.numer), len(f.denom), word(fraction_value(f, (2, 3, 7, 11)))),
    ),
    "W2b": Workload(
        gcd_inputs,
        lambda f, g: f.gcd(g),
        lambda g: words(len(g), word(abs(g.evaluate(list(zip(g.ring.gens, (1, 2, 3, 4))))))),
    ),
    "W3a": Workload(
        lambda: (generic(6, 6, sp.ring),),
        determinant,
        poly_check([entry(i, j) for i in range(1, 7) for j in range(1, 7)]),
    ),
    "W3b": Workload(
        lambda: (generic(4, 5, sp.field),), lambda m: m[:, :4].lu_solve(m[:, 4:]), solution_check
    ),
    "W4a": Workload(long_series, expand_long, poly_check((sp.QQ(1, 2), 2, 3, 5))),
    "W4b": Workload(lambda: (sp.ring("x", sp.QQ)[1],), expand_short, poly_check((1,))),
    "W5": Workload(circles, lambda base, relations: (base**12).rem(relations), poly_check((3, 7, 2, 5))),
    "W7a": Workload(resolvent, lambda m: m.inv(), inverse_check),
}

if __name__ == "__main__":
    serve("sympy-ring", sp.__version__, W, forget=clear_cache)
