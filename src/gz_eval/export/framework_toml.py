"""A framework as the TOML file that it could have been read from: reading it back gives the same.

Comments of the file it came from are not kept: they are not part of the framework.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from gz_eval.core.framework import (
    AllOf,
    AnyOf,
    Comparison,
    Criterion,
    Field,
    Framework,
    Kind,
    MissingPolicy,
    Not,
    Rule,
    Test,
    Treatment,
)
from gz_eval.core.framework_file.keys import SCHEMA
from gz_eval.core.value_functions import (
    Bands,
    ChoiceTable,
    Linear,
    Logarithmic,
    Piecewise,
    SShaped,
    ValueFunction,
)
from gz_eval.core.whole_file import whole_file

Entries = dict[str, Any]


def write_framework(framework: Framework, path: Path, head: Sequence[str] = ()) -> None:
    """Write a framework file, whole or not at all. Raises UserError where it cannot be written.

    The lines of its `head` are comments: they say to people where it comes from.
    """
    with whole_file(path) as temporary:
        text = f"{_comments(head)}{framework_toml(framework)}"
        temporary.write_text(text, encoding="utf-8", newline="\n")


def _comments(lines: Sequence[str]) -> str:
    """Each line as a comment of its own, whatever is in it; then a blank one."""
    told = "".join(f"# {_printable(line)}\n" for line in lines)
    return f"{told}\n" if told else ""


def _printable(line: str) -> str:
    """A line that ends nowhere before its end: a name may hold anything, and a comment not."""
    return "".join(letter if letter.isprintable() else " " for letter in line)


def framework_toml(framework: Framework) -> str:
    """The text of a framework file."""
    import tomli_w

    fields = framework.field_by_key
    bid = {
        "id": framework.id_field,
        "name": framework.name_field,
        "region": framework.region_field,
        "place": framework.place_field,
    }
    entries: Entries = {
        "schema": SCHEMA,
        "key": framework.key,
        "title": framework.title,
        "version": framework.version,
        **_told(
            {
                "status": framework.status,
                "description": framework.description,
                "source": framework.source,
            }
        ),
        "bid": _told(bid),
        "fields": {one.key: _field(one) for one in framework.fields},
        "criteria": {one.key: _criterion(framework, one) for one in framework.criteria},
        "gates": {
            one.key: {
                "label": one.label,
                **_told(
                    {"description": one.description, "source": one.source, "status": one.status}
                ),
                "rule": _rule(fields, one.rule),
            }
            for one in framework.gates
        },
        "ratios": {
            one.key: _told(
                {
                    "label": one.label,
                    "numerator": one.numerator,
                    "denominator": one.denominator,
                    "low": _number(one.low),
                    "high": _number(one.high),
                    "unit": one.unit,
                }
            )
            for one in framework.ratios
        },
        "totals": {one.key: {"label": one.label, "field": one.field} for one in framework.totals},
        "targets": [
            _told(
                {
                    "total": one.total,
                    "place": one.place,
                    "at_least": _number(one.amount),
                    "source": one.source,
                    "note": one.note,
                }
            )
            for one in framework.targets
        ],
        "shortlist": _shortlist(framework),
        "ranking": {
            "compare_places": framework.ranking.compare_places,
            "shown_places": framework.ranking.shown_places,
            "tie_breaks": list(framework.ranking.tie_breaks),
        },
    }
    return tomli_w.dumps({key: part for key, part in entries.items() if part not in ({}, [])})


def _told(entries: Entries) -> Entries:
    """Only what says something: an empty text or list is the same as none."""
    return {key: part for key, part in entries.items() if part not in (None, "", [])}


def _number(number: Decimal | float | None) -> int | float | Decimal | None:
    """A whole number as one, for people to read; others as they are written."""
    if number is None:
        return None
    exact = Decimal(repr(number)) if isinstance(number, float) else number
    return int(exact) if exact == exact.to_integral_value() else exact


def _amount(field: Field, amount: Decimal | float) -> Any:
    if field.kind is Kind.DATE:
        return date.fromordinal(round(amount))
    return _number(amount)


def _field(one: Field) -> Entries:
    plausible = {
        key: _amount(one, bound)
        for key, bound in (("low", one.plausible_low), ("high", one.plausible_high))
        if bound is not None
    }
    options = [
        _told({"key": option.key, "label": option.label, "aliases": list(option.aliases)})
        for option in one.options
    ]
    entries = _told(
        {
            "label": one.label,
            "kind": str(one.kind),
            "unit": "" if one.kind is Kind.SHARE else one.unit,
            "basis": one.basis,
            "other_bases": list(one.other_bases),
            "required": True if one.required else None,
            "aliases": list(one.aliases),
            "description": one.description,
            "options": options,
        }
    )
    return {**entries, "plausible": plausible} if plausible else entries


def _criterion(framework: Framework, one: Criterion) -> Entries:
    entries = _told({"parent": one.parent, "label": one.label})
    entries["weight"] = _number(one.weight)
    entries |= _told({"description": one.description, "source": one.source, "status": one.status})
    if one.key in framework.children:
        return entries
    if one.value_function is not None:
        field = framework.field_by_key[one.field]
        entries["field"] = one.field
        entries["value"] = _function(field, one.value_function)
    else:
        entries["scale"] = [
            {
                "label": point.label,
                "score": _number(point.score),
                **_told({"description": point.description}),
            }
            for point in one.scale
        ]
    entries["missing"] = _policy(one.missing)
    entries["not_applicable"] = _policy(one.not_applicable)
    return entries


def _policy(policy: MissingPolicy) -> Any:
    if policy.treatment is Treatment.VALUE:
        return {"value": _number(policy.value)}
    return str(policy.treatment)


def _function(field: Field, function: ValueFunction) -> Entries:
    def pairs(points: tuple[tuple[float, float], ...]) -> list[list[Any]]:
        return [[_amount(field, amount), _number(score)] for amount, score in points]

    match function:
        case Linear(worst, best):
            name = "date" if field.kind is Kind.DATE else "linear"
            ends = {"worst": _amount(field, worst), "best": _amount(field, best)}
            return {"function": name, **ends}
        case Logarithmic(worst, best):
            ends = {"worst": _amount(field, worst), "best": _amount(field, best)}
            return {"function": "logarithmic", **ends}
        case SShaped(worst, best, middle, steepness):
            return {
                "function": "s-shaped",
                "worst": _amount(field, worst),
                "best": _amount(field, best),
                "middle": _amount(field, middle),
                "steepness": _number(steepness),
            }
        case Piecewise(points):
            return {"function": "piecewise", "points": pairs(points)}
        case Bands(steps, below):
            return {"function": "bands", "steps": pairs(steps), "below": _number(below)}
        case ChoiceTable(scores):
            told = {code: _number(score) for code, score in scores}
            if field.kind is Kind.YES_NO:
                return {"function": "yes/no", **told}
            return {"function": "choice", "scores": told}


def _rule(fields: dict[str, Field], rule: Rule) -> Entries:
    match rule:
        case AllOf(rules):
            return {"all": [_rule(fields, part) for part in rules]}
        case AnyOf(rules):
            return {"any": [_rule(fields, part) for part in rules]}
        case Not(part):
            return {"not": _rule(fields, part)}
        case Test(key, comparison, threshold, options):
            if comparison is Comparison.ANSWERED:
                return {"field": key, "answered": True}
            if comparison is Comparison.ONE_OF:
                return {"field": key, "one_of": list(options)}
            assert threshold is not None
            return {"field": key, str(comparison): _amount(fields[key], threshold)}


def _shortlist(framework: Framework) -> Entries:
    rule = framework.shortlist
    entries: Entries = {
        "places": "all" if rule.places is None else rule.places,
        "reserve": rule.reserve,
        "unclear_gates": rule.unclear_gates,
    }
    if rule.minimum_total is not None:
        entries["minimum_total"] = _number(rule.minimum_total)
    if rule.minimum:
        entries["minimum"] = {key: _number(least) for key, least in rule.minimum}
    if rule.rules:
        entries["rules"] = [
            {
                "label": one.label,
                "criteria": list(one.criteria),
                **_told(
                    {
                        "score_at_least": _number(one.score_at_least),
                        "score_below": _number(one.score_below),
                        "at_least": one.at_least,
                        "at_most": one.at_most,
                    }
                ),
            }
            for one in rule.rules
        ]
    return entries
