"""One gate: what it says in words, its thresholds and answers to be set, and a way to remove it."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gz_eval.app.details import capital
from gz_eval.app.rule_edits import (
    Path,
    codes_of,
    comparison_text,
    parts_of,
    threshold_text,
    with_option,
    with_threshold,
    without_gate,
)
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Comparison, Framework, Gate, Test
from gz_eval.core.gates import rule_in_words
from gz_eval.core.wording import sentence
from gz_eval.desktop import theme
from gz_eval.desktop.threshold_box import ThresholdBox

_ACROSS = 2


def shape_of(framework: Framework, gate: Gate) -> tuple[object, ...]:
    """What decides which boxes a gate needs: its tests and where they are, not what they ask."""
    fields = framework.field_by_key
    return tuple((path, fields[test.field], test.comparison) for path, test in parts_of(gate.rule))


class GateForm(QWidget):
    """Shows one gate. `changed` is sent with the whole framework changed, `refused` with what
    cannot be chosen and what to do, `words_asked` with the gate whose words shall be others.
    """

    changed = Signal(object)
    refused = Signal(str, str)
    words_asked = Signal(object)

    def __init__(self, framework: Framework, gate: Gate) -> None:
        super().__init__()
        self._framework = framework
        self._key = gate.key
        self.thresholds: dict[Path, ThresholdBox] = {}
        self.options: dict[tuple[Path, str], QCheckBox] = {}
        self._label = QLabel()
        theme.as_strong(self._label)
        self._words = QLabel()
        self._words.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.remove = QPushButton("Remove")
        self.remove.setToolTip("Judge bids without this gate")
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(self._remove)
        head = QHBoxLayout()
        head.setSpacing(theme.SMALL)
        self.reword = QPushButton("Name and source…")
        self.reword.setToolTip("Say what the gate is called, what it is for and where it is from")
        self.reword.setAutoDefault(False)
        self.reword.clicked.connect(lambda: self.words_asked.emit(self._gate))
        head.addWidget(self._label, 1)
        head.addWidget(self.reword, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        column.addLayout(head)
        column.addWidget(self._words)
        tests = parts_of(gate.rule)
        for path, test in tests:
            if test.threshold is not None:
                self._add_threshold(column, path, test, alone=len(tests) == 1)
            elif test.comparison is Comparison.ONE_OF:
                self._add_options(column, path, test, alone=len(tests) == 1)
        self._about = QLabel()
        theme.as_caption(self._about)
        self._about.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        column.addWidget(self._about)
        for text in (self._label, self._words, self._about):
            text.setWordWrap(True)
            text.setTextFormat(Qt.TextFormat.PlainText)
        self.show_gate(framework, gate)

    def _field_label(self, test: Test) -> str:
        return self._framework.field_by_key[test.field].label

    def _add_threshold(self, column: QVBoxLayout, path: Path, test: Test, *, alone: bool) -> None:
        field = self._framework.field_by_key[test.field]
        said = f"{field.label}, {comparison_text(field, test.comparison)}"
        box = self.thresholds[path] = ThresholdBox(field, f"Threshold: {said}")
        box.setMinimumWidth(theme.letters(self, 12))
        theme.at_most(box, 24)
        box.given.connect(lambda amount: self._set_threshold(path, amount))
        row = QHBoxLayout()
        row.setSpacing(theme.SMALL)
        if not alone:
            name = QLabel(said)
            name.setWordWrap(True)
            name.setBuddy(box)
            row.addWidget(name, 1)
        row.addWidget(box)
        if alone:
            row.addStretch(1)
        column.addLayout(row)
        column.addWidget(box.reason)

    def _add_options(self, column: QVBoxLayout, path: Path, test: Test, *, alone: bool) -> None:
        if not alone:
            column.addWidget(QLabel(f"{self._field_label(test)}, one of"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.PAGE)
        grid.setVerticalSpacing(2)
        for number, (code, label) in enumerate(codes_of(self._framework.field_by_key[test.field])):
            box = QCheckBox(label.replace("&", "&&"))
            box.setAccessibleName(f"{self._field_label(test)}: {label}")
            box.clicked.connect(lambda on, code=code: self._set_option(path, code, on))
            self.options[path, code] = box
            grid.addWidget(box, number // _ACROSS, number % _ACROSS)
        grid.setColumnStretch(_ACROSS, 1)
        column.addLayout(grid)

    def show_gate(self, framework: Framework, gate: Gate) -> None:
        """Show the gate as it is now. Its rule has the shape that it was made for."""
        self._framework = framework
        self._label.setText(gate.label)
        self.remove.setAccessibleName(f"Remove the gate “{gate.label}”")
        self.reword.setAccessibleName(f"Name and source of the gate “{gate.label}”")
        words = rule_in_words(framework, gate.rule)
        self._words.setText(words)
        self._words.setVisible(words != gate.label)
        parts = (gate.description, capital(gate.status), gate.source)
        told = " ".join(sentence(part) for part in parts if part)
        self._about.setText(told)
        self._about.setVisible(bool(told))
        for path, test in parts_of(gate.rule):
            if (line := self.thresholds.get(path)) is not None:
                line.show_threshold(threshold_text(framework, test))
            chosen = {code.casefold() for code in test.options}
            for (place, code), box in self.options.items():
                if place == path:
                    box.setChecked(code.casefold() in chosen)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in its order."""
        return (self.reword, self.remove, *self.thresholds.values(), *self.options.values())

    # -- what the person does ---------------------------------------------------------------------

    @property
    def _gate(self) -> Gate:
        return next(gate for gate in self._framework.gates if gate.key == self._key)

    def _set_threshold(self, path: Path, amount: float) -> None:
        threshold = Decimal(f"{amount:.10g}")
        self.changed.emit(with_threshold(self._framework, self._key, threshold, path))

    def _set_option(self, path: Path, code: str, on: bool) -> None:
        try:
            changed = with_option(self._framework, self._key, path, code, on)
        except UserError as error:
            self.options[path, code].setChecked(not on)
            self.refused.emit(error.what, error.advice)
            return
        self.changed.emit(changed)

    def _remove(self) -> None:
        self.changed.emit(without_gate(self._framework, self._key))
