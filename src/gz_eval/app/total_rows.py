"""What the shortlist comes to in the whole, nations and regions: counts, sums, targets. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gz_eval.app.columns import Column, Tone
from gz_eval.app.measures import measure_of
from gz_eval.app.shortlist_cells import figure_text
from gz_eval.core.framework import Framework, Total
from gz_eval.core.rounding import figure
from gz_eval.core.selection import Selection
from gz_eval.core.shortlist_totals import (
    NOWHERE,
    PlaceTotal,
    Reached,
    all_reached,
    reached,
    shortlist_totals,
)
from gz_eval.core.targets import amount_of, figure_name, target_name
from gz_eval.core.wording import bids_in_words, counted, listed, sentence

MET, SHORT = "✓", "✗"
LEGEND = f"{MET} target met; {SHORT} short of it, and the share that is reached."
_NOT_GIVEN = "not given"


@dataclass(frozen=True, slots=True, eq=False)
class TotalRow:
    """A region, a nation or the whole: how many, and what the shortlisted would bring.

    `title` is what it is called; `place` what a target of it is for, None where it can have none.
    """

    id: str
    title: str
    place: str | None
    total: PlaceTotal
    framework: Framework

    @property
    def inner(self) -> bool:
        """Whether it is a region, listed below its nation."""
        return self.total.is_region

    @property
    def spoken(self) -> str:
        """The row as a sentence."""
        total = self.total
        return (
            f"{self.title}: {total.shortlisted:,} of {total.bids:,} shortlisted,"
            f" {total.reserve:,} in reserve"
        )

    @property
    def has_targets(self) -> bool:
        """Whether it has any target."""
        return any(place == self.place for _, place in self.framework.target_of)

    def reached(self, key: str) -> Reached | None:
        """How it stands to its target of a total, or of bids; None where it has none."""
        return reached(self.framework, self.total, key)

    def found(self, number: int) -> str:
        """A sum: 0 while no bid is shortlisted, and words where none of them gave a figure."""
        figure = self.total.sums[number]
        if figure is None:
            return _NOT_GIVEN if self.total.shortlisted else "0"
        return figure_text(figure)


def total_rows(selection: Selection, *, places: bool = True) -> tuple[TotalRow, ...]:
    """The whole United Kingdom, each nation, then each region; those without bids too.

    Without `places` the whole alone: it must not be known which bid is where.
    """
    framework = selection.evaluation.framework
    whole = "United Kingdom" if places else "All bids"
    return tuple(
        TotalRow(
            total.place or "the whole",
            total.place or whole,
            None if total.place == NOWHERE else total.place,
            total,
            framework,
        )
        for total in shortlist_totals(selection, places=places)
    )


# -- in words --------------------------------------------------------------------------------------


def share_text(one: Reached) -> str:
    """The share of a target that is reached, rounded to a whole per cent; short of it never 100."""
    percent = int(figure(100 * one.share, 0))
    return f"{percent if one.met else min(percent, 99):,}%"


def reached_cell(found: str, one: Reached) -> str:
    """How far in a few letters: ``320 of 500 ✗ 64%``."""
    sign = MET if one.met else f"{SHORT} {share_text(one)}"
    return f"{found} of {figure_text(one.wanted)} {sign}"


def reached_told(framework: Framework, one: Reached) -> str:
    """How far, in words: ``320 of 500 MW, 64% of the target, 180 short``."""
    missing = "" if one.met else f", {figure_text(one.short)} short"
    return f"{_of_wanted(framework, one)}, {share_text(one)} of the target{missing}"


def _of_wanted(framework: Framework, one: Reached) -> str:
    """``320 of 500 MW``, ``£320m of £500m``."""
    wanted = amount_of(framework, one.target.total, one.target.amount)
    found = figure_text(one.found)
    if one.target.total:
        unit = framework.field_by_key[framework.total_by_key[one.target.total].field].unit
        found = f"£{found}{unit[1:]}" if unit.startswith("£") else found
    return f"{found} of {wanted}"


def gaps_line(whole: PlaceTotal, framework: Framework) -> str:
    """Which sums lack figures of shortlisted bids, as a sentence; empty where none does."""
    gaps = [
        f"{total.label} of {bids_in_words(missing)}"
        for total, missing in zip(framework.totals, whole.lacking, strict=True)
        if missing
    ]
    if not gaps:
        return ""
    return f"The sums lack {listed(gaps)} that gave no figure."


def targets_line(framework: Framework, rows: Sequence[TotalRow]) -> str:
    """How the shortlist stands to its targets, those that it misses by name; empty without any.

    Where rows of places are hidden, so are their targets: it says how many.
    """
    every = all_reached(framework, [row.total for row in rows])
    hidden = _hidden_targets(len(framework.targets) - len(every))
    if not every:
        return hidden
    met = sum(one.met for one in every)
    of = " of the whole" if hidden else ""
    if met == len(every):
        told = {1: f"The target{of} is met", 2: f"Both targets{of} are met"}.get(
            met, f"All {met:,} targets{of} are met"
        )
    else:
        is_ = "is" if 1 in (met, len(every)) else "are"
        told = f"{met:,} of {counted(len(every), 'target')}{of} {is_} met"
    whole = [one for one in every if not one.target.place and one.met]
    parts = [f"{told}."]
    if whole:
        parts.append(f"In the whole: {'; '.join(_named(framework, one) for one in whole)}.")
    return " ".join(filter(None, (*parts, _short(framework, every), hidden)))


def targets_missed(selection: Selection) -> str:
    """The targets that the shortlist misses, by name; empty where it meets all there are."""
    framework = selection.evaluation.framework
    if not framework.targets:
        return ""
    return _short(framework, all_reached(framework, [row.total for row in total_rows(selection)]))


def _short(framework: Framework, every: Iterable[Reached]) -> str:
    short = "; ".join(_missed(framework, one) for one in every if not one.met)
    return f"Short of target: {short}." if short else ""


def _hidden_targets(count: int) -> str:
    if not count:
        return ""
    if count == 1:
        return "1 target of a place is not shown: places are hidden."
    return f"{count:,} targets of places are not shown: places are hidden."


def target_lines(framework: Framework, rows: Sequence[TotalRow]) -> tuple[str, ...]:
    """A line for each target: how the shortlist stands to it, its source, and what is noted."""
    lines = []
    for one in all_reached(framework, [row.total for row in rows]):
        state = "Met" if one.met else "Short"
        name = target_name(framework, one.target)
        lines.append(
            " ".join(
                _with_source(f"{state}: {name}, {reached_told(framework, one)}.", one).splitlines()
            )
        )
    return tuple(lines)


def _named(framework: Framework, one: Reached) -> str:
    return f"{figure_name(framework, one.target.total)}, {_of_wanted(framework, one)}"


def _missed(framework: Framework, one: Reached) -> str:
    return f"{target_name(framework, one.target)}, {_of_wanted(framework, one)} ({share_text(one)})"


# -- the table -------------------------------------------------------------------------------------


def total_columns(framework: Framework) -> tuple[Column[TotalRow], ...]:
    """The columns of the totals: counts, then what the shortlisted would bring."""
    return (
        Column(
            "Nation or region",
            lambda row: f"    {row.title}" if row.inner else row.title,
            tone=lambda row: Tone.NORMAL if row.inner else Tone.STRONG,
            spoken=lambda row: row.spoken,
        ),
        _shortlisted(framework),
        _count("Reserve", "Bids in reserve", "reserve"),
        _count("Bids", "All bids", "bids"),
        *(_summed(framework, number, total) for number, total in enumerate(framework.totals)),
    )


def figure_of_column(framework: Framework, column: int) -> str:
    """The key of the total that a column of `total_columns` shows; empty for counts."""
    first = len(total_columns(framework)) - len(framework.totals)
    return framework.totals[column - first].key if column >= first else ""


def _tone(row: TotalRow, key: str) -> Tone:
    one = row.reached(key)
    if one is not None:
        return Tone.GOOD if one.met else Tone.WARNING
    return Tone.SECONDARY if row.inner else Tone.NORMAL


def _with_source(told: str, one: Reached | None) -> str:
    if one is None:
        return told
    source = f"Source of the target: {sentence(one.target.source)}" if one.target.source else ""
    return "\n".join(filter(None, (told, source, one.target.note)))


def _shortlisted(framework: Framework) -> Column[TotalRow]:
    def text(row: TotalRow) -> str:
        one, found = row.reached(""), f"{row.total.shortlisted:,}"
        return reached_cell(found, one) if one is not None else found

    def told(row: TotalRow) -> str:
        one = row.reached("")
        return f"Shortlisted: {reached_told(framework, one) if one is not None else text(row)}"

    return Column(
        "Shortlisted",
        text,
        lambda row: float(row.total.shortlisted),
        tone=lambda row: _tone(row, ""),
        tooltip=lambda row: _with_source(told(row), row.reached("")),
        spoken=told,
        right=True,
        about=f"Bids that are in. Where there is a target: {LEGEND}",
    )


def _count(title: str, about: str, of: str) -> Column[TotalRow]:
    return Column(
        title,
        lambda row: f"{getattr(row.total, of):,}",
        lambda row: float(getattr(row.total, of)),
        tone=lambda row: Tone.SECONDARY if row.inner else Tone.NORMAL,
        right=True,
        about=about,
    )


def _summed(framework: Framework, number: int, total: Total) -> Column[TotalRow]:
    label = measure_of(framework.field_by_key[total.field]).text

    def text(row: TotalRow) -> str:
        one, found = row.reached(total.key), row.found(number)
        return reached_cell(found, one) if one is not None else found

    def told(row: TotalRow) -> str:
        one, lacking = row.reached(total.key), row.total.lacking[number]
        said = reached_told(framework, one) if one is not None else row.found(number)
        gap = f". {counted(lacking, 'shortlisted bid')} gave no figure" if lacking else ""
        corrected = row.total.corrected[number]
        by = f". Of {counted(corrected, 'shortlisted bid')} officials corrected the figure"
        return f"{label}, shortlisted: {said}{gap}{by if corrected else ''}"

    return Column(
        total.label,
        text,
        lambda row: row.total.sums[number],
        tone=lambda row: _tone(row, total.key),
        tooltip=lambda row: _with_source(f"{told(row)}.", row.reached(total.key)),
        spoken=told,
        right=True,
        about=f"{label}: the sum of the shortlisted bids that gave a figure. Where there is a"
        f" target: {LEGEND}",
    )
