"""Bids as read, and the account of how they were read. Nothing here is derived from weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from gz_eval.core.issues import Issue
from gz_eval.core.source import CellRef, Reading, SheetRef, SourceFile
from gz_eval.core.values import Answer, Missing, Value, Why
from gz_eval.core.wording import counted

_NOT_ASKED = Missing(Why.NOT_ASKED, "the file does not ask for it")


@dataclass(frozen=True, slots=True, eq=False)
class Bid:
    """One bid. `answers` holds one answer for each field that the file asked for.

    `id` is unique within an evaluation. `region` is an ONS code or empty. `source` is the first
    cell of the bid's row, or of its form. `extras` are answers under headers that matched no
    field: kept, shown, never scored.
    """

    id: str
    name: str
    region: str
    source: CellRef
    answers: Mapping[str, Answer]
    extras: tuple[tuple[str, Reading], ...] = ()

    def answer(self, field: str) -> Answer:
        """The answer to a field, or a `Missing` answer when the file never asked."""
        found = self.answers.get(field)
        return found if found is not None else Answer(field, None, _NOT_ASKED)

    def value(self, field: str) -> Value | None:
        """The value read for a field, or None when it is missing."""
        found = self.answer(field).value
        return found if isinstance(found, Value) else None


class Layout(StrEnum):
    """How a sheet holds bids."""

    REGISTER = "register"  # one row a bid
    FORM = "form"  # one workbook (or sheet) a bid, answers beside or below labels
    NONE = "none"  # no bids found: guidance, lists, a cover sheet


class MatchedBy(StrEnum):
    """How a header or label found its field."""

    LABEL = "label"
    ALIAS = "alias"
    FUZZY = "fuzzy"
    UNMATCHED = "unmatched"


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """A header (register) or label (form) and the field it stands for. `confidence` is 0 to 100."""

    header: str
    cell: CellRef
    field: str
    by: MatchedBy
    confidence: float


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that was read and not imported, and why. `text` is the start of what it says."""

    cell: CellRef
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class SheetRecord:
    """How one sheet was read. For a form, `rows_read` is 1: the one bid it holds."""

    ref: SheetRef
    layout: Layout
    hidden: bool
    header_row: int
    matches: tuple[ColumnMatch, ...]
    rows_read: int
    imported: int
    left_out: tuple[LeftOut, ...]
    note: str = ""

    def __post_init__(self) -> None:
        if self.rows_read != self.imported + len(self.left_out):
            raise AssertionError(
                f"{self.ref}: {self.rows_read} rows read, but {self.imported} imported and "
                f"{len(self.left_out)} left out"
            )


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class BidSet:
    """Everything an import brought in. Rows read = rows imported + rows left out, always."""

    bids: tuple[Bid, ...] = ()
    files: tuple[SourceFile, ...] = ()
    sheets: tuple[SheetRecord, ...] = ()
    issues: tuple[Issue, ...] = ()

    def __post_init__(self) -> None:
        if self.rows_imported != len(self.bids):
            raise AssertionError(f"{self.rows_imported} rows imported, but {len(self.bids)} bids")

    @property
    def rows_read(self) -> int:
        """Rows (or forms) that held something, headers aside."""
        return sum(sheet.rows_read for sheet in self.sheets)

    @property
    def rows_imported(self) -> int:
        """Rows (or forms) that became bids."""
        return sum(sheet.imported for sheet in self.sheets)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Every row left out, with its reason."""
        return tuple(row for sheet in self.sheets for row in sheet.left_out)

    @property
    def account(self) -> str:
        """The sum for people: ``216 rows read = 214 imported + 2 left out``."""
        return rows_account(self.rows_read, self.rows_imported, len(self.left_out))


def rows_account(read: int, imported: int, left_out: int) -> str:
    """The sum of the rows, in words: ``1 row read = 1 imported + 0 left out``."""
    return f"{counted(read, 'row')} read = {imported:,} imported + {left_out:,} left out"
