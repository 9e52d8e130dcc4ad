"""What is said of an evaluation as a file: whether it is saved, and what was left of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from gz_eval.app.details import capital
from gz_eval.app.moments import moment_in_words
from gz_eval.core.history import Move
from gz_eval.core.wording import counted

if TYPE_CHECKING:
    from gz_eval.app.document import Leftover
    from gz_eval.app.file_now import FileNow
    from gz_eval.app.session import Session
    from gz_eval.core.history import Entry

_READ_ONLY, _UNSAVED = "Read-only", "Not yet saved"

DONE_NAMELESS: dict[str, str] = {
    "import-bids": "bids were imported",
    "set-weight": "a weight was changed",
    "set-weights": "weights were changed",
    "set-framework": "the framework was changed",
    "lock-framework": "the framework was locked",
    "unlock-framework": "the lock was taken off",
    "set-blind": "it was settled whether scores are hidden before the lock",
    "sign-off": "the ranking was signed off",
    "name-evaluation": "the evaluation was named",
    "name-as-file": "the evaluation was named after its file",
    "override-reading": "an answer was corrected",
    "override-gate": "a gate was overridden",
    "override-place": "a bid was moved on the shortlist",
    "accept-issue": "an issue was accepted",
    "remove-override": "an override was removed",
    "add-record": "something was written into a log",
    "amend-record": "an entry of a log was amended",
    "sign-record": "an entry of a log was signed",
    "sign-records": "entries of the logs were signed",
    "set-target": "a target was set",
    "remove-target": "a target was removed",
    "start": "the evaluation was begun",
    "undo": "the last change was taken back",
    "redo": "what was taken back was done again",
    "return": "an earlier state was returned to",
}
"""What was done, by the kind of its entry, in words that tell nothing of any bid."""


def saved_line(
    path: Path | None,
    unsaved: bool,
    read_only: str,
    saved_at: datetime | None,
    since: FileNow | None = None,
) -> str:
    """Whether the work is in its file. `saved_at` is the last save since it was opened, local.

    `since` is what the file is where somebody else has changed it.
    """
    if since is not None:
        from gz_eval.app.file_now import changed_in_short

        changed = changed_in_short(since)
        return f"{changed} – {_UNSAVED.lower()}" if unsaved else changed
    if read_only:
        return f"{_READ_ONLY}: nothing can be changed"
    if unsaved:
        return f"{_UNSAVED} – safe on this computer"
    if path is None:
        return "Not saved to a file yet"
    return f"Saved at {saved_at:%H:%M}" if saved_at is not None else "All changes are saved"


def unsaved_words(entries: Sequence[Entry]) -> tuple[str, str]:
    """How much is lost where these are not saved, and what of it weighs most.

    Such as "3 changes that are not in its file yet" and "Among them is a sign-off. They are lost".
    """
    from gz_eval.core.governance_commands import SignOffRanking

    count = len(entries)
    told = f"{counted(count, 'change')} that {'is' if count == 1 else 'are'} not in its file yet"
    signed = sum(entry.kind == SignOffRanking.kind for entry in entries)
    if count == 1:
        return told, f"{'It is a sign-off. ' if signed else ''}It is lost"
    if not signed:
        return told, "They are lost"
    among = "is a sign-off" if signed == 1 else f"are {signed:,} sign-offs"
    return told, f"Among them {among}. They are lost"


def in_short(saved: str) -> str:
    """The beginning of `saved_line` that says enough where there is little room."""
    return next((short for short in (_READ_ONLY, _UNSAVED) if saved.startswith(short)), saved)


def done_line(session: Session, *, nameless: bool = False) -> str:
    """What was done last; of a move on the shortlist also whether that leaves a free place, and of
    an answer or a gate overridden, or of more bids, who enters the shortlist or leaves it by that:
    this first, for it matters most, and the line may have no room for all. It is told alike where
    that was taken back or done again, and of whatever else undo, redo and return do to the
    shortlist: nothing has told of it before.

    While it is `nameless`, only what kind of change it was, and how many enter and leave: what it
    says may name a bid.
    """
    entry = session.entries[-1]
    did = done_nameless(session) if nameless else entry.sentence
    what = "" if session.project.scores_hidden else _moved_by(session)
    if what == "all" and (moved := _shortlist_moved(session, nameless=nameless)):
        return f"Done. {moved} {capital(did)}"
    if what == "place" and not nameless and (room := _room_left(session)):
        return f"Done: {did}. {room}"
    return f"Done: {did}"


def done_nameless(session: Session) -> str:
    """What was done last, and what that took back or did again, naming no bid."""
    entry = session.entries[-1]
    said = _nameless(entry.kind)
    if entry.kind in (Move.UNDO, Move.REDO):
        return f"{said}: {_nameless(session.entries[entry.target - 1].kind)}"
    return said


def _nameless(kind: str) -> str:
    """What a kind of change is called; a file may have kinds that only a newer version knows."""
    return DONE_NAMELESS.get(kind, "a change was made")


def _moved_by(session: Session) -> str:
    """Whether to tell of who enters and leaves by the last entry ("all"), of the room that it left
    ("place"), or of neither. What an entry holds may be a whole import: it is read only where it is
    small.
    """
    from gz_eval.core.commands import ImportBids
    from gz_eval.core.override_commands import (
        OverrideGate,
        OverridePlace,
        OverrideReading,
        RemoveOverride,
    )

    entry = session.entries[-1]
    gone_to = entry.kind in (Move.UNDO, Move.REDO)
    number = entry.target if gone_to else entry.number
    kind = session.entries[number - 1].kind
    if kind == RemoveOverride.kind:
        command = session.command(number)
        kind = OverridePlace.kind if getattr(command, "what", "") == "place" else kind
    if kind == OverridePlace.kind:
        return "place"
    told = (OverrideGate.kind, OverrideReading.kind, RemoveOverride.kind, ImportBids.kind)
    return "all" if gone_to or kind in (*told, Move.RETURN) else ""


def _room_left(session: Session) -> str:
    from gz_eval.core.shortlist_room import room_of

    room = room_of(session.selection)
    return room.sentence if room is not None else ""


def _shortlist_moved(session: Session, *, nameless: bool) -> str:
    """Who enters and who leaves by the last entry; the first bids that there are enter nothing."""
    from gz_eval.app.shortlist_moves import shortlist_moves

    before = len(session.entries) - 1
    if not session.state(before).bids.bids or not session.project.bids.bids:
        return ""
    if session.state(before).scores_hidden:
        return ""
    moves = shortlist_moves(session.selection_after(before), session.selection)
    return moves.numbers if nameless else moves.sentence


def size_in_words(size: int) -> str:
    """The size of a file in bytes, such as "1.4 MB"."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000)):,} kB"
    return f"{size / 1_000_000:,.1f} MB"


def leftover_line(leftover: Leftover, zone: tzinfo | None = None, *, nameless: bool = False) -> str:
    """What was done last, when, how much of it is in no file, and whether its file went on since.

    While it is `nameless`, what was done stays unsaid: it may name a bid.
    """
    count = leftover.count_unsaved
    noun = "change is" if count == 1 else "changes are"
    return f"{count:,} {noun} in no file yet. {left_last(leftover, zone, nameless=nameless)}"


def left_last(leftover: Leftover, zone: tzinfo | None = None, *, nameless: bool = False) -> str:
    """The same but for how much it is."""
    from gz_eval.app.file_now import saved_without

    what = "" if nameless else f": {leftover.last_sentence},"
    by = f" by {leftover.last_by}" if leftover.last_by else ""
    said = f"Last change{what}{by} on {moment_in_words(leftover.last_at, zone)}."
    if (since := leftover.since) is None:
        return said
    there = "" if since.at is None else ", and the file stays as it is"
    apart = saved_without(since, zone, nameless=nameless)
    return f"{said} {apart} This work opens as a copy in no file yet{there}."
