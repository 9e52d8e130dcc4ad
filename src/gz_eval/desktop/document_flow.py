"""The evaluation as a file: new, open, save, close; what that takes to ask is `document_questions`.

Files are read and written off the interface thread. One document is open at a time; leaving it asks
about work that is not in its file yet.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from gz_eval.core.errors import UserError
from gz_eval.core.resources import DEFAULT_FRAMEWORK
from gz_eval.desktop import document_questions as questions
from gz_eval.desktop.files import Files, ended
from gz_eval.desktop.leaving import Leaving
from gz_eval.desktop.naming import name_as_saved, named_once_saved, say_still_called
from gz_eval.desktop.open_dialogs import put_away

if TYPE_CHECKING:
    from gz_eval.app.document import Document
    from gz_eval.app.session import Session
    from gz_eval.core.people import Person
    from gz_eval.core.progress import Progress
    from gz_eval.desktop.window import MainWindow

Found = TypeVar("Found")

SUFFIX = ".gzeval"
_FILES = f"Evaluations (*{SUFFIX})"


def _nothing() -> None:
    """What follows when nothing does."""


def _give_back(document: Document) -> None:
    """Let go of a document that came too late: its file is not ours any more."""
    document.give_back()


class DocumentFlow(QObject):
    """Holds the open document. `opened` is sent when another one is open, or none any more."""

    opened = Signal()
    changed = Signal()

    def __init__(self, window: MainWindow, framework: str) -> None:
        super().__init__(window)
        self._window = window
        self._framework = framework
        self._remembered = window.remembered
        self.document: Document | None = None
        self.saved_at: datetime | None = None
        self.entries_before = 0  # of the open document's history, when it was opened
        self._closing: list[Document] = []
        self._leaving = Leaving(window, self)
        self.files = Files(window.remembered, lambda: self.document)

    # -- who, and by what -------------------------------------------------------------------------

    @property
    def person(self) -> Person:
        """Who acts: as the open evaluation has it, or else as remembered."""
        if self.document is not None:
            return self.document.session.person
        return self._remembered.settings.person()

    def remember_person(self, person: Person) -> None:
        """Have this person act from now on, in later evaluations too."""
        if self.document is not None:
            self.document.session.person = person
        self._remembered.acts(person)

    @property
    def framework(self) -> str:
        """What new evaluations start from: as the program was told, or else as preferred."""
        if self._framework != DEFAULT_FRAMEWORK:
            return self._framework
        return self._remembered.settings.framework or DEFAULT_FRAMEWORK

    def fill_recent(self, menu: QMenu) -> None:
        """List the evaluations opened last in a menu."""
        menu.clear()
        for path, name in self._remembered.recent:
            both = " – ".join(filter(None, (path.stem, name)))
            action = menu.addAction(both.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, path=path: self.open(path))
        if menu.isEmpty():
            menu.addAction("None yet").setEnabled(False)

    # -- opening ----------------------------------------------------------------------------------

    def start(self, framework: str = "", blind: bool = False) -> None:
        """Start a new evaluation."""
        label = "Starting an evaluation"
        self.start_with(
            label,
            lambda _session, progress: progress(label, 0, 0),
            lambda _document, _found: None,
            framework=framework,
            blind=blind,
        )

    def start_with(
        self,
        label: str,
        find: Callable[[Session, Progress], Found],
        then: Callable[[Document, Found], None],
        *,
        framework: str = "",
        blind: bool = False,
        called: str = "",
        refused: Callable[[UserError], bool] = lambda _error: False,
        awaited: bool = False,
    ) -> None:
        """Start a new evaluation, `called` so, with what is to go into it: `find` finds that.

        It is found off the interface thread, and where that fails nothing is opened. `then` gets it
        once the evaluation is open.
        """
        by, folders, person = framework or self.framework, self._remembered.folders, self.person
        places = self._remembered.settings.places

        def work(progress: Progress) -> tuple[Document, Found]:
            from gz_eval.app.beginning import Beginning

            beginning = Beginning(by, blind, called, places)
            return beginning.begin(folders, person, lambda session: find(session, progress))

        def done(begun: tuple[Document, Found]) -> None:
            document, found = begun

            def go_on() -> None:
                if self.document is document:
                    then(document, found)

            # Once its page is made: to do both at a time would keep the window waiting.
            self.take(document, lambda: self._window.turns.add(go_on))

        self._window.banner.hide()
        self._window.work_on(
            label,
            work,
            done,
            refused,
            dropped=lambda begun: _give_back(begun[0]),
            awaited=awaited,
        )

    def new(self) -> None:
        """Ask what by, and start a new evaluation."""
        self.leave(self._ask_new)

    def _ask_new(self) -> None:
        from gz_eval.desktop.new_dialog import NewDialog

        dialog = NewDialog(self._window, self.framework, self.files)
        if dialog.exec():
            self.start(dialog.framework, dialog.blind.isChecked())
        dialog.deleteLater()

    def choose_open(self) -> None:
        """Ask which evaluation, and open it."""
        if path := self.files.to_open(self._window, "Open an evaluation", _FILES):
            self.open(path)

    def open(self, path: Path) -> None:
        """Open an evaluation; asks about the one that is open, and what to do if it is held."""
        document = self.document
        if document is not None and document.path == path.absolute() and not document.read_only:
            self._window.banner.say(f"“{document.name}” is open already.", bad=False)
            return
        self.leave(lambda: self._open(path))

    def read_again(self) -> None:
        """Open the document as its file is by now, in place of what was read of it before."""
        document = self.document
        if document is None or (path := document.path) is None:
            return

        def go() -> None:
            self.drop()  # it holds the file until then
            self._open(path, "file")

        read = document.is_to_be_read
        self.leave((lambda: self._open(path, "read-only")) if read else go)

    def _open(self, path: Path, way: str = "") -> None:
        folders, person = self._remembered.folders, self.person

        def make() -> Document:
            from gz_eval.app.document import Document, check_closed_properly

            if way == "copy":
                return Document.open_copy(path, folders, person)
            if not way:
                check_closed_properly(path, folders)
            return Document.open(path, folders, person, read_only=way == "read-only")

        def taken() -> None:
            if way != "copy" and self.document is not None:
                self._remembered.opened(path, self.document.name)
            self.changed.emit()

        self._window.banner.hide()
        self.bring(f"Opening {path.name}", make, taken, lambda error: self._asked(error, path))

    def bring(
        self,
        label: str,
        make: Callable[[], Document],
        taken: Callable[[], None] = _nothing,
        refused: Callable[[UserError], bool] = lambda _error: False,
    ) -> None:
        """Open a document, score its bids off the interface thread and take it; then `taken`."""

        def work(progress: Progress) -> Document:
            progress(label, 0, 0)
            document = make()
            document.session.score()
            return document

        self._window.work_on(
            label, work, lambda made: self.take(made, taken), refused, dropped=_give_back
        )

    def _asked(self, error: UserError, path: Path) -> bool:
        """Ask how to open what cannot be opened just so; False where that is no question."""
        from gz_eval.app.document import HeldByOther, NotClosedProperly

        if isinstance(error, HeldByOther):
            way = questions.how_to_open(self._window, error)
        elif isinstance(error, NotClosedProperly):
            hidden = self._window.nameless
            way = questions.whether_with_left(self._window, path.name, error.left, nameless=hidden)
            if way == "with":
                self._window.recovery.bring(error.left[0])
                return True
        else:
            return False
        if way:
            self._open(path, way)
        return True

    def take(self, document: Document, then: Callable[[], None] = _nothing) -> None:
        """Show a document in place of the one that was open, which was left already; then `then`.

        What was done to that one since it was left is asked about like any work.
        """

        def go() -> None:
            self._show(document)
            then()

        if self._leaving.is_settled:
            go()
        else:
            self.leave(go, document.give_back)

    def _show(self, document: Document) -> None:
        self._leaving.forget()
        if self.document is not None:
            self._let_go(self.document)
        self.document = document
        self.saved_at = None
        self.entries_before = len(document.session.entries)
        document.session.subscribe(self.changed.emit)
        self.opened.emit()

    # -- saving -----------------------------------------------------------------------------------

    def save(
        self, then: Callable[[], None] = _nothing, stay: Callable[[], None] = _nothing
    ) -> None:
        """Save to the document's file, asking for one where it has none.

        `then` follows once it is saved, `stay` where it is not: none was chosen, or that failed.
        """
        document = self.document
        if document is None:
            return
        if document.path is None or document.read_only:
            self.choose_save_as(then, stay)
        else:
            self._save(document, document.path, then, stay, document.save)

    def choose_save_as(
        self, then: Callable[[], None] = _nothing, stay: Callable[[], None] = _nothing
    ) -> None:
        """Ask where to, and save there; as `save`."""
        if self.document is None:
            return
        offered = str(self.document.offered_path)
        path, own = self.files.to_save(self._window, "Save as", offered, _FILES), self.document.path
        if path is not None and (whole := ended(self._window.banner.say, path, (SUFFIX,), own)):
            self.save_as(whole, then, stay)
        else:
            stay()

    def save_as(
        self,
        path: Path,
        then: Callable[[], None] = _nothing,
        stay: Callable[[], None] = _nothing,
    ) -> None:
        """Save to another file, which is the document's from now on; as `save`.

        What has no name is called as that file once it is there: a save that fails names nothing.
        """
        if (document := self.document) is None:
            return
        naming = named_once_saved(document, path)

        def told() -> None:
            say_still_called(self._window, document, path)
            then()

        def saved() -> None:
            file = document.path if document is self.document else None  # else it is closed
            if file is not None and name_as_saved(self._window, document, naming):
                self._save(document, file, told, stay, document.save)  # with its name
            else:
                told()

        self._save(document, path, saved, stay, lambda: document.save_as(path))

    def _save(
        self,
        document: Document,
        path: Path,
        then: Callable[[], None],
        stay: Callable[[], None],
        write: Callable[[], None],
    ) -> None:
        def work(progress: Progress) -> None:
            progress(f"Saving {path.name}", 0, 0)
            write()

        def done(_nothing: None) -> None:
            self._remembered.opened(path, document.name)
            if document is self.document:  # it may have been closed meanwhile
                self.saved_at = datetime.now().astimezone()
                self.changed.emit()
            then()

        def refused(error: UserError) -> bool:
            from gz_eval.app.document import ChangedElsewhere, NoLongerThere

            if document is not self.document:  # there is nothing left to be asked about
                what = f"“{path.name}” was not saved: its evaluation was closed meanwhile."
                self._window.banner.say(what, "It was closed without what was not in its file yet.")
                stay()
                return True
            answer, gone = "", isinstance(error, NoLongerThere)
            if changed := isinstance(error, ChangedElsewhere):
                ask = questions.whether_to_write_again if gone else questions.whether_to_replace
                answer = ask(self._window, error.what)
            if answer == "as":
                self.choose_save_as(then, stay)
            elif answer:
                self._save(document, path, then, stay, lambda: document.save(overwrite=True))
            else:
                stay()
            return changed

        self._window.banner.hide()
        label = f"Saving {path.name}"
        self._window.work_on(label, work, done, refused, failed=stay, stoppable=False)

    # -- leaving ----------------------------------------------------------------------------------

    def leave(self, then: Callable[[], None], stay: Callable[[], None] = _nothing) -> None:
        """Go on with `then`, once it was asked what is to be asked; else `stay`."""
        self._leaving.leave(then, stay)

    def close(self) -> None:
        """Close the document, asking about unsaved work; the window stays."""
        self.leave(self.drop)

    def drop(self) -> None:
        """Close the document as it is."""
        self._leaving.forget()
        if (document := self.document) is not None:
            self._let_go(document)
            self.document = None
            self.saved_at = None
            self.opened.emit()

    def _let_go(self, document: Document) -> None:
        """Close a document once the work that may still be done on it is over.

        What was open over it is cancelled while it can still be asked.
        """
        put_away(self._window)
        self._closing.append(document)

        def work(_progress: Progress) -> None:
            document.close()
            self._closing.remove(document)

        label = f"Closing {document.name}"
        self._window.work_on(label, work, lambda _nothing: None, stoppable=False)

    def end(self) -> None:
        """Close what is open: no work is being done any more."""
        if self.document is not None:
            self._closing.append(self.document)
            self.document = None
        for document in self._closing:
            document.close()
        self._closing.clear()
