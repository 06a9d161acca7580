"""Labelled penguins in other files, which `scripts/train.py --also` adds to the training data."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from penguins.files.opening import open_file
from penguins.files.penguin_file import Chunk, PenguinFile
from penguins.files.refused import FileRefused
from penguins.model.columns import FEATURES, UNKNOWN, Matrix, encode
from penguins.model.dataset import Dataset
from penguins.model.paths import DATA
from penguins.model.report import Added
from penguins.questions.answers import is_missing, shown
from penguins.questions.species import SPECIES
from penguins.questions.text import listed
from scripts.copies import MEASURED, Classes

ROOT = Path(__file__).resolve().parent.parent

# The four measurements of a penguin, exactly: no two of the real penguins share them.
Measured = bytes


class WrongFiles(ValueError):
    """The files given are not those that the committed forest learned from; the message says which to give."""


@dataclass(frozen=True)
class Known:
    """A penguin that is in the training data already: where it stands, and its species as an index."""

    place: str
    species: int


@dataclass(frozen=True)
class AddedFile:
    """The penguins of a file that are trained on, their nine columns (n, 9) and species (n,), as indices.

    `remarks` are sentences on which columns were found and how units were read, and one for each row that is left out
    or has an answer that cannot be read.
    """

    name: str
    sha256: str
    penguins: Matrix
    classes: Classes
    remarks: list[str]

    def described(self) -> Added:
        """The file as the report names it."""
        counts = {species.name: int(np.sum(self.classes == index)) for index, species in enumerate(SPECIES)}
        return {"name": self.name, "sha256": self.sha256, "penguins": len(self.classes), "species": counts}


def read_added(paths: Sequence[Path], dataset: Dataset) -> list[AddedFile]:
    """The files with the penguins of each that are not yet in the data set, nor in a file before it.

    Raises FileRefused, naming the file, for one that the site would refuse or that names no species; OSError for one
    that cannot be read.
    """
    reference = encode(dataset.table)
    known = {
        key: Known(f"row {penguin.row} of {DATA.name}", int(dataset.classes[index]))
        for index, penguin in enumerate(dataset.penguins)
        if (key := _measured(reference[index])) is not None
    }
    return [_read(path, known) for path in paths]


def _read(path: Path, known: dict[Measured, Known]) -> AddedFile:
    """The file; its penguins are put into `known`."""
    with path.open("rb") as stream:
        checksum = hashlib.file_digest(stream, "sha256").hexdigest()
        try:
            file = open_file(stream)
            if file.species is None:
                names = listed(species.name for species in SPECIES)
                raise FileRefused(f"No column names the species of the penguins, such as {names}.")
        except FileRefused as problem:
            raise FileRefused(f"{path}: {problem}") from None
        penguins: list[Matrix] = []
        classes: list[int] = []
        nouns = [question.noun for question in file.questions]
        remarks = [f"It has columns for {listed(['species', *nouns])}.", *file.warnings]
        for chunk in file.chunks():
            matrix = encode(chunk.table)
            for index, number in enumerate(chunk.numbers):
                reason = _reason_to_leave_out(file, chunk, index) or _already_known(known, matrix[index], chunk, index)
                if reason:
                    remarks.append(f"Row {number} is left out. {reason}")
                    continue
                assert chunk.named is not None
                remarks += [f"Row {number} is used. {note.text}" for note in chunk.notes.get(index, [])]
                penguins.append(matrix[index])
                classes.append(int(chunk.named[index]))
                key = _measured(matrix[index])
                if key is not None:
                    known[key] = Known(f"row {number} of {path.name}", classes[-1])
    columns = np.array(penguins, dtype=np.float32).reshape(-1, len(FEATURES))
    return AddedFile(_name(path), checksum, columns, np.array(classes, dtype=np.int64), remarks)


def _name(path: Path) -> str:
    """Where the file lies in the project, so that `--check` finds it again; its name alone where it lies elsewhere."""
    absolute = path.resolve()
    return absolute.relative_to(ROOT).as_posix() if absolute.is_relative_to(ROOT) else path.name


def _measured(penguin: Matrix) -> Measured | None:
    """A penguin's columns (9,) -> its four measurements as a key, or None where one is not known."""
    measurements = penguin[MEASURED]
    return None if np.isnan(measurements).any() else measurements.tobytes()


def _reason_to_leave_out(file: PenguinFile, chunk: Chunk, index: int) -> str:
    """Why a row cannot be trained on, whatever the others are; empty where it can."""
    if not chunk.scoreable[index]:
        return " ".join(note.text for note in chunk.notes[index] if note.stops)
    assert chunk.named is not None
    assert file.header.species is not None
    if chunk.named[index] != UNKNOWN:
        return ""
    cell = chunk.columns[file.header.species][index]
    if is_missing(cell):
        return "No species is given."
    names = listed(species.name for species in SPECIES)
    return f"“{shown(cell.strip())}” is none of {names}."


def _already_known(known: dict[Measured, Known], penguin: Matrix, chunk: Chunk, index: int) -> str:
    """Why a penguin need not be added: a second copy of it would only count it twice."""
    same = known.get(_measured(penguin) or b"")
    if same is None:
        return ""
    assert chunk.named is not None
    if same.species == chunk.named[index]:
        return f"It has the measurements of {same.place} and is there already."
    return f"It has the measurements of {same.place}, which is {SPECIES[same.species].with_article}."


def find_recorded(recorded: Sequence[Added], given: Sequence[Path], root: Path = ROOT) -> list[Path]:
    """The files that a report says the forest also learned from, in its order.

    They are looked for, by their checksums, among the files given, or where they lie in the project if none is given.
    Raises WrongFiles where one is absent or changed, or where one given is not in the report.
    """
    candidates = list(given) or [root / added["name"] for added in recorded]
    found = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in candidates if path.is_file()}
    problems = [
        f"the forest also learned from {added['name']} with the SHA-256 {added['sha256']}: give that file, unchanged, "
        f"with --also"
        for added in recorded
        if added["sha256"] not in found
    ]
    problems += list(_not_recorded(recorded, given, found))
    if problems:
        raise WrongFiles("\n".join(problems))
    return [found[added["sha256"]] for added in recorded]


def _not_recorded(recorded: Sequence[Added], given: Sequence[Path], found: dict[str, Path]) -> Iterator[str]:
    checksums = {added["sha256"] for added in recorded}
    for path in given:
        if not path.is_file():
            yield f"{path} is not there"
    for checksum, path in found.items():
        if checksum not in checksums and path in given:
            yield f"{path} has the SHA-256 {checksum}: the forest did not learn from such a file"


def possibly_same(penguins: Matrix, others: Matrix) -> NDArray[np.bool_]:
    """Which of the penguins (n, 9) could be which of the others (m, 9): (n, m).

    Those that have a measurement in common, and no two that differ; an answer is often left out.
    """
    shape = (len(penguins), len(others))
    in_common, differs = np.zeros(shape, dtype=np.bool_), np.zeros(shape, dtype=np.bool_)
    for column in range(MEASURED.stop):
        first, second = penguins[:, column, np.newaxis], others[np.newaxis, :, column]
        both_known = ~np.isnan(first) & ~np.isnan(second)
        in_common |= both_known
        differs |= both_known & (first != second)
    return in_common & ~differs
