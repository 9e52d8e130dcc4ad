"""Where Tab comes to what is made later: Qt puts it last in the window, wherever it lies."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_before(widget: QWidget, stops: Iterable[QWidget]) -> None:
    """Have Tab come to these stops, in their order, just before a widget."""
    wanted = tuple(stops)
    before = widget.previousInFocusChain()
    while before is not None and (
        before in wanted or before.focusPolicy() == Qt.FocusPolicy.NoFocus
    ):
        before = before.previousInFocusChain()
    for stop in wanted:
        if before is not None:
            QWidget.setTabOrder(before, stop)
        before = stop
