"""The command line: which command, and where its errors end. Its words are in `words`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from gz_eval.cli.boundary import reporting
from gz_eval.cli.evaluation_file import check_framework_alone, check_there, one_evaluation
from gz_eval.cli.left_work import tell_left_work
from gz_eval.cli.nearest import did_you_mean
from gz_eval.cli.window_parser import window_parser
from gz_eval.cli.words import COMMANDS, command_first, is_command
from gz_eval.core.errors import UserError
from gz_eval.core.resources import DEFAULT_FRAMEWORK

__all__ = ["command_first", "is_command", "main", "window_arguments"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command with these arguments (default: the process's own); returns the exit code.

    0: done. 1: done, but errors were found in the data, or a file does not verify. 2: not done,
    with a sentence on standard error. 130: stopped with Ctrl+C.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    return reporting(lambda: _run(arguments), debug="--debug" in arguments)


def _run(arguments: Sequence[str]) -> int:
    if not is_command(arguments):
        # `--help` and `--version` end here; anything else lacks its command.
        window_parser().parse_args(arguments)
    from gz_eval.cli.parser import command_parser

    asked = command_parser().parse_args(arguments)
    tell_left_work(asked)
    return _runner(asked.command, getattr(asked, "action", None))(asked)


def _runner(command: str, action: str | None) -> Callable[[argparse.Namespace], int]:
    """What runs a command; only that is imported."""
    match command:
        case "rank":
            from gz_eval.cli.rank import run
        case "check":
            from gz_eval.cli.check import run
        case "explain":
            from gz_eval.cli.explain import run
        case "framework" if action == "set":
            from gz_eval.cli.rules import run_framework as run
        case "framework":
            from gz_eval.cli.framework import run
        case "new":
            from gz_eval.cli.bringing_in import run_new as run
        case "import":
            from gz_eval.cli.bringing_in import run_import as run
        case "rename":
            from gz_eval.cli.rename import run
        case "weight":
            from gz_eval.cli.rules import run_weight as run
        case "target":
            from gz_eval.cli.target import run
        case "lock":
            from gz_eval.cli.rules import run_lock as run
        case "unlock":
            from gz_eval.cli.rules import run_unlock as run
        case "blind":
            from gz_eval.cli.rules import run_blind as run
        case "override":
            from gz_eval.cli.override import run
        case "record":
            from gz_eval.cli.record import run
        case "sign-off":
            from gz_eval.cli.sign_off import run
        case "undo":
            from gz_eval.cli.going_back import run_undo as run
        case "redo":
            from gz_eval.cli.going_back import run_redo as run
        case "return":
            from gz_eval.cli.going_back import run_return as run
        case "log":
            from gz_eval.cli.log import run
        case "diff":
            from gz_eval.cli.diff import run
        case "sources":
            from gz_eval.cli.inside import run_sources as run
        case "cell":
            from gz_eval.cli.inside import run_cell as run
        case _:
            from gz_eval.cli.verify import run
    return run


def window_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """What to open the window with: `paths` and `framework`, a name or a file.

    Raises UserError for a path that is not there, and for an evaluation with anything beside it.
    """
    asked = window_parser().parse_args(arguments)
    file = one_evaluation(asked.paths)
    if file is not None:
        check_there(file)
        check_framework_alone(file, asked.framework)
    for path in asked.paths:
        if not path.exists():
            near = did_you_mean(str(path), COMMANDS) or "Check how it is written."
            raise UserError(f"There is no file or folder “{path}”.", near)
    asked.framework = asked.framework or DEFAULT_FRAMEWORK
    return asked
