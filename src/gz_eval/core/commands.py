"""The commands that change bids and framework. The others are in the modules beside this one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from gz_eval.core.bids import Bid, BidSet
from gz_eval.core.framework import Framework
from gz_eval.core.framework_change import framework_changes
from gz_eval.core.people import Stamp
from gz_eval.core.project import Project
from gz_eval.core.record_commands import data_records
from gz_eval.core.weights import weights_told, with_share, with_shares
from gz_eval.core.wording import bids_in_words, counted, listed

_MOST_TOLD = 20  # changes in one sentence of the log: all that officials make at once


@dataclass(frozen=True, slots=True)
class ImportBids:
    """Put these bids in place of those there were: all bids after an import, old and new.

    `sources` are the workbooks read, by SHA-256 (hex), so that the evaluation keeps them.
    """

    kind: ClassVar[str] = "import-bids"
    needs_reason: ClassVar[bool] = False
    bids: BidSet
    sources: Mapping[str, bytes] = field(default_factory=dict, repr=False, compare=False)

    def apply(self, project: Project, stamp: Stamp) -> Project:
        """The project with these bids, and an entry in the data log for each new file."""
        records = data_records(project, self.bids, stamp)
        return replace(project, bids=self.bids, records=(*project.records, *records))

    def sentence(self, project: Project) -> str:
        """Such as "import 214 bids from 3 files"."""
        known = {file.sha256 for file in project.bids.files}
        new = [file.name for file in self.bids.files if file.sha256 not in known]
        if known and new:
            told = []
            if change := len(self.bids.bids) - len(project.bids.bids):
                told.append(f"{change:+,} bids" if abs(change) != 1 else f"{change:+} bid")
            if replaced := self._from_other_files(project):
                told.append(f"{replaced:,} in place of those of other files")
            if answered := self._answered_anew(project):
                told.append(f"answers of {bids_in_words(answered)} changed")
            return f"import {listed(new, 3)} ({', '.join(told) or 'no bid or answer changed'})"
        files = counted(len(self.bids.files), "file")
        return f"import {bids_in_words(len(self.bids.bids))} from {files}"

    def _from_other_files(self, project: Project) -> int:
        """How many bids are read from another file now, as a correction of what was there."""
        before = {bid.id: bid.source.sheet.file for bid in project.bids.bids}
        return sum(
            before.get(bid.id, bid.source.sheet.file) != bid.source.sheet.file
            for bid in self.bids.bids
        )

    def _answered_anew(self, project: Project) -> int:
        """How many bids say something else than they did in the same file as it was before."""
        before = {bid.id: bid for bid in project.bids.bids}
        return sum(
            (old := before.get(bid.id)) is not None
            and old is not bid
            and old.source.sheet.file == bid.source.sheet.file
            and _said(old) != _said(bid)
            for bid in self.bids.bids
        )


def _said(bid: Bid) -> tuple[str, str, dict[str, str]]:
    """What a file says of a bid, cells aside: they move with the rows above."""
    answers = bid.answers.items()
    texts = {key: one.reading.text for key, one in answers if one.reading is not None}
    return bid.name, bid.region, texts


@dataclass(frozen=True, slots=True)
class SetWeight:
    """Give a criterion a share of its siblings' weight, in per cent; the siblings rescale."""

    kind: ClassVar[str] = "set-weight"
    needs_reason: ClassVar[bool] = False
    criterion: str
    percent: float

    def apply(self, project: Project, stamp: Stamp) -> Project:
        """The project with the weight set."""
        return replace(
            project, framework=with_share(project.framework, self.criterion, self.percent)
        )

    def sentence(self, project: Project) -> str:
        """Such as "set weight of Firm capacity from 40% to 35%"."""
        return _weights_set(
            project.framework,
            with_share(project.framework, self.criterion, self.percent),
            (self.criterion,),
        )


@dataclass(frozen=True, slots=True)
class SetWeights:
    """Set several weights as one change.

    One after another, as they were tried out, each rescaling what was set before; or `together`, so
    that all of them hold as given.
    """

    kind: ClassVar[str] = "set-weights"
    needs_reason: ClassVar[bool] = False
    moves: tuple[SetWeight, ...]
    together: bool = False

    def apply(self, project: Project, stamp: Stamp) -> Project:
        """The project with every weight set. Raises as `with_shares` does."""
        if self.together:
            percents = {move.criterion: move.percent for move in self.moves}
            return replace(project, framework=with_shares(project.framework, percents))
        for move in self.moves:
            project = move.apply(project, stamp)
        return project

    def sentence(self, project: Project) -> str:
        """Such as "set weights of Power from 40% to 45% and Land from 60% to 55%"."""
        after, before = project.framework, project.framework
        if self.together:
            after = with_shares(before, {move.criterion: move.percent for move in self.moves})
        else:
            for move in self.moves:
                after = with_share(after, move.criterion, move.percent)
        return _weights_set(before, after, dict.fromkeys(move.criterion for move in self.moves))


def _weights_set(before: Framework, after: Framework, criteria: Iterable[str]) -> str:
    """What was set, and from what: of these criteria those that moved, in this order.

    One that was only held where it was is not told.
    """
    told, labels = weights_told(before, after), after.criterion_by_key
    moved = [
        f"{labels[key].label} from {was}% to {now}%"
        for key in criteria
        for was, now in [told[key]]
        if was != now
    ]
    if not moved:
        return "leave the weights as they were"
    return f"set weight{'' if len(moved) == 1 else 's'} of {listed(moved)}"


@dataclass(frozen=True, slots=True)
class SetFramework:
    """Evaluate by another framework.

    `bids` are the bids read again for it; None where its fields are those that they were read for.
    `file` is the name of the file that it was taken from; empty where it was set on screen, or
    comes with the program.
    """

    kind: ClassVar[str] = "set-framework"
    needs_reason: ClassVar[bool] = False
    framework: Framework
    bids: BidSet | None = None
    file: str = ""

    def apply(self, project: Project, stamp: Stamp) -> Project:
        """The project under the framework."""
        bids = self.bids if self.bids is not None else project.bids
        return replace(project, framework=self.framework, bids=bids)

    def sentence(self, project: Project) -> str:
        """Such as "evaluate by Four pillars", or what changes where it stays the same one; and the
        name of its file.
        """
        before, taken = project.framework, f" from the file {self.file}" if self.file else ""
        if (before.key, before.version) == (self.framework.key, self.framework.version):
            phrases = framework_changes(before, self.framework)
            if phrases:
                more = len(phrases) - _MOST_TOLD
                told = (*phrases[:_MOST_TOLD], *((f"and {more:,} more",) if more > 0 else ()))
                changed = "use the framework" if taken else "change the framework"
                return f"{changed}{taken}: {'; '.join(told)}"
        return f"evaluate by {self.framework.title}{taken}"
