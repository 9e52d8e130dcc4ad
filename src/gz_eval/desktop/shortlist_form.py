"""The shortlist rule: places, least total, least scores, and rules that count criteria.

Each box changes its own part and no other: what nobody touched stays as it was, to the last digit.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gz_eval.app.rule_edits import (
    with_minimum,
    with_minimum_total,
    with_places,
    with_reserve,
    with_unclear_gates,
    without_count_rule,
)
from gz_eval.core.framework import Framework
from gz_eval.core.framework_file.shortlist import MOST_PLACES
from gz_eval.core.framework_in_words import count_rule_in_words, shortlist_in_words, ties_in_words
from gz_eval.desktop import theme
from gz_eval.desktop.elided_box import ElidedBox
from gz_eval.desktop.elided_tick import ElidedTick
from gz_eval.desktop.letting_go import let_go
from gz_eval.desktop.score_box import ScoreBox

_ALL = "all that meet the minima"
_FIRST_LEAST = 40.0  # of a least score that is added: where "Low" ends in most scales

_UNCLEAR = "A bid with an unclear gate may be shortlisted, with a flag"


class ShortlistForm(QWidget):
    """Shows a framework's shortlist rule. `changed` is sent with the whole framework changed.

    `rule_asked` is sent with the number of the counting rule to be changed, or None for a new one.
    """

    changed = Signal(object)
    rule_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._framework: Framework | None = None
        self._filling = False
        self._structure: tuple[object, ...] = ()
        self.minima: dict[str, ScoreBox] = {}
        self.removes: dict[str, QPushButton] = {}
        self.changes: list[QPushButton] = []
        self.places = self._spin("Places on the shortlist")
        self.places.setSpecialValueText(_ALL)
        self.reserve = self._spin("Places in reserve")
        self.least = ScoreBox("Least total score", none="none")
        self.unclear = ElidedTick("Unclear gates may be shortlisted, with a flag")
        self.unclear.setAccessibleName(_UNCLEAR)
        self.unclear.setToolTip(_UNCLEAR)
        self.words = QLabel()
        self.words.setWordWrap(True)
        theme.as_caption(self.words)
        self.words.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.criterion = ElidedBox("Criterion to have a least score", 16)
        self.add_minimum = _button("Add a least score", "Ask for a least score on this criterion")
        self.add_rule = _button("Add a counting rule…", "Such as “at most one criterion below 40”")
        self._minima_area = QWidget()
        self._rules_area = QWidget()
        self._lay_out()
        self.places.valueChanged.connect(
            lambda value: self._send(with_places, value if value else None)
        )
        self.reserve.valueChanged.connect(lambda value: self._send(with_reserve, value))
        self.least.scored.connect(
            lambda value: self._send(with_minimum_total, value if value else None)
        )
        self.unclear.clicked.connect(lambda on: self._send(with_unclear_gates, on))
        self.add_minimum.clicked.connect(self._add_minimum)
        self.add_rule.clicked.connect(lambda: self.rule_asked.emit(None))

    def _spin(self, name: str) -> QSpinBox:
        box = QSpinBox()
        box.setRange(0, MOST_PLACES)
        box.setKeyboardTracking(False)
        box.setAccessibleName(name)
        return box

    def _lay_out(self) -> None:
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
        adding = QHBoxLayout()
        adding.setSpacing(theme.SMALL)
        adding.addWidget(self.criterion, 1)
        adding.addWidget(self.add_minimum)
        counting = QHBoxLayout()
        counting.addWidget(self.add_rule)
        counting.addStretch(1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        column.addLayout(grid)
        column.addWidget(self.unclear)
        column.addWidget(_strong("Least scores"))
        column.addWidget(self._minima_area)
        column.addLayout(adding)
        column.addWidget(_strong("Counting rules"))
        column.addWidget(self._rules_area)
        column.addLayout(counting)
        column.addWidget(self.words)

    # -- what is shown ----------------------------------------------------------------------------

    def show_framework(self, framework: Framework) -> None:
        """Show a framework's rule; boxes are made anew only where there are more or fewer."""
        self._filling = True
        self._framework = framework
        rule = framework.shortlist
        self.places.setValue(rule.places or 0)
        self.reserve.setValue(rule.reserve)
        self.reserve.setEnabled(rule.places is not None)
        self.least.show_score(rule.minimum_total or 0.0)
        self.unclear.setChecked(rule.unclear_gates)
        self.words.setText(" ".join([*shortlist_in_words(framework), ties_in_words(framework)]))
        labels = tuple((one.key, one.label) for one in framework.criteria)
        structure = (labels, tuple(key for key, _ in rule.minimum), rule.rules)
        if structure != self._structure:
            self._structure = structure
            self._build(framework)
        for key, least in rule.minimum:
            self.minima[key].show_score(least)
        self._filling = False

    def _build(self, framework: Framework) -> None:
        rule = framework.shortlist
        labels = {one.key: one.label for one in framework.criteria}
        self.minima, self.removes, self.changes = {}, {}, []
        minima = QWidget()
        rows = QGridLayout(minima)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setVerticalSpacing(theme.TIGHT)
        rows.setColumnStretch(0, 1)
        for row, (key, _) in enumerate(rule.minimum):
            box = self.minima[key] = ScoreBox(f"Least score on {labels[key]}")
            box.scored.connect(lambda value, key=key: self._send(with_minimum, key, value))
            name = QLabel(f"{labels[key]}, at least")
            name.setWordWrap(True)
            name.setBuddy(box)
            remove = self.removes[key] = _button("Remove", "Ask for no least score on it any more")
            remove.setAccessibleName(f"Remove the least score on {labels[key]}")
            remove.clicked.connect(lambda _=False, key=key: self._send(with_minimum, key, None))
            for column, widget in enumerate((name, box, remove)):
                rows.addWidget(widget, row, column)
        if not rule.minimum:
            rows.addWidget(_secondary("No criterion has one."), 0, 0)
        counting = QWidget()
        lines = QGridLayout(counting)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setVerticalSpacing(theme.TIGHT)
        lines.setColumnStretch(0, 1)
        for number, counted in enumerate(rule.rules):
            said = QLabel(count_rule_in_words(framework, counted))
            said.setWordWrap(True)
            change = _button("Change…", "Change this rule")
            change.setAccessibleName(f"Change the rule “{counted.label}”")
            change.clicked.connect(lambda _=False, number=number: self.rule_asked.emit(number))
            remove = _button("Remove", "Do without this rule")
            remove.setAccessibleName(f"Remove the rule “{counted.label}”")
            remove.clicked.connect(
                lambda _=False, number=number: self._send(without_count_rule, number)
            )
            self.changes.append(change)
            self.removes[f"rule {number}"] = remove
            for column, widget in enumerate((said, change, remove)):
                lines.addWidget(widget, number, column)
        if not rule.rules:
            lines.addWidget(_secondary("There are none."), 0, 0)
        self._minima_area = self._replaced(self._minima_area, minima)
        self._rules_area = self._replaced(self._rules_area, counting)
        held = {key for key, _ in rule.minimum}
        self.criterion.clear()
        for one in framework.criteria:
            if one.key not in held:
                self.criterion.addItem(one.label, one.key)
        self.add_minimum.setEnabled(self.criterion.count() > 0)

    def _replaced(self, old: QWidget, new: QWidget) -> QWidget:
        self._column.replaceWidget(old, new)
        if old.isAncestorOf(self.focusWidget() or self):
            self.add_minimum.setFocus()  # what had the focus goes; it does not jump to the top
        let_go(old)
        return new

    # -- what the person does ---------------------------------------------------------------------

    def _send(self, change: Callable[..., Framework], *values: object) -> None:
        if self._filling or self._framework is None:
            return
        changed = change(self._framework, *values)
        if changed != self._framework:
            self.changed.emit(changed)

    def _add_minimum(self) -> None:
        if (key := self.criterion.currentData()) is not None:
            self._send(with_minimum, str(key), _FIRST_LEAST)


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.setAutoDefault(False)
    return button


def _strong(text: str) -> QLabel:
    label = QLabel(text)
    theme.as_strong(label)
    return label


def _secondary(text: str) -> QLabel:
    label = QLabel(text)
    label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    return label
