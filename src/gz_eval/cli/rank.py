"""`gz-eval rank`: the ranking on the terminal, or in a file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from gz_eval.cli.boundary import DONE, ERRORS_IN_DATA
from gz_eval.cli.console import prepare_streams, print_lines, terminal_width
from gz_eval.cli.evaluating import evaluate, framework_with_weights, has_errors, read_bids
from gz_eval.cli.ranking_text import ranking_lines, written_lines
from gz_eval.core.errors import UserError
from gz_eval.export import check_ending, write
from gz_eval.export.csv_text import write_csv
from gz_eval.export.ranking_json import json_text, ranking_document
from gz_eval.export.ranking_table import ranking_table
from gz_eval.sheets.files import ENDINGS as READABLE


def run(asked: argparse.Namespace) -> int:
    """Evaluate, then print or write; returns the exit code."""
    if asked.out is not None:
        _check_target(asked.out, asked.paths)  # before a minute of reading, not after it
    prepare_streams(as_data=asked.format in ("csv", "json"))
    framework = framework_with_weights(asked.framework, asked.weight)
    bid_set = read_bids(asked.paths, framework)
    evaluation = evaluate(framework, bid_set)
    if asked.out is not None:
        write(evaluation, bid_set, asked.out, marking=asked.marking)
    if asked.format == "csv":
        table = ranking_table(evaluation)
        write_csv(replace(table, rows=table.rows[: asked.top]), sys.stdout, line_end="\n")
    elif asked.format == "json":
        now = datetime.now(UTC)
        document = ranking_document(evaluation, bid_set, now, asked.marking, asked.top)
        sys.stdout.write(json_text(document))
    elif asked.out is not None and asked.format is None:
        print_lines(written_lines(evaluation, bid_set, asked.out, terminal_width()))
    else:
        print_lines(ranking_lines(evaluation, bid_set, asked.top, terminal_width()))
    return ERRORS_IN_DATA if has_errors(bid_set) else DONE


def _check_target(target: Path, sources: Sequence[Path]) -> None:
    """Refuse an ending that is not known, and a file that the next run would read as bids."""
    if check_ending(target) not in READABLE:
        return
    for source in sources:
        if source.is_dir() and target.resolve().is_relative_to(source.resolve()):
            raise UserError(
                f"“{target}” would lie in the folder that bids are read from,"
                " and be taken for a bid workbook the next time.",
                "Give a file in another folder.",
            )
