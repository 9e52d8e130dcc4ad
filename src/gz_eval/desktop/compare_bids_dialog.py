"""Two to six bids beside each other: a table, lines over the criteria, and a radar on request.

Where there is no room for the choice of bids beside them, it is a tab: what is compared has it all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from gz_eval.app import chart_data
from gz_eval.app.compare_rows import (
    compare_columns,
    compare_rows,
    compared_text,
)
from gz_eval.app.shown import Shown
from gz_eval.app.weight_trial import without_tried
from gz_eval.desktop import theme
from gz_eval.desktop.arranged import Arranged
from gz_eval.desktop.background import Courier
from gz_eval.desktop.chart_frame import ChartFrame
from gz_eval.desktop.chart_view import ChartView
from gz_eval.desktop.compare_picker import ComparePicker
from gz_eval.desktop.compare_table import CompareTable
from gz_eval.desktop.drawing_room import DrawingRoom
from gz_eval.desktop.fold_tabs import FoldTabs
from gz_eval.desktop.picture_taker import PictureTaker
from gz_eval.desktop.window_place import open_at

if TYPE_CHECKING:
    from gz_eval.charts.side_by_side import SideBySide


_WIDE, _A_BID = 106, 34  # letters: for the choice and what is compared; for each bid
_HIGH = 74  # lines of text: all rows of a framework, and the whole of a radar
_TURNS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
_BESIDE = 130  # letters: in a narrower dialog the choice of bids is a tab of its own


class CompareBidsDialog(Arranged, QDialog):
    """Compares the ticked bids. `bid_wanted` is sent with one that is to be seen in the ranking."""

    bid_wanted = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        looked_at: Shown,
        bids: Sequence[str],
        tried: Sequence[str] = (),
    ) -> None:
        """Compare bids as kept; it says that what is `tried` on those pages is not in it."""
        super().__init__(parent)
        self.as_kept = QLabel(f"Compared {without_tried(tried)}." if tried else "")
        self.setWindowTitle("Compare bids")
        self._looked_at = looked_at
        self._selection = looked_at.selection
        self._room = DrawingRoom(Courier(self).post)
        self.picker = ComparePicker(self._selection.evaluation, bids)
        self.only = QCheckBox("&Only what differs")
        self.table = CompareTable(compare_columns(()), "Bids side by side")
        self.lines = ChartView(self._room)
        self.radar = ChartView(self._room)
        for view in (self.lines, self.radar):
            view.failed.connect(self.failed)
            view.bid_chosen.connect(self._go)
        self.copy = QPushButton("&Copy")
        self.save = QPushButton("&Save picture…")
        self.save.setToolTip("Save as PNG, SVG or PDF")
        self._chart: SideBySide | None = None
        self.taker = PictureTaker(self, lambda: looked_at, self._room, self._tell, self.failed.emit)
        self.close_button = QPushButton("Close")
        self._lay_out()
        self._show()
        self.picker.changed.connect(self._show)
        self.only.toggled.connect(self._show)
        self.tabs.currentChanged.connect(self._show)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save)
        self.close_button.clicked.connect(self.accept)
        self.finished.connect(lambda _result: self._room.close())
        self.picker.search.setFocus()

    def _lay_out(self) -> None:
        table = QWidget()
        inside = QVBoxLayout(table)
        inside.setContentsMargins(0, theme.SMALL, 0, 0)
        inside.setSpacing(theme.SMALL)
        inside.addWidget(self.only)
        inside.addWidget(self.table, 1)
        self.tabs = FoldTabs("Table, lines or radar", table, "Table")
        self.tabs.addTab(ChartFrame(self.lines), "Lines")
        self.tabs.addTab(ChartFrame(self.radar), "Radar")
        self._split = split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.picker)
        split.addWidget(self.tabs)
        split.setStretchFactor(1, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.copy)
        foot.addWidget(self.save)
        foot.addWidget(self.picker.note, 1)  # also of what was copied, whatever tab is seen
        foot.addWidget(self.close_button)
        for button in (self.copy, self.save, self.close_button):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.LARGE, theme.LARGE, theme.LARGE, theme.MEDIUM)
        layout.setSpacing(theme.MEDIUM)
        layout.addWidget(self.as_kept)
        self.as_kept.setVisible(bool(self.as_kept.text()))
        layout.addWidget(split, 1)
        layout.addLayout(foot)
        self._share()
        open_at(self, _WIDE + _A_BID * len(self.bids), _HIGH)

    def _share(self) -> None:
        self._split.setSizes([theme.letters(self, 30), theme.letters(self, 130)])

    def arrange(self) -> None:
        """Fold the choice of bids into a tab, or unfold it."""
        narrow, picker = self.width() < theme.letters(self, _BESIDE), self.picker
        if narrow is self.tabs.holds(picker):
            return
        if not narrow:
            self._split.insertWidget(0, picker)
            picker.show()
            self._share()
            return
        last = self.focusWidget() if self.isVisible() else None
        choosing = picker.few or (last is not None and picker.isAncestorOf(last))
        self.tabs.addTab(picker, "Choose bids")
        if choosing:
            self.tabs.setCurrentWidget(picker)
        (picker.search if choosing else self.table).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A tab widget turns its tabs for what is in it, and the choice of bids is beside it.
        turn = _TURNS.get(Qt.Key(event.key()))
        if turn is None or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        tabs = self.tabs
        tabs.setCurrentIndex((tabs.currentIndex() + turn) % tabs.count())

    @property
    def bids(self) -> tuple[str, ...]:
        """The ids of the ticked bids, by rank."""
        return self.picker.bids

    def _show(self) -> None:
        bids, few = self.bids, self.picker.few
        rows = compare_rows(self._selection, bids) if not few else ()
        if self.only.isChecked():
            rows = tuple(row for row in rows if row.differs)
        self._rows = rows
        names = [self._looked_at.name(bid) for bid in bids]
        self.table.show_columns(compare_columns(names if not few else ()))
        self.table.show_rows(rows)
        self.table.fit_columns()
        self._chart = None
        view = {1: self.lines, 2: self.radar}.get(self.tabs.currentIndex())
        if view is not None:
            chart = chart_data.side_by_side(
                self._selection, bids if not few else (), radar=view is self.radar
            )
            view.show_chart(chart, "")
            self._chart = chart if not few else None
        self.copy.setEnabled(not few)
        self.copy.setToolTip(
            "Copy the table, as spreadsheets take it" if view is None else "Copy the picture"
        )
        self.save.setEnabled(self._chart is not None)

    def _tell(self, what: str, advice: str, _problem: bool) -> None:
        """Say what became of a picture."""
        self.picker.note.setText(f"{what} {advice}".strip())

    def _save(self) -> None:
        if self._chart is not None:
            self.taker.ask(self._chart)

    def _copy(self) -> None:
        if self._chart is not None:
            self.taker.copy(self._chart)
            return
        names = [self._looked_at.name(bid) for bid in self.bids]
        QGuiApplication.clipboard().setText(compared_text(names, self._rows))

    def _go(self, bid: str) -> None:
        self.accept()
        self.bid_wanted.emit(bid)
