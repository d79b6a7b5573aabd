"""What derive torque exports, run by the programs it is for; see check-exports."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

import numpy as np

DERIVE = os.path.abspath(os.environ.get("DERIVE_PROGRAM", ".build/release/derive"))
SITES = 400
# P, j, M_s, α, β: forwards and backwards, β below, at and above α, strong drifts.
SITUATIONS = [
    ("0.5", "1e12", "8e5", "0.02", "0.04"), ("0.5", "-1e12", "8e5", "0.02", "0.04"), ("0.7", "3e12", "5e5", "0.1", "0"),
    ("-0.4", "2e11", "1.4e6", "0.3", "0.3"), ("0.9", "5e12", "3e5", "0.01", "0.5"),
]


def derive(situation, *options):
    P, j, Ms, alpha, beta = situation
    done = subprocess.run(
        [DERIVE, "torque", "--P", P, "--j", j, "--Ms", Ms, "--alpha", alpha, "--beta", beta, *options],
        check=True, capture_output=True, text=True)
    return done.stdout


def canonical(situation):
    """The coefficients of ∂m and m × ∂m of the explicit torque, in m/s."""
    v = float(json.loads(derive(situation, "--format", "json"))["values"]["v"]["value"])
    alpha, beta = float(situation[3]), float(situation[4])
    return v * np.array([-(1 + alpha * beta), beta - alpha]) / (1 + alpha**2)


def lines(situation, target, turned):
    """The exported lines, of the opposite current for the self-test."""
    if turned:
        P, j, *rest = situation
        situation = (P, j[1:] if j.startswith("-") else "-" + j, *rest)
    return derive(situation, "--export", target)


def spiral():
    angle = 2 * np.pi * np.arange(SITES) / SITES
    zero = 0 * angle
    m = np.stack([zero, np.cos(angle), np.sin(angle)], 1)
    # The slope between neighbours, as central differences give it, in units of the distance of cells.
    slope = np.stack([zero, -np.sin(angle), np.cos(angle)], 1) * np.sin(2 * np.pi / SITES)
    return m, slope


def coefficients(rate, m, slope):
    turned = np.cross(m, slope)
    inside = slice(2, -2)
    size = (slope[inside] ** 2).sum()
    return np.array([(rate * slope)[inside].sum(), (rate * turned)[inside].sum()]) / size


def spirit(situation, turned):
    from spirit import geometry, hamiltonian, parameters, simulation, state, system

    m, slope = spiral()
    step, steps = 1e-4, 10
    with state.State("", quiet=True) as p_state:
        geometry.set_n_cells(p_state, [SITES, 1, 1])
        hamiltonian.set_boundary_conditions(p_state, [1, 0, 0])
        hamiltonian.set_field(p_state, 0.0, [0, 0, 1])
        hamiltonian.set_anisotropy(p_state, 0.0, [0, 0, 1])
        hamiltonian.set_exchange(p_state, 0, [])
        hamiltonian.set_dmi(p_state, 0, [])
        hamiltonian.set_ddi(p_state, 0)
        parameters.llg.set_temperature(p_state, 0)
        parameters.llg.set_convergence(p_state, 0)
        parameters.llg.set_output_general(p_state, False, False, False)
        parameters.llg.set_timestep(p_state, step)
        exec(lines(situation, "spirit", turned), {"parameters": parameters, "p_state": p_state})
        spins = system.get_spin_directions(p_state)
        spins[:] = m
        simulation.start(p_state, simulation.METHOD_LLG, simulation.SOLVER_HEUN, n_iterations=steps, n_iterations_log=steps)
        rate = (system.get_spin_directions(p_state) - m) / (step * steps)
    # Å and ps; the spiral turns a little within the steps, which is of second order in their length.
    return 100 * coefficients(rate, m, slope)


def magnum(situation, turned):
    import magnumnp
    import torch

    m, slope = spiral()
    cell = 1e-9
    state = magnumnp.State(magnumnp.Mesh((SITES, 1, 1), (cell, cell, cell)))
    names = {"state": state, "SpinTorqueZhangLi": magnumnp.SpinTorqueZhangLi}
    exec(lines(situation, "magnum.np", turned), names)
    state.m = state.Constant([0.0, 0.0, 1.0])
    state.m[:, 0, 0, :] = torch.tensor(m)
    rate = magnumnp.LLGSolver([names["torque"]]).dm(state.t, state.m, state)
    return coefficients(cell * rate[:, 0, 0, :].numpy(), m, slope)


def interface(situation, turned):
    """Spins across an interface in magnum.np: the fields that damp and precess, of a moment in a general direction."""
    import magnumnp

    j, efficiencies = situation[1], ["--xi-DL", "0.1", "--xi-FL", "-0.04"]
    given = ["torque", "--Ms", "8e5", "--alpha", situation[3], "--thickness", "1.5 nm", *efficiencies]
    opposite = j[1:] if j.startswith("-") else "-" + j
    run = lambda *more: subprocess.run([DERIVE, *given, *more], check=True, capture_output=True, text=True).stdout
    state = magnumnp.State(magnumnp.Mesh((1, 1, 1), (1e-9, 1e-9, 1.5e-9)))
    names = {"state": state, "SpinOrbitTorque": magnumnp.SpinOrbitTorque}
    exec(run("--j", opposite if turned else j, "--export", "magnum.np"), names)
    m, sigma = np.array([0.48, 0.6, 0.64]), np.array([0, 1, 0])
    state.m = state.Constant([float(x) for x in m])
    rate = magnumnp.LLGSolver([names["torque"]]).dm(state.t, state.m, state)[0, 0, 0].numpy()
    values = json.loads(run("--j", j, "--format", "json"))["values"]
    a, b = (float(values[name]["value"]) for name in ("a", "b"))
    alpha, cause = float(situation[3]), np.cross(m, sigma)
    torque = -a * np.cross(m, cause) - b * cause
    return rate, magnumnp.constants.gamma / magnumnp.constants.mu_0 * (torque + alpha * np.cross(m, torque)) / (1 + alpha**2)


def motion(m, end, gamma, alpha, a, b, easy, along):
    """Gilbert's equation for one moment, by the classical method of Runge and Kutta in small steps."""
    sigma = np.array([0.0, 1.0, 0.0])

    def rate(m):
        field = np.array([along, 0.0, easy * m[2]]) + a * np.cross(m, sigma) + b * sigma
        turn = np.cross(m, field)
        return -gamma / (1 + alpha**2) * (turn + alpha * np.cross(m, turn))

    steps = max(50, int(end / 1e-13))
    h = end / steps
    for _ in range(steps):
        k1 = rate(m)
        k2 = rate(m + h / 2 * k1)
        k3 = rate(m + h / 2 * k2)
        k4 = rate(m + h * k3)
        m = m + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
    return m


def ngspice(situation, turned):
    """A moment in a circuit: what a short pulse adds to its motion, after a long one has been followed besides."""
    _, j, Ms, alpha, _ = situation
    given = ["torque", "--Ms", Ms, "--alpha", alpha, "--thickness", "1.5 nm", "--xi-DL", "0.2", "--xi-FL", "-0.05"]
    run = lambda *more: subprocess.run([DERIVE, *given, *more], check=True, capture_output=True, text=True).stdout
    values = json.loads(run("--j", j, "--format", "json", "--digits", "9"))["values"]
    a, b = (float(values[name]["value"]) for name in ("a", "b"))
    gamma = 2 * 9.2740100657e-24 / 1.054571817e-34
    start, easy, along = np.array([0.48, 0.6, 0.64]), 0.5, 0.05

    def circuit(current, end, voltage):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder)
            (path / "macrospin.sub").write_text(run("--j", current, "--export", "ngspice"))
            (path / "run.cir").write_text(
                f"""one moment
.include {path}/macrospin.sub
Von on 0 {voltage}
X1 on mx my mz macrospin HK={easy} Hx={along} m0x={start[0]} m0y={start[1]} m0z={start[2]}
.options reltol=1e-8 abstol=1e-15 vntol=1e-12
.tran {end / 1000} {end} 0 {end / 20000} uic
.control
run
set numdgt=12
wrdata {path}/out v(mx) v(my) v(mz)
.endc
.end
""")
            done = subprocess.run(["ngspice", "-b", str(path / "run.cir")], capture_output=True, text=True, check=False)
            if not (path / "out").exists():
                sys.exit(f"check-exports: ngspice fails: {done.stdout[-400:]}{done.stderr[-400:]}")
            return np.array([float(x) for x in (path / "out").read_text().split("\n")[-2].split()])[1::2]

    if not turned:
        far, wanted = circuit(j, 1e-9, 1), motion(start, 1e-9, gamma, float(alpha), a, b, easy, along)
        if np.abs(far - wanted).max() > 1e-4:
            sys.exit(f"check-exports: ngspice at {situation}: after a nanosecond {far}, not {wanted}")
    short = 5e-12 * 0.02 / max(0.02, abs(a))
    free = motion(start, short, gamma, float(alpha), 0, 0, easy, along)
    opposite = j[1:] if j.startswith("-") else "-" + j
    found = circuit(opposite if turned else j, short, 1) - free
    return found, motion(start, short, gamma, float(alpha), a, b, easy, along) - free


def ubermag(situation, turned):
    """The model as ubermag reads it; what runs it is OOMMF, which is not to be had here: its formula is taken from its source."""
    names = {}
    exec(lines(situation, "ubermag", turned), names)
    dynamics = names["system"].dynamics
    alpha, u, beta = dynamics.damping.alpha, dynamics.zhangli.u, dynamics.zhangli.beta
    return u * np.array([-(1 + alpha * beta), beta - alpha]) / (1 + alpha**2)


# How far each may be off: single steps of Heun's method leave what the spiral turns meanwhile; ngspice follows a motion with the
# tolerances of the circuit, of which the torque adds a part; the others compute in doubles.
PROGRAMS = {
    "spirit": (spirit, 3e-6), "magnum.np": (magnum, 1e-7), "interface": (interface, 1e-7), "ubermag": (ubermag, 1e-7),
    "ngspice": (ngspice, 1e-4)
}


def main():
    turned = "--self-test" in sys.argv
    for name in [a for a in sys.argv[1:] if not a.startswith("--")]:
        program, allowed = PROGRAMS[name]
        worst = 0.0
        for situation in SITUATIONS:
            found = program(situation, turned)
            found, wanted = found if isinstance(found, tuple) else (found, canonical(situation))
            gap = np.abs(found - wanted).max() / np.abs(wanted).max()
            if gap > allowed and not turned:
                sys.exit(f"check-exports: {name} at P, j, Ms, α, β = {situation}: {found}, not {wanted}")
            if gap < 1 and turned:
                sys.exit(f"check-exports: {name} does not notice the opposite current at {situation}")
            worst = max(worst, gap)
        if turned:
            print(f"check-exports: {name}: an opposite current is noticed.")
        else:
            print(f"check-exports: {name}: {len(SITUATIONS)} situations, the torque within {worst:.1e} of the canonical one")


main()
