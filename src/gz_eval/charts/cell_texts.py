"""Short texts in the middles of many cells, drawn as one: a text object for each takes far longer.

They go the way that the library's own texts go, and are letters in every kind of picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.artist import Artist

if TYPE_CHECKING:
    from matplotlib.backend_bases import RendererBase
    from matplotlib.font_manager import FontProperties


@dataclass(frozen=True, slots=True)
class CellText:
    """A text, the middle of its cell as the axes count, and its colour."""

    text: str
    x: float
    y: float
    colour: str


class CellTexts(Artist):
    """Texts of axes, all in one size; each that is different is measured once."""

    zorder = 3

    def __init__(self, texts: Sequence[CellText], font: FontProperties) -> None:
        super().__init__()
        self.texts = tuple(texts)
        self.font = font

    def sizes(self, renderer: RendererBase) -> dict[str, tuple[float, float, float]]:
        """How wide, high and deep each text is, in pixels."""
        texts = {one.text for one in self.texts}
        return {
            text: renderer.get_text_width_height_descent(text, self.font, False) for text in texts
        }

    def draw(self, renderer: RendererBase) -> None:
        """Each in the middle of its cell."""
        if self.axes is None or not self.texts:
            return
        sizes, high = self.sizes(renderer), renderer.get_canvas_width_height()[1]
        middles = self.axes.transData.transform([(one.x, one.y) for one in self.texts])
        pen = renderer.new_gc()
        for one, (x, y) in zip(self.texts, middles.tolist(), strict=True):
            wide, tall, deep = sizes[one.text]
            base = y - tall / 2 + deep
            pen.set_foreground(one.colour)
            renderer.draw_text(
                pen,
                x - wide / 2,
                high - base if renderer.flipy() else base,
                one.text,
                self.font,
                0.0,
            )
        pen.restore()
        self.stale = False
