"""What is said of the lock on a framework: one line for a header, and all of it for who asks."""

from __future__ import annotations

from datetime import tzinfo

from gz_eval.app.hidden_words import SCORES_HIDDEN
from gz_eval.app.moments import day_of, moment_in_words
from gz_eval.core.permission import changes_since_lock
from gz_eval.core.project import Project
from gz_eval.core.wording import counted, sentence

_LOCKING = (
    "A lock holds weights, value functions, gates and rules as they are, and the record shows who"
    " settled them and when. They can still be changed after it, and the lock can be taken off, but"
    " only with a reason and on the record."
)
_REVEALING = "Scores and ranks are shown to everybody as soon as it is locked."
_HIDING = "Scores and ranks are hidden from everybody until it is locked again."
_SIGNED = (
    "So are the rankings that were signed off, and nothing of them can be exported until then; they"
    " are kept."
)
_UNLOCKING = (
    "Weights, value functions, gates and rules can then be changed without a reason. The record"
    " keeps who locked them, who took the lock off, and why."
)

ENDING_BLIND = (
    "Scores, ranks, gates and the shortlist are shown to everybody at once, though the framework is"
    " not locked: whoever sets weights from now on can see what they do to each bid. Hiding scores"
    " again does not undo that. The record keeps who showed them, when and why."
)
"""What it does to stop hiding scores before the lock."""


def locking(project: Project) -> str:
    """What a lock does; first of all that it shows scores, where they are hidden until then."""
    return f"{_REVEALING} {_LOCKING}" if project.scores_hidden else _LOCKING


def unlocking(project: Project) -> str:
    """What taking the lock off does; first of all that it hides scores, in a blind set-up."""
    if not project.blind:
        return _UNLOCKING
    signed = f" {_SIGNED}" if project.sign_offs else ""
    return f"{_HIDING}{signed} {_UNLOCKING}"


def lock_line(project: Project, zone: tzinfo | None = None) -> str:
    """Such as "Locked 14 June 2012 by A. Official"; with the first change since, if any."""
    if project.lock is None:
        return "Not locked; scores hidden" if project.scores_hidden else "Not locked"
    changes = changes_since_lock(project)
    if not changes:
        stamp = project.lock.stamp
        return f"Locked {day_of(stamp.at, zone)} by {stamp.by.name}"
    more = f" and {len(changes) - 1:,} more" if len(changes) > 1 else ""
    return f"Locked; changed since: {changes[0]}{more}"


def lock_note(project: Project, zone: tzinfo | None = None) -> str:
    """The same beside a ranking, where there is less room; empty while it is not locked."""
    if project.lock is None:
        return ""
    count = len(changes_since_lock(project))
    if not count:
        return lock_line(project, zone)
    return f"Locked; {counted(count, 'change')} since"


def lock_details(project: Project, zone: tzinfo | None = None, *, nameless: bool = False) -> str:
    """Who locked the framework, when and why, and every change since, a line each.

    While it is `nameless` the reason is left out: officials say what they like in one.
    """
    if project.lock is None:
        if project.scores_hidden:
            return SCORES_HIDDEN
        return "Weights, value functions, gates and rules can be changed without a reason."
    stamp = project.lock.stamp
    lines = [f"Locked on {moment_in_words(stamp.at, zone)} by {stamp.by}."]
    if stamp.reason and not nameless:
        lines.append(sentence(stamp.reason))
    if changes := changes_since_lock(project):
        lines += ["Changed since:", *changes]
    return "\n".join(lines)
