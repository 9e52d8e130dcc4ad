"""The first page: what it paints around where bids can be dropped."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gz_eval.desktop.welcome import Framed


class _Painted(QObject):
    """Where a widget was painted anew."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return super().eventFilter(watched, event)


def test_the_frame_leaves_nothing_behind_where_what_is_in_it_shrinks(
    qtbot: QtBot, dressed: None
) -> None:
    """Its line lies half outside of that: what was left beside it stood there as a stray line."""
    around = QWidget()
    framed = Framed(around)
    around.setParent(framed)
    around.setGeometry(20, 20, 200, 200)
    qtbot.addWidget(framed)
    framed.resize(300, 300)
    with qtbot.waitExposed(framed):
        framed.show()
    painted = _Painted()
    framed.installEventFilter(painted)
    around.resize(200, 120)
    qtbot.waitUntil(lambda: painted.region.contains(QPoint(50, 180)))
    assert painted.region.contains(QPoint(19, 180))
