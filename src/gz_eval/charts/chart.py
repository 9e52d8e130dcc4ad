"""What every chart gives: title, units, alt text, its numbers as a table, and its drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure

    from gz_eval.charts.measure import Room
    from gz_eval.charts.scheme import Scheme

Cell: TypeAlias = str | float | int | None
View: TypeAlias = tuple[float, float, float, float]
"""What a map shows: west, east, south and north, in degrees."""


@dataclass(frozen=True, slots=True)
class ChartTable:
    """A chart's numbers: what it shows, for those who would rather read it.

    `keys` are the ids of the bids that rows are about, where each is about one. `places` are the
    decimals of each column; None, or none at all, for as many as its figures need. The last rows,
    `totals` of them, are of all the others together.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    keys: tuple[str, ...] = ()
    places: tuple[int | None, ...] = ()
    totals: int = 0


REFERENCE = "Reference"
"""The column of bids' references, in the tables of charts that have a row for each bid."""
BID = "Bid"
"""The column of their names, as it is called on every page and in every export."""


def with_references(
    columns: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    keys: Sequence[str] = (),
    places: Sequence[int | None] = (),
) -> ChartTable:
    """A table with a column `REFERENCE`; without it where no bid shows one: names are hidden."""
    at = columns.index(REFERENCE)
    if any(row[at] for row in rows):
        return ChartTable(tuple(columns), tuple(map(tuple, rows)), tuple(keys), tuple(places))
    return ChartTable(
        (*columns[:at], *columns[at + 1 :]),
        tuple((*row[:at], *row[at + 1 :]) for row in rows),
        tuple(keys),
        (*places[:at], *places[at + 1 :]),
    )


class Corrected(float):
    """A figure of a table that officials corrected: it says so, and is a figure like any other."""


def as_corrected(figure: float | None, corrected: bool) -> float | None:
    """A figure as it is put in a table, where it is officials' and not the bidder's, or is not."""
    return Corrected(figure) if corrected and figure is not None else figure


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """Something drawn that stands for bids: hovering says `texts`, a click selects `keys`.

    One text and one tuple of bid ids for each point of the artist; more than one id is a cluster,
    and on a map `opens` are the views that show what is in each.
    """

    artist: Artist
    keys: tuple[tuple[str, ...], ...]
    texts: tuple[str, ...]
    opens: tuple[View, ...] = ()


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

    def room(self, wide: float) -> Room:
        """What it needs for all of it to be read where there is that much width, in text sizes.

        It takes more height before it takes more width.
        """

    def draw(self, figure: Figure, scheme: Scheme, selected: str = "") -> Sequence[Mark]:
        """Draw on an empty figure; the bid `selected` stands out. Returns what can be hovered."""


@runtime_checkable
class ShowsMore(Protocol):
    """A chart that shows as much beside what was asked for as there is room for: a map."""

    def as_seen(self, wide: float, high: float) -> Chart:
        """The chart as a figure of that size, in text sizes, shows it: it says what is in sight."""


@runtime_checkable
class ShowsPlaces(Protocol):
    """A chart whose bids have places that stay where they are while what is shown changes."""

    def place_of(self, bid: str) -> tuple[float, float] | None:
        """Where a bid is: its x and y, in the units of a view; None where that is not known."""


def as_seen(chart: Chart, room: Room) -> Chart:
    """A chart that says of itself what is seen of it on a figure of a size."""
    return chart.as_seen(room.wide, room.high) if isinstance(chart, ShowsMore) else chart
