"""Harvests the equalities that SymPy's tests state, and judges the verdicts that were given on them."""

import ast
import importlib
import inspect
import json
import pkgutil
import random
import signal
import sys
import warnings

import sympy
from sympy import Basic, Expr, Rational, Symbol

warnings.filterwarnings("ignore")

MODULES = [
    "sympy.functions.elementary.tests.test_trigonometric", "sympy.functions.elementary.tests.test_exponential",
    "sympy.functions.elementary.tests.test_hyperbolic", "sympy.functions.elementary.tests.test_complexes",
    "sympy.functions.elementary.tests.test_miscellaneous", "sympy.simplify.tests.test_simplify",
    "sympy.simplify.tests.test_trigsimp", "sympy.simplify.tests.test_powsimp", "sympy.simplify.tests.test_radsimp",
    "sympy.simplify.tests.test_ratsimp", "sympy.simplify.tests.test_sqrtdenest", "sympy.simplify.tests.test_fu",
    "sympy.simplify.tests.test_rewrite",
    "sympy.core.tests.test_arit", "sympy.core.tests.test_expr", "sympy.core.tests.test_expand",
    "sympy.core.tests.test_exprtools", "sympy.core.tests.test_eval", "sympy.core.tests.test_power",
    "sympy.core.tests.test_complex", "sympy.core.tests.test_subs", "sympy.core.tests.test_function",
    "sympy.core.tests.test_numbers", "sympy.polys.tests.test_partfrac",
    "sympy.polys.tests.test_polytools", "sympy.polys.tests.test_rationaltools",
   
   
]
# What these return equals their first argument.
SAME = {
    "simplify", "trigsimp", "powsimp", "radsimp", "ratsimp", "expand", "factor", "together", "cancel", "apart",
    "logcombine", "sqrtdenest", "nsimplify", "expand_trig", "expand_log", "expand_power_base", "expand_power_exp",
    "expand_complex", "expand_mul", "expand_multinomial", "collect", "rcollect", "powdenest", "fu", "exptrigsimp",
    "signsimp", "factor_terms", "gcd_terms", "separatevars", "collect_const", "rad_rationalize", "rationalize",
    "futrig", "besselsimp", "combsimp", "simplify_logic", "apart_list", "TR0", "TR1", "TR2", "TR2i", "TR3", "TR5", "TR6",
    "TR7", "TR8", "TR9", "TR10", "TR10i", "TR11", "TR12", "TR12i", "TR13", "TR14", "TR15", "TR16", "TR22", "TRmorrie",
    "ratsimpmodprime", "bottom_up", "collect_sqrt", "posify",
}
METHODS = {
    "expand", "factor", "simplify", "trigsimp", "together", "cancel", "apart", "rewrite", "powsimp", "collect", "radsimp",
    "doit", "ratsimp", "nsimplify", "as_real_imag",
}
FUNCTIONS = {
    sympy.exp: "exp", sympy.log: "log", sympy.sin: "sin", sympy.cos: "cos", sympy.tan: "tan", sympy.asin: "asin",
    sympy.acos: "acos", sympy.atan: "atan", sympy.sinh: "sinh", sympy.cosh: "cosh", sympy.tanh: "tanh",
    sympy.erf: "erf", sympy.erfc: "erfc", sympy.gamma: "gammafunction", sympy.loggamma: "loggamma", sympy.digamma: "digamma",
    sympy.Abs: "abs", sympy.conjugate: "conj", sympy.re: "re", sympy.im: "im",
}
RECIPROCALS = {sympy.cot: sympy.tan, sympy.sec: sympy.cos, sympy.csc: sympy.sin, sympy.coth: sympy.tanh,
               sympy.sech: sympy.cosh, sympy.csch: sympy.sinh}


class Foreign(Exception):
    """An expression outside our functions."""


def tree(e):
    if isinstance(e, (int, sympy.Integer, Rational)):
        q = Rational(e)
        return ["q", str(q.p), str(q.q)]
    if e is sympy.I:
        return ["i"]
    if e is sympy.pi:
        return ["pi"]
    if e is sympy.E:
        return ["exp", ["q", "1", "1"]]
    if isinstance(e, Symbol) and e.is_commutative:
        assumed = [n for n, has in [
            ("integer", e.is_integer), ("positive", e.is_positive), ("nonnegative", e.is_nonnegative), ("real", e.is_real),
            ("nonzero", e.is_nonzero)] if has]
        # What we cannot assume would make another statement of it.
        for other in ("negative", "nonpositive", "even", "odd", "imaginary", "prime", "zero", "infinite", "irrational"):
            if getattr(e, "is_" + other):
                raise Foreign
        return ["s", f"{e.name}_{len(assumed)}{''.join(n[:3] for n in assumed)}", assumed]
    if isinstance(e, sympy.Add):
        return ["+"] + [tree(a) for a in e.args]
    if isinstance(e, sympy.Mul):
        return ["*"] + [tree(a) for a in e.args]
    if isinstance(e, sympy.Pow):
        return ["^", tree(e.base), tree(e.exp)]
    if isinstance(e, sympy.exp):
        return ["exp", tree(e.args[0])]
    for function, name in FUNCTIONS.items():
        if isinstance(e, function) and len(e.args) == 1:
            return [name, tree(e.args[0])]
    for function, below in RECIPROCALS.items():
        if isinstance(e, function):
            u = tree(e.args[0])
            if function is sympy.cot:
                return ["*", ["cos", u], ["^", ["sin", u], ["q", "-1", "1"]]]
            if function is sympy.coth:
                return ["*", ["cosh", u], ["^", ["sinh", u], ["q", "-1", "1"]]]
            return ["^", [FUNCTIONS[below], u], ["q", "-1", "1"]]
    raise Foreign


class Recorder(ast.NodeTransformer):
    """Turns `assert f(a, …) == b` into a record of a = b, and leaves other assertions out."""

    def visit_Assert(self, node):
        test = node.test
        if not (isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], ast.Eq)):
            return ast.copy_location(ast.Pass(), node)
        left, right = self.unsimplified(test.left), self.unsimplified(test.comparators[0])
        call = ast.Expr(ast.Call(ast.Name("__record__", ast.Load()), [
            ast.Lambda(ast.arguments([], [], None, [], [], None, []), left),
            ast.Lambda(ast.arguments([], [], None, [], [], None, []), right)], []))
        return ast.fix_missing_locations(ast.copy_location(call, node))

    @staticmethod
    def unsimplified(e):
        # posify and friends force assumptions, so statements with `force` are left as they are.
        if isinstance(e, ast.Call) and not any(k.arg == "force" for k in e.keywords):
            if isinstance(e.func, ast.Name) and e.func.id in SAME and e.args:
                return e.args[0]
            if isinstance(e.func, ast.Attribute) and e.func.attr in METHODS:
                return e.func.value
        return e


class TooLong(Exception):
    pass


def on_alarm(*_):
    raise TooLong


def harvest(path, broken):
    signal.signal(signal.SIGVTALRM, on_alarm)
    claims, seen = [], set()

    def record(left, right):
        try:
            a, b = left(), right()
        except TooLong:
            raise
        except Exception:
            return
        if not (isinstance(a, (int, Expr)) and isinstance(b, (int, Expr))):
            return
        try:
            sides = [tree(sympy.sympify(a)), tree(sympy.sympify(b))]
        except (Foreign, RecursionError):
            return
        if broken:
            sides[1] = ["+", ["*", ["q", "-1", "1"], sides[1]], ["q", "1", "7"]]
        key = json.dumps(sides)
        if sides[0] == sides[1] or key in seen or len(key) > 20_000:
            return
        seen.add(key)
        claims.append({"left": sides[0], "right": sides[1], "text": f"{a} = {b}"[:400]})

    for name in MODULES:
        try:
            module = importlib.import_module(name)
            source = inspect.getsource(module)
        except Exception as error:
            print(f"check-claims: {name} cannot be read: {error}", file=sys.stderr)
            continue
        parsed = Recorder().visit(ast.parse(source))
        space = dict(vars(module))
        space["__record__"] = record
        for node in parsed.body:
            if not isinstance(node, ast.FunctionDef) or not node.name.startswith("test_"):
                continue
            marks = [ast.unparse(d) for d in node.decorator_list]
            if any("XFAIL" in m or "slow" in m or "SKIP" in m for m in marks):
                continue
            node.decorator_list = []
            try:
                signal.setitimer(signal.ITIMER_VIRTUAL, 2)
                exec(compile(ast.Module([node], []), name, "exec"), space)
                space[node.name]()
            except (Exception, TooLong):
                pass
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    with open(path, "w") as file:
        for claim in claims:
            file.write(json.dumps(claim) + "\n")
    print(f"check-claims: {len(claims)} equalities from SymPy {sympy.__version__}")
    if len(claims) < 800:
        sys.exit("check-claims: too few equalities to mean anything")


# Judging -------------------------------------------------------------------------------------------------------------

import mpmath


def value(t, point, seen):
    """The value at a point; `seen` collects the sizes of all parts, against which a difference means something."""
    v = mpmath.mpmathify(plain_value(t, point, seen))
    seen.append(abs(v))
    return v


def plain_value(t, point, seen):
    head, rest = t[0], t[1:]
    if head == "q":
        return mpmath.mpf(int(rest[0])) / int(rest[1])
    if head == "i":
        return mpmath.mpc(0, 1)
    if head == "pi":
        return mpmath.pi
    if head == "s":
        return point(rest[0], rest[1])
    v = [value(a, point, seen) for a in rest]
    if head == "+":
        return mpmath.fsum(v)
    if head == "*":
        return mpmath.fprod(v)
    if head == "^":
        if v[0] == 0 and v[1] == 0:
            return mpmath.mpf(1)
        return mpmath.power(v[0], v[1])
    return {"conj": mpmath.conj, "abs": abs, "re": mpmath.re, "im": mpmath.im}.get(head, getattr(mpmath, head, None))(*v)


def points():
    for seed in range(8):
        known = {}

        def point(name, assumed, seed=seed, known=known):
            if name not in known:
                generator = random.Random(f"{name} {seed}")
                size = generator.uniform(0.1, 2.5)
                if "integer" in assumed:
                    v = mpmath.mpf(generator.randint(1, 5))
                elif "real" in assumed or "positive" in assumed or "nonnegative" in assumed:
                    v = mpmath.mpf(size)
                else:
                    # Half of them beyond the strip in which logarithms undo exponentials.
                    v = mpmath.mpc(size, generator.uniform(-2, 2) * (1 + 3 * (seed % 2)))
                if not ("positive" in assumed or "nonnegative" in assumed) and generator.random() < 0.5:
                    v = -v
                known[name] = v
            return known[name]

        yield point


def differs(claim):
    """True or False where values say so; None where there are no values."""
    agreed = 0
    for point in points():
        try:
            with mpmath.workdps(60):
                seen = [mpmath.mpf(1)]
                a, b = value(claim["left"], point, seen), value(claim["right"], point, seen)
                size, largest = 1 + abs(a) + abs(b), max(seen)
                # What cancels against parts that are this much larger says nothing.
                if not mpmath.isfinite(largest) or largest > size * mpmath.mpf(10) ** 20:
                    continue
                if abs(a - b) > size * mpmath.mpf(10) ** -30:
                    return True
                agreed += 1
        except (ZeroDivisionError, ValueError, OverflowError, TypeError, mpmath.libmp.NoConvergence):
            continue
    return False if agreed else None


def written(e, names):
    """A tree as derive check reads it; names gets what the symbols are called, and their assumptions."""
    head = e[0]
    if head == "q":
        return f"({e[1]}/{e[2]})" if e[2] != "1" else f"({e[1]})"
    if head in ("i", "pi"):
        return head
    if head == "s":
        return names.setdefault(e[1], (f"s_{len(names) + 1}", e[2]))[0]
    parts = [f"({written(part, names)})" for part in e[1:]]
    return head.join(parts) if head in ("+", "*", "^") else head + ",".join(parts)


def write(path, target):
    """One equation a line, with what its letters are."""
    with open(target, "w", encoding="utf-8") as out:
        for line in open(path):
            claim, names = json.loads(line), {}
            sides = [written(claim[side], names) for side in ("left", "right")]
            kinds = [f"{name} {' '.join(assumed) or 'complex'}" for name, assumed in names.values()]
            print(" = ".join(sides) + (" where " + ", ".join(kinds) if kinds else ""), file=out)


def typed(path, budget=5.0):
    """The answers of derive check in the form that is judged, by the same budget in seconds."""
    for line in open(path):
        found = json.loads(line)
        found["detail"] = found.get("reason", "")
        if found["verdict"] == "unreadable":
            sys.exit(f"check-claims: derive check cannot read {found['statement']}: {found['detail']}")
        yield dict(found, budget=budget)


def judge(path, verdicts, broken):
    claims = [json.loads(line) for line in open(path)]
    answers = list(typed(verdicts)) if verdicts.endswith(".typed") else [json.loads(line) for line in open(verdicts)]
    assert len(claims) == len(answers), "some claims were not answered"
    counts, wrong, slow = {}, [], []
    for claim, answer in zip(claims, answers):
        verdict = answer["verdict"]
        counts[verdict] = counts.get(verdict, 0) + 1
        if verdict in ("proved", "refuted"):
            truth = differs(claim)
            # A refutation rests on a point of its own; values that agree at all of ours contradict it.
            if truth is not None and truth != (verdict == "refuted"):
                wrong.append((verdict, claim["text"], answer.get("detail", "")))
        if answer["seconds"] > answer["budget"]:
            slow.append((answer["seconds"], claim["text"]))
    print("check-claims:", ", ".join(f"{n} {v}" for v, n in sorted(counts.items(), key=lambda c: -c[1])))
    longest = sorted(((a["seconds"] / a["budget"], c["text"]) for a, c in zip(answers, claims)), reverse=True)[:3]
    for share, text in longest:
        print(f"  {share:.0%} of the budget: {text[:140]}")
    for verdict, text, detail in wrong:
        print(f"check-claims: {verdict}, against the values: {text} {detail}", file=sys.stderr)
    for seconds, text in slow:
        print(f"check-claims: {seconds:.1f} s, beyond the budget: {text}", file=sys.stderr)
    if broken and counts.get("proved", 0) > len(claims) // 100:
        sys.exit("check-claims: broken equalities were proved")
    if not broken and counts.get("proved", 0) < 0.8 * len(claims):
        sys.exit("check-claims: less than four fifths were proved")
    if wrong or slow:
        sys.exit(1)


if __name__ == "__main__":
    broken = "--break" in sys.argv
    if sys.argv[1] == "write":
        write(sys.argv[2], sys.argv[3])
    elif sys.argv[1] == "harvest":
        harvest(sys.argv[2], broken)
    else:
        judge(sys.argv[2], sys.argv[3], broken)
