"""Taking a chart along: as a picture on the clipboard or in a file, drawn off the window's thread.

Whoever shows charts has one: the page of charts and the comparison of bids.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from gz_eval.app.folders import Folders
from gz_eval.app.settings import Settings
from gz_eval.core.errors import UserError
from gz_eval.core.whole_file import whole_file
from gz_eval.desktop.drawing_room import DrawingRoom, picture

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
    """Copies and saves charts for a widget."""

    def __init__(
        self, above: QWidget, room: DrawingRoom, told: Told, failed: Callable[[Exception], None]
    ) -> None:
        self._above = above
        self._room = room
        self._told = told
        self._failed = failed

    def copy(self, chart: Chart, selected: str = "") -> None:
        """Put a chart on the clipboard."""
        self._render(chart, "png", selected, self._copied)

    def _copied(self, data: bytes) -> None:
        QGuiApplication.clipboard().setImage(QImage.fromData(data))
        self._told("The picture is on the clipboard.", "", False)

    def ask(self, chart: Chart, selected: str = "") -> None:
        """Ask where to save a chart, in the preferred folder first, and save it."""
        name, kind = QFileDialog.getSaveFileName(
            self._above, "Save picture", suggested(chart.title), ";;".join(_FORMATS)
        )
        if name:
            path = Path(name)
            ending = path.suffix.casefold().removeprefix(".")
            if ending not in _FORMATS.values():
                path = path.with_name(f"{path.name}.{_FORMATS.get(kind, 'png')}")
            self.write(path, chart, selected)

    def write(self, path: Path, chart: Chart, selected: str = "") -> None:
        """Save a chart; the file's ending says which kind of picture."""

        def keep(data: bytes) -> None:
            try:
                with whole_file(path) as temporary:
                    temporary.write_bytes(data)
            except UserError as error:
                self._told(error.what, error.advice, True)
            else:
                self._told(f"Saved {path}.", "", False)

        self._render(chart, path.suffix.casefold().removeprefix("."), selected, keep)

    def _render(
        self, chart: Chart, kind: str, selected: str, done: Callable[[bytes], None]
    ) -> None:
        self._room.do(lambda: picture(chart, kind, selected), done, self._failed)


def suggested(title: str) -> str:
    """Where a chart of this title is offered to be saved: in the preferred folder."""
    name = re.sub(r'[\\/:*?"<>|]+', "-", title) + ".png"
    folder = Settings.load(Folders.of_user()).folder
    return str(Path(folder) / name) if folder else name
