"""What stands in the middle of the page of charts: a picture, its numbers, or why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from gz_eval.app.chart_choices import PLACES_HIDDEN
from gz_eval.desktop.chart_frame import ChartFrame
from gz_eval.desktop.chart_table import ChartTableView
from gz_eval.desktop.guide import Guide
from gz_eval.desktop.letting_go import let_go
from gz_eval.desktop.names_hidden import NamesHidden

if TYPE_CHECKING:
    from gz_eval.charts.chart import Chart
    from gz_eval.desktop.chart_view import ChartView


class ChartStage(QStackedWidget):
    """Shows one of them. `bid_chosen` is sent with the id of the bid of a row that is gone to.

    `names_wanted` is sent where a chart tells places, and they are to be shown again. `table` is
    that of the numbers; None while they are not there.
    """

    bid_chosen = Signal(str)
    names_wanted = Signal()

    def __init__(self, view: ChartView) -> None:
        super().__init__()
        self.view = view
        self.frame = ChartFrame(view)
        self.guide = Guide("", "")
        self.table: ChartTableView | None = None
        self.addWidget(self.frame)
        self.names_hidden = NamesHidden()
        self.names_hidden.setContentsMargins(0, 0, 0, 0)
        self.names_hidden.names_wanted.connect(self.names_wanted)
        self.addWidget(self.guide)
        self.addWidget(self.names_hidden)

    @property
    def guides(self) -> bool:
        """Whether there is nothing but why."""
        return self.currentWidget() in (self.guide, self.names_hidden)

    def show_picture(self) -> None:
        """Show the picture; the numbers, if they were there, are let go of."""
        self._let_go()
        self.setCurrentWidget(self.frame)

    def show_numbers(self, chart: Chart, selected: str) -> None:
        """Show a chart's numbers, with the row of the selected bid chosen."""
        focused = self._let_go()
        self.table = table = ChartTableView(chart.table(), chart.title)
        table.choose(selected)
        if table.tells_bids:
            table.chosen.connect(self.bid_chosen)
        self.addWidget(table)
        self.setCurrentWidget(table)
        if focused:
            table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_guide(self, title: str, why: str) -> None:
        """Say why there is nothing to be seen; with the way back where names are hidden."""
        self._let_go()
        guide = self.names_hidden if title == PLACES_HIDDEN else self.guide
        guide.say(title, why)
        self.setCurrentWidget(guide)

    def cover_numbers(self) -> None:
        """Numbers of another chart are not left standing: the view says what is happening."""
        if self.table is not None:
            self.setCurrentWidget(self.frame)

    def select(self, bid: str) -> None:
        """Have a bid stand out."""
        self.view.select(bid)
        if self.table is not None and not self.table.choose(bid):
            self.table.clearSelection()

    @property
    def seen(self) -> QWidget:
        """What the chart is read in: its table, or its picture."""
        return self.table if self.table is not None else self.view

    def _let_go(self) -> bool:
        """Have no numbers any more; says whether they had the focus."""
        if (table := self.table) is None:
            return False
        focused = table.hasFocus()
        self.table = None
        self.removeWidget(table)
        let_go(table)
        return focused
