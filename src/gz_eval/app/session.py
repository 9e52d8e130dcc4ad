"""The one place that changes an evaluation: do, undo, redo, and who is told.

Commands are coalesced by the caller, not here: a drag is a preview until it is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gz_eval.app.results import Results
from gz_eval.core.commands import Command
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Framework
from gz_eval.core.project import Project


@dataclass(frozen=True, slots=True)
class _Step:
    before: Project
    after: Project
    sentence: str


class Session:
    """Holds the current `Project`. Everything that changes it comes in by `do`."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []
        self._listeners: list[Callable[[], None]] = []
        self._results = Results()

    @property
    def project(self) -> Project:
        """The evaluation as it is now."""
        return self._project

    @property
    def evaluation(self) -> Evaluation:
        """Scores and ranks of the evaluation as it is now; computed once for each state."""
        return self._results.of(self._project)

    def preview(self, framework: Framework) -> Evaluation:
        """What the ranking would be under another framework. Changes nothing."""
        return self._results.of(Project(framework, self._project.bids))

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Have `listener` called after every change."""
        self._listeners.append(listener)

    def do(self, command: Command) -> None:
        """Apply a command. If applying fails, nothing has changed and nothing is recorded."""
        before = self._project
        sentence = command.sentence(before)
        after = command.apply(before)
        self._undo.append(_Step(before, after, sentence))
        self._redo.clear()
        self._move(after)

    @property
    def undo_sentence(self) -> str:
        """What undo would take back; empty when there is nothing to."""
        return self._undo[-1].sentence if self._undo else ""

    @property
    def redo_sentence(self) -> str:
        """What redo would do again; empty when there is nothing to."""
        return self._redo[-1].sentence if self._redo else ""

    def undo(self) -> None:
        """Take back the last change; nothing when there is none."""
        if self._undo:
            step = self._undo.pop()
            self._redo.append(step)
            self._move(step.before)

    def redo(self) -> None:
        """Do again what was last taken back; nothing when there is none."""
        if self._redo:
            step = self._redo.pop()
            self._undo.append(step)
            self._move(step.after)

    def _move(self, project: Project) -> None:
        self._project = project
        for listener in self._listeners:
            listener()
