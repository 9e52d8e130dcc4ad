"""One sentence of what happened and one of what to do, in the window and not in a dialog.

It lies over the status line, and over nothing else: no message moves what one is about to click on
or to type in, or covers it. What that has no room for is read in a dialog.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QColor,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from gz_eval.desktop import theme
from gz_eval.desktop.header import ElidedLabel
from gz_eval.desktop.letting_go import let_go_once_finished

_BY_KEY = "Escape does it from anywhere in the window"
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
        self._page = self._here = self._what = self._advice = ""
        self._sign = QLabel()
        theme.as_strong(self._sign)
        self.text = ElidedLabel(0)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.read = QPushButton("Read all…")
        self.read.setToolTip("Read the whole message, and copy it")
        self.read.setAutoDefault(False)
        self.read.clicked.connect(self._read)
        self._offer: QAction | None = None  # what can be done about it here
        self.offered = QPushButton()
        self.offered.setAutoDefault(False)
        self.offered.clicked.connect(self._take_up)
        self.dismiss = QPushButton("Dismiss")
        self.dismiss.setAccessibleName("Dismiss the message")
        self.dismiss.setToolTip(_BY_KEY)
        self.dismiss.setAccessibleDescription(_BY_KEY)
        self.dismiss.setAutoDefault(False)
        self.dismiss.clicked.connect(self._go)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.LARGE, 2, theme.LARGE, 2)
        layout.setSpacing(theme.MEDIUM)
        layout.addWidget(self._sign)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.offered)
        layout.addWidget(self.read)
        layout.addWidget(self.dismiss)
        self.hide()

    def lie_over(self, line: QWidget, busy: QWidget) -> None:
        """Have its place over the status line, but for what is `busy` at the end of it."""
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
        if (line := self._line) is None or (busy := self._busy) is None:
            return
        top = line.mapTo(line.window(), QPoint()).y()
        width = busy.x() if busy.isVisible() else line.width()
        beside = theme.MEDIUM + self.read.sizeHint().width()
        # Not hidden to see whether it is needed: it may have the focus.
        whole = self.sizeHint().width() - (0 if self.read.isHidden() else beside)
        if self.read.isHidden() != (whole <= width):
            self.read.setVisible(whole > width)
        self.setGeometry(0, top, width, line.height())
        self.raise_()

    def _read(self) -> None:
        from gz_eval.desktop.told_dialog import ToldDialog

        sections = ((self._what, (self._advice,) if self._advice else ()),)
        dialog = ToldDialog(self.window(), self._sign.text(), sections, self.text.text(), "")
        let_go_once_finished(dialog)
        dialog.open()

    def say(
        self,
        what: str,
        advice: str = "",
        *,
        bad: bool = True,
        sign: str = "",
        everywhere: bool = False,
        offer: QAction | None = None,
    ) -> None:
        """Show a message: a problem, (`bad=False`) something that went well, or (`sign`) neither.

        `sign` is the word that says what it is then. `everywhere`: what it tells to do is done on
        another page, so it is seen there too. `offer` is what can be done about it at once.
        """
        self._offer = offer
        self.offered.setVisible(offer is not None)
        self.offered.setText("" if offer is None else offer.text().replace("&", ""))
        self._there, self._page = True, "" if everywhere else self._here
        self._bad, self._neither = bad and not sign, bool(sign)
        self._sign.setText(sign or ("Problem" if bad else "Done"))
        self._what, self._advice = what, advice
        self.text.say(f"{what} {advice}".strip())
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

    def escape(self) -> bool:
        """Have the message that is seen go by a key, from wherever that was pressed.

        The focus stays there, but for one that goes with the message. Says whether one was seen.
        """
        if not self.isVisible():
            return False
        focused = self.window().focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._go()
        else:
            self.hide()
        return True

    def _take_up(self) -> None:
        if (offer := self._offer) is not None:
            self._go()
            offer.trigger()

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
