"""Which criteria tell no bid from another because nobody answered or judged them, in words.

A section that nobody has judged looks like one in which every bid scored nothing, and its weight
goes elsewhere: whoever decides by a ranking has to be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
import numpy.typing as npt

from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Criterion
from gz_eval.core.outcome import Evidence
from gz_eval.core.rounding import percent_text
from gz_eval.core.wording import bids_in_words, counted, listed

NOT_JUDGED = "not judged"
LEFT_OUT = "left out"

_FEW = 10  # a criterion that fewer than one bid in so many answers is told of
_MOST = 12  # criteria that are named in one sentence


class _How(Enum):
    """What a criterion lacks, and what became of its weight."""

    UNJUDGED_SHARED = ("not judged for any bid", True)
    UNANSWERED_SHARED = ("not answered by any bid", True)
    UNJUDGED_ALIKE = ("not judged for any bid", False)
    UNANSWERED_ALIKE = ("not answered by any bid", False)

    @property
    def lacks(self) -> str:
        """As words after "is"."""
        return self.value[0]

    @property
    def shared(self) -> bool:
        """Whether the weight is shared among the others; else every bid scores alike."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """Criteria of one kind: what is said of them, their names, and what follows of it.

    `told` is a phrase that says what is so without the names, `short` one for little room.
    """

    told: str
    short: str
    names: tuple[str, ...]
    weight: float
    ending: str = ""

    @property
    def brief(self) -> str:
        """A sentence without the names of the criteria."""
        return " ".join(filter(None, (f"{self.told}.", self.ending)))

    @property
    def sentence(self) -> str:
        """The same with their names."""
        named = f"{self.told}: {listed(self.names, _MOST)}."
        return " ".join(filter(None, (named, self.ending)))


def at_a_glance(found: Sequence[Unmeasured]) -> str:
    """All of it in one short sentence; empty where nothing is to be known."""
    if len(found) < 2:
        return "".join(one.brief for one in found)
    criteria = counted(sum(len(one.names) for one in found), "criterion", "criteria")
    weight = percent_text(100 * sum(one.weight for one in found))
    return f"{criteria} have no evidence, or little ({weight}% of the weight)."


def absent_word(leaves: Iterable[Criterion]) -> str:
    """What stands in place of a score of criteria that do not count for a bid."""
    return LEFT_OUT if any(leaf.field for leaf in leaves) else NOT_JUDGED


def unmeasured(evaluation: Evaluation) -> tuple[Unmeasured, ...]:
    """What is to be known of criteria without evidence, the gravest first; nothing without bids."""
    count = len(evaluation.bids)
    if not count:
        return ()
    evidence, leaves = evaluation.table.evidence, evaluation.framework.leaves
    read = (evidence == Evidence.READ).sum(axis=0)
    shared = (evidence == Evidence.EXCLUDED).all(axis=0)
    found: dict[_How, list[int]] = {}
    few = []
    for column in np.flatnonzero(evaluation.weights > 0).tolist():
        if read[column]:
            if read[column] * _FEW < count:
                few.append(column)
            continue
        judged = not leaves[column].field
        if shared[column]:
            how = _How.UNJUDGED_SHARED if judged else _How.UNANSWERED_SHARED
        else:
            how = _How.UNJUDGED_ALIKE if judged else _How.UNANSWERED_ALIKE
        found.setdefault(how, []).append(column)
    told = [_told(evaluation, how, found[how]) for how in _How if how in found]
    if few:
        told.append(_rarely(evaluation, few, read.tolist()))
    return tuple(told)


def _told(evaluation: Evaluation, how: _How, columns: Sequence[int]) -> Unmeasured:
    weight = float(evaluation.weights[list(columns)].sum())
    percent = percent_text(100 * weight)
    one = len(columns) == 1
    subject = f"{_subject(evaluation, columns)} {'is' if one else 'are'} {how.lacks}"
    its = "its" if one else "their"
    if not how.shared:
        told = f"{subject}; {'it scores' if one else 'they score'} what the framework states"
        ending = ""
    elif weight >= 1 - 1e-9:
        told, ending = f"{subject}, so no bid has a score", ""
    else:
        told = f"{subject}; {its} weight is shared among the others"
        ending = _whole(evaluation, columns)
    short = (
        f"{counted(len(columns), 'criterion', 'criteria')} {how.lacks} ({percent}% of the weight)"
    )
    return Unmeasured(told, short, _names(evaluation, columns), weight, ending)


def _rarely(evaluation: Evaluation, columns: Sequence[int], read: Sequence[int]) -> Unmeasured:
    is_or_are = "is" if len(columns) == 1 else "are"
    leaves, bids = evaluation.framework.leaves, bids_in_words(len(evaluation.bids))
    return Unmeasured(
        f"{_subject(evaluation, columns)} {is_or_are} answered by fewer than 1 bid in {_FEW}",
        f"{counted(len(columns), 'criterion', 'criteria')} answered by few",
        tuple(f"{leaves[column].label} ({read[column]:,} of {bids})" for column in columns),
        float(evaluation.weights[list(columns)].sum()),
    )


def _subject(evaluation: Evaluation, columns: Sequence[int]) -> str:
    """Such as "6 criteria in 2 pillars (30.91% of the weight)"."""
    pillars = {evaluation.framework.leaf_pillars[column].key for column in columns}
    where = f" in {counted(len(pillars), 'pillar')}" if len(columns) > 1 else ""
    weight = percent_text(100 * float(evaluation.weights[list(columns)].sum()))
    return f"{counted(len(columns), 'criterion', 'criteria')}{where} ({weight}% of the weight)"


def _names(evaluation: Evaluation, columns: Sequence[int]) -> tuple[str, ...]:
    return tuple(evaluation.framework.leaves[column].label for column in columns)


def _whole(evaluation: Evaluation, columns: Sequence[int]) -> str:
    """Which pillars count for nothing because of that, as a sentence; empty for none."""
    wholly = [f"“{label}”" for label in _wholly(evaluation, frozenset(columns))]
    return f"Nothing of {listed(wholly, _MOST)} counts." if wholly else ""


def _wholly(evaluation: Evaluation, columns: frozenset[int]) -> Iterator[str]:
    framework = evaluation.framework
    for pillar in framework.pillars:
        weighing = {one for one in framework.leaf_columns[pillar.key] if evaluation.weights[one]}
        if weighing and weighing <= columns:
            yield pillar.label


def absent_pillars(
    evaluation: Evaluation, rows: npt.NDArray[np.int64] | None = None
) -> npt.NDArray[np.object_]:
    """What stands in place of the points (n, p) of pillars of which nothing counts for a bid.

    Such as "not judged"; empty where something counts. With `rows` of those bids alone.
    """
    framework, weighs = evaluation.framework, evaluation.weights > 0
    evidence = evaluation.table.evidence if rows is None else evaluation.table.evidence[rows]
    found = np.full((len(evidence), len(framework.pillars)), "", dtype=object)
    if not evaluation.table.any_excluded:
        return found
    for number, pillar in enumerate(framework.pillars):
        columns = [column for column in framework.leaf_columns[pillar.key] if weighs[column]]
        if columns:
            gone = (evidence[:, columns] == Evidence.EXCLUDED).all(axis=1)
            found[gone, number] = absent_word(framework.leaves[column] for column in columns)
    return found
