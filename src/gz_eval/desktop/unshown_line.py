"""Says quietly which columns a table does not show, and where they can be read all the same."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from gz_eval.desktop import theme
from gz_eval.desktop.header import ElidedLabel

IN_DETAILS = "There is no room for them in the list; the details have them."
_MOST = 3  # columns that are named; of more it is said how many they are


class Narrowed(Protocol):
    """What may leave out columns: `unshown` are their titles."""

    unshown_changed: SignalInstance

    @property
    def unshown(self) -> tuple[str, ...]:
        """The titles of those that there is no room for."""


class UnshownLine(ElidedLabel):
    """Seen only while columns are not shown. `advice` says why, and where they can be read."""

    def __init__(
        self, table: Narrowed, advice: str = IN_DETAILS, parent: QWidget | None = None
    ) -> None:
        """Make it. Where columns may go before it is laid out, it needs a `parent` by then."""
        super().__init__(18)
        self.setParent(parent)
        self._table = table
        self._advice = advice
        theme.as_caption(self)
        self.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        table.unshown_changed.connect(self._say)
        self._say()

    def _say(self) -> None:
        titles = self._table.unshown
        named = ", ".join(titles)
        few = len(titles) <= _MOST
        self.say(
            f"Not shown: {named}" if few else f"{len(titles)} columns are not shown",
            f"Columns that are not shown: {named}. {self._advice}",
        )
        self.setAccessibleDescription(self.toolTip())
        self.setVisible(bool(titles))
