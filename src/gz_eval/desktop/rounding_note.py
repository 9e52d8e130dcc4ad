"""Says below weights that what is seen of them may miss their sum; its place is held."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from gz_eval.core.rounding import MAY_NOT_ADD_UP
from gz_eval.desktop import theme


class RoundingNote(QLabel):
    """A caption that comes and goes as weights are dragged: nothing beside it moves by that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(MAY_NOT_ADD_UP, parent)
        self.setWordWrap(True)
        theme.as_caption(self)
        self.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()
