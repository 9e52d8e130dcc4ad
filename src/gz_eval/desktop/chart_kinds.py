"""Which kind of chart is shown: a list beside it, or a box above it where that needs the room."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from gz_eval.app.chart_choices import KINDS
from gz_eval.desktop import theme
from gz_eval.desktop.elided_box import ElidedBox
from gz_eval.desktop.fields import PickList


class ChartKinds(QObject):
    """One choice in two widgets, of which one is seen. `changed` is sent with its number."""

    changed = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.list = PickList("Charts")
        self.list.setFrameShape(PickList.Shape.NoFrame)
        self.list.addItems([kind.label for kind in KINDS])
        self.box = ElidedBox("Chart")
        for number, kind in enumerate(KINDS):
            self.list.item(number).setToolTip(kind.about)
            self.box.addItem(kind.label)
        self.box.hide()
        self.list.currentRowChanged.connect(self._change)
        self.box.currentIndexChanged.connect(self.list.setCurrentRow)

    def go(self, key: str) -> None:
        """Choose a kind by its key."""
        self.list.setCurrentRow(next(n for n, kind in enumerate(KINDS) if kind.key == key))

    def enter(self) -> None:
        """Go to the one that is seen."""
        there = self.box if self.list.isHidden() else self.list
        there.setFocus(Qt.FocusReason.OtherFocusReason)

    def fold(self, folded: bool) -> None:
        """Be the box, or the list, which is as wide as its words."""
        metrics = self.list.fontMetrics()
        widest = max(metrics.horizontalAdvance(kind.label) for kind in KINDS)
        self.list.setFixedWidth(widest + 3 * theme.MEDIUM)
        if folded == self.box.isHidden():
            focused = self.list.hasFocus() or self.box.hasFocus()
            self.list.setVisible(not folded)
            self.box.setVisible(folded)
            if focused:
                self.enter()

    def _change(self, number: int) -> None:
        self.box.setCurrentIndex(max(0, number))
        self.changed.emit(max(0, number))
