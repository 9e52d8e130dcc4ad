"""What a picture says of itself when it leaves the program: its marking, and where it is from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gz_eval.charts.drawing import SIDE
from gz_eval.charts.measure import LINE, wrapped

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from gz_eval.charts.scheme import Scheme

_SMALL: Final = 0.85  # of the text size
_MARKING: Final = 1.1


@dataclass(frozen=True, slots=True)
class Caption:
    """The marking, which stands at the top, and sentences below the chart."""

    marking: str
    sentences: tuple[str, ...]
    maker: str

    @property
    def text(self) -> str:
        """All of it on one line, as it is put into a file's metadata."""
        return " ".join((f"Marking: {self.marking}.", *self.sentences))

    def lines(self, wide: float) -> list[str]:
        """What is below the chart, where there is so much width in text sizes."""
        text = [line for said in self.sentences for line in wrapped(said, wide / _SMALL)]
        return [f"Marking: {self.marking}", *text]


def add_caption(figure: Figure, caption: Caption, scheme: Scheme) -> tuple[float, float]:
    """Write beyond the top and the foot of a figure; returns how far beyond, in inches."""
    wide, high = figure.get_figwidth(), figure.get_figheight()
    size = scheme.size / 72.0
    lines = caption.lines(wide / size - 2 * SIDE)
    above, below = 2.2 * size, (LINE * _SMALL * len(lines) + 1.2) * size
    figure.text(
        0.5,
        1 + above / 2 / high,
        caption.marking,
        fontsize=scheme.size * _MARKING,
        fontweight="bold",
        color=scheme.text,
        ha="center",
        va="center",
        parse_math=False,
    )
    for number, line in enumerate(lines):
        figure.text(
            SIDE * size / wide,
            -(0.5 + LINE * _SMALL * number) * size / high,
            line,
            fontsize=scheme.size * _SMALL,
            color=scheme.secondary,
            va="top",
            parse_math=False,
        )
    return above, below


def metadata(kind: str, title: str, words: str, caption: Caption) -> dict[str, str]:
    """What a file of a kind (png, svg, pdf) says of itself, under the names its kind has."""
    said = f"{words} {caption.text}"
    names: dict[str, Sequence[tuple[str, str]]] = {
        "png": (("Description", said), ("Software", caption.maker), ("Comment", caption.marking)),
        "svg": (("Description", said), ("Creator", caption.maker), ("Rights", caption.marking)),
        "pdf": (("Subject", said), ("Creator", caption.maker), ("Keywords", caption.marking)),
    }
    return {"Title": title, **dict(names[kind])}
