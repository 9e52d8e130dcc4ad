"""How charts look, in one place: type, axes, titles, legends. No chart knows another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from textwrap import wrap
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from gz_eval.charts.chart import Chart
    from gz_eval.charts.scheme import Scheme

# The system's own first, then what matplotlib brings along.
_FONTS = ["Segoe UI", "SF Pro Text", "Helvetica Neue", "Noto Sans", "DejaVu Sans"]


@contextmanager
def styled(figure: Figure, scheme: Scheme) -> Iterator[None]:
    """Draw in the scheme's colours and type, without touching matplotlib's settings for others."""
    import logging

    from matplotlib import font_manager, rc_context

    known = set(font_manager.get_font_names())
    fonts = [font for font in _FONTS if font in known] or ["sans-serif"]
    settings: dict[Any, Any] = {
        "font.family": fonts,
        "font.size": scheme.size,
        "text.color": scheme.text,
        "axes.labelcolor": scheme.secondary,
        "axes.labelsize": scheme.size,
        "axes.edgecolor": scheme.line,
        "axes.facecolor": scheme.background,
        "axes.axisbelow": True,
        "axes.unicode_minus": True,
        "xtick.color": scheme.secondary,
        "ytick.color": scheme.secondary,
        "xtick.labelsize": scheme.size,
        "ytick.labelsize": scheme.size,
        "xtick.major.size": 0,
        "ytick.major.size": 0,
        "xtick.minor.size": 0,
        "ytick.minor.size": 0,
        "grid.color": scheme.line,
        "grid.linewidth": 0.8,
        "hatch.linewidth": 0.8,
        "legend.frameon": False,
        "legend.fontsize": scheme.size,
    }
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    figure.set_facecolor(scheme.background)
    with rc_context(settings):
        yield


def bare(axes: Axes, *, grid: str = "") -> None:
    """Take frame and ticks off; `grid` ("x", "y" or "both") leaves fine lines."""
    for spine in axes.spines.values():
        spine.set_visible(False)
    if grid:
        axes.grid(True, axis=grid)  # type: ignore[arg-type]  # "x", "y" or "both"


def head(figure: Figure, chart: Chart, scheme: Scheme) -> float:
    """Write title and units at the top left, wrapped; returns the height left below, 0 to 1."""
    height, width = figure.get_figheight() * 72.0, figure.get_figwidth() * 72.0
    line, used = scheme.size * 1.7, 8.0
    for text, size, ink, weight in (
        (chart.title, scheme.size * 1.25, scheme.text, "bold"),
        (chart.units, scheme.size, scheme.secondary, "normal"),
    ):
        for part in wrap(text, max(12, int((width - 24.0) / (size * 0.6)))):
            figure.text(
                12.0 / width,
                1 - used / height,
                part,
                fontsize=size,
                fontweight=weight,
                color=ink,
                va="top",
                parse_math=False,
            )
            used += line
    return 1 - (used + 6.0) / height


def key_room(
    figure: Figure, scheme: Scheme, names: Sequence[str], margin: float
) -> tuple[int, float]:
    """How many columns a key of names has beside a margin (points), and its height (0 to 1)."""
    room = figure.get_figwidth() * 72.0 - margin
    columns = int(room // letters(scheme, max(map(len, names), default=1) + 5))
    columns = min(max(1, columns), max(1, len(names)))
    rows = -(-len(names) // columns)
    return columns, (0.8 + 1.6 * rows) * scheme.size / (figure.get_figheight() * 72.0)


def place(
    figure: Figure, top: float, left: float, right: float, bottom: float
) -> tuple[float, float, float, float]:
    """Axes (left, bottom, width, height) with margins in points, under `top` (0 to 1)."""
    width, height = figure.get_figwidth() * 72.0, figure.get_figheight() * 72.0
    x, y = left / width, bottom / height
    return x, y, max(1 - x - right / width, 0.05), max(top - y, 0.05)


def letters(scheme: Scheme, count: float) -> float:
    """The width of so many average letters, in points."""
    return scheme.size * 0.62 * count


def shortened(text: str, most: int) -> str:
    """A label of no more than `most` letters."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def nothing_to_show(figure: Figure, chart: Chart, scheme: Scheme, why: str) -> None:
    """Title and one sentence, where there is nothing to draw."""
    head(figure, chart, scheme)
    figure.text(0.5, 0.5, why, ha="center", va="center", color=scheme.secondary, parse_math=False)


def scale(
    figure: Figure,
    scheme: Scheme,
    colours: Sequence[str],
    label: str,
    ticks: Sequence[str],
    corner: tuple[float, float],
    wide: float,
) -> float:
    """The scale of a ramp, with its ends told; returns the height it takes, in points.

    `corner` is its left in points and its top from 0 to 1, `wide` how wide it is in points. The
    ticks stand at even distances.
    """
    from matplotlib.colors import LinearSegmentedColormap

    width, height = figure.get_figwidth() * 72.0, figure.get_figheight() * 72.0
    left, top = corner
    line = scheme.size * 1.45
    told = wrap(label, max(8, int(wide / letters(scheme, 1))))
    for number, part in enumerate(told):
        figure.text(
            left / width,
            top - number * line / height,
            part,
            va="top",
            color=scheme.text,
            parse_math=False,
        )
    under = len(told) * line + 1.0
    thick = scheme.size * 0.9
    axes = figure.add_axes(
        (left / width, top - (under + thick) / height, wide / width, thick / height)
    )
    ramp = LinearSegmentedColormap.from_list("scale", list(colours))
    axes.imshow([[step / 255 for step in range(256)]], aspect="auto", cmap=ramp, vmin=0, vmax=1)
    axes.set_yticks([])
    axes.set_xticks([])
    for spine in axes.spines.values():
        spine.set_edgecolor(scheme.secondary)
        spine.set_linewidth(0.6)
    for number, tick in enumerate(ticks):
        share = number / max(1, len(ticks) - 1)
        figure.text(
            (left + wide * share) / width,
            top - (under + thick + 2.0) / height,
            tick,
            va="top",
            ha="left" if number == 0 else "right" if share == 1 else "center",
            color=scheme.secondary,
            parse_math=False,
        )
    return under + thick + line + 4.0


def plainly(figure: float) -> str:
    """A figure for a scale or a key, as people write it: three figures or whole, never 1e+04."""
    return f"{figure:,.0f}" if abs(figure) >= 100 else f"{figure:,.3g}"


def apart(heights: Sequence[float], step: float, least: float, most: float) -> list[float]:
    """Ascending heights moved at least `step` apart, each as little as can be, within the ends.

    Heights that are too near become a block about their mean, and blocks that then touch one
    larger: what is crowded spreads both ways. Where there is no room at all, they go beyond `most`.
    """
    blocks: list[tuple[float, int]] = []  # the middle, and how many
    for height in heights:
        middle, count = height, 1
        while blocks:
            before, others = blocks[-1]
            if middle - before >= step * (count + others) / 2:
                break
            middle = (middle * count + before * others) / (count + others)
            count += others
            blocks.pop()
        blocks.append((middle, count))
    placed = [
        middle + step * (number - (count - 1) / 2)
        for middle, count in blocks
        for number in range(count)
    ]
    for index in range(len(placed) - 1, -1, -1):
        ceiling = most if index == len(placed) - 1 else placed[index + 1] - step
        placed[index] = min(placed[index], ceiling)
    for index, height in enumerate(placed):
        floor = least if index == 0 else placed[index - 1] + step
        placed[index] = max(height, floor)
    return placed
