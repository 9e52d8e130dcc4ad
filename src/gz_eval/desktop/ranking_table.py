"""The ranking as a table: bars painted in the rows, lines where shortlist and reserve end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from gz_eval.app.columns import Column
from gz_eval.app.ranking_cells import (
    BAR,
    BID,
    BOUNDS,
    GATES,
    MOVED,
    MOVED_SIGNS,
    OVERRIDDEN_SIGN,
    RANK,
    RANKING_COLUMNS,
    REGION,
    SCORE,
    SELECTION,
)
from gz_eval.app.ranking_cells import (
    copied_columns as columns_to_copy,
)
from gz_eval.app.ranking_filter import RankingFilter
from gz_eval.app.ranking_lines import Line, lines_below
from gz_eval.app.ranking_rows import RankingRow
from gz_eval.core.outcome import GateState, Standing, ValueTable
from gz_eval.core.regions import REGIONS, short_name
from gz_eval.desktop import theme
from gz_eval.desktop.cell_delegate import CellDelegate
from gz_eval.desktop.cell_table import CellTable
from gz_eval.desktop.flat_header import SLACK, FlatHeader
from gz_eval.desktop.ranking_room import share_room

_GATES_LEAST = frozenset({GateState.UNCLEAR.value})
_PLACES_IN_SHORT = tuple(short_name(region.name) for region in REGIONS)


class RankingDelegate(CellDelegate[RankingRow]):
    """Adds a mark beside the rank, a bar of points with its whisker, and rows set apart."""

    def paint_background(self, painter: QPainter, rect: QRect, row: RankingRow) -> None:
        """Bids that fail a gate lie on a shaded ground."""
        if row.failed:
            painter.fillRect(rect, theme.color(self.table.scheme.surface))

    def paint_cell(
        self,
        painter: QPainter,
        rect: QRect,
        row: RankingRow,
        number: int,
        column: Column[RankingRow],
    ) -> None:
        """One cell: text, or the bar."""
        if number == BAR:
            self._bar(painter, rect, row)
            return
        if number == RANK:
            self._mark(painter, rect, row)
        super().paint_cell(painter, rect, row, number, column)

    def _mark(self, painter: QPainter, rect: QRect, row: RankingRow) -> None:
        """Where the bid was left: full when shortlisted, open when in reserve; seen in any order.

        Round by the rule, a diamond where officials moved it there, a cross where they took it off.
        """
        standing, moved = row.selected, row.moved
        listed = standing in (Standing.SHORTLISTED, Standing.RESERVE)
        if not listed and not moved:
            return
        accent = theme.color(self.table.scheme.accent)
        size = max(5.0, self.table.metrics.height() * 0.36)
        mark = QRectF(0, 0, size, size)
        mark.moveCenter(QPointF(rect.left() + self.table.pad + size / 2, rect.center().y() + 0.5))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent, 1.5))
        full = standing is Standing.SHORTLISTED
        painter.setBrush(accent if full else Qt.BrushStyle.NoBrush)
        if not listed:
            painter.drawLine(mark.topLeft(), mark.bottomRight())
            painter.drawLine(mark.bottomLeft(), mark.topRight())
        elif moved:
            middle, half = mark.center(), size * 0.66
            across, up = QPointF(half, 0), QPointF(0, half)
            painter.drawPolygon([middle - up, middle + across, middle + up, middle - across])
        else:
            painter.drawEllipse(mark)
        painter.restore()

    def _bar(self, painter: QPainter, rect: QRect, row: RankingRow) -> None:
        scheme = self.table.scheme
        pad = self.table.pad
        thick = max(6, round(rect.height() * 0.46))
        left, width = rect.left() + pad, rect.width() - 2 * pad
        top = rect.top() + (rect.height() - thick) // 2
        if width < 8:
            return
        painter.fillRect(left, top, width, thick, theme.color(scheme.track))
        if row.failed:
            painter.setOpacity(0.55)
        reached = 0.0
        start = left
        for number, points in enumerate(row.points):
            reached += points
            end = left + round(width * min(reached, 100.0) / 100.0)
            if end - start > 1:  # one pixel of the ground shows between two pillars
                painter.fillRect(start, top, end - start - 1, thick, scheme.pillar(number))
            start = end
        painter.setOpacity(1.0)
        if row.bounds_text:
            self._whisker(painter, row, left, width, rect.top() + rect.height() // 2, thick)

    def _whisker(
        self, painter: QPainter, row: RankingRow, left: int, width: int, middle: int, thick: int
    ) -> None:
        low = left + round(width * row.lower / 100.0)
        high = left + round(width * row.upper / 100.0)
        if high - low < 3:
            return  # too little to see; the figures beside it say it
        cap = max(3, thick // 2 - 1)
        # A halo in the ground's colour keeps it legible over every pillar.
        for color, pen in ((self.table.scheme.background, 3), (self.table.scheme.text, 1)):
            painter.setPen(QPen(theme.color(color), pen))
            painter.drawLine(low, middle, high, middle)
            painter.drawLine(low, middle - cap, low, middle + cap)
            painter.drawLine(high, middle - cap, high, middle + cap)


class RankingTable(CellTable[RankingRow]):
    """Every bid in ranked order, or in any other the person asks for.

    `gates_signed` is sent with whether a gate that was overridden has but a sign: it is to be told.
    """

    gates_signed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._lines: dict[int, str] | None = None
        self._moved = False
        self._gates = _GATES_LEAST
        self._signed = False
        self._placed = True  # whether any bid has a region, as far as it may be told
        self._values: ValueTable | None = None
        super().__init__(RANKING_COLUMNS, "Ranking of bids", parent, natural=RANK)
        header = self.horizontalHeader()
        header.setSortIndicator(RANK, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for signal in (self.rows.layoutChanged, self.rows.modelReset, self.rows.dataChanged):
            signal.connect(self._forget_lines)

    def make_header(self) -> FlatHeader:
        """The titles above the columns."""
        heads = FlatHeader(self)
        heads.shorten({MOVED: MOVED_SIGNS})
        return heads

    def make_delegate(self) -> RankingDelegate:
        """The painter of this table's cells."""
        return RankingDelegate(self)

    def show_rows(self, rows: Sequence[RankingRow]) -> None:
        """Show these rows. What was moved or overridden needs room of its own."""
        moved, gates = bool(rows) and rows[0].selection is not None, self._gates
        table = rows[0].evaluation.table if rows else None
        values = self._values
        if table is not values:  # gates and places do not change with the weights
            self._values = table
            self._placed = any(row.facts.region for row in rows)
            gates = _GATES_LEAST | (rows[0].gates_told if rows else frozenset())
        fits = (moved, gates) == (self._moved, self._gates)
        self._moved, self._gates = moved, gates
        super().show_rows(rows)
        if not fits or table is not values:
            self.fit_columns()

    def filter_by(self, wanted: RankingFilter) -> None:
        """Show only what passes a filter. A chosen bid that does not pass is chosen no more."""
        self.show_picked(wanted.passing if wanted.active else None)

    def _forget_lines(self) -> None:
        self._lines = None
        self.viewport().update()

    @property
    def lines(self) -> dict[int, str]:
        """The shown row each line is drawn under; none while sorted by anything but rank."""
        if self._lines is None:
            self._lines = lines_below(self.rows.rows) if self.rows.in_natural_order else {}
        return self._lines

    def paint_over(self, painter: QPainter) -> None:
        """The lines: solid under the shortlist, dashed under the reserve, thin before failures."""
        width = self.viewport().width()
        accent = theme.color(self.scheme.accent)
        pens = {
            Line.SHORTLIST: QPen(accent, 2),
            Line.RESERVE: QPen(accent, 2, Qt.PenStyle.CustomDashLine),
            Line.FAILED: QPen(theme.color(self.scheme.secondary), 1),
        }
        pens[Line.RESERVE].setDashPattern([4, 2])
        for row, kind in self.lines.items():
            y = self.rowViewportPosition(row) + self.rowHeight(row)
            if 0 < y <= self.viewport().height():
                painter.setPen(pens[kind])
                painter.drawLine(0, y, width, y)

    @property
    def copied_columns(self) -> Sequence[Column[RankingRow]]:
        """Those that are shown, those there is no room for, and what lines and signs tell."""
        return columns_to_copy(super().copied_columns)

    # -- columns ----------------------------------------------------------------------------------

    def _sign_gates(self, on: bool) -> None:
        """Whether a gate that was overridden, if there is any, has but a sign."""
        signed = on and self._gates != _GATES_LEAST
        if signed is not self._signed:
            self._signed = signed
            self.gates_signed.emit(signed)

    def fit_columns(self) -> None:
        """Give texts the width they need, and bids, regions and bars what is left.

        Where there is no room, what is said elsewhere as well is shortened or left out.
        """
        wide, pads = self.metrics.horizontalAdvance, 2 * self.pad + SLACK
        figure = "0" * max(3, len(str(len(self.rows.given))))  # the last rank has no more
        fixed = {
            RANK: self.strong_metrics.horizontalAdvance(f"({figure})") + 3 * self.pad,
            MOVED: max(map(wide, ("Moved ▾", f"▲{figure}"))) + pads,
            GATES: max(map(wide, self._gates)) + pads,
            SCORE: wide("Score ▾") + pads,
            BOUNDS: wide("00.0 to 00.0") + pads,
        }
        if self._moved:
            said = f"{Standing.NOT_SHORTLISTED.value}, moved"
            fixed[SELECTION] = self.strong_metrics.horizontalAdvance(said) + pads
        short = {
            MOVED: max(map(wide, (f"▲{figure}", "gates"))) + pads,
            REGION: max(map(wide, _PLACES_IN_SHORT)) + pads,
            GATES: wide(f"{GateState.UNCLEAR.value} {OVERRIDDEN_SIGN}") + pads,
        }
        line, room = self.metrics.height(), self.viewport().width()
        own = self.own_widths(range(len(self.columns)))
        usual = share_room(room, line, fixed, short, placed=self._placed)
        shared = share_room(room, line, fixed, short, own, placed=self._placed) if own else usual
        self._sign_gates(GATES in shared.in_short)
        widths, spare = dict(shared.widths), shared.spare
        for column in (MOVED, BOUNDS, SELECTION, REGION, GATES, BAR):
            self.setColumnHidden(column, column not in widths)
        wanted = fixed.keys() | {BID, BAR} | ({REGION} if self._placed else set())
        crowded_out = not usual.widths.keys() <= widths.keys()
        self.leave_unshown(wanted - widths.keys(), crowded_out=crowded_out)
        for column, most in ((BID, 30), (REGION, 24), (BID, 48)):
            if column in widths.keys() - own.keys():
                more = min(spare, max(0, self.column_width_for(column, most) - widths[column]))
                widths[column] += more
                spare -= more
        for column, width in widths.items():
            self.setColumnWidth(column, width)
