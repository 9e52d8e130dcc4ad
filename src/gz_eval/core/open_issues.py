"""The issues of an evaluation as they stand: those of an import, less what officials settled.

An issue about an answer that was corrected, or that officials accepted as it is, is no longer open:
it stays, as a note that says who settled it and how grave it was. It stays open where the cell has
changed since the correction. An override that no longer fits is an issue of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from gz_eval.core.issues import Issue, Severity, severities_in_words
from gz_eval.core.override_account import OverrideAccount, override_accounts
from gz_eval.core.overrides import (
    IssueAcceptance,
    ReadingOverride,
    Target,
    file_of,
    issue_key,
)
from gz_eval.core.project import Project
from gz_eval.core.wording import counted, sentence

_AS = {Severity.ERROR: "an error", Severity.WARNING: "a warning"}


@dataclass(frozen=True, slots=True)
class StandingIssue:
    """An issue as it stands, and as the import had it.

    `found` is None for an override to be looked at: no import found that. `accepted` is the
    acceptance of the issue, None where nobody accepted it. `settled` says that it was accepted, or
    that its answer was corrected: nothing is left to be done about it.
    """

    now: Issue
    found: Issue | None
    accepted: IssueAcceptance | None = None
    settled: bool = False


def issues_now(project: Project) -> tuple[Issue, ...]:
    """Every issue as it stands; the import's own tuple where nothing was overridden."""
    if not project.overrides:
        return project.bids.issues
    return tuple(one.now for one in standing_issues(project))


def standing_issues(project: Project) -> tuple[StandingIssue, ...]:
    """Every issue as it stands, beside what was found and who accepted it."""
    accounts = override_accounts(project)
    if not accounts:
        return tuple(StandingIssue(issue, issue) for issue in project.bids.issues)
    corrected = {
        (account.override.bid, account.override.field): account
        for account in accounts
        if isinstance(account.override, ReadingOverride) and account.applies
    }
    accepted = {
        account.override.target: account.override
        for account in accounts
        if isinstance(account.override, IssueAcceptance)
    }
    found = []
    for issue in project.bids.issues:
        acceptance = _acceptance_of(issue, accepted)
        now = issue
        if (account := corrected.get((issue.bid, issue.field))) is not None:
            now = _corrected(issue, account)
        if acceptance is not None:
            now = _accepted(now, acceptance)
        settled = acceptance is not None or (account is not None and not account.doubt)
        found.append(StandingIssue(now, issue, acceptance, settled))
    doubtful = (StandingIssue(_to_look_at(one), None) for one in accounts if one.doubt)
    return (*found, *doubtful)


def issue_counts(issues: Iterable[StandingIssue]) -> str:
    """Such as ``41 issues: 3 errors, 12 warnings, 24 notes, 2 settled``, or ``No issues found``.

    Settled are those that officials accepted, or corrected the answer of.
    """
    found = tuple({one.now: one for one in issues}.values())
    if not found:
        return "No issues found"
    parts = severities_in_words(one.now.severity for one in found if not one.settled)
    if settled := sum(one.settled for one in found):
        parts.append(f"{settled:,} settled")
    return f"{counted(len(found), 'issue')}: {', '.join(parts)}"


def _acceptance_of(
    issue: Issue, accepted: Mapping[Target, IssueAcceptance]
) -> IssueAcceptance | None:
    """The acceptance of an issue: of that of its file, or of all of the same words."""
    for file in dict.fromkeys((file_of(issue), "")):
        key = issue_key(issue.kind, issue.field, issue.message, file)
        if (found := accepted.get(Target(IssueAcceptance.what, issue.bid, key))) is not None:
            return found
    return None


def _corrected(issue: Issue, account: OverrideAccount) -> Issue:
    done = f"corrected to {account.now} by {account.stamp.by}."
    if account.doubt:
        return replace(issue, message=f"{issue.message} {done[:1].upper()}{done[1:]}")
    return _settled(issue, done)


def _accepted(issue: Issue, acceptance: IssueAcceptance) -> Issue:
    stamp = acceptance.stamp
    return _settled(issue, f"accepted by {stamp.by}: {sentence(stamp.reason)}")


def _settled(issue: Issue, done: str) -> Issue:
    """The issue as a note that says what was done with it, and how grave it was."""
    severity = issue.severity
    was = "" if severity is Severity.NOTE else f"found as {_AS[severity]}, "
    told = f"{was}{done}"
    message = f"{issue.message} {told[:1].upper()}{told[1:]}"
    return replace(issue, severity=Severity.NOTE, message=message, advice="")


def _to_look_at(account: OverrideAccount) -> Issue:
    override = account.override
    held = "may no longer hold" if account.applies else "no longer applies"
    subject = f"{account.subject} of {account.called}"
    message = f"{account.what}: {subject}, by {account.stamp.by}. It {held}. {account.doubt}"
    where = (account.cell,) if account.cell is not None else ()
    field = override.field if isinstance(override, ReadingOverride) else ""
    advice = "Confirm it by making it anew, or remove it."
    if isinstance(override, IssueAcceptance):
        advice = "Remove it: there is nothing left to accept."
    return Issue(Severity.WARNING, "override-to-check", message, advice, where, override.bid, field)
