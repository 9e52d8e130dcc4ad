"""How the Criteria page is divided: the tree with the effect below it, and beside it two tabs.

On a narrow page the tree becomes a tab too, and the effect stays below whichever is shown.
"""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from gz_eval.desktop import theme
from gz_eval.desktop.criteria_tree import CriteriaTree
from gz_eval.desktop.criterion_pane import CriterionPane
from gz_eval.desktop.effect_panel import EffectPanel
from gz_eval.desktop.page_split import PageSplit
from gz_eval.desktop.rounding_note import RoundingNote
from gz_eval.desktop.rules_pane import RulesPane

_BESIDE = 110  # letters: on a narrower page the tree is a tab beside the criterion
_ROWS = 6  # of the tree, that are in sight whatever is tried
_TREE = 53  # per cent of the page


class CriteriaColumns(QWidget):
    """Holds the parts of the page."""

    def __init__(
        self, tree: CriteriaTree, effect: EffectPanel, pane: CriterionPane, rules: RulesPane
    ) -> None:
        super().__init__()
        self._tree, self._effect, self._rules = tree, effect, rules
        self._left = QWidget()
        self._column = QVBoxLayout(self._left)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.TIGHT)
        self._column.addWidget(tree, 1)
        self.rounded = RoundingNote()
        self._column.addWidget(self.rounded)
        self._column.addWidget(effect)
        self._criterion = QScrollArea()
        self._criterion.setWidgetResizable(True)
        self._criterion.setFrameShape(QFrame.Shape.NoFrame)
        self._criterion.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._criterion.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._criterion.setWidget(pane)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Criterion, gates and shortlist rule")
        self.tabs.tabBar().setAccessibleName("Criterion, or gates and shortlist rule")
        self.tabs.addTab(self._criterion, "Criterion")
        self.tabs.addTab(rules, "Gates and shortlist rule")
        self._beside: QWidget = self._criterion  # the tab that is beside the tree
        self.split = PageSplit(self._left, self.tabs)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(theme.SMALL)
        self._outer.addWidget(self.split, 1)

    @property
    def folded(self) -> bool:
        """Whether the tree is a tab."""
        return self.tabs.indexOf(self._left) >= 0

    @property
    def below_rows(self) -> int:
        """How high the effect may be: the tree is to show a few of its rows whatever that needs.

        All of them are shown where a trial can be told in fewer lines for that.
        """
        few = self._below(_ROWS)
        return min(few, max(self._below(self._tree.rows_shown), self._effect.least_height))

    def _below(self, count: int) -> int:
        """What so many rows of the tree leave."""
        tabs = self.tabs.tabBar().height() + self._outer.spacing() if self.folded else 0
        rows = self._tree.header().height() + count * self._tree.sizeHintForRow(0)
        note = self.rounded.heightForWidth(self._tree.width()) + self._column.spacing()
        return self.height() - tabs - rows - note - self._column.spacing()

    def arrange(self, width: int) -> None:
        """Fold or unfold for a page so wide."""
        narrow = width < theme.letters(self, _BESIDE)
        if narrow and not self.folded:
            self._fold()
        elif self.folded and not narrow:
            self._unfold()
        self._effect.show()
        if not narrow:
            whole = self.split.width()
            tree = whole * _TREE // 100
            self.split.divide((tree, whole - tree))

    def _fold(self) -> None:
        """What is worked in stays in sight; where that is neither, it is the tree."""
        self._beside = self.tabs.currentWidget()
        worked_in = self._beside.isAncestorOf(self.window().focusWidget() or self)
        self.tabs.insertTab(0, self._left, "Weights")
        self.tabs.setCurrentWidget(self._beside if worked_in else self._left)
        self._outer.addWidget(self._effect)

    def _unfold(self) -> None:
        if (shown := self.tabs.currentWidget()) is not self._left:
            self._beside = shown
        self.split.insertWidget(0, self._left)
        self._column.addWidget(self._effect)
        self._left.show()
        self.tabs.setCurrentWidget(self._beside)

    def show_criterion(self) -> None:
        """Have the criterion be seen."""
        self.tabs.setCurrentWidget(self._criterion)

    def show_rules(self) -> None:
        """Have gates and the shortlist rule be seen."""
        self.tabs.setCurrentWidget(self._rules)

    def enter(self) -> None:
        """Take the focus to the tree; where another tab is shown, to that one."""
        shown = self._tree if not self.folded or self.tabs.currentWidget() is self._left else None
        (shown or self.tabs.tabBar()).setFocus(Qt.FocusReason.OtherFocusReason)

    def remember(self, settings: QSettings) -> None:
        """Write down how the page is divided."""
        self.split.remember(settings, "criteria/columns")

    def restore(self, settings: QSettings) -> None:
        """Divide the page as it was."""
        self.split.restore(settings, "criteria/columns")
