"""The conversation with the harness (see Workloads.md), shared by the peers in Python.

`serve` imports nothing but the standard library, so that a peer's memory and start-up are its own.
"""

import json
import os
import sys
import time
from fractions import Fraction

# Idle threads of a linear algebra library spin for a while, and would be counted.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def word(value):
    """A rational in lowest terms, as p/q or p."""
    value = Fraction(int(value.numerator), int(value.denominator))
    return str(value.numerator) if value.denominator == 1 else f"{value.numerator}/{value.denominator}"


def words(*values):
    """The check: exact words as they are, floats with enough digits and a point."""
    return " ".join(f"{v:.15e}" if isinstance(v, float) else str(v) for v in values)


def entry(i, j):
    """The number e(i,j) that stands for a symbolic matrix element in the checks."""
    return (3 * i**2 + 5 * j**3 + i * j) % 11


class Workload:
    """`build` makes fresh inputs (a tuple), `run` is timed on them, `check` condenses its result."""

    def __init__(self, build, run, check):
        self.build, self.run, self.check, self.warm = build, run, check, False

    def once(self, forget):
        inputs = self.build()
        forget()
        start = time.process_time()
        result = self.run(*inputs)
        return time.process_time() - start, result

    def repetition(self, forget):
        """The mean CPU seconds of one execution, and the check."""
        wall = time.monotonic()
        total, result = self.once(forget)
        count = 1
        check = self.check(result)
        del result
        if not self.warm:
            self.warm = True
            if total < 0.5:
                total, count = 0.0, 0
        while count == 0 or (total < 0.02 and count < 1000 and time.monotonic() - wall < 0.5):
            total += self.once(forget)[0]
            count += 1
        return total / count, check


def serve(peer, version, workloads, forget=lambda: None):
    """Answers requests until standard input ends. `forget` empties the peer's caches before the clock starts."""
    print(json.dumps({"peer": peer, "version": version, "workloads": list(workloads)}), flush=True)
    for line in sys.stdin:
        name = line.strip()
        seconds, check = workloads[name].repetition(forget)
        answer = {"workload": name, "peer": peer, "version": version, "seconds": seconds, "check": check}
        print(json.dumps(answer), flush=True)
