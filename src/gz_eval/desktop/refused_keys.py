"""The keys of what cannot be done now: Qt lets them go by without a word, here they say why not.

It holds for the actions of the window and of every page alike, as far as they are refused with a
reason (`refusal`). A key that the widget with the focus has a use for is that widget's.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from gz_eval.desktop.refusal import refusal_of

_HERE_ALONE = Qt.ShortcutContext.WidgetShortcut
_EXACT = QKeySequence.SequenceMatch.ExactMatch


def refused_key(event: QKeyEvent, focused: QWidget) -> str:
    """Why nothing is done by a key that is pressed on a widget; empty where something may be."""
    from gz_eval.desktop.row_table import RowTable  # which no first window needs

    if isinstance(focused, RowTable) and (entered := focused.entered_by(event)) is not None:
        focused.choose_framed()  # as Enter does first: then it may be done
        return refusal_of(entered)
    keys = QKeySequence(event.keyCombination())
    for action in _in_reach(focused):
        why = refusal_of(action) if action.isVisible() else ""
        if why and any(one.matches(keys) == _EXACT for one in action.shortcuts()):
            return "" if _has_a_use_for(focused, event) else why
    return ""


def _in_reach(focused: QWidget) -> list[QAction]:
    """The actions whose keys count where the focus is, the nearest first."""
    found = focused.actions()
    above = focused.parentWidget()
    while above is not None and not focused.isWindow():
        found += [one for one in above.actions() if one.shortcutContext() != _HERE_ALONE]
        above = None if above.isWindow() else above.parentWidget()
    return found


def _has_a_use_for(widget: QWidget, event: QKeyEvent) -> bool:
    """Whether a widget wants a key for itself: as Qt asks it before any shortcut."""
    asked = QKeyEvent(
        QEvent.Type.ShortcutOverride, event.key(), event.modifiers(), event.text(), False
    )
    asked.ignore()
    QApplication.sendEvent(widget, asked)
    return asked.isAccepted()
