"""`gz-eval rank`: the ranking on the terminal, or in a file; as it is, was, or was signed off."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from gz_eval.cli.boundary import DONE, ERRORS_IN_DATA
from gz_eval.cli.console import prepare_streams, print_lines, terminal_width
from gz_eval.cli.evaluating import Asked, asked_about, evaluate, has_errors
from gz_eval.cli.evaluation_text import heading_lines
from gz_eval.cli.ranking_text import ranking_lines, written_lines
from gz_eval.core.errors import UserError
from gz_eval.core.selection import Selection
from gz_eval.export import check_ending, write
from gz_eval.export.csv_text import write_csv
from gz_eval.export.json_text import json_text
from gz_eval.export.ranking_json import ranking_document
from gz_eval.export.ranking_table import ranking_table
from gz_eval.sheets.files import ENDINGS as READABLE


def run(asked: argparse.Namespace) -> int:
    """Evaluate, then print or write; returns the exit code."""
    if asked.out is not None:
        _check_target(asked.out, asked.paths)  # before a minute of reading, not after it
    if asked.beside and asked.sign_off is None:
        raise UserError("--beside goes with --sign-off.", "Say which sign-off: --sign-off N.")
    prepare_streams(as_data=asked.format in ("csv", "json"))
    question = asked_about(asked.paths, asked.framework, asked.weight)
    if asked.sign_off is not None:
        from gz_eval.cli.signed_off import run_signed_off

        return run_signed_off(asked, question)
    return _rank(asked, question)


def _rank(asked: argparse.Namespace, question: Asked) -> int:
    project = question.project
    evaluation = evaluate(question)
    selection = Selection.of(evaluation, project.overrides)
    width, imprint = terminal_width(), question.imprint(asked.marking)
    if asked.out is not None:
        write(project, evaluation, asked.out, imprint=imprint, log_head=question.head)
    if asked.format == "csv":
        table = ranking_table(evaluation, selection)
        write_csv(replace(table, rows=table.rows[: asked.top]), sys.stdout, line_end="\n")
    elif asked.format == "json":
        document = ranking_document(project, evaluation, imprint, asked.top, log_head=question.head)
        sys.stdout.write(json_text(document))
    else:
        heading = heading_lines(question, width)
        if asked.out is not None and asked.format is None:
            lines = written_lines(selection, project, asked.out, width)
        else:
            lines = ranking_lines(selection, project, asked.top, width)
        print_lines([*heading, *lines])
    return ERRORS_IN_DATA if has_errors(project) else DONE


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
