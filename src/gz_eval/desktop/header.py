"""The line at the top: what is being evaluated, by what, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from gz_eval.desktop import theme


class ElidedLabel(QLabel):
    """A label that shortens its text instead of pushing its neighbours out of the window."""

    def __init__(self, least: int) -> None:
        """`least`: the letters that are shown whatever the room."""
        super().__init__()
        self._whole = ""
        self._least = least
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def say(self, text: str) -> None:
        """Show a text, all of it in the tooltip when it had to be shortened."""
        self._whole = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._shorten()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._whole) + 4, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(
            min(self.sizeHint().width(), theme.letters(self, self._least)), self.sizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        metrics = self.fontMetrics()
        text = metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(text)
        self.setToolTip(self._whole if text != self._whole else "")


class HeaderLine(QWidget):
    """Title, framework, and the actions. The window connects the actions."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ElidedLabel(24)
        self.title.setFont(theme.title_font(self))
        self.subtitle = ElidedLabel(6)
        self.subtitle.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        keys = QKeySequence.StandardKey
        self.open_files = self._action("Open files…", "Read bids from files", [keys.Open])
        self.open_folder = self._action(
            "Open folder…", "Read bids from every file in a folder", ["Ctrl+Shift+O"]
        )
        self.undo = self._action("Undo", "Nothing to undo", [keys.Undo])
        self.redo = self._action("Redo", "Nothing to redo", ["Ctrl+Shift+Z", "Ctrl+Y"])
        self.export = self._action(
            "Save shortlist as…", "Write the ranking to a file", [keys.Save, "Ctrl+E"]
        )
        names = QHBoxLayout()
        names.setSpacing(theme.MEDIUM)
        names.addWidget(self.title)
        names.addWidget(self.subtitle)
        names.addStretch(1)
        self._buttons = buttons = QHBoxLayout()
        buttons.setSpacing(theme.TIGHT)
        for action in (self.undo, self.redo, self.open_files, self.open_folder, self.export):
            button = QToolButton()
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            buttons.addWidget(button)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(theme.LARGE, theme.SMALL, theme.MEDIUM, theme.SMALL)
        self._layout.setSpacing(theme.SMALL)
        self._layout.addLayout(names, 1)
        self._layout.addLayout(buttons)
        self.show_history("", "")

    def _action(
        self, text: str, about: str, shortcuts: list[QKeySequence.StandardKey | str]
    ) -> QAction:
        action = QAction(text, self)
        action.setIconText(text)  # a button would leave the dots out
        sequences = [QKeySequence(shortcut) for shortcut in shortcuts]
        action.setShortcuts(sequences)
        keys = sequences[0].toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{about} ({keys})")
        return action

    def show_history(self, undo: str, redo: str) -> None:
        """Name what Undo would take back and Redo would do again; empty for nothing."""
        for action, word, sentence in ((self.undo, "Undo", undo), (self.redo, "Redo", redo)):
            action.setEnabled(bool(sentence))
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            told = f"{word}: {sentence} ({keys})" if sentence else f"Nothing to {word.lower()}"
            action.setToolTip(told)
            metrics = self.fontMetrics()
            width = theme.letters(self, 32)
            short = metrics.elidedText(sentence, Qt.TextElideMode.ElideRight, width)
            action.setText(f"{word}: {short}" if sentence else word)
            action.setIconText(action.text())

    def minimumSizeHint(self) -> QSize:
        margins = self._layout.contentsMargins()
        sides = margins.left() + margins.right()
        return QSize(
            self._buttons.minimumSize().width() + sides, self._layout.minimumSize().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the names where both do not fit beside each other."""
        super().resizeEvent(event)
        names = self.title.sizeHint().width() + theme.letters(self, 20)
        beside = names + self._buttons.minimumSize().width() + 3 * theme.PAGE <= self.width()
        ways = QBoxLayout.Direction
        self._layout.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.color(theme.tokens(self.palette()).line))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
