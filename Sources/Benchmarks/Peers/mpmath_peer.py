"""mpmath on gmpy2, for W10. It remembers only constants such as π and log 2, as MPFR and Arb do."""

from peer import Workload, serve, words

import mpmath as mp


def digits(count, number, scale, keep):
    def run(points):
        mp.mp.dps = number + 3
        values = []
        for (xn, xd), (yn, yd) in points:
            x, y = mp.mpf(xn) / xd, mp.mpf(yn) / yd
            values.append(mp.exp(mp.sin(x * y)) * mp.sqrt(x + y) + mp.log(1 + x**2) / y)
        return values

    def check(values):
        return words(int(mp.floor(mp.fsum(values) * mp.mpf(10) ** scale)) % 10**keep)

    return Workload(lambda: ([((k, 7), (k + 1, 11)) for k in range(1, count + 1)],), run, check)


W = {"W10a": digits(200, 50, 45, 60), "W10b": digits(20, 1000, 990, 30)}

if __name__ == "__main__":
    if mp.libmp.BACKEND != "gmpy":
        raise SystemExit("mpmath: gmpy2 is not in use")
    serve("mpmath", mp.__version__, W)
