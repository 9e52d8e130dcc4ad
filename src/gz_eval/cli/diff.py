"""`gz-eval diff`: what differs between two states, of one evaluation or of two."""

from __future__ import annotations

import argparse

from gz_eval.app.moments import moment_in_words
from gz_eval.app.session import Session
from gz_eval.cli.boundary import DONE
from gz_eval.cli.console import prepare_streams, print_lines, terminal_width, wrapped
from gz_eval.cli.evaluation_file import State, state_of
from gz_eval.core.wording import sentence


def run(asked: argparse.Namespace) -> int:
    """Compare two states; returns the exit code."""
    from gz_eval.app.comparison_text import comparison_lines
    from gz_eval.core.comparison import compare

    prepare_streams()
    before, after = state_of(asked.before), state_of(asked.after)
    hidden = before.hidden or after.hidden
    found = compare(
        before.project,
        after.project,
        None if hidden else Session(before.project).evaluation,
        None if hidden else Session(after.project).evaluation,
    )
    width = terminal_width()
    lines = [
        wrapped(f"{sign} {told}", width, "", "    ")
        for sign, told in (("---", _told(before)), ("+++", _told(after)))
    ]
    told = comparison_lines(found)
    print_lines([*lines, "", *(wrapped(line, width, "", "  ") for line in told)])
    return DONE


def _told(state: State) -> str:
    """Which state it is, and what made it."""
    moment = moment_in_words(state.entry.stamp.at)
    return f"{state.name}, {moment}: {sentence(state.entry.sentence)}"
