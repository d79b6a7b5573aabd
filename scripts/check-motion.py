"""The motion of one moment by derive macrospin, beside SUNDIALS' CVODE with Adams' methods."""

import json
import math
import random
import statistics
import subprocess
import sys
import time

DERIVE = ".build/release/derive"
# g mu_B/hbar in radians per nanosecond and tesla, g = 2, CODATA 2022.
GAMMA = 2 * 9.2740100657e-24 / 1.054571817646156e-34 * 1e-9
AXES = "xyz"


def cases(count, longest, seed):
    generator = random.Random(seed)
    for _ in range(count):
        easy = generator.choice([0, 2])
        field = lambda size: [round(generator.uniform(-size, size), 4) for _ in range(3)]
        anisotropy = round(generator.uniform(0.1, 1), 4)
        yield {
            "alpha": round(10 ** generator.uniform(-2.3, -0.5), 5), "H-K": anisotropy,
            "M-eff": round(generator.uniform(0, 1), 4) if easy == 0 else 0, "B": field(0.2),
            "a": round(generator.uniform(-1, 1) * anisotropy, 4), "b": round(generator.uniform(-0.3, 0.3), 4),
            "easy": easy, "sigma": generator.randrange(3), "angle": generator.randint(1, 175),
            "pulse": round(generator.uniform(0.1, longest), 3),
        }


def arguments(case):
    options = [f"--{name}={case[name]}" for name in ("alpha", "H-K", "M-eff", "a", "b", "angle")]
    options += [f"--B-{axis}={value}" for axis, value in zip(AXES, case["B"])]
    return options + [f"--easy={AXES[case['easy']]}", f"--sigma={AXES[case['sigma']]}", f"--pulse={case['pulse']} ns"]


def run(case, *options):
    result = subprocess.run([DERIVE, "macrospin", *arguments(case), *options], capture_output=True, text=True)
    if result.returncode not in (0, 1):
        sys.exit(f"check-motion: {' '.join(result.args)}\n{result.stderr}")
    return result.stdout


def sundials(program, table, tolerance, self_test):
    lines = []
    for case in table:
        angle = math.radians(case["angle"])
        m = [0.0, 0.0, 0.0]
        m[case["easy"]], m[(case["easy"] + 1) % 3] = math.cos(angle), math.sin(angle)
        alpha = case["alpha"] * (1.000001 if self_test else 1)
        numbers = [GAMMA, alpha, case["H-K"], case["M-eff"], *case["B"], case["a"], case["b"]]
        lines.append(" ".join(map(repr, numbers)) + f" {case['easy']} {case['sigma']} "
                     + " ".join(map(repr, m + [case["pulse"], tolerance])))
    text = subprocess.run([program], input="\n".join(lines) + "\n", check=True, capture_output=True, text=True).stdout
    return [[float(x) for x in line.split()] for line in text.splitlines()]


def main():
    program, self_test = sys.argv[1], "--self-test" in sys.argv
    table = list(cases(100, 5, 1))
    worst, wrong = 0.0, 0
    for case, theirs in zip(table, sundials(program, table, 1e-14, self_test), strict=True):
        ours = [float(x) for x in run(case, "--samples=1").splitlines()[-1].split(",")[1:]]
        deviation = max(abs(x - y) for x, y in zip(ours, theirs))
        worst = max(worst, deviation)
        wrong += deviation > 1e-10
    print(f"check-motion: {len(table)} motions, worst deviation from SUNDIALS {worst:.1e}, {wrong} above 1e-10")

    short = list(cases(12, 0.6, 2))
    outside, width = 0, 0.0
    for case, theirs in zip(short, sundials(program, short, 1e-14, self_test), strict=True):
        end = json.loads(run(case, "--format=json"))["end"]
        for axis, value in zip(AXES, theirs):
            box = end[f"m_{axis}"]
            # SUNDIALS' own error is what the boxes cannot hold.
            outside += not box["lower"] - 1e-11 <= value <= box["upper"] + 1e-11
            width = max(width, box["upper"] - box["lower"])
    print(f"check-motion: {len(short)} motions in boxes at most {width:.1e} wide, {outside} components outside")
    if self_test:
        print(f"check-motion: a damping larger by a millionth was noticed {wrong} and {outside} times")
        # What has come to rest does not tell of its damping any more.
        sys.exit(not (wrong > 10 and outside > 5))

    # A long motion: the time of the process without its start, against the time in CVODE.
    case = dict(table[0], alpha=0.005, a=0, b=0, pulse=200)
    ratios = []
    for _ in range(5):
        spans = []
        for pulse in (0.001, 200):
            start = time.monotonic()
            ours = run(dict(case, pulse=pulse), "--samples=1")
            spans.append(time.monotonic() - start)
        theirs = sundials(program, [case], 1e-12, False)[0]
        ratios.append((spans[1] - spans[0]) / theirs[3])
    exact = sundials(program, [case], 1e-15, False)[0]
    ours = [float(x) for x in ours.splitlines()[-1].split(",")[1:]]
    errors = [max(abs(x - y) for x, y in zip(end, exact[:3])) for end in (ours, theirs)]
    print(f"check-motion: 200 ns take {statistics.median(ratios):.2f} of CVODE's time at 1e-12;"
          f" errors {errors[0]:.0e} and {errors[1]:.0e}")
    sys.exit(bool(wrong or outside))


main()
