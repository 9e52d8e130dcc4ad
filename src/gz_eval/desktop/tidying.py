"""Collects garbage a little at a time, on the interface thread, and thoroughly while nobody looks.

Left to itself Python collects whenever enough was made, on any thread: that can cost several frames
in the middle of a drag, and Qt's objects must not come to their end on a thread that draws charts.
To look at everything takes some 100 ms, with ten thousand bids a second: the pages of an evaluation
that was closed wait for that until another program is in front, or nobody is at this one.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

_EVERY = 250  # ms
_SOON = 40  # ms: while bids are read, what is made in _EVERY is too much to look at in one go
_ENOUGH = 2000  # objects made since: fewer are not worth a look
_NOTHING = 200  # objects made from one look to the next: whoever does something makes more
_UNATTENDED = 40  # such looks, some 10 s, without a key or the pointer: nobody waits for anything
_ROUNDS = 1000  # of looking at what is new alone: then what is old is worth a look too


class Tidying(QObject):
    """Takes over from the moment it is made until it is ended."""

    def __init__(self, app: QApplication, at_rest: Callable[[], bool] = lambda: True) -> None:
        """`at_rest` says whether nothing is being done, in the background either.

        Who waits for an export moves nothing, and looks at how far it is: and beside a thread that
        works, a look at everything takes three times as long.
        """
        super().__init__(app)
        gc.disable()
        self._at_rest = at_rest
        self._opened = False
        self._due = False  # whether everything is to be looked at
        self._still = 0
        self._before = (0, QCursor.pos())
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._tidy)
        self._timer.start()
        app.applicationStateChanged.connect(self._follow)

    def _tidy(self) -> None:
        made, rounds, _ = gc.get_count()
        self._due = self._due or rounds >= _ROUNDS
        enough = made > _ENOUGH
        self._timer.setInterval(_SOON if enough else _EVERY)
        if enough:
            gc.collect(0)
        if self._unattended(made) and self._due:
            self._look_at_everything()

    def _unattended(self, made: int) -> bool:
        """Whether nobody has done anything for a while."""
        (made_before, pointer), now = self._before, QCursor.pos()
        still = abs(made - made_before) < _NOTHING and now == pointer and self._at_rest()
        self._still = self._still + 1 if still else 0
        self._before = gc.get_count()[0], now
        return self._still >= _UNATTENDED

    def somebody_is_there(self) -> None:
        """Somebody did something: what is old is not looked at for a while."""
        self._still = 0

    def _follow(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationInactive:
            return
        if not self._at_rest():
            return  # what is due stays so
        if self._due:
            self._look_at_everything()
        elif gc.get_count()[1]:
            gc.collect()

    def _look_at_everything(self) -> None:
        """Also at what was set aside: more than modules may have been there by then."""
        self._due = False
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def follow_document(self) -> None:
        """A document was closed, with all its pages, if one was open: they are to be looked at."""
        self._due = self._due or self._opened
        self._opened = True

    def end(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
