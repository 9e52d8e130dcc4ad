"""Taking a chart along: as a picture on the clipboard or in a file, drawn off the window's thread.

Whoever shows charts has one: the page of charts and the comparison of bids.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from gz_eval.app.picture_words import caption_of
from gz_eval.app.settings import Settings
from gz_eval.app.shown import Shown
from gz_eval.core.errors import UserError
from gz_eval.core.whole_file import whole_file
from gz_eval.desktop.drawing_room import DrawingRoom, picture
from gz_eval.desktop.files import Files, ended

if TYPE_CHECKING:
    from gz_eval.charts.chart import Chart

Told = Callable[[str, str, bool], None]
"""What happened, what to do about it, and whether it is a problem."""

_FORMATS = {
    "PNG picture (*.png)": "png",
    "SVG drawing (*.svg)": "svg",
    "PDF document (*.pdf)": "pdf",
}


class PictureTaker:
    """Copies and saves charts of a session for a widget.

    `files` asks where to, and `told_of` says the evaluation's name and its marking. `room_of` gives
    the size in text sizes of a chart that is to be drawn as it is seen; None for the usual one.
    """

    def __init__(
        self,
        above: QWidget,
        looked_at: Callable[[], Shown],
        room: DrawingRoom,
        told: Told,
        failed: Callable[[Exception], None],
    ) -> None:
        self._above = above
        self._looked_at = looked_at
        self._room = room
        self._told = told
        self._failed = failed
        self.files = Files()
        self.room_of: Callable[[], tuple[float, float] | None] = lambda: None
        self.told_of: Callable[[], tuple[str, str]] = lambda: ("", Settings().marking)

    def copy(self, chart: Chart, selected: str = "") -> None:
        """Put a chart on the clipboard."""
        self._room.do(self._drawing(chart, "png", selected), self._copied, self._failed)

    def _copied(self, data: bytes) -> None:
        QGuiApplication.clipboard().setImage(QImage.fromData(data))
        self._told("The picture is on the clipboard.", "", False)

    def ask(self, chart: Chart, selected: str = "") -> None:
        """Ask where to save a chart, in the preferred folder first, and save it."""
        kinds = ";;".join(_FORMATS)
        found = self.files.to_save_as(self._above, "Save picture", _name(chart.title), kinds)
        if found is not None:
            path, kind = found
            wanted = _FORMATS.get(kind, "png")
            others = [f".{one}" for one in _FORMATS.values() if one != wanted]
            if whole := ended(self._refuse, path, (f".{wanted}", *others)):
                self.write(whole, chart, selected)

    def _refuse(self, what: str, advice: str) -> None:
        self._told(what, advice, True)

    def write(self, path: Path, chart: Chart, selected: str = "") -> None:
        """Save a chart; the file's ending says which kind of picture."""
        draw = self._drawing(chart, path.suffix.casefold().removeprefix("."), selected)

        def work() -> UserError | None:
            data = draw()
            try:
                with whole_file(path) as temporary:
                    temporary.write_bytes(data)
            except UserError as error:
                return error
            return None

        def done(error: UserError | None) -> None:
            if error is not None:
                self._refuse(error.what, error.advice)
            else:
                self._told(f"Saved {path}.", "", False)

        self._room.do(work, done, self._failed)

    def _drawing(self, chart: Chart, kind: str, selected: str) -> Callable[[], bytes]:
        """What draws a chart with what it says of itself, off any thread; that is read now."""
        looked_at, (name, marking), at = self._looked_at(), self.told_of(), datetime.now(UTC)
        project, nameless = looked_at.project, looked_at.anonymous
        room = self.room_of()

        def work() -> bytes:
            caption = caption_of(project, name, marking, at, nameless=nameless)
            return picture(chart, kind, caption, selected, room)

        return work


def _name(title: str) -> str:
    """The name of a file that a chart of this title is offered to be saved as."""
    return re.sub(r'[\\/:*?"<>|]+', "-", title) + ".png"
