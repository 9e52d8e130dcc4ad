"""The tree of criteria: each with its weight among its siblings, a bar to drag, and a pin.

What a moved weight means is decided elsewhere, and so is whether it may move.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QTreeWidget,
    QTreeWidgetItem,
)

from gz_eval.core.framework import Framework
from gz_eval.core.rounding import PERCENT_PLACES, percent_text
from gz_eval.core.weights import global_percents, local_percents
from gz_eval.desktop.share_bar import FIGURES
from gz_eval.desktop.weight_cells import (
    BAR,
    KEY,
    NAME,
    PERCENT,
    PILLAR,
    PIN,
    WEIGHT,
    WHOLE,
    AnyIndex,
    WeightCells,
    bar_rect,
)
from gz_eval.desktop.weight_columns import TIPS, TITLES, fit_columns, name_columns, pin_width
from gz_eval.desktop.weight_editors import PercentBox

_DRAG_TIP = "Drag the end of the bar, or press + and −, to change the weight"
_PINNED_TIP = "Pinned: it stays while others of its group are moved. Press P to let it go."
_MORE = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)  # plus is typed with Shift on some keys
_LESS = (Qt.Key.Key_Minus,)


class CriteriaTree(QTreeWidget):
    """Shows a framework's criteria.

    `chosen` is sent with the key of the criterion that is gone to, `weighed` with one and its new
    per cent, `pinned` with one and whether its weight is to stay. `unshown` are the titles of
    columns that there is no room for, and `unshown_changed` is sent when they are others.
    """

    chosen = Signal(str)
    weighed = Signal(str, float)
    pinned = Signal(str, bool)
    unshown_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.unshown: tuple[str, ...] = ()
        self._structure: tuple[tuple[str, str, str], ...] = ()
        self._items: dict[str, QTreeWidgetItem] = {}
        self._dragged = ""
        self._hovered = ""
        self._filling = False
        name_columns(self)
        self.setAccessibleName("Criteria and their weights")
        self.setItemDelegate(WeightCells(self))
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformRowHeights(True)
        self.setTabKeyNavigation(False)
        self.viewport().setMouseTracking(True)
        self._fit()
        self.currentItemChanged.connect(self._tell)
        self.itemChanged.connect(self._pin)
        self.itemDoubleClicked.connect(lambda item, _column: self._edit(item))

    @property
    def pin_width(self) -> int:
        """The width of the column of pins, without the room it has beyond that."""
        return pin_width(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        unshown = fit_columns(self)
        if unshown != self.unshown:
            self.unshown = unshown
            self.unshown_changed.emit()

    # -- what is shown ----------------------------------------------------------------------------

    def show_framework(self, framework: Framework, pins: frozenset[str]) -> None:
        """Show weights; the tree is only made anew when its criteria are others."""
        self._filling = True
        structure = tuple((one.key, one.parent, one.label) for one in framework.criteria)
        if structure != self._structure:
            self._structure = structure
            self._build(framework)
        local, whole = local_percents(framework), global_percents(framework)
        for key, item in self._items.items():
            percent = f"{percent_text(local[key])}%"
            alone = len(framework.children[framework.criterion_by_key[key].parent]) == 1
            item.setText(WEIGHT, percent)
            item.setText(WHOLE, f"{percent_text(whole[key], PERCENT_PLACES)}%")
            item.setToolTip(WEIGHT, f"{item.text(WHOLE)} of the whole")
            item.setData(WEIGHT, PERCENT, local[key])
            item.setData(BAR, PERCENT, local[key])
            label = framework.criterion_by_key[key].label
            item.setData(
                NAME,
                Qt.ItemDataRole.AccessibleTextRole,
                f"{label}, {percent} of its group, {item.text(WHOLE)} of the whole"
                + (", pinned" if key in pins else ""),
            )
            item.setData(BAR, Qt.ItemDataRole.AccessibleTextRole, percent)
            pinned = key in pins
            item.setToolTip(BAR, "" if alone else _PINNED_TIP if pinned else _DRAG_TIP)
            item.setToolTip(PIN, "" if alone else _PINNED_TIP if pinned else TIPS[PIN])
            if not alone:
                state = Qt.CheckState.Checked if key in pins else Qt.CheckState.Unchecked
                item.setCheckState(PIN, state)
        self._filling = False

    def _build(self, framework: Framework) -> None:
        chosen = self.chosen_key
        self.clear()
        self._items = {}
        pillars = {pillar.key: number for number, pillar in enumerate(framework.pillars)}
        above: dict[str, int] = {}
        for one in framework.criteria:
            parent = self._items.get(one.parent)
            item = QTreeWidgetItem()
            if parent is None:
                self.addTopLevelItem(item)
            else:
                parent.addChild(item)
            above[one.key] = pillars.get(one.key, above.get(one.parent, 0))
            item.setText(NAME, one.label)
            item.setToolTip(NAME, one.description or one.label)
            for column in (WEIGHT, WHOLE):
                item.setTextAlignment(
                    column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                )
            for column in range(len(TITLES)):
                item.setData(column, KEY, one.key)
            item.setData(BAR, PILLAR, above[one.key])
            item.setData(PIN, Qt.ItemDataRole.AccessibleTextRole, f"Pin the weight of {one.label}")
            self._items[one.key] = item
        for key, item in self._items.items():
            if key in framework.children:  # what has no parts would be closed by Left for nothing
                item.setExpanded(True)
        self.choose(chosen if chosen in self._items else framework.criteria[0].key)

    @property
    def rows_shown(self) -> int:
        """How many rows there are, without those of groups that are closed."""
        item, count = self.topLevelItem(0), 0
        while item is not None:
            item, count = self.itemBelow(item), count + 1
        return count

    @property
    def chosen_key(self) -> str:
        """The key of the criterion that is gone to; empty when none is."""
        item = self.currentItem()
        return str(item.data(NAME, KEY)) if item is not None else ""

    def choose(self, key: str) -> None:
        """Go to a criterion."""
        if key in self._items:
            self.setCurrentItem(self._items[key])

    def _tell(self) -> None:
        if not self._filling and (key := self.chosen_key):
            self.chosen.emit(key)

    def _pin(self, item: QTreeWidgetItem, column: int) -> None:
        if column == PIN and not self._filling:
            on = item.checkState(PIN) == Qt.CheckState.Checked
            self.pinned.emit(str(item.data(NAME, KEY)), on)

    # -- setting a weight -------------------------------------------------------------------------

    def offers_drag(self, index: AnyIndex) -> bool:
        """Whether a bar shows that it can be dragged: in the chosen row, and under the mouse."""
        key = str(index.data(KEY))
        return key in (self.chosen_key, self._hovered) and self._can_move(key)

    def _can_move(self, key: str) -> bool:
        item = self._items.get(key)
        if item is None or item.data(PIN, Qt.ItemDataRole.CheckStateRole) is None:
            return False
        return item.checkState(PIN) != Qt.CheckState.Checked

    def _edit(self, item: QTreeWidgetItem | None, typed: str = "") -> None:
        """Type a weight; `typed` is its first figure, where that is how it began."""
        if item is None:
            return
        if item.checkState(PIN) == Qt.CheckState.Checked:
            self._move(self.share_of(item))  # whoever asks is told why it cannot be
            return
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.editItem(item, WEIGHT)
        editor = self.indexWidget(self.indexFromItem(item, WEIGHT))
        if typed and isinstance(editor, PercentBox):
            editor.lineEdit().setText(typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2, Enter or a figure edits; plus and minus move by 1%, with Ctrl by 5%; P pins.

        Space opens and closes a group; Right and Left do, and step, as in any tree.
        """
        item = self.currentItem()
        key = event.key()
        if item is None or self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._edit(item)
        elif event.text() in FIGURES:
            self._edit(item, event.text())
        elif key in _MORE + _LESS:
            large = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._move(self.share_of(item) + (5.0 if large else 1.0) * (1 if key in _MORE else -1))
        elif key == Qt.Key.Key_Space and item.childCount():
            item.setExpanded(not item.isExpanded())
        elif key == Qt.Key.Key_P and not event.modifiers():
            if item.data(PIN, Qt.ItemDataRole.CheckStateRole) is None:
                return  # alone in its group: there is nothing to pin it against
            on = item.checkState(PIN) != Qt.CheckState.Checked
            self.pinned.emit(self.chosen_key, on)
        else:
            super().keyPressEvent(event)

    @staticmethod
    def share_of(item: QTreeWidgetItem) -> float:
        """A criterion's share of its group, in per cent."""
        return float(item.data(WEIGHT, PERCENT))

    def _move(self, percent: float) -> None:
        self.weighed.emit(self.chosen_key, min(100.0, max(0.0, percent)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton:
            return
        item, key = self.itemFromIndex(index), str(index.data(KEY))
        if index.column() == BAR:
            self._dragged = key
            self._drag(event)
        elif index.column() == PIN and item.data(PIN, Qt.ItemDataRole.CheckStateRole) is not None:
            self.pinned.emit(key, item.checkState(PIN) != Qt.CheckState.Checked)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged:
            self._drag(event)
        else:
            super().mouseMoveEvent(event)
            self._hover(self.indexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def _hover(self, index: QModelIndex) -> None:
        """Over a bar that can be dragged the mouse says so."""
        key = str(index.data(KEY)) if index.isValid() else ""
        if index.column() == BAR and self._can_move(key):
            self.viewport().setCursor(Qt.CursorShape.SizeHorCursor)
        else:
            self.viewport().unsetCursor()
        if key != self._hovered:
            self._hovered = key
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = ""
        super().mouseReleaseEvent(event)

    def _drag(self, event: QMouseEvent) -> None:
        item = self._items.get(self._dragged)
        if item is None or not self._can_move(self._dragged):
            return
        index = self.indexFromItem(item, BAR)
        track = bar_rect(self.visualRect(index))
        share = (event.position().x() - track.left()) / track.width()
        self.weighed.emit(self._dragged, float(round(min(1.0, max(0.0, share)) * 100)))
