"""What signing off now would freeze, and what speaks against it, in words. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from gz_eval.app.blind_record import hidden_told
from gz_eval.app.frozen_rows import today_of
from gz_eval.app.moments import day_of, moment_in_words
from gz_eval.app.session import Session
from gz_eval.app.sign_off_rows import changed_since
from gz_eval.app.signing import sign_offs_of
from gz_eval.app.total_rows import targets_missed
from gz_eval.core.decisions_flagged import decisions_flagged
from gz_eval.core.errors import UserError
from gz_eval.core.flags import flags, gravest_first
from gz_eval.core.issues import Severity
from gz_eval.core.open_issues import issues_now
from gz_eval.core.outcome import STANDINGS, Standing
from gz_eval.core.override_account import override_accounts
from gz_eval.core.permission import rules_since_lock, targets_since_lock
from gz_eval.core.project import Project
from gz_eval.core.selection import Selection
from gz_eval.core.shipped import named_in_words
from gz_eval.core.shortlist_room import room_of
from gz_eval.core.unmeasured import Unmeasured, at_a_glance, unmeasured
from gz_eval.core.wording import bids_in_words, listed


@dataclass(frozen=True, slots=True)
class Freezing:
    """What a sign-off would freeze, in words, and what speaks against it: `flagged` by the ranking
    that is frozen with it, `besides` by what is not. `earlier` tells which sign-off it would take
    the place of, `hidden` how long scores were hidden before it. `lacking` are
    criteria without evidence: what is kept names each, before signing there is no room for that.
    """

    facts: tuple[tuple[str, str], ...]
    flagged: tuple[str, ...]
    besides: tuple[str, ...]
    earlier: str = ""
    hidden: str = ""
    lacking: tuple[Unmeasured, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """What is kept with the sign-off of what its ranking does not say."""
        lacking = (one.sentence for one in self.lacking)
        return (*filter(None, (self.hidden, self.earlier)), *lacking, *self.besides)

    @property
    def warnings(self) -> tuple[str, ...]:
        """All that speaks against it."""
        return (*self.flagged, *filter(None, (at_a_glance(self.lacking),)), *self.besides)


def freezing(session: Session) -> Freezing:
    """What signing off now would freeze. Raises UserError while there is nothing to sign off."""
    project = session.project
    if project.scores_hidden:
        raise UserError(
            "Scores are hidden until the framework is locked, so nothing can be signed off.",
            "Lock the framework first.",
        )
    if not project.bids.bids:
        raise UserError("There is no ranking to sign off.", "Import bids first.")
    selection = session.selection
    count = len(project.bids.bids)
    standings = [STANDINGS[code] for code in selection.standing_codes.tolist()]
    chosen = standings.count(Standing.SHORTLISTED)
    reserve = standings.count(Standing.RESERVE)
    facts = [
        ("Ranking", bids_in_words(count)),
        ("Shortlist", f"{chosen:,} shortlisted, {reserve:,} in reserve"),
        ("Framework", named_in_words(project.framework)),
        ("Lock", _lock(project)),
    ]
    hidden = hidden_told(session)
    if hidden:
        facts.append(("Scores", hidden))
    earlier = _earlier(session)
    if earlier:
        facts.append(("Sign-off before", earlier))
    if project.overrides:
        facts.append(("Overrides", f"{len(project.overrides):,}, frozen with it"))
    decided = decisions_flagged(override_accounts(project), selection)
    doubts = (one.sentence for one in decided if not one.by_officials)
    taken = (_taken(selection, standings), targets_missed(selection))
    said = (*doubts, *filter(None, taken))
    shortlisted = frozenset(
        bid.id
        for bid, standing in zip(project.bids.bids, standings, strict=True)
        if standing is Standing.SHORTLISTED
    )
    return Freezing(
        tuple(facts),
        tuple(
            one.sentence
            for one in gravest_first(
                (*flags(selection), *(one for one in decided if one.by_officials))
            )
        ),
        (*said, *_warnings(project, shortlisted)),
        earlier,
        hidden,
        unmeasured(selection.evaluation),
    )


def _earlier(session: Session) -> str:
    """Which sign-off this one would take the place of, and what has changed since; or nothing."""
    current = [one for one in sign_offs_of(session) if one.current]
    if not current:
        return ""
    signed = current[-1]
    one, day = signed.sign_off, day_of(signed.sign_off.stamp.at)
    since = changed_since(session, signed, today_of(session))
    return (
        f"It takes the place of number {one.number:,} of {day}, approved by {one.approver}. Since"
        f" then: {since}."
    )


def _taken(selection: Selection, standings: list[Standing]) -> str:
    """Whether places are free, or nothing was chosen between; empty where all is as usual."""
    room = room_of(selection)
    if room is not None and room.told:
        return room.sentence
    if Standing.SHORTLISTED not in standings:
        return "No bid is shortlisted."
    if set(standings) <= {Standing.SHORTLISTED, Standing.FAILED_GATE}:
        return "Every bid that fails no gate is shortlisted."
    return ""


def _lock(project: Project) -> str:
    if project.lock is None:
        return "The framework is not locked"
    stamp = project.lock.stamp
    return f"Locked on {moment_in_words(stamp.at)} by {stamp.by}"


def _warnings(project: Project, shortlisted: frozenset[str]) -> tuple[str, ...]:
    found = []
    if project.lock is None:
        found.append(
            "The framework is not locked: weights and rules could still be fitted to the result."
        )
    if changes := rules_since_lock(project):
        found.append(f"The framework was changed after the lock: {listed(changes, 3)}.")
    if targets := targets_since_lock(project):
        what = "A target was" if len(targets) == 1 else f"{len(targets):,} targets were"
        found.append(f"{what} changed after the lock, which ranks nothing: {listed(targets, 3)}.")
    if errors := [one for one in issues_now(project) if one.severity is Severity.ERROR]:
        words = "error in the data is" if len(errors) == 1 else "errors in the data are"
        about = sum(one.bid in shortlisted for one in errors)
        which = f"{about:,} of them" if about else "none"
        found.append(f"{len(errors):,} {words} open, {which} about shortlisted bids.")
    unsigned = sum(record.signed_off is None for record in project.records)
    if unsigned:
        words = "entry of the logs is" if unsigned == 1 else "entries of the logs are"
        found.append(f"{unsigned:,} {words} not signed off.")
    return tuple(found)


def approving_own_work(analyst: str, assurer: str, approver: str) -> str:
    """What to say where the approver has another role, which is not refused; else empty."""
    *others, approving = (" ".join(name.split()) for name in (analyst, assurer, approver))
    for role, name in zip(("analyst", "assurer"), others, strict=True):
        if name and name.casefold() == approving.casefold():
            return f"{name} is the {role} too: better have somebody else approve the ranking."
    return ""
