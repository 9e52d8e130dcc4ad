"""Derived, never stored: evaluations of projects, kept while the objects they derive from live."""

from __future__ import annotations

from gz_eval.core.bids import BidSet
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Framework
from gz_eval.core.outcome import ValueTable
from gz_eval.core.overrides import IssueAcceptance, Override, PlaceOverride
from gz_eval.core.project import Project
from gz_eval.core.scoring import compute_values, evaluate_table

_KEPT = 3  # value tables: of a change that is prepared, of what is shown, and before it


class Results:
    """Evaluates projects; a weight change reuses the value table and only ranks again."""

    def __init__(self) -> None:
        self._tables: tuple[tuple[BidSet, tuple[object, ...], ValueTable], ...] = ()
        self._last: tuple[tuple[Project, Evaluation], ...] = ()  # now, and what it is held against

    def prepare(self, project: Project) -> None:
        """Do the slow part of `of` ahead; callable from any thread."""
        self._table(project)

    def let_go(self, bids: BidSet) -> None:
        """Forget what was prepared of bids that will not be in any project."""
        self._tables = tuple(one for one in self._tables if one[0] is not bids)
        self._last = tuple(one for one in self._last if one[0].bids is not bids)

    def of(self, project: Project) -> Evaluation:
        """The evaluation of a project."""
        held = next((one for one in self._last if one[0] is project), None)
        if held is None:
            held = (project, evaluate_table(project.framework, self._table(project)))
        self._last = (held, *(one for one in self._last if one is not held))[:2]
        return held[1]

    def _table(self, project: Project) -> ValueTable:
        bids, overrides = project.bids, _that_count(project)
        basis = (*_what_values_depend_on(project.framework), overrides)
        tables = self._tables  # another thread may put another tuple in its place: read it once
        held = next((one for one in tables if one[0] is bids and one[1] == basis), None)
        if held is None:
            held = (bids, basis, compute_values(project.framework, bids.bids, overrides))
        if not tables or tables[0] is not held:
            self._tables = (held, *(one for one in tables if one is not held))[:_KEPT]
        return held[2]


def _that_count(project: Project) -> tuple[Override, ...]:
    """The overrides that change scores or gates: no moves on the shortlist, no accepted issues."""
    return tuple(
        one for one in project.overrides if not isinstance(one, PlaceOverride | IssueAcceptance)
    )


def _what_values_depend_on(framework: Framework) -> tuple[object, ...]:
    """Everything of a framework that value scores and gates depend on: all but the weights."""
    leaves = tuple(
        (leaf.key, leaf.field, leaf.value_function, leaf.missing, leaf.not_applicable)
        for leaf in framework.leaves
    )
    return (framework.fields, leaves, framework.gates)
