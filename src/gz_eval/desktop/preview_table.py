"""The preview of a table to be exported: columns end at the edge, or so much is seen of the next
that it can be read which it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gz_eval.app.export_choices import PreviewRow, preview_columns, preview_rows
from gz_eval.desktop import theme
from gz_eval.desktop.cell_table import CellTable

if TYPE_CHECKING:
    from gz_eval.export.table import Table

_MOST = 42  # letters of a column
_READABLE = 10  # letters: of a column of which less is seen, nothing is


class PreviewTable(CellTable[PreviewRow]):
    """Shows the first rows of a table as it will be written."""

    def __init__(self) -> None:
        super().__init__((), "Preview")
        self.horizontalHeader().setStretchLastSection(False)
        self.horizontalHeader().setSectionsClickable(False)

    def show_table(self, table: Table) -> None:
        """Show another table."""
        self.show_columns(preview_columns(table))
        self.show_rows(preview_rows(table))
        self.setAccessibleName(f"Preview of {table.title}")
        self.fit_columns()

    def fit_columns(self) -> None:
        """As wide as their texts; those seen whole share what a sliver of the next would have."""
        widths = [self.column_width_for(column, _MOST) for column in range(len(self.columns))]
        room, used = self.viewport().width(), 0
        for column, width in enumerate(widths):
            if used + width > room:
                rest = room - used
                if column and rest < min(width, theme.letters(self, _READABLE)):
                    for number in range(column):
                        widths[number] += rest * (number + 1) // column - rest * number // column
                break
            used += width
        self.give_widths(dict(enumerate(widths)))
