"""Reads the corpus written by CorpusExportTests with SymPy; see scripts/check-sympy."""

import argparse
import json
import re
import sys

import sympy
from sympy.parsing.sympy_parser import parse_expr

NAMESPACE = {name: getattr(sympy, name) for name in (
    "Symbol Function Derivative Subs Integer Float Rational I pi sqrt exp log sin cos tan asin acos atan sinh cosh tanh "
    "atan2 Abs conjugate re im erf erfc gamma loggamma digamma polylog besselj Matrix Eq Ne").split()}
FUNCTIONS = {
    "exp": sympy.exp, "log": sympy.log, "sin": sympy.sin, "cos": sympy.cos, "tan": sympy.tan, "asin": sympy.asin,
    "acos": sympy.acos, "atan": sympy.atan, "sinh": sympy.sinh, "cosh": sympy.cosh, "tanh": sympy.tanh,
    "erf": sympy.erf, "erfc": sympy.erfc, "gammafunction": sympy.gamma, "loggamma": sympy.loggamma,
    "digamma": sympy.digamma, "dilog": lambda x: sympy.polylog(2, x), "besselj0": lambda x: sympy.besselj(0, x),
    "besselj1": lambda x: sympy.besselj(1, x), "atan2": sympy.atan2, "abs": sympy.Abs, "conj": sympy.conjugate, "re": sympy.re, "im": sympy.im,
}


class Checker:
    def __init__(self, header):
        self.names = {}
        exec(header["preamble"], dict(NAMESPACE), self.names)
        self.point = {}
        for kernel in header["kernels"]:
            value = sympy.Rational(*map(int, kernel["re"])) + sympy.I * sympy.Rational(*map(int, kernel["im"]))
            self.point[self.parse(kernel["text"])] = value

    def parse(self, text):
        return parse_expr(text, local_dict=dict(self.names), global_dict=dict(NAMESPACE))

    def build(self, tree):
        head, *parts = tree
        if head == "number":
            return sympy.Rational(int(parts[0]), int(parts[1]))
        if head == "i":
            return sympy.I
        if head == "pi":
            return sympy.pi
        if head == "kernel":
            return self.names[parts[0]]
        if head == "field":
            arguments = [self.build(argument) for _, argument in parts[1:]]
            value = self.names[parts[0]](*arguments)
            orders = [(argument, int(order)) for (order, _), argument in zip(parts[1:], arguments) if int(order)]
            return sympy.Derivative(value, *orders) if orders else value
        built = [self.build(part) for part in parts]
        if head == "add":
            return sympy.Add(*built)
        if head == "multiply":
            return sympy.Mul(*built)
        if head == "power":
            return sympy.Pow(*built)
        return FUNCTIONS[head](*built)

    def value(self, expression):
        return complex(expression.xreplace(self.point).evalf(30))

    def agrees(self, line, counts):
        parsed = self.parse(line["text"])
        rebuilt = self.build(line["tree"])
        wanted = complex(*line["value"])
        found = self.value(parsed)
        if not abs(found - wanted) <= 1e-9 * max(abs(wanted), abs(found)):
            return f"its value is {found}, not {wanted}"
        counts["value"] += 1
        if parsed == rebuilt:
            counts["structure"] += 1
            return None
        # SymPy arranges some equal expressions differently; the small ones are worth deciding exactly.
        if sympy.count_ops(parsed) < 25 and sympy.simplify(parsed - rebuilt) == 0:
            counts["simplification"] += 1
            return None
        difference = abs(found - self.value(rebuilt))
        if difference <= 1e-25 ** 0.5 * max(abs(found), 1):
            counts["value of the tree"] += 1
            return None
        return f"the tree is {rebuilt}"


def damaged(text, way):
    """The text with one mistake of a kind a writer could make, or the same text where there is no room for it."""
    if way == "sign":
        return text.replace(" - ", " + ", 1)
    if way == "parentheses":
        return re.sub(r"(?<![A-Za-z_0-9])\(([^()]*[+-][^()]*)\)(?=\*|/)", r"\1", text, count=1)
    if way == "power":
        return re.sub(r"\(([^()]*)\)\*\*", r"\1**", text, count=1)
    if way == "function":
        return re.sub(r"\bsin\(", "cos(", text, count=1)
    if way == "factor":
        return re.sub(r"\b2\*", "3*", text, count=1)
    if way == "fraction":
        return re.sub(r"/\(([^()]*)\)", r"/\1", text, count=1)
    if way == "derivative":
        return re.sub(r"\(t, 1\)", "(t, 2)", text, count=1)
    if way == "order":
        return re.sub(r"atan2\(([^(),]*), ([^(),]*)\)", r"atan2(\2, \1)", text, count=1)
    raise ValueError(way)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("corpus")
    arguments.add_argument("--break", dest="way", help="damage the first expression that leaves room for it")
    options = arguments.parse_args()
    with open(options.corpus, encoding="utf-8") as file:
        header, *lines = [json.loads(line) for line in file]
    checker = Checker(header)
    if options.way:
        line = next((line for line in lines if damaged(line["text"], options.way) != line["text"]), None)
        if line is None:
            sys.exit("check-sympy: no expression leaves room for this damage")
        line["text"] = damaged(line["text"], options.way)
        lines = [line]
    counts = {"value": 0, "structure": 0, "simplification": 0, "value of the tree": 0}
    failures = 0
    for line in lines:
        try:
            complaint = checker.agrees(line, counts)
        except Exception as error:  # whatever SymPy says of a text it cannot read
            complaint = f"{type(error).__name__}: {error}"
        if complaint:
            failures += 1
            print(f"check-sympy: mismatch\n  {line['text']}\n  {complaint}", file=sys.stderr)
    if failures:
        sys.exit(1)
    if not options.way and len(lines) < 2000:
        sys.exit(f"check-sympy: only {len(lines)} expressions")
    print(f"check-sympy: {counts['value']} expressions agree in value; {counts['structure']} are the same to SymPy, "
          f"{counts['simplification']} after simplification, {counts['value of the tree']} by the value of the tree.")


main()
