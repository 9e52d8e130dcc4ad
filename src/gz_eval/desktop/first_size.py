"""The size of a window that comes: with its frame and title it has to fit on the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStyle, QWidget

from gz_eval.desktop import theme

_BORDER = 8  # pixels of a frame at each side, or none: nobody says before the window is there


def fit(window: QWidget, room: QSize | None = None) -> None:
    """Make a window that is not shown yet small enough for what the screen has free.

    `room` is that, taskbars left out; without it, the window's own screen is asked.
    """
    free = room if room is not None else window.screen().availableSize()
    metric = QStyle.PixelMetric.PM_TitleBarHeight
    title = max(window.style().pixelMetric(metric, None, window), 2 * theme.em(window))
    if window.isMaximized() or window.isFullScreen():
        return
    inside = QSize(free.width() - 2 * _BORDER, free.height() - title - _BORDER)
    window.resize(window.size().boundedTo(inside))
