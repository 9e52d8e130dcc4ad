"""What the shortlisted would bring: a table by nation and region, and how it stands to targets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gz_eval.app.total_rows import (
    LEGEND,
    TotalRow,
    figure_of_column,
    gaps_line,
    targets_line,
    total_columns,
    total_rows,
)
from gz_eval.core.framework import Framework
from gz_eval.core.selection import Selection
from gz_eval.desktop import theme
from gz_eval.desktop.list_table import ListTable
from gz_eval.desktop.page_action import ActionButton, page_action
from gz_eval.desktop.refusal import changing


class TotalsTable(ListTable[TotalRow]):
    """The whole, nations and regions."""

    def entered_by(self, event: QKeyEvent) -> QAction | None:
        """F2 does what Enter does, as it edits a cell elsewhere."""
        f2 = event.key() == Qt.Key.Key_F2 and not event.modifiers()
        return self._entered if f2 else super().entered_by(event)


class TotalsPane(QWidget):
    """The table with its lines. `target_wanted` is sent with the keys of a total and a place:
    whose target is to be set.
    """

    target_wanted = Signal(str, str)

    def __init__(self, framework: Framework) -> None:
        super().__init__()
        self._framework = framework
        self._columns: tuple[object, ...] = ()
        self.heading = QLabel("What the shortlisted would bring")
        theme.as_strong(self.heading)
        self.targets = QLabel()
        self.legend = QLabel(LEGEND)
        theme.as_caption(self.legend)
        self.legend.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        for label in (self.targets, self.legend):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.table = TotalsTable(
            total_columns(framework),
            "What the shortlist comes to",
            {0: 24},
            sorts=False,
            scrolls=True,
            shortens=True,
        )
        self.set_target = page_action(
            self,
            "Set a tar&get…",
            "Say what the shortlist should come to, in the nation or region that is chosen",
            "Ctrl+Alt+T",
            self._want_target,
        )
        changing(self.set_target)
        self.table.addAction(self.set_target)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.table.on_enter(self.set_target)
        self.button = ActionButton(self.set_target)
        told = QVBoxLayout()
        told.setSpacing(theme.TIGHT)
        told.addWidget(self.heading)
        told.addWidget(self.targets)
        top = QHBoxLayout()
        top.addLayout(told, 1)
        top.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SMALL, 0, 0)
        column.setSpacing(theme.TIGHT)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self.legend)

    def show_nothing(self) -> None:
        """There is no shortlist, or it is not to be seen."""
        self._show((), "")

    def show_totals(self, selection: Selection, *, places: bool) -> None:
        """What a selection comes to; without `places` in the whole alone."""
        self._framework = framework = selection.evaluation.framework
        columns = (framework.totals, framework.fields)
        if columns != self._columns:
            self._columns = columns
            self.table.show_columns(total_columns(framework))
        rows = total_rows(selection, places=places)
        lines = (targets_line(framework, rows), gaps_line(rows[0].total, framework))
        self._show(rows, "\n".join(filter(None, lines)))

    def _show(self, rows: Sequence[TotalRow], lines: str) -> None:
        self.table.show_rows(rows)
        self.targets.setText(lines)
        self.targets.setVisible(bool(lines))
        self.legend.setVisible(any(row.has_targets for row in rows))

    def _want_target(self) -> None:
        """Of the figure and the place that the table is at; of the whole where that has none."""
        row = self.table.chosen_row
        total = figure_of_column(self._framework, max(0, self.table.currentIndex().column()))
        self.target_wanted.emit(total, (row.place or "") if row is not None else "")
