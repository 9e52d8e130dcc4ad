"""Cells of the tree of criteria: figures, bars and pins painted, a weight typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gz_eval.desktop import theme
from gz_eval.desktop.share_bar import paint_bar
from gz_eval.desktop.weight_editors import PercentBox, paint_pin

if TYPE_CHECKING:
    from gz_eval.desktop.criteria_tree import CriteriaTree

NAME, WEIGHT, BAR, WHOLE, PIN = range(5)
KEY = Qt.ItemDataRole.UserRole
PERCENT = Qt.ItemDataRole.UserRole + 1
PILLAR = Qt.ItemDataRole.UserRole + 2
AnyIndex = QModelIndex | QPersistentModelIndex


class WeightCells(QStyledItemDelegate):
    """Paints figures, bars and pins, and edits a weight by typing."""

    def __init__(self, tree: CriteriaTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), theme.row_height(self._tree))

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus  # the whole row shows it
        if not index.parent().isValid():
            option.font = theme.strong_font(self._tree)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        if index.column() == NAME:
            super().paint(painter, option, index)
            return
        scheme = theme.tokens(self._tree.palette())
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.color(scheme.selection))
        if index.column() == BAR:
            self._paint_bar(painter, option, index)
        elif index.column() == PIN:
            self._paint_pin(painter, option, index)
        else:
            pad = theme.em(self._tree) // 2
            ink = scheme.text if index.column() == WEIGHT else scheme.secondary
            painter.setPen(theme.color(ink))
            painter.setFont(self._tree.font())
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(option.rect.adjusted(0, 0, -pad, 0), int(side), str(index.data()))

    def _paint_bar(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        scheme = theme.tokens(self._tree.palette())
        ink = scheme.pillar(int(index.data(PILLAR) or 0))
        handle = theme.em(self._tree) if self._tree.offers_drag(index) else 0
        paint_bar(
            painter,
            bar_rect(option.rect),
            float(index.data(PERCENT) or 0.0) / 100,
            ink,
            scheme,
            chosen=bool(option.state & QStyle.StateFlag.State_Selected),
            handle=handle,
        )

    def _paint_pin(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return
        scheme = theme.tokens(self._tree.palette())
        pinned = Qt.CheckState(state) == Qt.CheckState.Checked
        ink = theme.color(scheme.accent if pinned else scheme.secondary)
        place = QRectF(option.rect)
        place.setWidth(min(place.width(), self._tree.pin_width))
        paint_pin(painter, place, theme.em(self._tree), ink, pinned=pinned)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> bool:
        return False  # the tree takes presses on pins itself: there is no box to be hit

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        label = index.model().index(index.row(), NAME, index.parent()).data()
        return PercentBox(f"Weight of {label}, per cent", parent)

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        if isinstance(editor, PercentBox):
            editor.setValue(float(index.data(PERCENT) or 0.0))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: AnyIndex) -> None:
        if isinstance(editor, PercentBox):
            editor.interpretText()
            shown = float(index.data(PERCENT) or 0.0)
            if editor.textFromValue(editor.value()) != editor.textFromValue(shown):
                self._tree.weighed.emit(str(index.data(KEY)), editor.value())


def bar_rect(cell: QRect) -> QRect:
    """Where the bar is in its cell."""
    height = max(6, cell.height() // 3)
    return QRect(
        cell.left() + theme.SMALL,
        cell.center().y() - height // 2,
        max(10, cell.width() - 2 * theme.SMALL),
        height,
    )
