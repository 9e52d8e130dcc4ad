"""Keys that press: a letter for each button, Ctrl+Enter for the one that goes on, and Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton


def with_letters(words: Sequence[str]) -> list[str]:
    """The words of buttons beside one another, each with a letter of its own marked for Alt.

    The first letters of words come first: they are the ones people look for.
    """
    taken: set[str] = set()
    marked = []
    for text in words:
        starts = [at for at in range(len(text)) if at == 0 or text[at - 1] == " "]
        places = [*starts, *(at for at in range(len(text)) if at not in starts)]
        free = (at for at in places if text[at].isalnum() and text[at].casefold() not in taken)
        place = next(free, None)
        if place is None:
            marked.append(text.replace("&", "&&"))
            continue
        taken.add(text[place].casefold())
        before, after = text[:place].replace("&", "&&"), text[place:].replace("&", "&&")
        marked.append(f"{before}&{after}")
    return marked


def close_box(dialog: QDialog, *others: QPushButton) -> QDialogButtonBox:
    """The button that closes a dialog that only shows; Qt's own has a sign that no other has.

    The `others` stand before it, and Tab comes to them first.
    """
    box = QDialogButtonBox()
    for other in others:
        other.setAutoDefault(False)  # Enter closes
        box.addButton(other, QDialogButtonBox.ButtonRole.ActionRole)
    box.addButton(QPushButton("Close"), QDialogButtonBox.ButtonRole.RejectRole)
    box.rejected.connect(dialog.reject)
    return box


def press_by_ctrl_enter(dialog: QDialog, button: QPushButton) -> None:
    """Have Ctrl+Enter press a button, from a box of text too, where Enter is a new line."""
    for keys in ("Ctrl+Return", "Ctrl+Enter"):
        QShortcut(QKeySequence(keys), dialog).activated.connect(button.click)
    said = QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText)
    button.setToolTip(said)


def is_enter(event: QKeyEvent) -> bool:
    """Whether a key is Enter, either of the two, and no other is held."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held
