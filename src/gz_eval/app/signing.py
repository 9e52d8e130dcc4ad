"""Signing a ranking off, and every sign-off that was ever made, whether or not it still stands."""

from __future__ import annotations

from dataclasses import dataclass

from gz_eval.app.session import Session
from gz_eval.core.errors import UserError
from gz_eval.core.governance_commands import SignOffRanking
from gz_eval.core.history import Entry
from gz_eval.core.project import Project
from gz_eval.core.shipped import version_in_words
from gz_eval.core.sign_off import SignOff, frozen_ranking


@dataclass(frozen=True, slots=True)
class SignedOff:
    """A sign-off and the entry of the log that made it.

    `stands` is False when it was undone since; the frozen copy is kept all the same.
    """

    entry: Entry
    sign_off: SignOff
    stands: bool


def sign_off(
    session: Session, commissioner: str, analyst: str, assurer: str, approver: str
) -> SignOffRanking:
    """The command that signs off the ranking as it is now, with the hash of its inputs.

    Raises UserError while scores are hidden: nothing may be ranked then. Names are checked by the
    command itself.
    """
    project = session.project
    if project.scores_hidden:
        raise UserError(
            "Scores are hidden until the framework is locked, so nothing can be signed off.",
            "Lock the framework first.",
        )
    return SignOffRanking(
        commissioner,
        analyst,
        assurer,
        approver,
        _digest(project),
        tuple(pillar.label for pillar in project.framework.pillars),
        frozen_ranking(session.evaluation, session.selection),
        f"{project.framework.title}, {version_in_words(project.framework)}",
    )


def inputs_unchanged(session: Session, sign_off: SignOff) -> bool:
    """Whether framework, weights, bids and overrides are those that were signed off."""
    return unchanged_since(session.project, sign_off)


def unchanged_since(project: Project, sign_off: SignOff) -> bool:
    """Whether a project's framework, weights, bids and overrides are those of a sign-off."""
    return _digest(project) == sign_off.inputs


def _digest(project: Project) -> str:
    from gz_eval.store.pieces import inputs_digest

    return inputs_digest(project)


def sign_offs_of(session: Session) -> tuple[SignedOff, ...]:
    """Every sign-off ever made, the oldest first, those that were undone too."""
    standing = session.project.sign_offs
    found = []
    for entry in session.entries:
        if entry.kind == SignOffRanking.kind:
            made = session.state(entry.number).sign_offs[-1]
            found.append(SignedOff(entry, made, made in standing))
    return tuple(found)
