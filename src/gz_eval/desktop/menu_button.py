"""A button that opens a menu: its arrow is a letter, as large as the text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStyleOptionToolButton, QToolButton


class MenuButton(QToolButton):
    """Opens its menu when it is pressed. The words are said without the arrow."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.name(words)

    def name(self, words: str) -> None:
        """Stand for something else from now on."""
        self.setText(f"{words} ▾")
        self.setAccessibleName(words)
        self._menu.setAccessibleName(words)

    def offer(self, actions: Sequence[QAction]) -> None:
        """Have these actions in the menu, and no others."""
        if self._menu.actions() != list(actions):
            for action in self._menu.actions():
                self._menu.removeAction(action)
            self._menu.addActions(list(actions))

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        """Fusion's own arrow is a speck in the corner."""
        super().initStyleOption(option)
        option.features &= ~QStyleOptionToolButton.ToolButtonFeature.HasMenu
