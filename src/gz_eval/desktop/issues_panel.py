"""Issues below the ranking: groups at the left, the issues of the chosen group at the right.

Whoever works on a group goes on to its next issue as one is settled, and to the bid that is about.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QSplitter, QVBoxLayout, QWidget

from gz_eval.app.issue_row import IssueRow
from gz_eval.app.issue_rows import (
    GROUP_COLUMNS,
    ISSUE_COLUMNS,
    GroupRow,
    group_rows,
    issue_count_line,
)
from gz_eval.app.shown import Shown
from gz_eval.core.bids import BidSet
from gz_eval.core.overrides import Override
from gz_eval.core.project import Project
from gz_eval.desktop import theme
from gz_eval.desktop.cell_table import CellTable
from gz_eval.desktop.issue_doing import IssueDoing
from gz_eval.desktop.menu_button import MenuButton
from gz_eval.desktop.turns import in_next_turn


class IssuesPanel(QWidget):
    """Everything found in the data. `bid_wanted` is sent with the bid an issue is about."""

    bid_wanted = Signal(str)

    def __init__(self, looked_at: Shown) -> None:
        super().__init__()
        self._by_id: dict[str, GroupRow] = {}
        self._of: tuple[BidSet | None, tuple[Override, ...]] = (None, ())
        self._found: tuple[GroupRow, ...] = ()
        self._nameless = False
        title = QLabel("Issues")
        theme.as_title(title)
        self._count = QLabel()
        self._count.setWordWrap(True)
        theme.as_caption(self._count)
        self._count.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.more = MenuButton("Issue")
        self.more.setToolTip("What can be done with the chosen issue")
        line = QHBoxLayout()
        line.setSpacing(theme.SMALL)
        line.addWidget(title)
        line.addWidget(self._count, 1)
        line.addWidget(self.more)
        self.groups: CellTable[GroupRow] = CellTable(GROUP_COLUMNS, "Groups of issues", self)
        self.issues: CellTable[IssueRow] = CellTable(ISSUE_COLUMNS, "Issues of the group", self)
        for table in (self.groups, self.issues):
            header = table.horizontalHeader()
            header.setStretchLastSection(False)
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
            header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            table.setSortingEnabled(True)
        self.groups.shares = {0: 0.35, 2: 0.3}
        self.issues.shares = {0: 0.35, 2: 0.25}
        self._detail = QLabel()
        self._detail.setWordWrap(True)
        self._detail.setTextFormat(Qt.TextFormat.PlainText)
        theme.as_caption(self._detail)
        self._detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.doing = IssueDoing(self, looked_at, self.issues, lambda: self.chosen, lettered=False)
        self.more.offer(self.doing.actions)
        self.issues.selectionModel().selectionChanged.connect(lambda *_: self.doing.follow())
        self.groups.chosen.connect(self._show_group)
        self.issues.chosen.connect(lambda _key: self._tell_chosen())
        self.issues.clicked.connect(lambda _index: self._tell_chosen())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.groups)
        split.addWidget(self.issues)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        self.split = split
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.SMALL, theme.SMALL, theme.SMALL, 0)
        layout.setSpacing(theme.TIGHT)
        layout.addLayout(line)
        layout.addWidget(split, 1)
        layout.addWidget(self._detail)

    def show_project(self, project: Project, *, nameless: bool) -> None:
        """Show what is found in a project's data; nothing while it is `nameless`: issues quote."""
        of = project.bids, project.overrides
        if (same := of == self._of) and nameless == self._nameless:
            return
        self._nameless = nameless
        if not same and not nameless:  # with the names they are there again: many are slow to make
            self._of, self._found = of, group_rows(project)
        self.show_groups(() if nameless else self._found)

    def show_groups(self, groups: tuple[GroupRow, ...]) -> None:
        """Show what an import found; the gravest group is open."""
        was, order = self.issues.chosen_id, [row.id for row in self.issues.rows.rows]
        self._by_id = {group.id: group for group in groups}
        self._count.setText(issue_count_line(groups))
        self.split.setVisible(bool(groups))
        self.groups.show_rows(groups)
        if groups and not self.groups.chosen_id:
            self.groups.choose(groups[0].id)
        self._show_group(self.groups.chosen_id)
        if self.chosen is not None:
            self._detail.setText(self.chosen.told)
        elif was and self.isAncestorOf(self.window().focusWidget()):
            self._go_on(was, order)

    def _go_on(self, was: str, order: list[str]) -> None:
        """The chosen issue is there no more: on to the next of its group, or else the last."""
        place = order.index(was)
        if any(self.issues.choose(key) for key in (*order[place:], *reversed(order[:place]))):
            in_next_turn(self, self._tell_chosen)  # not while others are still told of the change

    @property
    def chosen(self) -> IssueRow | None:
        """The chosen issue; None when none is."""
        group = self._by_id.get(self.groups.chosen_id)
        found = group.issues if group is not None else ()
        return next((row for row in found if row.id == self.issues.chosen_id), None)

    @property
    def told(self) -> str:
        """What is said of the chosen issue; empty while none is."""
        return self._detail.text()

    def _show_group(self, key: str) -> None:
        group = self._by_id.get(key)
        self.issues.show_rows(group.issues if group is not None else ())
        self.issues.setColumnHidden(0, group is None or not any(one.bid for one in group.issues))
        self._detail.clear()
        self.doing.follow()

    def _tell_chosen(self) -> None:
        if (row := self.chosen) is not None:
            self._detail.setText(row.told)
            if row.bid:
                self.bid_wanted.emit(row.bid)
