"""Work that was not closed properly, and backups: what there is, and opening it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gz_eval.core.errors import UserError
from gz_eval.desktop.choice_dialog import Choice, choose

if TYPE_CHECKING:
    from gz_eval.app.document import Document, Leftover
    from gz_eval.core.progress import Progress
    from gz_eval.desktop.document_flow import DocumentFlow
    from gz_eval.desktop.window import MainWindow


class RecoveryFlow(QObject):
    """Opens what was left, and former versions. `found` is sent when `leftovers` are others."""

    found = Signal()

    def __init__(self, window: MainWindow, documents: DocumentFlow) -> None:
        super().__init__(window)
        self._window = window
        self._documents = documents
        self.leftovers: tuple[Leftover, ...] = ()
        documents.opened.connect(self._look_again)

    def _look_again(self) -> None:
        """The first page comes back: a file may have gone on without the work left on it."""
        if self.leftovers and self._documents.document is None:
            self.look_for_leftovers()

    def look_for_leftovers(self) -> None:
        """Look for work that was not closed properly, and say `found`."""
        self._window.remembered.read()
        folders = self._window.remembered.folders

        def work(_progress: Progress) -> tuple[Leftover, ...]:
            from gz_eval.app.document import leftovers

            return leftovers(folders)

        def done(left: tuple[Leftover, ...]) -> None:
            self.leftovers = left
            self.found.emit()

        self._window.work_on("Looking for unsaved work", work, done)

    def recover(self, leftover: Leftover) -> None:
        """Open what was left, as it was after its last change; asks about what is open."""
        self._documents.leave(lambda: self.bring(leftover))

    def bring(self, leftover: Leftover) -> None:
        """Open what was left in place of what is open, which was left already."""
        folders, person = self._window.remembered.folders, self._documents.person

        def make() -> Document:
            from gz_eval.app.document import Document

            return Document.recover(leftover, folders, person)

        def taken() -> None:
            self._forget(leftover)
            if (document := self._documents.document) is None:
                return
            self._window.remembered.opened(document.path, document.name)
            if document.why_copy:
                advice = "This work is a copy in no file yet: save it under another name."
                self._window.banner.say(document.why_copy, advice, everywhere=True)

        self._documents.bring(f"Opening {leftover.name}", make, taken)

    def _forget(self, leftover: Leftover) -> None:
        """It is left no more."""
        self.leftovers = tuple(one for one in self.leftovers if one.folder != leftover.folder)
        self.found.emit()

    def discard(self, leftover: Leftover) -> None:
        """Throw away what was left, if the person means it."""
        answer = choose(
            self._window,
            "Discard unsaved work?",
            f"The unsaved changes of “{leftover.name}” would be lost for good.",
            "A file that was saved is not touched.",
            # Enter keeps them: what is gone cannot be had back.
            (Choice("", "Keep the changes"), Choice("discard", "Discard the changes")),
        )
        if answer:
            from gz_eval.app.document import discard

            try:
                discard(leftover)
            except UserError as error:  # another window may have opened it meanwhile
                self._window.banner.say(error.what, error.advice)
                self.look_for_leftovers()
            else:
                self._forget(leftover)

    def restore(self) -> None:
        """Ask which backup, and open it as an unsaved copy."""
        if (document := self._documents.document) is None:
            return
        from gz_eval.desktop.backup_dialog import pick_backup

        backup = pick_backup(self._window, document.name, document.backups())
        if backup is None:
            return
        folders, person = self._window.remembered.folders, self._documents.person
        name, path = document.name, document.path

        def make() -> Document:
            from gz_eval.app.document import Document

            return Document.restore(backup, folders, person, path)

        documents, label = self._documents, f"Opening a backup of {name}"
        documents.leave(lambda: documents.bring(label, make))
