"""The page and the bid one is on: there again when an evaluation is opened again, by whatever way.

As it is left, that is remembered of the evaluation. Meanwhile it is noted beside the work on it, so
that work which a crash left opens where one was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from gz_eval.app.document import Document
    from gz_eval.desktop.pages import Pages
    from gz_eval.desktop.remembered import Remembered

_AFTER = 500  # ms: who goes through a table with the arrow keys is not followed bid by bid


class Whereabouts(QObject):
    """Looks at where one is on the pages, and keeps it."""

    def __init__(self, pages: Pages, remembered: Remembered) -> None:
        super().__init__(pages)
        self._pages = pages
        self._remembered = remembered
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER)
        self._soon.timeout.connect(self._note)
        pages.shown.connect(self._moved)
        pages.bid_chosen.connect(self._moved)

    def begin(self, document: Document) -> tuple[str, str]:
        """The page and the bid to begin with; empty where nobody was there before."""
        page, bid = document.place
        return (page, bid) if page else self._remembered.settings.left_at(document.evaluation_id)

    def leave(self) -> None:
        """What is open is about to be left."""
        self._soon.stop()
        document = self._pages.document
        if document is not None and document.path is not None and self._pages.key:
            key, bid = self._pages.key, self._pages.selected
            self._remembered.leave(document.evaluation_id, key, bid)

    def _moved(self, _where: str) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _note(self) -> None:
        document = self._pages.document
        if document is not None and self._pages.key:
            document.note_place(self._pages.key, self._pages.selected)
