"""Asks who acts: the name and the role that stand beside every change on the record."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from gz_eval.core.people import Person
from gz_eval.desktop import theme
from gz_eval.desktop.fields import Line, pad
from gz_eval.desktop.form_dialog import Foot

# The roles of HM Treasury's AQuA Book and of an assessment panel; any other can be typed.
ROLES = ("analyst", "assessor", "assurer", "commissioner", "approver")


class PersonDialog(QDialog):
    """Takes a name and a role; it cannot be accepted without both."""

    def __init__(self, parent: QWidget | None, person: Person) -> None:
        super().__init__(parent)
        self.setWindowTitle("Who is acting?")
        said = QLabel(
            "Your name and role stand beside every change you make in an evaluation. "
            "They are kept on this computer, so you are asked only once; Preferences in the Edit "
            "menu changes them."
        )
        said.setWordWrap(True)
        self.name = Line(person.name)
        self.name.setAccessibleName("Your name")
        self.role = QComboBox()
        self.role.setEditable(True)
        self.role.addItems(ROLES)
        self.role.setCurrentText(person.role)
        self.role.setAccessibleName("Your role")
        field = self.role.lineEdit()
        if field is not None:
            field.setAccessibleName("Your role")
            field.setPlaceholderText("such as analyst")
            pad(field)
        form = QFormLayout()
        form.setSpacing(theme.SMALL)
        form.addRow("&Name", self.name)
        form.addRow("&Role", self.role)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PAGE, theme.PAGE, theme.PAGE, theme.LARGE)
        layout.setSpacing(theme.LARGE)
        layout.addWidget(said)
        layout.addLayout(form)
        foot = Foot(self, "Continue")
        self.wrong, self.go = foot.wrong, foot.go
        layout.addLayout(foot)
        self.setMinimumWidth(theme.letters(self, 64))
        self.name.textChanged.connect(self._allow)
        self.role.currentTextChanged.connect(self._allow)
        self._allow()
        (self.role if person.name and not person.role else self.name).setFocus()

    @property
    def person(self) -> Person:
        """Who was named."""
        return Person(self.name.text().strip(), self.role.currentText().strip())

    def _allow(self) -> None:
        person = self.person
        lacking = [
            words for words, given in (("name", person.name), ("role", person.role)) if not given
        ]
        self.wrong.setText(f"Give your {' and '.join(lacking)}." if lacking else "")
        self.go.setEnabled(not lacking)


def ask_person(parent: QWidget | None, person: Person) -> Person | None:
    """Who acts from now on, starting from what is known; None when the person would not say."""
    dialog = PersonDialog(parent, person)
    try:
        return dialog.person if dialog.exec() else None
    finally:
        dialog.deleteLater()
