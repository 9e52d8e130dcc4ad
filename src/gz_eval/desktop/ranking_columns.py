"""How the ranking page is divided: weights, table with issues below it, and reasons.

On a narrow page reasons and issues become tabs beside the weights: nothing is cut.
"""

from __future__ import annotations

from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gz_eval.desktop import theme
from gz_eval.desktop.fold_tabs import FoldTabs
from gz_eval.desktop.issues_panel import IssuesPanel
from gz_eval.desktop.page_split import PageSplit
from gz_eval.desktop.weights_panel import WeightsPanel
from gz_eval.desktop.why_panel import WhyPanel

_ISSUES = 11  # lines of text that the issues below the table have
_SIDE, _SIDE_LEAST = 40, 34  # letters of the weights; the fewer on a page that is not _SPACIOUS
_SPACIOUS = 130  # letters
_REASONS, _REASONS_LEAST = 45, 42  # letters of the reasons; the fewer for names to be read beside
_ROOM_FOR_NAMES = 205  # letters of a page on which names of bids are whole beside all else
_LOW = 24  # lines of text: a lower page has room for weights and their effect, and no more
_WIDE = 180  # letters: a narrower page folds the reasons into a tab beside the weights


class RankingColumns(QWidget):
    """Holds the parts of the page; `middle` is the one with the table."""

    def __init__(
        self, weights: WeightsPanel, middle: QWidget, why: WhyPanel, issues: IssuesPanel
    ) -> None:
        super().__init__()
        self._weights, self._middle, self._why, self._issues = weights, middle, why, issues
        self._issues_shown = True
        self.rows_split = PageSplit(middle, issues, orientation=Qt.Orientation.Vertical)
        self.rows_split.setStretchFactor(0, 1)
        self.tabs = FoldTabs("Weights or reasons", weights, "Weights")
        self.columns_split = PageSplit(self.tabs, self.rows_split, why)
        self.columns_split.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.columns_split)

    def least_size(self) -> QSize:
        """What the folded page needs."""
        left, middle = self.tabs.minimumSizeHint(), self._middle.minimumSizeHint()
        width = left.width() + middle.width() + self.columns_split.handleWidth()
        return QSize(width, min(left.height(), theme.em(self) * 16))

    def arrange(self, width: int, height: int) -> None:
        """Fold or unfold, and give the side panels a share of a page of this size."""
        self._fold(width)
        low = height < theme.em(self) * _LOW
        self._weights.shorten(titled=self.tabs.count() > 1, low=low)
        self._weights.need_room()
        letter = theme.letters(self, 1)
        side = _SIDE if width >= letter * _SPACIOUS else _SIDE_LEAST
        left = min(max(width * 15 // 100, letter * side), letter * 52)
        if width < letter * _ROOM_FOR_NAMES:
            right = letter * _REASONS_LEAST
        else:
            right = min(max(width * 24 // 100, letter * _REASONS), letter * 80)
        sizes = [left, width - left - right, right]
        self.columns_split.divide(sizes if self.columns_split.count() == 3 else [left, width])
        below = theme.em(self) * _ISSUES
        self.rows_split.divide([height - below, below][: self.rows_split.count()])

    def _fold(self, width: int) -> None:
        folded = self.tabs.count() > 1
        narrow = width < theme.letters(self, _WIDE)
        if narrow and not folded:
            self.tabs.addTab(self._why, "Why")
            self.tabs.addTab(self._issues, "Issues")
        elif folded and not narrow:
            self.columns_split.addWidget(self._why)
            self.rows_split.addWidget(self._issues)
            self._why.show()
        if folded != narrow:
            self.show_issues(self._issues_shown)
            upright = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
            self._issues.split.setOrientation(upright)

    def show_why(self) -> None:
        """Have the reasons be seen, where they are a tab."""
        if self.tabs.holds(self._why):
            self.tabs.setCurrentWidget(self._why)

    def show_issues(self, shown: bool) -> None:
        """Show the issues or hide them; as a tab it is the tab that is hidden, not its page."""
        self._issues_shown = shown
        if self.tabs.holds(self._issues):
            self.tabs.show_tab(self._issues, shown)
        else:
            self._issues.setVisible(shown)

    def remember(self, settings: QSettings) -> None:
        """Write down how the page is divided."""
        self.columns_split.remember(settings, "ranking/columns")
        self.rows_split.remember(settings, "ranking/rows")

    def restore(self, settings: QSettings) -> None:
        """Divide the page as it was."""
        self.columns_split.restore(settings, "ranking/columns")
        self.rows_split.restore(settings, "ranking/rows")
