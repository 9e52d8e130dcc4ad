"""`gz-eval check`: every issue in the data, with its cell."""

from __future__ import annotations

import argparse
import sys

from gz_eval.cli.account import account_lines, framework_line, sheet_lines
from gz_eval.cli.boundary import DONE, ERRORS_IN_DATA
from gz_eval.cli.console import prepare_streams, print_lines, terminal_width, wrapped
from gz_eval.cli.evaluating import asked_about, has_errors
from gz_eval.cli.evaluation_text import heading_lines
from gz_eval.core.framework import Framework
from gz_eval.core.issues import Issue, IssueGroup, Severity, grouped
from gz_eval.core.open_issues import issues_now
from gz_eval.core.project import Project
from gz_eval.export.account_tables import field_label, issues_table
from gz_eval.export.csv_text import write_csv
from gz_eval.export.json_text import json_text
from gz_eval.export.ranking_json import issues_document


def run(asked: argparse.Namespace) -> int:
    """Read and check, then print; returns the exit code."""
    prepare_streams(as_data=asked.format in ("csv", "json"))
    question = asked_about(asked.paths, asked.framework)
    project = question.project
    match asked.format:
        case "csv":
            write_csv(
                issues_table(issues_now(project), project.framework), sys.stdout, line_end="\n"
            )
        case "json":
            document = issues_document(project, question.imprint(asked.marking))
            sys.stdout.write(json_text(document))
        case _:
            width = terminal_width()
            heading = heading_lines(question, width)
            print_lines([*heading, *check_lines(project, width)])
    return ERRORS_IN_DATA if has_errors(project) else DONE


def check_lines(project: Project, width: int) -> list[str]:
    """Issues grouped by severity, kind and field, then the account of sheets and rows."""
    framework = project.framework
    lines = [wrapped(f"Checked for {framework_line(framework)}", width), ""]
    groups = grouped(issues_now(project))
    for severity in Severity:
        own = [group for group in groups if group.severity is severity]
        if not own:
            continue
        count = sum(len(group.issues) for group in own)
        heading = f"{severity.word}{'' if count == 1 else 's'}: {count:,}"
        lines += [heading, "-" * len(heading)]
        for group in own:
            lines += [*_group_lines(framework, group, width), ""]
    if not groups:
        lines += ["No issues were found.", ""]
    return [
        *lines,
        "Sheets:",
        *sheet_lines(project.bids, width),
        "",
        *account_lines(project, width),
    ]


def _group_lines(framework: Framework, group: IssueGroup, width: int) -> list[str]:
    field = f" in {field_label(framework, group.field)}" if group.field else ""
    lines = [wrapped(f"{group.kind}{field}: {len(group.issues):,}", width)]
    advice = {issue.advice for issue in group.issues}
    shared = advice.pop() if len(advice) == 1 else ""
    for issue in group.issues:
        lines += _issue_lines(issue, width, with_advice=not shared)
    if shared:
        lines.append(wrapped(f"What to do: {shared}", width, "  "))
    return lines


def _issue_lines(issue: Issue, width: int, with_advice: bool) -> list[str]:
    bid = f"{issue.bid}: " if issue.bid else ""
    advice = f" {issue.advice}" if with_advice and issue.advice else ""
    lines = [wrapped(f"{issue.place}", width, "  ")] if issue.where else []
    indent = "    " if issue.where else "  "
    return [*lines, wrapped(f"{bid}{issue.message}{advice}", width, indent)]
