"""The rows of a table, copied to be pasted into a spreadsheet: by its key and its menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from gz_eval.app.table_text import copied_line
from gz_eval.desktop.cell_table import CellTable
from gz_eval.desktop.page_action import describe

_ADVICE = "Paste them into a spreadsheet or a table."


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

    def copy() -> None:
        if count := table.copy():
            told(copied_line(count), f"{noted()} {_ADVICE}".lstrip(), False)

    action = QAction(text, page)
    action.setShortcut(QKeySequence.StandardKey.Copy)
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # in a text it copies the text
    describe(action, "Copy the selected rows as a table, to be pasted into a spreadsheet")
    action.triggered.connect(lambda _checked=False: copy())
    table.addAction(action)
    table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    return action
