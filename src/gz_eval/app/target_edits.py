"""Setting a target: what can have one, and the amount that a text says. No Qt."""

from __future__ import annotations

import re
from decimal import Decimal

from gz_eval.app.measures import measure_of
from gz_eval.core.answers import reader_for
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Framework
from gz_eval.core.regions import PLACES
from gz_eval.core.source import Reading, SheetRef
from gz_eval.core.targets import amount_of, amount_problem, figure_name
from gz_eval.core.values import Value

_CURRENCY = re.compile(r"[£€$]|\b(?:GBP|EUR|USD)\b", re.IGNORECASE)
_WHOLE = "The whole"
_EXAMPLES = {True: Decimal(500), False: Decimal(2)}  # of a figure, and of a number of bids


def figure_choices(framework: Framework) -> tuple[tuple[str, str], ...]:
    """What can have a target: key and label, the number of shortlisted bids first."""
    return (
        ("", "Number of shortlisted bids"),
        *(
            (total.key, measure_of(framework.field_by_key[total.field]).text)
            for total in framework.totals
        ),
    )


def place_choices(*, places: bool = True) -> tuple[tuple[str, str], ...]:
    """Where a target can be for: name and label, the whole first; without `places` that alone."""
    return (("", _WHOLE), *((place, place) for place in PLACES if places))


def example_of(framework: Framework, total: str) -> str:
    """An amount such as somebody may type."""
    return amount_of(framework, total, _EXAMPLES[bool(total)])


def amount_typed(framework: Framework, total: str, text: str) -> Decimal:
    """The amount of a target that a text says, with or without its unit.

    Raises UserError where it says none, or one that cannot be a target.
    """
    amount = _number(text) if not total else _read(framework, total, text)
    if amount is None:
        raise UserError(
            f"“{text.strip()}” cannot be read as an amount of {figure_name(framework, total)}.",
            f"Type it such as “{example_of(framework, total)}”.",
        )
    if wrong := amount_problem(amount, bids=not total):
        raise UserError(wrong)
    return amount


def _number(text: str) -> Decimal | None:
    bare = text.strip().replace(",", "")
    return Decimal(bare) if bare.isascii() and bare.isdigit() else None


def _read(framework: Framework, total: str, text: str) -> Decimal | None:
    """The amount; raises UserError where the text says it with a doubt, in another unit, as about.

    What a bidder may write of an offer, nobody may of a target: it has to be one plain amount.
    """
    field = framework.field_by_key[framework.total_by_key[total].field]
    value = reader_for(field)(Reading(SheetRef("", ""), 1, 1, text))
    money = _CURRENCY.search(text) is not None and not field.unit.startswith("£")
    if not isinstance(value, Value) or money:
        return None
    doubt = next((one.text for one in value.doubts if one.kind != "unit-assumed"), "")
    if doubt:
        raise UserError(
            f"“{text.strip()}” is no plain amount: {doubt}.",
            f"Type it such as “{example_of(framework, total)}”.",
        )
    return value.amount
