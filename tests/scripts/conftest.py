"""What the forest is trained on: the 344 penguins' nine columns, and their species."""

import pytest

from penguins.model.columns import Matrix, encode
from penguins.model.dataset import Dataset
from scripts.copies import Classes


@pytest.fixture(scope="session")
def penguins(dataset: Dataset) -> Matrix:
    return encode(dataset.table)


@pytest.fixture(scope="session")
def classes(dataset: Dataset) -> Classes:
    return dataset.classes
