"""F6: from part to part of the window, as Windows programs go from pane to pane.

Rail, header, every pane of the page, message and status line are parts. One that was left is come
back to where it was left. What the panes are is not told: they are found in the order of Tab. Only
what is a part of its own within a pane says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from weakref import ref

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QTabWidget, QWidget
from shiboken6 import isValid

_KEPT = 100  # widgets: what was left longer ago is not come back to
_PART = "gz_eval-part"  # an object name: Qt finds by it at once


def as_part(widget: QWidget) -> None:
    """Have a widget be a part of its own, apart from the pane it lies in."""
    widget.setObjectName(_PART)


class Parts(QObject):
    """The parts of a window, and where in each the focus was last."""

    def __init__(self, window: QMainWindow, fixed: Sequence[QWidget]) -> None:
        """`fixed` are the parts that are there on every page."""
        super().__init__(window)
        self._window = window
        self.fixed = tuple(fixed)
        self._left: list[ref[QWidget]] = []  # what had the focus, the last one last
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._note)

    def go(self, by: int) -> None:
        """Go so many parts on, round and round."""
        known = self._known()
        stops: dict[QWidget, QWidget] = {}  # the first stop of every part, in the order of Tab
        for widget in self._stops():
            if (part := _part_of(widget, known)) is not None:
                stops.setdefault(part, widget)
        if not stops:
            return
        parts = list(stops)
        now = self._window.focusWidget()
        here = _part_of(now, known) if now is not None else None
        number = parts.index(here) + by if here in parts else 0
        part = parts[number % len(parts)]
        known_to_be_there = (one() for one in reversed(self._left))
        last = (one for one in known_to_be_there if one is not None and isValid(one))
        left = next((left for left in last if _part_of(left, known) is part), stops[part])
        there = left if _stop(left) else stops[part]
        there.setFocus(Qt.FocusReason.TabFocusReason)

    def _known(self) -> list[QWidget]:
        """Every part there is now, outer ones before those in them."""
        known = list(self.fixed)
        for split in self._window.findChildren(QSplitter):
            panes = (split.widget(number) for number in range(split.count()))
            known += [pane for pane in panes if pane is not None]
        return known + self._window.findChildren(QWidget, _PART)

    def _stops(self) -> list[QWidget]:
        found = []
        widget = self._window.nextInFocusChain()
        while widget is not None and widget is not self._window:
            if _stop(widget):
                found.append(widget)
            widget = widget.nextInFocusChain()
        return found

    def _note(self, old: QWidget | None, _now: QWidget | None) -> None:
        """In which part it lies is looked for when somebody goes on: this is done at every step."""
        if old is None or not isValid(old) or not isValid(self._window):
            return
        if self._window.isAncestorOf(old):
            others = [one for one in self._left if one() is not None and one() is not old]
            self._left = [*others[1 - _KEPT :], ref(old)]


def _part_of(widget: QWidget, known: Sequence[QWidget]) -> QWidget | None:
    """The innermost part that a widget lies in."""
    inside = [part for part in known if part is widget or part.isAncestorOf(widget)]
    return inside[-1] if inside else None


def _stop(widget: QWidget) -> bool:
    """Whether Tab comes to a widget now.

    Its `focusProxy` is not asked for: PySide then takes parts of Qt's own widgets for Python's, and
    deletes them. Only sets of tabs have one here, and their tabs are come to by themselves.
    """
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return (
        takes and widget.isVisible() and widget.isEnabled() and not isinstance(widget, QTabWidget)
    )
