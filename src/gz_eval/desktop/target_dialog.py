"""A target of the shortlist: of which figure, where, how much, and who says so."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QPushButton, QWidget

from gz_eval.app.columns import Tone
from gz_eval.app.target_edits import amount_typed, example_of, figure_choices, place_choices
from gz_eval.core.command import Command
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Framework, Target
from gz_eval.core.target_commands import RemoveTarget, SetTarget
from gz_eval.core.targets import amount_of, target_in_words
from gz_eval.desktop import theme
from gz_eval.desktop.elided_box import ElidedBox
from gz_eval.desktop.fields import Line
from gz_eval.desktop.form_dialog import FormDialog


class TargetDialog(FormDialog):
    """Asks for a target; `command` is what sets or removes it, once it was accepted.

    It begins with what is known of the target of `total` and `place`. Without `places` only a
    target of the whole is offered.
    """

    def __init__(
        self,
        parent: QWidget | None,
        framework: Framework,
        total: str = "",
        place: str = "",
        *,
        places: bool = True,
    ) -> None:
        super().__init__(
            parent,
            "Set a target",
            "What the shortlisted bids should come to at least. Targets are shown beside what the"
            " shortlist comes to; they change no score and no rank.",
            "Set the target",
        )
        self._framework = framework
        self.command: Command | None = None
        self.figure = self._box(figure_choices(framework), total)
        self.place = self._box(place_choices(places=places), place)
        self.amount = Line()
        self.source = Line()
        self.note = Line()
        self.remove = QPushButton("Re&move the target")
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(self._remove)
        self.ask_two("&Figure", self.figure, "Nation or &region", self.place)
        self.ask("&At least", self.amount, beside=self.remove)
        self.body.addSpacing(theme.TIGHT)
        self.read = self.tell("Read as", "", lines=2)  # why it cannot be read takes two
        self.ask("&Source", self.source, "Where the target comes from. It may be left empty.")
        self.ask("&Note", self.note, "What else is to be known of it. It may be left empty.")
        for line in (self.amount, self.source, self.note):
            line.textChanged.connect(self.check)
        self._filled = ("", "", "")  # the lines as they were filled in, and not by hand
        for combo in (self.figure, self.place):
            combo.currentIndexChanged.connect(self._fit)
        self._fit()
        self.amount.setFocus()

    def _box(self, choices: tuple[tuple[str, str], ...], chosen: str) -> ElidedBox:
        box = ElidedBox("", 12)
        for key, label in choices:
            box.addItem(label, key)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        return box

    @property
    def _of(self) -> tuple[str, str]:
        return str(self.figure.currentData()), str(self.place.currentData())

    @property
    def _known(self) -> Target | None:
        return self._framework.target_of.get(self._of)

    def _fit(self) -> None:
        """Another figure or place has another target, or none yet; what was typed stays."""
        known = self._known
        self.amount.setPlaceholderText(f"such as {example_of(self._framework, self._of[0])}")
        lines, filled = (self.amount, self.source, self.note), ("", "", "")
        if known is not None:
            filled = (
                amount_of(self._framework, self._of[0], known.amount),
                known.source,
                known.note,
            )
        for line, before, text in zip(lines, self._filled, filled, strict=True):
            if line.text() == before:
                line.setText(text)
        self._filled = filled
        self.remove.setVisible(known is not None)
        self.check()

    @property
    def target(self) -> Target:
        """What was asked for. Raises UserError where that is not said yet."""
        total, place = self._of
        amount: Decimal = amount_typed(self._framework, total, self.amount.text())
        return Target(amount, total, place, self.source.text().strip(), self.note.text().strip())

    def problem(self) -> tuple[str, Tone]:
        self.read.say("–", Tone.NORMAL)
        if not self.amount.text().strip():
            return "Say how much.", Tone.SECONDARY
        try:
            target = self.target
        except UserError as error:
            self.read.say(str(error), Tone.BAD)  # here: beside the buttons is no room for it
            return "Give an amount that can be read.", Tone.BAD
        self.read.setText(target_in_words(self._framework, replace(target, note="")))
        if target == self._known:
            return "Nothing is changed yet.", Tone.SECONDARY
        return "", Tone.SECONDARY

    def check(self) -> None:
        super().check()
        self.remove.setEnabled(not self.outdated)

    def act(self) -> bool:
        self.command = SetTarget(self.target)
        return True

    def _remove(self) -> None:
        self.command = RemoveTarget(*self._of)
        self.done(self.DialogCode.Accepted)
