"""Options and kinds of words that several commands share, and how bad usage is said."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn, TypeAlias

from gz_eval.core.resources import DEFAULT_FRAMEWORK

FORMATS = ("table", "csv", "json")


class Parser(argparse.ArgumentParser):
    """Bad usage is one sentence, not the whole usage first."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with what was typed, and end with exit code 2."""
        sentence = message[:1].upper() + message[1:]
        self.exit(2, f"{self.prog}: {sentence}. See “{self.prog} --help”.\n")


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


def add_command(commands: Commands, name: str, does: str) -> Parser:
    """A command (or a command's second word) with what it does as its help."""
    return commands.add_parser(name, help=does, description=does, allow_abbrev=False)


def add_bids(parser: argparse.ArgumentParser) -> None:
    """Where bids come from: workbooks and folders, or one evaluation file."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        type=Path,
        help="bid workbooks, or folders of them; or one evaluation: FILE.gzeval, or"
        " FILE.gzeval@NUMBER for its state after that entry of its log",
    )


def add_file(parser: argparse.ArgumentParser, past: bool = False) -> None:
    """The evaluation file that a command works on; with `past`, also its state after an entry."""
    parser.add_argument(
        "file",
        metavar="FILE",
        type=Path,
        help="an evaluation file: FILE.gzeval"
        + (", or FILE.gzeval@NUMBER for its state after that entry of its log" if past else ""),
    )


def add_framework(parser: argparse.ArgumentParser) -> None:
    """`--framework`, for bids that are read from workbooks."""
    parser.add_argument(
        "--framework",
        metavar="NAME|FILE",
        help=f"a shipped framework’s name, or a framework file (default: {DEFAULT_FRAMEWORK})",
    )


def add_weight(parser: argparse.ArgumentParser) -> None:
    """`--weight KEY=PERCENT`, a question: nothing is kept."""
    parser.add_argument(
        "--weight",
        metavar="KEY=PERCENT",
        type=weight,
        action="append",
        default=[],
        help="ask what the result would be if a criterion had this share of its group;"
        " not kept; may be repeated",
    )


def add_format(parser: argparse.ArgumentParser) -> None:
    """`--format table|csv|json`; None when it was not given."""
    parser.add_argument("--format", choices=FORMATS, help="how to print (default: table)")


def add_marking(parser: argparse.ArgumentParser) -> None:
    """`--marking`, the security marking."""
    from gz_eval.export import DEFAULT_MARKING

    parser.add_argument(
        "--marking",
        metavar="TEXT",
        default=DEFAULT_MARKING,
        help=f"the security marking of what is written (default: {DEFAULT_MARKING})",
    )


def add_who_and_why(parser: argparse.ArgumentParser) -> None:
    """`--by`, `--role` and `--reason`: what the record says of who changes something, and why."""
    parser.add_argument(
        "--by",
        metavar="NAME",
        help="who does it (default: the name kept in the window, or the login name)",
    )
    parser.add_argument(
        "--role", metavar="ROLE", help="the role in which they do it, such as assessor"
    )
    parser.add_argument(
        "--reason", metavar="TEXT", default="", help="why it is done; it goes on the record"
    )


def add_debug(parser: argparse.ArgumentParser) -> None:
    """`--debug`, which every command takes."""
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


def positive(text: str) -> int:
    """A whole number above 0, such as that of an entry."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number above 0")
    return number
