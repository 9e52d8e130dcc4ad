"""What can be typed after a command, with its help. `docs/cli.md` documents all of it.

The commands that ask are here; those that work on an evaluation file are in `file_parser`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from gz_eval.cli import file_parser
from gz_eval.cli.options import (
    Commands,
    Parser,
    add_bids,
    add_command,
    add_debug,
    add_format,
    add_framework,
    add_marking,
    add_weight,
    add_who_and_why,
    positive,
)
from gz_eval.core.resources import DEFAULT_FRAMEWORK
from gz_eval.export import ENDINGS


def command_parser() -> argparse.ArgumentParser:
    """`gz-eval COMMAND …`; `command` says which, `action` its second word where it has one."""
    parser = Parser(prog="gz-eval", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_rank(commands)

    check = add_command(commands, "check", "List every issue in the data, with its cell.")
    add_bids(check)
    add_framework(check)
    add_format(check)
    add_marking(check)
    add_debug(check)

    explain = add_command(commands, "explain", "Say why a bid stands where it does.")
    explain.add_argument("bid", metavar="BID", help="the bid’s reference or name, in any case")
    add_bids(explain)
    add_framework(explain)
    add_weight(explain)
    add_debug(explain)

    _add_framework_actions(commands)
    file_parser.add_commands(commands)
    return parser


def _add_rank(commands: Commands) -> None:
    rank = add_command(commands, "rank", "Score, rank and shortlist bids.")
    add_bids(rank)
    add_framework(rank)
    add_weight(rank)
    rank.add_argument(
        "--top",
        metavar="N",
        type=positive,
        help="print the first N bids only (a file written with --out always holds every bid)",
    )
    rank.add_argument(
        "--sign-off",
        metavar="N",
        type=positive,
        help="the ranking as it was signed off the Nth time, in place of today’s",
    )
    rank.add_argument(
        "--beside",
        action="store_true",
        help="with --sign-off: today’s ranks and places beside those signed off",
    )
    add_format(rank)
    rank.add_argument(
        "--out",
        metavar="FILE",
        type=Path,
        help=f"write to a file instead; its ending says how: {', '.join(ENDINGS)}",
    )
    add_marking(rank)
    add_debug(rank)


def _add_framework_actions(commands: Commands) -> None:
    framework = add_command(commands, "framework", "List, show, validate or set frameworks.")
    actions = framework.add_subparsers(dest="action", metavar="ACTION", required=True)
    listing = add_command(actions, "list", "List the frameworks that come with the program.")
    add_debug(listing)
    show = add_command(
        actions, "show", "Print criteria, weights, value functions, gates and rules."
    )
    show.add_argument(
        "framework",
        metavar="NAME|FILE",
        nargs="?",
        default=DEFAULT_FRAMEWORK,
        help="a framework’s name or file, or an evaluation: FILE.gzeval, or FILE.gzeval@NUMBER"
        f" (default: {DEFAULT_FRAMEWORK})",
    )
    add_debug(show)
    validate = add_command(
        actions, "validate", "Check framework files, naming the line of an error."
    )
    validate.add_argument(
        "frameworks", metavar="NAME|FILE", nargs="+", help="frameworks’ names or files"
    )
    add_debug(validate)
    setting = add_command(actions, "set", "Have an evaluation judged by another framework.")
    setting.add_argument("file", metavar="FILE", type=Path, help="an evaluation file: FILE.gzeval")
    setting.add_argument("framework", metavar="NAME|FILE", help="a framework’s name or file")
    add_who_and_why(setting)
    add_debug(setting)
