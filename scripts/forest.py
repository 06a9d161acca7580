"""The forest itself: one scikit-learn RandomForestClassifier, each tree grown on copies of its own."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.ensemble import RandomForestClassifier

from penguins.model.columns import FEATURES, Matrix
from scripts.copies import Classes, Settings, Shaker, make_copies, shake


def as_frame(rows: Matrix) -> pd.DataFrame:
    """Rows (m, 9) under the names of their columns, as the forest wants them."""
    return pd.DataFrame(rows, columns=list(FEATURES))


def grow(penguins: Matrix, classes: Classes, settings: Settings) -> RandomForestClassifier:
    """A forest grown on penguins (n, 9) of the given classes (n,).

    Every tree learns from all penguins. What makes the trees differ is the shaking of the copies, besides the features
    that are drawn at each split; that is why they are added one by one instead of in a single call to fit.
    """
    rng = np.random.default_rng(settings.seed)
    copies, shaker = make_copies(penguins, settings), Shaker(penguins, classes, settings.shake)
    forest = RandomForestClassifier(
        n_estimators=0,
        criterion="entropy",
        max_features=settings.max_features,
        ccp_alpha=settings.pruning,
        bootstrap=False,
        warm_start=True,
        random_state=settings.seed,
    )
    for tree in range(1, settings.trees + 1):
        rows = as_frame(shake(copies, shaker, rng))
        forest.set_params(n_estimators=tree).fit(rows, classes[copies.sources], copies.weights)
    return forest.set_params(warm_start=False)


def by_tree(forest: RandomForestClassifier, rows: Matrix) -> NDArray[np.float64]:
    """The probabilities of each tree: (trees, rows, 3)."""
    return np.stack([tree.tree_.predict(rows).reshape(len(rows), -1) for tree in forest.estimators_])
