"""A threshold to be typed. What cannot be read stays, its reason below it, until it is put right.

Whoever leaves it with Tab is led back to it once, for what comes next may be a button that removes
the gate; after that it may be left, and is wrong until it is typed anew or put back with Escape.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent

from gz_eval.app.columns import Tone
from gz_eval.app.framework_edits import amount_read
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Field
from gz_eval.desktop import theme
from gz_eval.desktop.fields import Line
from gz_eval.desktop.form_dialog import ToneLabel


class ThresholdBox(Line):
    """Shows a threshold. `given` is sent with another one; `reason` is to be laid out near it.

    `wrong` is why what stands in it cannot count; None where it does.
    """

    given = Signal(float)

    def __init__(self, field: Field, name: str) -> None:
        super().__init__()
        self._field = field
        self.wrong: UserError | None = None
        self._counts = ""
        self._refused = ""
        self.setAccessibleName(name)
        self.reason = ToneLabel()
        theme.as_caption(self.reason)
        self.reason.hide()
        self.editingFinished.connect(self._finish)

    def show_threshold(self, text: str) -> None:
        """Show what counts; what was typed and refused stays."""
        self._counts = text
        if self.wrong is None:
            self.setText(text)

    def put_right(self) -> None:
        """Show what counts again, whatever was typed."""
        self._judge("", None)
        self.setText(self._counts)

    def go_back(self) -> None:
        """Go to it, with all that stands in it selected."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def _lead_back(self) -> None:
        if self.isVisible():  # the focus may have gone to another page
            self.go_back()

    def _finish(self) -> None:
        text = self.text()
        if text == self._counts:
            self._judge("", None)
        elif self.wrong is None or text != self._refused:
            try:
                amount = amount_read(self._field, text)
            except UserError as error:
                self._judge(text, error)
                QTimer.singleShot(0, self, self._lead_back)  # once the focus is where it was going
            else:
                self._judge("", None)
                self.given.emit(amount)

    def _judge(self, refused: str, wrong: UserError | None) -> None:
        self._refused, self.wrong = refused, wrong
        reason = str(wrong) if wrong is not None else ""
        self.reason.say(reason, Tone.BAD)
        self.reason.setVisible(bool(reason))
        self.setAccessibleDescription(reason)
        if reason:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, reason))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._counts:
            self.put_right()
        else:
            super().keyPressEvent(event)
