"""A signed-off ranking as tables: as it was frozen, and beside today's where that is asked for."""

from __future__ import annotations

from gz_eval.core.decided import decided_told
from gz_eval.core.gates import states_in_words
from gz_eval.core.outcome import GateState
from gz_eval.core.regions import region_name
from gz_eval.core.rounding import without_noise
from gz_eval.core.selection import Selection
from gz_eval.core.sign_off import RankedBid, SignOff, adds_up
from gz_eval.core.wording import bids_in_words, sentence
from gz_eval.export.account_tables import ABOUT_SHEET, ABOUT_TITLE, imprint_lines
from gz_eval.export.frozen_tables import MadeFrom
from gz_eval.export.governance_tables import flagged_then, moment_text
from gz_eval.export.imprint import Imprint
from gz_eval.export.ranking_table import ranking_columns
from gz_eval.export.since_sign_off import came_since, moved_since, rescored_since
from gz_eval.export.table import ROUNDED, Cell, Column, Form, Table, distinct

STANDS = "stands"
STANDS_AGAIN = "Stands."
"""What comes before by whom it was taken back and put back: how it is now is read first."""


def sign_off_tables(
    sign_off: SignOff,
    imprint: Imprint,
    today: Selection | None = None,
    fate: str = "",
    later: SignOff | None = None,
    before: str = "",
    made_from: MadeFrom | None = None,
) -> tuple[Table, ...]:
    """The ranking as it was signed off, what it was made from where that is known, and what the
    sign-off is.

    `fate` says who took the sign-off back, when and why; empty where it stands. `later` is the one
    that overtook it, `before` by whom it was taken back and put back before.
    """
    now = fate or _overtaken(later) or (STANDS_AGAIN if before else "")
    state = " ".join(filter(None, (now, before)))
    ranking = _ranking_table(sign_off, today, state, stands=not fate)
    tables = (ranking, *(made_from.tables if made_from is not None else ()))
    again = made_from.lines(sign_off) if made_from is not None else []
    return (*imprint.named(tables), _about_table(sign_off, tables, imprint, today, state, again))


def _overtaken(later: SignOff | None) -> str:
    if later is None:
        return ""
    told = f"{later.number:,} on {moment_text(later.stamp.at)}"
    return f"Overtaken by sign-off number {told}, which is the latest that stands."


def _ranking_table(
    sign_off: SignOff, today: Selection | None, state: str, *, stands: bool
) -> Table:
    places = sign_off.places
    columns = [
        *ranking_columns(sign_off.pillars, places),
        Column("Standing by the rule", width=19),
        Column("Selection", width=17),
        Column("Reason", width=60),
        Column("Gates overridden", width=60),
        Column("Corrected answers", width=60),
        # A CSV is this table alone: it has to say by itself which sign-off it is.
        Column("Sign-off", Form.WHOLE, width=9),
        Column("State of the sign-off", width=24),
    ]
    which = (sign_off.number, state or STANDS)
    rows = [(*_frozen_cells(one), *which) for one in sign_off.ranking]
    if today is not None:
        columns += [
            Column("Rank today", Form.WHOLE, width=8),
            Column("Score today", Form.NUMBER, places, 9),
            Column("Standing today", width=17),
            Column("Selection today", width=17),
            Column("Gates today", width=17),
            Column("What moved", width=50),
        ]
        rows = [
            (*cells, *_today_cells(one.bid, today), moved_since(one, today))
            for one, cells in zip(sign_off.ranking, rows, strict=True)
        ]
        rows += [_new_cells(sign_off, row, today) for row in came_since(sign_off, today)]
    return Table(
        "Ranking as signed off",
        f"Sign-off {sign_off.number:,}: ranking of {bids_in_words(len(sign_off.ranking))}"
        f" as signed off on {moment_text(sign_off.stamp.at)}",
        distinct(columns),
        tuple(rows),
        ("" if stands else "This sign-off does not stand. ")
        + (f"{state} " if state else "")
        + "A frozen copy: nothing that was changed later touches it."
        + (" The columns “today” are as the evaluation is now." if today is not None else "")
        + ("" if adds_up(sign_off.ranking, places) else ROUNDED),
        frozen=4,
    )


def _frozen_cells(one: RankedBid) -> tuple[Cell, ...]:
    return (
        one.rank,
        "Bids that fail a gate" if one.gates is GateState.FAIL else "Eligible bids",
        one.bid,
        one.name,
        region_name(one.region),
        one.gates_text,
        *(without_noise(figure) for figure in (one.score, one.lower, one.upper)),
        *(
            points if isinstance(points, str) else without_noise(points)
            for points in one.points_told
        ),
        one.standing.value,
        one.selected.value,
        one.reason,
        decided_told(one.overridden),
        decided_told(one.corrected),
    )


def _today_cells(bid: str, today: Selection) -> tuple[Cell, ...]:
    evaluation = today.evaluation
    row = evaluation.index_by_id.get(bid)
    if row is None:
        return None, None, "", "", ""
    return (
        int(evaluation.ranks[row]),
        without_noise(float(evaluation.totals[row])),
        evaluation.standing(row).value,
        today.standing(row).value,
        states_in_words(evaluation.table.gates[row]),
    )


def _new_cells(sign_off: SignOff, row: int, today: Selection) -> tuple[Cell, ...]:
    bid = today.evaluation.bids[row]
    return (
        *(None, "Not there then", bid.id, bid.name, region_name(bid.region), ""),
        *[None] * (3 + len(sign_off.pillars)),
        *("", "", "", "", "", sign_off.number, "not in the sign-off"),
        *_today_cells(bid.id, today),
        "came since",
    )


def _about_table(
    sign_off: SignOff,
    tables: tuple[Table, ...],
    imprint: Imprint,
    today: Selection | None,
    state: str,
    again: list[tuple[str, str]],
) -> Table:
    told = [
        *imprint_lines(imprint),
        ("Sign-off", f"number {sign_off.number:,}, on {moment_text(sign_off.stamp.at)}"),
        ("State", state or STANDS),
        ("Commissioner", sign_off.commissioner),
        ("Analyst", sign_off.analyst),
        ("Assurer", sign_off.assurer),
        ("Approver", sign_off.approver),
        ("Recorded by", str(sign_off.stamp.by) or "nobody named"),
        ("Remark", sentence(sign_off.stamp.reason) or "none"),
        ("Framework", sign_off.framework),
        ("Shortlist: points to note", flagged_then(sign_off) or "nothing"),
        *(("Told when it was signed", one) for one in sign_off.told or ("nothing else",)),
        ("SHA-256 of the inputs", sign_off.inputs),
        *again,
        *((f"Sheet “{one.name}”", f"{one.title}. {one.note}".strip()) for one in tables),
    ]
    if today is not None:
        moved = sum(bool(moved_since(one, today)) for one in sign_off.ranking)
        new = len(came_since(sign_off, today))
        told += [
            ("Bids that moved since", f"{moved:,}"),
            ("Bids that came since", f"{new:,}"),
            ("Scores that changed since", f"{rescored_since(sign_off, today):,}"),
        ]
    return Table(
        ABOUT_SHEET,
        f"{ABOUT_TITLE}sign-off {sign_off.number:,}",
        (Column("Item", width=28), Column("Value", width=100)),
        tuple(told),
        "Released copies: check first that nothing here has to be withheld.",
    )
