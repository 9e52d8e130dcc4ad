"""All the tables of a workbook, in the order of its sheets."""

from __future__ import annotations

from datetime import datetime

from gz_eval.core.bids import BidSet
from gz_eval.core.evaluation import Evaluation
from gz_eval.export.account_tables import about_table, files_table, issues_table, left_out_table
from gz_eval.export.evidence_table import evidence_table
from gz_eval.export.framework_tables import criteria_table, rules_table
from gz_eval.export.ranking_table import (
    contributions_table,
    gates_table,
    ranking_table,
    value_scores_table,
)
from gz_eval.export.table import Table


def workbook_tables(
    evaluation: Evaluation, bid_set: BidSet, at: datetime, marking: str
) -> tuple[Table, ...]:
    """Ranking first, About last. A table without rows stays: that there is nothing is told too."""
    framework = evaluation.framework
    made = (
        ranking_table(evaluation),
        contributions_table(evaluation),
        value_scores_table(evaluation),
        evidence_table(evaluation, bid_set),
        gates_table(evaluation),
        issues_table(bid_set.issues, framework),
        left_out_table(bid_set),
        criteria_table(framework),
        rules_table(framework),
        files_table(bid_set),
    )
    return (*made, about_table(evaluation, bid_set, made, at, marking))
