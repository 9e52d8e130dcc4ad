"""Why an action cannot be done now: kept with the action, for its button and the palette to say."""

from __future__ import annotations

from PySide6.QtGui import QAction

_WHY = "gz_why_not"


def refuse(action: QAction, why: str) -> None:
    """Have an action not be done for a reason, a sentence; have it be done where that is empty."""
    before = refusal_of(action)
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
