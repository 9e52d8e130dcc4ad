"""What is told beside a part of a chart."""

from __future__ import annotations

from html import escape
from textwrap import wrap

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QToolTip, QWidget

_WIDE = 64  # letters of a line
_LINES = 14
_OFF = QPoint(12, 8)  # from the pointer: Qt puts it further off, by the size of the pointer
_BY_QT = 24  # pixels, about
_FRAME = 12  # pixels above and below the text, together


def tip(text: str) -> str:
    """A text as a tooltip: never wider than a few words, and never read as HTML."""
    lines = [part for line in text.split("\n") for part in wrap(line, _WIDE) or [""]]
    if len(lines) > _LINES:
        lines = [*lines[:_LINES], "…"]
    return "<p style='white-space: pre'>" + "<br>".join(escape(line) for line in lines) + "</p>"


def show_tip(above: QWidget, pointer: QPoint, text: str) -> None:
    """Show it beside the pointer and never under it: a click is the chart's."""
    told = tip(text)
    lines = told.count("<br>") + 1
    height = QFontMetrics(QToolTip.font()).lineSpacing() * lines + _FRAME
    QToolTip.showText(place_of(pointer, height, above.screen().availableGeometry()), told, above)


def place_of(pointer: QPoint, height: int, screen: QRect) -> QPoint:
    """Where to ask Qt for a tip of this height: above the pointer where there is no room below."""
    if pointer.y() + _OFF.y() + _BY_QT + height <= screen.bottom():
        return pointer + _OFF
    return pointer + QPoint(_OFF.x(), -height - _OFF.y() - _BY_QT)
