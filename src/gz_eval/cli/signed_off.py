"""`gz-eval rank FILE --sign-off N`: the ranking as it was signed off, also beside today's."""

from __future__ import annotations

import argparse
import sys

from gz_eval.app.moments import moment_in_words
from gz_eval.app.signing import before_of
from gz_eval.cli.boundary import DONE
from gz_eval.cli.console import print_lines, terminal_width, wrapped
from gz_eval.cli.evaluating import Asked, evaluate, refuse_hidden
from gz_eval.cli.evaluation_file import State, looked_at
from gz_eval.cli.text_table import TextColumn, fit
from gz_eval.core.errors import UserError
from gz_eval.core.flags import flags_signed
from gz_eval.core.frozen_ranking import with_decisions
from gz_eval.core.governance_commands import SignOffRanking
from gz_eval.core.outcome import GateState
from gz_eval.core.project import Project
from gz_eval.core.regions import region_name
from gz_eval.core.rounding import MAY_NOT_ADD_UP
from gz_eval.core.rounding import figure as rounded
from gz_eval.core.selection import Selection
from gz_eval.core.sign_off import RankedBid, SignOff, adds_up, later_than
from gz_eval.core.wording import counted, listed
from gz_eval.export import write_sign_off
from gz_eval.export.csv_text import write_csv
from gz_eval.export.frozen_tables import MadeFrom
from gz_eval.export.json_text import json_text
from gz_eval.export.sign_off_json import sign_off_document
from gz_eval.export.sign_off_tables import STANDS_AGAIN, sign_off_tables

_MARK = " *"


def run_signed_off(asked: argparse.Namespace, question: Asked) -> int:
    """Print or write a ranking that was signed off; returns the exit code."""
    project = question.project
    if question.state is None or asked.weight:
        raise UserError(
            "Only an evaluation has rankings that were signed off, each as it was.",
            "Name one evaluation file, and give no weights.",
        )
    refuse_hidden(question)
    signed = _sign_off_of(project, asked.sign_off)
    later = later_than(signed, project.sign_offs)
    entry = _entry_of(signed, question.state)
    before = before_of(question.state.entries, entry)
    with looked_at(question.state.path) as evaluation:
        then = evaluation.session.state(entry)
    signed = with_decisions(signed, then)
    today = None
    if asked.beside:
        today = Selection.of(evaluate(question), project.overrides)
    imprint, width = question.imprint(asked.marking), terminal_width()
    if asked.out is not None:
        write_sign_off(
            signed,
            asked.out,
            imprint=imprint,
            beside=today.evaluation if today is not None else None,
            overrides=project.overrides,
            later=later,
            before=before,
            then=then,
        )
    if asked.format == "csv":
        table = sign_off_tables(signed, imprint, today, later=later, before=before)[0]
        write_csv(table, sys.stdout, line_end="\n")
    elif asked.format == "json":
        document = sign_off_document(
            signed, imprint, today, later=later, before=before, made_from=MadeFrom(then)
        )
        sys.stdout.write(json_text(document))
    elif asked.out is not None and asked.format is None:
        told = f"Wrote {asked.out}: {_told(signed)}"
        print_lines([wrapped(told, width)])
    else:
        print_lines(signed_off_lines(signed, today, asked.top, width, later, before))
    return DONE


def _sign_off_of(project: Project, number: int) -> SignOff:
    for signed in project.sign_offs:
        if signed.number == number:
            return signed
    numbers = [f"{signed.number:,}" for signed in project.sign_offs]
    there = f"It has {listed(numbers, 20)}." if numbers else "It has none."
    raise UserError(f"The evaluation has no sign-off {number:,} that stands.", there)


def _entry_of(signed: SignOff, state: State) -> int:
    """The number of the entry that made a sign-off."""
    made = (one for one in state.entries if one.kind == SignOffRanking.kind)
    return next(one.number for one in made if one.stamp.at == signed.stamp.at)


def _told(signed: SignOff) -> str:
    return (
        f"sign-off {signed.number:,} of {moment_in_words(signed.stamp.at)}, by {signed.framework}:"
        f" commissioner {signed.commissioner}, analyst {signed.analyst}, assurer {signed.assurer},"
        f" approver {signed.approver}."
    )


def signed_off_lines(
    signed: SignOff,
    today: Selection | None,
    top: int | None,
    width: int,
    later: SignOff | None = None,
    before: str = "",
) -> list[str]:
    """The first `top` bids (None: all) as signed off, with `today` their ranks and places now."""
    ranking = signed.ranking[:top]
    stands = f"{STANDS_AGAIN} " if later is None else ""
    fitted = fit(_columns(signed, ranking, today), width)
    told = _told(signed)
    lines = [
        wrapped(told[:1].upper() + told[1:], width, "", "  "),
        *([f"Overtaken by sign-off {later.number:,}."] if later is not None else ()),
        *([wrapped(f"{stands}{before}", width, "", "  ")] if before else ()),
        *(wrapped(one.sentence, width, "", "  ") for one in flags_signed(signed)),
        wrapped(f"Inputs by SHA-256: {signed.inputs}", width),
        "",
        *fitted.header,
        *fitted.rows,
    ]
    rest = len(signed.ranking) - len(ranking)
    if rest:
        lines += ["", f"… and {counted(rest, 'more bid')}, not shown (--top)."]
    notes = ["Ranks in brackets are those of bids that failed a gate."] if _failed(ranking) else []
    notes += [f"* {one.bid}: {one.reason}" for one in ranking if one.selected is not one.standing]
    notes += [] if adds_up(ranking, signed.places) else [MAY_NOT_ADD_UP]
    if fitted.left_out:
        gone = ", ".join(fitted.left_out)
        notes.append(f"Not enough room for: {gone}. A wider terminal or --format csv has them.")
    return [*lines, *([""] if notes else []), *(wrapped(note, width) for note in notes)]


def _failed(ranking: tuple[RankedBid, ...]) -> bool:
    return any(one.gates is GateState.FAIL for one in ranking)


def _columns(
    signed: SignOff, ranking: tuple[RankedBid, ...], today: Selection | None
) -> list[TextColumn]:
    def figure(value: float) -> str:
        return rounded(value, signed.places)

    def points(told: float | str) -> str:
        return told if isinstance(told, str) else figure(told)

    def bounds(one: RankedBid) -> str:
        low, high = figure(one.lower), figure(one.upper)
        return "" if low == high else f"{low}–{high}"

    columns = [
        TextColumn("Rank", tuple(_rank(one.rank, one.gates) for one in ranking), right=True),
        TextColumn("Reference", tuple(one.bid for one in ranking), least=24),
        TextColumn("Bid", tuple(one.name for one in ranking), least=16),
        TextColumn("Region", tuple(region_name(one.region) for one in ranking), least=12, spare=1),
        TextColumn("Gates", tuple(one.gates_text for one in ranking)),
        TextColumn("Score", tuple(figure(one.score) for one in ranking), right=True),
        TextColumn("Could be", tuple(bounds(one) for one in ranking), right=True),
        *(
            TextColumn(
                pillar,
                tuple(points(one.points_told[index]) for one in ranking),
                right=True,
                least=6,
                spare=2,
                told=f"points for {pillar}",
            )
            for index, pillar in enumerate(signed.pillars)
        ),
        TextColumn("Standing", tuple(_standing(one) for one in ranking)),
    ]
    if today is not None:
        now = [_now(today, one.bid) for one in ranking]
        columns += [
            TextColumn("Rank today", tuple(rank for rank, _ in now), right=True),
            TextColumn("Standing today", tuple(standing for _, standing in now)),
        ]
    return columns


def _rank(rank: int, gates: GateState) -> str:
    return f"({rank})" if gates is GateState.FAIL else str(rank)


def _standing(one: RankedBid) -> str:
    return f"{one.selected.value}{_MARK if one.selected is not one.standing else ''}"


def _now(today: Selection, bid: str) -> tuple[str, str]:
    evaluation = today.evaluation
    row = evaluation.index_by_id.get(bid)
    if row is None:
        return "–", "not among the bids"
    rank = _rank(int(evaluation.ranks[row]), evaluation.table.gate_states[row])
    return rank, today.standing(row).value
