"""The columns that the table of bids can have, and its rows as a table to be pasted. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gz_eval.app.anonymous import telling_fields
from gz_eval.app.bid_rows import BidRow, status_field
from gz_eval.app.columns import Column, SortKey, Tone
from gz_eval.app.ranking_cells import OVERRIDDEN_SIGN, gates_in_short
from gz_eval.app.same_names import told_apart_by
from gz_eval.core.framework import Field, Framework, Kind
from gz_eval.core.outcome import GateState
from gz_eval.core.regions import short_name
from gz_eval.core.values import Missing, answer_text

NAME = "name"
_FIELD = "field:"
_GATE_TONES = {GateState.PASS: Tone.GOOD, GateState.UNCLEAR: Tone.WARNING, GateState.FAIL: Tone.BAD}
_GATE_ORDER = {GateState.PASS: 0.0, GateState.UNCLEAR: 1.0, GateState.FAIL: 2.0}
_IN_ORDER_OF_AMOUNT = frozenset(
    {Kind.QUANTITY, Kind.MONEY, Kind.SHARE, Kind.WHOLE_NUMBER, Kind.DATE, Kind.YES_NO}
)
_FIGURES = _IN_ORDER_OF_AMOUNT - {Kind.YES_NO, Kind.DATE}


@dataclass(frozen=True, slots=True)
class BidColumn:
    """A column by a key that settings can remember. `usual` ones are shown until one chooses."""

    key: str
    column: Column[BidRow]
    usual: bool


def bid_columns(framework: Framework, *, hidden: bool, anonymous: bool) -> tuple[BidColumn, ...]:
    """Every column there can be; the first is the bid's name, which stays where it is.

    Gates are left out while scores are `hidden`. They come right after the name: what decides of a
    bid is in sight in the smallest window. Where bids are `anonymous`, references, regions and
    every answer that tells who or where a bid is are left out: a column that is hidden in each row
    says nothing.
    """
    found = [BidColumn(NAME, _NAME_COLUMN, True)]
    if framework.gates and not hidden:
        found.append(BidColumn("gates", _GATES, True))
    telling: frozenset[str] = frozenset()
    if anonymous:
        telling = telling_fields(framework)
    else:
        found.append(BidColumn("reference", _REFERENCE, True))
        found.append(BidColumn("region", _REGION, True))
    status = status_field(framework)
    if status is not None:
        found.append(BidColumn("status", _status(status), True))
    found.append(BidColumn("issues", _ISSUES, True))
    if not anonymous:
        found.append(BidColumn("source", _SOURCE, False))
    told = {framework.id_field, framework.name_field, framework.region_field, *telling}
    if status is not None:
        told.add(status.key)
    counting = framework.fields_that_count
    found.extend(
        BidColumn(_FIELD + field.key, field_column(field), field.key in counting)
        for field in framework.fields
        if field.key not in told
    )
    return tuple(found)


_NAME_COLUMN: Column[BidRow] = Column(
    "Bid",
    lambda row: row.bid.name,
    tone=lambda _row: Tone.STRONG,
    tooltip=lambda row: f"{row.bid.name}\n{row.reference}".strip(),
    spoken=lambda row: row.spoken,
    apart=lambda row: told_apart_by(row.bid.name, row.reference),
)
_REFERENCE: Column[BidRow] = Column(
    "Reference", lambda row: row.reference, tone=lambda _row: Tone.SECONDARY
)
_REGION: Column[BidRow] = Column(
    "Region",
    lambda row: row.region,
    tooltip=lambda row: row.region,
    short=lambda row: short_name(row.region),
)
_GATES: Column[BidRow] = Column(
    "Gates",
    lambda row: row.gates_text,
    sort=lambda row: _GATE_ORDER[row.gates] if row.gates is not None else None,
    tone=lambda row: _GATE_TONES[row.gates] if row.gates is not None else Tone.NORMAL,
    tooltip=lambda row: row.gates_text,
    about="Whether the bid passes every gate, by its evidence or because officials overrode one"
    f" ({OVERRIDDEN_SIGN} where there is little room).",
    short=lambda row: gates_in_short(row.gates, row.gates_text) if row.gates is not None else "",
)
_ISSUES: Column[BidRow] = Column(
    "Issues",
    lambda row: row.issues_text,
    sort=lambda row: tuple(float(-count) for count in row.counts) if any(row.counts) else None,
    tone=lambda row: (
        Tone.BAD if row.counts[0] else Tone.WARNING if row.counts[1] else Tone.SECONDARY
    ),
    tooltip=lambda row: row.issues_text,
    spoken=lambda row: row.issues_text or "no issues",
    about="What was found in the bid’s answers; the gravest first when sorted.",
)
_SOURCE: Column[BidRow] = Column(
    "From", lambda row: str(row.bid.source), tone=lambda _row: Tone.SECONDARY
)


def _status(field: Field) -> Column[BidRow]:
    return Column(field.label, lambda row: row.status, tooltip=lambda row: row.status)


def field_column(field: Field) -> Column[BidRow]:
    """The column of a field's answers: what each was read as, or why there is nothing."""
    key = field.key

    def text(row: BidRow) -> str:
        return answer_text(row.bid.answer(key))

    def tone(row: BidRow) -> Tone:
        answer = row.bid.answer(key)
        if isinstance(answer.value, Missing):
            return Tone.SECONDARY
        return Tone.STRONG if answer.correction is not None else Tone.NORMAL

    def tooltip(row: BidRow) -> str:
        answer = row.bid.answer(key)
        lines = [answer_text(answer)]
        if answer.reading is not None:
            lines += [f"In the file: {answer.reading.text or 'blank'}", str(answer.reading.cell)]
        return "\n".join(lines)

    def spoken(row: BidRow) -> str:
        return f"{field.label}: {text(row)}"

    return Column(
        field.label,
        text,
        sort=_sort_key(field),
        tone=tone,
        tooltip=tooltip,
        spoken=spoken,
        right=field.kind in _FIGURES,
        about=field.description,
    )


def _sort_key(field: Field) -> Callable[[BidRow], SortKey]:
    key, by_amount = field.key, field.kind in _IN_ORDER_OF_AMOUNT

    def sort(row: BidRow) -> SortKey:
        value = row.bid.value(key)
        if value is None:
            return None
        if not by_amount:
            return value.text.casefold() or None
        # A range is where it begins, "up to 600" where it ends.
        ends = (value.amount, value.low, value.high)
        amount = next((end for end in ends if end is not None), None)
        return float(amount) if amount is not None else None

    return sort
