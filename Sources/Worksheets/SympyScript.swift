/// What stands around the statements in a script for SymPy.
enum SympyScript {
  /// Names of the script's own begin with `derive_`, and no symbol's does.
  static let opening = #"""
    import os
    import random
    import signal
    import sys

    import mpmath
    import sympy
    from sympy import (
        Abs, Function, I, Integer, Matrix, Rational, Subs, Symbol, acos, asin, atan, atan2, besselj, conjugate, cos, cosh,
        digamma, erf, erfc, exp, gamma, im, log, loggamma, pi, polylog, re, sin, sinh, sqrt, tan, tanh)
    from sympy.core.function import AppliedUndef

    DERIVE_POINTS = 12
    DERIVE_SECONDS = float(os.environ.get("DERIVE_SECONDS", "2"))
    DERIVE_BREAK = os.environ.get("DERIVE_BREAK", "")
    DERIVE_ONLY = os.environ.get("DERIVE_ONLY", "")
    derive_claims = []
    derive_frames = {}
    _1, _2, _3, _4 = sympy.symbols("_1 _2 _3 _4", real=True)


    def Derivative(value, *orders):
        """Of a function, or of a vector component by component."""
        return value.diff(*orders)


    def dot(a, b):
        return a.dot(b)


    def cross(a, b):
        return a.cross(b)


    def derive_frame(name):
        """A unit vector by its angles, and the two unit vectors across it."""
        if name not in derive_frames:
            a, b = Symbol(name + ".polar", real=True), Symbol(name + ".azimuth", real=True)
            derive_frames[name] = (
                Matrix([sin(a) * cos(b), sin(a) * sin(b), cos(a)]),
                Matrix([cos(a) * cos(b), cos(a) * sin(b), -sin(a)]),
                Matrix([-sin(b), cos(b), 0]))
        return derive_frames[name]


    def derive_unit(name):
        return derive_frame(name)[0]


    def derive_tangent(name, normal):
        _, first, second = derive_frame(normal)
        return Symbol(name + ".1", real=True) * first + Symbol(name + ".2", real=True) * second


    def derive_free(name):
        return Matrix([Symbol(name + "." + k, real=True) for k in "xyz"])


    def derive_field(name, unit):
        """A vector that depends on variables; of length one, or free."""
        def value(*variables):
            if unit:
                a, b = (Function(name + "." + k, real=True)(*variables) for k in ("polar", "azimuth"))
                return Matrix([sin(a) * cos(b), sin(a) * sin(b), cos(a)])
            return Matrix([Function(name + "." + k, real=True)(*variables) for k in "xyz"])
        return value


    class DeriveTimeout(Exception):
        pass


    def derive_interrupt(*_):
        raise DeriveTimeout()


    def derive_entries(side, other):
        """The components of a side; a plain 0 stands for a zero vector or matrix too."""
        if isinstance(side, sympy.MatrixBase):
            return list(side)
        if isinstance(other, sympy.MatrixBase):
            return [sympy.sympify(side)] * len(other)
        return [sympy.sympify(side)]


    def derive_plain(entries):
        """Derivatives and values of functions become symbols: a statement holds whatever they are."""
        kernels = set().union(*(e.atoms(Subs, sympy.Derivative, AppliedUndef) for e in entries))
        depth = {Subs: 0, sympy.Derivative: 1}
        ordered = sorted(kernels, key=lambda k: (depth.get(type(k), 2), -sympy.count_ops(k), str(k)))
        for number, kernel in enumerate(ordered):
            inner = kernel
            while isinstance(inner, (Subs, sympy.Derivative)):
                inner = inner.expr
            facts = {"positive": True} if inner is kernel and kernel.is_positive else {"real": inner.is_real}
            symbol = sympy.Dummy("kernel%d" % number, **facts)
            entries = [e.xreplace({kernel: symbol}) for e in entries]
        return entries


    def derive_vanishes(difference):
        """Whether algebra alone shows it, within the time."""
        if difference == 0:
            return True
        if sympy.count_ops(difference) > 4000:
            return False
        signal.signal(signal.SIGALRM, derive_interrupt)
        signal.setitimer(signal.ITIMER_REAL, DERIVE_SECONDS)
        try:
            waves = difference.rewrite(exp) if difference.has(sympy.core.function.Function) else difference
            if sympy.expand(sympy.numer(sympy.together(waves))) == 0:
                return True
            return sympy.simplify(difference) == 0
        except DeriveTimeout:
            return False
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)


    def derive_value(symbol, source):
        size = mpmath.mpf(source.randint(200, 1900)) / 997
        if symbol.is_integer:
            return mpmath.mpf(source.randint(1, 9))
        if symbol.is_positive or symbol.is_nonnegative:
            return size
        sign = source.choice([-1, 1])
        if symbol.is_real:
            return sign * size
        return mpmath.mpc(sign * size, mpmath.mpf(source.randint(-1900, 1900)) / 991)


    def derive_compares(pairs, relation):
        """The statement with 50 digits at random points, of which it says how many."""
        symbols = sorted(set().union(*(e.free_symbols for pair in pairs for e in pair)), key=str)
        if not all(s.is_commutative for s in symbols):
            return 0  # numbers commute: they say nothing of such a statement
        sides = [tuple(sympy.lambdify(symbols, e, "mpmath", cse=True) for e in pair) for pair in pairs]
        source = random.Random(20260101)
        points, attempts = 0, 0
        with mpmath.workdps(60):
            while points < DERIVE_POINTS and attempts < 20 * DERIVE_POINTS:
                attempts += 1
                values = [derive_value(s, source) for s in symbols]
                try:
                    found = [(mpmath.mpmathify(l(*values)), mpmath.mpmathify(r(*values))) for l, r in sides]
                except (ZeroDivisionError, ValueError, OverflowError):
                    continue
                if not all(mpmath.isfinite(v) for pair in found for v in pair):
                    continue
                points += 1
                for l, r in found:
                    scale = max(abs(l), abs(r))
                    bound = mpmath.mpf(10) ** -40 * (scale if scale > mpmath.mpf(10) ** -30 else 1)
                    if relation == "=" and abs(l - r) > bound:
                        return 0
                    if relation != "=" and not mpmath.re(l) <= mpmath.re(r) + bound:
                        return 0
        return points


    def derive_coefficients(entries, parameter, order):
        """The coefficients of an expansion up to the order, by Taylor's formula."""
        found = []
        for e in entries:
            for k in range(order + 1):
                value = e.diff(parameter, k).subs(parameter, 0)
                # Where the formula itself has no value at 0, as sin(x)/x.
                if value.has(sympy.nan, sympy.zoo):
                    value = sympy.limit(e.diff(parameter, k), parameter, 0)
                found.append(value / sympy.factorial(k))
        return found


    def derive_claim(label, relation="=", parameter=None, order=None):
        def register(sides):
            derive_claims.append((label, relation, parameter, order, sides))
        return register


    def derive_check(number, label, relation, parameter, order, sides):
        left, right = sides()
        left, right = derive_entries(left, right), derive_entries(right, left)
        if DERIVE_BREAK in ("all", str(number)):
            right = [r + 1 for r in right] if relation == "=" else [l - 1 for l in left]
        count = len(left)
        entries = derive_plain(left + right)
        left, right = entries[:count], entries[count:]
        if parameter is not None:
            left = derive_coefficients(left, parameter, order)
            right = derive_coefficients(right, parameter, order)
        if relation == "=" and all(derive_vanishes(l - r) for l, r in zip(left, right)):
            return "symbolically"
        points = derive_compares(list(zip(left, right)), relation)
        return "numerically (50 digits at %d random points)" % points if points else None
    """#

  static let ending = #"""
    def derive_main():
        failures, errors, count = 0, 0, 0
        for number, claim in enumerate(derive_claims, 1):
            if DERIVE_ONLY not in ("", str(number)):
                continue
            count += 1
            try:
                how = derive_check(number, *claim)
                failures += how is None
            except Exception as error:  # whatever SymPy says of what it cannot do
                how = "COULD NOT BE CHECKED, %s: %s" % (type(error).__name__, error)
                errors += 1
            print("%d  %s: %s" % (number, claim[0], how or "DOES NOT HOLD"), flush=True)
        print("%d of %d statements hold" % (count - failures - errors, count))
        sys.exit(1 if failures or errors else 0)


    if __name__ == "__main__":
        derive_main()

    """#
}
