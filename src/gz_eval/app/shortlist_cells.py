"""What the cells of the shortlist say, sort by and look like: its columns. No Qt."""

from __future__ import annotations

from gz_eval.app.columns import Column, Tone
from gz_eval.app.measures import measure_of
from gz_eval.app.same_names import told_apart_by
from gz_eval.app.shortlist_rows import CORRECTED_SIGN, ShortlistRow
from gz_eval.core.framework import Framework, Total
from gz_eval.core.gates import state_in_words
from gz_eval.core.outcome import STANDINGS
from gz_eval.core.regions import short_name
from gz_eval.core.values import with_correction


def figure_text(figure: float | None) -> str:
    """A figure as people write it, to a whole from 100 on; a dash where nobody gave one."""
    if figure is None:
        return "–"
    return f"{figure:,.0f}" if abs(figure) >= 100 else f"{figure:.3g}"


def figure_told(row: ShortlistRow, number: int) -> str:
    """One of a bid's figures in words."""
    found = row.figure(number)
    lacking = "given, but not as one clear figure" if row.is_given(number) else "not given"
    told = lacking if found is None else figure_text(found)
    return with_correction(told, row.corrected(number))


def shortlist_columns(framework: Framework) -> tuple[Column[ShortlistRow], ...]:
    """The columns of the list, with one for each figure that is summed."""

    def figure(number: int, total: Total) -> Column[ShortlistRow]:
        label = measure_of(framework.field_by_key[total.field]).text

        def text(row: ShortlistRow) -> str:
            sign = f" {CORRECTED_SIGN}" if row.corrected(number) else ""
            return f"{figure_text(row.figure(number))}{sign}"

        def told(row: ShortlistRow) -> str:
            return f"{label}: {figure_told(row, number)}"

        return Column(
            total.label,
            text,
            lambda row: row.figure(number),
            tooltip=told,
            spoken=told,
            right=True,
            about=f"{label}. – where the bid gave no figure; {CORRECTED_SIGN} where officials"
            " corrected it.",
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
            apart=lambda row: told_apart_by(row.name, row.reference),
        ),
        Column(
            "Region",
            lambda row: row.region,
            tooltip=lambda row: row.region,
            short=lambda row: short_name(row.region),
        ),
        Column("Score", lambda row: row.score_text, lambda row: row.score, right=True),
        Column(
            "Standing",
            lambda row: row.place_cell,
            lambda row: (float(STANDINGS.index(row.standing)), float(row.position)),
            tone=lambda row: row.tone,
            tooltip=lambda row: "\n".join(
                (
                    f"{row.place_text}.",
                    row.reason,
                    *([row.move_doubt] if row.move_doubt else ()),
                    *(f"{label}: {state_in_words(one)}. {one.reason}" for label, one in row.gates),
                )
            ),
            spoken=lambda row: f"{row.place_text}. By the rule: {row.by_rule.value.lower()}",
            about="Where the bid is left: in, in reserve or out; and, where it is on a list all the"
            " same, that a gate is unclear. Where officials moved it, in brackets where the"
            " shortlist rule has it; ! where that is elsewhere than when they moved it.",
            short=lambda row: row.place_short,
        ),
        *(figure(number, total) for number, total in enumerate(framework.totals)),
    )
