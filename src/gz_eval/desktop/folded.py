"""A text in no more than so many lines: at the end of the last are dots where it goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

_CLOSING = "”"
_ABOUT = 6  # letters of what a text is about that still say something


def folded(metrics: QFontMetrics, text: str, width: int, most: int) -> str:
    """The text in up to `most` lines of a width, broken between words.

    In one line alone, what it is about gives way before the figures after its colon do.
    """
    about, colon, figures = text.partition(": ")
    if about.endswith(_CLOSING):  # what is cut short within quotation marks keeps both
        about, colon = about.removesuffix(_CLOSING), _CLOSING + colon
    room = width - metrics.horizontalAdvance(colon + figures)
    if most == 1 and colon and room > metrics.averageCharWidth() * _ABOUT:
        return metrics.elidedText(about, Qt.TextElideMode.ElideRight, room) + colon + figures
    lines: list[str] = []
    rest = text.split(" ")
    while rest and len(lines) < most - 1:
        count = 1
        while count < len(rest) and metrics.horizontalAdvance(" ".join(rest[: count + 1])) <= width:
            count += 1
        lines.append(" ".join(rest[:count]))
        rest = rest[count:]
    if rest:
        lines.append(" ".join(rest))
    return "\n".join(
        one
        if metrics.horizontalAdvance(one) <= width
        else metrics.elidedText(one, Qt.TextElideMode.ElideRight, width)
        for one in lines
    )
