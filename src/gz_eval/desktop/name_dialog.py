"""Asks what the evaluation is to be called."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QVBoxLayout, QWidget

from gz_eval.core.naming_commands import name_problem
from gz_eval.desktop import theme
from gz_eval.desktop.fields import Line
from gz_eval.desktop.form_dialog import Foot


class NameDialog(QDialog):
    """Takes a name; `own` is the one that the evaluation has, `shown` what it is called now."""

    def __init__(self, parent: QWidget | None, own: str, shown: str) -> None:
        super().__init__(parent)
        self._own = own
        self.setWindowTitle("Rename the evaluation")
        said = QLabel(
            "This name is on the window, on exports and on pictures. The history keeps who changed"
            " it and when. The file keeps its own name."
        )
        said.setWordWrap(True)
        self.name = Line(shown)
        self.name.setAccessibleName("Name of the evaluation")
        form = QFormLayout()
        form.setSpacing(theme.SMALL)
        form.addRow("&Name", self.name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PAGE, theme.PAGE, theme.PAGE, theme.LARGE)
        layout.setSpacing(theme.LARGE)
        layout.addWidget(said)
        layout.addLayout(form)
        foot = Foot(self, "Rename")
        self.wrong, self.go = foot.wrong, foot.go
        layout.addLayout(foot)
        self.setMinimumWidth(theme.letters(self, 64))
        self.name.textChanged.connect(self._allow)
        self._allow()
        self.name.setFocus()
        self.name.selectAll()

    def _allow(self) -> None:
        problem = name_problem(self.name.text(), self._own)
        self.wrong.setText(problem)
        self.go.setEnabled(not problem)
