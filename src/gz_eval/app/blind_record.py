"""Since when scores had been hidden, and what showed them: what a blind set-up is for, on record.

Whether they were is part of each state; what the log says of it is written from those, so that
evaluations of before it was said in the log tell it too.
"""

from __future__ import annotations

from gz_eval.app.moments import day_of
from gz_eval.app.session import Session
from gz_eval.core.governance_commands import LockFramework, SetBlind, UnlockFramework
from gz_eval.core.history import Entry, Move

_TURNING = frozenset(
    {
        *(Move.START, Move.UNDO, Move.REDO, Move.RETURN),
        *(SetBlind.kind, LockFramework.kind, UnlockFramework.kind),
    }
)
"""Kinds of entries that may hide or show scores; after any other they are as they were."""


def scores_turned(session: Session, number: int) -> str:
    """What an entry did to all scores, as a sentence; empty where it hid and showed none."""
    turns = _turns(session)
    place = next((at for at, one in enumerate(turns) if one.number == number), None)
    if place is None:
        return ""
    if _hides(place):
        return "Hidden from everybody from here, until the framework is locked."
    since = _named(turns[place - 1])
    return f"Shown to everybody from here. They had been hidden since {since}."


def hidden_told(session: Session) -> str:
    """From when to when scores were hidden the last time, as a sentence; empty if never so far.

    Those that are hidden still are passed over: nothing is ranked by then.
    """
    turns = _turns(session)
    if len(turns) < 2:
        return ""
    hid, showed = turns[-3:-1] if _hides(len(turns) - 1) else turns[-2:]
    when = f"from {_named(hid)} to {_named(showed)}"
    return f"Scores were hidden {when}, which showed them to everybody."


def _ever_blind(session: Session) -> bool:
    """Whether scores may have been hidden once: else no state has to be looked at."""
    return session.state(1).blind or any(one.kind == SetBlind.kind for one in session.entries)


def _turns(session: Session) -> list[Entry]:
    """The entries that hid scores and those that showed them, in turn.

    Each entry is looked at once, and a state only where it may have turned: a log may be long.
    """
    turns: list[Entry] = []
    if not _ever_blind(session):
        return turns
    for entry in session.entries:
        if entry.kind in _TURNING and session.state(entry.number).scores_hidden != _hides(
            len(turns) - 1
        ):
            turns.append(entry)
    return turns


def _hides(place: int) -> bool:
    """Whether the entry at a place of the turns hid scores: the first did, and every second."""
    return place % 2 == 0


def _named(entry: Entry) -> str:
    return f"entry {entry.number:,} ({day_of(entry.stamp.at)})"
