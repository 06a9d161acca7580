"""How often cautions are given: that penguins of each fold can be asked in a process of their own."""

import numpy as np
from joblib import Parallel, delayed

from penguins.model.dataset import Dataset
from scripts.copies import Settings
from scripts.measure_cautions import ask_fold, show


def test_the_penguins_of_a_fold_are_asked_in_another_process() -> None:
    test = np.array([0, 200])
    train = np.setdiff1d(np.arange(len(Dataset.load().penguins)), test)
    (asked,) = Parallel(n_jobs=2)([delayed(ask_fold)(train, test, Settings(trees=2, draws=1))])
    # Each with all sets of its six answers, and with four measurements moved.
    assert len(asked) == 2 * (63 + 4)
    assert sum(one.group == "as measured, 6 known" for one in asked) == 2
    show(asked)
