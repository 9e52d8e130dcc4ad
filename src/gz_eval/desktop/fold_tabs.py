"""Tabs that parts of a page fold into where there is no room for them beside the others."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QWidget


class FoldTabs(QTabWidget):
    """Has a bar, and Tab comes by it, only while there is more than one tab to be seen.

    A tab widget hands its focus to its bar, and a hidden bar would stop Tab for good. The first tab
    is what the page is about: it is always there.
    """

    def __init__(self, name: str, first: QWidget, title: str) -> None:
        super().__init__()
        self._first = first
        self.setDocumentMode(True)
        self.setAccessibleName(name)
        self.tabBar().setAccessibleName(name)
        self._offer()
        self.addTab(first, title)

    @property
    def on_first(self) -> bool:
        """Whether the first tab is seen."""
        return self.currentWidget() is self._first

    def show_first(self) -> None:
        """Have the first tab be seen."""
        self.setCurrentWidget(self._first)

    def holds(self, part: QWidget) -> bool:
        """Whether a part is folded into a tab."""
        return self.indexOf(part) >= 0

    def name(self, part: QWidget, title: str) -> None:
        """Call the tab of a part so."""
        self.setTabText(self.indexOf(part), title)

    def show_tab(self, part: QWidget, shown: bool) -> None:
        """Show the tab of a part, or hide it: its page is hidden with it."""
        self.setTabVisible(self.indexOf(part), shown)
        self._offer()

    def tabInserted(self, index: int) -> None:
        super().tabInserted(index)
        self._offer()

    def tabRemoved(self, index: int) -> None:
        super().tabRemoved(index)
        self._offer()

    def _offer(self) -> None:
        bar = self.tabBar()
        offered = sum(self.isTabVisible(one) for one in range(self.count())) > 1
        bar.setVisible(offered)
        policy = Qt.FocusPolicy.TabFocus if offered else Qt.FocusPolicy.NoFocus
        bar.setFocusPolicy(policy)
        self.setFocusPolicy(policy)
