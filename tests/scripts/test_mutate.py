"""The sampling of scripts/mutate.py: what it changes is code that runs."""

import ast
from itertools import islice

import pytest

from scripts import mutate
from scripts.mutate import ROOT, is_another_program, mutants


def test_every_mutant_is_a_module_of_the_packages_with_one_change_that_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutate, "PACKAGES", ("questions",))
    chosen, again = (list(islice(mutants(seed=3), 12)) for _ in range(2))
    assert chosen == again
    assert len({(mutant.module, mutant.mutated) for mutant in chosen}) == 12
    for mutant in chosen:
        assert mutant.module.parts[:2] == ("penguins", "questions")
        assert mutant.original == (ROOT / mutant.module).read_text()
        assert ast.dump(ast.parse(mutant.mutated)) != ast.dump(ast.parse(mutant.original))
        assert mutant.diff.startswith(f"--- {mutant.module}\n+++ changed\n@@")


@pytest.mark.parametrize(
    ("changed", "is_another"),
    [
        ("def pairs(a: int, b): return zip(a, b, strict=True)", False),
        ("def pairs(a, b): return zip(a, b, strict=False)", False),
        ("def pairs(a, b) -> list: return zip(a, b, strict=True)", False),
        ("def pairs(a, b): return zip(b, a, strict=True)", True),
        ("def pairs(a, b): return read(a, b, strict=False)", True),
        ("def pairs(a, b): return zip(a, b, strict=", False),
    ],
)
def test_annotations_and_what_zip_checks_are_not_changed(changed: str, is_another: bool) -> None:
    assert is_another_program(changed, "def pairs(a, b): return zip(a, b, strict=True)") is is_another
