"""The command line: which command, and where its errors end. What is typed is in `parser`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from gz_eval.cli.boundary import reporting
from gz_eval.cli.nearest import did_you_mean
from gz_eval.cli.parser import COMMANDS, command_first, command_parser, is_command, window_parser
from gz_eval.core.errors import UserError

__all__ = ["command_first", "is_command", "main", "window_arguments"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command with these arguments (default: the process's own); returns the exit code.

    0: done. 1: done, but errors were found in the data. 2: not done, with a sentence on standard
    error. 130: stopped with Ctrl+C.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    return reporting(lambda: _run(arguments), debug="--debug" in arguments)


def _run(arguments: Sequence[str]) -> int:
    if not is_command(arguments):
        # `--help` and `--version` end here; anything else lacks its command.
        window_parser().parse_args(arguments)
    asked = command_parser().parse_args(arguments)
    match asked.command:
        case "rank":
            from gz_eval.cli.rank import run
        case "check":
            from gz_eval.cli.check import run
        case "explain":
            from gz_eval.cli.explain import run
        case _:
            from gz_eval.cli.framework import run
    return run(asked)


def window_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """What to open the window with. Raises UserError for a path that is not there."""
    asked = window_parser().parse_args(arguments)
    for path in asked.paths:
        if not path.exists():
            near = did_you_mean(str(path), COMMANDS) or "Check how it is written."
            raise UserError(f"There is no file or folder “{path}”.", near)
    return asked
