"""Asks why a change is made, where the record has to say it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gz_eval.app.as_seen import whole
from gz_eval.app.columns import Tone
from gz_eval.app.details import by_whom
from gz_eval.app.session import Session
from gz_eval.desktop import theme
from gz_eval.desktop.form_dialog import Foot, ToneLabel
from gz_eval.desktop.seen_dialog import SeenDialog


class ReasonDialog(SeenDialog):
    """Takes a reason for a change of a session as it is; it cannot be accepted without one."""

    def __init__(self, parent: QWidget | None, what: str, why: str, session: Session) -> None:
        super().__init__(parent)
        self.made_of(whole(session), session)
        self.setWindowTitle("Give a reason")
        said = QLabel(what)
        theme.as_strong(said)
        by = by_whom(session.person.name, session.person.role)
        because = QLabel(f"{why} Your reason goes on the record as that of {by}.".strip())
        label = QLabel("&Reason")
        for one in (said, because):
            one.setWordWrap(True)
            one.setTextFormat(Qt.TextFormat.PlainText)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("Reason")
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(theme.em(self) * 5)
        label.setBuddy(self.text)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PAGE, theme.PAGE, theme.PAGE, theme.LARGE)
        layout.setSpacing(theme.SMALL)
        self.changed = ToneLabel("", Tone.BAD)  # beside the long button it would be a column
        self.changed.hide()
        for widget in (said, because, label, self.text, self.changed):
            layout.addWidget(widget)
        layout.addSpacing(theme.SMALL)
        foot = Foot(self, "Record the reason and go on")
        self.wrong, self.go, self.cancel = foot.wrong, foot.go, foot.cancel
        layout.addLayout(foot)
        self.setMinimumWidth(theme.letters(self, 70))
        self.text.textChanged.connect(self.check)
        self.check()
        self.text.setFocus()

    @property
    def reason(self) -> str:
        """What was typed, without the spaces around it."""
        return self.text.toPlainText().strip()

    def check(self) -> None:
        outdated = self.outdated
        self.changed.setText(outdated)
        if outdated and self.changed.isHidden():
            self.changed.show()
            column = self._column
            column.activate()
            self.resize(self.width(), max(self.height(), column.totalHeightForWidth(self.width())))
        self.wrong.setText("" if self.reason or outdated else "Give a reason.")
        self.go.setEnabled(bool(self.reason) and not outdated)


def ask_reason(parent: QWidget | None, what: str, why: str, session: Session) -> str | None:
    """The reason for what is about to be done (two sentences say what, and why it needs one).

    None when the person would rather not do it.
    """
    dialog = ReasonDialog(parent, what, why, session)
    try:
        return dialog.reason if dialog.exec() else None
    finally:
        dialog.deleteLater()
