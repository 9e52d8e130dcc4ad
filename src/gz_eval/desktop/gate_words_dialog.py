"""What a gate is called, what it is for and where it is from: the words that go with its rule."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gz_eval.app.columns import Tone
from gz_eval.app.gate_words import with_gate_words
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Framework, Gate
from gz_eval.core.gates import rule_in_words
from gz_eval.desktop.fields import Line
from gz_eval.desktop.form_dialog import FormDialog


class GateWordsDialog(FormDialog):
    """Asks for the words of a gate; `framework` is the one with them."""

    def __init__(self, parent: QWidget | None, framework: Framework, gate: Gate) -> None:
        super().__init__(
            parent,
            "Name and source of a gate",
            "What the gate asks for stays as it is. It is tried first: nothing changes until you"
            " keep it.",
            "Try it",
        )
        self._framework = framework
        self._key = gate.key
        self.tell("It asks for", rule_in_words(framework, gate.rule))
        self.name = Line(gate.label)
        self.name.textChanged.connect(self.check)
        self.description, self.source = self.paragraph(2), self.paragraph(3)
        self.description.setPlainText(gate.description)
        self.source.setPlainText(gate.source)
        self.ask("&Name", self.name)
        self.ask("&Description", self.description, "What it is for, for those who read the result.")
        self.ask("&Source", self.source, "The guidance or the decision that asks for it.")
        self.check()
        self.name.setFocus()
        self.name.selectAll()

    @property
    def framework(self) -> Framework:
        """The framework with the words. Raises UserError where they will not do."""
        return with_gate_words(
            self._framework,
            self._key,
            self.name.text(),
            self.description.toPlainText(),
            self.source.toPlainText(),
        )

    def problem(self) -> tuple[str, Tone]:
        try:
            _ = self.framework
        except UserError as error:
            return str(error), Tone.BAD
        return "", Tone.SECONDARY
