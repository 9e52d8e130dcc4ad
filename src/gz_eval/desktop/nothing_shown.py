"""Says in a table that the filter lets nothing through: an empty table would look like no data."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QTableView

from gz_eval.desktop import theme
from gz_eval.desktop.rows_model import RowsModel

NOTHING = "Nothing passes the filter."


class NothingShown(QLabel):
    """Lies over a table that has rows of which none is shown; seen only then."""

    def __init__(self, table: QTableView, rows: RowsModel[Any]) -> None:
        super().__init__(NOTHING, table)
        self._rows = rows
        self._table = table  # its viewport is Qt's own, which PySide may take for gone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        rows.picked.connect(self._look)
        self.hide()

    def _look(self) -> None:
        shown = bool(self._rows.every) and not self._rows.rows
        if shown is not self.isHidden():
            return
        if shown:  # watched only then: a table is painted often
            self._table.viewport().installEventFilter(self)
            self._place()
        else:
            self._table.viewport().removeEventFilter(self)
        self.setVisible(shown)

    def _place(self) -> None:
        self.setContentsMargins(theme.MEDIUM, theme.MEDIUM, theme.MEDIUM, 0)
        self.setGeometry(self._table.viewport().geometry())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lie over all of it, whatever its size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return super().eventFilter(watched, event)
