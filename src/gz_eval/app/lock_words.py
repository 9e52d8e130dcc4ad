"""What is said of the lock on a framework: one line for a header, and all of it for who asks."""

from __future__ import annotations

from datetime import tzinfo
from typing import NamedTuple

from gz_eval.app.details import Sections
from gz_eval.app.hidden_words import SCORES_HIDDEN
from gz_eval.app.moments import day_of, moment_in_words
from gz_eval.core.permission import rules_since_lock, targets_since_lock
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


class LockWords(NamedTuple):
    """A line, and what stands for it in less and less room. Changed rules are in all of that."""

    line: str
    briefs: tuple[str, ...]


def lock_words(project: Project, zone: tzinfo | None = None) -> LockWords:
    """Such as "Locked 14 June 2012 by A. Official"; or how much was changed since, if anything.

    It is short, so that all of it is read: `lock_details` says what was changed.
    """
    if project.lock is None:
        if project.scores_hidden:
            return LockWords("Not locked; scores hidden", ("scores hidden", "Not locked"))
        return LockWords("Not locked", ())
    stamp = project.lock.stamp
    day = f"Locked {day_of(stamp.at, zone)}"
    rules, targets = len(rules_since_lock(project)), len(targets_since_lock(project))
    changes, moved = f"{counted(rules, 'change')} since", f"{counted(targets, 'target')} changed"
    if rules:
        briefs = (f"Locked; {changes}", changes, "Rules changed")
        if not targets:
            return LockWords(f"{day}; {changes}", briefs)
        both = f"{changes}; {moved}"
        return LockWords(f"{day}; {both}", (f"Locked; {both}", *briefs))
    if targets:
        return LockWords(f"{day}; {_targets_changed(targets)}", (f"Locked; {moved}", "Locked"))
    return LockWords(f"{day} by {stamp.by.name}", (day, "Locked"))


def lock_line(project: Project, zone: tzinfo | None = None) -> str:
    """The same, whole."""
    return lock_words(project, zone).line


def _targets_changed(count: int) -> str:
    """They count by themselves: no score and no rank follows from one."""
    return f"{'a target was' if count == 1 else f'{count:,} targets were'} changed after the lock"


def lock_note(project: Project, zone: tzinfo | None = None) -> str:
    """The same beside a ranking; empty while it is not locked."""
    return lock_line(project, zone) if project.lock is not None else ""


def lock_details(project: Project, zone: tzinfo | None = None, *, nameless: bool = False) -> str:
    """Who locked the framework, when and why, and every change since, a line each.

    While it is `nameless` the reason is left out, for officials say what they like in one, and so
    is which targets were set: one may be of a place.
    """
    if project.lock is None:
        if project.scores_hidden:
            return SCORES_HIDDEN
        return "Weights, value functions, gates and rules can be changed without a reason."
    stamp = project.lock.stamp
    lines = [f"Locked on {moment_in_words(stamp.at, zone)} by {stamp.by}."]
    if stamp.reason and not nameless:
        lines.append(sentence(stamp.reason))
    if rules := rules_since_lock(project):
        lines += ["Changed since:", *rules]
    if targets := targets_since_lock(project):
        told = _targets_changed(len(targets))
        lines.append(f"{told[0].upper()}{told[1:]}: no score and no rank follows from a target.")
        lines += () if nameless else targets
    return "\n".join(lines)


def settled(project: Project, signed: str, *, nameless: bool = False) -> Sections:
    """How far it is settled, to be read at length: the lock, and the sign-off in its own words."""
    lock = lock_details(project, nameless=nameless)
    if project.lock is None:
        lock = f"The framework is not locked.\n{lock}"
    told = signed or "Nothing is signed off."
    return (("Lock", tuple(lock.splitlines())), ("Sign-off", tuple(told.splitlines())))
