"""Weights at the left: each pillar with slider and percentage, its criteria below it.

It shows a framework and says what the person moved; what that means is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gz_eval.core.framework import Framework
from gz_eval.core.weights import local_percents, weights_may_miss
from gz_eval.desktop import theme
from gz_eval.desktop.effect_panel import EffectPanel
from gz_eval.desktop.letting_go import let_go
from gz_eval.desktop.pillar_block import PillarBlock
from gz_eval.desktop.rounding_note import RoundingNote
from gz_eval.desktop.tab_order import put_before


class WeightsPanel(QWidget):
    """All pillars, and below them the effect of what was moved."""

    moved = Signal(str, float)
    pinned = Signal(str, bool)
    kept = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._structure: tuple[tuple[str, str, str], ...] = ()
        self._blocks: list[PillarBlock] = []
        self._by_hand = False
        self._title = QLabel("Weights")
        theme.as_title(self._title)
        self._caption = QLabel()
        self._caption.setWordWrap(True)
        theme.as_caption(self._caption)
        self._caption.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, theme.SMALL, 0)
        self._rows.setSpacing(theme.MEDIUM)
        self.rounded = RoundingNote()
        self._rows.addWidget(self.rounded)
        self._rows.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._list)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_width)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.effect = EffectPanel()
        self.effect.buttons.kept.connect(self.kept)
        self.effect.buttons.dropped.connect(self.dropped)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.LARGE, theme.MEDIUM, theme.TIGHT, theme.MEDIUM)
        layout.setSpacing(theme.TIGHT)
        layout.addWidget(self._title)
        layout.addWidget(self._caption)
        layout.addSpacing(theme.TIGHT)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.effect)

    @property
    def blocks(self) -> tuple[PillarBlock, ...]:
        """One block for each pillar, in the framework's order."""
        return tuple(self._blocks)

    def shorten(self, *, titled: bool, low: bool) -> None:
        """Leave out the title where a tab says it, and what is said elsewhere on a low page too."""
        self._title.setHidden(titled)
        self._caption.setHidden(titled and low)
        edge = theme.TIGHT if titled and low else theme.MEDIUM
        self._column.setContentsMargins(theme.LARGE, edge, theme.TIGHT, edge)

    def show_pins(self, pinned: AbstractSet[str]) -> None:
        """Show which weights stay while others of their group are moved."""
        for block in self._blocks:
            block.show_pins(pinned)

    def show_framework(self, framework: Framework) -> None:
        """Show a framework's weights; widgets are only made anew for another tree."""
        structure = tuple((item.key, item.parent, item.label) for item in framework.criteria)
        if structure != self._structure:
            self._structure = structure
            self._build(framework)
        percents = local_percents(framework)
        for block in self._blocks:
            block.show_percents(percents)
        self.rounded.setVisible(bool(weights_may_miss(framework, whole=False)))

    def _build(self, framework: Framework) -> None:
        status = framework.status.strip().rstrip(".")
        said = f"{status[:1].upper()}{status[1:]}. " if status else ""
        self._caption.setText(f"{said}Drag, or type a percentage.")
        had_focus = self._list.isAncestorOf(self.window().focusWidget() or self)
        for block in self._blocks:
            self._rows.removeWidget(block)
            let_go(block)
        self._blocks = []
        for number, pillar in enumerate(framework.pillars):
            block = PillarBlock(framework, pillar, number)
            block.moved.connect(self.moved)
            block.pinned.connect(self.pinned)
            block.opened.connect(self._opened_by_hand)
            self._rows.insertWidget(number, block)
            self._blocks.append(block)
        if had_focus:
            self._blocks[0].percent.setFocus()
        put_before(self.effect.list_all, (stop for block in self._blocks for stop in block.stops))
        self._by_hand = False
        self.need_room()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self._fit()

    def need_room(self) -> None:
        """Never narrower than the widest pillar with a scroll bar beside it.

        Nor is the effect lower than it will be: no pillar moves as a trial begins.
        """
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        margin = self._rows.contentsMargins().right()
        needed = self._list.minimumSizeHint().width() - margin
        self._scroll.setMinimumWidth(needed + theme.TIGHT + bar)
        self.effect.hold_place(self.height() // 2)
        self._fit()

    def _fit(self) -> None:
        """Open as many pillars as there is room for, until the person opens or closes one."""
        self._column.activate()  # the effect may hold another place now
        room = self._scroll.viewport().height()
        if self._by_hand or not self._blocks or not self.isVisible() or room < 50:
            return
        used = sum(block.closed_height for block in self._blocks)
        used += self._rows.spacing() * len(self._blocks)
        used += self.rounded.heightForWidth(self._rows.contentsRect().width())
        for block in self._blocks:
            used += block.more_height
            block.set_open(used <= room)

    def _keep_width(self, _least: int, most: int) -> None:
        """A scroll bar that comes takes room kept free for it: nothing beside it moves."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self._rows.setContentsMargins(0, 0, theme.TIGHT + (0 if most else bar), 0)

    def _opened_by_hand(self) -> None:
        self._by_hand = True
