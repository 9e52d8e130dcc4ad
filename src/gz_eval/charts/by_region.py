"""Regions side by side: how many bids, how many shortlisted, and what they would bring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gz_eval.charts.chart import ChartTable, Mark
from gz_eval.charts.drawing import bare, head, letters, nothing_to_show, place, shortened, styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from gz_eval.charts.scheme import Scheme


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
        return "Dark: shortlisted; light: all bids. Sums count the bids that gave a figure"

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
            top = head(figure, self, scheme) - 1.9 * scheme.size / (figure.get_figheight() * 72.0)
            left = letters(scheme, 26)
            x, y, width, height = place(figure, top, left, 12.0, 10.0)
            titles = ("Bids", *self.fields)
            each = width / len(titles)
            marks: list[Mark] = []
            for number, title in enumerate(titles):
                axes = figure.add_axes((x + number * each, y, each * 0.80, height))
                bare(axes)
                letters_there = each * figure.get_figwidth() * 72.0 / letters(scheme, 1.1)
                told = shortened(title, max(8, int(letters_there)))
                axes.set_title(told, loc="left", fontsize=scheme.size, fontweight="bold", pad=4)
                marks += self._column(axes, scheme, number, number == 0, selected)
            return marks

    def _column(
        self, axes: Axes, scheme: Scheme, number: int, named: bool, selected: str
    ) -> list[Mark]:
        if number == 0:
            every = [float(len(region.bids)) for region in self.regions]
            chosen = [float(len(region.shortlisted)) for region in self.regions]
        else:
            every = [region.sums[number - 1] or 0.0 for region in self.regions]
            chosen = [region.shortlisted_sums[number - 1] or 0.0 for region in self.regions]
        positions = range(len(self.regions))
        most = max(every, default=0.0) or 1.0
        light = axes.barh(positions, every, height=0.62, color=scheme.ramp[1])
        dark = axes.barh(positions, chosen, height=0.62, color=scheme.accent)
        marks = []
        for position, region in enumerate(self.regions):
            text = f"{chosen[position]:,.0f} of {every[position]:,.0f}"
            axes.text(every[position] + most * 0.03, position, text, va="center")
            told = f"{region.name}\n{text}" + (
                f" shortlisted ({region.share:.0f}%)" if number == 0 else " shortlisted"
            )
            marks.append(Mark(light[position], (region.bids,), (told,)))
            marks.append(Mark(dark[position], (region.shortlisted,), (told,)))
        axes.set_xlim(0, most * 1.62)
        axes.set_ylim(len(self.regions) - 0.4, -0.6)
        axes.set_xticks([])
        if named:
            axes.set_yticks(positions, [region.name for region in self.regions])
            for label, region in zip(axes.get_yticklabels(), self.regions, strict=True):
                label.set_color(scheme.text)
                label.set_fontweight("bold" if selected in region.bids else "normal")
        else:
            axes.set_yticks([])
        return marks
