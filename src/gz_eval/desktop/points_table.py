"""What a value function gives, as a table to type in: its points, or its answers with their scores.

Each answer has its score as a bar on the same scale of 0 to 100, beside the number of bids that
gave it: the bar is dragged, or moved by Left and Right, as a curve's points are.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import (
    QEvent,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
)

from gz_eval.app.framework_edits import (
    amount_read,
    amount_text,
    answer_labels,
    knots,
    score_read,
    scores_move,
    with_below,
    with_code_score,
    with_knot,
)
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Field
from gz_eval.core.value_functions import Bands, ChoiceTable, ValueFunction
from gz_eval.desktop import theme
from gz_eval.desktop.flat_header import FlatHeader
from gz_eval.desktop.point_cells import BAR, BIDS, FIRST, SCORE, PointCells, score_track
from gz_eval.desktop.share_bar import FIGURES

_MOST_ROWS = 8


class PointsTable(QTableWidget):
    """Shows one value function. `moved` is sent with the whole new one, `refused` with what was
    typed wrongly and what to do.
    """

    moved = Signal(object)
    refused = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(0, 4)
        self._field: Field | None = None
        self._function: ValueFunction | None = None
        self._filling = False
        self._dragged = -1
        self.setItemDelegate(PointCells(self))
        self.setHorizontalHeader(FlatHeader(self))
        self.setAccessibleName("Points of the value function")
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(QTableWidget.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.viewport().setMouseTracking(True)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(1)
        header.setAccessibleName("Points: column headings")
        for column, side in (
            (FIRST, Qt.AlignmentFlag.AlignLeft),
            (SCORE, Qt.AlignmentFlag.AlignRight),
            (BAR, Qt.AlignmentFlag.AlignLeft),
            (BIDS, Qt.AlignmentFlag.AlignRight),
        ):
            title = QTableWidgetItem()
            title.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(column, title)
        self._measure()
        self.itemChanged.connect(self._typed)

    def _measure(self) -> None:
        self.pad = theme.cell_pad(self)
        vertical = self.verticalHeader()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setMinimumSectionSize(1)
        vertical.setDefaultSectionSize(theme.row_height(self))
        for row in range(self.rowCount()):
            self.setRowHeight(row, vertical.defaultSectionSize())
        header = self.horizontalHeader()
        stretched = QHeaderView.ResizeMode.Stretch
        header.setSectionResizeMode(FIRST, stretched)
        header.setSectionResizeMode(BAR, stretched)
        for column, letters in ((SCORE, 9), (BIDS, 8)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, theme.letters(self, letters) + 2 * self.pad)
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "pad"):
            self._measure()

    def sizeHint(self) -> QSize:
        """As tall as its rows: an empty table below few points says nothing."""
        rows = min(max(2, self.rowCount()), _MOST_ROWS)
        height = rows * self.verticalHeader().defaultSectionSize()
        return QSize(theme.letters(self, 40), height + self.horizontalHeader().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.letters(self, 28), self.sizeHint().height())

    # -- what is shown ----------------------------------------------------------------------------

    @property
    def number(self) -> int:
        """The number of the chosen point of the curve; below 0 where none is chosen."""
        return self.currentRow() - self._rows_before

    @property
    def _rows_before(self) -> int:
        return 1 if isinstance(self._function, Bands) else 0

    def choose_point(self, number: int) -> None:
        """Choose a point of the curve by its number."""
        self.setCurrentCell(number + self._rows_before, FIRST)

    def score_at(self, row: int) -> float:
        """The score of an answer."""
        function = self._function
        if isinstance(function, ChoiceTable) and 0 <= row < len(function.scores):
            return function.scores[row][1]
        return 0.0

    def show_function(
        self, field: Field, function: ValueFunction, counts: Mapping[str, int] | None
    ) -> None:
        """Show a value function; `counts` are how many bids gave which code, None while hidden."""
        self._filling = True
        self._field, self._function = field, function
        choice = isinstance(function, ChoiceTable)
        for column in (BAR, BIDS):
            self.setColumnHidden(column, not choice)
        first = "Answer" if choice else "From" if isinstance(function, Bands) else "Amount"
        titles = (first, "Score", "From 0 to 100", "Bids")
        for column, title in enumerate(titles):
            self.model().setHeaderData(column, Qt.Orientation.Horizontal, title)
        name = "Scores of the answers" if choice else "Points of the value function"
        self.setAccessibleName(name)
        rows = self._texts(field, function, counts)
        if len(rows) != self.rowCount():
            self.setRowCount(len(rows))
            self.updateGeometry()
        fixed = not choice and not scores_move(function)
        for row, texts in enumerate(rows):
            below = row < self._rows_before
            editable = (not choice and not below, not fixed, False, False)
            for column, text in enumerate(texts):
                self._put(row, column, text, editable=editable[column])
        self._filling = False
        self.viewport().update()

    @staticmethod
    def _texts(
        field: Field, function: ValueFunction, counts: Mapping[str, int] | None
    ) -> list[tuple[str, str, str, str]]:
        if isinstance(function, ChoiceTable):
            labels = answer_labels(field)
            return [
                (
                    labels.get(code, code),
                    f"{score:.4g}",
                    "",
                    "hidden" if counts is None else f"{counts.get(code, 0):,}",
                )
                for code, score in function.scores
            ]
        rows = [
            (amount_text(field, amount), f"{score:.4g}", "", "")
            for amount, score in knots(function)
        ]
        if isinstance(function, Bands):
            rows.insert(0, (f"Below {rows[0][0]}", f"{function.below:.4g}", "", ""))
        return rows

    def _put(self, row: int, column: int, text: str, *, editable: bool) -> None:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            self.setItem(row, column, item)
        item.setText(text)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        item.setFlags(flags | Qt.ItemFlag.ItemIsEditable if editable else flags)
        if column == BAR:
            item.setToolTip("Drag the end of the bar, or press Left and Right, to set the score")
            score = self.item(row, SCORE)
            said = f"{score.text()} of 100" if score is not None else ""
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)

    # -- what the person does ---------------------------------------------------------------------

    def _send(self, function: ValueFunction) -> None:
        if function != self._function:
            self.moved.emit(function)

    def _typed(self, item: QTableWidgetItem) -> None:
        function, field = self._function, self._field
        if self._filling or function is None or field is None:
            return
        number = item.row() - self._rows_before
        try:
            if isinstance(function, ChoiceTable):
                self._send(with_code_score(function, *self._scored(number, item.text())))
            elif number < 0 and isinstance(function, Bands):
                self._send(with_below(function, score_read(item.text())))
            else:
                amount, score = knots(function)[number]
                if item.column() == FIRST:
                    amount = amount_read(field, item.text())
                else:
                    score = score_read(item.text())
                self._send(with_knot(function, number, amount, score))
        except UserError as error:
            self.refused.emit(error.what, error.advice)
        if self._function is function:  # nothing came of it: show what counts
            self._put_right(item)

    def _put_right(self, item: QTableWidgetItem) -> None:
        if self._field is not None and self._function is not None:
            texts = self._texts(self._field, self._function, {})
            self._filling = True
            item.setText(texts[item.row()][item.column()])
            self._filling = False

    def _scored(self, row: int, text: str) -> tuple[str, float]:
        assert isinstance(self._function, ChoiceTable)
        return self._function.scores[row][0], score_read(text)

    def _set_score(self, row: int, score: float) -> None:
        if not isinstance(self._function, ChoiceTable) or not 0 <= row < self.rowCount():
            return
        try:
            self._send(with_code_score(self._function, self._function.scores[row][0], score))
        except UserError as error:
            self.refused.emit(error.what, error.advice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A figure begins to be typed; of an answer, Left and Right move the score."""
        key, row = event.key(), self.currentRow()
        editing = self.state() == QAbstractItemView.State.EditingState
        if editing or row < 0:
            super().keyPressEvent(event)
        elif isinstance(self._function, ChoiceTable) and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            large = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            by = (5 if large else 1) * (1 if key == Qt.Key.Key_Right else -1)
            self._set_score(row, self.score_at(row) + by)
        elif isinstance(self._function, ChoiceTable) and (
            key == Qt.Key.Key_F2 or event.text() in FIGURES
        ):
            item = self.item(row, SCORE)
            if item is not None:
                self.setCurrentItem(item)
                super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.column() == BAR and event.button() == Qt.MouseButton.LeftButton:
            self._dragged = index.row()
            self._drag(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged >= 0:
            self._drag(event)
            return
        super().mouseMoveEvent(event)
        if self.indexAt(event.position().toPoint()).column() == BAR:
            self.viewport().setCursor(Qt.CursorShape.SizeHorCursor)
        else:
            self.viewport().unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = -1
        super().mouseReleaseEvent(event)

    def _drag(self, event: QMouseEvent) -> None:
        cell = self.visualRect(self.model().index(self._dragged, BAR))
        track = score_track(cell, self.pad)
        share = (event.position().x() - track.left()) / track.width()
        self._set_score(self._dragged, float(round(min(1.0, max(0.0, share)) * 100)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.currentRow() >= 0:
            top, height = self.rowViewportPosition(self.currentRow()), self.rowHeight(0)
            painter = QPainter(self.viewport())
            painter.setPen(QPen(theme.color(theme.tokens(self.palette()).accent), 2))
            painter.drawRect(1, top + 1, self.viewport().width() - 2, height - 2)
            painter.end()
