"""What differs between two states: framework, bids, overrides, ranks, shortlist."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from gz_eval.app.columns import Tone
from gz_eval.app.comparing import compared
from gz_eval.app.session import Session
from gz_eval.desktop import theme
from gz_eval.desktop.form_dialog import ToneLabel
from gz_eval.desktop.told_dialog import ToldDialog
from gz_eval.desktop.waiting import waiting


class CompareDialog(ToldDialog):
    """Compares the states after two entries of the history, the earlier one first."""

    def __init__(
        self, session: Session, before: int, after: int, parent: QWidget | None = None
    ) -> None:
        with waiting():
            self.compared = compared(session, before, after)
        states = QGridLayout()
        states.setHorizontalSpacing(theme.MEDIUM)
        states.setVerticalSpacing(theme.TIGHT)
        states.setColumnStretch(1, 1)
        for row, (word, said) in enumerate(
            (("From", self.compared.before), ("To", self.compared.after))
        ):
            states.addWidget(ToneLabel(word, Tone.SECONDARY), row, 0, Qt.AlignmentFlag.AlignTop)
            states.addWidget(ToneLabel(said), row, 1)
        sections, text = self.compared.sections, self.compared.text
        super().__init__(
            parent, "What changed", sections, text, "The two states are alike.", states
        )
