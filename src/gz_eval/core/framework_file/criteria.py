"""The criteria tree: written flat, each naming its parent; read into depth-first order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gz_eval.core.framework import Criterion, MissingPolicy, ScalePoint, Treatment
from gz_eval.core.framework_file import keys
from gz_eval.core.framework_file.fields import Fields, named_field, named_tables
from gz_eval.core.framework_file.functions import read_function
from gz_eval.core.framework_file.tables import (
    Problem,
    Problems,
    Table,
    as_table,
    listed,
    shown,
    unknown,
)

DEEPEST_TREE = 20
_LEAF_KEYS = ("field", "value", "scale", "missing", "not_applicable")


def read_criteria(top: Table, fields: Fields, problems: Problems) -> tuple[Criterion, ...]:
    """The criteria, depth first, siblings in file order. One with a problem is left out.

    Raises Problem when there are none at all.
    """
    if "criteria" not in top or not top.table("criteria").entries:
        raise top.wrong("criteria", "is missing: a framework has at least one criterion.")
    tables = named_tables(top, "criteria", problems)
    parents = _parents(tables, problems)
    groups = {parent: key for key, parent in reversed(parents.items()) if parent}
    found: dict[str, Criterion] = {}
    for key, table in tables.items():
        with problems.collecting():
            found[key] = _criterion(key, table, parents.get(key, ""), groups, fields)
    _check_weights(tables, parents, found, problems)
    if problems.found:
        return tuple(found.values())
    return _depth_first(found)


def _parents(tables: Mapping[str, Table], problems: Problems) -> dict[str, str]:
    """Each criterion's parent, "" at the top; those in no sound line to the top are left out."""
    parents: dict[str, str] = {}
    for key, table in tables.items():
        with problems.collecting():
            parent = table.text("parent")
            if parent and parent not in tables:
                raise table.wrong("parent", unknown(parent, tables, "criterion"))
            parents[key] = parent
    depths = {"": 0}
    for key in list(parents):
        line: list[str] = []
        seen: set[str] = set()
        above = key
        while above not in depths and above in parents and above not in seen:
            line.append(above)
            seen.add(above)
            above = parents[above]
        if above in seen:
            problems.found.append(_cycle(tables, [*line[line.index(above) :], above]))
        depth = depths.get(above, 0)
        for name in reversed(line):
            depth += 1
            depths[name] = depth
            if depth == DEEPEST_TREE + 1:
                problems.found.append(
                    tables[name].wrong("parent", f"is more than {DEEPEST_TREE} levels down.")
                )
    return parents


def _cycle(tables: Mapping[str, Table], cycle: list[str]) -> Problem:
    return tables[cycle[0]].wrong(
        "parent",
        f"makes a cycle: {', whose parent is '.join(f'“{name}”' for name in cycle)};"
        " a criterion cannot be above itself.",
    )


def _criterion(
    key: str, table: Table, parent: str, groups: Mapping[str, str], fields: Fields
) -> Criterion:
    table.only(keys.CRITERION)
    table.required("label", "the criterion's name for people")
    table.required("weight", "its weight relative to its siblings, a number of 0 or more")
    node = Criterion(
        key=key,
        label=table.text("label"),
        weight=float(table.number("weight", low=0)),
        parent=parent,
        description=table.text("description"),
        source=table.text("source"),
        status=table.text("status"),
    )
    if key in groups:
        for name in _LEAF_KEYS:
            if name in table:
                raise table.wrong(
                    name,
                    f"does not fit here: “{key}” is a group, because criteria.{groups[key]} names"
                    " it as its parent, and a group is scored by the criteria below it alone.",
                )
        return node
    missing = _missing(table, "missing", MissingPolicy())
    node = replace(node, missing=missing, not_applicable=_missing(table, "not_applicable", missing))
    if "scale" in table:
        for name in ("field", "value"):
            if name in table:
                raise table.wrong(
                    name,
                    "does not fit beside scale: a criterion is judged, or scored from a field.",
                )
        return replace(node, scale=_scale(table))
    if "field" not in table and "value" not in table:
        raise Problem(
            table.path,
            "has nothing to score: give it field and value, or a scale for assessors, or name it"
            " as the parent of other criteria.",
        )
    table.required("field", "the key of the field that is scored")
    table.required(
        "value", 'the value function, such as { function = "linear", worst = 0, best = 9 }'
    )
    field = named_field(table, "field", fields)
    return replace(node, field=field.key, value_function=read_function(table.table("value"), field))


def _missing(table: Table, key: str, default: MissingPolicy) -> MissingPolicy:
    if key not in table:
        return default
    found = table.entries[key]
    if found in (Treatment.ZERO.value, Treatment.EXCLUDE.value):
        return MissingPolicy(Treatment(found))
    if not isinstance(found, dict):
        raise table.wrong(
            key, f'must be "zero", "exclude" or {{ value = 30 }} (0 to 100), not {shown(found)}.'
        )
    stated = as_table(found, (*table.path, key))
    stated.only(keys.MISSING)
    stated.required("value", "the value score, 0 to 100, that missing evidence is given")
    return MissingPolicy(Treatment.VALUE, stated.score("value"))


def _scale(table: Table) -> tuple[ScalePoint, ...]:
    points: list[ScalePoint] = []
    for item in table.tables("scale"):
        item.only(keys.SCALE_POINT)
        item.required("label", "what assessors call this point, such as Good")
        item.required("score", "its value score, a number from 0 to 100")
        point = ScalePoint(item.text("label"), item.score("score"), item.text("description"))
        if any(other.label.casefold() == point.label.casefold() for other in points):
            raise item.wrong("label", f"is “{point.label}”, which another point of the scale has.")
        points.append(point)
    if len(points) < 2:
        raise table.wrong("scale", "must list two points or more.")
    scores = [point.score for point in points]
    if len(set(scores)) < len(scores) or sorted(scores) not in (scores, scores[::-1]):
        raise table.wrong("scale", "must be in order: scores all rise or all fall, each once.")
    return tuple(points)


def _check_weights(
    tables: Mapping[str, Table],
    parents: Mapping[str, str],
    found: Mapping[str, Criterion],
    problems: Problems,
) -> None:
    """Refuse siblings whose weights are all zero: nothing could be shared out among them."""
    families: dict[str, list[str]] = {}
    for key, parent in parents.items():
        families.setdefault(parent, []).append(key)
    for members in families.values():
        if all(key in found and found[key].weight == 0 for key in members):
            who = f"{listed(members)} have" if len(members) > 1 else f"{members[0]} has"
            problems.found.append(
                tables[members[0]].wrong(
                    "weight",
                    f"leaves nothing to share out: some sibling's weight must be above 0, but"
                    f" {who} none.",
                )
            )


def _depth_first(found: Mapping[str, Criterion]) -> tuple[Criterion, ...]:
    children: dict[str, list[Criterion]] = {}
    for item in found.values():
        children.setdefault(item.parent, []).append(item)
    ordered: list[Criterion] = []
    waiting = children[""][::-1]
    while waiting:
        item = waiting.pop()
        ordered.append(item)
        waiting.extend(children.get(item.key, [])[::-1])
    return tuple(ordered)
