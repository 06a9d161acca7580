"""The benchmark's rows, and the one table that they are printed as."""

import os
import platform
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Row:
    """One thing measured, beside what it is compared with, and the goal where there is one."""

    what: str
    site: str
    reference: str = ""
    compared: str = ""
    goal: str = ""
    met: bool | None = None


@dataclass(frozen=True)
class Size:
    """How much is measured: a quick look, or figures worth quoting."""

    rounds: int
    seconds: float
    file_rows: int
    upload_bytes: int = 30_000_000
    workbook_rows: int = 200_000

    @classmethod
    def of(cls, quick: bool) -> "Size":
        return cls(2, 1.0, 100_000, 5_000_000, 100_000) if quick else cls(7, 4.0, 1_000_000)


def in_turn(rounds: int, *runs: Callable[[], float]) -> list[float]:
    """The median of each run, the runs taken in turn so that a busy spell of the machine meets them alike."""
    results: list[list[float]] = [[] for _ in runs]
    for _ in range(rounds):
        for result, run in zip(results, runs, strict=True):
            result.append(run())
    return [median(result) for result in results]


def show(rows: list[Row]) -> str:
    """The table in Markdown, aligned so that it reads well as plain text too."""
    head = ("Measured", "The site", "Reference", "Site : reference", "Goal", "Met")
    marks = {True: "yes", False: "NO", None: ""}
    cells = [head, *((row.what, row.site, row.reference, row.compared, row.goal, marks[row.met]) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(head))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in cells
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def machine() -> str:
    """What it was measured on."""
    try:
        names = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    except OSError:
        names = []
    processor = names[0].partition(":")[2].strip() if names else platform.machine()
    return f"{os.cpu_count()} cores ({processor}), {platform.system()}, Python {platform.python_version()}"
