"""The sheet as it was around a cell, from the workbook that the evaluation keeps."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from PySide6.QtWidgets import QDialog, QPushButton, QStackedWidget, QWidget

from gz_eval.app.columns import Tone
from gz_eval.app.source_reading import Source, Sources
from gz_eval.app.source_view import SheetView
from gz_eval.core.errors import UserError
from gz_eval.core.whole_file import whole_file
from gz_eval.core.wording import listed
from gz_eval.desktop import theme
from gz_eval.desktop.choice_dialog import tell
from gz_eval.desktop.fields import Line
from gz_eval.desktop.files import Files
from gz_eval.desktop.form_dialog import ToneLabel
from gz_eval.desktop.pressing import close_box
from gz_eval.desktop.sheet_table import SheetTable
from gz_eval.desktop.source_pane import SourcePane
from gz_eval.desktop.window_place import open_at


class SourceDialog(QDialog):
    """Shows a cell with what is around it, and saves the workbook out as it was imported.

    Of what is about several cells it begins with the first, and goes to the next.
    """

    def __init__(
        self, sources: Sources, parent: QWidget | None = None, files: Files | None = None
    ) -> None:
        super().__init__(parent)
        self._files = files or Files()
        self._seen = sources.seen
        self._at = 0
        self._panes: dict[int, SourcePane] = {}  # made when they are gone to
        self._stack = QStackedWidget()
        self.saved = ToneLabel("", Tone.GOOD)
        self.saved.setVisible(False)
        self.save = QPushButton("Save the workbook…")
        self.save.setToolTip("Save the workbook to a file, byte for byte as it was imported")
        self.save.clicked.connect(lambda _checked=False: self._choose())
        self.previous, self.next = QPushButton("&Previous cell"), QPushButton("&Next cell")
        self.previous.clicked.connect(lambda _checked=False: self.go_to(self._at - 1))
        self.next.clicked.connect(lambda _checked=False: self.go_to(self._at + 1))
        several = (self.previous, self.next) if len(self._seen) > 1 else ()
        if not several:
            for unused in (self.previous, self.next):
                unused.setParent(self)
                unused.setAutoDefault(False)  # Enter closes, and presses nothing unseen
                unused.hide()
        box = close_box(self, *several, self.save)
        layout = theme.dialog_column(self)
        layout.addWidget(self._stack, 1)
        if sources.unseen:
            unseen = listed([str(cell) for cell in sources.unseen])
            layout.addWidget(ToneLabel(f"It cannot be shown here: {unseen}.", Tone.WARNING))
        layout.addWidget(self.saved)
        layout.addWidget(box)
        self.go_to(0)
        open_at(self, 170, 44)
        self.table.setFocus()

    @property
    def source(self) -> Source:
        """The cell that is shown, and its workbook."""
        return self._seen[self._at]

    @property
    def view(self) -> SheetView:
        """The cell that is shown, and what is around it."""
        return self.source.view

    @property
    def pane(self) -> SourcePane:
        """What shows it."""
        return self._panes[self._at]

    @property
    def table(self) -> SheetTable:
        """The sheet that is shown."""
        return self.pane.table

    @property
    def digest(self) -> Line:
        """The SHA-256 of the file that is shown."""
        return self.pane.digest

    def go_to(self, number: int) -> None:
        """Show one of the cells, counted from 0."""
        count = len(self._seen)
        in_table = bool(self._panes) and self.table.hasFocus()
        self._at = number
        if number not in self._panes:
            place = f", {number + 1:,} of {count:,}" if count > 1 else ""
            self._panes[number] = SourcePane(self._seen[number], place)
            self._stack.addWidget(self._panes[number])
        self._stack.setCurrentWidget(self.pane)
        if in_table:
            self.table.setFocus()
        self.setWindowTitle(self.view.title)
        self.saved.setVisible(False)  # it was of the workbook that was shown
        # A button that has the focus and can do nothing more hands it to the other.
        can = {self.previous: number > 0, self.next: number < count - 1}
        for button in sorted(can, key=lambda one: not can[one]):
            other = self.previous if button is self.next else self.next
            if button.hasFocus() and not can[button]:
                other.setFocus()
            button.setEnabled(can[button])

    def _choose(self) -> None:
        name = PurePosixPath(self.view.file.name).name
        if path := self._files.to_save(self, "Save the workbook", name):
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write the workbook to a file, and say so."""
        try:
            with whole_file(path) as temporary:
                temporary.write_bytes(self.source.data)
        except UserError as error:
            tell(self, error)
            return
        self.saved.setText(f"Saved to {path}.")
        self.saved.setVisible(True)
