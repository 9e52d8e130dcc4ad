"""A gate to be added: the field it looks at, how that is compared, and with what."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gz_eval.app.columns import Tone
from gz_eval.app.framework_edits import amount_read
from gz_eval.app.gate_words import with_new_gate
from gz_eval.app.rule_edits import AMOUNTS, codes_of, comparison_text, comparisons_of
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Comparison, Field, Framework, Kind, Test
from gz_eval.core.gates import rule_in_words
from gz_eval.desktop import theme
from gz_eval.desktop.elided_box import ElidedBox
from gz_eval.desktop.fields import Line, PickList
from gz_eval.desktop.form_dialog import FormDialog

_LIST_LINES = 6


class GateDialog(FormDialog):
    """Asks for a gate; `framework` is the one with it, too."""

    def __init__(self, parent: QWidget | None, framework: Framework) -> None:
        super().__init__(
            parent,
            "Add a gate",
            "A bid meets a gate, fails it, or leaves it unclear; it is never traded off against"
            " points. It is tried first: nothing changes until you keep it.",
            "Try it",
        )
        self._framework = framework
        self.field = ElidedBox("", 20)
        for one in framework.fields:
            self.field.addItem(one.label, one.key)
        self.comparison = QComboBox()
        self.threshold = Line()
        self.threshold.textChanged.connect(self.check)
        self.options = PickList("Answers that meet it")
        self.options.setFixedHeight(theme.em(self) * _LIST_LINES * 3 // 2)
        self.options.itemChanged.connect(lambda _item: self.check())
        self.name, self.source = Line(), self.paragraph(2)
        self.name.textChanged.connect(self.check)
        self.ask("&Field", self.field)
        self.ask("&Comparison", self.comparison)
        self._asks_threshold = self._part("&Threshold", self.threshold)
        self._asks_options = self._part("&Answers that meet it", self.options)
        self.ask("&Name", self.name, "Left empty, it is called what it asks for.")
        self.ask("&Source", self.source, "The guidance or the decision that asks for it.")
        likely = [
            one.key in framework.fields_that_count and len(comparisons_of(one)) > len(AMOUNTS)
            for one in framework.fields
        ]
        self.field.setCurrentIndex(likely.index(True) if any(likely) else 0)
        self.field.currentIndexChanged.connect(self._fit)
        self.comparison.currentIndexChanged.connect(self._show_parts)
        self._fit()
        self.field.setFocus()

    def _part(self, label: str, widget: QWidget) -> QWidget:
        """A question that is asked for some comparisons only."""
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, theme.SMALL, 0, 0)
        column.addLayout(self.question(label, widget))
        self.body.addWidget(part)
        return part

    @property
    def _field(self) -> Field:
        return self._framework.field_by_key[str(self.field.currentData())]

    @property
    def _comparison(self) -> Comparison:
        return comparisons_of(self._field)[max(0, self.comparison.currentIndex())]

    def _fit(self) -> None:
        """Another field is compared in other ways, with other answers."""
        field = self._field
        self.comparison.blockSignals(True)
        self.comparison.clear()
        self.comparison.addItems([comparison_text(field, one) for one in comparisons_of(field)])
        self.comparison.blockSignals(False)
        self.options.blockSignals(True)
        self.options.clear()
        for code, label in codes_of(field):
            item = QListWidgetItem(label)
            item.setData(Qt.ItemDataRole.UserRole, code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.options.addItem(item)
        self.options.setCurrentRow(0)
        self.options.blockSignals(False)
        example = "31 December 2030" if field.kind is Kind.DATE else f"500 {field.unit}".strip()
        self.threshold.setPlaceholderText(f"such as {example}")
        self._show_parts()

    def _show_parts(self) -> None:
        self._asks_threshold.setVisible(self._comparison in AMOUNTS)
        self._asks_options.setVisible(self._comparison is Comparison.ONE_OF)
        self.check()

    @property
    def test(self) -> Test:
        """What is asked of a bid. Raises UserError where that is not said yet."""
        field, comparison = self._field, self._comparison
        if comparison in AMOUNTS:
            if not self.threshold.text().strip():
                raise UserError("Say the threshold.")
            amount = amount_read(field, self.threshold.text())
            return Test(field.key, comparison, threshold=Decimal(f"{amount:.10g}"))
        if comparison is Comparison.ONE_OF:
            items = [self.options.item(row) for row in range(self.options.count())]
            codes = tuple(
                str(item.data(Qt.ItemDataRole.UserRole))
                for item in items
                if item.checkState() == Qt.CheckState.Checked
            )
            if not codes:
                raise UserError("Choose the answers that meet it.")
            return Test(field.key, comparison, options=codes)
        return Test(field.key, comparison)

    @property
    def framework(self) -> Framework:
        """The framework with the gate. Raises UserError where it is not whole, or not its own."""
        test = self.test
        name = self.name.text().strip() or rule_in_words(self._framework, test)
        return with_new_gate(self._framework, name, test, self.source.toPlainText())

    def problem(self) -> tuple[str, Tone]:
        try:
            words = rule_in_words(self._framework, self.test)
        except UserError as error:
            self.name.setPlaceholderText("")
            return str(error), Tone.SECONDARY
        self.name.setPlaceholderText(words)
        try:
            _ = self.framework
        except UserError as error:
            return str(error), Tone.BAD
        return "", Tone.SECONDARY
