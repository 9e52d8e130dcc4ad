"""The list of the shortlist page with what it comes to below it; on a low page as tabs.

A list of two rows is no list, and of two lines of details nobody can read how a bid stands.
"""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt

from gz_eval.desktop import theme
from gz_eval.desktop.details_pane import DetailsPane
from gz_eval.desktop.fold_tabs import FoldTabs
from gz_eval.desktop.page_split import ArrangedPage, PageSplit
from gz_eval.desktop.shortlist_table import ShortlistTable
from gz_eval.desktop.totals_pane import TotalsPane

_LOW = 34  # lines: a lower page has no room for bids and totals below each other
_LOWER = 24  # nor, where it is so low, for the details of one
_SPLIT = "shortlist/rows"


class ShortlistTabs(FoldTabs):
    """Holds the table and the totals, and on the lowest pages the details too."""

    def __init__(self, table: ShortlistTable, totals: TotalsPane, details: DetailsPane) -> None:
        self._rows = rows = PageSplit(table, totals, orientation=Qt.Orientation.Vertical)
        super().__init__("Bids, or what they come to", rows, "Bids")
        self._totals, self._details = totals, details
        rows.setStretchFactor(0, 3)
        rows.setStretchFactor(1, 2)

    @property
    def on_totals(self) -> bool:
        """Whether the totals have a tab, and it is that."""
        return self.currentWidget() is self._totals

    def is_low(self, page: ArrangedPage) -> bool:
        """Whether totals have no room below the bids of a page."""
        return page.height() < theme.em(page) * _LOW

    def arrange(self, page: ArrangedPage, split: PageSplit, *, beside: bool) -> None:
        """Fold or unfold for a page so high; the details come from `split` and go back to it.

        Where they lie `beside` the list, they take nothing of its height.
        """
        lower = not beside and page.height() < theme.em(page) * _LOWER
        if lower and not self.holds(self._details):
            self.insertTab(1, self._details, "The bid")
        elif self.holds(self._details) and not lower:
            split.addWidget(self._details)
            self._details.setVisible(self.on_first)
        low, folded = self.is_low(page), self.holds(self._totals)
        if low and not folded:
            self.addTab(self._totals, "What they come to")
            self._totals.heading.hide()  # the tab says it
        elif folded and not low:
            self._rows.addWidget(self._totals)
            self._totals.heading.show()
            self._totals.show()
        if not low:
            height = self._rows.height()
            self._rows.divide((height * 3 // 5, height * 2 // 5))

    def remember(self, settings: QSettings) -> None:
        """Write down how bids and totals share the height."""
        self._rows.remember(settings, _SPLIT)

    def restore(self, settings: QSettings) -> None:
        """Share it as it was."""
        self._rows.restore(settings, _SPLIT)
