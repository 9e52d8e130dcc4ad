"""Buttons that zoom a map, for those who turn no wheel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from gz_eval.desktop import theme
from gz_eval.desktop.chart_view import ChartView


class ZoomButtons(QWidget):
    """Out, in, and the whole map."""

    def __init__(self, view: ChartView) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.TIGHT)
        for text, name, act in (
            ("−", "Zoom out", view.zoom_out),
            ("+", "Zoom in", view.zoom_in),
            ("Whole map", "Show the whole map", view.whole),
        ):
            button = QToolButton()
            button.setText(text)
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(act)
            row.addWidget(button)
