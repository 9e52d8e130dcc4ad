"""The sheet as it was around a cell, from the workbook that the evaluation keeps."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QWidget,
)

from gz_eval.app.columns import Column, Tone
from gz_eval.app.source_reading import Source
from gz_eval.app.source_rows import SourceRow, remarks, source_columns, source_rows
from gz_eval.app.source_view import SheetView
from gz_eval.core.errors import UserError
from gz_eval.core.whole_file import whole_file
from gz_eval.desktop import theme
from gz_eval.desktop.cell_delegate import CellDelegate
from gz_eval.desktop.cell_table import CellTable
from gz_eval.desktop.choice_dialog import tell
from gz_eval.desktop.fields import Line
from gz_eval.desktop.files import Files
from gz_eval.desktop.form_dialog import ToneLabel
from gz_eval.desktop.pressing import close_box
from gz_eval.desktop.staying_table import StayingTable
from gz_eval.desktop.window_place import open_at

_MOST_LETTERS = 34


class SourceDialog(QDialog):
    """Shows a cell with what is around it, and saves the workbook out as it was imported."""

    def __init__(
        self, source: Source, parent: QWidget | None = None, files: Files | None = None
    ) -> None:
        super().__init__(parent)
        self._files = files or Files()
        self._data = source.data
        self.view = source.view
        cell, file = self.view.cell, self.view.file
        self.setWindowTitle(self.view.title)
        title = QLabel(f"Cell {cell.address}")
        theme.as_title(title)
        facts = QGridLayout()
        facts.setHorizontalSpacing(theme.MEDIUM)
        facts.setVerticalSpacing(theme.TIGHT)
        facts.setColumnStretch(1, 1)
        said = [("File", file.name), ("Sheet", cell.sheet.sheet or "the only one")]
        if heading := self.view.headings[self.view.column].strip():
            said.append(("Heading", heading))
        said.append(("It says", self.view.text.strip() or "nothing: the cell is blank"))
        for row, (label, text) in enumerate(said):
            facts.addWidget(ToneLabel(label, Tone.SECONDARY), row, 0, Qt.AlignmentFlag.AlignTop)
            tone = Tone.STRONG if label == "It says" else Tone.NORMAL
            facts.addWidget(ToneLabel(text, tone), row, 1)
        self.digest = Line(file.sha256)
        self.digest.setReadOnly(True)
        self.digest.setFrame(False)
        self.digest.setCursorPosition(0)
        self.digest.setAccessibleName("SHA-256 of the file")
        self.digest.setToolTip(f"{file.size:,} bytes, kept in the evaluation as imported")
        facts.addWidget(ToneLabel("SHA-256", Tone.SECONDARY), len(said), 0)
        facts.addWidget(self.digest, len(said), 1)
        self.table = SheetTable(self.view)
        self.saved = ToneLabel("", Tone.GOOD)
        self.saved.setVisible(False)
        self.save = QPushButton("Save the workbook…")
        self.save.setToolTip("Save the workbook to a file, byte for byte as it was imported")
        self.save.clicked.connect(lambda _checked=False: self._choose())
        box = close_box(self, self.save)
        layout = theme.dialog_column(self)
        layout.addWidget(title)
        layout.addLayout(facts)
        for remark in remarks(self.view):
            layout.addWidget(ToneLabel(remark, Tone.WARNING))
        layout.addWidget(self.table, 1)
        layout.addWidget(self.saved)
        layout.addWidget(box)
        open_at(self, 170, 44)
        self.table.setFocus()

    def _choose(self) -> None:
        name = PurePosixPath(self.view.file.name).name
        if path := self._files.to_save(self, "Save the workbook", name):
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write the workbook to a file, and say so."""
        try:
            with whole_file(path) as temporary:
                temporary.write_bytes(self._data)
        except UserError as error:
            tell(self, error)
            return
        self.saved.setText(f"Saved to {path}.")
        self.saved.setVisible(True)


class _SheetDelegate(CellDelegate[SourceRow]):
    """Frames the cell in question."""

    def paint_cell(
        self,
        painter: QPainter,
        rect: QRect,
        row: SourceRow,
        number: int,
        column: Column[SourceRow],
    ) -> None:
        """One cell."""
        marked = row.marked == number
        scheme = self.table.scheme
        if marked:
            painter.fillRect(rect, theme.color(scheme.selection))
        super().paint_cell(painter, rect, row, number, column)
        painter.setPen(QPen(theme.color(scheme.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if marked:
            painter.setPen(QPen(theme.color(scheme.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))


class _RowNumbers(QHeaderView):
    """The numbers of the rows, as the sheet counts them: they stay when columns are scrolled."""

    def __init__(self, table: SheetTable) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self._table = table
        self.setAccessibleName("Row numbers")
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        widest = max((str(row.number) for row in self._table.rows.rows), key=len, default="")
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(widest) + 2 * metrics.height(), 0)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        row = self._table.rows.row_at(self._table.rows.index(logical, 0))
        scheme = theme.tokens(self.palette())
        painter.fillRect(rect, theme.color(scheme.surface))
        painter.setPen(theme.color(scheme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(theme.color(scheme.text if row.marked >= 0 else scheme.secondary))
        inner = rect.adjusted(0, 0, -self.fontMetrics().height() // 2, 0)
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, int(align), str(row.number))


class SheetTable(StayingTable[SourceRow]):
    """The cells as the sheet showed them; the one in question is in view and current.

    What says which row it is stays at the left: the first column, in a register the first two.
    """

    def __init__(self, view: SheetView) -> None:
        self._most_staying = min(2 if view.header_row else 1, view.column)
        self.staying = self._most_staying
        super().__init__(source_columns(view), f"Cells around {view.cell.address}")
        self.setSelectionBehavior(CellTable.SelectionBehavior.SelectItems)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.show_rows(source_rows(view))
        self.fit_columns()
        height = self.verticalHeader().defaultSectionSize()
        self.setVerticalHeader(_RowNumbers(self))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalHeader().show()
        header.sectionResized.connect(lambda *_: self._keep_room())
        self._at = (view.row, view.column)
        self.go_to_cell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_at"):
            self._keep_room()
            self.go_to_cell()

    def fit_columns(self) -> None:
        """As wide as their texts, up to what is good to read."""
        self.give_widths(
            {
                column: self.column_width_for(column, _MOST_LETTERS)
                for column in range(len(self.columns))
            }
        )

    def _keep_room(self) -> None:
        """What stays takes no more than half of the width: the rest has to be seen beside it."""
        half, self.staying = self.viewport().width() // 2, 0
        for column in range(self._most_staying):
            half -= self.columnWidth(column)
            if half >= 0:
                self.staying = column + 1

    def make_delegate(self) -> CellDelegate[SourceRow]:
        """The painter of this table's cells."""
        return _SheetDelegate(self)

    def go_to_cell(self) -> None:
        """Go to the cell in question, in the middle of the table."""
        index = self.rows.index(*self._at)
        self.setCurrentIndex(index)
        self.scrollTo(index, CellTable.ScrollHint.PositionAtCenter)
        # What stays covers whole columns: half of one beside it could be taken for all of it.
        edge, bar = self.staying_width, self.horizontalScrollBar()
        for column in range(self.staying, len(self.columns)):
            left = self.columnViewportPosition(column)
            if left < edge < left + self.columnWidth(column):
                bar.setValue(bar.value() - (edge - left))
                break
