"""Torques linear in E that a point group allows, from derive and from symmetr.

symmetr expands the response T_ij in powers of m, order by order, without the constraint that T is at right angles to m.
With W such a tensor times E, m x W is a torque, and every torque is one; their number on the unit sphere, the rank of their
values at many points, must be derive's, and derive's own torques must lie in their span.
"""

import contextlib
import io
import json
import subprocess
import sys

import numpy
import sympy
from symmetr import parse, sym_res

DEGREE = 3
# derive's name, symmetr's name of a space group of the grey class, and whether both use the same axes.
GROUPS = [
    ("1", "P11'", True), ("-1", "P-11'", True), ("2", "P21'", False), ("m", "Pm1'", False), ("2/m", "P2/m1'", False),
    ("222", "P2221'", True), ("mm2", "Pmm21'", True), ("mmm", "Pmmm1'", True), ("4", "P41'", True), ("-4", "P-41'", True),
    ("4/m", "P4/m1'", True), ("422", "P4221'", True), ("4mm", "P4mm1'", True), ("-42m", "P-42m1'", True),
    ("4/mmm", "P4/mmm1'", True), ("3", "P31'", False), ("32", "P3211'", False), ("3m", "P3m11'", False),
    ("6", "P61'", False), ("-6", "P-61'", False), ("622", "P6221'", False), ("6mm", "P6mm1'", False),
    ("-6m2", "P-6m21'", False), ("23", "P231'", True), ("432", "P4321'", True), ("-43m", "P-43m1'", True),
]


def run(*arguments):
    return json.loads(subprocess.run([".build/release/derive", "symmetry", *arguments, "--format", "json"], check=True,
                                     capture_output=True, text=True).stdout)


def points():
    generator = numpy.random.default_rng(1)
    m = generator.normal(size=(80, 3))
    return m / numpy.linalg.norm(m, axis=1, keepdims=True)


M = points()


def tensors(name):
    """W(m) of symmetr to DEGREE - 1, each free coefficient's share, as values at the points."""
    m = sympy.symbols("m0 m1 m2")
    for order in range(DEGREE):
        with contextlib.redirect_stdout(io.StringIO()):
            X = sym_res(parse(f"res t E -g {name} --exp {order}"))
        matrix = sympy.Matrix(3, 3, lambda i, j: X[i, j])
        for free in sorted(matrix.free_symbols - set(m), key=str):
            share = sympy.lambdify(m, matrix.diff(free), "numpy")
            yield numpy.array([share(*point) for point in M], dtype=float)


def torques(fields):
    """m x W for each W, one row each."""
    return [numpy.cross(M[:, :, None] * numpy.ones((1, 1, 3)), field, axis=1).ravel() for field in fields]


def listed(name):
    """derive's torques at the points, one row each."""
    letters = sympy.symbols("m_x m_y m_z E_x E_y E_z", real=True)
    rows = []
    for torque in run(name, "--degree", str(DEGREE))["torques"]:
        components = [sympy.sympify(c, locals={str(s): s for s in letters}) for c in torque["components"]]
        matrix = sympy.Matrix(3, 3, lambda i, j: components[i].diff(letters[3 + j]))
        value = sympy.lambdify(letters[:3], matrix, "numpy")
        rows.append(numpy.array([value(*point) for point in M], dtype=float).ravel())
    return rows


def rank(rows):
    # symmetr rounds to three digits.
    return int(numpy.linalg.matrix_rank(numpy.array(rows), tol=1e-2)) if rows else 0


def main():
    counts = {g["group"]: sum(g["all"]) for g in run("--atlas", "--degree", str(DEGREE))["groups"] if "all" in g}
    self_test = "--self-test" in sys.argv
    groups = [("4mm", "P41'", True), ("222", "Pmm21'", True)] if self_test else GROUPS
    wrong = []
    for name, theirs, same_axes in groups:
        rows = torques(tensors(theirs))
        own = listed(name)
        if rank(rows) != counts[name]:
            wrong.append(f"{name}: {counts[name]} torques, but symmetr's tensors give {rank(rows)}")
        if rank(own) != len(own):
            wrong.append(f"{name}: {len(own)} torques are not independent")
        if same_axes and rank(rows + own) != rank(rows):
            wrong.append(f"{name}: a torque is not among symmetr's")
    if self_test:
        # 4 has more torques than 4mm; mm2 and 222 as many, of which none is common.
        noticed = sum(any(text.startswith(name + ":") for text in wrong) for name, _, _ in groups)
        print(f"check-symmetry: {noticed} of 2 wrong groups noticed")
        sys.exit(noticed != 2)
    for text in wrong:
        print(f"check-symmetry: {text}", file=sys.stderr)
    print(f"check-symmetry: {len(groups)} groups to degree {DEGREE}, {len(wrong)} differences")
    sys.exit(bool(wrong))


main()
