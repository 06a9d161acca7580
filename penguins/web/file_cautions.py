"""The cautions of single penguins as notes of a file's rows."""

from collections.abc import Mapping, Sequence

from penguins.config import ROWS_WITHOUT_EACH
from penguins.explain.cautions import Cautions
from penguins.explain.what_if import probabilities_without_each
from penguins.files.results.scoring import FindCautions
from penguins.model.columns import Table, encode
from penguins.model.notes import Note
from penguins.model.prediction import Probabilities
from penguins.model.predictor import Predictor


def caution_finder(predictor: Predictor, cautions: Cautions) -> FindCautions:
    """Finds the cautions of a file's rows; an answer that decides alone, in the first ROWS_WITHOUT_EACH of them."""

    def find(table: Table, probabilities: Probabilities, rows_before: int) -> Mapping[int, Sequence[Note]]:
        count = ROWS_WITHOUT_EACH - rows_before
        if count <= 0:
            return cautions.of_rows(table, probabilities)
        without = probabilities_without_each(predictor.predict_proba, encode(table)[:count])
        return cautions.of_rows(table, probabilities, without)

    return find
