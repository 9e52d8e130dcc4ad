"""The issues of an evaluation as they stand: those of an import, less what officials settled.

An issue about an answer that was corrected is no longer open: it stays, as a note that says who
corrected it. It stays open where the cell has changed since the correction. An override that no
longer fits is an issue of its own.
"""

from __future__ import annotations

from dataclasses import replace

from gz_eval.core.issues import Issue, Severity
from gz_eval.core.override_account import OverrideAccount, override_accounts
from gz_eval.core.overrides import ReadingOverride
from gz_eval.core.project import Project


def issues_now(project: Project) -> tuple[Issue, ...]:
    """Every issue as it stands; the import's own tuple where nothing was overridden."""
    accounts = override_accounts(project)
    if not accounts:
        return project.bids.issues
    corrected = {
        (account.override.bid, account.override.field): account
        for account in accounts
        if isinstance(account.override, ReadingOverride) and account.applies
    }
    issues = (
        _as_it_stands(issue, corrected[issue.bid, issue.field])
        if (issue.bid, issue.field) in corrected
        else issue
        for issue in project.bids.issues
    )
    return (*issues, *(_to_look_at(account) for account in accounts if account.doubt))


def _as_it_stands(issue: Issue, account: OverrideAccount) -> Issue:
    told = f"{issue.message} Corrected to {account.now} by {account.stamp.by}."
    if account.doubt:
        return replace(issue, message=told)
    return replace(issue, severity=Severity.NOTE, message=told, advice="")


def _to_look_at(account: OverrideAccount) -> Issue:
    override = account.override
    held = "may no longer hold" if account.applies else "no longer applies"
    subject = f"{account.subject} of {account.name}"
    message = f"{account.what}: {subject}, by {account.stamp.by}. It {held}. {account.doubt}"
    where = (account.cell,) if account.cell is not None else ()
    field = override.field if isinstance(override, ReadingOverride) else ""
    advice = "Confirm it by making it anew, or remove it."
    return Issue(Severity.WARNING, "override-to-check", message, advice, where, override.bid, field)
