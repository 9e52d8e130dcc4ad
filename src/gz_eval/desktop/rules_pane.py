"""Gates and the shortlist rule: each in words, with what of it can be set."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gz_eval.app.framework_edits import amount_read, amount_text, threshold_of, with_threshold
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Framework, Gate, Test
from gz_eval.core.gates import rule_in_words
from gz_eval.desktop import theme
from gz_eval.export.framework_in_words import shortlist_in_words, ties_in_words

_ALL = "every one that meets the minima"


class RulesPane(QScrollArea):
    """Shows gates and the shortlist rule. `changed` is sent with the whole framework changed.

    `refused` is sent with what was typed wrongly and what to do.
    """

    changed = Signal(object)
    refused = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._framework: Framework | None = None
        self._filling = False
        self._gates: tuple[str, ...] = ()
        self._thresholds: dict[str, QLineEdit] = {}
        self._words: dict[str, QLabel] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(theme.MEDIUM, theme.SMALL, theme.SMALL, 0)
        self._column.setSpacing(theme.SMALL)
        self.setWidget(inside)
        self.places = QSpinBox()
        self.places.setRange(0, 9999)
        self.places.setSpecialValueText(_ALL)
        self.places.setAccessibleName("Places on the shortlist")
        self.reserve = QSpinBox()
        self.reserve.setRange(0, 9999)
        self.reserve.setAccessibleName("Places in reserve")
        self.least = QSpinBox()
        self.least.setRange(0, 100)
        self.least.setSpecialValueText("none")
        self.least.setAccessibleName("Least total score")
        self.unclear = QCheckBox("A bid with an unclear gate may be shortlisted, with a flag")
        self.rule = QLabel()
        self.rule.setWordWrap(True)
        self.rule.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        for box in (self.places, self.reserve, self.least):
            box.setKeyboardTracking(False)
            box.valueChanged.connect(self._set_rule)
        self.unclear.toggled.connect(self._set_rule)
        self._gate_area = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        self._column.addWidget(self._title("Shortlist rule"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SMALL)
        grid.setVerticalSpacing(theme.TIGHT)
        grid.setColumnStretch(2, 1)
        for row, (text, box) in enumerate(
            (("&Places", self.places), ("&Reserve", self.reserve), ("&Least total", self.least))
        ):
            label = QLabel(text)
            label.setBuddy(box)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
        self._column.addLayout(grid)
        self._column.addWidget(self.unclear)
        self._column.addWidget(self.rule)
        self._column.addWidget(self._title("Gates"))
        self._column.addWidget(self._gate_area)
        self._column.addStretch(1)

    def _title(self, text: str) -> QLabel:
        label = QLabel(text)
        theme.as_title(label)
        return label

    def show_framework(self, framework: Framework) -> None:
        """Show a framework's rules."""
        self._filling = True
        self._framework = framework
        rule = framework.shortlist
        self.places.setValue(rule.places or 0)
        self.reserve.setValue(rule.reserve)
        self.least.setValue(round(rule.minimum_total or 0))
        self.unclear.setChecked(rule.unclear_gates)
        words = [*shortlist_in_words(framework), ties_in_words(framework)]
        self.rule.setText(" ".join(words))
        keys = tuple(gate.key for gate in framework.gates)
        if keys != self._gates:
            self._gates = keys
            self._build_gates(framework)
        for gate in framework.gates:
            self._words[gate.key].setText(rule_in_words(framework, gate.rule))
            if (box := self._thresholds.get(gate.key)) is not None and not box.hasFocus():
                box.setText(self._threshold_text(framework, gate))
        self._filling = False

    @staticmethod
    def _threshold_text(framework: Framework, gate: Gate) -> str:
        threshold = threshold_of(gate)
        if threshold is None or not isinstance(gate.rule, Test):
            return ""
        return amount_text(framework.field_by_key[gate.rule.field], float(threshold))

    def _build_gates(self, framework: Framework) -> None:
        self._thresholds, self._words = {}, {}
        area = QWidget()
        column = QVBoxLayout(area)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        if not framework.gates:
            column.addWidget(QLabel("This framework has no gates."))
        for gate in framework.gates:
            label = QLabel(gate.label)
            theme.as_strong(label)
            words = QLabel()
            words.setForegroundRole(self.palette().ColorRole.PlaceholderText)
            self._words[gate.key] = words
            parts = [label, words]
            if threshold_of(gate) is not None:
                box = QLineEdit()
                box.setAccessibleName(f"Threshold of “{gate.label}”")
                box.setMaximumWidth(theme.letters(self, 24))
                box.editingFinished.connect(lambda key=gate.key: self._set_threshold(key))
                self._thresholds[gate.key] = box
                column.addWidget(label)
                column.addWidget(words)
                column.addWidget(box)
            else:
                column.addWidget(label)
                column.addWidget(words)
            told = ". ".join(
                part.rstrip(".")
                for part in (gate.description, gate.status.capitalize(), gate.source)
                if part
            )
            if told:
                about = QLabel(told)
                theme.as_caption(about)
                about.setForegroundRole(self.palette().ColorRole.PlaceholderText)
                column.addWidget(about)
                parts.append(about)
            for part in parts:
                part.setWordWrap(True)
                part.setTextFormat(Qt.TextFormat.PlainText)
            column.addSpacing(theme.SMALL)
        self._column.replaceWidget(self._gate_area, area)
        self._gate_area.deleteLater()
        self._gate_area = area

    # -- what the person does ---------------------------------------------------------------------

    def _set_rule(self) -> None:
        if self._filling or self._framework is None:
            return
        rule = replace(
            self._framework.shortlist,
            places=self.places.value() or None,
            reserve=self.reserve.value(),
            minimum_total=float(self.least.value()) or None,
            unclear_gates=self.unclear.isChecked(),
        )
        if rule != self._framework.shortlist:
            self.changed.emit(replace(self._framework, shortlist=rule))

    def _set_threshold(self, key: str) -> None:
        if self._filling or self._framework is None:
            return
        framework, box = self._framework, self._thresholds[key]
        gate = next(one for one in framework.gates if one.key == key)
        if not isinstance(gate.rule, Test) or box.text() == self._threshold_text(framework, gate):
            return
        try:
            amount = amount_read(framework.field_by_key[gate.rule.field], box.text())
        except UserError as error:
            self.refused.emit(error.what, error.advice)
            box.setText(self._threshold_text(framework, gate))
            return
        self.changed.emit(with_threshold(framework, key, Decimal(f"{amount:.10g}")))
