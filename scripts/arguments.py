"""What the scripts' command lines have in common."""

import argparse
from collections.abc import Callable

# The least and the most that a seed may be, for numpy and for Python.
SEEDS = (0, 2**31)
# Of things to do: none would be a success that says nothing.
COUNTS = (1, 1_000_000)


def parser_of(script: str, description: str | None) -> argparse.ArgumentParser:
    """Its help starts with a command that runs as it stands there."""
    return argparse.ArgumentParser(
        prog=f".venv/bin/python scripts/{script}",
        description=description,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def between(least: float, most: float, kind: Callable[[str], float] = int) -> Callable[[str], float]:
    """Reads a number that has limits."""

    def number(word: str) -> float:
        value = kind(word)
        if not least <= value <= most:
            raise argparse.ArgumentTypeError(f"{word} is not between {least} and {most}")
        return value

    return number
