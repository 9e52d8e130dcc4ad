"""How high a widget is but for what comes and goes: a message below the page rearranges nothing.

What is about to be clicked or typed in must not move, or close, because a message took its line.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


class SteadyHeight:
    """The most height there was in a window of the same size, and in text of the same size."""

    def __init__(self) -> None:
        self._of: tuple[int, ...] = ()
        self._most = 0

    def of(self, widget: QWidget, height: int) -> int:
        """What a height of the widget, or of a part of it, is without what comes and goes."""
        window = widget.window()
        now = (window.width(), window.height(), widget.fontMetrics().height())
        if now != self._of:
            self._of, self._most = now, 0
        self._most = max(self._most, height)
        return self._most

    def forget(self) -> None:
        """What is in the widget is something else now."""
        self._of = ()
