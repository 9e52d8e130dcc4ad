"""What can be done with the chosen issue of a list: accept it, open it again, see its cell."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTableView, QWidget

from gz_eval.app.hidden_words import NAMES_HIDDEN
from gz_eval.app.issue_row import IssueRow
from gz_eval.app.shown import Shown
from gz_eval.desktop.doing import do
from gz_eval.desktop.page_action import page_action
from gz_eval.desktop.refusal import changing, first_lacking, refuse

_ACCEPT, _OPEN = "Acce&pt with a reason…", "Open a&gain…"


class IssueDoing(QObject):
    """The actions on a list of issues, in its menu too. `cell_wanted` is sent with the
    cells of the chosen one, its own first."""

    cell_wanted = Signal(object)

    def __init__(
        self,
        owner: QWidget,
        looked_at: Shown,
        table: QTableView,
        chosen: Callable[[], IssueRow | None],
        *,
        lettered: bool,
    ) -> None:
        """`chosen` gives the chosen issue of the table.

        Of two lists that can be seen at once only one is `lettered`: Alt with a letter does one
        thing.
        """
        super().__init__(owner)
        self._owner, self._looked_at, self._chosen = owner, looked_at, chosen
        self._lettered = lettered
        self.accept = page_action(
            owner, self._words(_ACCEPT), "Keep the issue as it is, settled, on the record"
        )
        changing(self.accept)
        self.show_cell = page_action(
            owner,
            self._words("Show &the cell"),
            "Show the sheet with the issue’s cell, and where it is about several each of them",
        )
        table.addActions(self.actions)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        table.doubleClicked.connect(lambda _at: self._show_cell())
        self.accept.triggered.connect(self._accept)
        self.show_cell.triggered.connect(self._show_cell)

    @property
    def actions(self) -> tuple[QAction, ...]:
        """All of them, what is done most first."""
        return self.accept, self.show_cell

    def follow(self) -> None:
        """Another issue is chosen, or none, or it is another one now."""
        row = self._chosen()
        self.accept.setText(self._words(_OPEN if row is not None and row.accepted else _ACCEPT))
        chosen = (row is not None, "Select an issue first.")
        acceptable = (
            row is not None and row.command is not None,
            "Change or remove the override it is about.",
        )
        named = (not self._looked_at.anonymous, NAMES_HIDDEN)
        celled = (row is not None and bool(row.cells), "It is not about a cell.")
        refuse(self.accept, first_lacking(chosen, named, acceptable))
        refuse(self.show_cell, first_lacking(chosen, named, celled))

    def _words(self, text: str) -> str:
        return text if self._lettered else text.replace("&", "")

    def _show_cell(self) -> None:
        if (row := self._chosen()) is not None and row.cells:
            self.cell_wanted.emit(row.cells)

    def _accept(self) -> None:
        if (row := self._chosen()) is not None and (command := row.command) is not None:
            do(self._owner, self._looked_at.session, command)
