"""Whether somebody else has saved the open evaluation's file meanwhile: looked at and told.

It is looked at as the person comes back to the window, and to the page of exports: nobody needs it
sooner, and a file on a network drive is not asked for all the time.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gz_eval.desktop.page_kinds import EXPORT

if TYPE_CHECKING:
    from gz_eval.app.document import Document
    from gz_eval.core.progress import Progress
    from gz_eval.desktop.window import MainWindow

_SLOW = 1.0  # seconds: a drive that answers later is asked seldom, as saving has to wait meanwhile
_BEFORE = "This window shows the evaluation as it was before."
_REST = 20  # times as long as it took


class FileWatch(QObject):
    """Looks at the file of what is open, and says what became of it.

    `found` is sent with what whoever signs what is shown is to know of it; empty for nothing.
    """

    found = Signal(str)

    def __init__(self, window: MainWindow, clock: Callable[[], float] = monotonic) -> None:
        """`clock` gives seconds."""
        super().__init__(window)
        self._window = window
        self.clock = clock
        self._not_before = 0.0

    def turn_to(self, page: str) -> None:
        """A page is gone to, by its key."""
        if page == EXPORT:
            self._tell_exports()
            self.look()

    def look(self) -> None:
        """Look whether the file was changed; not while anything else is being done with it."""
        document = self._window.documents.document
        if document is None or document.path is None or self._window.jobs.open:
            return
        if self.clock() < self._not_before:
            return
        before, clock = document.since, self.clock

        def work(_progress: Progress) -> float:
            begun = clock()
            document.look_at_file()
            return clock() - begun

        def done(took: float) -> None:
            self._not_before = clock() + _REST * took if took > _SLOW else 0.0
            if self._window.documents.document is document and document.since != before:
                self._tell(document)

        self._window.work_on("Looking at the file", work, done)

    def _tell(self, document: Document) -> None:
        from gz_eval.app.file_now import changed_since

        self._window.show_state()
        self._tell_exports()
        self.found.emit(self.told_before)
        if (since := document.since) is None:
            self._window.banner.hide()  # it is again what was opened
            return
        self._window.banner.say(
            changed_since(since),
            _BEFORE,
            everywhere=True,
            offer=self._window.menus.reread if since.at is not None else None,
        )

    def _tell_exports(self) -> None:
        page = self._window.pages.page(EXPORT)
        if page is not None and (tell := getattr(page, "tell_file", None)) is not None:
            tell(self.told)

    @property
    def told(self) -> str:
        """What is to be known of the file by whoever exports what is shown; empty for nothing."""
        return self._changed("An export holds the evaluation as it was before.")

    @property
    def told_before(self) -> str:
        """The same for whoever signs it."""
        return self._changed(_BEFORE)

    def _changed(self, then: str) -> str:
        document = self._window.documents.document
        if document is None or (since := document.since) is None:
            return ""
        from gz_eval.app.file_now import changed_since

        return f"{changed_since(since)} {then}"
