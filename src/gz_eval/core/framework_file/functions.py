"""Value functions from their tables, checked against the kind of field they score."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gz_eval.core.framework import NUMERIC_KINDS, Field, Kind
from gz_eval.core.framework_file import keys
from gz_eval.core.framework_file.tables import (
    Problem,
    Table,
    as_date,
    as_list,
    as_number,
    did_you_mean,
    listed,
)
from gz_eval.core.regions import REGIONS
from gz_eval.core.toml_lines import KeyPath
from gz_eval.core.value_functions import (
    Bands,
    ChoiceTable,
    Linear,
    Logarithmic,
    Piecewise,
    SShaped,
    ValueFunction,
)

_AMOUNT_KINDS = NUMERIC_KINDS | {Kind.DATE}
_FITS: dict[str, frozenset[Kind]] = {
    "linear": NUMERIC_KINDS,
    "piecewise": _AMOUNT_KINDS,
    "bands": _AMOUNT_KINDS,
    "logarithmic": NUMERIC_KINDS,
    "s-shaped": _AMOUNT_KINDS,
    "choice": frozenset({Kind.CHOICE, Kind.REGION}),
    "yes/no": frozenset({Kind.YES_NO}),
    "date": frozenset({Kind.DATE}),
}


def functions_for(kind: Kind) -> tuple[str, ...]:
    """The names of the functions that can score a field of this kind."""
    return tuple(name for name, kinds in _FITS.items() if kind in kinds)


def codes_of(field: Field) -> tuple[str, ...]:
    """The codes that answers to a field can have; empty where any text or amount can be."""
    if field.kind is Kind.CHOICE:
        return tuple(option.key for option in field.options)
    if field.kind is Kind.REGION:
        return tuple(region.code for region in REGIONS)
    return ("yes", "no") if field.kind is Kind.YES_NO else ()


def codes_in_words(field: Field) -> str:
    """The codes of a field as a list for people, regions with their names."""
    if field.kind is Kind.REGION:
        return listed(f"{region.code} ({region.name})" for region in REGIONS)
    return listed(codes_of(field))


def read_function(table: Table, field: Field) -> ValueFunction:
    """The value function that a `value` table describes for a field. Raises Problem."""
    fitting = functions_for(field.kind)
    if not fitting:
        raise Problem(
            table.path,
            f"cannot score “{field.key}”: a field of kind {field.kind} has no value function"
            " (let assessors judge it on a scale).",
        )
    table.required("function", f"which value function: {listed(keys.FUNCTIONS, 'or')}")
    name = table.one_of("function", keys.FUNCTIONS, "value function")
    if name not in fitting:
        raise table.wrong(
            "function",
            f"is “{name}”, which cannot score “{field.key}”, a field of kind {field.kind}; for that"
            f" kind use {listed(fitting, 'or')}.",
        )
    table.only(("function", *keys.FUNCTIONS[name]))
    if name in ("choice", "yes/no"):
        return _choice(table, field) if name == "choice" else _yes_no(table)
    return _OVER_AMOUNTS[name](_Anchors(table, field))


@dataclass(frozen=True, slots=True)
class _Anchors:
    """Reads the anchors of one function as numbers, or as dates (ordinals) for a date field."""

    table: Table
    field: Field

    @property
    def unit(self) -> str:
        return self.field.unit or str(self.field.kind)

    def amount(self, found: object, path: KeyPath) -> float:
        if self.field.kind is Kind.DATE:
            return float(as_date(found, path).toordinal())
        return float(as_number(found, path))

    def anchor(self, key: str) -> float:
        self.table.required(key, f"an anchor: an amount in the field's unit ({self.unit})")
        return self.amount(self.table.entries[key], (*self.table.path, key))

    def worst_and_best(self) -> tuple[float, float]:
        worst, best = self.anchor("worst"), self.anchor("best")
        if worst == best:
            raise self.table.wrong(
                "best", "is the same as worst: 0 and 100 must be scored at different amounts."
            )
        return worst, best

    def points(self, key: str, least: int) -> tuple[tuple[float, float], ...]:
        """Pairs of amount and score, amounts ascending."""
        self.table.required(key, "a list of [amount, score] pairs in order of amount")
        points: list[tuple[float, float]] = []
        for item, path in self.table.items(key):
            pair = as_list(item, path)
            if len(pair) != 2:
                raise Problem(path, "must be a pair [amount, score], such as [500, 50].")
            (amount, amount_path), (score, score_path) = pair
            points.append(
                (self.amount(amount, amount_path), float(as_number(score, score_path, 0, 100)))
            )
            if len(points) > 1 and points[-1][0] <= points[-2][0]:
                repeated = points[-1][0] == points[-2][0]
                raise Problem(
                    path,
                    f"is {'at the same amount as' if repeated else 'below'} the pair before it:"
                    " amounts must ascend, each once.",
                )
        if len(points) < least:
            raise self.table.wrong(key, f"must list {least} pairs or more.")
        return tuple(points)

    def monotonic(self, key: str, scores: Sequence[float]) -> None:
        rises = any(after > before for before, after in pairwise(scores))
        falls = any(after < before for before, after in pairwise(scores))
        if rises and falls:
            raise self.table.wrong(
                key,
                "has scores that both rise and fall: as the amount grows they must all rise or all"
                " fall (staying level is allowed).",
            )
        if not rises and not falls:
            raise self.table.wrong(
                key, "scores every amount the same, so it could not tell bids apart."
            )


def _linear(anchors: _Anchors) -> ValueFunction:
    return Linear(*anchors.worst_and_best())


def _piecewise(anchors: _Anchors) -> ValueFunction:
    points = anchors.points("points", least=2)
    anchors.monotonic("points", [score for _, score in points])
    return Piecewise(points)


def _bands(anchors: _Anchors) -> ValueFunction:
    steps = anchors.points("steps", least=1)
    below = anchors.table.score("below") if "below" in anchors.table else 0.0
    anchors.monotonic("steps", [below, *(score for _, score in steps)])
    return Bands(steps, below)


def _logarithmic(anchors: _Anchors) -> ValueFunction:
    for key in ("worst", "best"):
        if anchors.anchor(key) <= 0:
            raise anchors.table.wrong(
                key, "must be above 0, as both anchors of a logarithmic function must."
            )
    return Logarithmic(*anchors.worst_and_best())


def _s_shaped(anchors: _Anchors) -> ValueFunction:
    worst, best = anchors.worst_and_best()
    middle = anchors.anchor("middle") if "middle" in anchors.table else (worst + best) / 2
    if not min(worst, best) < middle < max(worst, best):
        raise anchors.table.wrong("middle", "must lie between worst and best.")
    steepness = 10.0
    if "steepness" in anchors.table:
        steepness = float(anchors.table.number("steepness", 1, 100))
    return SShaped(worst, best, middle, steepness)


_OVER_AMOUNTS: dict[str, Callable[[_Anchors], ValueFunction]] = {
    "linear": _linear,
    "piecewise": _piecewise,
    "bands": _bands,
    "logarithmic": _logarithmic,
    "s-shaped": _s_shaped,
    "date": _linear,  # a straight line over the calendar; the anchors are dates
}


def _choice(table: Table, field: Field) -> ChoiceTable:
    table.required("scores", "a score for each option, such as { full = 100, none = 0 }")
    scores = table.table("scores")
    codes = codes_of(field)
    for code in scores.entries:
        if code not in codes:
            raise scores.wrong(
                code,
                f"is no option of “{field.key}”{did_you_mean(code, codes)}; its options are"
                f" {codes_in_words(field)}.",
            )
    left_out = [code for code in codes if code not in scores]
    if left_out:
        raise table.wrong(
            "scores",
            f"has no score for {listed(left_out)}: every option of “{field.key}” needs one.",
        )
    found = tuple((code, scores.score(code)) for code in codes)
    if len({score for _, score in found}) == 1:
        raise table.wrong(
            "scores", "scores every option the same, so it could not tell bids apart."
        )
    return ChoiceTable(found)


def _yes_no(table: Table) -> ChoiceTable:
    yes = table.score("yes") if "yes" in table else 100.0
    no = table.score("no") if "no" in table else 0.0
    if yes == no:
        raise table.wrong("yes", "is the same score as no, so it could not tell bids apart.")
    return ChoiceTable((("yes", yes), ("no", no)))
