"""F6: from part to part of the window, as Windows programs go from pane to pane.

Rail, header, every pane of the page, message and status line are parts. One that was left is come
back to where it was left. What the panes are is not told: they are found in the order of Tab.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QWidget
from shiboken6 import isValid


class Parts(QObject):
    """The parts of a window, and where in each the focus was last."""

    def __init__(self, window: QMainWindow, fixed: tuple[QWidget, ...]) -> None:
        """`fixed` are the parts that are there on every page."""
        super().__init__(window)
        self._window = window
        self._fixed = frozenset(fixed)
        self._left: dict[QWidget, QWidget] = {}
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._note)

    def go(self, by: int) -> None:
        """Go so many parts on, round and round."""
        stops: dict[QWidget, QWidget] = {}  # the first stop of every part, in the order of Tab
        for widget in self._stops():
            stops.setdefault(self._part_of(widget), widget)
        if not stops:
            return
        parts = list(stops)
        now = self._window.focusWidget()
        here = self._part_of(now) if now is not None else None
        number = parts.index(here) + by if here in parts else 0
        part = parts[number % len(parts)]
        left = self._left.get(part)
        there = left if left is not None and isValid(left) and _stop(left) else stops[part]
        there.setFocus(Qt.FocusReason.TabFocusReason)

    def _stops(self) -> list[QWidget]:
        found = []
        widget = self._window.nextInFocusChain()
        while widget is not None and widget is not self._window:
            if widget.window() is self._window and _stop(widget):
                found.append(widget)
            widget = widget.nextInFocusChain()
        return found

    def _part_of(self, widget: QWidget) -> QWidget:
        """The innermost part that a widget lies in."""
        one = widget
        while (above := one.parentWidget()) is not None and one not in self._fixed:
            if isinstance(above, QSplitter):
                break
            one = above
        return one

    def _note(self, old: QWidget | None, _now: QWidget | None) -> None:
        if old is not None and isValid(old) and old.window() is self._window:
            self._left = {part: left for part, left in self._left.items() if isValid(part)}
            self._left[self._part_of(old)] = old


def _stop(widget: QWidget) -> bool:
    """Whether Tab comes to a widget now."""
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    if widget.focusProxy() is not None:  # that one is come to by itself, if it can be
        return False
    return bool(takes) and widget.isVisible() and widget.isEnabled()
