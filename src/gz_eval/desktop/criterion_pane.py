"""One criterion: what it says, where it comes from, its value function, what missing evidence does.

Edits are sent as whole value functions and policies; whether they are tried or kept is decided
elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gz_eval.app.framework_edits import (
    amount_read,
    amount_text,
    knots,
    scores_move,
    with_code_score,
    with_knot,
    with_point,
    without_point,
)
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Criterion, Field, Framework, Kind, MissingPolicy, Treatment
from gz_eval.core.value_functions import (
    Bands,
    ChoiceTable,
    Linear,
    Logarithmic,
    Piecewise,
    SShaped,
    ValueFunction,
)
from gz_eval.desktop import theme
from gz_eval.desktop.value_curve import ValueCurve
from gz_eval.export.framework_in_words import policy_in_words

_NAMES: dict[type[ValueFunction], str] = {
    Linear: "A straight line",
    Piecewise: "Straight lines between points",
    Bands: "Steps",
    Logarithmic: "Each doubling is worth the same",
    SShaped: "An S-shaped curve",
    ChoiceTable: "A score for each answer",
}
_TREATMENTS = (
    (Treatment.ZERO, "scores nothing"),
    (Treatment.EXCLUDE, "is left out, the weights beside it rescaled"),
    (Treatment.VALUE, "scores a set value"),
)

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CriterionPane(QWidget):
    """Shows one criterion. `function_changed` and `policy_changed` are sent with key and value.

    `refused` is sent with what was typed wrongly and what to do.
    """

    function_changed = Signal(str, object)
    policy_changed = Signal(str, object)
    refused = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._leaf: Criterion | None = None
        self._field: Field | None = None
        self._filling = False
        self.heading = QLabel()
        theme.as_title(self.heading)
        self.heading.setWordWrap(True)
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.source = QLabel()
        self.source.setWordWrap(True)
        theme.as_caption(self.source)
        self.source.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        for label in (self.heading, self.about, self.source):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.kind = QLabel()
        theme.as_strong(self.kind)
        self.curve = ValueCurve()
        self.points = QTableWidget(0, 2)
        self.points.setAccessibleName("Points of the value function")
        self.points.setTabKeyNavigation(False)
        self.points.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.points.verticalHeader().hide()
        self.points.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.points.setMinimumHeight(theme.em(self) * 6)
        self.add = QPushButton("Add a point")
        self.add.setToolTip("Add a point after the chosen one")
        self.remove = QPushButton("Remove the point")
        buttons = QHBoxLayout()
        for button in (self.add, self.remove):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.policy = QComboBox()
        self.policy.setAccessibleName("What missing evidence scores")
        self.policy.addItems([words for _, words in _TREATMENTS])
        self.value = QDoubleSpinBox()
        self.value.setAccessibleName("The value score of missing evidence")
        self.value.setRange(0, 100)
        self.value.setDecimals(1)
        missing = QLabel("&Missing evidence")
        missing.setBuddy(self.policy)
        self._missing = QWidget()
        row = QHBoxLayout(self._missing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SMALL)
        row.addWidget(missing)
        row.addWidget(self.policy, 1)
        row.addWidget(self.value)
        self.bounds = QLabel()
        self.bounds.setWordWrap(True)
        theme.as_caption(self.bounds)
        self.bounds.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MEDIUM, theme.SMALL, 0, 0)
        layout.setSpacing(theme.TIGHT)
        for widget in (self.heading, self.about, self.source, self.kind):
            layout.addWidget(widget)
        layout.addWidget(self.curve, 3)
        layout.addWidget(self.points, 2)
        layout.addLayout(buttons)
        layout.addWidget(self._missing)
        layout.addWidget(self.bounds)
        layout.addStretch(0)
        self.curve.moved.connect(self._send)
        self.points.itemChanged.connect(self._typed)
        self.points.itemSelectionChanged.connect(self._follow)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.policy.activated.connect(self._send_policy)
        self.value.editingFinished.connect(self._send_policy)

    # -- what is shown ----------------------------------------------------------------------------

    def show_criterion(
        self,
        framework: Framework,
        criterion: Criterion,
        rug: Sequence[float],
        counts: dict[str, int],
        mark: float | None = None,
    ) -> None:
        """Show a criterion; for a leaf `rug` are the bids' amounts, `counts` how many gave which
        code.
        """
        self._filling = True
        self._leaf = criterion
        self._field = framework.field_by_key.get(criterion.field)
        self.heading.setText(criterion.label)
        self.about.setText(criterion.description)
        self.about.setVisible(bool(criterion.description))
        told = [criterion.status[:1].upper() + criterion.status[1:], criterion.source]
        if self._field is not None:
            told.insert(0, f"Scores “{self._field.label}”")
        self.source.setText(". ".join(part.rstrip(".") for part in told if part))
        function = criterion.value_function
        leaf = function is not None and self._field is not None
        drawn = leaf and not isinstance(function, ChoiceTable)
        self.kind.setText(
            _NAMES[type(function)] if function is not None else self._group(framework)
        )
        self.curve.setVisible(drawn)
        self.points.setVisible(leaf)
        for button in (self.add, self.remove):
            button.setVisible(drawn and function is not None and scores_move(function))
        self._missing.setVisible(leaf)
        self.bounds.setVisible(leaf)
        if function is not None and self._field is not None:
            if drawn:
                self.curve.show_function(self._field, function, rug, mark)
            self._fill_points(self._field, function, counts)
            policy = criterion.missing
            self.policy.setCurrentIndex(
                next(n for n, (one, _) in enumerate(_TREATMENTS) if one is policy.treatment)
            )
            self.value.setValue(policy.value)
            self.value.setVisible(policy.treatment is Treatment.VALUE)
            self.bounds.setText(
                "Whatever it scores, a bid's bounds count it from 0 to 100. “Not applicable” "
                f"{policy_in_words(criterion.not_applicable)}."
            )
        self._filling = False
        self._follow()

    def _group(self, framework: Framework) -> str:
        assert self._leaf is not None
        if self._leaf.key in framework.children:
            count = len(framework.children[self._leaf.key])
            return f"Its score is that of its {count:,} criteria, by their weights."
        return "Judged by assessors on a scale."

    def _fill_points(self, field: Field, function: ValueFunction, counts: dict[str, int]) -> None:
        if isinstance(function, ChoiceTable):
            labels = {option.key: option.label for option in field.options}
            if field.kind is Kind.YES_NO:
                labels = {"yes": "Yes", "no": "No"}
            rows = [
                (labels.get(code, code), f"{score:.4g}", counts.get(code, 0))
                for code, score in function.scores
            ]
            self.points.setColumnCount(3)
            self.points.setHorizontalHeaderLabels(["Answer", "Score", "Bids"])
        else:
            self.points.setColumnCount(2)
            self.points.setHorizontalHeaderLabels(
                ["From" if isinstance(function, Bands) else "Amount", "Score"]
            )
            rows = [
                (amount_text(field, amount), f"{score:.4g}", 0) for amount, score in knots(function)
            ]
        self.points.setRowCount(len(rows))
        fixed = not isinstance(function, ChoiceTable) and not scores_move(function)
        for number, (first, second, count) in enumerate(rows):
            cells = [(first, not isinstance(function, ChoiceTable)), (second, not fixed)]
            if isinstance(function, ChoiceTable):
                cells.append((f"{count:,}", False))
            for column, (text, editable) in enumerate(cells):
                item = self.points.item(number, column)
                if item is None:
                    item = QTableWidgetItem()
                    self.points.setItem(number, column, item)
                item.setText(text)
                flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
                item.setFlags(flags | Qt.ItemFlag.ItemIsEditable if editable else flags)
                if column:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )

    def _follow(self) -> None:
        function = self._leaf.value_function if self._leaf is not None else None
        row = self.points.currentRow()
        count = len(knots(function)) if function is not None else 0
        self.add.setEnabled(0 <= row < count - 1)
        self.remove.setEnabled(row >= 0 and count > 2)

    # -- what the person does ---------------------------------------------------------------------

    def _send(self, function: ValueFunction) -> None:
        if self._leaf is not None and function != self._leaf.value_function:
            self.function_changed.emit(self._leaf.key, function)

    def _typed(self, item: QTableWidgetItem) -> None:
        if self._filling or self._leaf is None or self._field is None:
            return
        function, number = self._leaf.value_function, item.row()
        if function is None:
            return
        try:
            if isinstance(function, ChoiceTable):
                code = function.scores[number][0]
                self._send(with_code_score(function, code, _score(item.text())))
            else:
                amount, score = knots(function)[number]
                if item.column() == 0:
                    amount = amount_read(self._field, item.text())
                else:
                    score = _score(item.text())
                self._send(with_knot(function, number, amount, score))
        except UserError as error:
            self.refused.emit(error.what, error.advice)
        self._put_right()

    def _put_right(self) -> None:
        """Show what counts, which may not be what was typed."""
        if self._leaf is not None and self._field is not None and self._leaf.value_function:
            self._filling = True
            counts = {
                str(row): int(cell.text().replace(",", ""))
                for row in range(self.points.rowCount())
                if self.points.columnCount() > 2 and (cell := self.points.item(row, 2)) is not None
            }
            function = self._leaf.value_function
            if isinstance(function, ChoiceTable):
                by_code = {
                    code: counts.get(str(row), 0) for row, (code, _) in enumerate(function.scores)
                }
                self._fill_points(self._field, function, by_code)
            else:
                self._fill_points(self._field, function, {})
            self._filling = False

    def _add(self) -> None:
        if self._leaf is not None and self._leaf.value_function is not None:
            self._send(with_point(self._leaf.value_function, self.points.currentRow()))

    def _remove(self) -> None:
        if self._leaf is not None and self._leaf.value_function is not None:
            self._send(without_point(self._leaf.value_function, self.points.currentRow()))

    def _send_policy(self) -> None:
        if self._filling or self._leaf is None:
            return
        treatment = _TREATMENTS[self.policy.currentIndex()][0]
        self.value.setVisible(treatment is Treatment.VALUE)
        value = self.value.value() if treatment is Treatment.VALUE else 0.0
        policy = MissingPolicy(treatment, value)
        if policy != self._leaf.missing:
            self.policy_changed.emit(self._leaf.key, policy)


def _score(text: str) -> float:
    try:
        score = float(text.strip().removesuffix("%"))
    except ValueError:
        score = float("nan")
    if not 0 <= score <= 100:
        raise UserError(f"“{text}” is no value score.", "Type a number from 0 to 100.")
    return score
