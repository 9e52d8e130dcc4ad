"""`gz-eval verify`: whether everything in an evaluation file is as it was written."""

from __future__ import annotations

import argparse

from gz_eval.cli.boundary import DOES_NOT_VERIFY, DONE
from gz_eval.cli.console import prepare_streams, print_lines, terminal_width, wrapped
from gz_eval.cli.evaluation_file import check_there
from gz_eval.core.wording import counted


def run(asked: argparse.Namespace) -> int:
    """Walk the log's chain, the states and the workbooks inside; returns the exit code."""
    from gz_eval.store.verify import verify

    prepare_streams()
    check_there(asked.file)
    found = verify(asked.file)
    width = terminal_width()
    if found.problem:
        print_lines([wrapped(f"{asked.file} DOES NOT VERIFY. {found.problem}", width)])
        return DOES_NOT_VERIFY
    entries = counted(found.entries, "entry", "entries")
    sources = counted(found.sources, "workbook")
    told = f"{asked.file} verifies: {entries} and {sources} fit each other by their hashes."
    print_lines([wrapped(told, width), f"Hash of the last entry: {found.head}"])
    return DONE
