"""What can be typed: commands, options and their help. `docs/cli.md` documents all of them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from gz_eval import __version__
from gz_eval.core.resources import DEFAULT_FRAMEWORK
from gz_eval.export import DEFAULT_MARKING, ENDINGS

COMMANDS = ("rank", "check", "explain", "framework")
FORMATS = ("table", "csv", "json")

_EXAMPLES = """\
examples:
  gz-eval                                   open the window
  gz-eval sample_bids/                      open the window on the bids of a folder
  gz-eval rank sample_bids/ --top 10        print the first ten bids of the ranking
  gz-eval rank bids.xlsx --weight power=50 --out shortlist.xlsx
                                            write the ranking with other weights to a workbook
  gz-eval check sample_bids/                list everything odd in the data, with its cell
  gz-eval explain AIGZ-0012 sample_bids/    say why a bid stands where it does
  gz-eval framework show four-pillars       print criteria, weights, gates and rules

commands: rank, check, explain, framework. “gz-eval COMMAND --help” has their options.
To open a file that is named like a command, write ./rank.
exit codes: 0 done; 1 done, but errors were found in the data; 2 not done.
"""


class _Parser(argparse.ArgumentParser):
    """Bad usage is one sentence, not the whole usage first."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with what was typed, and end with exit code 2."""
        sentence = message[:1].upper() + message[1:]
        self.exit(2, f"{self.prog}: {sentence}. See “{self.prog} --help”.\n")


def window_parser() -> argparse.ArgumentParser:
    """`gz-eval [--framework X] [PATH…]`, which opens the window; its help is the program's."""
    parser = _Parser(
        prog="gz-eval",
        usage="gz-eval [--framework NAME|FILE] [PATH ...]\n"
        "       gz-eval {rank,check,explain,framework} ...",
        description="Evaluate bids: bid workbooks in, a ranked and explained shortlist out."
        " Without a command, the window opens.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "paths", metavar="PATH", nargs="*", type=Path, help="a bid workbook, or a folder of them"
    )
    _add_framework(parser)
    _add_debug(parser)
    parser.add_argument("--version", action="version", version=f"gz_eval {__version__}")
    return parser


def command_parser() -> argparse.ArgumentParser:
    """`gz-eval rank|check|explain|framework …`; `command` says which, `action` its second word."""
    parser = _Parser(prog="gz-eval", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    rank = _command(commands, "rank", "Score, rank and shortlist bids.")
    _add_paths(rank)
    _add_framework(rank)
    _add_weight(rank)
    rank.add_argument(
        "--top",
        metavar="N",
        type=_positive,
        help="print the first N bids only (a file written with --out always holds every bid)",
    )
    rank.add_argument("--format", choices=FORMATS, help="how to print (default: table)")
    rank.add_argument(
        "--out",
        metavar="FILE",
        type=Path,
        help=f"write to a file instead; its ending says how: {', '.join(ENDINGS)}",
    )
    _add_marking(rank)
    _add_debug(rank)

    check = _command(commands, "check", "List every issue in the data, with its cell.")
    _add_paths(check)
    _add_framework(check)
    check.add_argument("--format", choices=FORMATS, help="how to print (default: table)")
    _add_marking(check)
    _add_debug(check)

    explain = _command(commands, "explain", "Say why a bid stands where it does.")
    explain.add_argument("bid", metavar="BID", help="the bid’s reference or name, in any case")
    _add_paths(explain)
    _add_framework(explain)
    _add_weight(explain)
    _add_debug(explain)

    framework = _command(commands, "framework", "List, show or validate frameworks.")
    actions = framework.add_subparsers(dest="action", metavar="ACTION", required=True)
    listing = _command(actions, "list", "List the frameworks that come with the program.")
    _add_debug(listing)
    show = _command(actions, "show", "Print criteria, weights, value functions, gates and rules.")
    show.add_argument(
        "framework",
        metavar="NAME|FILE",
        nargs="?",
        default=DEFAULT_FRAMEWORK,
        help=f"a framework’s name or file (default: {DEFAULT_FRAMEWORK})",
    )
    _add_debug(show)
    validate = _command(actions, "validate", "Check framework files, naming the line of an error.")
    validate.add_argument(
        "frameworks", metavar="NAME|FILE", nargs="+", help="frameworks’ names or files"
    )
    _add_debug(validate)
    return parser


def _command(commands: argparse._SubParsersAction[_Parser], name: str, does: str) -> _Parser:
    return commands.add_parser(name, help=does, description=does, allow_abbrev=False)


def _add_paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", type=Path, help="bid workbooks, or folders of them"
    )


def _add_framework(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--framework",
        metavar="NAME|FILE",
        default=DEFAULT_FRAMEWORK,
        help=f"a shipped framework’s name, or a framework file (default: {DEFAULT_FRAMEWORK})",
    )


def _add_weight(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--weight",
        metavar="KEY=PERCENT",
        type=weight,
        action="append",
        default=[],
        help="give a criterion this share of its group; may be repeated",
    )


def _add_marking(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--marking",
        metavar="TEXT",
        default=DEFAULT_MARKING,
        help=f"the security marking of what is written (default: {DEFAULT_MARKING})",
    )


def _add_debug(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--debug", action="store_true", help="print the technical details of a failure"
    )


def weight(text: str) -> tuple[str, float]:
    """`power=35` or `power=35%` as a criterion's key and a percentage from 0 to 100."""
    key, equals, percent = text.partition("=")
    try:
        share = float(percent.strip().removesuffix("%"))
    except ValueError:
        share = -1.0
    if not equals or not key.strip() or not 0 <= share <= 100:
        raise argparse.ArgumentTypeError(
            f"“{text}” is not a weight: write KEY=PERCENT, such as power=40, from 0 to 100"
        )
    return key.strip(), share


def _positive(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number above 0")
    return number


def command_first(arguments: Sequence[str]) -> list[str]:
    """The arguments with the command in front, where only options stand before it.

    So `gz-eval --debug rank PATH` is the same as `gz-eval rank --debug PATH`.
    """
    position = 0
    while position < len(arguments) and arguments[position].startswith("--"):
        takes_a_value = arguments[position] == "--framework"
        position += 2 if takes_a_value else 1
    if position and position < len(arguments) and arguments[position] in COMMANDS:
        return [arguments[position], *arguments[:position], *arguments[position + 1 :]]
    return list(arguments)


def is_command(arguments: Sequence[str]) -> bool:
    """Whether the first word is a command; a path that is named so is given as ./rank."""
    return bool(arguments) and arguments[0] in COMMANDS
