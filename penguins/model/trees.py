"""The trees of the forest, called directly: `forest.predict_proba` validates its input and starts threads every time.

Each call of a tree releases the global interpreter lock and has to take it again, which under load costs more than
the tree itself. For the few rows of a page the trees are therefore joined into one that is called once: each row is
repeated for each tree, with the tree's number as a tenth column, by which the topmost nodes route it to the root of
that tree. Long tables go through the trees one after the other, which makes better use of the processor's caches.
Both ways add the same numbers in the same order, so that they agree to the last bit.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.tree._tree import Tree

# From this many rows on, the trees one after the other are faster, and sorting the rows pays.
LONG_TABLE = 512

_LEAF = -1


class Trees:
    """The mean of a forest's trees."""

    def __init__(self, trees: Sequence[Any]) -> None:
        self._trees = list(trees)
        self._joined = _join(self._trees)
        self._numbers = np.arange(len(self._trees), dtype=np.float32)[:, np.newaxis]

    def mean(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Rows (n, columns) -> the mean of the trees' probabilities, (n, classes)."""
        return self._mean_in_turn(rows) if len(rows) >= LONG_TABLE else self._mean_joined(rows)

    def _mean_in_turn(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        total: NDArray[np.float64] = self._trees[0].predict(rows)
        for tree in self._trees[1:]:
            total += tree.predict(rows)
        total /= len(self._trees)
        return total

    def _mean_joined(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        routed = np.empty((len(self._trees), len(rows), rows.shape[1] + 1), dtype=np.float32)
        routed[:, :, :-1] = rows
        routed[:, :, -1] = self._numbers
        by_tree = self._joined.predict(routed.reshape(-1, routed.shape[2])).reshape(len(self._trees), len(rows), -1)
        total: NDArray[np.float64] = np.add.reduce(by_tree, axis=0)
        total /= len(self._trees)
        return total


def _join(trees: Sequence[Any]) -> Any:
    """One tree that routes each row to the tree whose number is in the column after its own."""
    states = [tree.__getstate__() for tree in trees]
    routing = len(trees) - 1
    size = routing + sum(state["node_count"] for state in states)
    nodes = np.zeros(size, dtype=states[0]["nodes"].dtype)
    values = np.zeros((size, *states[0]["values"].shape[1:]))
    roots, start = [], routing
    for state in states:
        inner = state["nodes"]["left_child"] != _LEAF
        part = slice(start, start + state["node_count"])
        nodes[part] = state["nodes"]
        for child in ("left_child", "right_child"):
            nodes[child][part][inner] += start
        values[part] = state["values"]
        roots.append(start)
        start += state["node_count"]

    free = iter(range(routing))

    def route(first: int, last: int) -> int:
        """The node that leads to the trees first..last; halving keeps the path short."""
        if first == last:
            return roots[first]
        node, middle = next(free), (first + last) // 2
        nodes[node]["feature"] = trees[0].n_features
        nodes[node]["threshold"] = middle + 0.5
        nodes[node]["left_child"] = route(first, middle)
        nodes[node]["right_child"] = route(middle + 1, last)
        return node

    route(0, len(trees) - 1)
    joined = Tree(trees[0].n_features + 1, np.array(trees[0].n_classes), trees[0].n_outputs)
    depth = max(state["max_depth"] for state in states) + len(trees).bit_length()
    joined.__setstate__({"max_depth": depth, "node_count": size, "nodes": nodes, "values": values})
    return joined
