"""The account of what was read, in lines: rows, files, what was left out and why, issues."""

from __future__ import annotations

from collections import Counter

from gz_eval.cli.console import wrapped
from gz_eval.core.bids import BidSet, Layout
from gz_eval.core.framework import Framework
from gz_eval.core.open_issues import issue_counts, standing_issues
from gz_eval.core.project import Project
from gz_eval.core.shipped import version_in_words
from gz_eval.core.wording import counted


def framework_line(framework: Framework) -> str:
    """Such as ``Four pillars (four-pillars, version 1; illustrative)``."""
    status = f"; {framework.status}" if framework.status else ""
    return f"{framework.title} ({framework.key}, {version_in_words(framework)}{status})"


def account_lines(project: Project, width: int) -> list[str]:
    """Rows read = imported + left out, why rows were left out, and how many issues are open."""
    bid_set = project.bids
    files = len(bid_set.files)
    lines = [f"{bid_set.account}, from {counted(files, 'file')}."]
    reasons = Counter(row.reason for row in bid_set.left_out)
    if reasons:
        told = "; ".join(f"{reason} ({count:,})" for reason, count in reasons.most_common())
        lines.append(wrapped(f"Left out: {told}.", width))
    lines.append(f"{issue_counts(standing_issues(project))}.")
    return lines


def sheet_lines(bid_set: BidSet, width: int) -> list[str]:
    """One line for each sheet: how it was read, and its rows."""
    lines = []
    for sheet in bid_set.sheets:
        if sheet.layout is Layout.NONE:
            told = "no bids"
        else:
            told = (
                f"{sheet.layout.value}, {counted(sheet.rows_read, 'row')} read"
                f" = {sheet.imported:,} imported + {len(sheet.left_out):,} left out"
            )
        hidden = " (hidden)" if sheet.hidden else ""
        note = f". {sheet.note}" if sheet.note else ""
        lines.append(wrapped(f"{sheet.ref}{hidden}: {told}{note}", width, "  ", "    "))
    return lines
