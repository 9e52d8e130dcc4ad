"""What is said above a ranking of an evaluation file: which state, its lock, overrides, weights."""

from __future__ import annotations

from collections import Counter

from gz_eval.app.moments import day_of, moment_in_words
from gz_eval.cli.console import wrapped
from gz_eval.cli.evaluating import Asked
from gz_eval.core.permission import rules_since_lock, targets_since_lock
from gz_eval.core.project import Project
from gz_eval.core.rounding import percent_text
from gz_eval.core.wording import listed, sentence

_OVERRIDES = {
    "reading": ("answer corrected", "answers corrected"),
    "gate": ("gate overridden", "gates overridden"),
    "place": ("bid moved on the shortlist", "bids moved on the shortlist"),
    "issue": ("issue accepted", "issues accepted"),
}


def heading_lines(asked: Asked, width: int) -> list[str]:
    """Which state was asked about and what has to be known of it; nothing for plain workbooks."""
    lines = [] if asked.state is None else _state_lines(asked, asked.state.project)
    if asked.weights:
        given = listed(
            [f"{key} {percent_text(percent)}%" for key, percent in dict(asked.weights).items()], 20
        )
        kept = ", and not kept (“gz-eval weight” keeps them)" if asked.state is not None else ""
        lines.append(f"Weights as asked with --weight: {given}{kept}.")
    return [wrapped(line, width, "", "  ") for line in lines]


def _state_lines(asked: Asked, kept: Project) -> list[str]:
    state = asked.state
    assert state is not None
    past = "" if state.last else " This is a state of the past."
    moment = moment_in_words(state.entry.stamp.at)
    lines = [f"{state.name}, {moment}: {sentence(state.entry.sentence)}{past}", lock_line(kept)]
    if told := overrides_line(kept):
        lines.append(told)
    return lines


def lock_line(project: Project) -> str:
    """Whether the framework is locked, by whom, when and why, and every change since."""
    if project.lock is None:
        hidden = " Scores and ranks are hidden until it is." if project.scores_hidden else ""
        return f"The framework is not locked.{hidden}"
    stamp = project.lock.stamp
    told = f"Locked on {day_of(stamp.at)} by {stamp.by}: {sentence(stamp.reason)}"
    rules, targets = rules_since_lock(project), targets_since_lock(project)
    told += f" CHANGED SINCE: {listed(rules, len(rules))}." if rules else " Not changed since."
    if targets:
        told += f" Targets changed since, which rank nothing: {listed(targets, len(targets))}."
    return told


def overrides_line(project: Project) -> str:
    """How many overrides of each kind there are; empty for none."""
    counts = Counter(override.what for override in project.overrides)
    parts = [
        f"{counts[what]:,} {words[counts[what] != 1]}"
        for what, words in _OVERRIDES.items()
        if counts[what]
    ]
    return f"Overrides by officials: {listed(parts)}." if parts else ""
