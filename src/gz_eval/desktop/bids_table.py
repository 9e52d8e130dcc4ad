"""The table of bids: any number of columns, the name staying while they are scrolled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from gz_eval.app.bid_columns import BidColumn
from gz_eval.app.bid_filter import BidFilter
from gz_eval.app.bid_rows import BidRow
from gz_eval.desktop import theme
from gz_eval.desktop.pressing import is_enter
from gz_eval.desktop.staying_table import StayingTable

_WIDEST = 28  # letters of an answer
_NAME = 60  # letters of a name: there it is who a row is about
_NAME_SHARE = 0.4  # of the table's width, at most


def _usual(columns: Sequence[BidColumn]) -> frozenset[str]:
    return frozenset(one.key for one in columns if one.usual)


class BidsTable(StayingTable[BidRow]):
    """Every bid, any of its answers. Several rows can be selected, to be copied.

    `chosen_keys` are the columns that the person chose. Those `withheld`, because names or scores
    are hidden, are not shown meanwhile and come back as they were, with the order they gave.
    `opened` is sent by Enter.
    """

    opened = Signal()
    most_of_title = _WIDEST

    def __init__(self, columns: Sequence[BidColumn], parent: QWidget | None = None) -> None:
        self.kinds = tuple(columns)
        self.chosen_keys = _usual(columns)
        self.withheld: frozenset[str] = frozenset()
        self._order: tuple[str, Qt.SortOrder] | None = None
        self._ordering = False
        super().__init__([one.column for one in columns], "Bids", parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(theme.em(self) * 3)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.sortIndicatorChanged.connect(self._note_order)
        self._show_chosen()

    # -- columns ----------------------------------------------------------------------------------

    @property
    def offered(self) -> tuple[BidColumn, ...]:
        """The columns that can be shown now."""
        return tuple(one for one in self.kinds if one.key not in self.withheld)

    @property
    def shown_keys(self) -> frozenset[str]:
        """The columns that are shown: those chosen that can be, and the name whatever they are."""
        return (self.chosen_keys - self.withheld) | {self.kinds[0].key}

    def show_kinds(self, columns: Sequence[BidColumn], withheld: frozenset[str]) -> bool:
        """Have these columns, and do not show those `withheld`; False where that is as it was.

        Of other columns than there were the rows are to be shown anew; then they are to be fitted
        too (`fit_columns`). What was chosen stays chosen, and in the order of the same column.
        """
        others = [(one.key, one.column.title) for one in columns] != [
            (one.key, one.column.title) for one in self.kinds
        ]
        if not others and withheld == self.withheld:
            return False
        if others:
            known = {one.key for one in self.kinds}
            self.chosen_keys = (self.chosen_keys & known) | (_usual(columns) - known)
            self.kinds = tuple(columns)
            self.show_columns([one.column for one in columns])
            self._sort_by(-1, Qt.SortOrder.AscendingOrder)
        self.withheld = withheld
        self._hide_others()
        key, order = self._order or ("", Qt.SortOrder.AscendingOrder)
        places = {one.key: number for number, one in enumerate(columns)}
        self._sort_by(-1 if key in withheld else places.get(key, -1), order)
        return True

    def choose_columns(self, keys: frozenset[str]) -> None:
        """Show these columns, of those that can be."""
        self.chosen_keys = keys
        self._show_chosen()

    def choose_offered(self, keys: frozenset[str]) -> None:
        """Show these columns of those that can be; what is withheld stays as it was chosen."""
        self.choose_columns(keys | (self.chosen_keys & self.withheld))

    def _show_chosen(self) -> None:
        self._hide_others()
        self.fit_columns()

    def _hide_others(self) -> None:
        shown = self.shown_keys
        for number, one in enumerate(self.kinds):
            self.setColumnHidden(number, one.key not in shown)

    def _sort_by(self, column: int, order: Qt.SortOrder) -> None:
        """Put the rows in an order that is not the person's choice."""
        self._ordering = True
        try:
            self.horizontalHeader().setSortIndicator(column, order)
        finally:
            self._ordering = False

    def _note_order(self, column: int, order: Qt.SortOrder) -> None:
        """Remember what the person sorts by."""
        if not self._ordering:
            self._order = (self.kinds[column].key, order) if column >= 0 else None

    def fit_columns(self) -> None:
        """Make every column as wide as its title and texts, within reason."""
        offered = frozenset(one.key for one in self.offered)
        self.leave_unshown(
            number for number, one in enumerate(self.kinds) if one.key in offered - self.shown_keys
        )
        widths = {
            number: self.column_width_for(number, _WIDEST if number else _NAME)
            for number in range(len(self.columns))
            if not self.isColumnHidden(number)
        }
        room = self.viewport().width()
        if room > 20 * self.metrics.averageCharWidth():
            widths[0] = min(widths[0], round(room * _NAME_SHARE))
        self.give_widths(widths)

    def remember(self, settings: QSettings, key: str) -> None:
        """Write down the order and the widths, and which columns were chosen, withheld or not."""
        super().remember(settings, key)
        settings.setValue(f"{key}/columns", sorted(self.chosen_keys))
        settings.setValue(f"{key}/known", sorted(one.key for one in self.kinds))

    def restore(self, settings: QSettings, key: str) -> None:
        """Have the columns there were, in the order and as wide as they were; new ones as usual."""
        super().restore(settings, key)
        chosen, known = settings.value(f"{key}/columns"), settings.value(f"{key}/known")
        if isinstance(chosen, list) and isinstance(known, list):
            wanted = (
                one.key
                for one in self.kinds
                if (one.key in chosen if one.key in known else one.usual)
            )
            self.choose_columns(frozenset(wanted))

    # -- the keyboard -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to what the bid says."""
        if is_enter(event):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    # -- rows -------------------------------------------------------------------------------------

    def filter_by(self, wanted: BidFilter) -> None:
        """Show only what passes; what was selected stays selected where it is still shown."""
        self.show_picked(wanted.passing if wanted.active else None)
