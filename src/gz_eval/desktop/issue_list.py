"""A list of issues by severity and kind, the chosen one in full, and what accepts it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gz_eval.app.bid_issues import BID_ISSUE_COLUMNS
from gz_eval.app.issue_row import IssueRow
from gz_eval.app.shown import Shown
from gz_eval.desktop import theme
from gz_eval.desktop.guide import Guide
from gz_eval.desktop.issue_doing import IssueDoing
from gz_eval.desktop.list_table import ListTable
from gz_eval.desktop.page_action import ActionButton
from gz_eval.desktop.scrolled_text import ScrolledText


class IssueList(QWidget):
    """Shows issues. `field_wanted` is sent with the field of the one that is gone to.

    `cell_wanted` is sent with the `CellRef`s to be looked at.
    """

    field_wanted = Signal(str)
    cell_wanted = Signal(object)

    def __init__(self, looked_at: Shown, name: str, nothing: str, *, lettered: bool = True) -> None:
        """Make it; `nothing` is the sentence that stands there while there are none.

        `lettered` is that of `IssueDoing`.
        """
        super().__init__()
        self.looked_at = looked_at
        self.table: ListTable[IssueRow] = ListTable(
            BID_ISSUE_COLUMNS, name, {1: 12, 2: 10, 3: 18}, (2, 1)
        )
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.guide = Guide("No issues", nothing)
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.whole = ScrolledText(self.text, "The chosen issue")
        self.doing = IssueDoing(self, looked_at, self.table, lambda: self.chosen, lettered=lettered)
        self.doing.cell_wanted.connect(self.cell_wanted)
        line = QHBoxLayout()
        line.setSpacing(theme.SMALL)
        for action in self.doing.actions:
            line.addWidget(ActionButton(action))
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.TIGHT)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.guide, 1)
        layout.addWidget(self.whole)
        layout.addLayout(line)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._follow())
        self.table.chosen.connect(lambda _key: self._go())
        self.table.clicked.connect(lambda _at: self._go())

    def show_issues(self, rows: Sequence[IssueRow], *, anew: bool) -> None:
        """Show these issues; `anew` begins with the first, else the chosen one stays."""
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.guide.setVisible(not rows)
        if rows and (anew or not self.table.chosen_id):
            self.table.choose(rows[0].id)
        self._follow()

    @property
    def chosen(self) -> IssueRow | None:
        """The chosen issue; None when none is."""
        return self.table.chosen_row

    def _follow(self) -> None:
        row = self.chosen
        self.whole.setVisible(row is not None)
        self.text.setText(row.told if row is not None else "")
        self.doing.follow()

    def _go(self) -> None:
        if (row := self.chosen) is not None and row.field:
            self.field_wanted.emit(row.field)
