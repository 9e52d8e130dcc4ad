"""What makes an answer messy, and which bid each piece of mess goes to.

A `Mess` replaces one clean answer by what somebody typed. It goes to the bid whose clean answer is
nearest to what it says, so that the rest of the bid still fits; no bid gets more than a few.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from dataclasses import field as made_by
from datetime import date, datetime
from typing import Any, TypeAlias

from making.chance import Chance
from making.drafts import Draft
from making.manifest import Fault, Manifest, Spelling

Raw: TypeAlias = str | int | float | bool | date | datetime | None
MOST_PER_BID = 4


@dataclass(frozen=True, slots=True)
class Typed:
    """A cell as typed: its stored value, its number format and, for a formula, the formula."""

    raw: Raw
    number_format: str = ""
    formula: str = ""

    @property
    def text(self) -> str:
        """The cell for the manifest: its text, or its value and format."""
        if self.raw is None:
            return ""
        shown = self.raw.isoformat() if isinstance(self.raw, date) else str(self.raw)
        return f"{shown} shown as {self.number_format}" if self.number_format else shown


@dataclass(frozen=True, slots=True)
class Mess:
    """One answer as somebody typed it.

    `kinds` are the issue kinds it must raise (none: it only has to be read well). `near` is the
    clean amount it would fit; `reads` what it must be read as; `strong` sends it to a strong bid.
    """

    field: str
    typed: Typed
    kinds: tuple[str, ...] = ()
    what: str = ""
    reads: dict[str, Any] = made_by(default_factory=dict)
    near: float | date | None = None
    only: Callable[[Draft], bool] | None = None
    strong: bool = False


def mess(
    name: str,
    raw: Raw,
    kinds: str = "",
    what: str = "",
    *,
    number_format: str = "",
    formula: str = "",
    near: float | date | None = None,
    only: Callable[[Draft], bool] | None = None,
    strong: bool = False,
    **reads: Any,
) -> Mess:
    """A `Mess` in one line: kinds are words apart, what it reads as are the other keywords."""
    typed = Typed(raw, number_format, formula)
    return Mess(name, typed, tuple(kinds.split()), what, reads, near, only, strong)


Placed: TypeAlias = dict[tuple[int, str], Mess]


def place(messes: Sequence[Mess], drafts: Sequence[Draft], chance: Chance) -> Placed:
    """Which bid (by its index) gets which mess. Bids tagged ``spared`` or ``done`` get none."""
    placed: Placed = {}
    load = [0] * len(drafts)
    for item in messes:
        order = chance.shuffled(range(len(drafts)))
        open_to = [
            index
            for index in order
            if load[index] < MOST_PER_BID
            and (index, item.field) not in placed
            and not drafts[index].tags
            and (item.only is None or item.only(drafts[index]))
        ]
        if not open_to:
            raise AssertionError(f"no bid is left for {item.field} {item.typed.text!r}")
        chosen = min(open_to, key=lambda index: _unfit(item, drafts[index], load[index]))
        load[chosen] += 1
        placed[chosen, item.field] = item
    return placed


def _unfit(item: Mess, draft: Draft, load: int) -> tuple[float, float]:
    """How badly a bid suits a mess, smallest first; bids that are messy already come first."""
    if item.strong:
        return (0.0, -draft.strength) if _may_win(draft) else (1.0, 0.0)
    clean = draft.answers[item.field]
    if isinstance(item.near, date):
        days = abs((clean - item.near).days) if isinstance(clean, date) else 10_000
        return (days // 700, -load)
    if item.near is not None:
        amount = float(clean) if isinstance(clean, int | float) else 0.0
        return (int(abs(amount / item.near - 1) / 0.4), -load)
    return (0.0, -load)


def _may_win(draft: Draft) -> bool:
    answers = draft.answers
    firm, area = answers["firm_mw"], answers["area_ha"]
    return (
        isinstance(firm, int | float)
        and isinstance(area, int | float)
        and firm >= 500
        and area >= 40.5
        and answers["water_letter"] is True
    )


@dataclass(slots=True)
class Recorder:
    """Writes what has been placed in one sheet into the manifest, by cell address."""

    manifest: Manifest
    file: str
    sheet: str

    def mess(self, cell: str, bid: str, item: Mess) -> None:
        """One mess at its cell: a fault for each kind, and a spelling when it must be read."""
        for kind in item.kinds:
            self.fault(cell, kind, item.what, bid=bid, field_key=item.field, text=item.typed.text)
        if item.reads:
            self.manifest.spellings.append(
                Spelling(
                    self.file, self.sheet, cell, bid, item.field, item.typed.text, dict(item.reads)
                )
            )

    def fault(
        self, cell: str, kind: str, what: str, *, bid: str = "", field_key: str = "", text: str = ""
    ) -> None:
        """One fault at its cell."""
        self.manifest.faults.append(
            Fault(self.file, self.sheet, cell, kind, bid, field_key, text, what)
        )

    def rows(self, imported: int, left_out: int = 0) -> None:
        """How many rows this sheet holds that become bids, and that must not."""
        self.manifest.rows[self.file] = {"imported": imported, "left out": left_out}
