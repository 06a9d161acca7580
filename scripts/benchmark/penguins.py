"""Writes a file of penguins like the real ones: python -m scripts.benchmark.penguins PATH ROWS

A program of its own, so that the benchmark's process does not hold pandas: pages of a library that two processes hold
count in part for each in Linux's PSS, and the site would seem to take less memory than it does.
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd

from scripts.server import ROOT

COLUMNS = ["island", "bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g", "sex"]


def write_penguins(path: Path, rows: int) -> None:
    """Each penguin is drawn from the data set, its measurements shaken a little."""
    data = pd.read_csv(ROOT / "penguins" / "data" / "penguins.csv").dropna()
    rng = np.random.default_rng(7)
    for first in range(0, rows, 500_000):
        count = min(500_000, rows - first)
        drawn = data[COLUMNS].iloc[rng.integers(0, len(data), count)].copy()
        for name, spread in (("bill_length_mm", 1.0), ("bill_depth_mm", 0.4)):
            drawn[name] = (drawn[name] + rng.normal(0, spread, count)).round(1)
        for name, spread in (("flipper_length_mm", 3.0), ("body_mass_g", 120.0)):
            drawn[name] = (drawn[name] + rng.normal(0, spread, count)).round().astype(int)
        drawn.to_csv(path, mode="w" if first == 0 else "a", header=first == 0, index=False)


if __name__ == "__main__":
    write_penguins(Path(sys.argv[1]), int(sys.argv[2]))
