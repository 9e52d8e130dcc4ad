"""All that a window, a page or a dialog tells: what is seen of it, hinted, and said aloud."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QTextEdit,
    QWidget,
)

_SAID = QAccessible.Text
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


def _columns(model: QAbstractItemModel) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())


def texts(widget: QWidget) -> str:
    """Every text that a page shows, says or hints."""
    told: list[str] = []
    for one in [widget, *widget.findChildren(QWidget)]:
        if not one.isVisibleTo(widget):
            continue
        told += [one.toolTip(), one.accessibleName(), one.accessibleDescription()]
        told += [one.statusTip(), one.whatsThis(), one.windowTitle()]
        if isinstance(one, QLabel | QAbstractButton | QLineEdit):
            told.append(one.text())
        if isinstance(one, QTextEdit | QPlainTextEdit):
            told.append(one.toPlainText())
        if isinstance(one, QComboBox):
            told += [one.itemText(number) for number in range(one.count())]
        if isinstance(one, QTabWidget):
            told += [one.tabText(number) for number in range(one.count())]
        if isinstance(one, QAbstractItemView) and (model := one.model()) is not None:
            told += [
                str(model.index(row, column).data(role) or "")
                for row in range(model.rowCount(QModelIndex()))
                for column in range(_columns(model))
                for role in _ROLES
            ]
    return "\n".join(told)


def spoken(interface: QAccessibleInterface) -> Iterator[str]:
    """All that a screen reader can say of something and of what is in it, in view or not."""
    if interface.state().invisible:  # not there, as on a page that was not gone to
        return
    for kind in (_SAID.Name, _SAID.Description, _SAID.Value, _SAID.Help):
        yield interface.text(kind)
    for number in range(interface.childCount()):
        if (child := interface.child(number)) is not None and child.isValid():
            yield from spoken(child)
