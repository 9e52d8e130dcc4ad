"""One cell and the sheet around it: where it is, what it says, what cannot be seen of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from gz_eval.app.columns import Tone
from gz_eval.app.source_reading import Source
from gz_eval.app.source_rows import remarks
from gz_eval.desktop import theme
from gz_eval.desktop.fields import Line
from gz_eval.desktop.form_dialog import ToneLabel
from gz_eval.desktop.sheet_table import SheetTable


class SourcePane(QWidget):
    """Shows a cell with what is around it; `place` says which of several it is."""

    def __init__(self, source: Source, place: str = "") -> None:
        super().__init__()
        self.source = source
        view = source.view
        cell, file = view.cell, view.file
        self.title = QLabel(f"Cell {cell.address}{place}")
        theme.as_title(self.title)
        facts = QGridLayout()
        facts.setHorizontalSpacing(theme.MEDIUM)
        facts.setVerticalSpacing(theme.TIGHT)
        facts.setColumnStretch(1, 1)
        said = [("File", file.name), ("Sheet", cell.sheet.sheet or "the only one")]
        if heading := view.headings[view.column].strip():
            said.append(("Heading", heading))
        said.append(("It says", view.text.strip() or "nothing: the cell is blank"))
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
        self.table = SheetTable(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(self.title)
        layout.addLayout(facts)
        for remark in remarks(view):
            layout.addWidget(ToneLabel(remark, Tone.WARNING))
        layout.addWidget(self.table, 1)
