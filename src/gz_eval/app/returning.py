"""What returning to an earlier state takes back and what it leaves, before it is done. No Qt."""

from __future__ import annotations

from gz_eval.app.moments import day_of
from gz_eval.app.session import Session


def returning(session: Session, number: int) -> str:
    """What returning to the state after an entry does, in sentences."""
    last = len(session.entries)
    first = number + 1
    to = "and" if last == first + 1 else "to"
    undone = f"entry {first:,}" if first == last else f"entries {first:,} {to} {last:,}"
    now, then = session.project.lock, session.state(number).lock
    said = [f"Bids, criteria and overrides go back to what they were: this undoes {undone}."]
    if now is not None and then is None:
        said.append(
            f"The framework is then no longer locked: the lock of {day_of(now.stamp.at)} is"
            " taken off."
        )
    elif then is not None and (now is None or now.stamp != then.stamp):
        said.append(f"The framework is then locked again, as it was on {day_of(then.stamp.at)}.")
    said.append(
        "Entries of the logs and sign-offs stay, as does the name; the history keeps everything,"
        " and you can undo the return."
    )
    return " ".join(said)
