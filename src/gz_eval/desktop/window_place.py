"""Where the window is on its screen: as it was left, and never larger than there is room for.

Room is what the taskbar leaves, less the window's own frame. How thick the frame is is known only
once the window was shown; until then it is taken to have a title bar of a usual height.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMargins, QPoint, QRect, QSize, Qt
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


def open_at(dialog: QWidget, wide: int, high: int) -> None:
    """Give a dialog a size in letters and lines of text, or what there is room for.

    That is on its window, and on the screen with its frame. It stands over the middle of its
    window: Qt guesses what a frame takes, and may leave its lower edge off the screen.
    """
    room, above = room_for(dialog), dialog.parentWidget()
    if above is not None:
        room = room.boundedTo(above.window().size())
    wanted = QSize(theme.letters(dialog, wide), theme.em(dialog) * high)
    dialog.resize(wanted.boundedTo(room))
    if above is not None:
        outer = QRect(QPoint(0, 0), dialog.size() + _frame_below(dialog))
        outer.moveCenter(above.window().frameGeometry().center())
        dialog.move(_into(outer, dialog.screen().availableGeometry()).topLeft())


def room_for(dialog: QWidget) -> QSize:
    """How large a dialog may be on its screen, in a frame like that of the window below."""
    return dialog.screen().availableGeometry().size() - _frame_below(dialog)


def _frame_below(dialog: QWidget) -> QSize:
    """What the frame of the window below takes, across and down."""
    below = dialog.parentWidget()
    window = below.window() if below is not None else dialog
    return window.frameGeometry().size() - window.size()


def _into(place: QRect, room: QRect) -> QRect:
    """A place moved into a room, as far as it reaches over an edge: its top left is there."""
    moved = QRect(place)
    moved.moveRight(min(moved.right(), room.right()))
    moved.moveBottom(min(moved.bottom(), room.bottom()))
    moved.moveLeft(max(moved.left(), room.left()))
    moved.moveTop(max(moved.top(), room.top()))
    return moved


def _fit(window: QWidget, frame: QMargins) -> None:
    """Make a window smaller and move it, as far as it reaches over the edge with such a frame."""
    if window.isMaximized() or window.isFullScreen():
        return
    room = window.screen().availableGeometry()
    inside = room.marginsRemoved(frame)
    place = window.geometry()
    place.setSize(place.size().boundedTo(inside.size()))
    place = _into(place, inside)
    if place != window.geometry():
        window.setGeometry(place)
