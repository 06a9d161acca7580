"""The most similar real penguins: named where they are few, counted where many are equally near."""

import numpy as np
import pandas as pd
import pytest

from penguins.explain.similar import most_similar
from penguins.model.dataset import Dataset
from penguins.model.paths import DATA
from penguins.questions.answers import Answers
from penguins.questions.table import QUESTIONS


def test_the_penguin_most_similar_to_a_real_one_is_itself(dataset: Dataset) -> None:
    complete = [penguin for penguin in dataset.penguins if len(penguin.answers) == len(QUESTIONS)]
    assert len(complete) == 333
    for penguin in complete:
        found = most_similar(dataset, penguin.answers)
        assert found.named[0].answers == penguin.answers
        assert len(found.named) <= 3
        assert bool(found.equally_near) == (len(found.named) < 3)


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"island": "Torgersen"}, "51 measured penguins are equally similar, all Adelie."),
        ({"island": "Biscoe", "sex": "male"}, "83 measured penguins are equally similar: 22 Adelie and 61 Gentoo."),
        ({"bill_length_mm": 34.5}, "After it, 3 measured penguins are equally similar, all Adelie."),
        ({"bill_length_mm": 33.6}, "After them, 2 measured penguins are equally similar, both Adelie."),
        # The longest bills, 59.6, 58.0 and 55.9 mm, are single penguins'.
        ({"bill_length_mm": 60.0}, ""),
    ],
)
def test_penguins_that_are_equally_near_are_counted(dataset: Dataset, answers: Answers, words: str) -> None:
    assert most_similar(dataset, answers).in_words == words


def test_equal_distances_on_both_sides_are_a_tie(dataset: Dataset) -> None:
    """At 45.15 mm there are penguins of 45.1 and of 45.2 mm, equally near."""
    data = pd.read_csv(DATA)
    counts = data[data["bill_length_mm"].isin([45.1, 45.2])]["species"].value_counts().to_dict()
    found = most_similar(dataset, {"bill_length_mm": 45.15})
    assert found.named == []
    assert {species.name: count for species, count in found.equally_near.items()} == counts
    assert found.in_words.startswith(f"{sum(counts.values())} measured penguins are equally similar: ")


def test_the_named_come_in_order_and_nobody_else_is_nearer_than_those_counted(dataset: Dataset) -> None:
    rng = np.random.default_rng(5)
    kinds = set()
    for penguin in dataset.penguins:
        answers = {name: answer for name, answer in penguin.answers.items() if rng.random() < 0.4}
        if not answers:
            continue
        found, distances = most_similar(dataset, answers), dataset.distances(answers)
        of_named = [distances[penguin.row - 2] for penguin in found.named]
        assert of_named == sorted(distances)[: len(of_named)]
        if found.equally_near:
            following = np.sort(distances)[len(of_named)]
            tied = [p.species for p, distance in zip(dataset.penguins, distances, strict=True) if distance == following]
            assert found.equally_near == {species: tied.count(species) for species in set(tied)}
        kinds.add((len(found.named), bool(found.equally_near)))
    assert {(3, False), (0, True), (1, True), (2, True)} <= kinds
