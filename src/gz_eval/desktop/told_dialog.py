"""A dialog that only tells: lines below titles, to be read and to be copied."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLayout,
    QPushButton,
    QTextBrowser,
    QWidget,
)

from gz_eval.app.details import Sections
from gz_eval.core.errors import UserError
from gz_eval.desktop import theme
from gz_eval.desktop.pressing import close_box
from gz_eval.desktop.window_place import open_at

_MOST = 300  # lines of a section that are shown


class ToldDialog(QDialog):
    """Tells sections, or `nothing` where there are none. `text` is what Copy copies."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        sections: Sections,
        text: str,
        nothing: str,
        about: QLayout | None = None,
    ) -> None:
        """Tell; `about` is laid out below the title."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self._sections, self._plain, self._nothing = sections, text, nothing
        heading = QLabel(title)
        theme.as_title(heading)
        self.text = QTextBrowser()
        self.text.setAccessibleName(title)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(theme.TIGHT)  # off the ring of focus
        self.copy = QPushButton("Copy")
        self.copy.setToolTip("Copy all of it as text")
        self.copy.clicked.connect(self._copy)
        box = close_box(self, self.copy)
        layout = theme.dialog_column(self, theme.MEDIUM)
        layout.addWidget(heading)
        if about is not None:
            layout.addLayout(about)
        layout.addWidget(self.text, 1)
        layout.addWidget(box)
        open_at(self, 120, 34)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "text"):
            self._fill()

    def _fill(self) -> None:
        style = "p { margin: 0 0 4px 0; } h4 { margin: 10px 0 4px 0; }"
        self.text.document().setDefaultStyleSheet(style)
        parts = []
        for title, lines in self._sections:
            parts.append(f"<h4>{escape(title)}</h4>")
            parts += [f"<p>{escape(line)}</p>" for line in _first(lines)]
        self.text.setHtml("".join(parts) or f"<p>{self._nothing}</p>")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._plain)


def tell_at_length(parent: QWidget | None, error: UserError) -> None:
    """Say that something could not be done where one sentence is not enough to tell why."""
    text = "\n".join((f"{error.what} {error.advice}".strip(), *error.lines))
    dialog = ToldDialog(parent, error.what, error.sections, text, error.advice)
    dialog.text.setFocus()  # the window below may be given its own back meanwhile
    dialog.exec()
    dialog.deleteLater()


def _first(lines: tuple[str, ...]) -> tuple[str, ...]:
    """As many as are read on a screen: thousands would keep the window waiting."""
    if len(lines) <= _MOST:
        return lines
    return (*lines[:_MOST], f"and {len(lines) - _MOST:,} more: “Copy” takes them all")
