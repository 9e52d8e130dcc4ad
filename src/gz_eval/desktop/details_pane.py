"""The chosen row of a list, whole: labelled texts that can be selected and copied."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QTextBrowser, QVBoxLayout, QWidget

from gz_eval.app.columns import Tone
from gz_eval.app.details import Detail, Details
from gz_eval.desktop import theme

_WIDE, _WIDE_LOW = 110, 60  # letters: from so many on labels lie beside; the fewer in a low pane
_LOW = 7  # lines of text: in a lower pane the heading, which the list has too, has no room


class DetailsPane(QWidget):
    """Shows `Details`; without any, says what to do to see some."""

    def __init__(self, invitation: str) -> None:
        super().__init__()
        self._invitation = invitation
        self._details: Details | None = None
        self._beside = False
        self.heading = QLabel()
        theme.as_title(self.heading)
        self.heading.setWordWrap(True)
        self.heading.setContentsMargins(theme.TIGHT, 0, 0, 0)
        self.text = QTextBrowser()
        self.text.setAccessibleName("Details")
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.setTabChangesFocus(True)
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(theme.TIGHT)  # off the ring of the focus
        self.text.setMinimumHeight(1)  # as low as its page has room for
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.SMALL, 0, 0, 0)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(self.heading)
        layout.addWidget(self.text, 1)
        theme.at_least(self, 24)
        self.show_details(None)

    def show_details(self, details: Details | None) -> None:
        """Show these details in place of the old ones."""
        if details is not None and details == self._details:
            return
        self._details = details
        self.heading.setText(details.heading if details is not None else "")
        self._show_heading()
        self._fill()

    def _show_heading(self) -> None:
        self.heading.setVisible(self._details is not None and self._is_high)

    def minimumSizeHint(self) -> QSize:
        """Some lines, whatever else there would be to say."""
        return QSize(super().minimumSizeHint().width(), theme.em(self) * 2)

    @property
    def plain_text(self) -> str:
        """What is shown, without its looks."""
        return self.text.toPlainText()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        dressed = event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
        if dressed and hasattr(self, "text"):
            theme.as_title(self.heading)
            self._fill()

    def _fill(self) -> None:
        scheme = theme.tokens(self.palette())
        self.text.document().setDefaultStyleSheet("p { margin: 0 0 8px 0; }")
        if self._details is None:
            said = escape(self._invitation)
            self.text.setHtml(f"<p style='color:{scheme.secondary}'>{said}</p>")
            return
        self._beside = self._has_room
        parts = "".join(self._part(part, scheme) for part in self._details.parts)
        self.text.setHtml(f"<table cellspacing='0'>{parts}</table>" if self._beside else parts)

    @property
    def _has_room(self) -> bool:
        """Whether the labels lie beside what they are of: a low wide pane shows more so."""
        return self.width() >= theme.letters(self, _WIDE if self._is_high else _WIDE_LOW)

    @property
    def _is_high(self) -> bool:
        return self.height() >= theme.em(self) * _LOW

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_heading()
        if self._details is not None and self._has_room is not self._beside:
            self._fill()

    def _part(self, part: Detail, scheme: theme.Tokens) -> str:
        said = escape(part.text).replace("\n", "<br>")
        if part.fixed:
            said = f"<tt>{said}</tt>"
        if part.tone is Tone.STRONG:
            said = f"<b>{said}</b>"
        if self._beside:
            return (
                f"<tr><td style='color:{scheme.secondary}; padding: 0 16px 4px 0'>"
                f"{escape(part.label)}</td>"
                f"<td style='color:{scheme.tone(part.tone).name()}; padding: 0 0 4px 0'>"
                f"{said}</td></tr>"
            )
        return (
            f"<p><span style='color:{scheme.secondary}'>{escape(part.label)}</span><br>"
            f"<span style='color:{scheme.tone(part.tone).name()}'>{said}</span></p>"
        )
