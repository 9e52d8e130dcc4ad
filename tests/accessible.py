"""What assistive technology finds in a widget: what Tab reaches, and what it is called."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget


def focusable(top: QWidget) -> list[QWidget]:
    """What Tab can reach. The editor inside a spin box passes its focus on."""
    return [
        one
        for one in top.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and one.objectName() != "qt_spinbox_lineedit"
    ]


def spoken_name(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def unnamed(top: QWidget) -> list[QWidget]:
    """What Tab can reach and has no name."""
    return [one for one in focusable(top) if not spoken_name(one).strip()]
