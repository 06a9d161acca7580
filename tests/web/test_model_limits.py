"""The model card's words on what the island gives away, and on what stands beside an answer."""

import pandas as pd
from bs4 import BeautifulSoup

from penguins.model.paths import DATA
from tests.client import text_of, texts_at


def test_what_is_said_of_the_islands_is_true_of_the_data(model_card: BeautifulSoup) -> None:
    data = pd.read_csv(DATA)
    counts = pd.crosstab(data["species"], data["island"])
    alone = {str(species): row[row > 0].index.tolist() for species, row in counts.iterrows()}
    assert alone == {"Adelie": ["Biscoe", "Dream", "Torgersen"], "Chinstrap": ["Dream"], "Gentoo": ["Biscoe"]}
    assert texts_at(model_card, "#purpose ~ p")[2] == (
        "The island tells it much, perhaps too much. No Chinstrap was measured anywhere but on Dream, and no Gentoo "
        "was measured anywhere but on Biscoe. It has never seen one elsewhere."
    )


def test_what_stands_beside_an_answer_is_explained_with_its_limits(model_card: BeautifulSoup) -> None:
    section = text_of(model_card.select_one(".panel:has(#beside)"))
    for limit in (
        "less than 15 percentage points",
        "60 percentage points or more less",
        "70% or more",
        "1 penguin in 1,000",
    ):
        assert limit in section
