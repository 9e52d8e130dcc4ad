"""Sums over the criteria tree: weights of each bid where evidence is excluded, scores of groups."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from gz_eval.core.framework import Framework
from gz_eval.core.outcome import Evidence
from gz_eval.core.value_functions import Floats
from gz_eval.core.weights import local_shares, weights_within


def effective_weights(
    framework: Framework, evidence: npt.NDArray[np.int8], criterion: str = ""
) -> Floats:
    """Weights (n, m) of each bid within a criterion, the whole tree for the empty key.

    Excluded leaves have 0, and their siblings are rescaled in the group. A group without any
    evidence passes its weight to its own siblings; a bid without any evidence at all has no weights
    (a row of zeros). Every other row sums to 1.
    """
    effective = np.broadcast_to(weights_within(framework, criterion), evidence.shape).copy()
    rows = np.flatnonzero((evidence == Evidence.EXCLUDED).any(axis=1))
    if not len(rows):
        return effective
    shares = local_shares(framework)
    ones = np.ones(len(rows))
    # From the leaves up: a group has evidence when some child with a weight has.
    present: dict[str, Floats] = {
        leaf.key: np.where(evidence[rows, column] == Evidence.EXCLUDED, 0.0, ones)
        for column, leaf in enumerate(framework.leaves)
    }
    present_share: dict[str, Floats] = {}
    for key in [item.key for item in reversed(framework.criteria)] + [""]:
        if key in framework.children:
            mass = sum(
                (shares[child.key] * present[child.key] for child in framework.children[key]),
                start=np.zeros(len(rows)),
            )
            present_share[key] = mass
            present[key] = (mass > 0).astype(np.float64)
    # From the top down: each child's part of what its group holds.
    held: dict[str, Floats] = {criterion: present[criterion]}
    for item in framework.criteria:
        if item.parent in held:
            mass = present_share[item.parent]
            part = shares[item.key] * present[item.key] / np.where(mass > 0, mass, 1.0)
            held[item.key] = held[item.parent] * part
    for column, leaf in enumerate(framework.leaves):
        effective[rows, column] = held.get(leaf.key, 0.0)
    return effective


def group_scores(
    framework: Framework, scores: Floats, evidence: npt.NDArray[np.int8], criterion: str
) -> Floats:
    """Value scores (n,) of a leaf or a group, 0 to 100; NaN where all of it is excluded.

    `scores` and `evidence` are (n, m). What the criterion weighs in the whole makes no difference.
    """
    own = effective_weights(framework, evidence, criterion)
    points = np.einsum("ij,ij->i", scores, own)
    return np.where(own.any(axis=1), points, np.nan)
