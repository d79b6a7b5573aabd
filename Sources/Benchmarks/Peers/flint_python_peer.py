"""python-flint: FLINT from Python."""

from peer import Workload, serve, word, words

import flint
from flint import Ordering, arb, fmpq, fmpq_series, fmpz, fmpz_mpoly_ctx


def ring(*names):
    context = fmpz_mpoly_ctx.get(list(names), Ordering.lex)
    return context, *context.gens()


def poly_check(*point):
    return lambda p: words(len(p), p(*map(fmpz, point)))


def power(n):
    _, x, y, z, w = ring("x", "y", "z", "w")
    return (1 + x + y + z + w) ** n


def gcd_inputs():
    _, x, y, z, w = ring("x", "y", "z", "w")
    g = (2 + x - y + 3 * z * w) ** 4 - x * y * w
    return g * ((3 + x + y * z - 2 * w) ** 5 - x * y**2), g * ((1 + x**2 + y * z - 2 * w) ** 4 - x * y * w)


def gcd_check(g):
    return words(len(g), abs(g(*map(fmpz, (1, 2, 3, 4)))))


# W2: there are no multivariate fractions, so a fraction is a pair of coprime polynomials.

def eight_fractions():
    _, x, y, z, w = ring("x", "y", "z", "w")
    form = [x + y + 1, y - z + 2, z + 2 * w - 1, w - x + 3, x - 2 * y + z + w]
    pairs = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0), (0, 2), (1, 3), (2, 4)]
    return ([(x * y + k * z - w + k**2, form[i] * form[j]) for k, (i, j) in enumerate(pairs, 1)],)


def add(f, g):
    """Henrici: only a factor of the gcd of the denominators can cancel."""
    (a, b), (c, d) = f, g
    common = b.gcd(d)
    b, d = b // common, d // common
    num = a * d + c * b
    cancel = num.gcd(common)
    return num // cancel, b * d * (common // cancel)


def one_fraction(fractions):
    total = fractions[0]
    for f in fractions[1:]:
        total = add(total, f)
    return total


def fraction_check(f):
    num, den = (part(*map(fmpz, (2, 3, 7, 11))) for part in f)
    return words(len(f[0]), len(f[1]), word(fmpq(num, den)))


# W4b

def short_series():
    flint.ctx.cap = 21
    x = fmpq_series([0, 1], prec=21)
    return (1 + x.sin()).log() * (x.cos() - 1).exp()


# W5

def circles():
    _, c1, c2, s1, s2 = ring("c1", "c2", "s1", "s2")
    return 1 + s1 + c1 + s2 + c2, c1**2 + s1**2 - 1, c2**2 + s2**2 - 1


def reduce_circles(base, first, second):
    """By squaring, each product divided by both relations; they share no letter, so one after the other will do."""
    result = base**0
    for bit in (1, 1, 0, 0):
        result = result * result % first % second
        if bit:
            result = result * base % first % second
    return result


# W10

def digits(count, number, scale, keep):
    def run(points):
        flint.ctx.dps = number + 8
        values = []
        for x, y in points:
            g = arb(x * y).sin().exp() * arb(x + y).sqrt() + arb(1 + x * x).log() / y
            if g.rel_accuracy_bits() < 3.3219280948873623 * number:
                raise ArithmeticError("not enough digits")
            values.append(g)
        return values

    def check(values):
        flint.ctx.dps = number + 50
        return words((sum(values, arb(0)) * fmpz(10) ** scale).floor().unique_fmpz() % fmpz(10) ** keep)

    return Workload(lambda: ([(fmpq(k, 7), fmpq(k + 1, 11)) for k in range(1, count + 1)],), run, check)


def multiply(f):
    return f * (f + 1)


W = {
    "W1": Workload(lambda: (power(12),), multiply, poly_check(1, 2, 3, 4)),
    "W1b": Workload(lambda: (power(20),), multiply, poly_check(1, 2, 3, 4)),
    "W2": Workload(eight_fractions, one_fraction, fraction_check),
    "W2b": Workload(gcd_inputs, lambda f, g: f.gcd(g), gcd_check),
    "W4b": Workload(
        lambda: (), short_series, lambda s: words(sum(c != 0 for c in s.coeffs()), word(sum(s.coeffs(), fmpq(0))))
    ),
    "W5": Workload(circles, reduce_circles, poly_check(3, 7, 2, 5)),
    "W10a": digits(200, 50, 45, 60),
    "W10b": digits(20, 1000, 990, 30),
}

if __name__ == "__main__":
    serve("python-flint", f"{flint.__version__} (FLINT {flint.__FLINT_VERSION__})", W)
