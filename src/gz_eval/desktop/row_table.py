"""A table of rows that one goes through: whole rows are chosen, sorted and copied.

Home and End go to the first and the last row; Alt with the arrows sorts. The chosen row stays
chosen, and in sight, whatever becomes of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Generic

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from gz_eval.app.columns import Column
from gz_eval.desktop.pressing import is_enter
from gz_eval.desktop.rows_model import AnyIndex, Pick, Row, RowsModel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_GOING = (*_ENTER, Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Down)
_ASCENDING, _DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class RowTable(QTableView, Generic[Row]):
    """Rows of one kind. `chosen` is sent with a row's id when the person moves to it."""

    chosen = Signal(str)

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        name: str,
        parent: QWidget | None = None,
        natural: int = -1,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: RowsModel[Row] = RowsModel(self.columns, self, natural)
        self.setAccessibleName(name)
        self.setModel(self.rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)  # Tab leaves the table: no trap
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._telling = True
        self._others = False  # whether other rows came than there were
        self._moved_unseen = False  # whether rows changed places while nobody saw them
        self._entered: QAction | None = None
        self.rows.modelReset.connect(self._note_others)
        self.rows.layoutChanged.connect(self._note_moved)
        self.rows.ordered.connect(self._show_order)
        self.selectionModel().currentRowChanged.connect(self._tell)

    # -- what is shown and what is chosen ---------------------------------------------------------

    def show_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Have other columns from now on; the rows are to be shown anew."""
        self.columns = tuple(columns)
        self.rows.show_columns(self.columns)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the chosen one stays chosen while it is among them.

        Whoever works on it by keys has it in sight still, wherever it is now.
        """
        followed = self.window().focusWidget() is self and self._chosen_in_sight
        with self._keeping_chosen():
            self.rows.show(rows)
        if followed and not self._chosen_in_sight:
            self.scrollTo(self.currentIndex())

    @property
    def _chosen_in_sight(self) -> bool:
        chosen = self.currentIndex()
        return chosen.isValid() and self.visualRect(chosen).intersects(self.viewport().rect())

    def show_picked(self, pick: Pick[Row] | None) -> None:
        """Show the rows that `pick` picks, all with None: from the first on, the chosen in sight.

        A chosen row that is not among them is chosen no more.
        """
        self._others = False
        with self._keeping_chosen():
            self.rows.show_picked(pick)
        if self._others:
            self.come_into_sight()

    @contextmanager
    def _keeping_chosen(self) -> Iterator[None]:
        """Have the chosen row stay chosen where it is still shown, without saying so."""
        key = self.chosen_id
        self._telling = False
        try:
            yield
            if key and self.chosen_id != key:
                self._select(key)
        finally:
            self._telling = True

    def come_into_sight(self) -> None:
        """Scroll to the top, and from there as far as the chosen row."""
        self.updateGeometries()  # rows of another height: how far it can be scrolled is told late
        self.verticalScrollBar().setValue(0)
        if (index := self.currentIndex()).isValid():
            self.scrollTo(index)

    def _show_order(self) -> None:
        """Rows were put in another order: show its top, or else where the chosen one is now.

        A frame that nobody chose begins at the top too.
        """
        if not self.selectionModel().hasSelection() and self.currentIndex().isValid():
            top = self.rows.index(0, max(0, self.currentIndex().column()))
            self._telling = False
            try:
                self.selectionModel().setCurrentIndex(
                    top, QItemSelectionModel.SelectionFlag.NoUpdate
                )
            finally:
                self._telling = True
        self.come_into_sight()

    def _note_others(self) -> None:
        self._others = True

    def _note_moved(self) -> None:
        self._moved_unseen = self._moved_unseen or not self.isVisible()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._moved_unseen:
            self._moved_unseen = False
            self.come_into_sight()

    @property
    def chosen_id(self) -> str:
        """The id of the chosen row; empty when none is."""
        row = self.chosen_row
        return row.id if row is not None else ""

    @property
    def chosen_row(self) -> Row | None:
        """The chosen row; None when none is."""
        index = self.currentIndex()
        return self.rows.row_at(index) if index.isValid() else None

    @property
    def selected_rows(self) -> list[Row]:
        """The selected rows, from top to bottom."""
        # By ranges: to ask for the rows one by one asks the model about every one of their cells.
        selection, last = self.selectionModel().selection(), len(self.columns) - 1
        places: set[int] = set()
        for one in map(selection.at, range(selection.count())):
            if one.left() == 0 and one.right() == last:
                places.update(range(one.top(), one.bottom() + 1))
        return [self.rows.rows[place] for place in sorted(places)]

    @property
    def copied_columns(self) -> Sequence[Column[Row]]:
        """The columns that are copied: those that are shown."""
        return [
            column for number, column in enumerate(self.columns) if not self.isColumnHidden(number)
        ]

    def choose(self, key: str) -> bool:
        """Go to the row with an id, without saying so; False when it is not shown."""
        self._telling = False
        try:
            return self._select(key)
        finally:
            self._telling = True

    def choose_none(self) -> None:
        """Have no row chosen, without saying so."""
        self._telling = False
        try:
            self.selectionModel().clear()
        finally:
            self._telling = True

    def _select(self, key: str) -> bool:
        index = self.rows.index_of(key, max(0, self.currentIndex().column()))
        if not index.isValid():
            return False
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        return True

    def _tell(self) -> None:
        if self._telling and (key := self.chosen_id):
            self.chosen.emit(key)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        width = self.viewport().width()
        for index in (current, previous):  # the frame goes round the whole row: so must the paint
            if index.isValid():
                top, height = self.rowViewportPosition(index.row()), self.rowHeight(index.row())
                self.viewport().update(0, top, width, height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the row that has the frame alone chooses it: it is not moved to by that."""
        framed, chosen = self.currentIndex(), self.selectionModel().hasSelection()
        super().mousePressEvent(event)
        now = self.currentIndex()
        if not chosen and now.isValid() and now.row() == framed.row():
            self._tell()

    # -- the keyboard -----------------------------------------------------------------------------

    def on_enter(self, action: QAction) -> None:
        """Have Enter, and a double click, do an action."""
        self._entered = action
        self.doubleClicked.connect(lambda _index: action.trigger())

    def entered_by(self, event: QKeyEvent) -> QAction | None:
        """The action that a key does with the chosen row; None where it does none."""
        return self._entered if is_enter(event) else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt makes a first row current as Tab comes by: nobody has chosen that.
        telling, self._telling = self._telling, False
        try:
            super().focusInEvent(event)
        finally:
            self._telling = telling

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _GOING and not held and self.choose_framed() and key not in _ENTER:
            return
        if (action := self.entered_by(event)) is not None:
            action.trigger()
            return
        ctrl, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End) and held & ~ctrl == held.NoModifier:
            self._go_to_row(0 if key == Qt.Key.Key_Home else len(self.rows.rows) - 1)
        elif held == alt and key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.sorts:
            self._sort_beside(-1 if key == Qt.Key.Key_Left else 1)
        elif held == alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.sorts:
            column = max(0, self.horizontalHeader().sortIndicatorSection())
            self._sort_and_say(column, _ASCENDING if key == Qt.Key.Key_Up else _DESCENDING)
        else:
            super().keyPressEvent(event)

    def choose_framed(self) -> bool:
        """Choose the row with the frame, where it has that alone: as Tab came by, Qt gave it that.

        Going to it would change nothing, and nobody could choose it. False where it, or another
        one, is chosen.
        """
        index = self.currentIndex()
        row = self.rows.row_at(index) if index.isValid() else None
        if row is None or self.selectionModel().hasSelection():
            return False
        self._select(row.id)
        self._tell()
        return True

    def choose_found(self, nearness: Callable[[Row], int]) -> None:
        """Choose the nearest row to what was searched, the first of these; the framed one if it is.

        What only mentions a name may stand above what is called so.
        """
        if not self.rows.rows:
            return
        framed, nearest = self.chosen_row, min(self.rows.rows, key=nearness)
        if framed is not None and nearness(framed) <= nearness(nearest):
            self.choose_framed()
        else:
            self._select(nearest.id)

    def _go_to_row(self, row: int) -> None:
        index = self.rows.index(row, max(0, self.currentIndex().column()))
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    # -- sorting ----------------------------------------------------------------------------------

    @property
    def sorts(self) -> bool:
        """Whether the person can sort it."""
        return self.isSortingEnabled()

    def _sort_beside(self, by: int) -> None:
        """Sort by the column that is shown before or after the one that sorts now."""
        shown = [one for one in range(len(self.columns)) if not self.isColumnHidden(one)]
        if not shown:
            return
        now = self.horizontalHeader().sortIndicatorSection()
        place = shown.index(now) + by if now in shown else (0 if by > 0 else len(shown) - 1)
        self._sort_and_say(shown[place % len(shown)], _ASCENDING)

    def _sort_and_say(self, column: int, order: Qt.SortOrder) -> None:
        self.sortByColumn(column, order)
        way = "ascending" if order == _ASCENDING else "descending"
        said = f"Sorted by {self.columns[column].title}, {way}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
