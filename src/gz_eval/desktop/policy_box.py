"""What a criterion does where there is nothing to score: one policy, to be chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from gz_eval.core.framework import MissingPolicy, Treatment
from gz_eval.desktop import theme
from gz_eval.desktop.score_box import ScoreBox

_TREATMENTS = (
    (Treatment.ZERO, "scores nothing"),
    (Treatment.EXCLUDE, "is left out, the weights beside it rescaled"),
    (Treatment.VALUE, "scores a set value"),
)


class PolicyBox(QWidget):
    """Shows a policy. `changed` is sent with the one that a person chose."""

    changed = Signal(object)

    def __init__(self, label: str) -> None:
        """Make it; the label may have a key marked with &."""
        super().__init__()
        plain = label.replace("&", "")
        self._shown = MissingPolicy()
        self.treatment = QComboBox()
        self.treatment.setAccessibleName(f"What “{plain.lower()}” does")
        self.treatment.addItems([words for _, words in _TREATMENTS])
        self.treatment.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.treatment.setMinimumContentsLength(18)
        self.value = ScoreBox(f"The value score of “{plain.lower()}”")
        name = QLabel(label)
        name.setBuddy(self.treatment)
        self.label = name
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SMALL)
        row.addWidget(name)
        row.addWidget(self.treatment, 1)
        row.addWidget(self.value)
        self.treatment.activated.connect(lambda _row: self._send())
        self.value.scored.connect(lambda _score: self._send())

    def show_policy(self, policy: MissingPolicy) -> None:
        """Show a policy and send nothing."""
        self._shown = policy
        treatments = [one for one, _ in _TREATMENTS]
        self.treatment.setCurrentIndex(treatments.index(policy.treatment))
        self.value.show_score(policy.value)
        self.value.setVisible(policy.treatment is Treatment.VALUE)

    def _send(self) -> None:
        treatment = _TREATMENTS[self.treatment.currentIndex()][0]
        score = self.value.value() if treatment is Treatment.VALUE else 0.0
        policy = MissingPolicy(treatment, score)
        if policy != self._shown:
            self.changed.emit(policy)
