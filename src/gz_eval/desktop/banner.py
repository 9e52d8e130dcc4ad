"""One sentence of what happened and one of what to do, in the window and not in a dialog.

It lies over the status line, which says nothing that is not told elsewhere: no message moves what
one is about to click on or to type in.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from gz_eval.desktop import theme

_TYPE = QEvent.Type
_MOVES = (_TYPE.Resize, _TYPE.Move, _TYPE.Show, _TYPE.Hide)


class Banner(QWidget):
    """Stays until it is dismissed or something else is done. Read out as it comes.

    A problem stays with the page that it came on: on another it is not seen, and seen again on the
    way back. Nothing is left to be done about any other message: it goes with the page.
    `dismissed` is sent when the person has it go: the focus must not go with it.
    """

    dismissed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._line: QWidget | None = None
        self._busy: QWidget | None = None
        self._bad, self._neither = True, False
        self._there = False  # whether there is a message, on whatever page
        self._page = self._here = ""
        self._sign = QLabel()
        theme.as_strong(self._sign)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAccessibleName("Message")
        self.dismiss = QPushButton("Dismiss")
        self.dismiss.setAccessibleName("Dismiss the message")
        self.dismiss.setAutoDefault(False)
        self.dismiss.clicked.connect(self._go)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.LARGE, 2, theme.LARGE, 2)
        layout.setSpacing(theme.MEDIUM)
        layout.addWidget(self._sign)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.dismiss)
        self.hide()

    def lie_over(self, line: QWidget, busy: QWidget) -> None:
        """Have its place over the status line, or above it while what is `busy` there is seen."""
        self._line, self._busy = line, busy
        for one in (line, busy):
            one.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the line as it moves, and as something is begun there or over."""
        if event.type() in _MOVES and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    def _place(self) -> None:
        """As high as it needs to be, and no lower than the line: its end is that of the line."""
        if (line := self._line) is None or (busy := self._busy) is None:
            return
        width, top = line.width(), line.mapTo(line.window(), QPoint()).y()
        needed = max(self.heightForWidth(width), self.minimumSizeHint().height())
        high = max(needed, line.height())
        end = top if busy.isVisible() else top + line.height()
        self.setGeometry(0, end - high, width, high)
        self.raise_()

    def say(
        self,
        what: str,
        advice: str = "",
        *,
        bad: bool = True,
        sign: str = "",
        everywhere: bool = False,
    ) -> None:
        """Show a message: a problem, (`bad=False`) something that went well, or (`sign`) neither.

        `sign` is the word that says what it is then. `everywhere`: what it tells to do is done on
        another page, so it is seen there too.
        """
        self._there, self._page = True, "" if everywhere else self._here
        self._bad, self._neither = bad and not sign, bool(sign)
        self._sign.setText(sign or ("Problem" if bad else "Done"))
        self.text.setText(f"{what} {advice}".strip())
        self._dress()
        self.show()
        self._place()
        self.update()
        said = f"{self._sign.text()}: {self.text.text()}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def turn_to(self, page: str) -> None:
        """Another page is shown, by its key; empty for none."""
        turned, self._here = page != self._here, page
        if turned and not self._bad:
            self._there = False
        self.setVisible(self._there and self._page in ("", page))

    def pass_by(self) -> None:
        """Have a message go that is neither a problem nor of what is done: it was of its moment."""
        if self._neither:
            self.hide()

    def hide(self) -> None:
        """Have the message go for good."""
        self._there = False
        super().hide()

    def _go(self) -> None:
        self.hide()
        self.dismissed.emit()

    def _ink(self) -> QColor:
        scheme = theme.tokens(self.palette())
        if self._neither:
            return theme.color(scheme.secondary)
        return theme.color(scheme.bad if self._bad else scheme.good)

    def _dress(self) -> None:
        palette = self._sign.palette()
        palette.setColor(palette.ColorRole.WindowText, self._ink())
        self._sign.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_sign"):
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color(theme.tokens(self.palette()).surface))
        painter.fillRect(0, 0, 4, self.height(), self._ink())
        painter.end()
