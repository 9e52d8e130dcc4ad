"""How a page is divided: by its own shares until somebody moves a handle, as they left it after."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

_HANDLE = 7  # pixels


class PageSplit(QSplitter):
    """Parts beside or below one another; none can be folded away."""

    def __init__(
        self, *parts: QWidget, orientation: Qt.Orientation = Qt.Orientation.Horizontal
    ) -> None:
        super().__init__(orientation)
        self._by_hand = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(_HANDLE)
        for part in parts:
            self.addWidget(part)
        self.splitterMoved.connect(self._remember_hand)

    def _remember_hand(self) -> None:
        self._by_hand = True

    def forget_hand(self) -> None:
        """The parts are others now: how they were divided says nothing any more."""
        self._by_hand = False

    def turn(self, *, beside: bool) -> None:
        """Have the parts lie beside one another, or else below."""
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.orientation() != wanted:
            self.setOrientation(wanted)
            self.forget_hand()

    def divide(self, sizes: Sequence[int]) -> None:
        """Give the parts these shares, in pixels, unless somebody has divided them by hand."""
        if not self._by_hand:
            self.setSizes(list(sizes))

    def remember(self, settings: QSettings, key: str) -> None:
        """Write down how it is divided, if that was done by hand."""
        if self._by_hand:
            settings.setValue(key, self.saveState())

    def restore(self, settings: QSettings, key: str) -> None:
        """Divide it as it was written down."""
        state = settings.value(key)
        if isinstance(state, QByteArray) and self.restoreState(state):
            self._by_hand = True


class ArrangedPage(QWidget):
    """A page that arranges itself by its room and by the size of its text, when either changes.

    It does so at once, so that it never asks for more room than there is, and again in the next
    turn: its parts hear of another room or another font only after it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._arranging = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self._fit)

    def arrange(self) -> None:
        """Put the parts where there is room for them."""
        raise NotImplementedError

    def fit(self) -> None:
        """Arrange the page, now and once its parts have followed."""
        self._fit()
        self._again.start()

    def _fit(self) -> None:
        """Not again on the way, when a part that moves changes its size."""
        if self._arranging:
            return
        self._arranging = True
        try:
            self.arrange()
        finally:
            self._arranging = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Before it is shown a page is still being made; it is resized then in any case.
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self.fit()
