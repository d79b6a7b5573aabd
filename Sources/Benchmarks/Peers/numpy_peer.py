"""NumPy, for W9."""

from peer import Workload, serve, words

import numpy as np


def run(t):
    return np.exp(-t / 5) * np.sin(3 * t + t**2 / 7) * (1 - t**2 / 50) ** 3 + t / 100


W = {"W9": Workload(lambda: (np.arange(1_000_000) / 100000.0,), run, lambda f: words(float(f.sum())))}

if __name__ == "__main__":
    serve("numpy", np.__version__, W)
