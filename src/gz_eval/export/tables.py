"""All the tables of a workbook, in the order of its sheets."""

from __future__ import annotations

from gz_eval.core.evaluation import Evaluation
from gz_eval.core.open_issues import issues_now
from gz_eval.core.project import Project
from gz_eval.core.selection import Selection
from gz_eval.export.account_tables import about_table, files_table, issues_table, left_out_table
from gz_eval.export.evidence_table import evidence_table
from gz_eval.export.framework_tables import criteria_table, rules_table
from gz_eval.export.governance_tables import logs_table, overrides_table, sign_offs_table
from gz_eval.export.imprint import Imprint
from gz_eval.export.ranking_table import (
    contributions_table,
    gates_table,
    ranking_table,
    value_scores_table,
)
from gz_eval.export.table import Table
from gz_eval.export.totals_table import totals_table


def workbook_tables(
    project: Project, evaluation: Evaluation, imprint: Imprint, log_head: str = ""
) -> tuple[Table, ...]:
    """Ranking first, About last. A table without rows stays: that there is nothing is told too."""
    framework, bid_set = evaluation.framework, project.bids
    selection = Selection.of(evaluation, project.overrides)
    made = (
        ranking_table(evaluation, selection),
        totals_table(selection),
        contributions_table(evaluation),
        value_scores_table(evaluation),
        evidence_table(evaluation, bid_set),
        gates_table(evaluation),
        overrides_table(project, evaluation),
        issues_table(issues_now(project), framework),
        left_out_table(bid_set),
        criteria_table(framework),
        rules_table(framework),
        files_table(bid_set),
        logs_table(project),
        sign_offs_table(project),
    )
    return (*imprint.named(made), about_table(project, selection, made, imprint, log_head))
