"""A value score to type: from 0 to 100, with as many decimals as it has."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

_DECIMALS = 6


class ScoreBox(QDoubleSpinBox):
    """Shows a score. `scored` is sent with what a person set, and with nothing else."""

    scored = Signal(float)

    def __init__(self, name: str, none: str = "", parent: QWidget | None = None) -> None:
        """Make it; `none` is what stands for 0, where 0 stands for no score."""
        super().__init__(parent)
        self.setRange(0, 100)
        self.setDecimals(_DECIMALS)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSpecialValueText(none)
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.valueChanged.connect(self.scored)

    def textFromValue(self, value: float) -> str:
        return f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".")

    def show_score(self, score: float) -> None:
        """Show a score and send nothing."""
        if self.value() != score:
            self.blockSignals(True)
            self.setValue(score)
            self.blockSignals(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling past must not set a score on the way.
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
