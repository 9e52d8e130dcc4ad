"""Where the window is on its screen: as it was left, and never larger than there is room for.

Room is what the taskbar leaves, less the window's own frame. How thick the frame is is known only
once the window was shown; until then it is taken to have a title bar of a usual height.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMargins, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from gz_eval.desktop import theme

_FIRST = QSize(1280, 720)
_TITLE_BAR = 40  # pixels: higher than most


def put(window: QWidget, left: object) -> None:
    """Give a window its place before it is shown: where it was `left`, or a first one.

    A first window that would not fit fills the screen: a smaller one would waste what there is.
    """
    window.resize(_FIRST)
    if isinstance(left, QByteArray) and window.restoreGeometry(left):
        _fit(window, QMargins(0, _TITLE_BAR, 0, 0))
        return
    wanted = _FIRST * theme.growth(QApplication.font())
    room = window.screen().availableGeometry().size() - QSize(0, _TITLE_BAR)
    window.resize(wanted.boundedTo(room))
    if window.size() != wanted:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def keep_on_screen(window: QWidget) -> None:
    """Make a window that is shown fit into the room there is, with its frame."""
    outer, inner = window.frameGeometry(), window.geometry()
    frame = QMargins(
        inner.left() - outer.left(),
        inner.top() - outer.top(),
        outer.right() - inner.right(),
        outer.bottom() - inner.bottom(),
    )
    _fit(window, frame)


def room_for(dialog: QWidget) -> QSize:
    """How large a dialog may be on its screen, in a frame as high as that of the window below."""
    below = dialog.parentWidget()
    window = below.window() if below is not None else dialog
    frame = window.frameGeometry().height() - window.height()
    return dialog.screen().availableGeometry().size() - QSize(0, frame)


def _fit(window: QWidget, frame: QMargins) -> None:
    """Make a window smaller and move it, as far as it reaches over the edge with such a frame."""
    if window.isMaximized() or window.isFullScreen():
        return
    room = window.screen().availableGeometry()
    inside = room.marginsRemoved(frame)
    place = window.geometry()
    place.setSize(place.size().boundedTo(inside.size()))
    place.moveRight(min(place.right(), inside.right()))
    place.moveBottom(min(place.bottom(), inside.bottom()))
    place.moveLeft(max(place.left(), inside.left()))
    place.moveTop(max(place.top(), inside.top()))
    if place != window.geometry():
        window.setGeometry(place)
