"""Regions side by side: how many bids, how many shortlisted, and what they would bring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from gz_eval.charts.chart import ChartTable, Mark
from gz_eval.charts.drawing import (
    bare,
    head,
    key_room,
    letters,
    nothing_to_show,
    place,
    styled,
)
from gz_eval.charts.standing import look_of
from gz_eval.core.outcome import Standing

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from gz_eval.charts.scheme import Scheme

_KEY = ("All bids", "Shortlisted (the narrow bar)")
_SHARE = 1  # which column is that of shares


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


@dataclass(frozen=True, slots=True)
class ByRegion:
    """Regions in a fixed order. `fields` are labels with units of what is summed."""

    fields: tuple[str, ...]
    regions: tuple[RegionSums, ...]

    @property
    def title(self) -> str:
        """What it shows."""
        return "Bids by region and nation"

    @property
    def units(self) -> str:
        """What the figures are in."""
        return "Sums count the bids that gave a figure"

    @property
    def least_lines(self) -> float:
        """A row for each region."""
        return len(self.regions) * 1.7 + 12.0

    @property
    def alt(self) -> str:
        """The chart in words."""
        regions = [region for region in self.regions if region.bids]
        if not regions:
            return "There are no bids yet."
        most = max(regions, key=lambda region: len(region.bids))
        chosen = max(regions, key=lambda region: len(region.shortlisted))
        none = [region.name for region in regions if not region.shortlisted]
        told = f" {len(none)} regions with bids have none shortlisted." if none else ""
        return (
            f"Bars for {len(self.regions)} regions. {most.name} has the most bids"
            f" ({len(most.bids):,}); {chosen.name} has the most shortlisted"
            f" ({len(chosen.shortlisted):,}).{told}"
        )

    def table(self) -> ChartTable:
        """One row a region."""
        return ChartTable(
            (
                "Region",
                "Bids",
                "Shortlisted",
                "Share shortlisted (%)",
                *(
                    title
                    for field in self.fields
                    for title in (f"{field}, all bids", f"{field}, shortlisted")
                ),
            ),
            tuple(
                (
                    region.name,
                    len(region.bids),
                    len(region.shortlisted),
                    round(region.share, 1),
                    *(
                        figure
                        for pair in zip(region.sums, region.shortlisted_sums, strict=True)
                        for figure in pair
                    ),
                )
                for region in self.regions
            ),
        )

    def draw(self, figure: Figure, scheme: Scheme, selected: str = "") -> Sequence[Mark]:
        """Small multiples that share their rows: counts first, then each sum."""
        with styled(figure, scheme):
            if not any(region.bids for region in self.regions):
                nothing_to_show(figure, self, scheme, "Import bids to see their regions.")
                return ()
            top = head(figure, self, scheme)
            columns, key = key_room(figure, scheme, _KEY, 24.0)
            left = letters(scheme, 26)
            room = figure.get_figwidth() * 72.0 - left - 12.0
            titles = ("Bids", "Share shortlisted (%)", *self.fields)
            # A bar of shares needs less room than one with two sums beside it.
            shares = [0.8, 0.75, *(1.0 for _field in self.fields)]
            widths = [room * share / sum(shares) for share in shares]
            told = [
                wrap(title, max(8, int(width * 0.92 / letters(scheme, 1.12))))
                for title, width in zip(titles, widths, strict=True)
            ]
            lines = max(map(len, told))
            top -= key + (1.35 * lines + 0.8) * scheme.size / (figure.get_figheight() * 72.0)
            x, y, width, height = place(figure, top, left, 12.0, 10.0)
            marks: list[Mark] = []
            for number, title in enumerate(told):
                share = widths[number] / room * width
                axes = figure.add_axes((x, y, share * 0.94, height))
                x += share
                bare(axes)
                axes.set_title(
                    "\n".join(title),
                    loc="left",
                    fontsize=scheme.size,
                    fontweight="bold",
                    pad=4,
                    parse_math=False,
                )
                marks += self._column(axes, scheme, number, widths[number] * 0.94, selected)
            self._draw_key(figure, scheme, columns, top, lines)
            return marks

    def _draw_key(
        self, figure: Figure, scheme: Scheme, columns: int, top: float, lines: int
    ) -> None:
        """What the two bars mean, by shade and by height."""
        from matplotlib.patches import Patch

        high = 1.35 * lines + 0.8
        figure.legend(
            handles=[
                Patch(facecolor=colour, edgecolor=scheme.secondary, linewidth=0.5, label=text)
                for colour, text in zip(
                    (scheme.ramp[1], look_of(scheme, Standing.SHORTLISTED).colour),
                    _KEY,
                    strict=True,
                )
            ],
            loc="lower left",
            bbox_to_anchor=(
                4.0 / (figure.get_figwidth() * 72.0),
                top + high * scheme.size / (figure.get_figheight() * 72.0),
            ),
            ncols=columns,
            handlelength=1.0,
            columnspacing=1.6,
            borderaxespad=0.1,
            borderpad=0.2,
        )

    def _column(
        self, axes: Axes, scheme: Scheme, number: int, room: float, selected: str
    ) -> list[Mark]:
        """Bids, the share of them that is shortlisted, and then each sum; `room` in points."""
        if number == _SHARE:
            return self._shares(axes, scheme, room)
        if number == 0:
            every = [float(len(region.bids)) for region in self.regions]
            chosen = [float(len(region.shortlisted)) for region in self.regions]
        else:
            every = [region.sums[number - 2] or 0.0 for region in self.regions]
            chosen = [region.shortlisted_sums[number - 2] or 0.0 for region in self.regions]
        positions = range(len(self.regions))
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
        marks = []
        widest = 0
        for position, region in enumerate(self.regions):
            text = f"{chosen[position]:,.0f} of {every[position]:,.0f}"
            widest = max(widest, len(text))
            axes.text(every[position] + most * 0.03, position, text, va="center")
            told = f"{region.name}\n{text}" + (
                f" shortlisted ({region.share:.0f}%)" if number == 0 else " shortlisted"
            )
            marks.append(Mark(light[position], (region.bids,), (told,)))
            marks.append(Mark(dark[position], (region.shortlisted,), (told,)))
        axes.set_xlim(0, most * _beside(room, letters(scheme, widest + 0.5)))
        axes.set_ylim(len(self.regions) - 0.4, -0.6)
        axes.set_xticks([])
        if number == 0:
            axes.set_yticks(positions, [region.name for region in self.regions])
            for label, region in zip(axes.get_yticklabels(), self.regions, strict=True):
                label.set_color(scheme.text)
                label.set_fontweight("bold" if selected in region.bids else "normal")
        else:
            axes.set_yticks([])
        return marks

    def _shares(self, axes: Axes, scheme: Scheme, room: float) -> list[Mark]:
        """The share of each region's bids that is shortlisted, and that of all by a line."""
        bids = sum(len(region.bids) for region in self.regions)
        overall = 100.0 * sum(len(region.shortlisted) for region in self.regions) / max(1, bids)
        positions = range(len(self.regions))
        shares = [region.share for region in self.regions]
        most = max(*shares, overall) or 1.0
        bars = axes.barh(
            positions, shares, height=0.34, color=look_of(scheme, Standing.SHORTLISTED).colour
        )
        marks = []
        for position, region in enumerate(self.regions):
            text = f"{region.share:.1f}%" if region.bids else "no bids"
            axes.text(region.share + most * 0.04, position, text, va="center")
            told = (
                f"{region.name}\n{len(region.shortlisted):,} of {len(region.bids):,} shortlisted,"
                f" {region.share:.1f}%\nall regions: {overall:.1f}%"
            )
            marks.append(Mark(bars[position], (region.shortlisted,), (told,)))
        axes.axvline(overall, color=scheme.secondary, linewidth=0.9, linestyle=(0, (1, 2)))
        axes.annotate(
            f"all {overall:.1f}%",
            (overall, 0.0),
            xycoords=("data", "axes fraction"),
            xytext=(3, -1),
            textcoords="offset points",
            fontsize=scheme.size * 0.85,
            color=scheme.secondary,
        )
        axes.set_xlim(0, most * _beside(room, letters(scheme, 7)))
        axes.set_ylim(len(self.regions) - 0.4, -0.6)
        axes.set_xticks([])
        axes.set_yticks([])
        return marks


def _beside(room: float, text: float) -> float:
    """How much longer than its longest bar an axis is, for a text to have room beside that bar."""
    return room / max(room * 0.2, room - text) * 1.03
