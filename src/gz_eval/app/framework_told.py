"""What is said of a whole framework before it is used, and at the head of a file it is written to.

A changed framework keeps its title, key and version: only its file's name and the list of what
differs tell it from the one that is in use.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import tzinfo

from gz_eval.app.details import capital
from gz_eval.app.moments import day_of
from gz_eval.app.session import Session
from gz_eval.core.framework import Criterion, Framework
from gz_eval.core.framework_change import framework_changes
from gz_eval.core.rounding import alike, percent_text
from gz_eval.core.shipped import changes_from_shipped, named_in_words, shipped_framework
from gz_eval.core.wording import counted, listed

_WHOLES = (100.0, 1.0)
"""What weights that are meant as they stand come to: per cents, or parts of one."""


def asked_of(framework: Framework, file: str = "") -> str:
    """Whether to evaluate by a framework, as a question; `file` is the name of its file."""
    return f"Evaluate by “{framework.title}”{f' from {file}' if file else ''}?"


def differences(before: Framework, after: Framework) -> tuple[str, ...]:
    """Each difference of a framework from the one in use, as a line of its own."""
    return tuple(capital(phrase) for phrase in framework_changes(before, after))


def differing_in_words(lines: Sequence[str]) -> str:
    """How much differs, as a sentence."""
    if not lines:
        return "It says the same as the framework in use."
    return f"There {'is' if len(lines) == 1 else 'are'} {counted(len(lines), 'difference')}" + (
        " from the framework in use, listed below."
    )


def weights_as_shares(framework: Framework) -> tuple[str, ...]:
    """A sentence for each group whose weights count as other than they stand in the file.

    Weights are shares of what their group comes to. Those that are each 1 are meant as equal.
    """
    return tuple(_told(framework, *group) for group in _rescaled(framework))


def _rescaled(framework: Framework) -> Iterator[tuple[str, Sequence[Criterion], float]]:
    for parent, siblings in framework.children.items():
        total = sum(one.weight for one in siblings)
        meant = len(siblings) == 1 or all(one.weight == 1 for one in siblings)
        if not meant and not any(alike(total, whole) for whole in _WHOLES):
            yield parent, siblings, total


def _told(framework: Framework, parent: str, siblings: Sequence[Criterion], total: float) -> str:
    group = f" within {framework.criterion_by_key[parent].label}" if parent else ""
    shares = [f"{one.label} {percent_text(100 * one.weight / total)}%" for one in siblings]
    return (
        f"The weights{group} come to {percent_text(total)} in the file, not to 100, so they count"
        f" as shares of {percent_text(total)}: {listed(shares, len(shares))}."
    )


def head_of_file(session: Session, zone: tzinfo | None = None) -> tuple[str, ...]:
    """Which evaluation a framework is written from, and as of when; and what of it was changed."""
    framework, entry = session.project.framework, session.entries[-1]
    called = f"the evaluation “{session.project.name}”" if session.project.name else "an evaluation"
    lines = [
        f"Exported by gz_eval from {called}, as it was after entry {entry.number:,} of its history,"
        f" {day_of(entry.stamp.at, zone)}."
    ]
    shipped = shipped_framework(framework)
    if shipped is None:
        lines.append("No framework of this key and version comes with gz_eval.")
    elif changes := changes_from_shipped(framework):
        lines.append(
            f"CHANGED: this is not “{named_in_words(shipped)}”, as it comes with gz_eval."
            " What was changed:"
        )
        lines += [f"- {capital(phrase)}" for phrase in changes]
    else:
        lines.append("It is unchanged: it says what comes with gz_eval.")
    return tuple(lines)
