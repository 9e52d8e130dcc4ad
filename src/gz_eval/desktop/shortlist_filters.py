"""Which bids the shortlist page shows: by name, by region, and whether those far from the line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from gz_eval.app.shortlist_filter import ShortlistFilter
from gz_eval.desktop.list_tools import SearchLine, choice_box, chosen, clear_button, offer_or_hide


class ShortlistFilters(QObject):
    """Sends `changed` when others are wanted, `left` when the person is done with them."""

    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.search = SearchLine("Find a bid (Ctrl+F)", "Find a bid by name, reference or region")
        self.region = choice_box("Show bids of", ("All regions",))
        self.everyone = QCheckBox("Every bid, not only those near the line")
        self.clear = clear_button(
            "the search and the region", "Show bids of every name and region again"
        )
        self.clear.hide()
        self.search.textChanged.connect(self._tell)
        self.search.left.connect(self.left)
        self.region.currentIndexChanged.connect(self._tell)
        self.everyone.toggled.connect(self._tell)
        self.clear.clicked.connect(self._clear)

    def put_in(self, tools: QHBoxLayout) -> None:
        """Stand in a line of tools."""
        tools.addWidget(self.search, 1)
        for one in (self.region, self.everyone, self.clear):
            tools.addWidget(one)

    @property
    def wanted(self) -> ShortlistFilter:
        """The filter as it is set."""
        return ShortlistFilter(self.search.text(), chosen(self.region), self.everyone.isChecked())

    def offer_regions(self, regions: Sequence[str]) -> None:
        """Offer these regions, or none at all; the chosen one stays if it is among them."""
        offer_or_hide(self.region, tuple(regions))
        self.clear.setVisible(self.wanted.active)

    def reset(self) -> None:
        """Show bids of every name and region."""
        self.search.clear()
        self.region.setCurrentIndex(0)

    def show_region(self, region: str) -> None:
        """Show the bids of a region, all of them."""
        self.search.clear()
        self.everyone.setChecked(True)
        self.region.setCurrentText(region)

    def _tell(self) -> None:
        self.clear.setVisible(self.wanted.active)
        self.changed.emit()

    def _clear(self) -> None:
        self.reset()
        self.left.emit()
