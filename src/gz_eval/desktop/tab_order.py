"""Where Tab comes to what is made later: Qt puts it last in the window, wherever it lies."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget


def put_before(widget: QWidget, stops: Iterable[QWidget]) -> None:
    """Have Tab come to these stops, in their order, just before a widget.

    What comes before it is not asked for: a widget that Qt names in its chain of focus becomes the
    asking one's in PySide, and goes for deleted with that.
    """
    for stop in stops:
        QWidget.setTabOrder(widget, stop)  # just behind it,
        QWidget.setTabOrder(stop, widget)  # and it behind that
