"""One penguin is asked, at its address, and what its page says."""

from urllib.parse import urlencode

import numpy as np
import pytest
from bs4 import BeautifulSoup

from penguins.model.prediction import Prediction
from penguins.model.predictor import Predictor
from penguins.questions.answers import Answers
from penguins.questions.table import EXAMPLE, QUESTIONS
from tests.client import texts_at

NAMES = [question.name for question in QUESTIONS]


def query(**overrides: str) -> str:
    """The address of a valid penguin, some answers changed."""
    return "/?" + urlencode({**{name: str(answer) for name, answer in EXAMPLE.items()}, **overrides})


def said(monkeypatch: pytest.MonkeyPatch, *probabilities: float) -> None:
    """Makes the forest say the same of every penguin."""

    def predict(self: Predictor, answers: Answers) -> Prediction:
        return Prediction(answers, np.tile(np.array(probabilities), (64, 1)), 0.97)

    monkeypatch.setattr(Predictor, "predict", predict)


def paragraphs_of(page: BeautifulSoup) -> list[str]:
    return texts_at(page, "#answer p")
