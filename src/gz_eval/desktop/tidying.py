"""Collects garbage a little at a time, on the interface thread, and thoroughly while nobody looks.

Left to itself Python collects whenever enough was made, on any thread: that can cost several frames
in the middle of a drag, and Qt's objects must not come to their end on a thread that draws charts.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

_EVERY = 250  # ms
_SOON = 40  # ms: while bids are read, what is made in _EVERY is too much to look at in one go
_ENOUGH = 2000  # objects made since: fewer are not worth a look
_ROUNDS = 1000  # of looking at what is new alone: then who never looks away waits once too
_AFTER = 2000  # ms: a document's pages are gone by then, and the next one's are seen


def _look_at_everything() -> None:
    """Also at what was set aside: more than modules may have been there by then."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


class Tidying(QObject):
    """Takes over from the moment it is made until it is ended."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        gc.disable()
        self._opened = False
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._tidy)
        self._timer.start()
        app.applicationStateChanged.connect(self._follow)

    def _tidy(self) -> None:
        made, rounds, _ = gc.get_count()
        enough = made > _ENOUGH
        self._timer.setInterval(_SOON if enough else _EVERY)
        if enough:
            gc.collect(2 if rounds >= _ROUNDS else 0)

    def _follow(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationInactive and gc.get_count()[1]:
            gc.collect()

    def follow_document(self) -> None:
        """Look at everything, soon: a document was closed, with all its pages, if one was open."""
        if self._opened:
            QTimer.singleShot(_AFTER, self, _look_at_everything)
        self._opened = True

    def end(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
