"""Says above a ranking which criteria tell no bid from another; nothing takes no room."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent

from gz_eval.app.columns import Tone
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.unmeasured import Unmeasured, unmeasured
from gz_eval.desktop import theme
from gz_eval.desktop.form_dialog import ToneLabel

_MOST_LINES = 2  # in more it says it shorter: the table needs the room


class UnmeasuredLine(ToneLabel):
    """All of it, with the names of the criteria, is said where it is pointed at."""

    def __init__(self) -> None:
        self._found: tuple[Unmeasured, ...] = ()
        self._gives_way = False
        super().__init__("", Tone.WARNING)
        theme.as_caption(self)
        self.hide()

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Say it of another evaluation, or of another try."""
        found = unmeasured(evaluation)
        if found != self._found:
            self._found = found
            self._write()
            self.give_way(self._gives_way)

    def give_way(self, there_is_no_room: bool) -> None:
        """Leave the room to the list below where there is no room for both; other pages say it."""
        self._gives_way = there_is_no_room
        self.setVisible(bool(self._found) and not there_is_no_room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write()

    def _write(self) -> None:
        said = " ".join(one.brief for one in self._found)
        wide = self.fontMetrics().horizontalAdvance(said)
        if wide > _MOST_LINES * self.width() * 0.95:  # lines end before they are full
            said = f"{'; '.join(one.short for one in self._found)}."
        if said != self.text():
            self.setText(said)
        whole = "\n".join(one.sentence for one in self._found)
        self.setToolTip(whole)
        self.setAccessibleDescription(whole)
