"""A text as high as it needs to be where there is room, and scrolled where there is not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy

from gz_eval.desktop import theme


class ScrolledText(QScrollArea):
    """Shows a label. It is a stop of Tab while it scrolls, and only then."""

    def __init__(self, label: QLabel, name: str) -> None:
        super().__init__()
        self._label = label
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(label)
        self.setWidgetResizable(True)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.verticalScrollBar().rangeChanged.connect(self._offer)
        label.installEventFilter(self)
        self._offer(0, 0)

    def _offer(self, _least: int, most: int) -> None:
        policies = Qt.FocusPolicy
        self.setFocusPolicy(policies.StrongFocus if most else policies.NoFocus)

    def sizeHint(self) -> QSize:
        width = self.width()
        return QSize(width, self._label.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.letters(self, 12), min(self.sizeHint().height(), 2 * theme.em(self)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self._label and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)  # type: ignore[arg-type]
