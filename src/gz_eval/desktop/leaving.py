"""Leaving the open evaluation, for another or for good: what is asked about before that.

Work that is still being done, what is being tried, and what is in no file yet, in this order. What
is done once it may be left is asked about again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gz_eval.desktop import document_questions as questions

if TYPE_CHECKING:
    from gz_eval.app.document import Document
    from gz_eval.app.jobs import Job
    from gz_eval.desktop.document_flow import DocumentFlow
    from gz_eval.desktop.window import MainWindow


class Leaving:
    """Asks, and remembers what may go."""

    def __init__(self, window: MainWindow, documents: DocumentFlow) -> None:
        self._window = window
        self._documents = documents
        self._left: tuple[Document | None, int] = (None, 0)  # what may go, as it was then

    @property
    def _now(self) -> tuple[Document | None, int]:
        document = self._documents.document
        return document, len(document.session.entries) if document is not None else 0

    @property
    def is_settled(self) -> bool:
        """Whether what is open was left, and nothing was done to it, or begun, since."""
        settled = self._left == self._now and self._documents.document is not None
        return settled and not self._window.pages.trying and not self._going_on

    def forget(self) -> None:
        """Another evaluation is open, or none: what was settled was of the one before."""
        self._left = (None, 0)

    def leave(self, then: Callable[[], None], stay: Callable[[], None]) -> None:
        """Go on with `then`, once the person has said what becomes of unsaved work; else `stay`."""
        document = self._documents.document
        if not (self._stop_awaited() and (document is None or self._settle_tried())):
            stay()
            return
        answer = "drop"
        if document is not None and document.unsaved:
            answer = questions.whether_to_save(
                self._window, document.name, document.unsaved_entries
            )
        if answer == "save":
            self._documents.save(lambda: self.leave(then, stay), stay)
        elif answer == "drop":
            self._left = self._now
            then()
        else:
            stay()

    def _stop_awaited(self) -> bool:
        """Ask about work that somebody counts on and that is not done yet; False to wait for it."""
        window, going_on = self._window, self._going_on
        if not going_on:
            return True
        labels = () if window.nameless else tuple(job.label for job in going_on)
        if questions.whether_to_wait(window, labels) != "stop":
            return False
        for job in going_on:
            job.cancel()
        return True

    @property
    def _going_on(self) -> list[Job]:
        return [job for job in self._window.jobs.open if job.awaited and not job.cancelled]

    def _settle_tried(self) -> bool:
        """Ask about a change that is neither kept nor put back; False to stay with it."""
        pages = self._window.pages
        if not (where := pages.trying):
            return True
        document = self._documents.document
        if document is not None and document.read_only:
            answer = questions.whether_to_let_go(self._window, where)
        else:
            answer = questions.whether_to_keep(self._window, where)
        if answer == "keep":
            pages.keep_tried()
        elif answer == "back":
            pages.put_back_tried()
        return not pages.trying
