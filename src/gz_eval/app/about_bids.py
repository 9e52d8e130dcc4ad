"""Which bid an entry of the history or of the logs is about. No Qt.

An entry of the history is about the bid that its command is about; so is one that takes it back or
does it again. In the logs a bid is named by its reference in brackets, as notes on bids begin.
"""

from __future__ import annotations

from gz_eval.app.session import Session
from gz_eval.core.history import Move
from gz_eval.core.override_commands import (
    AcceptIssue,
    OverrideGate,
    OverridePlace,
    OverrideReading,
    RemoveOverride,
)
from gz_eval.core.record_commands import AddRecord, AmendRecord

_OVERRIDES = (OverrideReading, OverrideGate, OverridePlace, AcceptIssue, RemoveOverride)
_RECORDS = (AddRecord, AmendRecord)
_KINDS = frozenset(one.kind for one in (*_OVERRIDES, *_RECORDS))


def names_bid(text: str, bid: str) -> bool:
    """Whether a text of the logs names a bid, by its reference."""
    return f"({bid})" in text


class Subjects:
    """What each entry of a session's history is about, found out as entries come.

    Commands never change, so each is asked for once; those that bring bids or a framework in are
    large, about all bids, and not asked for.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._bids: list[str] = []  # of each entry, from the first; empty for none
        self._texts: list[str] = []  # what each wrote into the logs

    def follow(self) -> None:
        """Take in the entries that have come."""
        for entry in self._session.entries[len(self._bids) :]:
            bid = text = ""
            if entry.kind in _KINDS:
                command = self._session.command(entry.number)
                bid = command.bid if isinstance(command, _OVERRIDES) else ""
                text = command.what if isinstance(command, _RECORDS) else ""
            elif entry.kind in (Move.UNDO, Move.REDO):
                bid, text = self._bids[entry.target - 1], self._texts[entry.target - 1]
            self._bids.append(bid)
            self._texts.append(text)

    def about(self, number: int, bid: str) -> bool:
        """Whether an entry, by its number, is about a bid, by its id."""
        return self._bids[number - 1] == bid or names_bid(self._texts[number - 1], bid)
