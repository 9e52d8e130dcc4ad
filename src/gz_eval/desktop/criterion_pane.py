"""One criterion: what it says, where it comes from, its value function, what missing evidence does.

Edits are sent as whole value functions and policies; whether they are tried or kept is decided
elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gz_eval.app.framework_edits import (
    knots,
    scores_move,
    with_point,
    without_point,
)
from gz_eval.core.framework import Criterion, Field, Framework, MissingPolicy, Treatment
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
from gz_eval.desktop.points_table import PointsTable
from gz_eval.desktop.policy_box import PolicyBox
from gz_eval.desktop.value_curve import ValueCurve

_NAMES: dict[type[ValueFunction], str] = {
    Linear: "A straight line",
    Piecewise: "Straight lines between points",
    Bands: "Steps",
    Logarithmic: "Each doubling is worth the same",
    SShaped: "An S-shaped curve",
    ChoiceTable: "A score for each answer",
}

_BOUNDS = (
    "Whatever missing evidence scores, bounds count it from 0 to 100, and an answer that gives a"
    " limit as far as that."
)
_JUDGING = (
    "Until it is judged, it {} for every bid. To have it count, put the assessors’ scores in a"
    " column of the spreadsheet. In the framework’s file, give this criterion that column as its"
    " field, with a value for each score, in place of the scale. Then use that framework and import"
    " the bids again."
)


def _judging(criterion: Criterion) -> str:
    """The scale of a criterion that is judged, and how judgements come in."""
    scale = "; ".join(f"{point.score:g} {point.label}" for point in criterion.scale)
    left_out = criterion.missing.treatment is Treatment.EXCLUDE
    what = "is left out" if left_out else f"scores {criterion.missing.value:g}"
    return f"The scale: {scale}. {_JUDGING.format(what)}"


class CriterionPane(QWidget):
    """Shows one criterion. What a person changes is sent with its key: its value function, and what
    missing evidence and “not applicable” do.

    `refused` is sent with what was typed wrongly and what to do.
    """

    function_changed = Signal(str, object)
    policy_changed = Signal(str, object)
    not_applicable_changed = Signal(str, object)
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
        self.kind.setWordWrap(True)
        theme.as_strong(self.kind)
        self.curve = ValueCurve()
        self.points = PointsTable()
        self.add = QPushButton("Add a point")
        self.add.setToolTip("Add a point after the chosen one")
        self.remove = QPushButton("Remove the point")
        buttons = QHBoxLayout()
        for button in (self.add, self.remove):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.missing = PolicyBox("&Missing evidence")
        self.not_applicable = PolicyBox("&Not applicable")
        self._align()
        self.bounds = QLabel(_BOUNDS)
        self.bounds.setWordWrap(True)
        theme.as_caption(self.bounds)
        self.bounds.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MEDIUM, theme.SMALL, 0, 0)
        layout.setSpacing(theme.TIGHT)
        for widget in (self.heading, self.about, self.source, self.kind):
            layout.addWidget(widget)
        layout.addWidget(self.curve, 1)
        layout.addWidget(self.points)
        layout.addLayout(buttons)
        layout.addWidget(self.missing)
        layout.addWidget(self.not_applicable)
        layout.addWidget(self.bounds)
        self._rest = QWidget()  # what is said stays at the top where nothing is drawn
        layout.addWidget(self._rest, 1)
        self.curve.moved.connect(self._send)
        self.points.moved.connect(self._send)
        self.points.refused.connect(self.refused)
        self.points.itemSelectionChanged.connect(self._follow)
        self.curve.pointed.connect(self.points.choose_point)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.missing.changed.connect(lambda policy: self._send_policy(self.policy_changed, policy))
        self.not_applicable.changed.connect(
            lambda policy: self._send_policy(self.not_applicable_changed, policy)
        )

    # -- what is shown ----------------------------------------------------------------------------

    def show_criterion(
        self,
        framework: Framework,
        criterion: Criterion,
        rug: Sequence[float],
        counts: dict[str, int] | None,
        mark: float | None = None,
        marked: str = "",
        *,
        scored: bool = True,
    ) -> None:
        """Show a criterion; for a leaf `rug` are the bids' amounts, `counts` how many gave which
        code, None while that is hidden. `scored` is whether it may be told what the amount of the
        bid `marked` scores.
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
        self.source.setText(" ".join(f"{part.rstrip('.')}." for part in told if part))
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
        self.missing.setVisible(leaf)
        self.not_applicable.setVisible(leaf)
        self.bounds.setVisible(leaf or bool(criterion.scale))
        self.bounds.setText(_judging(criterion) if criterion.scale else _BOUNDS)
        if function is not None and self._field is not None:
            if drawn:
                self.curve.show_function(self._field, function, rug, mark, marked, scored=scored)
            self.points.show_function(self._field, function, counts)
            self.missing.show_policy(criterion.missing)
            self.not_applicable.show_policy(criterion.not_applicable)
        self._filling = False
        self._rest.setVisible(not drawn)
        self._follow()
        self._need_height()

    def _need_height(self) -> None:
        """What scrolls this asks no more than its least height: wrapped texts would be cut."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setMinimumHeight(layout.minimumHeightForWidth(self.width()))

    def _align(self) -> None:
        """Both policies begin below one another."""
        labels = (self.missing.label, self.not_applicable.label)
        width = max(label.sizeHint().width() for label in labels)
        for label in labels:
            label.setMinimumWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._need_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_rest"):
            self._align()
            self._need_height()

    def _group(self, framework: Framework) -> str:
        assert self._leaf is not None
        if self._leaf.key in framework.children:
            count = len(framework.children[self._leaf.key])
            return f"Its score is that of its {count:,} criteria, by their weights."
        return "Judged by assessors on a scale. The judgements cannot be typed in here."

    def _follow(self) -> None:
        function = self._leaf.value_function if self._leaf is not None else None
        number = self.points.number
        count = len(knots(function)) if function is not None else 0
        self.curve.choose_point(number)
        self.add.setEnabled(0 <= number < count - 1)
        self.remove.setEnabled(number >= 0 and count > 2)

    # -- what the person does ---------------------------------------------------------------------

    def _send(self, function: ValueFunction) -> None:
        if self._leaf is not None and function != self._leaf.value_function:
            self.function_changed.emit(self._leaf.key, function)

    def _add(self) -> None:
        if self._leaf is not None and self._leaf.value_function is not None:
            self._send(with_point(self._leaf.value_function, self.points.number))

    def _remove(self) -> None:
        if self._leaf is not None and self._leaf.value_function is not None:
            self._send(without_point(self._leaf.value_function, self.points.number))

    def _send_policy(self, signal: SignalInstance, policy: MissingPolicy) -> None:
        if self._leaf is not None:
            signal.emit(self._leaf.key, policy)
