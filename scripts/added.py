"""Labelled penguins in other files, which `scripts/train.py --also` adds to the training data."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from penguins.explain.caution_texts import UNLIKE_THE_MEASURED, Caution
from penguins.explain.cautions import Cautions
from penguins.files.opening import open_file
from penguins.files.penguin_file import PenguinFile
from penguins.files.refused import FileRefused
from penguins.files.table.chunk import Chunk
from penguins.model.columns import UNKNOWN, Matrix, encode
from penguins.model.dataset import Dataset
from penguins.model.paths import DATA
from penguins.model.report import Added
from penguins.questions.answers import is_missing, shown
from penguins.questions.species import SPECIES
from penguins.questions.text import listed
from scripts.copies import Classes
from scripts.duplicates import taken_for

ROOT = Path(__file__).resolve().parent.parent


class WrongFiles(ValueError):
    """The files given are not those that the committed forest learned from; the message says which to give."""


class Known:
    """The penguins that are in the training data already, each with the place where it stands."""

    def __init__(self, dataset: Dataset) -> None:
        self._penguins, self._classes = encode(dataset.table), dataset.classes
        self._places = [f"row {penguin.row} of {DATA.name}" for penguin in dataset.penguins]

    def add(self, penguin: Matrix, species: int, place: str) -> None:
        self._penguins = np.vstack([self._penguins, penguin])
        self._classes = np.append(self._classes, species)
        self._places.append(place)

    def reason_to_leave_out(self, penguin: Matrix, species: int) -> str:
        """Why a penguin need not be added, for a second copy of it would only count it twice; empty where it may be."""
        same = np.flatnonzero(taken_for(penguin, species, self._penguins, self._classes))
        if not len(same):
            return ""
        measured = f"Within rounding it has the measurements of {self._places[same[0]]}"
        if self._classes[same[0]] == species:
            return f"{measured} and is taken for the same penguin."
        return f"{measured}, which is {SPECIES[self._classes[same[0]]].with_article}."


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

    Raises FileRefused, naming the file, for one that the site would refuse, that names no species, that is given twice
    or that has no penguin to add; OSError for one that cannot be read.
    """
    known, cautions = Known(dataset), Cautions(dataset)
    files: dict[str, AddedFile] = {}
    for path in paths:
        checksum = hashlib.sha256(path.read_bytes()).hexdigest()
        try:
            if checksum in files:
                raise FileRefused(f"It is the same file as {files[checksum].name}: give it once.")
            files[checksum] = _read(path, checksum, known, cautions)
        except FileRefused as problem:
            raise FileRefused(f"{path}: {problem}") from None
    return list(files.values())


def _read(path: Path, checksum: str, known: Known, cautions: Cautions) -> AddedFile:
    """The file; its penguins are put into `known`."""
    penguins: list[Matrix] = []
    classes: list[int] = []
    with path.open("rb") as stream:
        file = open_file(stream)
        if file.species_reader is None:
            names = listed(species.name for species in SPECIES)
            raise FileRefused(f"No column names the species of the penguins, such as {names}.")
        nouns = [question.noun for question in file.questions]
        remarks = [f"It has columns for {listed(['species', *nouns])}.", *file.warnings]
        for chunk in file.chunks():
            matrix, found = encode(chunk.table), cautions.of_rows(chunk.table, np.eye(len(SPECIES))[chunk.named])
            for index, number in enumerate(chunk.numbers):
                penguin, species = matrix[index], int(chunk.named[index])
                reason = _reason_to_leave_out(file, chunk, index) or known.reason_to_leave_out(penguin, species)
                if reason:
                    remarks.append(f"Row {number} is left out. {reason}")
                    continue
                remarks += [f"Row {number} is used. {note.text}" for note in chunk.notes.get(index, [])]
                if unlike := _unlike_the_data(found.get(index, [])):
                    remarks.append(f"Row {number} is used. {unlike}")
                penguins.append(penguin)
                classes.append(species)
                known.add(penguin, species, f"row {number} of {path.name}")
    if not penguins:
        raise FileRefused("\n  ".join(["It has no penguin to add.", *remarks]))
    return AddedFile(_name(path), checksum, np.stack(penguins), np.array(classes, dtype=np.int64), remarks)


def _unlike_the_data(cautions: Sequence[Caution]) -> str:
    """What is to be checked of a penguin that is unlike those of the data, by its cautions; empty where nothing is."""
    checks = [f"the {one.suspect.noun}" for one in cautions if one.suspect and one.kind in UNLIKE_THE_MEASURED]
    return f"It is unlike any penguin of the data: check {listed(checks)}." if checks else ""


def _name(path: Path) -> str:
    """Where the file lies in the project, so that `--check` finds it again; its name alone where it lies elsewhere."""
    absolute = path.resolve()
    return absolute.relative_to(ROOT).as_posix() if absolute.is_relative_to(ROOT) else path.name


def _reason_to_leave_out(file: PenguinFile, chunk: Chunk, index: int) -> str:
    """Why a row cannot be trained on, whatever the others are; empty where it can."""
    if not chunk.scoreable[index]:
        return " ".join(note.text for note in chunk.notes[index] if note.stops)
    assert file.header.species_column is not None
    if chunk.named[index] != UNKNOWN:
        return ""
    cell = chunk.columns[file.header.species_column][index]
    if is_missing(cell):
        return "No species is given."
    names = listed(species.name for species in SPECIES)
    return f"“{shown(cell.strip())}” is none of {names}."


def find_recorded(recorded: Sequence[Added], given: Sequence[Path], root: Path = ROOT) -> list[Path]:
    """The files that a report says the forest also learned from, in its order.

    They are looked for, by their checksums, among the files given, and where they lie in the project.
    Raises WrongFiles where one is absent or changed, or where one given is not in the report.
    """
    candidates = [*(root / added["name"] for added in recorded), *given]
    found = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in candidates if path.is_file()}
    names = {added["sha256"]: added["name"] for added in recorded}
    problems = [
        f"the forest also learned from {name} with the SHA-256 {checksum}: give that file, unchanged, with --also"
        for checksum, name in names.items()
        if checksum not in found
    ]
    problems += [f"there is no file {path}" for path in given if not path.is_file()]
    problems += [
        f"{path} has the SHA-256 {checksum}: the forest did not learn from such a file"
        for checksum, path in found.items()
        if path in given and checksum not in names
    ]
    if problems:
        raise WrongFiles("\n".join(problems))
    return [found[checksum] for checksum in names]
