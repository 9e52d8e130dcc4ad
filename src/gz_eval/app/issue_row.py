"""One issue as it stands, as a row of a list: what may be shown, and what settles it. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gz_eval.app.columns import Tone
from gz_eval.core.command import Command
from gz_eval.core.issues import IssueGroup, Severity
from gz_eval.core.open_issues import StandingIssue
from gz_eval.core.override_commands import AcceptIssue, RemoveOverride
from gz_eval.core.overrides import file_of
from gz_eval.core.source import CellRef, SheetRef
from gz_eval.core.wording import listed

SETTLED = "Settled"
_MOST_CELLS = 12
SEVERITY_TONES = {
    Severity.ERROR: Tone.BAD,
    Severity.WARNING: Tone.WARNING,
    Severity.NOTE: Tone.SECONDARY,
}


@dataclass(frozen=True, slots=True, eq=False)
class IssueRow:
    """One issue. `bid` is the id to select, empty where no single bid is concerned.

    `about` is the label of the answer it is about, empty for none; `message` and `advice` are what
    may be shown of it; `find_cells` finds its `cells` once they are asked for: most never are.
    """

    id: str
    standing: StandingIssue
    about: str
    message: str
    advice: str
    find_cells: Callable[[], tuple[CellRef, ...]]
    bid: str = ""
    bid_name: str = ""

    @property
    def cells(self) -> tuple[CellRef, ...]:
        """All it is about, the bid's own first."""
        return self.find_cells()

    @property
    def severity(self) -> Severity:
        """How grave it is as it stands."""
        return self.standing.now.severity

    @property
    def title(self) -> str:
        """Its kind in words, as it was found."""
        was = self.standing.found or self.standing.now
        return IssueGroup(was.severity, was.kind, was.field, ()).title

    @property
    def field(self) -> str:
        """The key of the answer it is about, empty for none."""
        return self.standing.now.field

    @property
    def accepted(self) -> bool:
        """Whether officials accepted it."""
        return self.standing.accepted is not None

    @property
    def word(self) -> str:
        """How grave it is, or what settled it."""
        if self.accepted:
            return "Accepted"
        return SETTLED if self.standing.settled else self.severity.word

    @property
    def acceptable(self) -> bool:
        """Whether it can be accepted: an import found it, and nobody has."""
        return self.standing.found is not None and not self.accepted

    @property
    def command(self) -> Command | None:
        """What accepts it, or opens it again; None for an override that is to be looked at."""
        if self.standing.accepted is not None:
            return RemoveOverride(*self.standing.accepted.target)
        found = self.standing.found
        if found is None:
            return None
        return AcceptIssue(found.bid, found.field, found.kind, found.message, file_of(found))

    @property
    def whole(self) -> str:
        """All that is said of it."""
        return f"{self.message} {self.advice}".strip()

    @property
    def told(self) -> str:
        """The same, with every cell where it is about several."""
        if len(self.cells) < 2:
            return self.whole
        return f"{self.whole} It is about {cells_told(self.cells)}."

    @property
    def spoken(self) -> str:
        """The row as a sentence for a screen reader."""
        about = f", {self.about}" if self.about else ""
        return f"{self.word}, {self.title}{about}: {self.whole}"


def cells_told(cells: Sequence[CellRef]) -> str:
    """In which cells, in words, each sheet once: ``A12 and A11 in bids.xlsx / Bids``."""
    by_sheet: dict[SheetRef, list[str]] = {}
    for cell in cells:
        by_sheet.setdefault(cell.sheet, []).append(cell.address)
    return "; ".join(
        f"{listed(some, most=_MOST_CELLS)} in {sheet}" for sheet, some in by_sheet.items()
    )
