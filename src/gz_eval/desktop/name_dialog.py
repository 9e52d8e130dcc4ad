"""Asks what the evaluation is to be called."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gz_eval.app.columns import Tone
from gz_eval.core.naming_commands import name_problem
from gz_eval.desktop.fields import Line
from gz_eval.desktop.form_dialog import FormDialog


class NameDialog(FormDialog):
    """Takes a name; `own` is the one that the evaluation has, `shown` what it is called now."""

    def __init__(self, parent: QWidget | None, own: str, shown: str) -> None:
        super().__init__(
            parent,
            "Rename the evaluation",
            "This name is on the window, on exports and on pictures. The history keeps who changed"
            " it and when. The file keeps its own name.",
            "Rename",
        )
        self._own = own
        self.name = Line(shown)
        self.ask("&Name of the evaluation", self.name)
        self.name.textChanged.connect(self.check)
        self.check()
        self.name.setFocus()
        self.name.selectAll()

    def problem(self) -> tuple[str, Tone]:
        return name_problem(self.name.text(), self._own), Tone.SECONDARY
