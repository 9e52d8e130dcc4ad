"""The line above a chart: the page's title, the box of kinds, what is seen, what is left out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gz_eval.app.columns import Tone
from gz_eval.app.weight_trial import without_tried
from gz_eval.desktop import theme
from gz_eval.desktop.form_dialog import ToneLabel

_TITLE = "Charts"


class ChartHeading(QWidget):
    """Shows it, with a widget of the page's beside the title."""

    def __init__(self, beside: QWidget) -> None:
        super().__init__()
        self.title = QLabel(_TITLE)
        theme.as_title(self.title)
        self.about = QLabel()
        theme.as_caption(self.about)
        self.about.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.tried = ToneLabel("", Tone.WARNING)
        self.tried.hide()
        line = QHBoxLayout()
        line.setSpacing(theme.SMALL)
        line.addWidget(self.title)
        line.addWidget(beside)
        line.addWidget(self.about, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        column.addLayout(line)
        column.addWidget(self.tried)

    def tell_tried(self, pages: Sequence[str]) -> None:
        """Say, aloud too, that what is tried on these pages is on no chart."""
        said = without_tried(pages)
        if said == self.tried.text():
            return
        self.tried.setText(said)
        self.tried.setVisible(bool(said))
        self.title.setAccessibleName(f"{_TITLE}, {said}" if said else _TITLE)
        aloud = f"{_TITLE}, {said or 'as kept'}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.title, aloud))
