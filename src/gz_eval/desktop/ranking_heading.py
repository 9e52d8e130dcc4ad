"""The line above the ranking: its title, whether it is only tried, how many bids, moved since."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gz_eval.app.columns import Tone
from gz_eval.desktop import theme
from gz_eval.desktop.form_dialog import ToneLabel
from gz_eval.desktop.header import ElidedLabel
from gz_eval.desktop.since_button import SinceButton

_TITLE = "Ranking"
TRIED = "as tried, not kept"


class RankingHeading(QWidget):
    """Shows it; `since` is the button at its end."""

    def __init__(self) -> None:
        super().__init__()
        self.title = QLabel(_TITLE)
        theme.as_title(self.title)
        self.tried = ToneLabel(TRIED, Tone.WARNING)
        self.tried.setWordWrap(False)
        self.tried.hide()
        self.count = ElidedLabel(8)
        theme.as_caption(self.count)
        self.count.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.since = SinceButton()
        self._line = line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.SMALL)
        for widget in (self.title, self.tried, self.count):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.since)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Without the count, which gives way while weights are tried."""
        width = self._needed + (self._count_needs if self.tried.isHidden() else 0)
        return QSize(width, super().minimumSizeHint().height())

    @property
    def _needed(self) -> int:
        shown = [one for one in (self.title, self.tried, self.since) if not one.isHidden()]
        return sum(one.sizeHint().width() + self._line.spacing() for one in shown)

    @property
    def _count_needs(self) -> int:
        return self.count.minimumSizeHint().width() + self._line.spacing()

    def _arrange(self) -> None:
        room = self.width() - self._needed
        self.count.setVisible(self.tried.isHidden() or room >= self._count_needs)

    def show_trying(self, trying: bool) -> None:
        """Say that what is ranked is tried and not kept, or that it is kept; aloud when it turns.

        Where there is no room for both, the count gives way to it.
        """
        if trying is not self.tried.isHidden():
            return
        self.tried.setVisible(trying)
        self._arrange()
        said = f"{_TITLE}, {TRIED}" if trying else _TITLE
        self.title.setAccessibleName(said)
        aloud = said if trying else f"{_TITLE}, as kept"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.title, aloud))
