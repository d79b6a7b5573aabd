#!/usr/bin/env python3
"""Computes the motion of an electron on a chain of quantum spins a second time, and compares with `derive quantum-stt evolve`.

The Hamiltonian is built here from Pauli and spin matrices by Kronecker products, in the whole space and without symmetries, and what
it connects with the start is diagonalised (by expm_multiply, which is less accurate, where that is large). A small chain is
also done by QuTiP. Numbers must agree to 1e-11.

Usage: scripts/check-quantum [--self-test] [--speed]
"""
import csv
import io
import math
import pathlib
import subprocess
import sys
import time

import numpy as np
import scipy.sparse as sp
from scipy.linalg import eigh
from scipy.sparse.csgraph import connected_components
from scipy.sparse.linalg import expm_multiply

root = pathlib.Path(__file__).resolve().parent.parent
HBAR = 0.6582119569
TOLERANCE = 1e-11
program = next(p for p in (root / ".build/release/derive", root / ".build/debug/derive") if p.exists())
worst = 0.0
compared = 0


def derive(*options):
    done = subprocess.run([program, "quantum-stt", "evolve", "--final", *options], text=True, capture_output=True, check=True)
    lines = [line for line in done.stdout.splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(io.StringIO("\n".join(lines))))
    return {name: float(value) for name, value in rows[-1].items()}


def spin_matrices(spin):
    n = int(round(2 * spin)) + 1
    m = spin - np.arange(n)
    up = np.diag(np.sqrt(spin * (spin + 1) - m[1:] * (m[1:] + 1)), 1)
    return (up + up.T) / 2, (up - up.T) / 2j, np.diag(m)


def hamiltonian(sites, hosts, spin, J=0.1, Jz=0.1005, Jsd=0.1, unit=2.0):
    n, N = int(round(2 * spin)) + 1, len(hosts)
    one = sp.identity
    hop = sp.diags([-np.ones(sites - 1)] * 2, [1, -1])
    spins = [sp.csr_matrix(s) for s in spin_matrices(spin)]
    paulis = [sp.csr_matrix(2 * s) for s in spin_matrices(0.5)]

    def local(axis, k):
        return sp.kron(sp.kron(one(n**k), spins[axis]), one(n ** (N - 1 - k)))

    h = sp.kron(hop, one(2 * n**N))
    for k, host in enumerate(hosts):
        at = sp.csr_matrix(([1.0], ([host], [host])), shape=(sites, sites))
        h = h - Jsd * unit * sum(sp.kron(at, sp.kron(paulis[a], local(a, k))) for a in range(3))
    for k in range(N - 1):
        for a, strength in enumerate([J, J, Jz]):
            h = h - strength * unit**2 * sp.kron(one(2 * sites), local(a, k) @ local(a, k + 1))
    return h.tocsr().real, n, N


def packet(sites, k=0.1, dk=0.2, x0=25):
    x = np.arange(sites) - x0
    psi = np.exp(1j * k * x - dk**2 * x**2 / 4)
    return psi / np.linalg.norm(psi)


def observables(psi, sites, n, N):
    psi = psi.reshape([sites, 2] + [n] * N)
    found = {}

    def reduced(keep):
        order = keep + [a for a in range(N + 2) if a not in keep]
        m = psi.transpose(order).reshape(math.prod(psi.shape[a] for a in keep), -1)
        return m @ m.conj().T if m.shape[0] <= m.shape[1] else None, m

    def purity(keep):
        _, m = reduced(keep)
        s = np.linalg.svd(m, compute_uv=False) ** 2
        return float(np.sum(s**2)), float(-np.sum(s[s > 1e-300] * np.log2(s[s > 1e-300])))

    for name, place, spin in [("s_e", 1, 0.5)] + [(f"S_{k + 1}", k + 2, (n - 1) / 2) for k in range(N)]:
        rho, _ = reduced([place])
        for axis, s in zip("xyz", spin_matrices(spin)):
            found[f"{name} {axis}"] = float(np.real(np.trace(rho @ s))) * 2
    found["purity of local spins"], found["entropy [bit]"] = purity(list(range(2, N + 2)))
    found["purity of the orbital"], _ = purity([0])
    weights = np.sum(np.abs(psi) ** 2, axis=0)
    if n == 2:
        found["P(↓;" + "↑" * N + ")"] = float(weights[(1,) + (0,) * N])
        found["P(↑;" + "↑" * (N - 1) + "↓)"] = float(weights[(0,) + (0,) * (N - 1) + (1,)])
    elif N == 1:
        found["P(↑;3/2)"] = float(weights[0, 1])
    return found


def compare(title, ours, theirs):
    global worst, compared
    for name, value in theirs.items():
        if name not in ours:
            sys.exit(f"check-quantum: {title}: derive has no column {name}")
        compared += 1
        worst = max(worst, abs(ours[name] - value))
        if not abs(ours[name] - value) <= TOLERANCE:
            sys.exit(f"check-quantum: {title}: {name} is {ours[name]!r} and not {value!r}")
    print(f"check-quantum: {title}: {len(theirs)} numbers agree", flush=True)


def start(sites, n, N, electron, **which):
    spinor = {"-z": [0, 1], "+x": [math.sqrt(0.5)] * 2}[electron]
    up = np.zeros(n**N)
    up[0] = 1
    return np.kron(packet(sites, **which), np.kron(spinor, up)).astype(complex)


def evolved(h, block, t):
    """By diagonalisation of what the matrix connects with the start, where that is small; else by expm_multiply."""
    _, label = connected_components(h)
    inside = np.flatnonzero(np.isin(label, np.unique(label[np.any(block != 0, axis=1)])))
    if len(inside) > 3000:
        return expm_multiply(-1j * t / HBAR * h, block)
    values, vectors = eigh(h[inside][:, inside].toarray(), overwrite_a=True, check_finite=False)
    end = np.zeros_like(block)
    end[inside] = vectors @ (np.exp(-1j * values * t / HBAR)[:, None] * (vectors.T @ block[inside]))
    return end


def scipy_case(title, options, sites, hosts, spin, electrons, t, **which):
    h, n, N = hamiltonian(sites, hosts, spin, **{k: which.pop(k) for k in list(which) if k in ("J", "Jz", "Jsd")})
    block = np.stack([start(sites, n, N, e, **which) for e in electrons], axis=1)
    begin = time.process_time()
    end = evolved(h, block, t)
    seconds = time.process_time() - begin
    for column, electron in enumerate(electrons):
        ours = derive(*options, "--electron", electron, "--time", str(t), "--row", str(t))
        compare(f"{title}, {electron}", ours, observables(end[:, column], sites, n, N))
    return seconds / len(electrons)


def agree(title, ours, theirs, tolerance=TOLERANCE):
    global worst, compared
    if len(ours) != len(theirs) or not len(ours):
        sys.exit(f"check-quantum: {title}: {len(ours)} numbers and not {len(theirs)}")
    for a, b in zip(ours, theirs):
        compared += 1
        worst = max(worst, abs(a - b))
        if not abs(a - b) <= tolerance:
            sys.exit(f"check-quantum: {title}: {a!r} and not {b!r}")
    print(f"check-quantum: {title}: {len(ours)} numbers agree", flush=True)


def lines_of(*options):
    done = subprocess.run([program, "quantum-stt", *options], text=True, capture_output=True, check=True)
    return done.stdout.splitlines()


def packet_energies():
    """Mean and width of the energy of the packets A, B and C, whose electron meets no local spin yet but for 10⁻²⁰⁰."""
    ours, theirs = [], []
    for x0, dk in [("0", "0.2"), ("25", "0.2"), ("25", "0.346410161513775")]:
        header = next(line for line in lines_of("evolve", "--time", "0", "--x0", x0, "--dk", dk) if line.startswith("# E = "))
        words = header.split()
        ours += [float(words[3]), float(words[6])]
        psi = packet(400, x0=float(x0), dk=float(dk))
        image = -np.concatenate([psi[1:], [0]]) - np.concatenate([[0], psi[:-1]]) - 4 * 0.1005 * psi
        mean = float(np.real(np.vdot(psi, image)))
        theirs += [mean, float(np.linalg.norm(image - mean * psi))]
    agree("NumPy, energies of three packets", ours, theirs)


def local_levels():
    """The XXZ chain of five spins: all 32 levels from the matrix in the whole space."""
    pauli = [2 * s for s in spin_matrices(0.5)]
    h = np.zeros((32, 32), complex)
    for k in range(4):
        for s, strength in zip(pauli, [0.1, 0.1, 0.1005]):
            h -= strength * np.kron(np.kron(np.eye(2**k), np.kron(s, s)), np.eye(2 ** (3 - k)))
    rows = csv.DictReader(line for line in lines_of("levels", "--local-only") if not line.startswith("#"))
    ours = [float(r["energy [eV]"]) for r in rows for _ in range(int(r["equal by symmetry"]))]
    agree("NumPy, levels of the local spins", ours, list(np.linalg.eigvalsh(h)))


def bound_state():
    """The lowest state with all spins up to 30 digits: bisection in decimals of pivots of the whole matrix of 400 sites."""
    import decimal

    decimal.getcontext().prec = 60
    D = decimal.Decimal

    def below(energy):
        pivot, count = D(1), 0
        for x in range(400):
            pivot = (D("-0.1") if 197 <= x <= 201 else D(0)) - energy - (1 / pivot if x else 0)
            count += pivot < 0
        return count

    low, high = D(-3), D(-2)
    while high - low > D("1e-36"):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) == 0 else (low, middle)
    theirs = low - 4 * D("0.1005")
    ours = [D(line.split()[2]) for line in lines_of("bound", "--digits", "30") if line.startswith("  E = ")]
    if len(ours) != 2 or any(abs(e - theirs) > D("1e-29") for e in ours):
        sys.exit(f"check-quantum: the bound state is {ours}, not {theirs}")
    print("check-quantum: decimals, the bound state: 30 digits agree", flush=True)


def qutip_case():
    import qutip

    sites, hosts, t = 14, [6, 7], 30.0
    sigma = [qutip.sigmax(), qutip.sigmay(), qutip.sigmaz()]
    one = qutip.qeye(2)
    hop = sum(-(qutip.basis(sites, x) * qutip.basis(sites, x + 1).dag() + qutip.basis(sites, x + 1) * qutip.basis(sites, x).dag())
              for x in range(sites - 1))
    h = qutip.tensor(hop, one, one, one)
    for k, host in enumerate(hosts):
        for s in sigma:
            h = h - 0.1 * qutip.tensor(qutip.fock_dm(sites, host), s, *[s if j == k else one for j in range(2)])
    for s, strength in zip(sigma, [0.1, 0.1, 0.1005]):
        h = h - strength * qutip.tensor(qutip.qeye(sites), one, s, s)
    psi = qutip.Qobj(start(sites, 2, 2, "+x", x0=4, dk=0.5, k=0.7).reshape(-1, 1), dims=[[sites, 2, 2, 2], [1, 1, 1, 1]])
    end = (-1j * h * t / HBAR).expm() * psi
    theirs = {}
    for name, place in [("s_e", 1), ("S_1", 2), ("S_2", 3)]:
        rho = end.ptrace(place)
        for axis, s in zip("xyz", sigma):
            theirs[f"{name} {axis}"] = float(np.real((rho * s).tr()))
    local = end.ptrace([2, 3])
    theirs["purity of local spins"] = float(np.real((local * local).tr()))
    theirs["entropy [bit]"] = float(qutip.entropy_vn(local, base=2))
    theirs["purity of the orbital"] = float(np.real((end.ptrace(0) * end.ptrace(0)).tr()))
    ours = derive("--sites", "14", "--hosts", "6,7", "--electron", "+x", "--x0", "4", "--dk", "0.5", "--k", "0.7", "--time", "30", "--row", "30")
    compare("QuTiP, two spins on 14 sites, +x", ours, theirs)


def speed():
    """Processor time to 1000 fs beside SciPy, QuTiP and quimb on the same sector of N + 1 spin states, built from the same rule."""
    import quimb
    import qutip

    table = subprocess.run([program, "quantum-stt", "speed", "--large"], text=True, capture_output=True, check=True).stdout
    print(table, end="")
    ours = {int(row["N"]): float(row["processor time [s]"]) for row in csv.DictReader(io.StringIO(table))}

    def report(peer, N, begin):
        seconds = time.process_time() - begin
        print(f"{peer}, N = {N}: {seconds:.3f} s of processor time, {seconds / ours[N]:.0f} times as much", flush=True)

    for N, sites in [(5, 400), (100, 1200)]:
        first = (sites - N) // 2
        h = sp.lil_matrix((N + 1, N + 1))
        for d in range(N + 1):
            h[d, d] = -0.1005 * sum(-1 if d in (j, j + 1) else 1 for j in range(1, N))
        for j in range(1, N):
            h[j, j + 1] = h[j + 1, j] = -0.2
        whole = sp.kron(sp.diags([-np.ones(sites - 1)] * 2, [1, -1]), sp.identity(N + 1)) + sp.kron(sp.identity(sites), h)
        for j in range(1, N + 1):
            v = sp.lil_matrix((N + 1, N + 1))
            for d in range(N + 1):
                v[d, d] = 0.1 if d in (0, j) else -0.1
            v[0, j] = v[j, 0] = -0.2
            at = sp.csr_matrix(([1.0], ([first + j - 1], [first + j - 1])), shape=(sites, sites))
            whole = whole + sp.kron(at, v)
        psi = np.zeros(sites * (N + 1), complex)
        psi[:: N + 1] = packet(sites)
        begin = time.process_time()
        end = expm_multiply(-1j * 1000 / HBAR * whole.tocsr(), psi)
        report("SciPy expm_multiply", N, begin)
        if N == 5:
            wanted = derive("--time", "1000", "--row", "1000")["P(↓;↑↑↑↑↑)"]

            def same(peer, state, tolerance):
                kept = float(np.sum(np.abs(np.asarray(state).ravel()[:: N + 1]) ** 2))
                if abs(kept - wanted) > tolerance:
                    sys.exit(f"check-quantum: {peer} computes something else: {kept}, not {wanted}")

            same("SciPy", end, 1e-10)
            begin = time.process_time()
            solved = qutip.sesolve(qutip.Qobj(whole.tocsr()), qutip.Qobj(psi.reshape(-1, 1)), [0, 1000 / HBAR],
                          options={"atol": 1e-12, "rtol": 1e-10, "nsteps": 10**7})
            report("QuTiP sesolve (tolerance 1e-10)", N, begin)
            same("QuTiP", solved.states[-1].full(), 1e-6)
            begin = time.process_time()
            motion = quimb.Evolution(psi.reshape(-1, 1), whole.tocsr().astype(complex), method="integrate")
            motion.update_to(1000 / HBAR)
            report("quimb Evolution (integrate, its tolerance of about 1e-3)", N, begin)
            same("quimb", motion.pt, 1e-3)


def main():
    if "--self-test" in sys.argv:
        try:
            scipy_case("self-test", ["--sites", "40", "--x0", "10"], 40, [17, 18, 19, 20, 21], 0.5, ["-z"], 20, x0=10, Jz=0.1005 + 1e-9)
        except SystemExit as failure:
            print(f"check-quantum: a wrong coupling is noticed ({failure})")
            return
        sys.exit("check-quantum: a coupling wrong by 1e-9 was not noticed")
    if "--speed" in sys.argv:
        speed()
        return
    qutip_case()
    packet_energies()
    local_levels()
    bound_state()
    scipy_case("SciPy, five spins ½ on 400 sites", [], 400, [197, 198, 199, 200, 201], 0.5, ["-z", "+x"], 1000)
    scipy_case("SciPy, one spin 5/2", ["--hosts", "199", "--spin", "5/2"], 400, [199], 2.5, ["-z", "+x"], 1000)
    scipy_case("SciPy, three spins 1", ["--sites", "60", "--hosts", "20,25,30", "--spin", "1", "--x0", "12", "--dk", "0.3"],
               60, [20, 25, 30], 1.0, ["-z", "+x"], 50, x0=12, dk=0.3)
    if not compared:
        sys.exit("check-quantum: nothing was compared")
    print(f"check-quantum: {compared} numbers agree, the worst within {worst:.1e}.")


main()
