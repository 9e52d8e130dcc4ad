"""How a page is divided: by its own shares until somebody moves a handle, as they left it after."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtCore import QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from gz_eval.desktop import theme

_HANDLE = 7  # pixels


class PageSplit(QSplitter):
    """Parts beside or below one another; none can be folded away.

    What a hand did counts for text of that size, and for these parts lying this way: with other
    text, or where parts have become tabs, it is divided by its shares again, and with that text
    and those parts as it was left with them.
    """

    def __init__(
        self, *parts: QWidget, orientation: Qt.Orientation = Qt.Orientation.Horizontal
    ) -> None:
        super().__init__(orientation)
        self._hands: dict[str, list[int]] = {}  # pixels of each part, by how it lies
        self._shares: list[int] = []
        self._restyled = False  # whether its text is of another size, and its parts will be
        self.setChildrenCollapsible(False)
        self.setHandleWidth(_HANDLE)
        for part in parts:
            self.addWidget(part)
        self.splitterMoved.connect(self._remember_hand)

    @property
    def _parts(self) -> list[QWidget]:
        parts = (self.widget(number) for number in range(self.count()))
        return [part for part in parts if part is not None]

    @property
    def _lie(self) -> str:
        """How it lies now: the height of a line of text, the way, and which parts are shown."""
        way = "across" if self.orientation() == Qt.Orientation.Horizontal else "down"
        shown = (str(number) for number, one in enumerate(self._parts) if not one.isHidden())
        return f"{theme.em(self)} {way} {'-'.join(shown)}"

    def _remember_hand(self) -> None:
        self._hands[self._lie] = self.sizes()

    def turn(self, *, beside: bool) -> None:
        """Have the parts lie beside one another, or else below."""
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.orientation() != wanted:
            self.setOrientation(wanted)

    def divide(self, sizes: Sequence[int]) -> None:
        """Give the parts these shares, in pixels; where somebody has divided them, as they did."""
        self._shares = list(sizes)
        hand = self._hands.get(self._lie, [])
        fits = len(hand) == self.count() > 0  # else it is of other parts
        self.setSizes(self._grown(hand) if fits else self._shares)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_restyled"):
            self._restyled = True

    def event(self, event: QEvent) -> bool:
        """Once its parts have text of another size too, what they needed before counts no more."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self._restyled:
            self._restyled = False
            self.divide(self._shares)
        return done

    def _grown(self, hand: Sequence[int]) -> list[int]:
        """What a hand left, in the room of now.

        Parts that stretch take what others leave; where none does, or all do, each has its part.
        """
        stretch = [part.sizePolicy().horizontalStretch() > 0 for part in self._parts]
        if not any(stretch):
            stretch = [True] * len(stretch)
        length = self.width() if self.orientation() == Qt.Orientation.Horizontal else self.height()
        fixed = sum(size for size, one in zip(hand, stretch, strict=True) if not one)
        handles = self.handleWidth() * (sum(size > 0 for size in hand) - 1)
        before, now = sum(hand) - fixed, max(0, length - handles - fixed)
        return [
            round(size * now / before) if one and before else size
            for size, one in zip(hand, stretch, strict=True)
        ]

    def remember(self, settings: QSettings, key: str) -> None:
        """Write down how it was divided by hand, if it was."""
        if self._hands:
            lines = (f"{lie}: {' '.join(map(str, sizes))}" for lie, sizes in self._hands.items())
            settings.setValue(key, "\n".join(lines))

    def restore(self, settings: QSettings, key: str) -> None:
        """Have it be divided as was written down, from the next time on that it is."""
        for line in str(settings.value(key, "") or "").splitlines():
            lie, _, sizes = line.partition(": ")
            with suppress(ValueError):
                if hand := [int(size) for size in sizes.split()]:
                    self._hands[lie] = hand


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
