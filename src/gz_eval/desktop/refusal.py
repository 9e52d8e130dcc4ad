"""Why an action cannot be done now: kept with the action, for its button and the palette to say.

What changes an evaluation is marked so (`changing`), and held all at once where one is open to be
read only, whatever its page has to say of it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

_WHY, _OWN, _HELD = "gz_why_not", "gz_why_not_here", "gz_held"
_CHANGING = "gz_changing"
READ_ONLY = "This evaluation is open read-only: save it under another name to change it."


def changing(*actions: QAction) -> None:
    """These change the evaluation: they are off while it can only be read."""
    for action in actions:
        action.setProperty(_CHANGING, True)


def hold(part: QObject, why: str) -> None:
    """Have nothing in a part of the window change the evaluation, for a reason; empty lets go."""
    if (part.property(_HELD) or "") == why:
        return
    part.setProperty(_HELD, why)
    _hold_actions(part, why)


def hold_as_around(part: QObject) -> None:
    """Have a part that came to be after its page be held as what it lies in is held."""
    why, around = "", part.parent()
    while around is not None:  # the outermost that was held has the last word
        why = str(told) if (told := around.property(_HELD)) is not None else why
        around = around.parent()
    _hold_actions(part, why)


def _hold_actions(part: QObject, why: str) -> None:
    for action in part.findChildren(QAction):
        if action.property(_CHANGING):
            action.setProperty(_HELD, why)
            _settle(action)


def refuse(action: QAction, why: str) -> None:
    """Have an action not be done for a reason, a sentence; have it be done where that is empty."""
    action.setProperty(_OWN, why)
    _settle(action)


def _settle(action: QAction) -> None:
    before = refusal_of(action)
    why = str(action.property(_HELD) or action.property(_OWN) or "")
    action.setProperty(_WHY, why)
    action.setEnabled(not why)
    if before and why and before != why:
        action.changed.emit()  # Qt says so only where it is enabled or not any more


def refusal_of(action: QAction) -> str:
    """Why an action cannot be done now, as a sentence; empty where it can, or nobody said."""
    return "" if action.isEnabled() else str(action.property(_WHY) or "")


def first_lacking(*needs: tuple[bool, str]) -> str:
    """What to say of the first of some needs that is not met; empty where all are."""
    return next((words for met, words in needs if not met), "")
