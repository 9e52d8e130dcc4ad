"""Weights that are not to be varied alone while names are hidden: the scores would tell places."""

from __future__ import annotations

from gz_eval.app.anonymous import telling_leaves, untold
from gz_eval.app.shown import Shown
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Framework
from gz_eval.core.wording import listed


def hidden_leaves(shown: Shown) -> frozenset[str]:
    """Keys of the leaves whose scores are not told, as an evaluation is looked at."""
    return telling_leaves(shown.project.framework) if shown.anonymous else frozenset()


def telling_weights(framework: Framework, hidden: frozenset[str]) -> frozenset[str]:
    """Keys of the criteria at some weight of which nothing counts in their group but `hidden`.

    That is so at 100% of what is hidden, and at 0% of what has nothing else beside it: how a score
    changes with that weight is what the bid scores there.
    """
    found = set()
    for siblings in framework.children.values():
        clear = [one.key for one in siblings if not is_all_hidden(framework, one.key, hidden)]
        if len(clear) < len(siblings):
            found |= {one.key for one in siblings if one.key not in clear}
            found |= set(clear if len(clear) == 1 else ())
    return frozenset(found)


def untold_weights(evaluation: Evaluation) -> str:
    """What a chart of a varied weight says of those that are not offered; empty where all are."""
    framework = evaluation.framework
    telling = telling_weights(framework, untold(evaluation))
    labels = [one.label for one in framework.criteria if one.key in telling]
    if not labels:
        return ""
    one = len(labels) == 1
    weights, are = ("weight", "is") if one else ("weights", "are")
    return f"The {weights} of {listed(labels)} {are} not offered: that would tell where a bid is"


def is_all_hidden(framework: Framework, criterion: str, hidden: frozenset[str]) -> bool:
    """Whether nothing below a criterion, or it itself, has a score that may be told."""
    columns = framework.leaf_columns.get(criterion, ())
    return bool(columns) and all(framework.leaves[column].key in hidden for column in columns)
