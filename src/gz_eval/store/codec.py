"""Between the program's objects and plain JSON values: words in files, never names of classes.

Unions carry a word that says which of them it is. Fields are written even when they have their
default, so that a later default does not change what a file says; keys that are not known are
passed over, so that a newer minor version can be read. Bids are written by `codec_bids`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, Final

import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from gz_eval.core.framework import AllOf, AnyOf, Not, Rule, Test
from gz_eval.core.overrides import (
    GateOverride,
    IssueAcceptance,
    Override,
    PlaceOverride,
    ReadingOverride,
)
from gz_eval.core.source import CellRef, RawValue, SheetRef
from gz_eval.core.value_functions import (
    Bands,
    ChoiceTable,
    Linear,
    Logarithmic,
    Piecewise,
    SShaped,
    ValueFunction,
)
from gz_eval.core.values import Missing, Value

_FUNCTIONS: Final[Mapping[str, type]] = {
    "linear": Linear,
    "piecewise": Piecewise,
    "bands": Bands,
    "logarithmic": Logarithmic,
    "s-shaped": SShaped,
    "choice": ChoiceTable,
}
_OVERRIDES: Final[Mapping[str, type]] = {
    kind.what: kind for kind in (ReadingOverride, GateOverride, PlaceOverride, IssueAcceptance)
}

# What came later, and is written where there is some: the hash of what was signed before stays.
_UNTOLD: Final[Mapping[type, Mapping[str, Any]]] = {
    IssueAcceptance: {"file": override(omit_if_default=True)}
}


@cache
def converter() -> cattrs.Converter:
    """The one converter, made when the first file is touched."""
    made = cattrs.Converter(detailed_validation=False)
    made.register_unstructure_hook(float, _plain_float)
    made.register_unstructure_hook(Decimal, str)
    made.register_structure_hook(Decimal, lambda text, _type: Decimal(text))
    made.register_unstructure_hook(datetime, datetime.isoformat)
    made.register_structure_hook(datetime, lambda text, _type: datetime.fromisoformat(text))
    made.register_unstructure_hook(CellRef, _cell)
    made.register_structure_hook(CellRef, lambda parts, _type: _cell_back(parts))
    made.register_unstructure_hook(SheetRef, lambda sheet: [sheet.file, sheet.sheet])
    made.register_structure_hook(SheetRef, lambda parts, _type: SheetRef(*parts))
    _tagged(made, _FUNCTIONS, (ValueFunction, ValueFunction | None), "function")
    _tagged(made, _OVERRIDES, (Override,), "what")
    _tagged(made, {"value": Value, "missing": Missing}, (Value | Missing,), "is")
    _rules(made)
    return made


def plain(value: object) -> Any:
    """An object as plain JSON values."""
    return converter().unstructure(value)


def _plain_float(number: float) -> float | str:
    """A number as JSON has it; NaN and the infinities as texts, which `float` reads back."""
    number = float(number)
    return number if number - number == 0.0 else repr(number)


def plain_raw(raw: RawValue) -> Any:
    """A cell's stored value as plain JSON; dates, times and odd numbers carry what they are."""
    if raw is None or isinstance(raw, str | bool | int):
        return raw
    if isinstance(raw, float):
        return raw if raw - raw == 0.0 else {"float": repr(raw)}
    if isinstance(raw, timedelta):
        return {"timedelta": [raw.days, raw.seconds, raw.microseconds]}
    return {type(raw).__name__: raw.isoformat()}


_RAW_BACK: Final[Mapping[str, Callable[[Any], RawValue]]] = {
    "float": float,
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "timedelta": lambda parts: timedelta(*parts),
}


def raw_back(found: Any) -> RawValue:
    """What `plain_raw` was given."""
    if isinstance(found, dict):
        ((kind, told),) = found.items()
        return _RAW_BACK[kind](told)
    return found  # type: ignore[no-any-return]  # JSON's own str, int, float, bool or None


def _cell(cell: CellRef) -> list[object]:
    return [cell.sheet.file, cell.sheet.sheet, cell.row, cell.column]


def _cell_back(parts: list[Any]) -> CellRef:
    file, sheet, row, column = parts
    return CellRef(SheetRef(file, sheet), row, column)


def _tagged(
    made: cattrs.Converter, kinds: Mapping[str, type], unions: tuple[Any, ...], tag: str
) -> None:
    """Write each of a union's kinds with the word for it under `tag`, and read it by that."""
    readers: dict[str, Callable[..., Any]] = {}
    for word, kind in kinds.items():
        write: Callable[[Any], dict[str, Any]] = make_dict_unstructure_fn(
            kind, made, **_UNTOLD.get(kind, {})
        )
        readers[word] = make_dict_structure_fn(kind, made)

        def written(
            value: object, write: Callable[[Any], dict[str, Any]] = write, word: str = word
        ) -> dict[str, Any]:
            return {tag: word, **write(value)}

        made.register_unstructure_hook(kind, written)
        made.register_structure_hook(kind, readers[word])

    def read(found: dict[str, Any] | None, _type: object) -> object:
        if found is None:
            return None
        word = found[tag]
        return readers[word](found, kinds[word])

    for union in unions:
        made.register_structure_hook(union, read)


def _rules(made: cattrs.Converter) -> None:
    """Gates' rules, as they are written in a framework file: all, any, not, or a test."""
    write_test = make_dict_unstructure_fn(Test, made)
    read_test = make_dict_structure_fn(Test, made)

    def written(rule: Rule) -> dict[str, Any]:
        match rule:
            case AllOf(rules):
                return {"all": [written(part) for part in rules]}
            case AnyOf(rules):
                return {"any": [written(part) for part in rules]}
            case Not(part):
                return {"not": written(part)}
            case Test():
                return {"test": write_test(rule)}

    def read(found: dict[str, Any], _type: object = None) -> Rule:
        ((word, told),) = found.items()
        match word:
            case "all":
                return AllOf(tuple(read(part) for part in told))
            case "any":
                return AnyOf(tuple(read(part) for part in told))
            case "not":
                return Not(read(told))
            case _:
                return read_test(told, Test)

    for kind in (Test, AllOf, AnyOf, Not):
        made.register_unstructure_hook(kind, written)
    made.register_structure_hook(Rule, read)
