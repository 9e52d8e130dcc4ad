"""How charts look, in one place: type, axes, titles, legends. No chart knows another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from gz_eval.charts.contrast import contrast
from gz_eval.charts.measure import LINE, Room, widest, wrapped

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure

    from gz_eval.charts.chart import Chart
    from gz_eval.charts.scheme import Scheme

# The system's own first, then what matplotlib brings along.
_FONTS = ["Segoe UI", "SF Pro Text", "Helvetica Neue", "Noto Sans", "DejaVu Sans"]

SIDE: Final = 1.33
"""What is left free at the edges of a chart, in text sizes."""
_STRONG: Final = 3.0
_RAMP: Final = 0.9
_TITLE: Final = 1.25  # how much larger a title is
_SURE: Final = 0.97  # of the width: small letters are set a little wider than they are


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
        "xtick.major.pad": scheme.size * 0.4,
        "ytick.major.pad": scheme.size * 0.4,
        "xtick.minor.size": 0,
        "ytick.minor.size": 0,
        "grid.color": scheme.line,
        "grid.linewidth": 0.8,
        # Lines as strong as text, where contrast is high, must not lie before what is drawn.
        "grid.alpha": 0.4 if contrast(scheme.line, scheme.background) > _STRONG else 1.0,
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


def size_of(figure: Figure, scheme: Scheme) -> Room:
    """A figure's size in text sizes."""
    inch = 72.0 / scheme.size
    return Room(figure.get_figwidth() * inch, figure.get_figheight() * inch)


def head(figure: Figure, chart: Chart, scheme: Scheme) -> float:
    """Write title and units at the top left, wrapped; returns how high they are, in text sizes."""
    size, used = size_of(figure, scheme), SIDE * 0.7
    title, units = _head_lines(chart, size.wide)
    for lines, large, ink, weight in (
        (title, _TITLE, scheme.text, "bold"),
        (units, 1.0, scheme.secondary, "normal"),
    ):
        for line in lines:
            figure.text(
                SIDE / size.wide,
                1 - used / size.high,
                line,
                fontsize=scheme.size * large,
                fontweight=weight,
                color=ink,
                va="top",
                parse_math=False,
            )
            used += LINE * large
    return head_high(chart, size.wide)


def head_high(chart: Chart, wide: float) -> float:
    """How high title and units are where there is so much width, in text sizes."""
    title, units = _head_lines(chart, wide)
    return SIDE * 0.7 + LINE * (_TITLE * len(title) + len(units)) + 0.4


def _head_lines(chart: Chart, wide: float) -> tuple[list[str], list[str]]:
    room = max(8.0, _SURE * (wide - 2 * SIDE))
    return wrapped(chart.title, room / _TITLE, bold=True), wrapped(chart.units, room)


def key_room(names: Sequence[str], wide: float, sign: float = 1.0) -> tuple[int, float]:
    """How many columns a key of names has in a width, and its height; in text sizes.

    `sign` is how wide the sign beside each name is.
    """
    columns = int(wide // (widest(names) + sign + 2.6))
    columns = min(max(1, columns), max(1, len(names)))
    return columns, 0.6 + 1.57 * -(-len(names) // columns)


def key(
    figure: Figure,
    scheme: Scheme,
    handles: Sequence[Artist],
    columns: int,
    foot: float,
    *,
    left: float = SIDE,
    sign: float = 1.0,
) -> None:
    """What colours and signs mean: one way for every chart.

    It stands on what begins `foot` text sizes under the top of the figure, and is read row by row.
    """
    size = size_of(figure, scheme)
    count = len(handles)
    # The library goes down its columns; a key is read along its rows.
    along = [handles[at] for column in range(columns) for at in range(column, count, columns)]
    legend = figure.legend(
        handles=along,
        loc="lower left",
        bbox_to_anchor=((left - 0.2) / size.wide, 1 - (foot - 0.25) / size.high),
        ncols=columns,
        handlelength=sign,
        columnspacing=1.4,
        borderaxespad=0.1,
        borderpad=0.2,
    )
    for text in legend.get_texts():
        text.set_parse_math(False)


def place(
    figure: Figure, scheme: Scheme, top: float, left: float, right: float, bottom: float
) -> tuple[float, float, float, float]:
    """Axes (left, bottom, width and height from 0 to 1) with these margins in text sizes."""
    size = size_of(figure, scheme)
    x, y = left / size.wide, bottom / size.high
    return x, y, max(1 - x - right / size.wide, 0.05), max(1 - top / size.high - y, 0.05)


def few_ticks(axis: Axis, length: float, *, whole: bool = False) -> None:
    """Have only as many figures along an axis of that length (text sizes) as stand apart."""
    from matplotlib.ticker import MaxNLocator

    bins, steps = max(2, min(10, int(length // 5))), [1, 2, 2.5, 5, 10]
    axis.set_major_locator(MaxNLocator(bins, steps=steps, integer=whole))


def ground(scheme: Scheme) -> dict[str, Any]:
    """What is under a text that a line may pass: the line stops there."""
    return {"facecolor": scheme.background, "edgecolor": "none", "pad": 1.5}


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
) -> None:
    """The scale of a ramp, with its ends told; see `scale_high` for the height it takes.

    `corner` is how far its left and its top are from those of the figure, and `wide` how wide it
    is, in text sizes. The ticks stand at even distances.
    """
    from matplotlib.colors import LinearSegmentedColormap

    size = size_of(figure, scheme)
    left, down = corner
    told = wrapped(label, wide)

    def write(text: str, x: float, y: float, side: str, ink: str) -> None:
        figure.text(
            x / size.wide, 1 - y / size.high, text, va="top", ha=side, color=ink, parse_math=False
        )

    for number, part in enumerate(told):
        write(part, left, down + number * LINE, "left", scheme.text)
    under = down + len(told) * LINE + 0.1
    axes = figure.add_axes(
        (left / size.wide, 1 - (under + _RAMP) / size.high, wide / size.wide, _RAMP / size.high)
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
        side = "left" if number == 0 else "right" if share == 1 else "center"
        write(tick, left + wide * share, under + _RAMP + 0.2, side, scheme.secondary)


def scale_high(label: str, wide: float) -> float:
    """How high the scale of a ramp is with its label, in text sizes."""
    return len(wrapped(label, wide)) * LINE + _RAMP + LINE + 0.6


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
