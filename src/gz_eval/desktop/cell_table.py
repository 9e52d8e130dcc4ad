"""A table for any `RowsModel`: whole rows selected, flat header, texts painted straight from rows.

Home and End go to the first and the last row; Alt with the arrows sorts. What the person sorts by
and how wide a column was dragged can be remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Generic

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QRect,
    QSettings,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from gz_eval.app.columns import Column
from gz_eval.app.table_text import table_text
from gz_eval.desktop import theme
from gz_eval.desktop.cell_delegate import CellDelegate
from gz_eval.desktop.flat_header import SLACK, FlatHeader
from gz_eval.desktop.longest_texts import LongestTexts
from gz_eval.desktop.nothing_shown import NothingShown
from gz_eval.desktop.rows_model import AnyIndex, Pick, Row, RowsModel

_ASCENDING, _DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class CellTable(QTableView, Generic[Row]):
    """Rows of one kind. `chosen` is sent with a row's id when the person moves to it.

    `unshown` are the titles of columns that are left out though they have something to say, and
    `unshown_changed` is sent when they are others.
    """

    chosen = Signal(str)
    unshown_changed = Signal()
    most_of_title: int | None = None  # letters of a title that a column has room for; None for all

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        name: str,
        parent: QWidget | None = None,
        natural: int = -1,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.shares: dict[int, float] = {}
        self.unshown: tuple[str, ...] = ()
        self.rows: RowsModel[Row] = RowsModel(self.columns, self, natural)
        self.setAccessibleName(name)
        self.setModel(self.rows)
        self.delegate = self.make_delegate()
        self.setItemDelegate(self.delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)  # Tab leaves the table: no trap
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        header = self.make_header()
        self.setHorizontalHeader(header)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSectionsMovable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.setAccessibleName(f"{name}: column headings")
        header.dragged.connect(self._keep_width)
        self._texts = LongestTexts(self)
        self._texts.changed.connect(self.fit_columns)
        self._own_widths: dict[str, float] = {}  # by title, in heights of a line of text
        self._telling = True
        self._others = False  # whether other rows came than there were
        self._moved_unseen = False  # whether rows changed places while nobody saw them
        self.rows.modelReset.connect(self._note_others)
        self.rows.layoutChanged.connect(self._note_moved)
        self.nothing = NothingShown(self, self.rows)
        self._metrics_of_font()
        self._dress()
        self.selectionModel().currentRowChanged.connect(self._tell)

    def make_header(self) -> FlatHeader:
        """The titles above the columns."""
        return FlatHeader(self)

    def make_delegate(self) -> CellDelegate[Row]:
        """The painter of this table's cells."""
        return CellDelegate(self)

    def _metrics_of_font(self) -> None:
        self.strong_font: QFont = theme.strong_font(self)
        self.metrics = QFontMetrics(self.font())
        self.strong_metrics = QFontMetrics(self.strong_font)
        self.pad = theme.cell_pad(self)
        self.delegate.forget()
        vertical = self.verticalHeader()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setMinimumSectionSize(1)
        vertical.setDefaultSectionSize(theme.row_height(self))

    def _dress(self) -> None:
        self.scheme = theme.tokens(self.palette())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if not hasattr(self, "strong_font"):
            return
        if event.type() == QEvent.Type.FontChange:
            self._metrics_of_font()
            self._dress()
            self.fit_columns()
            if self.isVisible():  # rows of another height lie elsewhere
                self.come_into_sight()
            else:
                self._moved_unseen = True
        elif event.type() == QEvent.Type.PaletteChange and self.scheme is not theme.tokens(
            self.palette()
        ):
            self._dress()

    # -- what is shown and what is chosen ---------------------------------------------------------

    def show_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Have other columns from now on; the rows are to be shown anew."""
        self.columns = tuple(columns)
        self._texts.forget()
        self.rows.show_columns(self.columns)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the chosen one stays chosen while it is among them."""
        with self._keeping_chosen():
            self.rows.show(rows)
        if self.shares:
            self.fit_columns()

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

    def copy(self) -> int:
        """Put the selected rows, or all that are shown, on the clipboard; says how many."""
        rows = self.selected_rows or list(self.rows.rows)
        if rows:
            QGuiApplication.clipboard().setText(table_text(rows, self.copied_columns))
        return len(rows)

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

    # -- the keyboard -----------------------------------------------------------------------------

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update()  # what moves in is shown as far as there is room for it

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt makes a first row current as Tab comes by: nobody has chosen that.
        telling, self._telling = self._telling, False
        try:
            super().focusInEvent(event)
        finally:
            self._telling = telling

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
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

    # -- columns ----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not hasattr(self, "strong_font"):
            return
        self.fit_columns()
        index = self.currentIndex()
        top = self.rowViewportPosition(index.row()) if index.isValid() else -1
        if 0 <= top < event.oldSize().height():  # what was in sight stays in sight
            self.scrollTo(index)

    def fit_columns(self) -> None:
        """Columns in `shares` take what they need, up to a share of the width.

        In a narrow table the last of them is left out, for the sentence beside it to be read.
        """
        if self.shares:
            narrow = self.viewport().width() < self.metrics.averageCharWidth() * 48
            self.setColumnHidden(max(self.shares), narrow)
        most = {
            column: int(self.viewport().width() * share) for column, share in self.shares.items()
        }
        self.give_widths(
            {column: min(self.column_width_for(column, 24), most[column]) for column in self.shares}
        )

    def leave_unshown(self, columns: Iterable[int]) -> None:
        """These columns are not shown: say so where it is to be said, if there are rows at all."""
        told = sorted(columns) if self.rows.every else []
        titles = tuple(self.columns[column].title for column in told)
        if titles != self.unshown:
            self.unshown = titles
            self.unshown_changed.emit()

    def give_widths(self, widths: Mapping[int, int]) -> None:
        """Make columns so wide, in pixels; but as the person dragged them where that was done."""
        for column, width in widths.items():
            own = self._own_widths.get(self.columns[column].title)
            wanted = width if own is None else round(own * self.metrics.height())
            self.setColumnWidth(column, wanted)

    def _keep_width(self, column: int, width: int) -> None:
        self._own_widths[self.columns[column].title] = width / self.metrics.height()

    def remember(self, settings: QSettings, key: str) -> None:
        """Write down what is sorted by and how wide columns were dragged, under a key."""
        header = self.horizontalHeader()
        column = header.sortIndicatorSection()
        sorted_by = self.columns[column].title if 0 <= column < len(self.columns) else ""
        settings.setValue(f"{key}/sorted-by", sorted_by)
        settings.setValue(f"{key}/descending", header.sortIndicatorOrder() == _DESCENDING)
        widths = "\n".join(f"{title}\t{width:.3f}" for title, width in self._own_widths.items())
        settings.setValue(f"{key}/widths", widths)

    def restore(self, settings: QSettings, key: str) -> None:
        """Sort and divide as was written down; a column that is not there any more is passed."""
        titles = [column.title for column in self.columns]
        sorted_by = str(settings.value(f"{key}/sorted-by", "") or "")
        if self.sorts and sorted_by in titles:
            down = settings.value(f"{key}/descending", False, bool) is True
            self.sortByColumn(titles.index(sorted_by), _DESCENDING if down else _ASCENDING)
        for line in str(settings.value(f"{key}/widths", "") or "").splitlines():
            title, _, width = line.rpartition("\t")
            with suppress(ValueError):
                self._own_widths[title] = float(width)
        self.fit_columns()

    # -- painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self.paint_over(painter)
        if self.hasFocus() and self.currentIndex().isValid():
            row = self.currentIndex().row()
            top, height = self.rowViewportPosition(row), self.rowHeight(row)
            painter.setPen(QPen(theme.color(self.scheme.accent), 2))
            painter.drawRect(QRect(1, top + 1, self.viewport().width() - 2, height - 2))
        painter.end()

    def paint_over(self, painter: QPainter) -> None:
        """What is drawn over the rows: nothing, here."""

    def column_width_for(self, column: int, most: int) -> int:
        """The width a column needs for its title and its texts, at most `most` letters of it."""
        spec = self.columns[column]
        title = self.metrics.horizontalAdvance(spec.title[: self.most_of_title])
        longest = {text[:most] for text in self._texts.of(column, spec.text, self.rows.given)}
        texts = map(self.strong_metrics.horizontalAdvance, longest)
        return max([title + self.metrics.height(), *texts]) + 2 * self.pad + SLACK
