"""What is put on everything that is written: of which evaluation it is, its marking, and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from gz_eval.export.table import Column, Table, distinct

DEFAULT_MARKING = "OFFICIAL"


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Imprint:
    """`evaluation` is what it is called, empty where bids were read and kept in none.

    `marking` is the security marking that is shown on every sheet, `at` when the file was made.
    """

    evaluation: str = ""
    marking: str = DEFAULT_MARKING
    at: datetime = field(default_factory=_now)

    def title_of(self, what: str) -> str:
        """A title of a file or of a sheet: two evaluations must not look alike there."""
        return f"{self.evaluation} – {what}" if self.evaluation else what

    def named(self, tables: Iterable[Table]) -> tuple[Table, ...]:
        """Tables whose titles say of which evaluation they are."""
        return tuple(replace(table, title=self.title_of(table.title)) for table in tables)

    def beside(self, table: Table) -> Table:
        """A table with the same in its last columns, where nothing stands above it: a CSV."""
        said = [("Evaluation", self.evaluation)] if self.evaluation else []
        said.append(("Marking", self.marking))
        columns = distinct([*table.columns, *(Column(title, width=24) for title, _ in said)])
        rows = tuple((*row, *(text for _, text in said)) for row in table.rows)
        return replace(table, columns=columns, rows=rows)
