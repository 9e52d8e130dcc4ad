"""Every change to an evaluation: pure, named, and the only way in (by `Session.do`)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from gz_eval.core.bids import BidSet
from gz_eval.core.framework import Framework
from gz_eval.core.project import Project
from gz_eval.core.weights import with_share
from gz_eval.core.wording import listed


class Command(Protocol):
    """A change whose values are all known: applying it computes nothing that could fail later."""

    def apply(self, project: Project) -> Project:
        """The project after the change; the one before is left as it was."""

    def sentence(self, project: Project) -> str:
        """What the change does to this project, for the undo menu and the record."""


@dataclass(frozen=True, slots=True)
class ImportBids:
    """Put an import in place of the bids there were."""

    bids: BidSet

    def apply(self, project: Project) -> Project:
        """The project with these bids."""
        return replace(project, bids=self.bids)

    def sentence(self, project: Project) -> str:
        """Such as "import 214 bids from 3 files"."""
        files = len(self.bids.files)
        noun = "file" if files == 1 else "files"
        return f"import {len(self.bids.bids):,} bids from {files:,} {noun}"


@dataclass(frozen=True, slots=True)
class SetWeight:
    """Give a criterion a share of its siblings' weight, in per cent; the siblings rescale."""

    criterion: str
    percent: float

    def apply(self, project: Project) -> Project:
        """The project with the weight set."""
        return replace(
            project, framework=with_share(project.framework, self.criterion, self.percent)
        )

    def sentence(self, project: Project) -> str:
        """Such as "set weight of Firm capacity to 35%"."""
        label = project.framework.criterion_by_key[self.criterion].label
        return f"set weight of {label} to {self.percent:.4g}%"


@dataclass(frozen=True, slots=True)
class SetWeights:
    """Set several weights one after another, as one change: tried out and kept together."""

    moves: tuple[SetWeight, ...]

    def apply(self, project: Project) -> Project:
        """The project with every weight set, in order."""
        for move in self.moves:
            project = move.apply(project)
        return project

    def sentence(self, project: Project) -> str:
        """Such as "set weights of Power and Land"."""
        labels = list(
            dict.fromkeys(
                project.framework.criterion_by_key[move.criterion].label for move in self.moves
            )
        )
        return f"set weight{'' if len(labels) == 1 else 's'} of {listed(labels)}"


@dataclass(frozen=True, slots=True)
class SetFramework:
    """Evaluate by another framework. Bids must have been read for its fields."""

    framework: Framework

    def apply(self, project: Project) -> Project:
        """The project under the framework."""
        return replace(project, framework=self.framework)

    def sentence(self, project: Project) -> str:
        """Such as "evaluate by Four pillars"."""
        return f"evaluate by {self.framework.title}"
