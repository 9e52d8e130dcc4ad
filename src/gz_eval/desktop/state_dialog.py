"""The evaluation as it was after an entry of the history: weights and ranking, to look at only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from gz_eval.app.hidden_words import SCORES_HIDDEN
from gz_eval.app.ranking_filter import RankingFilter, count_line
from gz_eval.app.ranking_rows import RankingRows
from gz_eval.app.session import Session
from gz_eval.app.state_rows import (
    OVERALL,
    WEIGHT_COLUMNS,
    WeightRow,
    state_about,
    state_line,
    state_title,
    weight_rows,
)
from gz_eval.core.weights import weights_may_miss
from gz_eval.desktop import theme
from gz_eval.desktop.form_dialog import ToneLabel
from gz_eval.desktop.guide import Guide
from gz_eval.desktop.list_table import ListTable
from gz_eval.desktop.list_tools import SearchLine
from gz_eval.desktop.pressing import close_box
from gz_eval.desktop.ranking_table import RankingTable
from gz_eval.desktop.rounding_note import RoundingNote
from gz_eval.desktop.waiting import waiting
from gz_eval.desktop.window_place import open_at


class StateDialog(QDialog):
    """A window beside the evaluation. It holds a past `Project` and has no way to change any."""

    def __init__(self, session: Session, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        entry = session.entries[number - 1]
        project = session.state(number)
        self.setWindowTitle(f"As it was after entry {number:,}")
        title = QLabel(state_title(entry))
        theme.as_title(title)
        self.about = ToneLabel(state_about(entry))
        self.line = QLabel(state_line(project))
        self.line.setWordWrap(True)
        theme.as_caption(self.line)
        self.line.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.weights: ListTable[WeightRow] = ListTable(
            WEIGHT_COLUMNS, "Weights as they were", {0: 20}, (OVERALL,), sorts=False
        )
        self.weights.show_rows(weight_rows(project.framework))
        self.search = SearchLine("Find a bid", "Find a bid by name, reference or region")
        self.count = QLabel()
        theme.as_caption(self.count)
        self.count.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.table = RankingTable()
        self.table.setAccessibleName("Ranking as it was")
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, theme.SMALL, 0)
        heading = QLabel("Weights")
        theme.as_title(heading)
        column.addWidget(heading)
        column.addWidget(self.weights, 1)
        self.rounded = RoundingNote()
        self.rounded.setVisible(bool(weights_may_miss(project.framework)))
        column.addWidget(self.rounded)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(theme.SMALL, 0, 0, 0)
        heading = QLabel("Ranking")
        theme.as_title(heading)
        column.addWidget(heading)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        column.addWidget(self.search)
        column.addWidget(self.count)
        column.addWidget(self.table, 1)
        ranked = bool(project.bids.bids) and not session.project.scores_hidden
        for part in (self.search, self.count, self.table):
            part.setVisible(ranked)
        if session.project.scores_hidden:
            column.addWidget(
                Guide(SCORES_HIDDEN, "Lock the framework to see rankings, old ones too."), 1
            )
        elif not ranked:
            column.addWidget(Guide("There were no bids yet.", ""), 1)
        else:
            with waiting():
                rows = RankingRows().of(session.evaluation_after(number), project.overrides)
            self.table.show_rows(rows)
            self._count()
        self.split.addWidget(left)
        self.split.addWidget(right)
        self.split.setStretchFactor(1, 1)
        box = close_box(self)
        layout = theme.dialog_column(self)
        for widget in (title, self.about, self.line):
            layout.addWidget(widget)
        layout.addWidget(self.split, 1)
        layout.addWidget(box)
        letter = theme.letters(self, 1)
        open_at(self, 320, 50)  # as wide as the window: its criteria have long names
        self.split.setSizes([letter * 40, letter * 150])
        self.search.textChanged.connect(self._filter)
        self.search.left.connect(lambda: self.table.setFocus(Qt.FocusReason.TabFocusReason))

    def _filter(self, text: str) -> None:
        self.table.filter_by(RankingFilter(text))
        self._count()

    def _count(self) -> None:
        self.count.setText(count_line(self.table.rows.every, len(self.table.rows.rows)))
