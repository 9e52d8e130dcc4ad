"""How a widget looks: what is cut off in it, what is too faint to read, and a picture of it."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from accessible import contrast
from gz_eval.desktop.header import ElidedLabel
from gz_eval.desktop.painted import Painted

KEEP = "GZ_EVAL_PICTURES"  # names a folder: pictures are kept there, to be looked at
READABLE = 4.5  # WCAG 2.2, level AA
_STILL, _MOST_ROUNDS = 3, 200  # rounds of events in which nothing moves, and rounds at most


def laid_out(top: QWidget) -> None:
    """Have everything where it stays: one layout may ask for another, and a turn for the next."""
    before, still = None, 0
    for _ in range(_MOST_ROUNDS):
        QApplication.processEvents()
        now = [(one, one.geometry()) for one in top.findChildren(QWidget) if one.isVisible()]
        still = still + 1 if now == before else 0
        if still == _STILL:
            return
        before = now
    raise AssertionError(f"{_called(top)} is laid out for ever")


def cut(top: QWidget) -> list[str]:
    """What is narrower than its text, or stands outside of the window or what it scrolls in."""
    found = []
    for area in top.findChildren(QScrollArea):
        bar, off = area.horizontalScrollBarPolicy(), Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        inside, given = area.widget(), area.viewport().width()
        if area.isVisible() and bar == off and inside is not None and inside.width() > given:
            found.append(f"{_called(area)}: {inside.width()} pixels in {given} that do not scroll")
    for one in top.findChildren(QWidget):
        if not one.isVisible() or isinstance(one, ElidedLabel) or _inside_control(one):
            continue
        if isinstance(one, Painted):  # it paints itself, and is scrolled where it must be
            continue
        if isinstance(one, QLabel):
            if not one.text() and one.pixmap().isNull():
                continue
            if one.wordWrap():
                needed, given = one.heightForWidth(one.width()), one.height()
            else:
                needed, given = one.sizeHint().width(), one.width()
        elif isinstance(one, QAbstractButton):
            if not one.text():
                continue
            needed, given = one.minimumSizeHint().width(), one.width()
        elif isinstance(one, QAbstractSpinBox | QComboBox | QLineEdit):
            needed, given = one.minimumSizeHint().width(), one.width()
        else:
            continue
        if given < needed:
            found.append(f"{_called(one)}: {given} of {needed} pixels")
        if not isinstance(one, QLabel) and one.height() < one.minimumSizeHint().height():
            least = one.minimumSizeHint().height()
            found.append(f"{_called(one)}: {one.height()} of {least} pixels high")
        room, place = _room(top, one)
        if not room.contains(place):
            found.append(f"{_called(one)}: {place} is outside of {room}")
    return found


def faint(top: QWidget) -> list[str]:
    """Text that does not stand out enough from what it is painted on."""
    found = []
    for one in top.findChildren(QWidget):
        if not one.isVisible() or not one.isEnabled():
            continue
        if isinstance(one, QLabel | QAbstractButton):
            if not one.text():
                continue
            ink = one.palette().color(one.foregroundRole())
        elif isinstance(one, QLineEdit | QComboBox):
            ink = one.palette().color(QPalette.ColorRole.Text)
        else:
            continue
        ratio = contrast(ink, _ground(one))
        if ratio < READABLE:
            found.append(f"{_called(one)}: {ratio:.2f}, {ink.name()} on {_ground(one).name()}")
    return found


def picture(top: QWidget, name: str) -> QImage:
    """A picture of a widget as it is seen; kept where the environment says so."""
    image = top.grab().toImage()
    if folder := os.environ.get(KEEP):
        Path(folder).mkdir(parents=True, exist_ok=True)
        assert image.save(str(Path(folder) / f"{name}.png"))
    return image


def colors(image: QImage) -> set[str]:
    """The colours of a picture, looked for at every second pixel either way."""
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }


def _inside_control(widget: QWidget) -> bool:
    """Whether it is a part of a combo box or the like, which is looked at as a whole."""
    return isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox | QLineEdit)


def _room(top: QWidget, widget: QWidget) -> tuple[QRect, QRect]:
    """Where a widget may be, and where it is: in the window or in what is scrolled."""
    outer = top
    above = widget.parentWidget()
    while above is not None and above is not top:
        scrolls = above.parentWidget()
        if scrolls is not None and isinstance(scrolls.parentWidget(), QScrollArea):
            outer = above
            break
        above = scrolls
    return outer.rect(), QRect(widget.mapTo(outer, QPoint(0, 0)), widget.size())


def _ground(widget: QWidget) -> QColor:
    """What a widget is painted on."""
    if isinstance(widget, QLineEdit | QComboBox):
        return widget.palette().color(QPalette.ColorRole.Base)
    one: QWidget | None = widget
    while one is not None:
        if one.autoFillBackground() or one.isWindow() or isinstance(one, QAbstractButton):
            return one.palette().color(one.backgroundRole())
        one = one.parentWidget()
    raise AssertionError("a widget outside of any window")


def _called(widget: QWidget) -> str:
    said = getattr(widget, "text", None)
    words = said() if callable(said) else widget.accessibleName()
    return f"{type(widget).__name__} “{words}”"
