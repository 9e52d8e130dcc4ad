"""What of the ranking is shown: search, region, gates, standing. It only says what is wanted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QPushButton, QWidget

from gz_eval.app.ranking_filter import RankingFilter
from gz_eval.core.outcome import GateState, Standing
from gz_eval.desktop import theme
from gz_eval.desktop.arranged import Arranged
from gz_eval.desktop.elided_box import ElidedBox
from gz_eval.desktop.list_tools import SearchLine, offer_or_hide

_GATES: tuple[tuple[str, GateState | None], ...] = (
    ("All gates", None),
    ("Passes every gate", GateState.PASS),
    ("Unclear", GateState.UNCLEAR),
    ("Fails a gate", GateState.FAIL),
)
_STANDINGS: tuple[tuple[str, Standing | None], ...] = (
    ("All standings", None),
    ("Shortlisted", Standing.SHORTLISTED),
    ("Reserve", Standing.RESERVE),
    ("Not shortlisted", Standing.NOT_SHORTLISTED),
    ("Failed a gate", Standing.FAILED_GATE),
)


_NARROW = 70  # letters


class FilterBar(Arranged, QWidget):
    """Sends `changed` with a `RankingFilter`; `left` when the person is done typing."""

    changed = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchLine("Find a bid (Ctrl+F)", "Find a bid by name, reference or region")
        self.region = self._box("Region", ["All regions"])
        self.gates = self._box("Gates", [label for label, _ in _GATES])
        self.standing = self._box("Standing", [label for label, _ in _STANDINGS])
        self.clear = QPushButton("Clear")
        self.clear.setAccessibleName("Clear the search and all filters")
        self.clear.setToolTip("Show every bid again")
        self.clear.setAutoDefault(False)
        boxes = QHBoxLayout()
        boxes.setSpacing(theme.SMALL)
        for box in (self.region, self.gates, self.standing):
            boxes.addWidget(box, 1)
        boxes.addWidget(self.clear)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.SMALL)
        self._layout.addWidget(self.search, 2)
        self._layout.addLayout(boxes, 3)
        self.search.textChanged.connect(self._tell)
        self.search.left.connect(self.left)
        for box in (self.region, self.gates, self.standing):
            box.currentIndexChanged.connect(self._tell)
        self.clear.clicked.connect(self.reset)
        self._tell()

    def arrange(self) -> None:
        """On a narrow page the search has a line of its own, so that the others can be read."""
        ways = QBoxLayout.Direction
        narrow = self.width() < theme.letters(self, _NARROW)
        self._layout.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the boxes alone: a bar that is told so little room takes a second line."""
        boxes = (self.region, self.gates, self.standing)
        width = sum(box.minimumSizeHint().width() for box in boxes) + 2 * theme.SMALL
        return QSize(width, super().minimumSizeHint().height())

    def _box(self, name: str, labels: Sequence[str]) -> QComboBox:
        box = ElidedBox(f"Show bids by: {name}", 9)
        box.addItems(list(labels))
        return box

    def offer_regions(self, regions: Sequence[str]) -> None:
        """Offer these regions; the chosen one stays if it is among them."""
        chosen = self._region
        offer_or_hide(self.region, tuple(regions))
        if self._region != chosen:
            self._tell()

    def hide_results(self, hidden: bool) -> None:
        """While scores are hidden, gates and standings are no filter either."""
        for box in (self.gates, self.standing):
            if hidden:
                box.setCurrentIndex(0)
            box.setVisible(not hidden)

    @property
    def _region(self) -> str:
        return self.region.currentText() if self.region.currentIndex() > 0 else ""

    @property
    def wanted(self) -> RankingFilter:
        """The filter as it is set."""
        return RankingFilter(
            self.search.text(),
            self._region,
            _GATES[self.gates.currentIndex()][1],
            _STANDINGS[self.standing.currentIndex()][1],
        )

    def reset(self) -> None:
        """Show everything."""
        self.search.clear()
        for box in (self.region, self.gates, self.standing):
            box.setCurrentIndex(0)

    def show_region(self, region: str) -> None:
        """Show the bids of a region, all of them."""
        self.reset()
        self.region.setCurrentText(region)

    def _tell(self) -> None:
        self.clear.setVisible(self.wanted.active)
        self.changed.emit(self.wanted)
