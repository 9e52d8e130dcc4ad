"""What stands where a list or a picture would, while there is nothing in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gz_eval.app.hidden_words import SCORES_HIDDEN_TITLE
from gz_eval.desktop import theme
from gz_eval.desktop.page_action import ActionButton


class Guide(QWidget):
    """Says what is not there yet, and what to do about it."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self.title = QLabel(title)
        theme.as_title(self.title)
        self.text = QLabel(text)
        self.text.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.PAGE, 0, 0)
        layout.setSpacing(theme.SMALL)
        for label in (self.title, self.text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            theme.at_most(label, 90)
            layout.addWidget(label)
        self.text.setVisible(bool(text))
        layout.addStretch(1)
        self._lock: QWidget | None = None

    def take(self, buttons: QWidget) -> None:
        """Have buttons right below the words: what is spoken of can be done there."""
        self._column.insertWidget(2, buttons)

    def offer_lock(self, lock: QAction) -> None:
        """Offer to lock the framework where it is said that scores are hidden until then."""
        self._lock = QWidget()
        row = QHBoxLayout(self._lock)
        row.setContentsMargins(0, 0, 0, 0)
        self._lock_button = ActionButton(lock, "Lock the framework…")
        row.addWidget(self._lock_button)
        row.addStretch(1)
        self.take(self._lock)
        self._lock.setVisible(self.title.text() == SCORES_HIDDEN_TITLE)

    def enter(self) -> None:
        """Go to what can be done about it, where there is something."""
        if self._lock is not None and not self._lock.isHidden():
            self._lock_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, title: str, text: str) -> None:
        """Guide to something else."""
        if self._lock is not None:
            self._lock.setVisible(title == SCORES_HIDDEN_TITLE)
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
