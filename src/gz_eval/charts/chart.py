"""What every chart gives: title, units, alt text, its numbers as a table, and its drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure

    from gz_eval.charts.scheme import Scheme

Cell: TypeAlias = str | float | int | None


@dataclass(frozen=True, slots=True)
class ChartTable:
    """A chart's numbers: what it shows, for those who would rather read it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


REFERENCE = "Bid"
"""The column of bids' references, in the tables of charts that have a row for each bid."""


def with_references(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> ChartTable:
    """A table with a column `REFERENCE`; without it where no bid shows one: names are hidden."""
    at = columns.index(REFERENCE)
    if any(row[at] for row in rows):
        return ChartTable(tuple(columns), tuple(tuple(row) for row in rows))
    return ChartTable(
        (*columns[:at], *columns[at + 1 :]), tuple((*row[:at], *row[at + 1 :]) for row in rows)
    )


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """Something drawn that stands for bids: hovering says `texts`, a click selects `keys`.

    One text and one tuple of bid ids for each point of the artist; more than one id is a cluster.
    """

    artist: Artist
    keys: tuple[tuple[str, ...], ...]
    texts: tuple[str, ...]


class Chart(Protocol):
    """A chart: frozen data that can be drawn on any figure, any number of times."""

    @property
    def title(self) -> str:
        """What it shows, as a phrase."""

    @property
    def units(self) -> str:
        """What the figures are in, and what belongs under the title."""

    @property
    def alt(self) -> str:
        """What a reader who cannot see it should know: a sentence or two with the main figures."""

    def table(self) -> ChartTable:
        """Its numbers."""

    def draw(self, figure: Figure, scheme: Scheme, selected: str = "") -> Sequence[Mark]:
        """Draw on an empty figure; the bid `selected` stands out. Returns what can be hovered."""
