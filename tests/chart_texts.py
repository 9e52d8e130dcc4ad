"""A chart drawn in the room it asks for, and where the texts on it are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from gz_eval.charts.chart import Chart
from gz_eval.charts.scheme import LIGHT

Corners = list[tuple[float, float]]


def drawn_in_its_room(chart: Chart, wide: float, size: float, selected: str) -> Figure:
    """The chart with all the room that it says it needs where it has that width."""
    room = chart.room(wide)
    inches = size / 72.0
    figure = Figure(figsize=(max(wide, room.wide) * inches, room.high * inches), dpi=72)
    FigureCanvasAgg(figure)
    chart.draw(figure, replace(LIGHT, size=size), selected)
    figure.draw_without_rendering()  # as it is laid out: no picture is looked at here
    return figure


def texts_of(figure: Figure) -> Iterator[Text]:
    """All that is written on it; not what stands at ticks beyond the ends of an axis."""
    beyond = set()
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            low, high = sorted(axis.get_view_interval())
            for tick in axis.get_major_ticks():
                if not low - 1e-9 <= tick.get_loc() <= high + 1e-9:
                    beyond |= {tick.label1, tick.label2}
    for text in figure.findobj(Text):
        assert isinstance(text, Text)
        if text.get_visible() and text.get_text().strip() and text not in beyond:
            yield text


def corners_of(text: Text) -> Corners:
    """The corners of a text, turned as it is."""
    angle = text.get_rotation()
    if angle % 90:
        text.set_rotation(0.0)
        box = text.get_window_extent()
        text.set_rotation(angle)
        x, y = text.get_transform().transform(text.get_unitless_position())
        turn = Affine2D().rotate_deg_around(x, y, angle)
        spots = ((box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1))
        return [tuple(turn.transform(spot)) for spot in spots]
    box = text.get_window_extent()
    return [(box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1)]


def apart(one: Corners, other: Corners) -> bool:
    """Whether a line lies between two boxes, or they only touch: by no more than a pixel."""
    for shape in (one, other):
        for start, end in zip(shape, [*shape[1:], shape[0]], strict=True):
            across, up = start[1] - end[1], end[0] - start[0]
            long = (across * across + up * up) ** 0.5
            here = [(across * x + up * y) / long for x, y in one]
            there = [(across * x + up * y) / long for x, y in other]
            if max(here) <= min(there) + 1.0 or max(there) <= min(here) + 1.0:
                return True
    return False


def near(texts: list[tuple[Text, Corners]]) -> Iterator[tuple[tuple[Text, Corners], ...]]:
    """The pairs whose upright boxes share more than a pixel either way: no others can touch."""
    spots = np.array([corners for _text, corners in texts])
    low, high = spots.min(axis=1), spots.max(axis=1)
    shared = np.minimum(high[:, None], high) - np.maximum(low[:, None], low)
    for one, other in np.argwhere(np.triu((shared > 1.0).all(axis=2), 1)).tolist():
        yield texts[one], texts[other]


def overlapping(figure: Figure) -> list[tuple[str, str]]:
    """The texts of which one lies on another."""
    texts = [(text, corners_of(text)) for text in texts_of(figure)]
    return [
        (one.get_text(), other.get_text())
        for (one, here), (other, there) in near(texts)
        if not apart(here, there)
    ]
