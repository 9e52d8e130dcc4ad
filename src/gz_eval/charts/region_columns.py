"""The bars of regions in one column: their bids, the share that is shortlisted, or a sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gz_eval.charts.chart import Mark
from gz_eval.charts.measure import widest
from gz_eval.charts.standing import look_of
from gz_eval.core.outcome import Standing
from gz_eval.core.rounding import with_commas

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from gz_eval.charts.scheme import Scheme

SHARE: Final = 1
"""Which column is that of shares; the first is of bids, and sums follow."""


@dataclass(frozen=True, slots=True)
class RegionSums:
    """One region: its bids, those shortlisted, and sums of fields (None: nobody said)."""

    name: str
    bids: tuple[str, ...]
    shortlisted: tuple[str, ...]
    sums: tuple[float | None, ...]
    shortlisted_sums: tuple[float | None, ...]

    @property
    def share(self) -> float:
        """Per cent of its bids that are shortlisted; 0 without bids."""
        return 100.0 * len(self.shortlisted) / len(self.bids) if self.bids else 0.0


def all_of(regions: Sequence[RegionSums]) -> RegionSums:
    """All regions together; a sum is None where there are bids and none of them gave a figure."""

    def together(sums: Sequence[tuple[float | None, ...]]) -> tuple[float | None, ...]:
        every = [[one for one in column if one is not None] for column in zip(*sums, strict=True)]
        return tuple(sum(found) if found else None for found in every)

    with_bids = [region for region in regions if region.bids] or regions
    return RegionSums(
        "All regions",
        tuple(bid for region in regions for bid in region.bids),
        tuple(bid for region in regions for bid in region.shortlisted),
        together([region.sums for region in with_bids]),
        together([region.shortlisted_sums for region in with_bids]),
    )


def draw_column(
    axes: Axes, scheme: Scheme, regions: Sequence[RegionSums], number: int, room: float
) -> list[Mark]:
    """Bids, the share of them that is shortlisted, and then each sum; `room` is its width."""
    if number == SHARE:
        return _shares(axes, scheme, regions, room)
    if number == 0:
        every = [float(len(region.bids)) for region in regions]
        chosen = [float(len(region.shortlisted)) for region in regions]
    else:
        every = [region.sums[number - 2] or 0.0 for region in regions]
        chosen = [region.shortlisted_sums[number - 2] or 0.0 for region in regions]
    positions = range(len(regions))
    ink = look_of(scheme, Standing.SHORTLISTED).colour
    most = max(every, default=0.0) or 1.0
    # The outline is what is seen of a pale bar where contrast must be high.
    light = axes.barh(
        positions,
        every,
        height=0.62,
        facecolor=scheme.ramp[1],
        edgecolor=scheme.secondary,
        linewidth=0.5,
    )
    dark = axes.barh(positions, chosen, height=0.34, color=ink)
    told = [
        f"{part:,.0f} of {whole:,.0f}"
        if number == 0 or region.sums[number - 2] is not None
        # Nobody said: that is not none.
        else "no figure"
        if region.bids
        else ""
        for region, part, whole in zip(regions, chosen, every, strict=True)
    ]
    marks = []
    for position, (region, text) in enumerate(zip(regions, told, strict=True)):
        axes.annotate(
            text,
            (every[position], position),
            xytext=(scheme.size * 0.35, 0),
            textcoords="offset points",
            va="center",
        )
        said = f"{region.name}\n{text or 'no bids'}"
        said += " shortlisted" if " of " in text else ""
        if number == 0:
            said += f" ({with_commas(region.share, 1)}%)"
        marks.append(Mark(light[position], (region.bids,), (said,)))
        marks.append(Mark(dark[position], (region.shortlisted,), (said,)))
    axes.set_xlim(0, most * _beside(room, widest(told) + 0.8))
    return marks


def _shares(axes: Axes, scheme: Scheme, regions: Sequence[RegionSums], room: float) -> list[Mark]:
    """The share of each region's bids that is shortlisted, and that of all by a line."""
    overall = all_of(regions).share
    positions = range(len(regions))
    shares = [region.share for region in regions]
    told = [f"{with_commas(region.share, 1)}%" if region.bids else "no bids" for region in regions]
    # The figures have a place of their own at the right: the line of all passes none of them.
    end = (max(*shares, overall) or 1.0) * _beside(room, widest(told) + 1.6)
    bars = axes.barh(
        positions, shares, height=0.34, color=look_of(scheme, Standing.SHORTLISTED).colour
    )
    marks = []
    for position, (region, figure) in enumerate(zip(regions, told, strict=True)):
        axes.text(end * (1 - 0.8 / room), position, figure, va="center", ha="right")
        text = (
            f"{region.name}\n{len(region.shortlisted):,} of {len(region.bids):,} shortlisted,"
            f" {with_commas(region.share, 1)}%\nall regions: {with_commas(overall, 1)}%"
        )
        marks.append(Mark(bars[position], (region.shortlisted,), (text,)))
    axes.axvline(overall, color=scheme.secondary, linewidth=0.9, linestyle=(0, (1, 2)))
    beyond = overall > end / 2  # then what it is stands at its left
    axes.annotate(
        f"all {with_commas(overall, 1)}%",
        (overall, 0.0),
        xycoords=("data", "axes fraction"),
        xytext=(-3 if beyond else 3, -1),
        textcoords="offset points",
        ha="right" if beyond else "left",
        fontsize=scheme.size * 0.85,
        color=scheme.secondary,
    )
    axes.set_xlim(0, end)
    return marks


def _beside(room: float, text: float) -> float:
    """How much longer than its longest bar an axis is, for a text to have room beside that bar."""
    return room / max(room * 0.2, room - text) * 1.03
