"""What differs between two states: framework, bids, overrides, ranks, shortlist."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from gz_eval.app.columns import Tone
from gz_eval.app.comparing import compared
from gz_eval.app.session import Session
from gz_eval.desktop import theme
from gz_eval.desktop.form_dialog import ToneLabel
from gz_eval.desktop.pressing import close_box
from gz_eval.desktop.waiting import waiting

_ALIKE = "The two states are alike."


class CompareDialog(QDialog):
    """Compares the states after two entries of the history, the earlier one first."""

    def __init__(
        self, session: Session, before: int, after: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Compare")
        with waiting():
            self.compared = compared(session, before, after)
        title = QLabel("What changed")
        theme.as_title(title)
        states = QGridLayout()
        states.setHorizontalSpacing(theme.MEDIUM)
        states.setVerticalSpacing(theme.TIGHT)
        states.setColumnStretch(1, 1)
        for row, (word, said) in enumerate(
            (("From", self.compared.before), ("To", self.compared.after))
        ):
            states.addWidget(ToneLabel(word, Tone.SECONDARY), row, 0, Qt.AlignmentFlag.AlignTop)
            states.addWidget(ToneLabel(said), row, 1)
        self.text = QTextBrowser()
        self.text.setAccessibleName("What changed")
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(0)
        self.copy = QPushButton("Copy")
        self.copy.setToolTip("Copy the differences as text")
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        box = close_box(self)
        box.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PAGE, theme.LARGE, theme.PAGE, theme.LARGE)
        layout.setSpacing(theme.MEDIUM)
        layout.addWidget(title)
        layout.addLayout(states)
        layout.addWidget(self.text, 1)
        layout.addWidget(box)
        theme.open_at(self, 120, 34)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "text"):
            self._fill()

    def _fill(self) -> None:
        style = "p { margin: 0 0 4px 0; } h4 { margin: 10px 0 4px 0; }"
        self.text.document().setDefaultStyleSheet(style)
        parts = [
            f"<h4>{escape(title)}</h4>" + "".join(f"<p>{escape(line)}</p>" for line in lines)
            for title, lines in self.compared.sections
        ]
        self.text.setHtml("".join(parts) or f"<p>{_ALIKE}</p>")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.compared.text)
