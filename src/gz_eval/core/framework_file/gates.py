"""Gates: rules over fields, which may be joined by all, any and not."""

from __future__ import annotations

from decimal import Decimal

from gz_eval.core.framework import (
    NUMERIC_KINDS,
    AllOf,
    AnyOf,
    Comparison,
    Field,
    Gate,
    Kind,
    Not,
    Rule,
    Test,
)
from gz_eval.core.framework_file import keys
from gz_eval.core.framework_file.fields import Fields, named_field, named_tables
from gz_eval.core.framework_file.functions import codes_in_words, codes_of
from gz_eval.core.framework_file.tables import (
    Problem,
    Problems,
    Table,
    as_date,
    as_table,
    did_you_mean,
    listed,
    shown,
)

DEEPEST_RULE = 20
_WITH_CODES = (Kind.CHOICE, Kind.REGION, Kind.YES_NO, Kind.TEXT)


def read_gates(top: Table, fields: Fields, problems: Problems) -> tuple[Gate, ...]:
    """The gates in file order. One with a problem is left out, and the problem kept."""
    gates: list[Gate] = []
    names: dict[str, str] = {}
    for key, table in named_tables(top, "gates", problems).items():
        with problems.collecting():
            table.only(keys.GATE)
            table.required("label", "the gate's name for people")
            table.required("rule", 'what a bid must meet, such as { field = "mw", at_least = 500 }')
            label = table.text("label")
            owner = names.setdefault(label.casefold(), key)
            if owner != key:
                raise table.wrong(
                    "label",
                    f"is “{label}”, which gates.{owner} is called too: nobody could tell which of"
                    " them a bid fails.",
                )
            gates.append(
                Gate(
                    key=key,
                    label=label,
                    rule=_rule(table.table("rule"), fields, 1),
                    description=table.text("description"),
                    source=table.text("source"),
                    status=table.text("status"),
                )
            )
    return tuple(gates)


def _rule(table: Table, fields: Fields, depth: int) -> Rule:
    if depth > DEEPEST_RULE:
        raise Problem(table.path, f"is nested more than {DEEPEST_RULE} rules deep.")
    table.only((*keys.TEST, *keys.JOINED_RULES))
    joined = [key for key in keys.JOINED_RULES if key in table]
    if len(joined) + ("field" in table) != 1:
        raise Problem(
            table.path,
            "must hold one of field (with a comparison), all, any and not"
            f"{f', not {listed(table.entries)}' if table.entries else ''}.",
        )
    if not joined:
        return _test(table, fields)
    (key,) = joined
    table.only((key,))
    if key == "not":
        return Not(_rule(table.table(key), fields, depth + 1))
    rules = tuple(_rule(as_table(*item), fields, depth + 1) for item in table.items(key))
    if not rules:
        raise table.wrong(key, "lists no rule: give it one or more.")
    return AllOf(rules) if key == "all" else AnyOf(rules)


def _test(table: Table, fields: Fields) -> Test:
    field = named_field(table, "field", fields)
    comparisons = [key for key in keys.COMPARISONS if key in table]
    if len(comparisons) != 1:
        raise Problem(
            table.path,
            f"must compare its field once, by {listed(keys.COMPARISONS, 'or')}"
            f"{f', not by {listed(comparisons)} at once' if comparisons else ''}"
            " (join several rules by all).",
        )
    (key,) = comparisons
    if key == Comparison.ANSWERED:
        if table.flag(key, True) is False:
            raise table.wrong(
                key, "can only be true: a field that is not answered leaves its gate unclear."
            )
        return Test(field.key, Comparison.ANSWERED)
    if key == Comparison.ONE_OF:
        options = tuple(_code(table, key, item, field) for item in table.texts(key))
        if not options:
            raise table.wrong(key, "lists nothing: give it one or more.")
        return Test(field.key, Comparison.ONE_OF, options=options)
    if key == "is":
        return Test(
            field.key, Comparison.ONE_OF, options=(_code(table, key, table.text(key), field),)
        )
    if key == "by" and field.kind is not Kind.DATE:
        raise table.wrong(
            key, f"is for dates, but “{field.key}” is a field of kind {field.kind}: use at_most."
        )
    comparison = Comparison.AT_MOST if key == "by" else Comparison(key)
    return Test(field.key, comparison, threshold=_threshold(table, key, field))


def _threshold(table: Table, key: str, field: Field) -> Decimal:
    if field.kind is Kind.DATE:
        return Decimal(as_date(table.entries[key], (*table.path, key)).toordinal())
    if field.kind in NUMERIC_KINDS:
        return table.number(key)
    others = "one_of, is or answered" if field.kind in _WITH_CODES else "answered"
    raise table.wrong(
        key,
        f"compares amounts, but “{field.key}” is a field of kind {field.kind}: use {others}.",
    )


def _code(table: Table, key: str, code: str, field: Field) -> str:
    if field.kind not in _WITH_CODES:
        use = "at_least or at_most" if field.kind is not Kind.PLACE else "answered"
        raise table.wrong(
            key, f"compares words, but “{field.key}” is a field of kind {field.kind}: use {use}."
        )
    codes = codes_of(field)
    if codes and code not in codes:
        raise table.wrong(
            key,
            f"has {shown(code)}, which is no answer to “{field.key}”{did_you_mean(code, codes)};"
            f" its answers are {codes_in_words(field)}.",
        )
    return code
