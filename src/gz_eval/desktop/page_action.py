"""Actions of a page, and the buttons that do what an action does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from gz_eval.desktop.refusal import refusal_of


def page_action(
    page: QWidget, text: str, tip: str, keys: str = "", act: Callable[[], None] | None = None
) -> QAction:
    """An action of a page: its keys, if any, are pressed on that page alone.

    The tip is a phrase of what it does.
    """
    action = QAction(text, page)
    if keys:
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    describe(action, tip)
    if act is not None:
        action.triggered.connect(lambda _checked=False: act())
    page.addAction(action)
    return action


def describe(action: QAction, tip: str) -> None:
    """Say what an action does: where it is pointed at with its keys, in the palette without."""
    action.setStatusTip(tip)
    action.setToolTip(with_keys(action, tip))


def with_keys(action: QAction, tip: str) -> str:
    """What an action does, and its keys."""
    keys = keys_of(action)
    return f"{tip} ({keys})" if keys else tip


def keys_of(action: QAction) -> str:
    """The keys of an action, as the platform writes them."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def tip_of(action: QAction) -> str:
    """What the button of an action says where it is pointed at; also why it cannot be done now."""
    return "\n".join(filter(None, (action.toolTip(), refusal_of(action))))


class ActionButton(QPushButton):
    """A button that does what an action does, and is enabled when it is.

    It has the action's words, or its own where it is given some. Once its action cannot be done any
    more, the focus goes `home`: Qt would go on to the next button, which does something else.
    """

    def __init__(self, action: QAction, words: str = "", home: QWidget | None = None) -> None:
        super().__init__()
        self.action = action
        self._words = words
        self._home = home
        self.setAutoDefault(False)
        self.clicked.connect(lambda _checked=False: action.trigger())
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setText(self._words or self.action.text())
        enabled, home = self.action.isEnabled(), self._home
        left = not enabled and self.window().focusWidget() is self
        if left and home is not None and home.isVisible():
            home.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setEnabled(enabled)
        self.setToolTip(tip_of(self.action))
