"""Correct an answer, override a gate, move a bid: what is there, what shall be, and why.

What the change would do to ranks is not shown here on purpose: a correction follows the evidence.
That a bid fails a gate by it is: nobody is to take one off the shortlist unawares.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from gz_eval.app.as_seen import AsSeen
from gz_eval.app.columns import Tone
from gz_eval.app.correction_gates import gates_failed_by
from gz_eval.app.override_facts import answer_facts, counts_alike, gate_facts, place_facts
from gz_eval.app.overriding import correction, gate_override, placing
from gz_eval.app.session import Session
from gz_eval.app.weight_trial import without_tried
from gz_eval.core.command import Command
from gz_eval.core.errors import UserError
from gz_eval.core.outcome import GateState, Standing
from gz_eval.core.override_account import value_in_words
from gz_eval.core.override_commands import OverrideReading
from gz_eval.core.values import Value
from gz_eval.desktop import theme
from gz_eval.desktop.doing import do
from gz_eval.desktop.fields import Line, pad
from gz_eval.desktop.form_dialog import FormDialog, ToneLabel

_GATE_TONES = {
    GateState.PASS: Tone.GOOD,
    GateState.UNCLEAR: Tone.WARNING,
    GateState.FAIL: Tone.BAD,
}
_REASON = "It goes on the record with your name and role."
_READING_LINES = 3  # why an answer cannot be read, or is in doubt
_NO_REASON = "Give a reason."


class _OverrideDialog(FormDialog):
    """A dialog whose last question is why. Acting does the command, or tells why it cannot be.

    It is made of facts of the session: it acts on no others.
    """

    def __init__(
        self,
        parent: QWidget | None,
        session: Session,
        seen: AsSeen[object],
        title: str,
        intro: str,
        go: str,
    ) -> None:
        super().__init__(parent, title, intro, go)
        self.session = session
        self.made_of(seen, session)
        self.reason = self.paragraph(3)

    def ask_reason(self) -> None:
        """The last question."""
        self.ask("&Reason", self.reason, _REASON)
        self.check()

    @property
    def given_reason(self) -> str:
        """What was typed as the reason."""
        return self.reason.toPlainText().strip()

    def do(self, command: Command) -> bool:
        """Do it for that reason, on what was seen."""
        return do(self, self.session, command, self.given_reason, seen=self.seen)


class CorrectAnswerDialog(_OverrideDialog):
    """Corrects what a bid's answer was read as; the bidder's own text stays beside it."""

    def __init__(
        self, session: Session, bid: str, field: str, parent: QWidget | None = None
    ) -> None:
        seen = AsSeen(lambda: answer_facts(session, bid, field))
        facts = seen.facts
        title = f"Correct {facts.field.label}"
        super().__init__(parent, session, seen, title, facts.bid, "Correct")
        self.bid, self.field = bid, field
        self.facts = facts
        self.tell("The bidder says", facts.quoted, Tone.STRONG)
        if facts.cell is not None:
            self.tell("In the cell", str(facts.cell))
        self.tell("Read as", facts.read)
        if facts.how:
            self.tell("How", "\n".join(facts.how), Tone.SECONDARY)
        if facts.corrected:
            self.tell("Corrected to", facts.corrected, Tone.WARNING)
        basis = f"What counts: {facts.field.basis}." if facts.field.basis else ""
        asked = facts.field.description or basis
        self.text: QLineEdit
        if facts.options:
            box = QComboBox()
            box.setEditable(True)
            box.addItems(list(facts.options))
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            box.setCurrentIndex(-1)
            self.text = box.lineEdit() or Line()
            self.text.setAccessibleName("Correct answer")
            pad(self.text)
            self.ask("&Correct answer", box, asked)
        else:
            self.text = Line()
            self.ask("&Correct answer", self.text, asked)
        self.text.setPlaceholderText("as it should be read, or “missing”")
        self.reading = ToneLabel("", Tone.SECONDARY, _READING_LINES)
        self.reading.setAccessibleName("How it will be read")
        self.body.addWidget(self.reading)
        self.text.textChanged.connect(self._read)
        self.text.returnPressed.connect(self._go_on)
        self._read()
        self.ask_reason()
        self.text.setFocus()

    def _go_on(self) -> None:
        """Enter goes on to the reason, once the answer can be read and until there is one."""
        if isinstance(self._command(), OverrideReading) and not self.given_reason:
            self.reason.setFocus(Qt.FocusReason.TabFocusReason)

    def _command(self) -> OverrideReading | UserError | None:
        """What the text comes to: a command, why it cannot be, or None before anything is typed."""
        if not self.text.text().strip():
            return None
        try:
            return correction(self.session, self.bid, self.field, self.text.text())
        except UserError as error:
            return error

    def _read(self) -> None:
        found = self._command()
        match found:
            case None:
                said = "What you type is read as a bidder’s answer would be."
                self.reading.say(said, Tone.SECONDARY)
            case UserError():
                self.reading.say(str(found), Tone.BAD)
            case _ if isinstance(found.value, Value):
                doubts = "; ".join(doubt.text for doubt in found.value.doubts)
                more = f" ({doubts})" if doubts else ""
                said = f"Will be read as {value_in_words(found.value)}{more}"
                self._say_read(said, found, Tone.WARNING if doubts else Tone.GOOD)
            case _:
                said = f"Will count as {value_in_words(found.value)}"
                self._say_read(said, found, Tone.WARNING)
        self.check()

    def _say_read(self, said: str, found: OverrideReading, tone: Tone) -> None:
        """Say how it will be read; and which gates the bid fails by it, before that is done."""
        failing = gates_failed_by(self.session, found)
        if failing:
            self.reading.say(f"{said}. {failing}", Tone.BAD)
        else:
            self.reading.say(said, tone)

    def problem(self) -> tuple[str, Tone]:
        """What still stops it."""
        found = self._command()
        if found is None:
            return "Type the correct answer.", Tone.SECONDARY
        if isinstance(found, UserError):
            return "The answer cannot be read yet.", Tone.BAD
        if counts_alike(found.value, self.facts.counts):
            return "That is what it counts as already.", Tone.SECONDARY
        return ("" if self.given_reason else _NO_REASON), Tone.SECONDARY

    def act(self) -> bool:
        """Correct it."""
        found = self._command()
        return isinstance(found, OverrideReading) and self.do(found)


class _Choice(QWidget):
    """One of a few, as radio buttons below one another."""

    def __init__(self, words: Sequence[str], name: str) -> None:
        super().__init__()
        self.group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.TIGHT)
        self.buttons: dict[str, QRadioButton] = {}
        for word in words:
            button = QRadioButton(word)
            button.setAccessibleDescription(name)
            self.group.addButton(button)
            self.buttons[word] = button
            layout.addWidget(button)
        self.setFocusProxy(self.buttons[words[0]])

    @property
    def chosen(self) -> str:
        """The word of what is chosen; empty before anything is."""
        button = self.group.checkedButton()
        return button.text() if button is not None else ""


class OverrideGateDialog(_OverrideDialog):
    """Gives a bid's gate another state than the evidence does."""

    def __init__(
        self, session: Session, bid: str, gate: str, parent: QWidget | None = None
    ) -> None:
        seen = AsSeen(lambda: gate_facts(session, bid, gate))
        facts = seen.facts
        super().__init__(parent, session, seen, f"Override “{facts.label}”", facts.bid, "Override")
        self.bid, self.gate = bid, gate
        given = facts.evidence.state
        self.tell("The evidence gives", given.value, _GATE_TONES[given])
        self.tell("Because", facts.evidence.reason)
        if facts.overridden:
            self.tell("Overridden to", facts.overridden, Tone.WARNING)
        others = [state.value for state in GateState if state is not given]
        self.state = _Choice(others, "New state of the gate")
        self.ask("New state", self.state)
        self.state.group.buttonClicked.connect(lambda _button: self.check())
        self.ask_reason()
        self.state.buttons[others[0]].setFocus()

    def problem(self) -> tuple[str, Tone]:
        """What still stops it."""
        if not self.state.chosen:
            return "Choose the new state.", Tone.SECONDARY
        return ("" if self.given_reason else _NO_REASON), Tone.SECONDARY

    def act(self) -> bool:
        """Override it."""
        state = GateState(self.state.chosen)
        return self.do(gate_override(self.session, self.bid, self.gate, state))


class MoveBidDialog(_OverrideDialog):
    """Puts a bid elsewhere than the shortlist rule does, or back; the ranking stays as it is."""

    def __init__(
        self,
        session: Session,
        bid: str,
        parent: QWidget | None = None,
        tried: Sequence[str] = (),
    ) -> None:
        """Ask. `tried` are the pages on which something is tried: that is not counted here."""
        seen = AsSeen(lambda: place_facts(session, bid))
        facts = seen.facts
        intro = "The ranking stays as it is: the move is shown beside where the rule puts the bid."
        super().__init__(parent, session, seen, f"Move {facts.bid}", intro, "Move")
        self.bid = bid
        self.tell("Rank", ", ".join(filter(None, (facts.rank, without_tried(tried)))))
        self.tell("The rule says", facts.rule.standing.value, Tone.STRONG)
        self.tell("Because", facts.rule.reason)
        if facts.gates:
            self.tell("Gates", facts.gates, Tone.WARNING)
        if facts.moved:
            self.tell("Moved to", facts.moved, Tone.WARNING)
        by_rule = facts.rule.standing
        self._places = {
            f"{one.value}, as the rule has it" if one is by_rule else one.value: one
            for one in Standing
            if one is not facts.now and (one is by_rule or one is not Standing.FAILED_GATE)
        }
        self.place = _Choice(list(self._places), "New place")
        self.ask("New place", self.place)
        self.place.group.buttonClicked.connect(lambda _button: self.check())
        self.ask_reason()
        next(iter(self.place.buttons.values())).setFocus()

    def problem(self) -> tuple[str, Tone]:
        """What still stops it."""
        if not self.place.chosen:
            return "Choose the new place.", Tone.SECONDARY
        return ("" if self.given_reason else _NO_REASON), Tone.SECONDARY

    def act(self) -> bool:
        """Move it."""
        return self.do(placing(self.session, self.bid, self._places[self.place.chosen]))
