"""Asks who acts: the name and the role that stand beside every change on the record."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from gz_eval.app.columns import Tone
from gz_eval.core.people import Person
from gz_eval.desktop.fields import Line, pad
from gz_eval.desktop.form_dialog import FormDialog

# The roles of HM Treasury's AQuA Book and of an assessment panel; any other can be typed.
ROLES = ("analyst", "assessor", "assurer", "commissioner", "approver")


class PersonDialog(FormDialog):
    """Takes a name and a role; it cannot be accepted without both."""

    def __init__(self, parent: QWidget | None, person: Person) -> None:
        super().__init__(
            parent,
            "Who is acting?",
            "Your name and role stand beside every change you make in an evaluation. "
            "They are kept on this computer, so you are asked only once; Preferences in the Edit "
            "menu changes them.",
            "Continue",
        )
        self.name = Line(person.name)
        self.role = QComboBox()
        self.role.setEditable(True)
        self.role.addItems(ROLES)
        self.role.setCurrentText(person.role)
        field = self.role.lineEdit()
        if field is not None:
            field.setAccessibleName("Your role")
            field.setPlaceholderText("such as analyst")
            pad(field)
        self.ask("Your &name", self.name)
        self.ask("Your &role", self.role)
        self.name.textChanged.connect(self.check)
        self.role.currentTextChanged.connect(self.check)
        self.check()
        (self.role if person.name and not person.role else self.name).setFocus()

    @property
    def person(self) -> Person:
        """Who was named."""
        return Person(self.name.text().strip(), self.role.currentText().strip())

    def problem(self) -> tuple[str, Tone]:
        person = self.person
        lacking = [
            words for words, given in (("name", person.name), ("role", person.role)) if not given
        ]
        return f"Give your {' and '.join(lacking)}." if lacking else "", Tone.SECONDARY


def ask_person(parent: QWidget | None, person: Person) -> Person | None:
    """Who acts from now on, starting from what is known; None when the person would not say."""
    dialog = PersonDialog(parent, person)
    try:
        return dialog.person if dialog.exec() else None
    finally:
        dialog.deleteLater()
