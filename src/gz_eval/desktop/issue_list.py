"""A list of issues by severity and kind, the chosen one in full, and what accepts it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gz_eval.app.bid_issues import BID_ISSUE_COLUMNS, BidIssueRow
from gz_eval.app.hidden_words import NAMES_HIDDEN
from gz_eval.app.shown import Shown
from gz_eval.desktop import theme
from gz_eval.desktop.doing import do
from gz_eval.desktop.guide import Guide
from gz_eval.desktop.list_table import ListTable
from gz_eval.desktop.page_action import ActionButton, page_action
from gz_eval.desktop.refusal import changing, first_lacking, refuse
from gz_eval.desktop.scrolled_text import ScrolledText

_ACCEPT, _OPEN = "Acce&pt with a reason…", "Open a&gain…"


class IssueList(QWidget):
    """Shows issues. `field_wanted` is sent with the field of the one that is gone to.

    `cell_wanted` is sent with a `CellRef` to be looked at.
    """

    field_wanted = Signal(str)
    cell_wanted = Signal(object)

    def __init__(self, looked_at: Shown, name: str, nothing: str, *, lettered: bool = True) -> None:
        """Make it; `nothing` is the sentence that stands there while there are none.

        Of two lists that can be seen at once only one is `lettered`: Alt with a letter does one
        thing.
        """
        super().__init__()
        self._lettered = lettered
        self.looked_at = looked_at
        self.table: ListTable[BidIssueRow] = ListTable(
            BID_ISSUE_COLUMNS, name, {1: 12, 2: 10, 3: 18}, (2, 1)
        )
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.guide = Guide("No issues", nothing)
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.whole = ScrolledText(self.text, "The chosen issue")
        self.accept = page_action(
            self, self._words(_ACCEPT), "Keep the issue as it is, settled, on the record"
        )
        changing(self.accept)
        self.show_cell = page_action(
            self, self._words("Show &the cell"), "Show the sheet with the issue’s cell"
        )
        line = QHBoxLayout()
        line.setSpacing(theme.SMALL)
        for action in (self.accept, self.show_cell):
            line.addWidget(ActionButton(action))
            self.table.addAction(action)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.TIGHT)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.guide, 1)
        layout.addWidget(self.whole)
        layout.addLayout(line)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._follow())
        self.table.chosen.connect(lambda _key: self._go())
        self.table.clicked.connect(lambda _at: self._go())
        self.table.doubleClicked.connect(lambda _at: self._show_cell())
        self.accept.triggered.connect(self._accept)
        self.show_cell.triggered.connect(self._show_cell)

    def show_issues(self, rows: Sequence[BidIssueRow], *, anew: bool) -> None:
        """Show these issues; `anew` begins with the first, else the chosen one stays."""
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.guide.setVisible(not rows)
        if rows and (anew or not self.table.chosen_id):
            self.table.choose(rows[0].id)
        self._follow()

    @property
    def chosen(self) -> BidIssueRow | None:
        """The chosen issue; None when none is."""
        return self.table.chosen_row

    def _words(self, text: str) -> str:
        return text if self._lettered else text.replace("&", "")

    def _follow(self) -> None:
        row = self.chosen
        self.whole.setVisible(row is not None)
        self.text.setText(f"{row.message} {row.advice}".strip() if row is not None else "")
        self.accept.setText(self._words(_OPEN if row is not None and row.accepted else _ACCEPT))
        chosen = (row is not None, "Select an issue first.")
        acceptable = (
            row is not None and row.command is not None,
            "Change or remove the override it is about.",
        )
        named = (not self.looked_at.anonymous, NAMES_HIDDEN)
        celled = (row is not None and row.cell is not None, "It is not about one cell.")
        refuse(self.accept, first_lacking(chosen, named, acceptable))
        refuse(self.show_cell, first_lacking(chosen, named, celled))

    def _go(self) -> None:
        if (row := self.chosen) is not None and row.field:
            self.field_wanted.emit(row.field)

    def _show_cell(self) -> None:
        if (row := self.chosen) is not None and row.cell is not None:
            self.cell_wanted.emit(row.cell)

    def _accept(self) -> None:
        if (row := self.chosen) is not None and (command := row.command) is not None:
            do(self, self.looked_at.session, command)
