"""The page of exports: choose what, see it, write it, find it again.

The page writes nothing itself: it says what is wanted, and is told what came of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QTextOption
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gz_eval.app.columns import Tone
from gz_eval.app.export_choices import (
    FORMATS,
    Previews,
    Source,
    Wish,
    preview_line,
    previews_of,
    sources,
)
from gz_eval.app.hidden_words import SCORES_HIDDEN_TITLE, SCORES_SHOWN_ONCE
from gz_eval.app.shown import Shown
from gz_eval.app.weight_trial import without_tried
from gz_eval.core.project import Project
from gz_eval.desktop import theme
from gz_eval.desktop.elided_box import ElidedBox
from gz_eval.desktop.fields import Line
from gz_eval.desktop.form_dialog import ToneLabel
from gz_eval.desktop.guide import Guide
from gz_eval.desktop.hint import Hint
from gz_eval.desktop.page_split import ArrangedPage
from gz_eval.desktop.preview_table import PreviewTable
from gz_eval.export.imprint import Imprint

_WIDE = 46  # letters that the choices need
_BESIDE_TEXT = 4  # text sizes beside a choice: frame, arrow and margins
_NO_BIDS = ("There are no bids yet", "Import bids, and there is a ranking to export.")


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: as which wish, and of which state of the evaluation."""

    path: Path
    digest: str
    wish: Wish
    project: Project


class ExportPage(ArrangedPage):
    """Sends `write_wanted` with a `Wish`, and `work_wanted` with work to be done off this thread.

    The latter has a label, a function of a `Progress`, and what takes its result.
    """

    write_wanted = Signal(object)
    work_wanted = Signal(str, object, object)

    def __init__(self, looked_at: Shown) -> None:
        super().__init__()
        self.looked_at = looked_at
        self._sources: tuple[Source, ...] = ()
        self._previews: Previews = ()
        self._asked = 0
        self._told_of: Callable[[], tuple[str, str]] = lambda: ("", "")
        self._written: Written | None = None
        self._usual = ""
        self.what = ElidedBox("", 8)
        self.beside = QCheckBox("With today’s ranks beside them")
        self._tried_elsewhere: tuple[str, ...] = ()
        self.kept = ToneLabel("", Tone.WARNING)
        # One or the other is said of what is exported: what stands below does not move by it.
        self._of_what = QStackedWidget()
        for one in (self.kept, self.beside):
            policy = one.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # else only the one that is seen is asked
            one.setSizePolicy(policy)
            self._of_what.addWidget(one)
        self.file = ToneLabel("", Tone.WARNING)
        self.file.hide()
        self.format = ElidedBox("", 8)
        self.format.addItems([one.label for one in FORMATS])
        self.about = Hint([one.about for one in FORMATS])
        self.marking = Line()
        self.write = QPushButton("&Write to a file…")
        self.write.setAutoDefault(False)
        # A label would grow as wide as a path or a hash, which have no places to break at.
        self.outcome = QPlainTextEdit()
        self.outcome.setReadOnly(True)
        self.outcome.setTabChangesFocus(True)
        self.outcome.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.outcome.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.outcome.setFixedHeight(theme.em(self) * 8)
        self.outcome.hide()
        self.outcome.setAccessibleName("What was written")
        self.folder = QPushButton("Open the fo&lder")
        self.copy_digest = QPushButton("&Copy the hash")
        self.sheet = ElidedBox("Table to look at")
        self.rows = Hint()
        self.note = Hint()
        self.table = PreviewTable()
        self.guide = Guide(*_NO_BIDS)
        self._lay_out()
        self.what.currentIndexChanged.connect(self._choose)
        self.format.currentIndexChanged.connect(self._choose)
        self.beside.toggled.connect(self._choose)
        self.marking.editingFinished.connect(self._choose)
        self.sheet.currentIndexChanged.connect(self._show_table)
        self.write.clicked.connect(self.want_written)
        self.folder.clicked.connect(self._open_folder)
        self.copy_digest.clicked.connect(self._copy_digest)

    def _lay_out(self) -> None:
        title = QLabel("Export")
        theme.as_title(title)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.LARGE, theme.MEDIUM, theme.SMALL, theme.SMALL)
        column.setSpacing(theme.TIGHT)
        column.addWidget(title)
        for words, box in (
            ("Wha&t", self.what),
            ("F&ormat", self.format),
            ("&Marking of this file", self.marking),
        ):
            label = QLabel(words)
            label.setBuddy(box)
            box.setAccessibleName(words.replace("&", ""))
            column.addSpacing(theme.SMALL)
            column.addWidget(label)
            column.addWidget(box)
            if box is self.what:
                column.addWidget(self._of_what)
                column.addWidget(self.file)
            elif box is self.format:
                column.addWidget(self.about)
        column.addSpacing(theme.MEDIUM)
        column.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(theme.SMALL)
        column.addWidget(self.outcome)
        for button in (self.folder, self.copy_digest):
            button.setAutoDefault(False)
            button.hide()
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._choices = QScrollArea()
        self._choices.setWidgetResizable(True)
        self._choices.setFrameShape(QScrollArea.Shape.NoFrame)
        self._choices.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._choices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._choices.setWidget(left)
        right = QVBoxLayout()
        right.setContentsMargins(theme.SMALL, theme.MEDIUM, theme.MEDIUM, theme.SMALL)
        right.setSpacing(theme.TIGHT)
        heading = QHBoxLayout()
        heading.setSpacing(theme.SMALL)
        seen = QLabel("&Preview")
        theme.as_strong(seen)
        seen.setBuddy(self.sheet)
        heading.addWidget(seen)
        heading.addWidget(self.sheet)
        heading.addWidget(self.rows, 1)
        right.addLayout(heading)
        right.addWidget(self.note)
        right.addWidget(self.table, 1)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._choices)
        row.addLayout(right, 1)
        self.guide.setContentsMargins(theme.LARGE, 0, theme.LARGE, 0)
        self.stack = QStackedWidget()
        self.stack.addWidget(both)
        self.stack.addWidget(self.guide)
        self._both = both
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)

    def arrange(self) -> None:
        """Give the choices a share of a narrow page: more where what is exported would be cut."""
        texts = (self.what.itemText(one) for one in range(self.what.count()))
        longest = max(map(self.what.fontMetrics().horizontalAdvance, texts), default=0)
        needed = min(longest + _BESIDE_TEXT * theme.em(self), self.width() // 2)
        share = min(theme.letters(self, _WIDE), self.width() * 2 // 5)
        self._choices.setFixedWidth(max(needed, share))

    # -- what is shown ----------------------------------------------------------------------------

    def start_with(self, marking: str, told_of: Callable[[], tuple[str, str]]) -> None:
        """Take the usual marking, and what tells the evaluation's name and its log's last hash."""
        self._told_of = told_of
        self._usual = marking
        if not self.marking.text():
            self.marking.setText(marking)

    def show_usual_marking(self, marking: str) -> None:
        """Another marking is usual now: take it, unless somebody typed one for this export."""
        if marking != self._usual and self.marking.text().strip() in ("", self._usual):
            self.marking.setText(marking)
            self._choose()
        self._usual = marking

    def offer(self, _files: QAction, _folder: QAction, lock: QAction) -> None:
        """Offer to lock the framework while scores are hidden."""
        self.guide.offer_lock(lock)

    def refresh(self) -> None:
        """Offer what there is to be exported now."""
        project = self.looked_at.project
        hidden = self.looked_at.hidden
        if hidden or not project.bids.bids:
            self.guide.say(*((SCORES_HIDDEN_TITLE, SCORES_SHOWN_ONCE) if hidden else _NO_BIDS))
            self.stack.setCurrentWidget(self.guide)
            return
        self.stack.setCurrentWidget(self._both)
        found = sources(self.looked_at.session)
        if found != self._sources:
            entry = self.wish.source.entry if self._sources else 0
            self._sources = found
            self.what.blockSignals(True)
            self.what.clear()
            self.what.addItems([one.label for one in found])
            kept = next((n for n, one in enumerate(found) if one.entry == entry), 0)
            self.what.setCurrentIndex(kept)
            self.what.blockSignals(False)
            self.arrange()
        self._choose()

    @property
    def wish(self) -> Wish:
        """What is asked for."""
        source = self._sources[max(0, self.what.currentIndex())]
        return Wish(
            source,
            FORMATS[max(0, self.format.currentIndex())].ending,
            self.marking.text().strip() or "OFFICIAL",
            self.beside.isChecked() and bool(source.entry),
        )

    def want_written(self) -> None:
        """Ask for it to be written; pressed by a key too, the button is where one is after."""
        if self.stack.currentWidget() is not self._both:  # there is nothing to be written now
            return
        self.write.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.write_wanted.emit(self.wish)

    def _choose(self) -> None:
        """Show what would be written; it is made in the background."""
        if not self._sources:
            return
        wish = self.wish
        self._show_written()
        self._of_what.setCurrentWidget(self.beside if wish.source.entry else self.kept)
        self._say_kept()
        form = FORMATS[max(0, self.format.currentIndex())]
        self.about.setText(form.about)
        self._asked += 1
        name, head = self._told_of()
        make = previews_of(self.looked_at.session, wish, Imprint(name, wish.marking), head)
        self.work_wanted.emit(
            "Making the preview", lambda _progress: make(), partial(self._show_tables, self._asked)
        )

    def tell_tried(self, pages: Sequence[str]) -> None:
        """On these pages, by name, something is tried that is not written."""
        if tuple(pages) != self._tried_elsewhere:
            self._tried_elsewhere = tuple(pages)
            self._say_kept()

    def tell_file(self, told: str) -> None:
        """Say what is to be known of the evaluation's file; empty where it is what was opened."""
        self.file.say(told, Tone.WARNING)
        self.file.setVisible(bool(told))

    def _say_kept(self) -> None:
        """Say that the ranking as it is now is that which is kept, where another is being tried."""
        told = without_tried(self._tried_elsewhere)
        self.kept.say(f"{told[:1].upper()}{told[1:]}." if told else "", Tone.WARNING)
        self._of_what.setVisible(bool(told) or len(self._sources) > 1)

    def leave(self) -> None:
        """The page is not needed any more: what is being made for it is not shown."""
        self._asked += 1

    def _show_tables(self, asked: int, previews: Previews) -> None:
        if asked != self._asked:
            return  # another was asked for since
        self._previews = previews
        names = [one.table.name for one in previews]
        at = max(0, self.sheet.currentIndex())
        self.sheet.blockSignals(True)
        self.sheet.clear()
        self.sheet.addItems(names)
        self.sheet.setCurrentIndex(at if at < len(names) else 0)
        self.sheet.blockSignals(False)
        self.sheet.setEnabled(len(names) > 1)
        self._show_table()

    def _show_table(self) -> None:
        number = self.sheet.currentIndex()
        if not 0 <= number < len(self._previews):
            return
        table = self._previews[number].table
        self.table.show_table(table)
        self.rows.setText(preview_line(self._previews[number]))
        self.note.setText(table.note)
        self.note.setVisible(bool(table.note))

    def tell_written(self, written: Written) -> None:
        """Say what was written, and its hash: whoever gets the file can check it."""
        self._written = written
        self._show_written()

    def _show_written(self) -> None:
        """Only while what is chosen is what was written: another file has another hash."""
        written = self._written
        there = written is not None and self._asks_for(written)
        for widget in (self.outcome, self.folder, self.copy_digest):
            widget.setVisible(there)
        if written is not None and there:
            text = f"Written: {written.path}\nSHA-256: {written.digest}"
            if self.outcome.toPlainText() != text:  # once it is as wide as it will be
                self.outcome.setPlainText(text)

    def _asks_for(self, written: Written) -> bool:
        if self.stack.currentWidget() is not self._both or not self._sources:
            return False
        same = written.project is self.looked_at.project
        return same and written.wish == self.wish

    def enter(self) -> None:
        """Go to what is to be exported."""
        if self.stack.currentWidget() is self._both:
            self.what.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.guide.enter()

    def _open_folder(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.path.parent)))

    def _copy_digest(self) -> None:
        if self._written is not None:
            QGuiApplication.clipboard().setText(self._written.digest)
