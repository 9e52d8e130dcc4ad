"""Signing a ranking off, and every sign-off that was ever made, whether or not it still stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo

from gz_eval.app.details import by_whom
from gz_eval.app.history_rows import put_back, taken_back
from gz_eval.app.moments import moment_in_words
from gz_eval.app.session import Session
from gz_eval.core.errors import UserError
from gz_eval.core.framework_change import parts_changed
from gz_eval.core.frozen_ranking import frozen_ranking, with_decisions
from gz_eval.core.governance_commands import SignOffRanking
from gz_eval.core.history import Entry
from gz_eval.core.project import Project
from gz_eval.core.shipped import named_in_words
from gz_eval.core.sign_off import SignOff, later_than
from gz_eval.core.wording import sentence

TAKEN_BACK = "Taken back"


@dataclass(frozen=True, slots=True)
class SignedOff:
    """A sign-off and the entry of the log that made it.

    `stands` is False when it was undone since; the frozen copy is kept all the same. `later` is the
    sign-off that overtook it, where it stands and another came after it.
    """

    entry: Entry
    sign_off: SignOff
    stands: bool
    later: SignOff | None = None

    @property
    def current(self) -> bool:
        """Whether it is the one that counts: it stands, and none came after it."""
        return self.stands and self.later is None


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
    from gz_eval.app.freezing import freezing
    from gz_eval.store.inputs import inputs_digest

    return SignOffRanking(
        commissioner,
        analyst,
        assurer,
        approver,
        inputs_digest(project),
        tuple(pillar.label for pillar in project.framework.pillars),
        frozen_ranking(session.evaluation, session.selection),
        named_in_words(project.framework),
        freezing(session).told,
        1 + sum(entry.kind == SignOffRanking.kind for entry in session.entries),
    )


def unchanged_since(project: Project, sign_off: SignOff) -> bool:
    """Whether a project's framework, weights, bids and overrides are those of a sign-off."""
    from gz_eval.store.inputs import is_made_from

    return is_made_from(project, sign_off.inputs)


def inputs_changed(then: Project, now: Project) -> tuple[str, ...]:
    """Which of the parts that a sign-off's hash is taken over differ: "weights", "bids" ..."""
    from gz_eval.store.pieces import name_of_bids

    old, new = (replace(one.framework, targets=()) for one in (then, now))
    parts = list(parts_changed(old, new))
    if old != new and not parts:  # by less than is told of
        parts.append("framework")
    if then.bids is not now.bids and name_of_bids(then.bids) != name_of_bids(now.bids):
        parts.append("bids")
    if then.overrides != now.overrides:
        parts.append("overrides")
    return tuple(parts)


def fate_of(session: Session, signed: SignedOff, zone: tzinfo | None = None) -> str:
    """Who took a sign-off back, when and why, as a sentence; empty where it stands."""
    if signed.stands:
        return ""
    found = taken_back(session.entries).get(signed.entry.number)
    if found is None:  # undone, and then its state was returned to, which signs nothing again
        return f"{TAKEN_BACK}."
    word, number = found
    stamp = session.entries[number - 1].stamp
    by = by_whom(stamp.by.name, stamp.by.role)
    told = f"{word} by entry {number:,} on {moment_in_words(stamp.at, zone)}, by {by}"
    return f"{told}: {sentence(stamp.reason)}" if stamp.reason else f"{told}."


def before_of(entries: Sequence[Entry], number: int, zone: tzinfo | None = None) -> str:
    """By whom the sign-off that an entry made was taken back and put back, when and why: sentences.

    Nobody who signed it signed it again: its own date and names are those of the first time.
    """

    def told(word: str, number: int) -> str:
        stamp = entries[number - 1].stamp
        why = f": {sentence(stamp.reason)}" if stamp.reason else "."
        by = by_whom(stamp.by.name, stamp.by.role)
        return f"{word} by entry {number:,} on {moment_in_words(stamp.at, zone)}, by {by}{why}"

    return " ".join(
        f"{told(TAKEN_BACK, gone)} {told('Put back', back)}"
        for gone, back in put_back(entries).get(number, ())
    )


def sign_offs_of(session: Session) -> tuple[SignedOff, ...]:
    """Every sign-off ever made, the oldest first, those that were undone too."""
    return tuple(
        signed_by(session, entry.number)
        for entry in session.entries
        if entry.kind == SignOffRanking.kind
    )


def signed_by(session: Session, number: int) -> SignedOff:
    """The sign-off that an entry of the log made."""
    then = session.state(number)
    made = then.sign_offs[-1]
    standing = session.project.sign_offs
    entry, told = session.entries[number - 1], with_decisions(made, then)
    return SignedOff(entry, told, made in standing, later_than(made, standing))
