"""Where charts are drawn: one thread of its own, so that the window never waits for a picture.

The drawing library keeps settings and fonts for the whole process, so one picture is drawn after
another, also those of other rooms and those that go to a file. What is not wanted any more by its
turn is not drawn.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from math import isfinite
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gz_eval.charts.caption import Caption
    from gz_eval.charts.chart import Chart, Mark, View
    from gz_eval.charts.scheme import Scheme

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where something that stands for bids is: the middle and half-sizes, in pixels from top left.

    `line` are the points of a curve where it is one, in runs from gap to gap; else it is a box, or
    a round spot. `opens` is the view of a map that shows the bids of a cluster apart.
    """

    keys: tuple[str, ...]
    text: str
    x: float
    y: float
    half_width: float
    half_height: float
    line: tuple[tuple[tuple[float, float], ...], ...] = ()
    opens: View | None = None

    def distance(self, x: float, y: float) -> float:
        """How far a point is from it, in pixels; 0 inside."""
        if self.line:
            return min(
                _to_segment(x, y, one, other)
                for run in self.line
                for one, other in zip(run, run[1:] or run, strict=False)
            )
        across = max(0.0, abs(x - self.x) - self.half_width)
        up = max(0.0, abs(y - self.y) - self.half_height)
        return float((across * across + up * up) ** 0.5)


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A chart as drawn: RGBA bytes of `width` x `height` pixels, and where its bids are.

    `frame` is left, top, width and height of the axes in pixels, and `view` what they show: least
    and greatest x, least and greatest y. `told` says it in words.
    """

    pixels: bytes
    width: int
    height: int
    places: tuple[Place, ...]
    frame: tuple[float, float, float, float]
    view: tuple[float, float, float, float]
    told: str


@dataclass(frozen=True, slots=True)
class _Asked(Generic[Result]):
    """Who is told what of a piece of work. Kept here and not by the thread that does it.

    What a thread lets go of last is deleted there, and widgets must not be.
    """

    done: Callable[[Result], None]
    failed: Callable[[Exception], None]
    wanted: Callable[[], bool]


class DrawingRoom:
    """Has things drawn one after another on another thread. `post` brings closures back to ours."""

    def __init__(self, post: Callable[[Callable[[], None]], None]) -> None:
        self._post = post
        self._gate = Lock()  # nothing is posted to what is closed, not even at the same moment
        self._closed = False
        self._asked: dict[int, _Asked[Any]] = {}
        self._number = 0

    def do(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
        wanted: Callable[[], bool] = lambda: True,
    ) -> None:
        """Do `work` over there when its turn comes, if it is still wanted; then tell us here."""
        if self._closed:
            return
        self._number += 1
        number = self._number
        self._asked[number] = _Asked(done, failed, wanted)

        def run() -> None:
            with self._gate:
                asked = self._asked.get(number)
                if asked is None:
                    return
                wanted = asked.wanted()
                del asked
            if not wanted:
                self._tell(number, lambda _asked: None)
                return
            try:
                result = work()
            except Exception as error:
                caught = error
                self._tell(number, lambda asked: asked.failed(caught))
            else:
                self._tell(number, lambda asked: asked.done(result))

        _drawer().submit(run)

    def _tell(self, number: int, tell: Callable[[_Asked[Any]], None]) -> None:
        """Have whoever asked be told, on our thread; nobody once the room is closed."""

        def deliver() -> None:
            if (asked := self._asked.pop(number, None)) is not None:
                tell(asked)

        with self._gate:
            self._post(deliver)

    def close(self) -> None:
        """Draw nothing any more and tell nobody; what is being drawn is not waited for.

        Whoever asked may be deleted from now on.
        """
        with self._gate:
            self._closed = True
            self._post = _nobody
            self._asked.clear()


_drawers: list[ThreadPoolExecutor] = []
"""The one thread that draws, for all rooms, from the first drawing until `finish`."""


def _drawer() -> ThreadPoolExecutor:
    if not _drawers:
        _drawers.append(ThreadPoolExecutor(1, thread_name_prefix="gz_eval drawing"))
    return _drawers[0]


def finish() -> None:
    """Wait for what is still being drawn: once, when no window is there to be held up.

    Python must not be taken down while the drawing library is at work.
    """
    while _drawers:
        _drawers.pop().shutdown(wait=True)


def _nobody(_closure: Callable[[], None]) -> None:
    """Told by a room that is closed."""


def draw(
    chart: Chart, scheme: Scheme, width: int, height: int, dots: float, selected: str
) -> Drawn:
    """Draw a chart at a size in pixels; `dots` are pixels per inch."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    from gz_eval.charts.chart import as_seen
    from gz_eval.charts.drawing import size_of

    figure = Figure(figsize=(width / dots, height / dots), dpi=dots)
    canvas = FigureCanvasAgg(figure)
    marks = chart.draw(figure, scheme, selected)
    seen = as_seen(chart, size_of(figure, scheme))
    canvas.draw()  # type: ignore[no-untyped-call]
    wide, tall = canvas.get_width_height()
    frame, view = (0.0, 0.0, float(wide), float(tall)), (0.0, 1.0, 0.0, 1.0)
    if figure.axes:
        axes = figure.axes[0]
        box = axes.get_window_extent()
        frame = (float(box.x0), tall - float(box.y1), float(box.width), float(box.height))
        view = (*axes.get_xlim(), *axes.get_ylim())
    pixels = bytes(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
    places = tuple(_places(marks, float(tall)))
    figure.clear()  # taken apart here: left as garbage, the window would have to wait for that
    return Drawn(pixels, wide, tall, places, frame, view, f"{seen.units}. {seen.alt}")


def picture(
    chart: Chart,
    kind: str,
    caption: Caption,
    selected: str,
    room: tuple[float, float] | None = None,
) -> bytes:
    """A chart as a file: png, svg or pdf, always light. `room` is its size in text sizes."""
    from gz_eval.charts.picture import SIZE, write_picture
    from gz_eval.charts.scheme import LIGHT

    inch = LIGHT.size / 72.0
    size = SIZE if room is None else (room[0] * inch, room[1] * inch)
    stream = io.BytesIO()
    write_picture(chart, stream, kind, caption, size=size, selected=selected)
    return stream.getvalue()


def _places(marks: Sequence[Mark], tall: float) -> list[Place]:
    from matplotlib.collections import PathCollection, PolyCollection
    from matplotlib.lines import Line2D

    places: list[Place] = []
    for mark in marks:
        artist = mark.artist
        if isinstance(artist, PathCollection):
            spots = artist.get_offset_transform().transform(artist.get_offsets())
            sizes = artist.get_sizes()
            dots = artist.figure.dpi / 72.0 if artist.figure is not None else 1.0
            for number, (x, y) in enumerate(spots):
                half = float(sizes[number % len(sizes)]) ** 0.5 / 2 * dots
                places.append(
                    Place(
                        mark.keys[number],
                        mark.texts[number],
                        float(x),
                        tall - float(y),
                        half,
                        half,
                        opens=mark.opens[number] if mark.opens else None,
                    )
                )
        elif isinstance(artist, PolyCollection):
            transform = artist.get_transform()
            for number, path in enumerate(artist.get_paths()):
                corners = transform.transform(path.vertices)
                (left, low), (right, high) = corners.min(axis=0), corners.max(axis=0)
                places.append(
                    Place(
                        mark.keys[number],
                        mark.texts[number],
                        float(left + right) / 2,
                        tall - float(low + high) / 2,
                        float(right - left) / 2,
                        float(high - low) / 2,
                    )
                )
        elif isinstance(artist, Line2D):
            points = artist.get_transform().transform(artist.get_xydata())
            runs = _runs([(float(x), tall - float(y)) for x, y in points])
            if runs:  # a line that is all gap is nowhere
                drawn = [point for run in runs for point in run]
                x, y = drawn[len(drawn) // 2]
                places.append(Place(mark.keys[0], mark.texts[0], x, y, 0.0, 0.0, runs))
        else:
            box = artist.get_window_extent()
            places.append(
                Place(
                    mark.keys[0],
                    mark.texts[0],
                    float(box.x0 + box.x1) / 2,
                    tall - float(box.y0 + box.y1) / 2,
                    float(box.width) / 2,
                    float(box.height) / 2,
                )
            )
    return places


def _runs(points: Sequence[tuple[float, float]]) -> tuple[tuple[tuple[float, float], ...], ...]:
    """The points of a curve from gap to gap: where there is none it has no number."""
    runs = groupby(points, lambda point: isfinite(point[0]) and isfinite(point[1]))
    return tuple(tuple(run) for there, run in runs if there)


def _to_segment(x: float, y: float, one: tuple[float, float], other: tuple[float, float]) -> float:
    across, up = other[0] - one[0], other[1] - one[1]
    length = across * across + up * up
    share = 0.0 if length == 0 else ((x - one[0]) * across + (y - one[1]) * up) / length
    share = min(1.0, max(0.0, share))
    right, down = one[0] + share * across - x, one[1] + share * up - y
    return float((right * right + down * down) ** 0.5)
