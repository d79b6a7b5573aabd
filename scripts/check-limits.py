"""Judges the limits written by LimitCorpusTests with mpmath; see scripts/check-limits."""

import argparse
import collections
import json
import sys

import mpmath
from mpmath import mp

KINDS = ("infinity", "minusInfinity", "unsignedInfinity")
# Powers of two, near ones for towers of exponentials and far ones for powers and logarithms.
ARGUMENTS = (0, 1, 2, 3, 4, 5, 6, 7, 8, 17, 40, 100)
FAR = 17
# For functions that begin to grow late.
FARTHER = (9, 10, 11, 17, 40, 100)
# The largest argument of an exponential: a tower of three at x = 8 must have a value, as its sign may be another one at 1, 2 and 4.
LARGEST = 2**64
# The largest argument of a periodic function: beyond, mpmath would write out numbers with as many digits as their exponents say.
LARGEST_ANGLE = 2**(2**15)


class Unjudged(Exception):
    """No value at these arguments."""


is_far = False


def guarded_exp(z):
    z = mpmath.mpmathify(z)
    if abs(z) > LARGEST or abs(mp.re(z)) > 2.3 * mp.dps and is_far:
        raise Unjudged
    return mp.exp(z)


def guarded_angle(function):
    def guarded(z):
        if abs(z) > LARGEST_ANGLE:
            raise Unjudged
        return function(z)
    return guarded


def guarded_tanh(z):
    value = mp.tanh(z)
    if abs(value) == 1 and is_far:
        raise Unjudged
    return value


def guarded_size(function, largest):
    def guarded(*arguments):
        if abs(arguments[-1]) > largest:
            raise Unjudged
        value = function(*arguments)
        # What tends to ±1 or 0 faster than every power, beyond all digits.
        if is_far and (value == 0 or abs(value) == 1):
            raise Unjudged
        return value
    return guarded


NAMES = {
    "gamma": guarded_size(mp.gamma, 2**40), "loggamma": mp.loggamma, "digamma": mp.digamma,
    "erf": guarded_size(mp.erf, 2**16), "erfc": guarded_size(mp.erfc, 2**50), "polylog": mp.polylog,
    "besselj": guarded_size(mp.besselj, 2**60),
    "exp": guarded_exp, "log": mp.log, "sqrt": mp.sqrt, "sin": guarded_angle(mp.sin), "cos": guarded_angle(mp.cos),
    "tan": guarded_angle(mp.tan), "asin": mp.asin,
    "acos": mp.acos, "atan": mp.atan, "tanh": guarded_tanh, "sinh": mp.sinh, "cosh": mp.cosh, "Abs": abs, "re": mp.re, "im": mp.im,
    "conjugate": mp.conj, "atan2": mp.atan2, "E": mp.e, "pi": mp.pi, "I": mpmath.mpc(0, 1),
    "Rational": lambda p, q: mpmath.mpf(p) / q, "Integer": mpmath.mpf,
}


def evaluate(code, x):
    global is_far
    is_far = max(abs(x), 1 / abs(x - round(x)) if x != round(x) else 0) >= 2**FAR
    return mpmath.mpc(eval(code, {"__builtins__": {}}, dict(NAMES, x=x)))


class Limit:
    def __init__(self, line):
        self.line = line
        self.code = compile(line["text"], "limit", "eval")
        self.value = compile(line["value"] or "0", "value", "eval") if line["kind"] == "finite" else None

    def argument(self, power):
        far = mpmath.mpf(2) ** power
        if self.line["end"] == "oo":
            return far
        if self.line["end"] == "-oo":
            return -far
        return int(self.line["end"]) + (1 if self.line["side"] == "+" else -1) / far

    def at(self, power):
        """The value, or its difference from the finite limit, to twelve digits in two precisions.

        Both must tell exp(−3x) or x⁻⁵ from zero beside 1, or they would agree in what both of them lose; far out, where
        no precision does that for exponentials, these are refused.
        """
        enough = 60 + 5 * power + (0 if power >= FAR else int(1.5 * 2 ** power))
        before = None
        for digits in (enough, 2 * enough, 4 * enough):
            mp.dps = digits
            x = self.argument(power)
            value = evaluate(self.code, x)
            if self.value is not None:
                value -= evaluate(self.value, x)
            if not mp.isfinite(value):
                raise Unjudged
            if value == 0 and "x" not in self.code.co_names:
                return value
            if before is not None and value != 0 and abs(value - before) <= mpmath.mpf(10) ** -12 * abs(value):
                return value
            before = value
        raise Unjudged

    def values(self, arguments=ARGUMENTS):
        """The three farthest values that can be computed, the farthest last."""
        found = []
        for power in reversed(arguments):
            try:
                found.insert(0, self.at(power))
            except (Unjudged, ZeroDivisionError, ValueError, OverflowError, MemoryError):
                continue
            if len(found) == 3:
                break
        return found

    def verdict(self, is_damaged=False):
        """"right", "wrong", or "unjudged" where the values do not tell."""
        verdict = self.judged(self.values())
        if verdict == "wrong" and not is_damaged and self.line["family"] == "special functions":
            # Γ(log x) is larger than x from e^(e²) on: values that are not far are asked for once more.
            farther = self.judged(self.values(FARTHER))
            return farther if farther != "unjudged" else verdict
        return verdict

    def judged(self, v):
        if len(v) < 3:
            return "unjudged"
        size = [abs(value) for value in v]
        steps = [abs(v[1] - v[0]), abs(v[2] - v[1])]
        if self.value is not None:
            if size[2] < mpmath.mpf(10) ** -9 and (size[2] <= size[1] or size[1] < mpmath.mpf(10) ** -99):
                return "right"
            if size[2] < size[1] * 0.9 and size[1] < size[0] * 0.95 and size[2] < 0.1:
                return "right"
            if steps[1] < size[2] / 30 and steps[0] < size[1] / 30:
                return "wrong"
            return "wrong" if size[2] > 2 * size[1] > 4 * size[0] and size[2] > 1 else "unjudged"
        if steps[1] < size[2] / 100 and steps[0] < size[1] / 100:
            return "wrong"
        if size[2] <= size[1] <= size[0] and size[2] < 1:
            return "wrong"
        if not size[2] > size[1] > size[0]:
            return "unjudged"
        if self.line["kind"] == "unsignedInfinity":
            return "right"
        forward = [value.real if self.line["kind"] == "infinity" else -value.real for value in v]
        if all(f > abs(value) * 0.5 for f, value in zip(forward[1:], v[1:])):
            return "right"
        return "wrong" if forward[2] < 0 and forward[1] < 0 else "unjudged"


def damaged(line, way):
    """The line with a mistake of this kind; None where it cannot be made."""
    line = dict(line)
    if way == "value" and line["kind"] == "finite":
        line["value"] = f"({line['value']}) + 1"
    elif way == "sign" and line["kind"] in KINDS[:2]:
        line["kind"] = KINDS[1] if line["kind"] == KINDS[0] else KINDS[0]
    elif way == "side" and line["kind"] == "finite":
        mp.dps = 60
        if abs(evaluate(compile(line["value"], "value", "eval"), 0).imag) < 0.01:
            return None
        line["value"] = f"conjugate({line['value']})"
    elif way == "infinity" and line["kind"] == "finite":
        line["kind"] = "infinity"
    elif way == "zero" and line["kind"] in KINDS:
        line["kind"], line["value"] = "finite", "0"
    else:
        return None
    return line


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus")
    parser.add_argument("--break", dest="way", choices=("value", "sign", "side", "infinity", "zero"))
    parser.add_argument("--show", action="store_true", help="print what is not judged")
    options = parser.parse_args()
    counts = collections.defaultdict(collections.Counter)
    slowest = 0.0
    for text in open(options.corpus, encoding="utf-8"):
        line = json.loads(text)
        count = counts[line["family"]]
        count["asked"] += 1
        slowest = max(slowest, float(line["seconds"]))
        if line["kind"] in ("unable", "undefined"):
            count[line["kind"]] += 1
            continue
        count["value"] += 1
        count["checked by enclosures"] += str(line.get("isChecked")).lower() == "true"
        if options.way:
            line = damaged(line, options.way)
            if line is None:
                continue
            count["damaged"] += 1
        verdict = Limit(line).verdict(is_damaged=bool(options.way))
        count[verdict] += 1
        if verdict == "wrong" and not options.way or verdict == "unjudged" and options.show:
            print(f"check-limits: {verdict}: the limit of {line['text']} at {line['end']}{line['side']} "
                  f"is not {line['kind']} {line['value']}")
    for family, count in sorted(counts.items()):
        print(f"check-limits: {family}: " + ", ".join(f"{key} {n}" for key, n in count.items()))
    print(f"check-limits: the slowest took {slowest:.1f} s")
    wrong = sum(count["wrong"] for count in counts.values())
    if options.way:
        # Values near the first arguments may happen to approach a wrong number; hardly any may.
        right = sum(count["right"] for count in counts.values())
        asked = sum(count["damaged"] for count in counts.values())
        print(f"check-limits: damage: {wrong} of {asked} noticed, {right} believed")
        sys.exit(0 if asked >= 20 and right <= 0.02 * asked and wrong >= 0.85 * asked else 1)
    unjudged = sum(count["unjudged"] for count in counts.values())
    values = sum(count["value"] for count in counts.values())
    # Most oscillations do not die away, and have no limit.
    few = any(count["value"] < (0.25 if family == "oscillations" else 0.8) * count["asked"]
              for family, count in counts.items())
    if wrong or few or unjudged > 0.1 * values:
        sys.exit("check-limits: a wrong limit, or too few that were answered and judged")


main()
