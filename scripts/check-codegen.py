"""Compares the values a generated program printed with certified ones.

Usage: check-codegen.py EXPECTED EXPRESSIONS LANGUAGE PRINTED

A line has one number, or the real and the imaginary part of one, or a dash where the language lacks a function.
"""

import math
import sys
from fractions import Fraction

LIMIT = 16  # units in the last place
# SciPy and the C library promise less for these, above all for complex arguments.
SPECIAL = ("erf", "gamma", "bessel", "dilog")
SPECIAL_LIMIT = 256


def lines(path):
    with open(path, encoding="utf-8") as file:
        return file.read().splitlines()


def distance(want, got):
    """How far off in units of the last place of the magnitude."""
    if not all(map(math.isfinite, got)):
        return math.inf
    square = sum((Fraction(g) - w) ** 2 for g, w in zip(got, want))
    size = math.hypot(*map(float, want))
    return math.sqrt(square / Fraction(math.ulp(size)) ** 2)


def main(expected_path, expressions_path, language, printed_path):
    expected, expressions, printed = lines(expected_path), lines(expressions_path), lines(printed_path)
    if len(printed) != len(expected) or len(expressions) != len(expected):
        return f"{language}: {len(printed)} values for {len(expected)} cases"
    if len(expected) < 100:
        return f"{language}: only {len(expected)} cases"
    worst, wrong, count = 0.0, [], 0
    for want, text, got in zip(expected, expressions, printed):
        if got.strip() == "-":
            continue
        count += 1
        exact, value = list(map(Fraction, want.split())), list(map(float, got.split()))
        error = distance(exact, value) if len(value) == len(exact) else math.inf
        worst = max(worst, error)
        if error > (SPECIAL_LIMIT if any(name in text for name in SPECIAL) else LIMIT):
            wrong.append(f"{language}: {text}: {got.strip()} instead of {want}, {error:.3g} units off")
    if wrong:
        return "\n".join(wrong[:10])
    print(f"check-codegen: {language}: {count} values, at most {worst:.2f} units in the last place off.")
    return None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
