"""What can be done with the chart that is shown: numbers instead of it, a copy, a saved picture."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gz_eval.desktop import theme
from gz_eval.desktop.page_action import ActionButton, describe, page_action
from gz_eval.desktop.refusal import refuse

# What the button says while the picture is shown, and while the numbers are: with one letter, as
# with one key.
_AS_TABLE = ("As a &table", "Show the chart's numbers")
_AS_CHART = ("As a char&t", "Show the picture again")


class ChartTools(QHBoxLayout):
    """A row of buttons at the right, `before` them at its left; they are actions of the page."""

    def __init__(
        self,
        page: QWidget,
        before: QWidget,
        turn: Callable[[], None],
        copy: Callable[[], None],
        save: Callable[[], None],
    ) -> None:
        super().__init__()
        self.setSpacing(theme.SMALL)
        self.as_table = page_action(page, *_AS_TABLE, "Ctrl+Shift+T", turn)
        copied = "Copy the picture, or the table, to the clipboard"
        self.copy = page_action(page, "&Copy", copied, "", copy)
        saved = "Save as PNG, SVG or PDF"
        self.save = page_action(page, "&Save picture…", saved, "", save)
        buttons = [ActionButton(action) for action in self.actions_of_chart]
        self.addStretch(1)
        self.addWidget(before)
        for button in buttons:
            self.addWidget(button)

    @property
    def actions_of_chart(self) -> tuple[QAction, QAction, QAction]:
        """As a table, copy and save."""
        return self.as_table, self.copy, self.save

    def refuse(self, why: str) -> None:
        """Offer nothing, for a reason; everything where there is none."""
        for action in self.actions_of_chart:
            refuse(action, why)

    def tell_tabled(self, tabled: bool) -> None:
        """Offer the picture where the numbers are shown, and the numbers where the picture is."""
        text, tip = _AS_CHART if tabled else _AS_TABLE
        self.as_table.setText(text)
        describe(self.as_table, tip)
