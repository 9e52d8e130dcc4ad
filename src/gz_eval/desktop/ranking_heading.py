"""The line above the ranking: its title, whether it is only tried, how many bids, moved since."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gz_eval.app.columns import Tone
from gz_eval.app.weight_trial import AS_KEPT, AS_TRIED, AS_TRIED_HERE, without_tried
from gz_eval.desktop import theme
from gz_eval.desktop.flat_header import SLACK
from gz_eval.desktop.form_dialog import ToneLabel
from gz_eval.desktop.header import ElidedLabel
from gz_eval.desktop.since_button import SinceButton

_TITLE = "Ranking"


class RankingHeading(QWidget):
    """Shows it; `since` is the button at its end."""

    def __init__(self) -> None:
        super().__init__()
        self.title = QLabel(_TITLE)
        theme.as_title(self.title)
        self._said = ""  # of the ranking beside its title, where there is room for all of it
        self._counts: tuple[str, ...] = ("",)  # how many bids, in ever fewer words
        self._more = ""
        self.tried = ToneLabel("", Tone.WARNING)
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
        """Without the count, which gives way while something is tried."""
        width = self._needed(_shortest(self._said)) + (0 if self._said else self._count_needs)
        return QSize(width, super().minimumSizeHint().height())

    def _needed(self, said: str) -> int:
        """The width of all but the count, where so much is said."""
        shown = [one for one in (self.title, self.since) if not one.isHidden()]
        rest = sum(one.sizeHint().width() + self._line.spacing() for one in shown)
        told = self.tried.fontMetrics().horizontalAdvance(said) + self._line.spacing()
        return rest + (told + SLACK if said else 0)

    @property
    def _count_needs(self) -> int:
        return self.count.minimumSizeHint().width() + self._line.spacing()

    def _arrange(self) -> None:
        said = self._said
        if self.width() < self._needed(said):
            said = _shortest(said)
        self.tried.setText(said)
        self.tried.setToolTip(self._said if said != self._said else "")
        room = self.width() - self._needed(said) - self._line.spacing() - SLACK
        wide = self.count.fontMetrics().horizontalAdvance
        fits = next((one for one in self._counts if wide(one) <= room), "")
        shown = fits or self._counts[-1]
        told = self._more if shown == self._counts[0] else self._more or self._counts[0]
        self.count.say(shown, told)
        self.count.setAccessibleName(self._counts[0])
        self.count.setVisible(not said or bool(fits))

    @property
    def count_text(self) -> str:
        """How many bids there are, in all its words."""
        return self._counts[0]

    def say_count(self, counts: Sequence[str], more: str = "") -> None:
        """Say how many bids there are, in as many words as there is room for.

        `more` is said where it is pointed at.
        """
        self._counts, self._more = tuple(counts), more
        self._arrange()

    def show_trying(self, here: bool, elsewhere: Sequence[str] = ()) -> None:
        """Say that what is ranked is tried and not kept, or is kept; aloud when it turns.

        What is tried on other pages, `elsewhere` by name, is not in it, which is said too. Where
        there is no room for both, the count gives way to it.
        """
        said = without_tried(elsewhere, here=here)
        if said == self._said:
            return
        self._said = said
        self.tried.setVisible(bool(said))
        self._arrange()
        self.title.setAccessibleName(f"{_TITLE}, {said}" if said else _TITLE)
        aloud = f"{_TITLE}, {said or 'as kept'}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.title, aloud))


def _shortest(said: str) -> str:
    """As little of it as says that this is not all that there is."""
    if said in ("", AS_TRIED):
        return said
    return AS_TRIED_HERE if said.startswith(AS_TRIED) else AS_KEPT
