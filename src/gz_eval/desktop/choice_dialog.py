"""A question in plain words with a button for each answer, or a refusal with what to do about it.

Each button says what it does: nobody has to read the question twice to know what “Yes” means.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gz_eval.app.as_seen import whole
from gz_eval.app.columns import Tone
from gz_eval.core.errors import UserError
from gz_eval.desktop import theme
from gz_eval.desktop.form_dialog import ToneLabel
from gz_eval.desktop.listed_box import listed_box
from gz_eval.desktop.pressing import with_letters
from gz_eval.desktop.seen_dialog import SeenDialog
from gz_eval.desktop.window_place import room_for

if TYPE_CHECKING:
    from gz_eval.app.session import Session


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: a `key` for the asker, the words on its button."""

    key: str
    words: str


CLOSE = Choice("", "Close")
CANCEL = Choice("", "Cancel")


class ChoiceDialog(SeenDialog):
    """Asks; `chosen` is the key of the answer, empty when the dialog was closed."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        what: str,
        advice: str,
        choices: Sequence[Choice],
        details: Sequence[str] = (),
        of: Session | None = None,
    ) -> None:
        """Ask. Enter presses the button with the focus: the first, until the person moves on.

        What is asked `of` an evaluation as it is can only be cancelled once that is another.
        """
        super().__init__(parent)
        if of is not None:
            self.made_of(whole(of), of)
        self.setWindowTitle(title)
        self.chosen = ""
        self.what = QLabel(what)
        theme.as_strong(self.what)
        self.advice = QLabel(advice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PAGE, theme.PAGE, theme.PAGE, theme.LARGE)
        layout.setSpacing(theme.SMALL)
        for label in (self.what, self.advice):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(label)
        self.advice.setVisible(bool(advice))
        if details:
            layout.addWidget(listed_box(details, "Details"))
        self.changed = ToneLabel("", Tone.BAD)
        self.changed.hide()
        layout.addWidget(self.changed)
        layout.addSpacing(theme.MEDIUM)
        self.buttons: dict[str, QPushButton] = {}
        box = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        letters = with_letters([choice.words for choice in choices])
        for number, (choice, words) in enumerate(zip(choices, letters, strict=True)):
            button = QPushButton(words)
            button.setDefault(number == 0)
            button.clicked.connect(lambda _=False, key=choice.key: self._choose(key))
            box.addButton(button, roles.AcceptRole if number == 0 else roles.ActionRole)
            self.buttons[choice.key] = button
        box.setCenterButtons(False)
        layout.addWidget(box)
        buttons = box.sizeHint().width() + 2 * theme.PAGE
        self.setMinimumWidth(max(theme.letters(self, 72), buttons))
        self._open(layout)

    def _open(self, layout: QVBoxLayout) -> None:
        """Be as high as the text wraps: Qt gives a dialog two thirds of the screen at most."""
        self._column = layout
        self._grow(self.minimumWidth(), 0)

    def _grow(self, wide: int, high: int) -> None:
        wanted = max(high, self._column.totalHeightForWidth(wide))
        self.resize(wide, min(wanted, room_for(self).height()))

    def check(self) -> None:
        if not (outdated := self.outdated) or not self.changed.isHidden():
            return
        self.changed.setText(outdated)
        self.changed.show()
        self.buttons[CANCEL.key].setFocus()  # before the others are off: one of them has it
        for key, button in self.buttons.items():
            button.setEnabled(key == CANCEL.key)
        self._column.activate()
        self._grow(self.width(), self.height())

    def _choose(self, key: str) -> None:
        self.chosen = key
        self.done(QDialog.DialogCode.Accepted if key else QDialog.DialogCode.Rejected)


def choose(
    parent: QWidget | None,
    title: str,
    what: str,
    advice: str,
    choices: Sequence[Choice],
    details: Sequence[str] = (),
    of: Session | None = None,
) -> str:
    """Ask and wait; the key of what was chosen, empty when the person would choose none."""
    dialog = ChoiceDialog(parent, title, what, advice, choices, details, of)
    try:
        dialog.exec()
        return dialog.chosen
    finally:
        dialog.deleteLater()


def tell(parent: QWidget | None, error: UserError) -> None:
    """Say that something could not be done, and what to do about it."""
    choose(parent, "This could not be done", error.what, error.advice, (CLOSE,))
