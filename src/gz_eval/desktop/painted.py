"""A widget that paints itself; for screen readers it is a picture, by name and description."""

from __future__ import annotations

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from gz_eval.desktop.focus import OWN, RING


class Painted(QLabel):
    """Subclasses paint, their ring too where they take the focus.

    Qt gives a bare widget no role, and a label with a picture that of one.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPixmap(QPixmap(1, 1))  # never seen: `paintEvent` is the subclass's own
        self.setProperty(RING, OWN)
