"""A chart as a picture in a file: PNG, SVG with real letters, or PDF; its words go along.

Its marking, and what it was made from, are on it and in the file's metadata.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Final

from gz_eval.charts.caption import add_caption, metadata
from gz_eval.charts.chart import as_seen
from gz_eval.charts.drawing import size_of, styled
from gz_eval.charts.scheme import LIGHT

if TYPE_CHECKING:
    from gz_eval.charts.caption import Caption
    from gz_eval.charts.chart import Chart
    from gz_eval.charts.scheme import Scheme

FORMATS: Final = ("png", "svg", "pdf")
SIZE: Final = (9.6, 6.0)
"""How large a picture is, in inches, where nothing else is said."""


def write_picture(
    chart: Chart,
    stream: IO[bytes],
    kind: str,
    caption: Caption,
    scheme: Scheme = LIGHT,
    size: tuple[float, float] = SIZE,
    dots: int = 200,
    selected: str = "",
) -> None:
    """Draw a chart into a stream. `kind` is one of FORMATS; `size` in inches, `dots` per inch.

    A chart that needs more room than that has more.
    """
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.transforms import Bbox

    room = chart.room(size[0] * 72.0 / scheme.size)
    wide, high = room.wide * scheme.size / 72.0, room.high * scheme.size / 72.0
    figure = Figure(figsize=(max(size[0], wide), max(size[1], high)), dpi=dots)
    FigureCanvasAgg(figure)
    chart.draw(figure, scheme, selected)
    with styled(figure, scheme):
        above, below = add_caption(figure, caption, scheme)
    wide, high = figure.get_figwidth(), figure.get_figheight()
    told = as_seen(chart, size_of(figure, scheme)).alt
    with rc_context({"svg.fonttype": "none", "pdf.fonttype": 42}):
        figure.savefig(
            stream,
            format=kind,
            metadata=metadata(kind, chart.title, told, caption),
            bbox_inches=Bbox([[0.0, -below], [wide, high + above]]),
        )
