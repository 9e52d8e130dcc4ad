"""What can be typed to open the window, and the help of the whole program."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from gz_eval import __version__
from gz_eval.cli.options import Parser, add_debug, add_framework
from gz_eval.cli.words import COMMANDS

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
