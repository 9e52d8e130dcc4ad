"""What the shortlist page says: who is in, in reserve and out, and what it comes to. No Qt.

Where officials moved a bid, the rule's own standing stays beside it, and so does the rank.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gz_eval.app.about_bids import names_bid
from gz_eval.app.chart_data import figures, measure_of, rank_text
from gz_eval.app.columns import Column, Tone
from gz_eval.app.details import Detail, Details
from gz_eval.app.moments import day_of
from gz_eval.app.ranking_rows import region_name
from gz_eval.core.framework import Framework, Total
from gz_eval.core.outcome import STANDINGS, Standing
from gz_eval.core.override_commands import name_of
from gz_eval.core.overrides import PlaceOverride
from gz_eval.core.project import Project
from gz_eval.core.records import Record
from gz_eval.core.regions import REGIONS, region_by_code
from gz_eval.core.selection import Selection
from gz_eval.core.wording import listed

_NEAR = 10  # bids below the line that are worth a look
_TONES = {
    Standing.SHORTLISTED: Tone.GOOD,
    Standing.RESERVE: Tone.WARNING,
    Standing.NOT_SHORTLISTED: Tone.SECONDARY,
    Standing.FAILED_GATE: Tone.SECONDARY,
}


@dataclass(frozen=True, slots=True, eq=False)
class ShortlistRow:
    """One bid. `standing` is where it is left, `by_rule` where the rule has it.

    `figures` are what it would bring, None where it gave no figure; `near` says that it is worth a
    look: it is in, in reserve, moved, or next in line.
    """

    id: str
    name: str
    region: str
    nation: str
    rank: str
    position: int
    score: float
    score_text: str
    standing: Standing
    by_rule: Standing
    move: PlaceOverride | None
    reason: str
    figures: tuple[float | None, ...]
    near: bool

    @property
    def place_text(self) -> str:
        """Where it is left, and whether officials moved it there."""
        return f"{self.standing.value}, moved" if self.move is not None else self.standing.value

    @property
    def spoken(self) -> str:
        """The whole row as a sentence."""
        moved = f", moved by officials from {self.by_rule.value.lower()}" if self.move else ""
        return (
            f"{self.name}, {self.standing.value.lower()}{moved}, rank {self.rank},"
            f" score {self.score_text}, {self.region or 'no region'}"
        )


def shortlist_rows(selection: Selection) -> tuple[ShortlistRow, ...]:
    """Every bid: those shortlisted first, then the reserve, then the others, each by rank."""
    evaluation = selection.evaluation
    framework = evaluation.framework
    places = framework.ranking.shown_places
    sums = [figures(evaluation, total.field) for total in framework.totals]
    rows, next_in_line = [], 0
    for position, row in enumerate(evaluation.order.tolist()):
        bid, standing = evaluation.bids[row], selection.standing(row)
        move, by_rule = selection.move(row), evaluation.standing(row)
        near = standing in (Standing.SHORTLISTED, Standing.RESERVE) or move is not None
        if not near and by_rule is Standing.NOT_SHORTLISTED and next_in_line < _NEAR:
            next_in_line += 1
            near = True
        region = region_by_code(bid.region)
        score = float(evaluation.shown_totals[row])
        rows.append(
            ShortlistRow(
                bid.id,
                bid.name,
                region_name(bid.region),
                region.nation if region is not None else "",
                rank_text(evaluation, row),
                position,
                score,
                f"{score:.{places}f}",
                standing,
                by_rule,
                move,
                selection.reason(row),
                tuple(values[row] for values in sums),
                near,
            )
        )
    rows.sort(key=lambda one: (STANDINGS.index(one.standing), one.position))
    return tuple(rows)


def group_ends(rows: Sequence[ShortlistRow]) -> dict[int, Standing]:
    """For rows in groups: the last row of the shortlist and of the reserve, where rows follow."""
    found = {}
    for standing in (Standing.SHORTLISTED, Standing.RESERVE):
        members = [number for number, row in enumerate(rows) if row.standing is standing]
        if members and members[-1] + 1 < len(rows):
            found[members[-1]] = standing
    return found


def shortlist_line(rows: Sequence[ShortlistRow]) -> str:
    """Such as "12 shortlisted, 5 in reserve, 228 out; 2 moved by officials"."""
    count = {one: sum(row.standing is one for row in rows) for one in STANDINGS}
    out = count[Standing.NOT_SHORTLISTED] + count[Standing.FAILED_GATE]
    moved = sum(row.move is not None for row in rows)
    told = (
        f"{count[Standing.SHORTLISTED]:,} shortlisted, {count[Standing.RESERVE]:,} in reserve,"
        f" {out:,} out"
    )
    return f"{told}; {moved:,} moved by officials" if moved else told


def figure_text(figure: float | None) -> str:
    """A figure as people write it, to a whole from 100 on; a dash where nobody gave one."""
    if figure is None:
        return "–"
    return f"{figure:,.0f}" if abs(figure) >= 100 else f"{figure:.3g}"


def shortlist_columns(framework: Framework) -> tuple[Column[ShortlistRow], ...]:
    """The columns of the list, with one for each figure that is summed."""

    def figure(number: int, total: Total) -> Column[ShortlistRow]:
        label = measure_of(framework.field_by_key[total.field]).text
        return Column(
            total.label,
            lambda row: figure_text(row.figures[number]),
            lambda row: row.figures[number],
            spoken=lambda row: f"{label}: {figure_text(row.figures[number])}",
            right=True,
            about=label,
        )

    return (
        Column(
            "Rank",
            lambda row: row.rank,
            lambda row: float(row.position),
            spoken=lambda row: row.spoken,
            right=True,
            about="The rank by score, whatever officials moved. In brackets: among the bids that"
            " fail a gate.",
        ),
        Column(
            "Bid",
            lambda row: row.name,
            tone=lambda _row: Tone.STRONG,
            tooltip=lambda row: f"{row.name}\n{row.reason}",
            spoken=lambda row: row.spoken,
        ),
        Column("Region", lambda row: row.region, tooltip=lambda row: row.region),
        Column("Score", lambda row: row.score_text, lambda row: row.score, right=True),
        Column(
            "Standing",
            lambda row: row.place_text,
            lambda row: (float(STANDINGS.index(row.standing)), float(row.position)),
            tone=lambda row: _TONES[row.standing],
            tooltip=lambda row: row.reason,
        ),
        Column(
            "By the rule",
            lambda row: row.by_rule.value,
            lambda row: (float(STANDINGS.index(row.by_rule)), float(row.position)),
            tone=lambda row: Tone.NORMAL if row.move is not None else Tone.SECONDARY,
        ),
        *(figure(number, total) for number, total in enumerate(framework.totals)),
    )


def note_start(project: Project, bid: str) -> str:
    """How a note on a bid begins in the log: by name and reference, by which it is found again."""
    return f"{name_of(project, bid)} ({bid}): "


def notes_on(project: Project, bid: str) -> tuple[Record, ...]:
    """The entries of the logs that name a bid by its reference, oldest first."""
    return tuple(one for one in project.records if names_bid(one.what, bid))


def shortlist_details(
    row: ShortlistRow,
    framework: Framework,
    notes: Sequence[Record] = (),
    *,
    places: bool = True,
) -> Details:
    """All that is said of the chosen bid, with the notes on it; `places`: also where it is."""
    parts = [
        Detail("Standing", row.place_text, _TONES[row.standing]),
        Detail("By the shortlist rule", row.by_rule.value),
        Detail("Why", row.reason),
        Detail("Rank and score", f"{row.rank}, {row.score_text} points"),
        Detail("Region", (row.region or "not given") if places else "hidden"),
    ]
    parts += [
        Detail(measure_of(framework.field_by_key[total.field]).text, figure_text(figure))
        for total, figure in zip(framework.totals, row.figures, strict=True)
    ]
    for note in notes:
        told = f"{note.what} {note.why}".strip()
        parts.append(Detail(f"Note, {day_of(note.stamp.at)}, {note.stamp.by}", told))
    return Details(row.name, tuple(parts))


# -- what it comes to ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class TotalRow:
    """A region, a nation or the whole: how many, and what the shortlisted would bring."""

    id: str
    name: str
    nation: bool
    bids: int
    shortlisted: int
    reserve: int
    sums: tuple[float | None, ...]

    @property
    def spoken(self) -> str:
        """The row as a sentence."""
        return (
            f"{self.name}: {self.shortlisted:,} of {self.bids:,} shortlisted,"
            f" {self.reserve:,} in reserve"
        )


def total_rows(rows: Sequence[ShortlistRow], *, places: bool = True) -> tuple[TotalRow, ...]:
    """The whole United Kingdom, each nation, then each region; those without bids too.

    Without `places` the whole alone: it must not be known which bid is where.
    """
    if not places:
        return (_total("0", "All bids", True, rows),)
    nations = list(dict.fromkeys(region.nation for region in REGIONS))
    found = [_total("0", "United Kingdom", True, rows)]
    for number, nation in enumerate(nations):
        inside = [row for row in rows if row.nation == nation]
        found.append(_total(f"1{number}", nation, True, inside))
        regions = [region for region in REGIONS if region.nation == nation]
        if len(regions) > 1:
            found += [
                _total(
                    f"1{number}{place:02d}",
                    region.name,
                    False,
                    [row for row in inside if row.region == region.name],
                )
                for place, region in enumerate(regions)
            ]
    nowhere = [row for row in rows if not row.nation]
    if nowhere:
        found.append(_total("2", "No region", True, nowhere))
    return tuple(found)


def _total(key: str, name: str, nation: bool, rows: Sequence[ShortlistRow]) -> TotalRow:
    chosen = [row for row in rows if row.standing is Standing.SHORTLISTED]
    width = len(rows[0].figures) if rows else 0
    sums = []
    for number in range(width):
        given = [value for row in chosen if (value := row.figures[number]) is not None]
        sums.append(sum(given) if given else None)
    return TotalRow(
        key,
        name,
        nation,
        len(rows),
        len(chosen),
        sum(row.standing is Standing.RESERVE for row in rows),
        tuple(sums),
    )


def gaps_line(rows: Sequence[ShortlistRow], framework: Framework) -> str:
    """Which sums lack figures of shortlisted bids, as a sentence; empty where none does."""
    chosen = [row for row in rows if row.standing is Standing.SHORTLISTED]
    gaps = [
        f"{total.label} of {missing:,} {'bid' if missing == 1 else 'bids'}"
        for number, total in enumerate(framework.totals)
        if (missing := sum(row.figures[number] is None for row in chosen))
    ]
    if not gaps:
        return ""
    return f"The sums lack {listed(gaps)} that gave no figure."


def targets_line(framework: Framework, rows: Sequence[TotalRow]) -> str:
    """How the whole shortlist stands against each target, as sentences; empty without targets."""
    whole = rows[0] if rows else None
    told = []
    for number, total in enumerate(framework.totals):
        if total.target is None or whole is None:
            continue
        found = whole.sums[number] if number < len(whole.sums) else None
        target = float(total.target)
        share = (found or 0.0) / target
        source = f" (target: {total.source})" if total.source else ""
        told.append(
            f"{total.label}: {figure_text(found)} of {figure_text(target)}, {share:.0%}{source}."
        )
    return " ".join(told)


def total_columns(framework: Framework) -> tuple[Column[TotalRow], ...]:
    """The columns of the totals: counts, then what the shortlisted would bring."""

    def summed(number: int, total: Total) -> Column[TotalRow]:
        label = measure_of(framework.field_by_key[total.field]).text

        def of(row: TotalRow) -> float | None:
            return row.sums[number] if number < len(row.sums) else None

        return Column(
            total.label,
            lambda row: figure_text(of(row)),
            of,
            tone=lambda row: Tone.NORMAL if row.nation else Tone.SECONDARY,
            spoken=lambda row: f"{label}, shortlisted: {figure_text(of(row))}",
            right=True,
            about=f"{label}: the sum of the shortlisted bids that gave a figure",
        )

    def count(title: str, about: str, of: str) -> Column[TotalRow]:
        return Column(
            title,
            lambda row: f"{getattr(row, of):,}",
            lambda row: float(getattr(row, of)),
            tone=lambda row: Tone.NORMAL if row.nation else Tone.SECONDARY,
            right=True,
            about=about,
        )

    return (
        Column(
            "Nation or region",
            lambda row: row.name if row.nation else f"    {row.name}",
            lambda row: row.id,
            tone=lambda row: Tone.STRONG if row.nation else Tone.NORMAL,
            spoken=lambda row: row.spoken,
        ),
        count("Shortlisted", "Bids that are in", "shortlisted"),
        count("Reserve", "Bids in reserve", "reserve"),
        count("Bids", "All bids", "bids"),
        *(summed(number, total) for number, total in enumerate(framework.totals)),
    )
