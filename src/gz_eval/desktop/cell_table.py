"""What a table of rows looks like: a flat header, columns as wide as their texts, painted cells.

What the person sorts by and how wide a column was dragged can be remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress

from PySide6.QtCore import (
    QEvent,
    QRect,
    QSettings,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHeaderView,
    QTableView,
    QWidget,
)

from gz_eval.app.columns import Column
from gz_eval.desktop import theme
from gz_eval.desktop.cell_delegate import CellDelegate
from gz_eval.desktop.flat_header import SLACK, FlatHeader
from gz_eval.desktop.longest_texts import LongestTexts
from gz_eval.desktop.nothing_shown import NothingShown
from gz_eval.desktop.row_table import RowTable
from gz_eval.desktop.rows_model import Row

_ASCENDING, _DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class CellTable(RowTable[Row]):
    """Texts are painted straight from the rows, without asking Qt's model about each.

    `unshown` are the titles of columns that are left out though they have something to say,
    `crowded_out` says whether any of them is so for a width made by hand, and `unshown_changed` is
    sent when either is another.
    """

    unshown_changed = Signal()
    most_of_title: int | None = None  # letters of a title that a column has room for; None for all

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        name: str,
        parent: QWidget | None = None,
        natural: int = -1,
    ) -> None:
        super().__init__(columns, name, parent, natural)
        self.shares: dict[int, float] = {}
        self.unshown: tuple[str, ...] = ()
        self.crowded_out = False
        self.delegate = self.make_delegate()
        self.setItemDelegate(self.delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
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
        header.let_go.connect(self.fit_columns)
        header.sectionHandleDoubleClicked.connect(self._forget_width)
        self._texts = LongestTexts(self)
        self._texts.changed.connect(self.fit_columns)
        self._own_widths: dict[tuple[int, str], int] = {}  # by the height of a line, and title
        self.nothing = NothingShown(self, self.rows)
        self._metrics_of_font()
        self._dress()

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

    # -- columns ----------------------------------------------------------------------------------

    def show_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Have other columns from now on, of other widths; the rows are to be shown anew."""
        self._texts.forget()
        super().show_columns(columns)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows, with as much room as they need."""
        super().show_rows(rows)
        if self.shares:
            self.fit_columns()

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

    def leave_unshown(self, columns: Iterable[int], *, crowded_out: bool = False) -> None:
        """These columns are not shown: say so where it is to be said, if there are rows at all."""
        told = sorted(columns) if self.rows.every else []
        titles = tuple(self.columns[column].title for column in told)
        if (titles, crowded_out) != (self.unshown, self.crowded_out):
            self.unshown, self.crowded_out = titles, crowded_out
            self.unshown_changed.emit()

    def give_widths(self, widths: dict[int, int]) -> None:
        """Make columns so wide, in pixels; but as the person dragged them where that was done."""
        for column, width in (widths | self.own_widths(widths)).items():
            self.setColumnWidth(column, width)

    def own_widths(self, columns: Iterable[int]) -> dict[int, int]:
        """How wide the person dragged any of these columns, in pixels, with text of this size.

        With text of another size all else is as wide as it needs: there is no room for that.
        """
        height, own = self.metrics.height(), self._own_widths
        dragged = {column: own.get((height, self.columns[column].title)) for column in columns}
        return {column: width for column, width in dragged.items() if width is not None}

    def _keep_width(self, column: int, width: int) -> None:
        self._own_widths[self.metrics.height(), self.columns[column].title] = width

    def _forget_width(self, column: int) -> None:
        """Have a column be as wide as it needs again: a double click on its edge wants that."""
        self._own_widths.pop((self.metrics.height(), self.columns[column].title), None)
        self.fit_columns()

    def remember(self, settings: QSettings, key: str) -> None:
        """Write down what is sorted by and how wide columns were dragged, under a key."""
        header = self.horizontalHeader()
        column = header.sortIndicatorSection()
        sorted_by = self.columns[column].title if 0 <= column < len(self.columns) else ""
        settings.setValue(f"{key}/sorted-by", sorted_by)
        settings.setValue(f"{key}/descending", header.sortIndicatorOrder() == _DESCENDING)
        own = self._own_widths.items()
        widths = "\n".join(f"{height}\t{title}\t{width}" for (height, title), width in own)
        settings.setValue(f"{key}/widths", widths)

    def restore(self, settings: QSettings, key: str) -> None:
        """Sort and divide as was written down; a column that is not there any more is passed."""
        titles = [column.title for column in self.columns]
        sorted_by = str(settings.value(f"{key}/sorted-by", "") or "")
        if self.sorts and sorted_by in titles:
            down = settings.value(f"{key}/descending", False, bool) is True
            self.sortByColumn(titles.index(sorted_by), _DESCENDING if down else _ASCENDING)
        for line in str(settings.value(f"{key}/widths", "") or "").splitlines():
            height, _, rest = line.partition("\t")
            title, _, width = rest.rpartition("\t")
            with suppress(ValueError):
                self._own_widths[int(height), title] = int(width)
        self.fit_columns()

    # -- painting ---------------------------------------------------------------------------------

    def seen_of(self, _column: int, rect: QRect) -> QRect | None:
        """What is seen of a column's place; None where it is too little to draw the column.

        `rect` is the whole place, of a cell or of the title.
        """
        edge = self.viewport().width() - 1
        return rect if rect.right() <= edge else rect.adjusted(0, 0, edge - rect.right(), 0)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update()  # what moves in is shown as far as there is room for it

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
        longest = self._texts.of(column, self.columns[column].text, self.rows.given)
        return self._width_for(column, {text[:most] for text in longest})

    def width_in_short(self, column: int) -> int:
        """The width a column needs with the fewer words that it has for every one of its texts."""
        longest = self._texts.of(~column, self.columns[column].short, self.rows.given)
        return self._width_for(column, longest)

    def _width_for(self, column: int, texts: Iterable[str]) -> int:
        title = self.columns[column].title[: self.most_of_title]
        least = self.metrics.horizontalAdvance(title) + self.metrics.height()
        widths = map(self.strong_metrics.horizontalAdvance, texts)
        return max([least, *widths]) + 2 * self.pad + SLACK
