"""`gz-eval rename`: what an evaluation is called, on its papers too."""

from __future__ import annotations

import argparse

from gz_eval.cli.boundary import DONE
from gz_eval.cli.changing import changed, do, say_entries
from gz_eval.cli.console import prepare_streams
from gz_eval.core.naming_commands import NameEvaluation


def run(asked: argparse.Namespace) -> int:
    """Call an evaluation otherwise, whatever its file is called; returns the exit code."""
    prepare_streams()
    with changed(asked) as document:
        session = document.session
        known = len(session.entries)
        do(session, NameEvaluation(asked.name), asked.reason)
    say_entries(session, known)
    return DONE
