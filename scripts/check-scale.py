"""What scripts/check-scale runs: each command with a bound on its peak memory and a watchdog, its rows checked apart from it."""

import os
import resource
import signal
import sys
import tempfile
import time
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

PROGRAM = os.path.abspath(".build/release/derive")
DIGITS = Context(prec=17, rounding=ROUND_HALF_EVEN)


class Failure(Exception):
    pass


def run(arguments, folder, seconds, megabytes):
    """Runs the program; its wall time in seconds and its peak memory in MB."""
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        os.chdir(folder)
        # Far above the bound: this stops what would take the machine with it.
        limit = max(1 << 30, 8 * megabytes << 20)
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        signal.alarm(0)
        try:
            os.execv(PROGRAM, [PROGRAM] + arguments)
        finally:
            os._exit(127)
    status, usage = None, None
    while status is None:
        done, code, usage = os.wait4(child, os.WNOHANG)
        if done:
            status = os.waitstatus_to_exitcode(code)
        elif time.monotonic() - start > seconds:
            os.kill(child, signal.SIGKILL)
            os.wait4(child, 0)
            raise Failure(f"not ended after {seconds} s: {' '.join(arguments)}")
        else:
            time.sleep(0.02)
    peak = usage.ru_maxrss / 1024
    if status != 0:
        raise Failure(f"status {status}: {' '.join(arguments)}")
    if peak > megabytes:
        raise Failure(f"{peak:.0f} MB, and {megabytes} MB are allowed: {' '.join(arguments)}")
    return time.monotonic() - start, peak


def rows(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                yield line.rstrip("\n").split(",")


def decimal(value):
    """Seventeen digits of a fraction, half to even."""
    return DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))


def check_sum(path, count):
    """Every row of x + 1 over 1:2:1/count, from exact fractions."""
    table = rows(path)
    next(table)
    seen = 0
    for k, row in enumerate(table):
        x = 1 + Fraction(k, count)
        if len(row) != 2 or Decimal(row[0]) != decimal(x) or Decimal(row[1]) != decimal(x + 1):
            raise Failure(f"row {k + 1}: {row}")
        seen += 1
    if seen != count + 1:
        raise Failure(f"{seen} rows, and not {count + 1}")


def check_grid(path, count, columns):
    """As many whole rows as points, in their order."""
    table = rows(path)
    heading = next(table)
    if len(heading) < columns:
        raise Failure(f"{len(heading)} columns")
    last, seen = None, 0
    for row in table:
        x = Decimal(row[0])
        if len(row) != len(heading) or (last is not None and x <= last) or not all(row):
            raise Failure(f"row {seen + 1}: {row}")
        last = x
        seen += 1
    if seen != count + 1:
        raise Failure(f"{seen} rows, and not {count + 1}")


def sweep(count):
    return ["sweep", "x+1", "--set", f"x=1:2:1/{count}", "--output", "sum.csv", "--quiet"]


def irrational(count):
    return ["sweep", "sin(x)/x", "--set", f"x=π/{count}..π/{count}", "--output", "sinc.csv", "--quiet"]


def born(count):
    metal = ["--mu", "1", "--gamma-i", "0.8", "--gamma-perp", "0.3", "--gamma-z", "0.3", "--digits", "12"]
    return ["born", "--J", f"0.1..1.5/{count}"] + metal + ["--output", "metals.csv", "--quiet"]


def show(name, count, figures):
    seconds, peak = figures
    print(f"{name}: {count + 1} rows in {seconds:.1f} s, {count / seconds:.0f} per second, {peak:.0f} MB at most", flush=True)


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = lambda name: os.path.join(folder, name)
        show("x + 1", 1_000_000, run(sweep(1_000_000), folder, 300, 100))
        check_sum(path("sum.csv"), 1_000_000)
        # Gone on with behind a third of the rows, whose every one is looked at.
        os.rename(path("sum.csv"), path("whole.csv"))
        with open(path("whole.csv"), "rb") as whole, open(path("sum.csv.partial"), "wb") as part:
            part.write(whole.read(os.path.getsize(path("whole.csv")) // 3))
        show("the same, resumed", 1_000_000, run(sweep(1_000_000) + ["--resume"], folder, 300, 100))
        check_sum(path("sum.csv"), 1_000_000)
        show("sin(x)/x on multiples of π", 100_000, run(irrational(100_000), folder, 300, 100))
        check_grid(path("sinc.csv"), 100_000, 2)
        show("born", 100_000, run(born(100_000), folder, 600, 100))
        check_grid(path("metals.csv"), 100_000, 14)


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "sum.csv")

        def must_fail(what, action):
            try:
                action()
            except Failure as failure:
                print(f"noticed: {failure}")
                return
            sys.exit(f"not noticed: {what}")

        # A program that needs a megabyte for every ten thousand digits, and one that takes a while.
        must_fail("memory", lambda: run(["eval", "exp(1)", "--digits", "3000000", "--quiet"], folder, 120, 40))
        must_fail("time", lambda: run(["eval", "exp(1)^exp(π)", "--digits", "5000000", "--quiet"], folder, 1, 10000))
        must_fail("status", lambda: run(["eval", "1/0"], folder, 60, 1000))
        run(sweep(1000), folder, 60, 1000)
        check_sum(path, 1000)
        with open(path, encoding="utf-8") as file:
            lines = file.readlines()
        for name, changed in [
            ("a wrong digit", lines[:500] + [lines[500].rstrip("\n")[:-1] + "9\n"] + lines[501:]),
            ("a missing row", lines[:500] + lines[501:]),
            ("a missing end", lines[:-1]),
        ]:
            with open(path, "w", encoding="utf-8") as file:
                file.writelines(changed)
            must_fail(name, lambda: check_sum(path, 1000))


try:
    self_test() if "--self-test" in sys.argv[1:] else main()
except Failure as failure:
    sys.exit(f"check-scale: {failure}")
