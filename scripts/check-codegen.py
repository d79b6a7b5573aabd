"""Compares the values a generated program printed with certified ones.

Usage: check-codegen.py EXPECTED EXPRESSIONS LANGUAGE PRINTED
"""

import math
import sys
from fractions import Fraction

LIMIT = 16  # units in the last place


def lines(path):
    with open(path, encoding="utf-8") as file:
        return file.read().splitlines()


def main(expected_path, expressions_path, language, printed_path):
    expected, expressions, printed = lines(expected_path), lines(expressions_path), lines(printed_path)
    if len(printed) != len(expected):
        return f"{language}: {len(printed)} values for {len(expected)} cases"
    worst, wrong = 0.0, []
    for want, text, got in zip(expected, expressions, printed):
        exact, value = Fraction(want), float(got)
        error = math.inf if not math.isfinite(value) else abs(Fraction(value) - exact) / Fraction(math.ulp(float(exact)))
        worst = max(worst, float(error))
        if error > LIMIT:
            wrong.append(f"{language}: {text}: {got.strip()} instead of {want}, {float(error):.3g} units off")
    if wrong:
        return "\n".join(wrong[:10])
    print(f"check-codegen: {language}: {len(expected)} values, at most {worst:.2f} units in the last place off.")
    return None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
