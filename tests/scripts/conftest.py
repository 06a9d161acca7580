"""What the forest is trained on: the 344 penguins' nine columns, and their species; in a few folds, to save time."""

from collections.abc import Iterator

import pytest

from penguins.model.columns import Matrix, encode
from penguins.model.dataset import Dataset
from scripts import validation
from scripts.copies import Classes


@pytest.fixture(scope="package", autouse=True)
def few_folds() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(validation, "FOLDS", 4)
        yield


@pytest.fixture(scope="session")
def penguins(dataset: Dataset) -> Matrix:
    return encode(dataset.table)


@pytest.fixture(scope="session")
def classes(dataset: Dataset) -> Classes:
    return dataset.classes
