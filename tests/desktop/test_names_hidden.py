"""Hide names and places: nothing on any page tells who a bid is, and they come back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gz_eval.desktop.page_kinds import KINDS
from gz_eval.desktop.window import MainWindow

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


@pytest.fixture
def filled(qtbot: QtBot, window: MainWindow, register: Path) -> MainWindow:
    """A window with bids."""
    with qtbot.waitSignal(window.settled):
        window.open([register])
    qtbot.waitUntil(lambda: window.account.isVisible())
    return window


def _columns(model: QAbstractItemModel) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())


def _texts(widget: QWidget) -> str:
    """Every text that a page shows, says or hints."""
    told: list[str] = []
    for one in [widget, *widget.findChildren(QWidget)]:
        if not one.isVisibleTo(widget):
            continue
        told += [one.toolTip(), one.accessibleName(), one.accessibleDescription()]
        if isinstance(one, QLabel):
            told.append(one.text())
        if isinstance(one, QTextEdit | QPlainTextEdit):
            told.append(one.toPlainText())
        if isinstance(one, QComboBox):
            told += [one.itemText(number) for number in range(one.count())]
        if isinstance(one, QAbstractItemView) and (model := one.model()) is not None:
            told += [
                str(model.index(row, column).data(role) or "")
                for row in range(model.rowCount(QModelIndex()))
                for column in range(_columns(model))
                for role in ROLES
            ]
    return "\n".join(told)


@pytest.mark.parametrize("key", [kind.item.key for kind in KINDS])
def test_no_page_tells_who_a_bid_is(filled: MainWindow, key: str) -> None:
    document = filled.documents.document
    assert document is not None
    bids = document.session.project.bids.bids
    filled.go(key)
    filled.menus.nameless.trigger()
    page = filled.pages.currentWidget()
    assert page is not None
    told = _texts(page)
    assert told
    assert [word for bid in bids for word in (bid.name, bid.id) if word in told] == []
    assert "Names and places are hidden" in filled.account.text()


def test_names_come_back(filled: MainWindow) -> None:
    document = filled.documents.document
    assert document is not None
    name = document.session.project.bids.bids[0].name
    filled.go("ranking")
    page = filled.pages.currentWidget()
    assert page is not None
    filled.menus.nameless.trigger()
    assert name not in _texts(page)
    filled.menus.nameless.trigger()
    assert name in _texts(page)


def test_what_would_tell_a_name_cannot_be_done(filled: MainWindow) -> None:
    filled.menus.nameless.trigger()
    assert not filled.menus.correct.isEnabled()
    assert not filled.menus.move.isEnabled()
    filled.menus.nameless.trigger()
    assert filled.menus.correct.isEnabled()
