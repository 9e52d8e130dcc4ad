"""The record of what was written on purpose: faults, rows to leave out, and spellings to read.

A *fault* must be reported by an issue of its kind at its cell (kind ``left-out``: the row must be
left out; kind ``harmless``: it must not be reported as an error). A *spelling* is an unusual way
of writing that must be read as the values beside it, whether or not it is a fault too.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong on purpose. `cell` is empty when a whole sheet or file is meant."""

    file: str
    sheet: str
    cell: str
    kind: str
    bid: str
    field: str
    text: str
    what: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """One cell and what it must be read as.

    `reads` holds some of amount, low, high (numbers in the field's unit, days as ISO dates), code
    (a choice, yes/no, or region code), place ([lat, lon]) and missing (why there is no value).
    """

    file: str
    sheet: str
    cell: str
    bid: str
    field: str
    text: str
    reads: dict[str, Any]


@dataclass(slots=True)
class Manifest:
    """Everything written on purpose, in the order it was written."""

    faults: list[Fault] = field(default_factory=list)
    spellings: list[Spelling] = field(default_factory=list)
    rows: dict[str, dict[str, int]] = field(default_factory=dict)

    def counts(self) -> dict[str, int]:
        """How many faults there are of each kind, by name."""
        return dict(sorted(Counter(fault.kind for fault in self.faults).items()))

    def text(self) -> str:
        """The manifest as JSON, one record a line so that a change shows as a line."""

        def lines(records: list[Fault] | list[Spelling]) -> str:
            return ",\n".join(
                "    " + json.dumps(asdict(record), ensure_ascii=False) for record in records
            )

        head = json.dumps(
            "Synthetic sample data: invented places and applicants", ensure_ascii=False
        )
        rows = json.dumps(self.rows, ensure_ascii=False)
        return (
            f'{{\n  "about": {head},\n  "rows": {rows},\n'
            f'  "faults": [\n{lines(self.faults)}\n  ],\n'
            f'  "spellings": [\n{lines(self.spellings)}\n  ]\n}}\n'
        )
