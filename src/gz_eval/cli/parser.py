"""What can be typed: commands, options and their help. `docs/cli.md` documents all of them.

The commands that ask are here; those that work on an evaluation file are in `file_parser`.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from gz_eval import __version__
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

COMMANDS = ("rank", "check", "explain", "framework", *file_parser.COMMANDS)
_TAKE_A_VALUE = ("--framework", "--by", "--role", "--reason", "--marking")

_EXAMPLES = """\
examples:
  gz-eval                                   open the window
  gz-eval shortlist.gzeval                  open the window on an evaluation
  gz-eval sample_bids/                      open the window on the bids of a folder
  gz-eval rank sample_bids/ --top 10        print the first ten bids of the ranking
  gz-eval rank bids.xlsx --weight power=50 --out shortlist.xlsx
                                            write the ranking with other weights to a workbook
  gz-eval check sample_bids/                list everything odd in the data, with its cell
  gz-eval explain AIGZ-0012 sample_bids/    say why a bid stands where it does
  gz-eval framework show four-pillars       print criteria, weights, gates and rules

an evaluation on file, with everything on record:
  gz-eval new shortlist.gzeval sample_bids/ start an evaluation with these bids
  gz-eval weight shortlist.gzeval power=45  set weights, and keep them
  gz-eval rank shortlist.gzeval             print its ranking; check and explain take it too
  gz-eval log shortlist.gzeval              print everything that was done, by whom and why
  gz-eval verify shortlist.gzeval           check that nothing in it was altered

commands: {commands}.
“gz-eval COMMAND --help” has their options. To open a file that is named like a command, write
./rank.
exit codes: 0 done; 1 done, but errors were found in the data, or a file does not verify; 2 not
done.
"""


def window_parser() -> argparse.ArgumentParser:
    """`gz-eval [--framework X] [PATH…]`, which opens the window; its help is the program's."""
    parser = Parser(
        prog="gz-eval",
        usage="gz-eval [--framework NAME|FILE] [PATH ...]\n       gz-eval COMMAND ...",
        description="Evaluate bids: bid workbooks in, a ranked and explained shortlist out."
        " Without a command, the window opens.",
        epilog=_EXAMPLES.format(commands=_folded(COMMANDS)),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=Path,
        help="an evaluation (FILE.gzeval), or bid workbooks and folders of them",
    )
    add_framework(parser)
    add_debug(parser)
    parser.add_argument("--version", action="version", version=f"gz_eval {__version__}")
    return parser


def _folded(words: Sequence[str]) -> str:
    """Words with commas, in lines that fit below "commands: "."""
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) > 84:
            lines.append("")
        lines[-1] += f"{word}, "
    return "\n  ".join(line.rstrip() for line in lines).rstrip(",")


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


def command_first(arguments: Sequence[str]) -> list[str]:
    """The arguments with the command in front, where only options stand before it.

    So `gz-eval --debug rank PATH` is the same as `gz-eval rank --debug PATH`.
    """
    position = 0
    while position < len(arguments) and arguments[position].startswith("--"):
        position += 2 if arguments[position] in _TAKE_A_VALUE else 1
    if position and position < len(arguments) and arguments[position] in COMMANDS:
        return [arguments[position], *arguments[:position], *arguments[position + 1 :]]
    return list(arguments)


def is_command(arguments: Sequence[str]) -> bool:
    """Whether the first word is a command; a path that is named so is given as ./rank."""
    return bool(arguments) and arguments[0] in COMMANDS
