"""The table of a page's list: short columns as wide as they need, long ones share what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from gz_eval.app.columns import Column
from gz_eval.desktop.rows_model import Pick, Row
from gz_eval.desktop.shared_room import shared_out
from gz_eval.desktop.staying_table import StayingTable

_MOST = 200  # letters: a text of more is read beside the list


class ListTable(StayingTable[Row]):
    """Rows with texts of any length.

    `shared` gives the columns that share the room that is left, and how many letters each must
    have if it needs them; `dropped` are the columns that a narrow table leaves out, the first one
    first: what they say must stand elsewhere too. All other columns are as wide as their texts. A
    list that `scrolls` sideways does so where it does not fit without these; where it `shortens`,
    the columns that share give up to a quarter before it does.
    """

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        name: str,
        shared: Mapping[int, int],
        dropped: Sequence[int] = (),
        parent: QWidget | None = None,
        *,
        sorts: bool = True,
        scrolls: bool = False,
        shortens: bool = False,
        natural: int = -1,
    ) -> None:
        """Make it. Without `sorts` the rows stay in the order they are given.

        `natural` is the column in whose ascending order they are given.
        """
        self._shared = dict(shared)
        self._dropped = tuple(dropped)
        self.left_out: frozenset[int] = frozenset()
        self._scrolls, self._shortens = scrolls, shortens
        super().__init__(columns, name, parent, natural)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(1)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        if not scrolls:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header.setSectionsClickable(sorts)
        self.setSortingEnabled(sorts)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows, in columns that fit them."""
        super().show_rows(rows)
        self.fit_columns()

    def show_only(self, shows: Callable[[Row], bool] | None) -> None:
        """Show the rows that pass; the chosen one stays, or the first that is shown is chosen.

        That is said then: what is chosen here is what is acted on.
        """
        self.show_picked(
            None if shows is None else lambda rows: [row for row in rows if shows(row)]
        )

    def show_picked(self, pick: Pick[Row] | None) -> None:
        """As `show_only`, of the rows that `pick` picks; of all with None."""
        key = self.chosen_id
        super().show_picked(pick)
        index = self.rows.index_of(key) if key else QModelIndex()
        if not index.isValid():
            index = self.rows.index(0, 0)
        if not index.isValid():
            self.selectionModel().clear()
        elif not self.selectionModel().isRowSelected(index.row()):
            self.choose(self.rows.row_at(index).id)
            if key:
                self.chosen.emit(self.chosen_id)

    def leave_out(self, columns: frozenset[int]) -> None:
        """Do not show these columns, however wide the table is."""
        if columns != self.left_out:
            self.left_out = columns
            self.fit_columns()

    @property
    def copied_columns(self) -> Sequence[Column[Row]]:
        """All that may be shown: what there is no room for is copied all the same."""
        return [one for number, one in enumerate(self.columns) if number not in self.left_out]

    def fit_columns(self) -> None:
        """Share out the width: least widths first, then what is left, to those that need it."""
        room = self.viewport().width()
        letter = self.metrics.averageCharWidth()
        columns = [n for n in range(len(self.columns)) if n not in self.left_out]
        least = {n: self.column_width_for(n, _MOST if n in self._shared else 40) for n in columns}
        needed = {n: least[n] for n in columns if n in self._shared}
        if sum(least.values()) > room:
            needed |= {n: self.width_in_short(n) for n in needed if self.columns[n].shortens}
        for column, wanted in needed.items():
            least[column] = min(wanted, self._shared[column] * letter + 2 * self.pad)
        own = self.own_widths(columns)
        least |= own
        if self._dropped:  # one that is left out could not be drawn in again
            self._draw_in(least, own, sum(least.values()) - room)
        for column in self._dropped:
            if sum(least.values()) > room:
                least.pop(column, None)
        for column in range(len(self.columns)):
            self.setColumnHidden(column, column not in least)
        self.leave_unshown(set(range(len(self.columns))) - set(least) - self.left_out)
        sharing = [column for column in least if column in self._shared and column not in own]
        spare = room - sum(least.values())
        if self._scrolls:
            given = sum(least[column] for column in sharing) // 4 if self._shortens else 0
            spare = spare if spare >= -given else 0
        shares = {column: self._shared[column] for column in sharing}
        if spare > 0:
            lacking = {column: needed[column] - least[column] for column in sharing}
            parts = shared_out(spare, shares, lacking)
        else:
            weights = max(1, sum(shares.values()))
            parts = {column: spare * share // weights for column, share in shares.items()}
        for column, part in parts.items():
            least[column] = max(4 * letter, least[column] + part)
        if sharing and spare > 0:
            least[sharing[-1]] += room - sum(least.values())
        if not self._scrolls:  # what is beyond the edge could not be come to
            self._draw_in(least, own, sum(least.values()) - room)
        for column, width in least.items():
            self.setColumnWidth(column, width)

    def _draw_in(self, widths: dict[int, int], own: Iterable[int], lacking: int) -> None:
        """Have columns that were made wide by hand give back what others lack."""
        for column in own:
            if lacking > 0 and column in widths:
                given = min(lacking, max(0, widths[column] - self.column_width_for(column, 24)))
                widths[column] -= given
                lacking -= given
