"""What of the bids is shown: search, region, status, gates, issues. It only says what is wanted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from gz_eval.app.bid_filter import BidFilter, kinds_of, regions_of, statuses_of, stopped_by
from gz_eval.app.bid_rows import BidRow
from gz_eval.core.issues import KIND_TITLES, Severity
from gz_eval.core.outcome import GateState
from gz_eval.desktop import theme
from gz_eval.desktop.list_tools import (
    GATE_CHOICES,
    SearchLine,
    choice_box,
    chosen,
    clear_button,
    offer,
    offer_or_hide,
)

_SAID = {GateState.FAIL: "Fails", GateState.UNCLEAR: "Unclear"}
_ALL, _CLEAN = "Any issues", "Without issues"
_SEVERITIES = {
    "With errors": Severity.ERROR,
    "With warnings": Severity.WARNING,
    "With notes": Severity.NOTE,
}


class BidFilters(QWidget):
    """Sends `changed` with a `BidFilter`; `left` when the person is done typing."""

    changed = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kinds: dict[str, tuple[Severity, str]] = {}
        self._stopped: dict[str, tuple[GateState, str]] = {}
        self.search = SearchLine(
            "Find a bid (Ctrl+F)", "Find a bid by name, reference, region or any text answer"
        )
        self.region = choice_box("Show bids by: Region", ("All regions",), 8)
        self.status = choice_box("Show bids by: Status", ("Any status",), 8)
        self.gates = choice_box("Show bids by: Gates", tuple(label for label, _ in GATE_CHOICES), 8)
        self.issues = choice_box("Show bids by: Issues", (_ALL, *_SEVERITIES, _CLEAN), 8)
        self.clear = clear_button("the search and all filters", "Show every bid again")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(self.search, 2)
        for box in self._boxes:
            layout.addWidget(box, 1)
        layout.addWidget(self.clear)
        self.search.textChanged.connect(self._tell)
        self.search.left.connect(self.left)
        for box in self._boxes:
            box.currentIndexChanged.connect(self._tell)
        self.clear.clicked.connect(self.reset)
        self._tell()

    @property
    def _boxes(self) -> tuple[QComboBox, ...]:
        return (self.region, self.status, self.gates, self.issues)

    def offer_for(self, rows: Sequence[BidRow]) -> None:
        """Offer what these bids can be told apart by; what was chosen stays where it can."""
        before = self.wanted
        offer_or_hide(self.region, regions_of(rows))
        offer_or_hide(self.status, statuses_of(rows))
        with_gates = any(row.gates is not None for row in rows)
        if not with_gates:
            self.gates.setCurrentIndex(0)
        self.gates.setVisible(with_gates)
        self._stopped = {
            f"{_SAID[state]}: {label}": (state, label) for state, label in stopped_by(rows)
        }
        offer(self.gates, (*(label for label, _ in GATE_CHOICES[1:]), *self._stopped))
        self._kinds = {
            f"{severity.word}: {KIND_TITLES.get(kind, kind.replace('-', ' '))}": (severity, kind)
            for severity, kind in kinds_of(rows)
        }
        offer(self.issues, (*_SEVERITIES, _CLEAN, *self._kinds))
        if self.wanted != before:
            self._tell()

    @property
    def wanted(self) -> BidFilter:
        """The filter as it is set."""
        issues = chosen(self.issues)
        severity, kind = self._kinds.get(issues, (_SEVERITIES.get(issues), ""))
        return BidFilter(
            self.search.text(),
            chosen(self.region),
            chosen(self.status),
            dict(GATE_CHOICES).get(self.gates.currentText()),
            self._stopped.get(self.gates.currentText()),
            severity,
            kind,
            issues == _CLEAN,
        )

    def reset(self) -> None:
        """Show everything."""
        for one in (self.search, *self._boxes):
            one.blockSignals(True)
        self.search.clear()
        for box in self._boxes:
            box.setCurrentIndex(0)
        for one in (self.search, *self._boxes):
            one.blockSignals(False)
        self._tell()

    def show_region(self, region: str) -> None:
        """Show the bids of a region, all of them."""
        self.reset()
        self.region.setCurrentText(region)

    def show_gravest(self, rows: Sequence[BidRow]) -> None:
        """Show the bids with errors, or where there are none those with warnings, or every bid."""
        self.reset()
        there = {severity for severity, _ in kinds_of(rows)}
        for label, severity in _SEVERITIES.items():
            if severity in there:
                self.issues.setCurrentText(label)
                return

    def _tell(self) -> None:
        self.clear.setVisible(self.wanted.active)
        self.changed.emit(self.wanted)
