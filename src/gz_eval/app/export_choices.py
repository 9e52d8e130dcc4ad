"""What can be exported, in which formats, and what it will look like. No Qt.

A preview is made of the very tables that are written; nothing is worked out a second time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from gz_eval.app.columns import Column
from gz_eval.app.moments import day_of
from gz_eval.app.session import Session
from gz_eval.app.signing import SignedOff, before_of, fate_of, sign_offs_of, signed_by
from gz_eval.core.wording import counted

if TYPE_CHECKING:
    from gz_eval.export.imprint import Imprint
    from gz_eval.export.table import Cell, Table

PREVIEWED = 200  # rows of a table


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its ending, its name, and what a file of it holds."""

    ending: str
    label: str
    about: str


FORMATS = (
    Format(".xlsx", "Excel workbook (.xlsx)", "Every table on a sheet of its own."),
    Format(".ods", "OpenDocument spreadsheet (.ods)", "Every table on a sheet of its own."),
    Format(
        ".csv",
        "CSV (.csv)",
        "The first table alone, for any program. The marking and the name of the evaluation are in"
        " its last columns.",
    ),
    Format(".json", "JSON (.json)", "Every figure by the documented schema, for programs."),
)


@dataclass(frozen=True, slots=True)
class Source:
    """What is exported: the ranking as it is now (`entry` 0), or as an entry signed it off."""

    entry: int
    label: str
    name: str


@dataclass(frozen=True, slots=True)
class Wish:
    """An export as it was asked for. `beside` puts today's ranks beside those signed off."""

    source: Source
    ending: str
    marking: str
    beside: bool = False

    @property
    def suggested(self) -> str:
        """A name for the file."""
        return self.source.name + self.ending


NOW = Source(0, "The ranking as it is now", "shortlist")


def sources(session: Session) -> tuple[Source, ...]:
    """What there is to be exported: today's ranking, then sign-offs that stand, newest first."""
    stand = (one for one in reversed(sign_offs_of(session)) if one.stands)
    return (NOW, *map(source_of, stand))


def source_of(signed: SignedOff) -> Source:
    """A sign-off as something to be exported, also one that was taken back."""
    day = day_of(signed.sign_off.stamp.at)
    number = signed.sign_off.number
    back = "" if signed.stands else ", taken back"
    name = f"shortlist as at {day}, sign-off {number}{back}"
    # Before the day: the end of it is what a narrow box cuts.
    state = back or (", overtaken" if signed.later is not None else "")
    return Source(signed.entry.number, f"Sign-off {number}{state}, {day}", name)


def previews_of(
    session: Session, wish: Wish, imprint: Imprint, head: str
) -> Callable[[], Previews]:
    """What makes the tables that would be written, off any thread; the session is read now.

    Of each only its first rows are given: to let go of all the others takes its time too.
    """
    project, evaluation = session.project, session.evaluation
    signed = signed_by(session, wish.source.entry) if wish.source.entry else None
    fate = fate_of(session, signed) if signed is not None else ""
    before = before_of(session.entries, signed.entry.number) if signed is not None else ""
    then = session.state(signed.entry.number) if signed is not None else project

    alone = wish.ending == ".csv"

    def made() -> Previews:
        if signed is None:
            from gz_eval.export.tables import workbook_tables

            tables = workbook_tables(project, evaluation, imprint, head)
        else:
            from gz_eval.core.selection import Selection
            from gz_eval.export.frozen_tables import MadeFrom
            from gz_eval.export.sign_off_tables import sign_off_tables

            beside = wish.beside and not project.scores_hidden
            today = Selection.of(evaluation, project.overrides) if beside else None
            frozen, later = signed.sign_off, signed.later
            tables = sign_off_tables(
                frozen, imprint, today, fate, later, before, None if alone else MadeFrom(then)
            )
        return tuple(map(_preview, (imprint.beside(tables[0]),) if alone else tables))

    return made


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows of a table that would be written, and how many it has."""

    table: Table
    count: int


Previews: TypeAlias = tuple[Preview, ...]


def _preview(table: Table) -> Preview:
    return Preview(replace(table, rows=table.rows[:PREVIEWED]), len(table.rows))


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of a table; `id` is its number, there being nothing else to know it by."""

    id: str
    cells: tuple[Cell, ...]


def preview_columns(table: Table) -> tuple[Column[PreviewRow], ...]:
    """The columns of a table, as it will be written."""
    return tuple(_column(table, number) for number in range(len(table.columns)))


def preview_rows(table: Table) -> tuple[PreviewRow, ...]:
    """The rows of a table, to be shown."""
    return tuple(PreviewRow(f"{number:06d}", row) for number, row in enumerate(table.rows))


def preview_line(preview: Preview) -> str:
    """How many columns and rows there are, and how many of the rows are shown."""
    count, across = preview.count, len(preview.table.columns)
    told = f"{counted(count, 'row')} of {counted(across, 'column')}"
    return f"{told}; the first {PREVIEWED} rows are here" if count > PREVIEWED else told


def _column(table: Table, number: int) -> Column[PreviewRow]:
    from gz_eval.export.table import cell_text

    column = table.columns[number]

    def text(row: PreviewRow) -> str:
        return cell_text(row.cells[number], column)

    return Column(
        column.title,
        text,
        tooltip=text,
        spoken=lambda row: f"{column.title}: {text(row) or 'none'}",
        right=column.figures,
    )
