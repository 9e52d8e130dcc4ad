"""Boxes for what can be chosen about a chart, side by side with their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gz_eval.app.chart_choices import Choice
from gz_eval.desktop import theme
from gz_eval.desktop.elided_box import ElidedBox
from gz_eval.desktop.flow import Flow
from gz_eval.desktop.letting_go import let_go


class ChoicesRow(QWidget):
    """Offers choices. `changed` is sent with a choice's key and the value that is chosen now."""

    changed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._row = Flow(self, theme.SMALL)
        self.boxes: list[ElidedBox] = []

    def offer(self, choices: Sequence[Choice], chosen: Mapping[str, str]) -> None:
        """Offer other choices, with what is chosen of each."""
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                let_go(widget)
        self.boxes = [self._box(choice, chosen[choice.key]) for choice in choices]

    def _box(self, choice: Choice, value: str) -> ElidedBox:
        box = ElidedBox(choice.label)
        for one, label in choice.options:
            box.addItem(label, one)
        box.setCurrentIndex(max(0, box.findData(value)))
        box.currentIndexChanged.connect(
            lambda _index: self.changed.emit(choice.key, str(box.currentData()))
        )
        self._row.addWidget(_named(box, choice.label))
        return box

    def tab_between(self, before: QWidget, after: QWidget) -> None:
        """Have Tab go from one widget through the boxes to another."""
        for box in (*self.boxes, after):
            self.setTabOrder(before, box)
            before = box


def _named(box: ElidedBox, label: str) -> QWidget:
    """A box with its name before it."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.SMALL)
    name = QLabel(label)
    name.setForegroundRole(name.palette().ColorRole.PlaceholderText)
    row.addWidget(name)
    row.addWidget(box)
    row.addStretch(1)
    return both
