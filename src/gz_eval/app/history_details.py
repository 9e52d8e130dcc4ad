"""What is said of one entry of the history beside the list. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from gz_eval.app.columns import Tone
from gz_eval.app.details import Detail, Details, by_whom
from gz_eval.app.history_rows import HistoryRow, note_tone
from gz_eval.app.lock_marks import LockMark
from gz_eval.app.moments import moment_in_utc
from gz_eval.app.session import Session
from gz_eval.core.commands import SetWeight, SetWeights
from gz_eval.core.criterion_change import weight_moves

_WEIGHTS = (SetWeight.kind, SetWeights.kind)


def weights_moved(session: Session, number: int) -> tuple[str, ...]:
    """What an entry that set weights did to each, such as ``Power: 60% → 20%``; empty for others.

    Also what they were, which entries of earlier versions do not say, and what moved along.
    """
    command = session.command(number) if session.entries[number - 1].kind in _WEIGHTS else None
    if not isinstance(command, SetWeight | SetWeights):
        return ()
    moves = command.moves if isinstance(command, SetWeights) else (command,)
    before, after = session.framework_after(number - 1), session.framework_after(number)
    return weight_moves(before, after, [move.criterion for move in moves])


def history_details(row: HistoryRow, weights: Sequence[str] = (), scores: str = "") -> Details:
    """Everything about one entry; `weights` are what it did to each, `scores` whether it hid or
    showed them all.
    """
    entry = row.entry
    parts = [
        Detail("What was done", row.sentence),
        Detail("When", f"{row.when} ({moment_in_utc(entry.stamp.at)})"),
        Detail("By", by_whom(entry.stamp.by.name, entry.stamp.by.role)),
    ]
    if weights:
        parts.insert(1, Detail("Weights", "; ".join(weights)))
    if scores:
        parts.append(Detail("Scores", scores))
    if entry.stamp.reason:
        parts.append(Detail("Why", entry.stamp.reason))
    if row.mark is not None:
        parts.append(Detail(LockMark.AFTER, row.mark.told, note_tone(row)))
    if row.fate:
        parts.append(Detail("What became of it", f"{row.fate}.", Tone.SECONDARY))
    return Details(f"Entry {entry.number:,}", tuple(parts))
