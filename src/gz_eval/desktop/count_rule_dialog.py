"""A rule that counts criteria: which, what score they reach or stay below, and how many may."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QListWidgetItem,
    QSpinBox,
    QWidget,
)

from gz_eval.app.columns import Tone
from gz_eval.app.rule_edits import count_rule_wrong
from gz_eval.core.framework import CountRule, Framework
from gz_eval.desktop import theme
from gz_eval.desktop.fields import Line, PickList
from gz_eval.desktop.form_dialog import FormDialog
from gz_eval.desktop.score_box import ScoreBox
from gz_eval.desktop.window_place import room_for

_REACH, _BELOW = range(2)
_NO_LIMIT = -1
_LIST_LINES = 7


class CountRuleDialog(FormDialog):
    """Asks for a counting rule; `rule` is what was asked for."""

    def __init__(
        self, parent: QWidget | None, framework: Framework, counted: CountRule | None = None
    ) -> None:
        """Ask for a new rule, or for `counted` to be changed."""
        new = counted is None
        super().__init__(
            parent,
            "Add a counting rule" if new else "Change the counting rule",
            "It counts how many of some criteria score at least, or below, a figure. It is tried"
            " first: nothing changes until you keep it.",
            "Try it",
        )
        start = counted or CountRule("", (), score_below=40.0, at_most=1)
        self.label = Line(start.label)
        self.label.textChanged.connect(self.check)
        self.criteria = PickList("Criteria")
        # It scrolls by itself: on a low screen all else is to be in sight beside it.
        low = room_for(self).height() * 3 // 10
        self.criteria.setFixedHeight(min(theme.em(self) * _LIST_LINES * 3 // 2, low))
        for one in framework.criteria:
            item = QListWidgetItem(one.label if not one.parent else f"    {one.label}")
            item.setData(Qt.ItemDataRole.UserRole, one.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            chosen = one.key in start.criteria
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
            self.criteria.addItem(item)
        self.criteria.setCurrentRow(0)
        self.criteria.itemChanged.connect(lambda _item: self.check())
        self.way = QComboBox()
        self.way.addItems(["at least", "below"])
        below = start.score_at_least is None
        self.way.setCurrentIndex(_BELOW if below else _REACH)
        self.score = ScoreBox("The figure")
        self.score.show_score((start.score_below if below else start.score_at_least) or 0.0)
        self.fewest = self._count(0, start.at_least)
        self.most = self._count(_NO_LIMIT, start.at_most)  # none at all is a limit too
        self.ask("&Name", self.label, "As a person would say it: “At most one Low”.")
        self.ask("&Criteria", self.criteria, "Space chooses one, or leaves it out.")
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.LARGE)
        grid.setVerticalSpacing(theme.SMALL)
        for number, (label, widget) in enumerate(
            (
                ("Count those that &score", self.way),
                ("this &figure", self.score),
                ("&At least so many", self.fewest),
                ("At &most so many", self.most),
            )
        ):
            grid.addLayout(self.question(label, widget), number // 2, number % 2)
            grid.setColumnStretch(number % 2, 1)
        self.body.addSpacing(theme.SMALL)
        self.body.addLayout(grid)
        self.check()
        self.label.setFocus()

    def _count(self, least: int, value: int | None) -> QSpinBox:
        """A number of criteria; the least it can show stands for no limit."""
        box = QSpinBox()
        box.setRange(least, self.criteria.count())
        box.setSpecialValueText("no limit")
        box.setValue(least if value is None else value)
        box.valueChanged.connect(self.check)
        return box

    @property
    def rule(self) -> CountRule:
        """The rule as it is asked for now."""
        items = [self.criteria.item(row) for row in range(self.criteria.count())]
        reach = self.way.currentIndex() == _REACH
        score = self.score.value()
        return CountRule(
            self.label.text().strip(),
            tuple(
                str(item.data(Qt.ItemDataRole.UserRole))
                for item in items
                if item.checkState() == Qt.CheckState.Checked
            ),
            score_at_least=score if reach else None,
            score_below=None if reach else score,
            at_least=self.fewest.value() or None,
            at_most=None if self.most.value() == _NO_LIMIT else self.most.value(),
        )

    def problem(self) -> tuple[str, Tone]:
        wrong = count_rule_wrong(self.rule)
        return (f"{wrong.what} {wrong.advice}", Tone.SECONDARY) if wrong else ("", Tone.SECONDARY)
