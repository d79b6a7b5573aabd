"""Reads generated Julia by Julia's grammar and evaluates it with Python's arithmetic, where no Julia is installed.

The grammar is tree-sitter's. What this shows is that the source is Julia and that it means the formula by Julia's
precedence of operators; it says nothing of Julia's own functions.

Usage: check-julia.py SOURCE    writes the value of every println, one a line
"""

import math
import sys

import tree_sitter
import tree_sitter_julia

FUNCTIONS = {name: getattr(math, name) for name in ("exp", "sin", "cos", "tan", "sinh", "cosh", "tanh", "log", "sqrt",
                                                    "asin", "acos")}
FUNCTIONS |= {"abs": abs, "Float64": float, "atan": lambda y, x=None: math.atan(y) if x is None else math.atan2(y, x)}


def power(x, y):
    if x < 0 and y != round(y):
        raise ValueError("a DomainError in Julia")
    return x**y


OPERATIONS = {"+": lambda x, y: x + y, "-": lambda x, y: x - y, "*": lambda x, y: x * y, "/": lambda x, y: x / y,
              "^": power}


class Reader:
    def __init__(self, source):
        self.source = source
        self.functions = {}
        root = tree_sitter.Parser(tree_sitter.Language(tree_sitter_julia.language())).parse(source).root_node
        if root.has_error:
            raise SyntaxError(f"no Julia near line {self.first_error(root).start_point[0] + 1}")
        self.statements = [n for n in root.named_children if n.type != "line_comment"]

    def first_error(self, node):
        broken = next((n for n in node.children if n.has_error), None)
        return node if broken is None or node.type == "ERROR" else self.first_error(broken)

    def text(self, node):
        return self.source[node.start_byte:node.end_byte].decode()

    def run(self):
        for node in self.statements:
            if node.type == "function_definition":
                call = node.named_children[0].named_children[0]
                name, arguments = call.named_children
                self.functions[self.text(name)] = (
                    [self.text(a) for a in arguments.named_children],
                    [n for n in node.named_children[1:] if n.type != "line_comment"])
            else:
                self.value(node, {})

    def call(self, name, values):
        if name == "println":
            return print(values[0] if isinstance(values[0], str) else repr(values[0]))
        if name in FUNCTIONS:
            return FUNCTIONS[name](*values)
        parameters, body = self.functions[name]
        known = dict(zip(parameters, values, strict=True))
        for statement in body:
            if statement.type == "return_statement":
                return self.value(statement.named_children[0], known)
            if statement.type != "assignment":
                raise SyntaxError(f"{statement.type} in a function")
            known[self.text(statement.named_children[0])] = self.value(statement.named_children[-1], known)
        raise SyntaxError(f"{name} returns nothing")

    def value(self, node, known):
        kind, parts = node.type, node.named_children
        if kind in ("float_literal", "integer_literal"):
            return float(self.text(node))
        if kind == "identifier":
            return math.pi if self.text(node) == "pi" else known[self.text(node)]
        if kind == "parenthesized_expression":
            return self.value(parts[0], known)
        if kind == "unary_expression" and self.text(parts[0]) == "-":
            return -self.value(parts[1], known)
        if kind == "binary_expression":
            return OPERATIONS[self.text(parts[1])](self.value(parts[0], known), self.value(parts[2], known))
        if kind == "call_expression":
            return self.call(self.text(parts[0]), [self.value(a, known) for a in parts[1].named_children])
        if kind == "string_literal":
            return self.text(node).strip('"')
        raise SyntaxError(f"{kind} is not expected: {self.text(node)}")


if __name__ == "__main__":
    with open(sys.argv[1], "rb") as file:
        Reader(file.read()).run()
