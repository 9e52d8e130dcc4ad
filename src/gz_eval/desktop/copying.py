"""The rows of a table, copied to be pasted into a spreadsheet: by its key and its menu.

Ten thousand rows are written out some hundred in a turn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QWidget

from gz_eval.app.columns import Column
from gz_eval.app.table_text import copied_line, table_text
from gz_eval.desktop.cell_table import CellTable
from gz_eval.desktop.page_action import describe
from gz_eval.desktop.turns import Turns

_ADVICE = "Paste them into a spreadsheet or a table."
_CHANGED = "The rows changed while they were being copied, so none were copied."
_IN_A_TURN = 250  # rows


class _Copying(QObject):
    """Puts the rows of a table on the clipboard, once all of them are written out."""

    def __init__(
        self,
        table: CellTable[Any],
        told: Callable[[str, str, bool], object],
        noted: Callable[[], str],
    ) -> None:
        super().__init__(table)
        self._table = table
        self._told = told
        self._noted = noted
        self._turns = Turns(self)
        self._text: list[str] = []
        self._given: tuple[Any, ...] = ()
        self._columns: Sequence[Column[Any]] = ()  # of all rows: some may go while they are copied

    def copy(self) -> None:
        """Copy the selected rows, or all that are shown."""
        self._turns.drop()
        self._text = []
        self._given = self._table.rows.given
        self._columns = list(self._table.copied_columns)
        rows = self._table.selected_rows or list(self._table.rows.rows)
        parts = [rows[at : at + _IN_A_TURN] for at in range(0, len(rows), _IN_A_TURN)]
        if len(parts) > 1:
            self._turns.add(*(partial(self._write, part) for part in parts))
            self._turns.add(partial(self._finish, len(rows)))
        elif parts:
            self._write(rows)
            self._finish(len(rows))

    def _write(self, rows: list[Any]) -> None:
        if self._table.rows.given is not self._given:  # names may be hidden since
            self._turns.drop()
            self._text = []
            self._told(_CHANGED, "Copy them again.", True)
            return
        text = table_text(rows, self._columns, titled=not self._text)
        self._text.append(text)

    def _finish(self, count: int) -> None:
        self._write([])
        if self._text:
            QGuiApplication.clipboard().setText("".join(self._text))
            self._text = []
            self._told(copied_line(count), f"{self._noted()} {_ADVICE}".lstrip(), False)


def copy_action(
    page: QWidget,
    table: CellTable[Any],
    text: str,
    told: Callable[[str, str, bool], object],
    noted: Callable[[], str] = lambda: "",
) -> QAction:
    """The action that copies the selected rows of a page's table, or all that are shown.

    `told` is called with what was done, and with what is `noted` of the rows before the advice.
    """

    copying = _Copying(table, told, noted)
    action = QAction(text, page)
    action.setShortcut(QKeySequence.StandardKey.Copy)
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # in a text it copies the text
    describe(action, "Copy the selected rows as a table, to be pasted into a spreadsheet")
    action.triggered.connect(lambda _checked=False: copying.copy())
    table.addAction(action)
    table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    return action
