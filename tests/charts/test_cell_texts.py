"""The texts of many cells stand in the middles of their cells, in every kind of picture."""

from __future__ import annotations

import io
import re

import numpy as np
import pytest
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from gz_eval.charts.cell_texts import CellText, CellTexts

ACROSS, UP = 0.25, 0.8
"""Where the one text is: left, and high up, as shares of the figure."""


@pytest.fixture
def figure() -> Figure:
    """One cell with a letter, the axes as large as the figure."""
    made = Figure(figsize=(400 / 72, 200 / 72), dpi=72)
    axes = made.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_axis_off()
    axes.add_artist(CellTexts((CellText("H", ACROSS, UP, "black"),), FontProperties(size=20)))
    return made


def test_on_the_screen(figure: Figure) -> None:
    canvas = FigureCanvasAgg(figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    pixels = np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
    dark = pixels[:, :, 0] < 128
    down, across = (places.mean() for places in dark.nonzero())
    assert across == pytest.approx(ACROSS * 400, abs=2.0)
    assert down == pytest.approx((1 - UP) * 200, abs=2.0)


def written(figure: Figure, kind: str) -> str:
    stream = io.BytesIO()
    with rc_context({"svg.fonttype": "none", "pdf.compression": 0, "pdf.fonttype": 42}):
        figure.savefig(stream, format=kind, dpi=72)
    return stream.getvalue().decode("latin-1")


def test_in_a_pdf_which_counts_from_the_bottom(figure: Figure) -> None:
    ((x, y),) = re.findall(r"([\d.]+) ([\d.]+) cm\nBT", written(figure, "pdf"))
    assert float(x) == pytest.approx(ACROSS * 400, abs=12.0)  # where the letter begins
    assert float(y) == pytest.approx(UP * 200, abs=12.0)


def test_in_an_svg_which_counts_from_the_top(figure: Figure) -> None:
    ((x, y),) = re.findall(r'translate\(([\d.]+) ([\d.]+)\)">H<', written(figure, "svg"))
    assert float(x) == pytest.approx(ACROSS * 400, abs=12.0)
    assert float(y) == pytest.approx((1 - UP) * 200, abs=12.0)
