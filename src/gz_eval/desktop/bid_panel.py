"""One bid, whole: every answer, the chosen one in full, and the bid's issues beside it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAction, QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from gz_eval.app.answer_rows import (
    ANSWER_CELL,
    ANSWER_COLUMNS,
    ANSWER_TEXT,
    AnswerRow,
    answer_details,
    answer_rows,
)
from gz_eval.app.bid_issues import BidIssues
from gz_eval.app.bid_rows import BidRow
from gz_eval.app.columns import Column
from gz_eval.app.hidden_words import NAMES_HIDDEN
from gz_eval.app.same_names import reference_beside
from gz_eval.app.shown import Shown
from gz_eval.core.source import CellRef
from gz_eval.desktop import theme
from gz_eval.desktop.cell_delegate import CellDelegate
from gz_eval.desktop.details_pane import DetailsPane
from gz_eval.desktop.header import ElidedLabel
from gz_eval.desktop.issue_list import IssueList
from gz_eval.desktop.list_table import ListTable
from gz_eval.desktop.page_action import ActionButton, page_action
from gz_eval.desktop.page_split import PageSplit
from gz_eval.desktop.refusal import changing, first_lacking, refuse
from gz_eval.desktop.rows_model import AnyIndex

_ACROSS = Qt.Orientation.Horizontal


class _AnswerDelegate(CellDelegate[AnswerRow]):
    """Draws the cell as the link that it is."""

    def paint_cell(
        self,
        painter: QPainter,
        rect: QRect,
        row: AnswerRow,
        number: int,
        column: Column[AnswerRow],
    ) -> None:
        if number != ANSWER_CELL or row.cell is None:
            super().paint_cell(painter, rect, row, number, column)
            return
        font = QFont(self.table.font())
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(theme.color(self.table.scheme.accent))
        inner = rect.adjusted(self.table.pad, 0, -self.table.pad, 0)
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, int(side), row.cell.address)


_OF_THE_SHEET = frozenset({ANSWER_TEXT, ANSWER_CELL})  # kept back with names: it may say them


class AnswersTable(ListTable[AnswerRow]):
    """A bid's answers. `cell_wanted` is sent with the `CellRef` whose link was clicked."""

    cell_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(
            ANSWER_COLUMNS, "Answers of the bid", {0: 14, 1: 10, 2: 12}, (ANSWER_CELL,), sorts=False
        )
        self.setMouseTracking(True)
        self.clicked.connect(self._follow_link)
        self.entered.connect(self._point)

    def make_delegate(self) -> CellDelegate[AnswerRow]:
        """Texts, and a link."""
        return _AnswerDelegate(self)

    def _linked(self, index: AnyIndex) -> CellRef | None:
        return self.rows.row_at(index).cell if index.column() == ANSWER_CELL else None

    def _point(self, index: AnyIndex) -> None:
        shape = Qt.CursorShape
        linked = self._linked(index) is not None
        self.viewport().setCursor(shape.PointingHandCursor if linked else shape.ArrowCursor)

    def _follow_link(self, index: AnyIndex) -> None:
        if (cell := self._linked(index)) is not None:
            self.cell_wanted.emit(cell)


class BidPanel(QWidget):
    """Shows one bid.

    `cell_wanted` is sent with a `CellRef`, `correct_wanted` with a bid and a field.
    """

    cell_wanted = Signal(object)
    correct_wanted = Signal(str, str)

    def __init__(self, looked_at: Shown) -> None:
        super().__init__()
        self.looked_at = looked_at
        self._row: BidRow | None = None
        self._bid_issues = BidIssues()
        self.title = ElidedLabel(12)
        theme.as_title(self.title)
        self.subtitle = QLabel()
        theme.as_caption(self.subtitle)
        self.subtitle.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.subtitle.setWordWrap(True)
        self.subtitle.setTextFormat(Qt.TextFormat.PlainText)
        self.subtitle.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.answers = AnswersTable()
        self.details = DetailsPane("Choose an answer to see all of it.")
        self.issues = IssueList(
            looked_at, "Issues of the bid", "Nothing was found in this bid’s answers."
        )
        self.show_source = page_action(
            self, "&Show the source", "Show the sheet with the answer’s cell", "Ctrl+Shift+L"
        )
        # Wherever the focus is, as in the list of bids or above the page: the answer is in sight.
        self.show_source.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self.correct = page_action(
            self, "&Correct…", "Give the answer another value, with a reason"
        )
        changing(self.correct)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("The chosen answer, and the bid’s issues")
        self.tabs.tabBar().setAccessibleName("The chosen answer, and the bid’s issues")
        self.tabs.addTab(self._tab(self.details, self.show_source, self.correct), "The answer")
        self.tabs.addTab(self.issues, "Issues")
        self.split = PageSplit(self.answers, self.tabs, orientation=Qt.Orientation.Vertical)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MEDIUM, 0, 0, 0)
        layout.setSpacing(theme.TIGHT)
        self._head = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._head.setSpacing(theme.TIGHT)
        self._head.addWidget(self.title)
        self._head.addWidget(self.subtitle, 1)
        layout.addLayout(self._head)
        layout.addWidget(self.split, 1)
        self.answers.setMinimumHeight(theme.em(self) * 5)
        theme.at_least(self, 30)
        self._connect()

    def _connect(self) -> None:
        self.answers.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.answers.addActions([self.show_source, self.correct])
        self.answers.selectionModel().selectionChanged.connect(lambda *_: self._follow_answer())
        self.issues.field_wanted.connect(self._go_to_answer)
        self.issues.cell_wanted.connect(self.cell_wanted)
        self.answers.doubleClicked.connect(self._double_clicked)
        self.answers.cell_wanted.connect(self.cell_wanted)
        self.show_source.triggered.connect(self._show_source)
        self.correct.triggered.connect(self._correct)

    @staticmethod
    def _tab(widget: QWidget, *actions: QAction) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, theme.SMALL, 0, 0)
        layout.setSpacing(theme.TIGHT)
        layout.addWidget(widget, 1)
        line = QHBoxLayout()
        line.setSpacing(theme.SMALL)
        for action in actions:
            line.addWidget(ActionButton(action))
        line.addStretch(1)
        layout.addLayout(line)
        return page

    # -- room -------------------------------------------------------------------------------------

    def lie(self, *, across: bool) -> None:
        """In a tab there is width to spare and no height: what is below else lies beside."""
        ways = QBoxLayout.Direction
        self._head.setDirection(ways.LeftToRight if across else ways.TopToBottom)
        self._head.setSpacing(theme.MEDIUM if across else theme.TIGHT)
        self.split.turn(beside=across)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        whole = self.split.width() if self.split.orientation() == _ACROSS else self.split.height()
        self.split.divide((whole * 3 // 5, whole * 2 // 5))

    # -- what is shown ----------------------------------------------------------------------------

    def show_bid(self, row: BidRow | None) -> None:
        """Show a bid as it is now; None asks to choose one."""
        other = (row.id if row is not None else "") != (self._row.id if self._row else "")
        self._row = row
        self.split.setVisible(row is not None)
        if row is None:
            self.title.say("Answers")
            self.subtitle.setText("Choose a bid to see what it says, and where.")
            self.answers.show_rows(())
            self.issues.show_issues((), anew=True)
            return
        self.title.say(row.bid.name)
        parts = [reference_beside(row.bid), row.region, row.status]
        parts.append(f"gates: {row.gates_text.lower()}" if row.gates is not None else "")
        self.subtitle.setText(" · ".join(part for part in parts if part))
        self.subtitle.setVisible(any(parts))
        shown = self.looked_at
        self.answers.leave_out(_OF_THE_SHEET if shown.anonymous else frozenset())
        self.answers.show_rows(answer_rows(shown.project.framework, row.bid))
        found = self._bid_issues.of(shown.project, row.id, anonymous=shown.anonymous)
        self.issues.show_issues(found, anew=other)
        self.tabs.setTabText(1, f"Issues ({len(found)})" if found else "Issues")
        if self.answers.rows.rows and (other or not self.answers.chosen_id):
            self.answers.choose(self.answers.rows.rows[0].id)
        self._follow_answer()

    @property
    def answer(self) -> AnswerRow | None:
        """The chosen answer; None when none is."""
        return self.answers.chosen_row

    def _follow_answer(self) -> None:
        row = self.answer
        hidden = self.looked_at.anonymous
        chosen = (row is not None, "Select an answer first.")
        sourced = (row is not None and row.cell is not None, "No cell holds this answer.")
        known = (row is not None and bool(row.field), "The framework does not ask for this answer.")
        shown = (not hidden, NAMES_HIDDEN)
        refuse(self.show_source, first_lacking(chosen, shown, sourced))
        refuse(self.correct, first_lacking(chosen, known, shown))
        told = answer_details(row, anonymous=hidden) if row is not None else None
        self.details.show_details(told)

    # -- what is done -----------------------------------------------------------------------------

    def go_to_issues(self) -> None:
        """Go to the bid's issues."""
        self.tabs.setCurrentWidget(self.issues)
        self.issues.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_answer(self, field: str) -> None:
        self.answers.choose(f"field/{field}")

    def _double_clicked(self, index: AnyIndex) -> None:
        # Of two clicks on the link, the first has shown the sheet.
        if index.column() != ANSWER_CELL and self.show_source.isEnabled():
            self._show_source()

    def _show_source(self) -> None:
        if (row := self.answer) is not None and row.cell is not None:
            self.cell_wanted.emit(row.cell)

    def _correct(self) -> None:
        if self._row is not None and (row := self.answer) is not None and row.field:
            self.correct_wanted.emit(self._row.id, row.field)
