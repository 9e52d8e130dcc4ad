"""Gates and the shortlist rule: each in words, with what of it can be set."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
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

from gz_eval.app.as_seen import AsSeen
from gz_eval.app.rule_edits import with_count_rule
from gz_eval.core.framework import Framework, Gate
from gz_eval.desktop import theme
from gz_eval.desktop.arranged import Arranged
from gz_eval.desktop.form_dialog import FormDialog
from gz_eval.desktop.gate_form import GateForm, shape_of
from gz_eval.desktop.letting_go import let_go, let_go_once_finished
from gz_eval.desktop.shortlist_form import ShortlistForm
from gz_eval.desktop.tab_order import put_before
from gz_eval.desktop.threshold_box import ThresholdBox


class RulesPane(Arranged, QScrollArea):
    """Shows gates and the shortlist rule. `changed` is sent with the whole framework changed.

    `refused` is sent with what cannot be chosen and what to do, `shown` when a framework is shown.
    """

    changed = Signal(object)
    refused = Signal(str, str)
    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._framework: Framework | None = None
        self._shapes: dict[str, tuple[object, ...]] = {}
        self.gates: dict[str, GateForm] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self.shortlist = ShortlistForm()
        self.shortlist.changed.connect(self.changed)
        self.shortlist.rule_asked.connect(self._ask_rule)
        self.add_gate = QPushButton("Add a gate…")
        self.add_gate.setToolTip("Ask another condition of every bid")
        self.add_gate.setAutoDefault(False)
        self.add_gate.clicked.connect(self._ask_gate)
        self._gate_area = QWidget()
        self._forms = QVBoxLayout(self._gate_area)
        self._forms.setContentsMargins(0, 0, 0, 0)
        self._forms.setSpacing(theme.MEDIUM)
        self._none = QLabel("This framework has no gates.")
        self._forms.addWidget(self._none)
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
        self._place_gates(framework)
        for gate in framework.gates:
            self.gates[gate.key].show_gate(framework, gate)
        self.arrange()
        self.shown.emit()

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

    def _place_gates(self, framework: Framework) -> None:
        """A form stays while its gate needs the same boxes, and what is half typed in it too."""
        shapes = {gate.key: shape_of(framework, gate) for gate in framework.gates}
        if list(shapes.items()) == list(self._shapes.items()):
            return
        same = {key for key in self.gates if self._shapes[key] == shapes.get(key)}
        going = [form for key, form in self.gates.items() if key not in same]
        focus = self.window().focusWidget() or self
        homeless = any(form.isAncestorOf(focus) for form in going)
        for form in going:
            self._forms.removeWidget(form)
            let_go(form)
        self._shapes = shapes
        self.gates = {
            gate.key: self.gates[gate.key] if gate.key in same else self._make(framework, gate)
            for gate in framework.gates
        }
        for number, form in enumerate(self.gates.values()):
            if self._forms.indexOf(form) != number:
                self._forms.insertWidget(number, form)
        self._none.setVisible(not framework.gates)
        put_before(self.add_gate, (stop for form in self.gates.values() for stop in form.stops))
        if homeless:
            self.add_gate.setFocus()  # what had the focus goes; it does not jump to the top
            QTimer.singleShot(0, self, self._keep_in_sight)  # once it is in its new place

    def _make(self, framework: Framework, gate: Gate) -> GateForm:
        form = GateForm(framework, gate)
        form.changed.connect(self.changed)
        form.refused.connect(self.refused)
        form.words_asked.connect(self._ask_words)
        return form

    def arrange(self) -> None:
        """A scroll area asks no more than the least height: wrapped texts would be cut."""
        self._column.activate()
        width = self.viewport().width()
        least = self._column.minimumHeightForWidth(width)  # none while nothing wraps
        self._inside.setMinimumHeight(max(least, self._column.minimumSize().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_in_sight()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and watched is self._inside:
            self.arrange()  # a reason came, or went
        return done

    def _keep_in_sight(self) -> None:
        """What a change would do is said below and takes room: where Tab came to stays seen."""
        focused = self.window().focusWidget()
        if focused is not None and self._inside.isAncestorOf(focused):
            self.ensureWidgetVisible(focused)

    # -- what the person does ---------------------------------------------------------------------

    def _ask_gate(self) -> None:
        from gz_eval.desktop.gate_dialog import GateDialog

        if self._framework is None:
            return
        dialog = GateDialog(self.window(), self._framework)
        self._open(dialog, lambda: dialog.framework)

    def _ask_words(self, gate: Gate) -> None:
        from gz_eval.desktop.gate_words_dialog import GateWordsDialog

        if self._framework is None:
            return
        dialog = GateWordsDialog(self.window(), self._framework, gate)
        self._open(dialog, lambda: dialog.framework)

    def _ask_rule(self, number: int | None) -> None:
        from gz_eval.desktop.count_rule_dialog import CountRuleDialog

        if (framework := self._framework) is None:
            return
        counted = framework.shortlist.rules[number] if number is not None else None
        dialog = CountRuleDialog(self.window(), framework, counted)
        self._open(dialog, lambda: with_count_rule(framework, number, dialog.rule))

    def _open(self, dialog: FormDialog, changed: Callable[[], Framework]) -> None:
        """Have a dialog ask how the framework that is shown is to be changed: it, and no other."""
        dialog.made_of(AsSeen(lambda: self._framework))
        self.shown.connect(dialog.check)
        dialog.accepted.connect(lambda: self.changed.emit(changed()))
        let_go_once_finished(dialog)
        dialog.open()


def _title(text: str) -> QLabel:
    label = QLabel(text)
    theme.as_title(label)
    return label
