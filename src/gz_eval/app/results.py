"""Derived, never stored: evaluations of projects, kept while the objects they derive from live."""

from __future__ import annotations

from gz_eval.core.bids import BidSet
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Framework
from gz_eval.core.outcome import ValueTable
from gz_eval.core.overrides import IssueAcceptance, Override, PlaceOverride
from gz_eval.core.project import Project
from gz_eval.core.scoring import compute_values, evaluate_table


class Results:
    """Evaluates projects; a weight change reuses the value table and only ranks again."""

    def __init__(self) -> None:
        self._values: tuple[BidSet, tuple[object, ...], ValueTable] | None = None
        self._last: tuple[Project, Evaluation] | None = None

    def of(self, project: Project) -> Evaluation:
        """The evaluation of a project."""
        if self._last is not None and self._last[0] is project:
            return self._last[1]
        evaluation = evaluate_table(project.framework, self._table(project))
        self._last = (project, evaluation)
        return evaluation

    def _table(self, project: Project) -> ValueTable:
        overrides = _that_count(project)
        basis = (*_what_values_depend_on(project.framework), overrides)
        if self._values is not None:
            bids, old_basis, table = self._values
            if bids is project.bids and old_basis == basis:
                return table
        table = compute_values(project.framework, project.bids.bids, overrides)
        self._values = (project.bids, basis, table)
        return table


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
