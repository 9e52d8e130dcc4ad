"""What of the ranking is shown: search, region, gates, standing. It only says what is wanted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from gz_eval.app.ranking_filter import RankingFilter
from gz_eval.core.outcome import Standing
from gz_eval.desktop import theme
from gz_eval.desktop.arranged import Arranged
from gz_eval.desktop.list_tools import (
    GATE_CHOICES,
    SearchLine,
    choice_box,
    chosen,
    clear_button,
    offer_or_hide,
)

_STANDINGS: tuple[tuple[str, Standing | None], ...] = (
    ("All standings", None),
    ("Shortlisted", Standing.SHORTLISTED),
    ("Reserve", Standing.RESERVE),
    ("Not shortlisted", Standing.NOT_SHORTLISTED),
    ("Failed a gate", Standing.FAILED_GATE),
)


_SEARCHED = 28  # letters of the search box: a name as far as one types it, and its own button


class FilterBar(Arranged, QWidget):
    """Sends `changed` with a `RankingFilter`; `left` when the person is done typing."""

    changed = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchLine("Find a bid (Ctrl+F)", "Find a bid by name, reference or region")
        self.region = choice_box("Show bids by: Region", ("All regions",), 9)
        self.gates = choice_box("Show bids by: Gates", tuple(label for label, _ in GATE_CHOICES), 9)
        self.standing = choice_box(
            "Show bids by: Standing", tuple(label for label, _ in _STANDINGS), 9
        )
        self.clear = clear_button("the search and all filters", "Show every bid again")
        boxes = QHBoxLayout()
        boxes.setSpacing(theme.SMALL)
        self._boxes = (self.region, self.gates, self.standing, self.clear)
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
        # Clear counts before it is there: the box must not move while one types in it.
        boxes = [one for one in self._boxes if one is self.clear or not one.isHidden()]
        needed = sum(one.minimumSizeHint().width() + theme.SMALL for one in boxes)
        narrow = self.width() < needed + theme.letters(self, _SEARCHED)
        self._layout.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the boxes alone: a bar that is told so little room takes a second line."""
        boxes = (self.region, self.gates, self.standing)
        width = sum(box.minimumSizeHint().width() for box in boxes) + 2 * theme.SMALL
        return QSize(width, super().minimumSizeHint().height())

    def offer_regions(self, regions: Sequence[str]) -> None:
        """Offer these regions; the chosen one stays if it is among them."""
        before, there = chosen(self.region), not self.region.isHidden()
        offer_or_hide(self.region, tuple(regions))
        if there is self.region.isHidden():
            self.arrange()
        if chosen(self.region) != before:
            self._tell()

    def hide_results(self, hidden: bool) -> None:
        """While scores are hidden, gates and standings are no filter either."""
        for box in (self.gates, self.standing):
            if hidden:
                box.setCurrentIndex(0)
            box.setVisible(not hidden)
        self.arrange()

    @property
    def wanted(self) -> RankingFilter:
        """The filter as it is set."""
        return RankingFilter(
            self.search.text(),
            chosen(self.region),
            GATE_CHOICES[self.gates.currentIndex()][1],
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
