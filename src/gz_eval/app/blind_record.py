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
    before, after = _hidden(session, number - 1), _hidden(session, number)
    if before == after:
        return ""
    if after:
        return "Hidden from everybody from here, until the framework is locked."
    return (
        f"Shown to everybody from here. They had been hidden since {_since(session, number - 1)}."
    )


def hidden_told(session: Session) -> str:
    """From when to when scores were hidden the last time, as a sentence; empty if never so far.

    Those that are hidden still are passed over: nothing is ranked by then.
    """
    entries = session.entries
    if not _ever_blind(session):
        return ""
    shown = len(entries)
    while shown > 1 and not (_hidden(session, shown - 1) and not _hidden(session, shown)):
        shown -= 1
    if shown <= 1:
        return ""
    since, turned = _since(session, shown - 1), _named(entries[shown - 1])
    return f"Scores were hidden from {since} to {turned}, which showed them to everybody."


def _ever_blind(session: Session) -> bool:
    """Whether scores may have been hidden once: else no state has to be looked at."""
    return session.state(1).blind or any(one.kind == SetBlind.kind for one in session.entries)


def _hidden(session: Session, number: int) -> bool:
    """Whether scores were hidden after an entry; before the first nothing was."""
    while number > 1 and session.entries[number - 1].kind not in _TURNING:
        number -= 1
    return number > 0 and session.state(number).scores_hidden


def _since(session: Session, number: int) -> str:
    """The entry from which scores had been hidden, of an entry after which they were."""
    while _hidden(session, number - 1):
        number -= 1
    return _named(session.entries[number - 1])


def _named(entry: Entry) -> str:
    return f"entry {entry.number:,} ({day_of(entry.stamp.at)})"
