"""The fields that bids answer, which of them name a bid, and plausible ratios between them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

from gz_eval.core.framework import NUMERIC_KINDS, Field, Kind, Option, Ratio, Total
from gz_eval.core.framework_file import keys
from gz_eval.core.framework_file.tables import (
    AlreadyTold,
    Problem,
    Problems,
    Table,
    as_date,
    listed,
)

Fields: TypeAlias = Mapping[str, Field | None]

KEY_PATTERN = re.compile(r"[A-Za-z0-9_-]+")
MONEY_UNITS = ("£", "£k", "£m", "£bn")
WITH_BASIS = NUMERIC_KINDS | {Kind.DATE}

_BID_KINDS = {
    "id": (Kind.TEXT,),
    "name": (Kind.TEXT,),
    "region": (Kind.REGION,),
    "place": (Kind.PLACE,),
}


def named_tables(parent: Table, key: str, problems: Problems) -> dict[str, Table]:
    """The tables [parent.NAME] by name, in file order; names are checked as keys."""
    found: dict[str, Table] = {}
    with problems.collecting():
        parent_table = parent.table(key)
        for name in parent_table.entries:
            with problems.collecting():
                if not KEY_PATTERN.fullmatch(name):
                    raise parent_table.wrong(
                        name, "is not a key: keys are letters, digits, - and _, such as firm_mw."
                    )
                found[name] = parent_table.table(name)
    return found


def read_fields(top: Table, problems: Problems) -> Fields:
    """The fields of a file. One with a problem is there as None, and the problem kept.

    Raises Problem when there are no fields at all, for then nothing else makes sense.
    """
    if "fields" not in top or not top.table("fields").entries:
        raise top.wrong("fields", "is missing: a framework asks for at least one field.")
    fields: dict[str, Field | None] = dict.fromkeys(top.table("fields").entries)
    headers: dict[str, tuple[str, str]] = {}
    for key, table in named_tables(top, "fields", problems).items():
        with problems.collecting():
            field = _field(key, table)
            _claim_headers(key, table, field, headers)
            fields[key] = field
    return fields


def named_field(table: Table, key: str, fields: Fields) -> Field:
    """The field that a key of a table names. Raises Problem if there is no such field."""
    field = fields[table.one_of(key, fields, "field")]
    if field is None:
        raise AlreadyTold(table.path, "")
    return field


def _field(key: str, table: Table) -> Field:
    table.only(keys.FIELD)
    table.required("label", "the question as a header would word it")
    table.required("kind", f"what kind of answer is asked for: {listed(Kind, 'or')}")
    label = table.text("label")
    kind = Kind(table.one_of("kind", tuple(Kind), "kind of field"))
    unit = _unit(table, kind)
    if kind not in WITH_BASIS:
        for name in ("basis", "other_bases"):
            if name in table:
                raise table.wrong(
                    name,
                    f"does not fit a field of kind {kind}: only figures and dates have a basis.",
                )
    if "other_bases" in table and "basis" not in table:
        raise table.wrong("other_bases", "needs basis beside it: say which basis is asked for.")
    low, high = _plausible(table, kind)
    return Field(
        key=key,
        label=label,
        kind=kind,
        aliases=table.texts("aliases"),
        unit=unit,
        basis=table.text("basis"),
        other_bases=table.texts("other_bases"),
        required=table.flag("required", False),
        plausible_low=low,
        plausible_high=high,
        options=_options(table, kind),
        description=table.text("description"),
    )


def _unit(table: Table, kind: Kind) -> str:
    unit = table.text("unit")
    if kind is Kind.QUANTITY:
        table.required("unit", 'the unit that amounts are kept in, such as "MW", "ha" or "days"')
        if unit in MONEY_UNITS or unit == "%":
            better = Kind.SHARE if unit == "%" else Kind.MONEY
            raise table.wrong("unit", f"is “{unit}”, which is for a field of kind {better}.")
    elif kind is Kind.MONEY:
        table.required("unit", f"the unit of money: {listed(MONEY_UNITS, 'or')}")
        if unit not in MONEY_UNITS:
            raise table.wrong(
                "unit", f"is “{unit}”, but money is kept in {listed(MONEY_UNITS, 'or')}."
            )
    elif kind is Kind.SHARE:
        if unit not in ("", "%"):
            raise table.wrong("unit", f"is “{unit}”, but a share is always kept in %.")
        return "%"
    elif unit and kind is not Kind.WHOLE_NUMBER:
        raise table.wrong("unit", f"does not fit a field of kind {kind}, which has no unit.")
    return unit


def _plausible(table: Table, kind: Kind) -> tuple[Decimal | None, Decimal | None]:
    """Plausible bounds in the field's unit; dates as ordinals."""
    if "plausible" not in table:
        return None, None
    bounds = table.table("plausible")
    bounds.only(keys.PLAUSIBLE)
    if kind is Kind.DATE:
        low, high = (
            Decimal(as_date(bounds.entries[key], (*bounds.path, key)).toordinal())
            if key in bounds
            else None
            for key in keys.PLAUSIBLE
        )
    elif kind in NUMERIC_KINDS:
        low, high = (bounds.optional_number(key) for key in keys.PLAUSIBLE)
    else:
        raise table.wrong(
            "plausible",
            f"does not fit a field of kind {kind}: only figures and dates have a range.",
        )
    return _ordered(low, high, bounds, "plausible range")


def _ordered(
    low: Decimal | None, high: Decimal | None, table: Table, what: str
) -> tuple[Decimal | None, Decimal | None]:
    if low is None and high is None:
        raise Problem(table.path, f"has neither low nor high: a {what} needs one of them, or both.")
    if low is not None and high is not None and low > high:
        raise table.wrong("low", f"is above high: a {what} goes from its low to its high.")
    return low, high


def _options(table: Table, kind: Kind) -> tuple[Option, ...]:
    if kind is not Kind.CHOICE:
        if "options" in table:
            raise table.wrong("options", f"does not fit a field of kind {kind}: it is for choice.")
        return ()
    table.required("options", "the options of the choice, such as [{ key = …, label = … }, …]")
    options: list[Option] = []
    spellings: dict[str, str] = {}
    for item in table.tables("options"):
        item.only(keys.OPTION)
        item.required("key", "the word that scores and gates use for this option")
        key = item.text("key")
        if not KEY_PATTERN.fullmatch(key):
            raise item.wrong(
                "key", f"is “{key}”, but keys are letters, digits, - and _, such as full-consent."
            )
        option = Option(key, item.text("label", default=key), item.texts("aliases"))
        if any(other.key == key for other in options):
            raise item.wrong("key", f"is “{key}”, which another option of this field has already.")
        for spelling in dict.fromkeys((option.key, option.label, *option.aliases)):
            taken = spellings.setdefault(_plain(spelling), key)
            if taken != key:
                raise Problem(
                    item.path,
                    f"is spelt “{spelling}”, as is the option “{taken}”: an answer could mean"
                    " either.",
                )
        options.append(option)
    if len(options) < 2:
        raise table.wrong("options", "must list two options or more.")
    return tuple(options)


def _claim_headers(
    key: str, table: Table, field: Field, headers: dict[str, tuple[str, str]]
) -> None:
    """Refuse a label or alias that another field has: a header could mean either."""
    for place, spelling in (("label", field.label), *(("aliases", item) for item in field.aliases)):
        plain = _plain(spelling)
        if not plain:
            raise table.wrong(place, f"has “{spelling}”, in which there is no letter or digit.")
        owner, their_place = headers.setdefault(plain, (key, place))
        if owner != key:
            raise table.wrong(
                place,
                f"has “{spelling}”, which fields.{owner}.{their_place} has too: a header could mean"
                " either field, so only one may have it.",
            )


def _plain(spelling: str) -> str:
    """Letters and digits without case, other characters as single spaces: how headers compare."""
    return " ".join(re.findall(r"[^\W_]+", spelling.casefold()))


def read_bid_naming(top: Table, fields: Fields, problems: Problems) -> dict[str, str]:
    """Which fields are a bid's id, name, region and place; "" for those not named."""
    found = dict.fromkeys(keys.BID, "")
    with problems.collecting():
        top.required("bid", 'which fields name a bid, such as id = "reference" and name = "title"')
        table = top.table("bid")
        table.only(keys.BID)
        if "id" not in table and "name" not in table:
            raise Problem(
                table.path, "names neither id nor name: a bid needs one of them, or both."
            )
        for role, kinds in _BID_KINDS.items():
            if role in table:
                found[role] = _field_of_kind(table, role, fields, kinds).key
    return found


def _field_of_kind(table: Table, key: str, fields: Fields, kinds: tuple[Kind, ...]) -> Field:
    field = named_field(table, key, fields)
    if field.kind not in kinds:
        raise table.wrong(
            key,
            f"names “{field.key}”, a field of kind {field.kind}, but it needs one of kind"
            f" {listed(kinds, 'or')}.",
        )
    return field


def read_ratios(top: Table, fields: Fields, problems: Problems) -> tuple[Ratio, ...]:
    """The plausible ratios. One with a problem is left out, and the problem kept."""
    numeric = tuple(kind for kind in Kind if kind in NUMERIC_KINDS)
    ratios: list[Ratio] = []
    for key, table in named_tables(top, "ratios", problems).items():
        with problems.collecting():
            table.only(keys.RATIO)
            table.required("label", "what the ratio is called, such as MW per hectare")
            table.required("numerator", "the field that is divided")
            table.required("denominator", "the field that it is divided by")
            label = table.text("label")
            numerator = _field_of_kind(table, "numerator", fields, numeric)
            denominator = _field_of_kind(table, "denominator", fields, numeric)
            if numerator is denominator:
                raise table.wrong("denominator", "is the same field as numerator.")
            low, high = table.optional_number("low"), table.optional_number("high")
            _ordered(low, high, table, "ratio")
            ratios.append(
                Ratio(key, label, numerator.key, denominator.key, low, high, table.text("unit"))
            )
    return tuple(ratios)


def read_totals(top: Table, fields: Fields, problems: Problems) -> tuple[Total, ...]:
    """What a shortlist is added up by. One with a problem is left out, and the problem kept."""
    summed = tuple(kind for kind in Kind if kind in NUMERIC_KINDS and kind is not Kind.SHARE)
    totals: list[Total] = []
    for key, table in named_tables(top, "totals", problems).items():
        with problems.collecting():
            table.only(keys.TOTAL)
            table.required("label", "what the total is called, short enough for a column")
            table.required("field", "the field that is added up")
            field = _field_of_kind(table, "field", fields, summed)
            totals.append(Total(key, table.text("label"), field.key))
    return tuple(totals)
