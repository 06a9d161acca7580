#!/usr/bin/env python3
"""Measures the site, and prints one table.

    .venv/bin/python scripts/bench.py  pages, files, workbooks, start and memory: some minutes
        --quick                        the same on a small scale
        --long                         also a very long file, killed workers, and slow clients, a minute for each of
                                       six kinds
        --only pages --only start      these parts alone

What has a reference is measured beside it, in turn in the same run.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.arguments import parser_of
from scripts.benchmark.files import files, growth
from scripts.benchmark.operations import memory, stops
from scripts.benchmark.pages import pages, start
from scripts.benchmark.slow_clients import slow
from scripts.benchmark.table import Row, Size, machine, show
from scripts.benchmark.workbooks import workbooks

Measure = Callable[[Size], list[Row]]
USUAL: dict[str, Measure] = {"pages": pages, "files": files, "workbooks": workbooks, "start": start, "memory": memory}
LONG: dict[str, Measure] = {"growth": growth, "stops": stops, "slow": slow}


def parse_arguments() -> argparse.Namespace:
    parser = parser_of("bench.py", __doc__)
    parser.add_argument("--quick", action="store_true", help="small rounds: a look, not figures to quote")
    parser.add_argument("--long", action="store_true", help=f"also {', '.join(LONG)}")
    parser.add_argument("--only", action="append", choices=[*USUAL, *LONG], metavar="NAME", help="%(choices)s")
    return parser.parse_args()


def main() -> int:
    arguments = parse_arguments()
    measures = USUAL | LONG
    chosen = arguments.only or [*USUAL, *(LONG if arguments.long else ())]
    rows: list[Row] = []
    for name in chosen:
        print(f"measuring {name} ...", file=sys.stderr, flush=True)
        rows += measures[name](Size.of(arguments.quick))
    print(f"Measured on {machine()}; 2 workers, the load from the same machine.\n")
    print(show(rows))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
