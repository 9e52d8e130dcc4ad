"""What is said of an evaluation as a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flagged_session import flagged_session, move
from gz_eval.app.document_words import (
    DONE_NAMELESS,
    done_line,
    saved_line,
    size_in_words,
    unsaved_words,
)
from gz_eval.app.history_rows import KIND_GROUPS
from gz_eval.app.overriding import correction, gate_override
from gz_eval.core.commands import ImportBids
from gz_eval.core.history import Entry, Move
from gz_eval.core.outcome import GateState, Standing
from gz_eval.core.override_commands import RemoveOverride
from gz_eval.core.people import Person, Stamp

PATH = Path("Shortlist.gzeval")
AT = datetime(2012, 6, 14, 14, 2)


@pytest.mark.parametrize(
    ("path", "unsaved", "read_only", "at", "said"),
    [
        (PATH, False, "", AT, "Saved at 14:02"),
        (PATH, False, "", None, "All changes are saved"),
        (PATH, True, "", AT, "Not yet saved – safe on this computer"),
        (None, False, "", None, "Not saved to a file yet"),
        (None, True, "", None, "Not yet saved – safe on this computer"),
        (PATH, False, "It is open elsewhere.", None, "Read-only: nothing can be changed"),
    ],
)
def test_whether_the_work_is_in_its_file(
    path: Path | None, unsaved: bool, read_only: str, at: datetime | None, said: str
) -> None:
    assert saved_line(path, unsaved, read_only, at) == said


def test_a_move_that_leaves_a_free_place_says_which_bid_is_next() -> None:
    session = flagged_session()
    move(session, "B001", Standing.NOT_SHORTLISTED)
    assert done_line(session) == (
        "Done: move Harrow Campus to not shortlisted."
        " 1 of the 2 places is free. Next in reserve: Kettle Gateway."
    )
    assert done_line(session, nameless=True) == "Done: a bid was moved on the shortlist"
    session.do(RemoveOverride("place", "B001", ""), "It came back.")
    assert "free" not in done_line(session)
    session.undo("It is not back.")
    assert done_line(session).startswith("Done: undo: put Harrow Campus back")
    assert done_line(session).endswith("Next in reserve: Kettle Gateway.")


def test_sizes_are_in_words() -> None:
    assert size_in_words(1) == "1 kB"
    assert size_in_words(999_400) == "999 kB"
    assert size_in_words(1_440_000) == "1.4 MB"


def test_who_enters_and_leaves_by_an_override_is_said_before_it() -> None:
    """At 1280 pixels the end of the line is cut, and that was what matters most."""
    session = flagged_session()
    label = next(one.label for one in session.project.framework.gates if one.key == "size")
    session.do(gate_override(session, "B001", "size", GateState.FAIL), "The cable is gone.")
    assert done_line(session) == (
        "Done. Kettle Gateway enters the shortlist; Harrow Campus leaves it."
        f" Override “{label}” of Harrow Campus to Fail"
    )
    assert done_line(session, nameless=True) == (
        "Done. 1 bid enters the shortlist; 1 bid leaves it. A gate was overridden"
    )
    session.undo("It is there.")
    assert done_line(session).startswith(
        "Done. Harrow Campus enters the shortlist; Kettle Gateway leaves it. Undo: override “"
    )
    session.redo("It is gone after all.")
    assert done_line(session).startswith(
        "Done. Kettle Gateway enters the shortlist; Harrow Campus leaves it. Redo: override “"
    )
    assert done_line(session, nameless=True) == (
        "Done. 1 bid enters the shortlist; 1 bid leaves it."
        " What was taken back was done again: a gate was overridden"
    )
    session.return_to(len(session.entries) - 1, "It is there.")
    assert done_line(session).startswith("Done. Harrow Campus enters the shortlist; Kettle")
    session.do(correction(session, "B001", "ha", "81 ha"), "A later letter.")
    assert done_line(session).startswith("Done: correct ")
    assert "shortlist" not in done_line(session)


def test_who_enters_and_leaves_by_more_bids_is_said_before_the_import() -> None:
    session = flagged_session()
    bids = session.project.bids
    left = tuple(bid for bid in bids.bids if bid.id != "B001")
    sheets = tuple(
        replace(one, imported=one.imported - 1, rows_read=one.rows_read - 1)
        if one.imported == len(bids.bids)
        else one
        for one in bids.sheets
    )
    assert done_line(session).startswith("Done: import ")
    assert "shortlist" not in done_line(session)  # the first bids there are
    session.do(ImportBids(replace(bids, bids=left, sheets=sheets)))
    told = "Done. Kettle Gateway enters the shortlist; Harrow Campus leaves it. Import "
    assert done_line(session).startswith(told)


def test_every_kind_of_change_is_told_without_a_name() -> None:
    kinds = {kind for group in KIND_GROUPS.values() for kind in group}
    assert DONE_NAMELESS.keys() == {*kinds, Move.START}


def _done(*kinds: str) -> list[Entry]:
    stamp = Stamp(Person("A. Official", "analyst"), datetime(2012, 6, 14, tzinfo=UTC), "")
    return [Entry(number, stamp, kind, "…") for number, kind in enumerate(kinds, 2)]


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (("set-weight",), ("1 change that is not in its file yet", "It is lost")),
        (("sign-off",), ("1 change that is not in its file yet", "It is a sign-off. It is lost")),
        (("undo", "redo"), ("2 changes that are not in its file yet", "They are lost")),
        (
            ("set-weight", "sign-off"),
            ("2 changes that are not in its file yet", "Among them is a sign-off. They are lost"),
        ),
        (
            ("sign-off", "sign-off"),
            (
                "2 changes that are not in its file yet",
                "Among them are 2 sign-offs. They are lost",
            ),
        ),
    ],
)
def test_who_does_not_save_is_told_what_is_lost(
    kinds: tuple[str, ...], words: tuple[str, str]
) -> None:
    assert unsaved_words(_done(*kinds)) == words
