"""The page before there is anything to show: what to do, in one place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gz_eval.desktop import theme

_INVITATION = "Open the bid workbooks"
_ADVICE = (
    "Drop files or a folder here, or choose them. Registers with one row for each bid and forms "
    "with one workbook for each bid are both read: .xlsx, .xlsm, .xls, .xlsb, .ods and .csv. "
    "Your files are never changed."
)
_READING_ADVICE = "The ranking appears as soon as the bids are read and scored."


class WelcomePage(QWidget):
    """Invites to open files, or says that they are being read."""

    def __init__(self) -> None:
        super().__init__()
        self._title = QLabel()
        self._title.setFont(theme.title_font(self))
        self._advice = QLabel()
        self._advice.setWordWrap(True)
        self._advice.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        for label in (self._title, self._advice):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.open_files = QPushButton("Open files…")
        self.open_folder = QPushButton("Open folder…")
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, theme.SMALL, 0, 0)
        row.setSpacing(theme.SMALL)
        row.addStretch(1)
        row.addWidget(self.open_files)
        row.addWidget(self.open_folder)
        row.addStretch(1)
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(theme.PAGE, theme.PAGE, theme.PAGE, theme.PAGE)
        column.setSpacing(theme.SMALL)
        for widget in (self._title, self._advice, self._buttons):
            column.addWidget(widget)
        self._column.setMaximumWidth(theme.letters(self, 80))
        self._column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._column, 8)
        across.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(across)
        layout.addStretch(3)
        self.show_invitation()

    def show_invitation(self) -> None:
        """Nothing is open: say what to do."""
        self._say(_INVITATION, _ADVICE, inviting=True)

    def show_reading(self, label: str) -> None:
        """Files are being read."""
        self._say(label, _READING_ADVICE, inviting=False)

    def _say(self, title: str, advice: str, *, inviting: bool) -> None:
        self._inviting = inviting
        self._title.setText(title)
        self._advice.setText(advice)
        self._buttons.setVisible(inviting)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._inviting:
            return
        # A dashed frame says that things can be dropped here.
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = theme.color(theme.tokens(self.palette()).secondary)
        painter.setPen(QPen(line, 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self._column.geometry(), 8, 8)
        painter.end()
