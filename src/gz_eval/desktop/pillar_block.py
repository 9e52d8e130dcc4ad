"""One pillar of the weights: slider, percentage and pin, and those of its criteria below it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from gz_eval.core.framework import Criterion, Framework
from gz_eval.desktop import theme
from gz_eval.desktop.weight_editors import PercentBox, PinButton, WeightSlider


class PillarBlock(QWidget):
    """One pillar and everything below it.

    `moved` is sent with a criterion and its new per cent, `pinned` with one and whether it stays.
    """

    moved = Signal(str, float)
    pinned = Signal(str, bool)
    opened = Signal()

    def __init__(self, framework: Framework, pillar: Criterion, number: int) -> None:
        super().__init__()
        self._boxes: dict[str, PercentBox] = {}
        self._pins: dict[str, PinButton] = {}
        self._alone: set[str] = set()
        self._percent = 0.0
        self._pillar = pillar.key
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(theme.SMALL)
        layout.setVerticalSpacing(2)
        layout.setColumnStretch(1, 1)

        self.toggle = QToolButton()
        self.toggle.setAutoRaise(True)
        self.toggle.clicked.connect(self._turn)
        name = QLabel(pillar.label)
        theme.as_strong(name)
        name.setWordWrap(True)
        if pillar.description:
            name.setToolTip(pillar.description)
        box = self._box(pillar, f"Weight of {pillar.label}, per cent")
        name.setBuddy(box)
        self.percent = box
        self.slider = WeightSlider(number, f"Weight of {pillar.label}")
        self.slider.valueChanged.connect(lambda value: self.moved.emit(pillar.key, float(value)))
        layout.addWidget(self.toggle, 0, 0)
        layout.addWidget(name, 0, 1)
        self.slider.sliderReleased.connect(self._settle)
        layout.addWidget(box, 0, 2)
        layout.addWidget(self._pin_for(pillar), 0, 3)
        layout.addWidget(self.slider, 1, 0, 1, 3)

        self._children = QWidget()
        self._rows = rows = QGridLayout(self._children)
        self._give_toggle_room()
        rows.setHorizontalSpacing(theme.SMALL)
        rows.setVerticalSpacing(2)
        rows.setColumnStretch(0, 1)
        self._add_children(framework, pillar, rows, 0)
        layout.addWidget(self._children, 2, 0, 1, 4)
        self._has_children = pillar.key in framework.children
        self.toggle.setVisible(self._has_children)
        self._label = pillar.label
        self.set_open(self._has_children)
        if len(framework.pillars) == 1:
            self._leave_alone(pillar.key)
        self.show_pins(frozenset())

    def _give_toggle_room(self) -> None:
        size = round(theme.em(self) * 1.3)
        self.toggle.setFixedSize(size, size)
        self._rows.setContentsMargins(size + theme.SMALL, 0, 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_rows"):
            self._give_toggle_room()

    def _add_children(
        self, framework: Framework, parent: Criterion, rows: QGridLayout, depth: int
    ) -> None:
        siblings = framework.children.get(parent.key, ())
        for child in siblings:
            name = QLabel(child.label)
            theme.as_caption(name)
            name.setWordWrap(True)
            name.setIndent(depth * theme.em(self))
            if child.description:
                name.setToolTip(child.description)
            box = self._box(child, f"Weight of {child.label} within {parent.label}, per cent")
            theme.as_caption(box)
            name.setBuddy(box)
            row = rows.rowCount()
            rows.addWidget(name, row, 0)
            rows.addWidget(box, row, 1)
            rows.addWidget(self._pin_for(child), row, 2)
            if len(siblings) == 1:
                self._leave_alone(child.key)
            self._add_children(framework, child, rows, depth + 1)

    def _box(self, criterion: Criterion, name: str) -> PercentBox:
        box = PercentBox(name)
        box.valueChanged.connect(lambda value: self.moved.emit(criterion.key, value))
        self._boxes[criterion.key] = box
        return box

    def _pin_for(self, criterion: Criterion) -> PinButton:
        pin = PinButton(criterion.label)
        pin.toggled.connect(lambda on: self.pinned.emit(criterion.key, on))
        self._boxes[criterion.key].pin_wanted.connect(pin.click)
        self._pins[criterion.key] = pin
        return pin

    def _leave_alone(self, key: str) -> None:
        """What is alone in its group has all of its weight: nothing to move, nothing to pin."""
        self._alone.add(key)
        self._pins[key].setEnabled(False)
        policy = self._pins[key].sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._pins[key].setSizePolicy(policy)
        self._pins[key].hide()

    def pin(self, key: str) -> PinButton:
        """The pin of a criterion below, or of the pillar."""
        return self._pins[key]

    def box(self, key: str) -> PercentBox:
        """The percentage of a criterion below, or of the pillar."""
        return self._boxes[key]

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in its order."""
        return (self.toggle, *self._boxes.values())

    @property
    def closed_height(self) -> int:
        """The height without what is below the pillar, in pixels."""
        return _height(self, self.width()) - (self.more_height if self.is_open else 0)

    @property
    def more_height(self) -> int:
        """The height that opening adds, in pixels."""
        if not self._has_children:
            return 0
        return _height(self._children, self.width()) + theme.TIGHT

    def _turn(self) -> None:
        self.set_open(not self.is_open)
        self.opened.emit()

    def set_open(self, opened: bool) -> None:
        """Show or hide what is below the pillar."""
        self.is_open = opened
        self._children.setVisible(opened)
        arrow = Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow
        self.toggle.setArrowType(arrow)
        doing = "Hide" if opened else "Show"
        self.toggle.setAccessibleName(f"{doing} the criteria of {self._label}")
        self.toggle.setToolTip(f"{doing} the criteria of {self._label}")

    def show_percents(self, percents: dict[str, float]) -> None:
        """Show weights without sending `moved`; one that shows as it should is left alone."""
        for key, box in self._boxes.items():
            box.show_percent(percents[key])
        self._percent = percents[self._pillar]
        if not self.slider.isSliderDown():
            self._settle()

    def _settle(self) -> None:
        """Pins may have stopped a drag short of where the handle is."""
        self.slider.blockSignals(True)
        self.slider.setValue(round(self._percent))
        self.slider.blockSignals(False)

    def show_pins(self, pinned: AbstractSet[str]) -> None:
        """Show which weights stay; those cannot be set until they are let go."""
        for key, pin in self._pins.items():
            pin.show_pinned(key in pinned)
            free = key not in pinned and key not in self._alone
            self._boxes[key].setEnabled(key not in self._alone)
            self._boxes[key].setReadOnly(not free)  # the keys must get to it, to let it go
            if key == self._pillar:
                self.slider.setEnabled(free)


def _height(part: QWidget, width: int) -> int:
    """How high a part is in a width: names are wrapped in it."""
    return max(part.sizeHint().height(), part.heightForWidth(width))
