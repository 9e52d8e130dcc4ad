"""Reading a framework from its TOML file, strictly: every error names file, line and key.

`docs/framework.md` is the reference of the format. One module for each part of the file; `keys`
lists every key there is, `tables` reads TOML's types. What bids answer is not known here.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

from gz_eval.core.errors import UserError
from gz_eval.core.framework import Framework
from gz_eval.core.framework_file import keys
from gz_eval.core.framework_file.criteria import read_criteria
from gz_eval.core.framework_file.fields import (
    KEY_PATTERN,
    read_bid_naming,
    read_fields,
    read_ratios,
    read_totals,
)
from gz_eval.core.framework_file.gates import read_gates
from gz_eval.core.framework_file.shortlist import read_ranking, read_shortlist
from gz_eval.core.framework_file.tables import Problem, Problems, Table, did_you_mean, listed, shown
from gz_eval.core.framework_file.targets import read_targets
from gz_eval.core.resources import DEFAULT_FRAMEWORK as DEFAULT_FRAMEWORK
from gz_eval.core.resources import resources
from gz_eval.core.toml_lines import KeyPath, key_lines, line_of

LARGEST_FILE = 1_000_000  # bytes; the shipped frameworks are below 50,000


def shipped_frameworks() -> tuple[str, ...]:
    """The names of the frameworks that come with the program, the default one first."""
    names = sorted(path.stem for path in (resources() / "frameworks").glob("*.toml"))
    return tuple(sorted(names, key=lambda name: name != DEFAULT_FRAMEWORK))


def file_of(name_or_path: str | Path) -> str:
    """The name of the file that a framework is taken from; empty for a shipped one's name."""
    return "" if str(name_or_path) in shipped_frameworks() else Path(name_or_path).name


def load_framework(name_or_path: str | Path) -> Framework:
    """A framework by the name of a shipped one ("four-pillars") or by the path of a file.

    Raises UserError when there is no such framework, or its file is not sound.
    """
    shipped = shipped_frameworks()
    path = Path(name_or_path)
    if str(name_or_path) in shipped:
        path = resources() / "frameworks" / f"{name_or_path}.toml"
    elif not path.exists():
        raise UserError(
            f"There is no framework “{name_or_path}”{did_you_mean(str(name_or_path), shipped)}.",
            f"Give {listed(shipped, 'or')}, or the path of a framework file (.toml).",
        )
    return parse_framework(_read(path), path.name)


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise UserError(
            f"{path.name} could not be read: {(error.strerror or str(error)).lower()}.",
            "Check that it is a file, and that you may open it.",
        ) from error
    if len(content) > LARGEST_FILE:
        raise UserError(
            f"{path.name} is larger than {LARGEST_FILE:,} bytes, so it is not a framework file.",
            "Give a TOML file as described in docs/framework.md.",
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UserError(
            f"{path.name}, line {line}: this is not UTF-8 text.",
            "Save the file as plain text with the encoding UTF-8.",
        ) from error


def parse_framework(text: str, name: str) -> Framework:
    """The framework that a TOML text describes; `name` is what messages call it.

    Raises UserError for the first problem in the file's order, saying how many more there are.
    """
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise UserError(f"{name} is empty: a framework file lists fields and criteria.")
    problems = Problems()
    try:
        framework = _framework(Table(_entries(text, name), ()), problems)
        if framework is not None and not problems.found:
            return framework
        lines = key_lines(text)
    except RecursionError as error:
        raise UserError(
            f"{name} is nested too deeply: a framework needs only a few brackets in brackets."
        ) from error
    raise _told(problems.found, lines, name)


def _entries(text: str, name: str) -> dict[str, object]:
    """The text as `tomllib` reads it, decimals kept as they are written."""
    try:
        return tomllib.loads(text, parse_float=_decimal)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        place = re.search(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$", said)
        line = int(place[1]) if place is not None and place[1] else text.count("\n") + 1
        said = said[: place.start()] if place is not None else said
        for start, plain in _PLAINER.items():
            said = plain if said.startswith(start) else said
        raise UserError(
            f"{name}, line {line}: this is not TOML: {said[:1].lower()}{said[1:].rstrip('.')}.",
            "Look for a missing quote, bracket or equals sign on that line or just above it.",
        ) from error
    except ValueError as error:  # a whole number of more digits than Python will read
        found = re.search(r"[\d_]{4000,}", text)
        line = text.count("\n", 0, found.start()) + 1 if found is not None else 1
        raise UserError(f"{name}, line {line}: this number has too many digits.") from error


_PLAINER = {
    "Cannot overwrite a value": "this key is given a second time",
    "Cannot declare": "this table is given a second time",
}


def _decimal(written: str) -> Decimal:
    """A decimal as written; one beyond all bounds is infinite, and refused where it stands."""
    try:
        return Decimal(written)
    except InvalidOperation:
        return Decimal("Infinity")


def _framework(top: Table, problems: Problems) -> Framework | None:
    with problems.collecting():
        _check_schema(top)
        return _parts(top, problems)
    return None


def _check_schema(top: Table) -> None:
    top.required("schema", f"the version of this format, a whole number: {keys.SCHEMA}")
    found = top.entries["schema"]
    if isinstance(found, int) and not isinstance(found, bool) and found > keys.SCHEMA:
        raise top.wrong(
            "schema",
            f"is {found}, but this version of gz_eval knows up to {keys.SCHEMA}: install"
            " a newer gz_eval to use this file.",
        )
    if found != keys.SCHEMA or isinstance(found, bool):
        raise top.wrong("schema", f"must be {keys.SCHEMA}, not {shown(found)}.")


def _parts(top: Table, problems: Problems) -> Framework:
    texts = dict.fromkeys(("key", "title", "version", "status", "description", "source"), "")
    with problems.collecting():
        top.only(keys.TOP)
    misspelt = bool(problems.found)  # then what seems to be missing may be what is misspelt
    for key in texts:
        with problems.collecting():
            if key in ("key", "title", "version") and not misspelt:
                top.required(key, "a text in quotes")
            texts[key] = top.text(key)
            if key == "key" and texts[key] and not KEY_PATTERN.fullmatch(texts[key]):
                raise top.wrong(key, f"is “{texts[key]}”, but keys are letters, digits, - and _.")
    fields = read_fields(top, problems)
    bid = read_bid_naming(top, fields, problems)
    criteria = read_criteria(top, fields, problems)
    totals = read_totals(top, fields, problems)
    criterion_keys = tuple(top.table("criteria").entries)
    return Framework(
        key=texts["key"],
        title=texts["title"],
        version=texts["version"],
        status=texts["status"],
        description=texts["description"],
        source=texts["source"],
        fields=tuple(field for field in fields.values() if field is not None),
        id_field=bid["id"],
        name_field=bid["name"],
        region_field=bid["region"],
        place_field=bid["place"],
        criteria=criteria,
        gates=read_gates(top, fields, problems),
        ratios=read_ratios(top, fields, problems),
        totals=totals,
        targets=read_targets(top, totals, problems),
        shortlist=read_shortlist(top, criterion_keys, problems),
        ranking=read_ranking(top, criterion_keys, problems),
    )


def _told(problems: Sequence[Problem], lines: Mapping[KeyPath, int], name: str) -> UserError:
    """The first problem in the file's order as one sentence, and how many more there are."""
    first = min(problems, key=lambda problem: line_of(lines, problem.path))
    more = len(problems) - 1
    rest = "is 1 more problem" if more == 1 else f"are {more} more problems"
    return UserError(
        f"{name}, line {line_of(lines, first.path)}: {_dotted(first.path)} {first.text}",
        f"There {rest} in this file." if more else "",
    )


def _dotted(path: KeyPath) -> str:
    """A path for people: ``criteria.power.value.points[2]``; elements counted from 1."""
    shown_path = ""
    for part in path:
        if isinstance(part, int):
            shown_path += f"[{part + 1}]"
        else:
            key = part if KEY_PATTERN.fullmatch(part) else json.dumps(part, ensure_ascii=False)
            shown_path += f".{key}" if shown_path else key
    return shown_path
