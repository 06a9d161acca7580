#!/usr/bin/env python3
"""Changes the code in sampled places, one at a time, and counts how many of the changes the tests notice.

    .venv/bin/python scripts/mutate.py  100 places in questions, model, explain and files: an hour or two
        --places 20 --seed 7

The changes are those of cosmic-ray (another operator, another number, a condition inverted, ...). A place is a position
in a module; of the changes that are possible there one is drawn. Changes of annotations alone are not counted, which
are the type checker's, nor those of `strict=`, with which `zip` checks the code by itself. Every change that no test
notices is printed as a diff.
"""

import ast
import difflib
import random
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.arguments import COUNTS, SEEDS, between, parser_of

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("questions", "model", "explain", "files")
TESTS = ["tests/test_layout.py", *(f"tests/{package}" for package in PACKAGES), "tests/web"]
# The tests of these packages take two or three minutes: a change that makes them run for so long made them hang.
TIMEOUT = 600


@dataclass(frozen=True)
class Mutant:
    """A module of the project with one change."""

    module: Path
    original: str
    mutated: str

    @property
    def diff(self) -> str:
        lines = difflib.unified_diff(
            self.original.splitlines(), self.mutated.splitlines(), str(self.module), "changed", lineterm="", n=1
        )
        return "\n".join(lines)


class _WithoutChecks(ast.NodeTransformer):
    """Takes out what says how the code should be, and changes nothing of what it does."""

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.annotation = None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if isinstance(node.func, ast.Name) and node.func.id == "zip":
            node.keywords = []
        return self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.annotation = ast.Constant(None)
        return self.generic_visit(node)


def is_another_program(mutated: str, original: str) -> bool:
    """Not where only such checks differ, nor where nothing would run: that every test notices."""
    try:
        return _behaviour(mutated) != _behaviour(original)
    except SyntaxError:
        return False


def _behaviour(code: str) -> str:
    return ast.dump(_WithoutChecks().visit(ast.parse(code)))


def mutants(seed: int) -> Iterator[Mutant]:
    """Mutants of sampled places, one a place, until the places run out."""
    rng = random.Random(seed)
    places: dict[tuple[Path, tuple[int, int]], list[tuple[Any, int]]] = defaultdict(list)
    sources = {path: path.read_text() for package in PACKAGES for path in (ROOT / "penguins" / package).rglob("*.py")}
    operators = [get_operator(name) for name in operator_names()]
    for path in sorted(sources):
        nodes = list(ast_nodes(get_ast(sources[path])))
        for operator in (kind() for kind in operators if not kind.arguments()):
            positions = [start for node in nodes for start, _end in operator.mutation_positions(node)]
            for occurrence, start in enumerate(positions):
                places[path, start].append((operator, occurrence))
    for path, start in rng.sample(sorted(places), len(places)):
        operator, occurrence = rng.choice(places[path, start])
        mutated = mutate_code(sources[path], operator, occurrence)
        if mutated is not None and is_another_program(mutated, sources[path]):
            yield Mutant(path.relative_to(ROOT), sources[path], mutated)


def is_noticed(mutant: Mutant) -> bool:
    """Whether a test fails, or none comes to an end, on a copy of the project with the change."""
    # The tests of the module's own package first: they notice the most, and the first failure ends the run.
    tests = sorted(TESTS, key=lambda path: Path("penguins", Path(path).name) not in mutant.module.parents)
    command = [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", *tests]
    with TemporaryDirectory() as copy:
        _copy_project(Path(copy))
        (Path(copy) / mutant.module).write_text(mutant.mutated)
        try:
            done = subprocess.run(command, cwd=copy, capture_output=True, timeout=TIMEOUT, check=False)
        except subprocess.TimeoutExpired:
            print(f"Hangs:\n{mutant.diff}\n", flush=True)
            return True
    return done.returncode != 0


def _copy_project(folder: Path) -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in listed.splitlines():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)


def main(words: Sequence[str] | None = None) -> int:
    parser = parser_of("mutate.py", __doc__)
    parser.add_argument("--places", type=between(*COUNTS), default=100, metavar="N")
    parser.add_argument("--seed", type=between(*SEEDS), default=1, metavar="N")
    parser.add_argument("--at-once", type=between(*COUNTS), default=2, metavar="N", help="test runs beside each other")
    arguments = parser.parse_args(words)
    chosen = list(islice(mutants(arguments.seed), arguments.places))
    unchanged = (ROOT / "wsgi.py").read_text()
    if is_noticed(Mutant(Path("wsgi.py"), unchanged, unchanged)):
        print("The tests fail without any change: nothing can be told.", file=sys.stderr)
        return 1
    noticed = 0
    with ThreadPoolExecutor(arguments.at_once) as pool:
        for number, (mutant, found) in enumerate(zip(chosen, pool.map(is_noticed, chosen), strict=True), start=1):
            noticed += found
            if not found:
                print(f"Not noticed:\n{mutant.diff}\n", flush=True)
            print(f"{noticed} of {number} noticed", file=sys.stderr, flush=True)
    print(f"{noticed} of {len(chosen)} changes noticed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
