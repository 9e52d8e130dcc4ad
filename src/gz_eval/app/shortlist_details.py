"""What the shortlist page says of the chosen bid, with the notes on it. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from gz_eval.app.about_bids import names_bid
from gz_eval.app.columns import Tone
from gz_eval.app.details import Detail, Details, capital
from gz_eval.app.measures import measure_of
from gz_eval.app.moments import day_of
from gz_eval.app.shortlist_cells import figure_told
from gz_eval.app.shortlist_rows import ShortlistRow
from gz_eval.core.framework import Framework
from gz_eval.core.gates import state_in_words
from gz_eval.core.override_account import OverrideAccount
from gz_eval.core.override_commands import name_and_reference
from gz_eval.core.overrides import PlaceOverride
from gz_eval.core.project import Project
from gz_eval.core.records import Record
from gz_eval.core.wording import sentence


def note_start(project: Project, bid: str) -> str:
    """How a note on a bid begins in the log: by name and reference, by which it is found again."""
    return f"{name_and_reference(project, bid)}: "


def notes_on(project: Project, bid: str) -> tuple[Record, ...]:
    """The entries of the logs that name a bid by its reference, oldest first."""
    return tuple(one for one in project.records if names_bid(one.what, bid))


def shortlist_details(
    row: ShortlistRow,
    framework: Framework,
    notes: Sequence[Record] = (),
    decisions: Sequence[OverrideAccount] = (),
    *,
    places: bool = True,
) -> Details:
    """All that is said of the chosen bid, with officials' decisions and notes on it.

    `places`: also where it is.
    """
    doubt = row.move_doubt
    parts = [
        *((Detail("Reference", row.reference),) if row.reference else ()),
        Detail("Standing", row.place_text, row.tone),
        *(
            Detail(f"Gate: {label}", f"{state_in_words(one)}. {one.reason}", row.tone)
            for label, one in row.gates
            if not one.by_ruling  # what officials decided follows
        ),
        # Of a move that changes nothing now it is said below.
        *([Detail("To be looked at again", doubt, Tone.WARNING)] if doubt else ()),
        *(
            _decision(one)
            for one in decisions
            if not (row.moved and isinstance(one.override, PlaceOverride))  # “Why” tells of it
        ),
        Detail("By the shortlist rule", row.by_rule.value),
        Detail("Why", row.reason),
        Detail("Rank and score", f"{row.rank}, {row.score_text} points"),
        Detail("Region", (row.region or "not given") if places else "hidden"),
    ]
    parts += [
        Detail(
            measure_of(framework.field_by_key[total.field]).text,
            figure_told(row, number),
        )
        for number, total in enumerate(framework.totals)
    ]
    for note in notes:
        told = f"{sentence(note.what)} {sentence(note.why)}".strip()
        parts.append(Detail(f"Note, {day_of(note.stamp.at)}, {note.stamp.by}", told))
    return Details(row.name, tuple(parts))


def _decision(account: OverrideAccount) -> Detail:
    """What officials decided of an answer, a gate or an issue of the bid, who, and why."""
    told = f"{capital(account.was)} → {account.now}, by {account.stamp.by}"
    idle = isinstance(account.override, PlaceOverride)  # one that counts is told under “Why”
    doubt = account.doubt or ("The move is not needed any more." if idle else "")
    why = f"{told}: {sentence(account.stamp.reason)} {doubt}".strip()
    return Detail(f"{account.what}: {account.subject}", why, Tone.WARNING if doubt else Tone.NORMAL)
