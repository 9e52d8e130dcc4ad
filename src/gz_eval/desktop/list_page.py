"""What the pages of history, logs, sign-offs and overrides have in common.

A title with its count and filters; a list with the chosen row's details beside it, or a guide where
there is nothing yet; a line of actions, each also in the list's menu and on a key.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from gz_eval.desktop import theme
from gz_eval.desktop.cell_table import CellTable
from gz_eval.desktop.details_pane import DetailsPane
from gz_eval.desktop.focus import enter_buttons
from gz_eval.desktop.following import Following
from gz_eval.desktop.guide import Guide
from gz_eval.desktop.hidden_line import ENTRIES, HiddenLine
from gz_eval.desktop.page_action import ActionButton, page_action
from gz_eval.desktop.page_split import ArrangedPage, PageSplit
from gz_eval.desktop.page_stack import PageStack
from gz_eval.desktop.unshown_line import UnshownLine

BESIDE = 120  # letters: on a narrower page the details lie below the list
BESIDE_MUCH = 210  # of a list with much to say in every row: it has the whole width before
_BELOW = 30  # per cent of the height: what details below the list have at most
_LOW = 20  # lines of text: a lower page is drawn together
_MOST_BELOW = 65  # and below a list that has few rows
_FEW = 2.3  # rows that such a list has at least
_LEAST = 5.3  # rows that a list has whatever its details would have: five, and that there are more


class ListPage(ArrangedPage):
    """A page around one list. Pages add their filters to `tools` and their actions by `add`.

    `bid_chosen` is sent with the id of the bid that an entry is about, as the person goes to it.
    """

    bid_chosen = Signal(str)
    beside_from = BESIDE
    beside_share = 30  # per cent of a wide page: what its details have
    hidden_words = ENTRIES  # what is said of a selected bid that a filter hides

    def __init__(
        self,
        title: str,
        table: CellTable[Any],
        details: DetailsPane,
        guide: Guide,
        whole: QWidget | None = None,
    ) -> None:
        """Lay the page out. `whole` is what lies where the list does, with the list in it."""
        super().__init__()
        self._table = table
        self._following: Following[Any] | None = None
        self._guided = False
        self._few = 0
        self._details = details
        self.title = QLabel(title)
        theme.as_title(self.title)
        self.count = QLabel()
        theme.as_caption(self.count)
        self.count.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.count.setWordWrap(True)
        self.guide = guide
        heading = QHBoxLayout()
        heading.setSpacing(theme.SMALL)
        heading.addWidget(self.title)
        heading.addWidget(self.count, 1)
        heading.addWidget(UnshownLine(table))
        self.tool_row = QWidget()
        self.tools = QHBoxLayout(self.tool_row)
        self.tools.setContentsMargins(0, 0, 0, 0)
        self.tools.setSpacing(theme.SMALL)
        self.hidden_line = HiddenLine(self.hidden_words)
        self._listing = whole if whole is not None else table
        self.split = PageSplit(self._listing, details)
        self.split.setStretchFactor(0, 1)
        self.stack = PageStack()
        self.stack.addWidget(self.split)
        self.stack.addWidget(guide)
        self.button_row = QWidget()
        self.buttons = QHBoxLayout(self.button_row)
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.buttons.setSpacing(theme.SMALL)
        self.buttons.addStretch(1)
        self._column = layout = QVBoxLayout(self)
        layout.addLayout(heading)
        layout.addWidget(self.tool_row)
        layout.addWidget(self.hidden_line)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.button_row)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def add(self, text: str, tip: str, keys: str, act: Callable[[], None]) -> QAction:
        """An action: a button below the list, an entry of its menu, and a key on this page.

        `keys` may be empty. The tip is a phrase of what it does.
        """
        action = page_action(self, text, tip, keys, act)
        self._table.addAction(action)
        self.buttons.insertWidget(self.buttons.count() - 1, ActionButton(action, home=self._table))
        return action

    def order_tabs(self, *between: QWidget) -> None:
        """Have Tab go as the page is read: tools, list, what lies `between`, details, buttons."""
        tools = [self.tools.itemAt(number) for number in range(self.tools.count())]
        buttons = [self.buttons.itemAt(number) for number in range(self.buttons.count())]
        chain = [
            *(item.widget() for item in tools if item is not None),
            self._table,
            *between,
            self._details.text,
            *(item.widget() for item in buttons if item is not None),
        ]
        there = [widget for widget in chain if widget is not None]
        for one, following in pairwise(there):
            QWidget.setTabOrder(one, following)

    # -- the selected bid -------------------------------------------------------------------------

    def follow_bid(
        self,
        following: Following[Any],
        filters: Callable[[], None],
        reset: Callable[[], None],
    ) -> None:
        """Have the list follow the selected bid.

        `filters` shows the rows that pass, `reset` has every row pass again.
        """
        self._following = following
        self.tools.addWidget(following.only)
        following.narrowed.connect(filters)
        following.chosen.connect(self.bid_chosen)
        following.filtered.connect(lambda: self.hidden_line.say(following.hidden))

        def show_hidden() -> None:
            reset()
            following.select(following.bid)
            self.enter()

        self.hidden_line.wanted.connect(show_hidden)

    @property
    def selected(self) -> str:
        """The id of the selected bid, as far as it is known here."""
        return self._following.bid if self._following is not None else ""

    def select(self, bid: str) -> None:
        """Go to what is about a bid."""
        if self._following is not None:
            self._following.select(bid)

    def button(self, action: QAction) -> ActionButton:
        """The button of an action that was added."""
        for number in range(self.buttons.count()):
            item = self.buttons.itemAt(number)
            widget = item.widget() if item is not None else None
            if isinstance(widget, ActionButton) and widget.action is action:
                return widget
        raise KeyError(action.text())

    def show_list(self, filled: bool) -> None:
        """Show the list, or the guide while there is nothing in it; the buttons lie below it.

        What was done by a button of the guide leads into the list that it began.
        """
        last = self.window().focusWidget()
        began = filled and self._guided and last is not None and self.guide.isAncestorOf(last)
        if filled and self._guided:
            self._column.addWidget(self.button_row)
        elif not filled and not self._guided:
            self.guide.take(self.button_row)
        self._guided = not filled
        self.stack.setCurrentWidget(self.split if filled else self.guide)
        self.tool_row.setVisible(filled)
        few = min(len(self._table.rows.every), round(_LEAST))
        if few != self._few:  # the details below have what few rows leave free
            self._few = few
            self.fit()
        if began:
            self.enter()

    def enter(self) -> None:
        """Go to the list, to its first row when none is chosen; else to what can be done."""
        if self._guided:
            enter_buttons(self.guide)
            return
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        model = self._table.model()
        if not self._table.currentIndex().isValid() and model is not None and model.rowCount():
            self._table.choose(self._table.rows.row_at(model.index(0, 0)).id)

    # -- room -------------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Details lie beside the list on a wide page and below it on a narrow one."""
        self.draw_together()
        wide = self.is_wide
        self.split.turn(beside=wide)
        whole = self.width() if wide else self.split.height()
        if wide:
            beside = min(whole * self.beside_share // 100, theme.letters(self, 64))
        else:
            beside = min(whole * _BELOW // 100, self._room_below(_LEAST))
            if (rows := len(self._table.rows.every)) < _LEAST:  # what they leave free is for one
                free = self._room_below(max(_FEW, rows + 0.3))
                beside = max(beside, min(whole * _MOST_BELOW // 100, free))
        self.split.divide((whole - beside, beside))

    @property
    def is_wide(self) -> bool:
        """Whether the details have room beside the list."""
        return self.width() >= theme.letters(self, self.beside_from)

    def draw_together(self) -> None:
        """A low page has white space to spare before it has rows to spare."""
        low = self.height() < theme.em(self) * _LOW
        edge, space = (theme.TIGHT, theme.TIGHT) if low else (theme.MEDIUM, theme.SMALL)
        self._column.setContentsMargins(theme.LARGE, edge, theme.LARGE, edge)
        self._column.setSpacing(space)

    def _room_below(self, rows: float) -> int:
        """What a list with so many rows leaves to the details below it."""
        frame = self._listing.height() - self._table.viewport().height()
        high = round(theme.row_height(self._table) * rows)
        return self.split.height() - self.split.handleWidth() - frame - high

    def remember(self, settings: QSettings) -> None:
        """Write down how the page is divided, and how its list is sorted."""
        self.split.remember(settings, self._key)
        self._table.remember(settings, f"{self._name}/table")

    def restore(self, settings: QSettings) -> None:
        """Divide the page and sort its list as it was."""
        self.split.restore(settings, self._key)
        self._table.restore(settings, f"{self._name}/table")

    @property
    def _key(self) -> str:
        return f"{self._name}/split"

    @property
    def _name(self) -> str:
        return self.title.text().casefold()
