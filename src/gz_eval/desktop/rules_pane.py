"""Gates and the shortlist rule: each in words, with what of it can be set."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gz_eval.core.framework import Framework
from gz_eval.desktop import theme
from gz_eval.desktop.gate_form import GateForm, shape_of
from gz_eval.desktop.shortlist_form import ShortlistForm
from gz_eval.desktop.threshold_box import ThresholdBox


class RulesPane(QScrollArea):
    """Shows gates and the shortlist rule. `changed` is sent with the whole framework changed.

    `refused` is sent with what cannot be chosen and what to do.
    """

    changed = Signal(object)
    refused = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._framework: Framework | None = None
        self._structure: tuple[object, ...] | None = None
        self.gates: dict[str, GateForm] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self.shortlist = ShortlistForm()
        self.shortlist.changed.connect(self.changed)
        self.add_gate = QPushButton("Add a gate…")
        self.add_gate.setToolTip("Ask another condition of every bid")
        self.add_gate.setAutoDefault(False)
        self.add_gate.clicked.connect(self._ask_gate)
        self._gate_area = QWidget()
        adding = QHBoxLayout()
        adding.addWidget(self.add_gate)
        adding.addStretch(1)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(theme.MEDIUM, theme.SMALL, theme.SMALL, 0)
        self._column.setSpacing(theme.SMALL)
        self._column.addWidget(_title("Shortlist rule"))
        self._column.addWidget(self.shortlist)
        self._column.addSpacing(theme.SMALL)
        self._column.addWidget(_title("Gates"))
        self._column.addWidget(self._gate_area)
        self._column.addLayout(adding)
        self._column.addStretch(1)
        self.setWidget(self._inside)

    # -- what is shown ----------------------------------------------------------------------------

    def show_framework(self, framework: Framework) -> None:
        """Show a framework's rules; boxes are made anew only where others are needed."""
        self._framework = framework
        self.shortlist.show_framework(framework)
        structure = tuple((gate.key, shape_of(gate.rule)) for gate in framework.gates)
        if structure != self._structure:
            self._structure = structure
            self._build_gates(framework)
        for gate in framework.gates:
            self.gates[gate.key].show_gate(framework, gate)
        self._need_height()

    def _thresholds(self) -> Iterator[ThresholdBox]:
        for form in self.gates.values():
            yield from form.thresholds.values()

    @property
    def wrong(self) -> ThresholdBox | None:
        """The first threshold that was typed and cannot be read; None where all can."""
        return next((box for box in self._thresholds() if box.wrong is not None), None)

    def go_to(self, box: ThresholdBox) -> None:
        """Go to a threshold, wherever it is scrolled to."""
        self.ensureWidgetVisible(box)
        box.go_back()

    def put_right(self) -> None:
        """Forget what was typed and does not count."""
        for box in self._thresholds():
            box.put_right()

    def _build_gates(self, framework: Framework) -> None:
        self.gates = {}
        area = QWidget()
        column = QVBoxLayout(area)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.MEDIUM)
        if not framework.gates:
            column.addWidget(QLabel("This framework has no gates."))
        for gate in framework.gates:
            form = self.gates[gate.key] = GateForm(framework, gate)
            form.changed.connect(self.changed)
            form.refused.connect(self.refused)
            column.addWidget(form)
        old, self._gate_area = self._gate_area, area
        self._column.replaceWidget(old, area)
        if old.isAncestorOf(self.window().focusWidget() or self):
            self.add_gate.setFocus()  # what had the focus goes; it does not jump to the top
        old.hide()
        old.deleteLater()

    def _need_height(self) -> None:
        """A scroll area asks no more than the least height: wrapped texts would be cut."""
        self._column.activate()
        width = self.viewport().width()
        self._inside.setMinimumHeight(self._column.minimumHeightForWidth(width))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and watched is self._inside:
            self._need_height()  # a reason came, or went
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._need_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_column"):
            self._need_height()

    # -- what the person does ---------------------------------------------------------------------

    def _ask_gate(self) -> None:
        from gz_eval.desktop.gate_dialog import GateDialog

        if self._framework is None:
            return
        dialog = GateDialog(self.window(), self._framework)
        dialog.accepted.connect(lambda: self.changed.emit(dialog.framework))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _title(text: str) -> QLabel:
    label = QLabel(text)
    theme.as_title(label)
    return label
