"""What a new evaluation starts from: the framework, and whether scores are hidden at first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gz_eval.core.framework_file import load_framework, shipped_frameworks
from gz_eval.desktop import theme
from gz_eval.desktop.elided_box import ElidedBox
from gz_eval.desktop.files import Files
from gz_eval.desktop.window_place import room_for


class NewDialog(QDialog):
    """Asks for a framework and for blind set-up."""

    def __init__(
        self, parent: QWidget | None, framework: str, files: Files, *, changing: bool = False
    ) -> None:
        """`framework` is offered first: the name of a shipped one, or a path.

        `changing`: the framework of an evaluation that is open is chosen, and nothing else.
        """
        super().__init__(parent)
        self._files = files
        title = "Use another framework" if changing else "New evaluation"
        self.setWindowTitle(title)
        heading = QLabel(title)
        theme.as_title(heading)
        heading.setMinimumWidth(theme.letters(self, 68))  # the names of frameworks may need more
        label = QLabel("Evaluate &by")
        self.box = ElidedBox("Framework to evaluate by")  # the dialog is as wide as its titles
        label.setBuddy(self.box)
        shipped = shipped_frameworks()
        for name in shipped:
            self.box.addItem(load_framework(name).title, name)
        if framework not in shipped:
            self._offer(framework)
        else:
            self.box.setCurrentIndex(shipped.index(framework))
        other = QPushButton("Choose a &file…")
        other.setAccessibleName("Choose a framework file")
        other.setAutoDefault(False)
        other.clicked.connect(self._choose)
        line = QHBoxLayout()
        line.setSpacing(theme.SMALL)
        line.addWidget(self.box, 1)
        line.addWidget(other)
        self.blind = QCheckBox("&Hide scores and ranks until the framework is locked")
        about = QLabel(
            "Where it asks other questions, the bids are read again from the workbooks kept inside"
            " the evaluation. It is one change, and can be undone."
            if changing
            else "Weights, gates and rules are then settled before anybody sees who they favour. "
            "Bids can be imported and checked meanwhile."
        )
        about.setWordWrap(True)
        about.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        go = QPushButton("Use it" if changing else "Start")
        go.setDefault(True)
        buttons = QDialogButtonBox()
        buttons.addButton(go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QPushButton("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PAGE, theme.PAGE, theme.PAGE, theme.LARGE)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(heading)
        layout.addSpacing(theme.TIGHT)
        layout.addWidget(label)
        layout.addLayout(line)
        layout.addSpacing(theme.SMALL)
        layout.addWidget(self.blind)
        self.blind.setVisible(not changing)
        layout.addWidget(about)
        layout.addSpacing(theme.MEDIUM)
        layout.addWidget(buttons)
        wanted = layout.totalSizeHint().width()  # Qt gives a dialog two thirds of the screen
        wide = min(wanted, room_for(self).width())
        self.resize(wide, layout.totalHeightForWidth(wide))
        self.box.setFocus()

    @property
    def framework(self) -> str:
        """The name or path of the chosen framework."""
        return str(self.box.currentData())

    def _choose(self) -> None:
        if path := self._files.framework_to_open(self):
            self._offer(str(path))

    def _offer(self, path: str) -> None:
        self.box.addItem(Path(path).name, path)
        self.box.setCurrentIndex(self.box.count() - 1)
