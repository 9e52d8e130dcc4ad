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
