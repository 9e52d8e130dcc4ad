"""How the page of bids is divided: the tables at the left, the selected bid at the right.

On a narrow page the bid is a tab beside the tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QWidget

from gz_eval.app.shown import Shown
from gz_eval.desktop import theme
from gz_eval.desktop.bid_panel import BidPanel
from gz_eval.desktop.bids_tabs import BidsTabs
from gz_eval.desktop.page_action import ActionButton
from gz_eval.desktop.page_split import PageSplit
from gz_eval.desktop.refusal import hold_as_around

_BESIDE = 120  # letters: on a narrower page the bid is a tab of its own
_SIDE_SHARE = 38  # per cent of a wide page
_SPLIT = "bids/split"


class BidsColumns(PageSplit):
    """Holds the tabs and the bid. `panel_made` is sent with the bid's panel, to be filled."""

    panel_made = Signal(object)

    def __init__(self, looked_at: Shown, tabs: BidsTabs) -> None:
        super().__init__(tabs)
        self._looked_at, self._tabs = looked_at, tabs
        self._divided: QSettings | None = None
        self.made: BidPanel | None = None

    @property
    def panel(self) -> BidPanel:
        """The selected bid: made a turn after the table, or when it is asked for.

        Both at once would keep the window waiting.
        """
        if self.made is None:
            self.made = panel = BidPanel(self._looked_at)
            self.addWidget(panel)
            hold_as_around(panel)
            if self._divided is not None:
                super().restore(self._divided, _SPLIT)
            self.panel_made.emit(panel)
        return self.made

    def order_tabs(self, below: Iterable[QWidget]) -> None:
        """Have Tab come by the bid after the tables, and before the buttons `below` them."""
        panel, issues = self.panel, self._tabs.issues
        parts = [*self._tabs.left_out.chain, issues.table, *issues.findChildren(ActionButton)]
        parts.append(panel.answers)
        # The tabs themselves, before their bar: they hand it the focus whenever Tab comes by.
        parts += [panel.tabs, panel.tabs.tabBar(), panel.details.text]
        parts += [
            one for one in panel.findChildren(ActionButton) if not panel.issues.isAncestorOf(one)
        ]
        parts += [panel.issues.table, *panel.issues.findChildren(ActionButton), *below]
        for one, following in pairwise(parts):
            QWidget.setTabOrder(one, following)

    def arrange(self, width: int) -> None:
        """Fold or unfold for a page so wide."""
        if (panel := self.made) is None:
            return
        wide = width >= theme.letters(self, _BESIDE)
        folded = self._tabs.holds(panel)
        if wide and folded:
            self.addWidget(panel)
            panel.show()
        elif not wide and not folded:
            self._tabs.fold_bid(panel)
        if wide is folded:
            # In a tab there is width to spare and no height: answers beside the chosen one.
            panel.lie(across=not wide)
        if wide:
            side = width * _SIDE_SHARE // 100
            self.divide((width - side, side))

    def write_down(self, settings: QSettings) -> None:
        """Write down how the page is divided."""
        self.remember(settings, _SPLIT)

    def divide_as(self, settings: QSettings) -> None:
        """Divide the page as it was, once there are two parts."""
        self._divided = settings
