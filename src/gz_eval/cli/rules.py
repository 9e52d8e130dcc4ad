"""`gz-eval weight`, `lock`, `unlock`, `blind` and `framework set`: what bids are judged by."""

from __future__ import annotations

import argparse

from gz_eval.cli.boundary import DONE
from gz_eval.cli.changing import changed, do, say_entries
from gz_eval.cli.console import prepare_streams, print_lines, progress_line, terminal_width, wrapped
from gz_eval.cli.evaluating import weighted
from gz_eval.cli.ranking_text import weights_sentence
from gz_eval.core.command import Command
from gz_eval.core.commands import SetWeight, SetWeights
from gz_eval.core.framework_file import file_of, load_framework
from gz_eval.core.governance_commands import LockFramework, SetBlind, UnlockFramework


def run_weight(asked: argparse.Namespace) -> int:
    """Set weights, all together, and keep them; returns the exit code."""
    weights = dict(asked.weights)
    prepare_streams()
    with changed(asked) as document:
        session = document.session
        known = len(session.entries)
        weighted(session.project.framework, asked.weights)  # refuses what cannot be, and says why
        moves = tuple(SetWeight(key, percent) for key, percent in weights.items())
        do(session, SetWeights(moves, together=True), asked.reason)
    say_entries(session, known)
    print_lines([wrapped(weights_sentence(session.project.framework), terminal_width())])
    return DONE


def run_lock(asked: argparse.Namespace) -> int:
    """Lock the framework; returns the exit code."""
    return _do(asked, LockFramework())


def run_unlock(asked: argparse.Namespace) -> int:
    """Take the lock off; returns the exit code."""
    return _do(asked, UnlockFramework())


def run_blind(asked: argparse.Namespace) -> int:
    """Hide scores until the lock, or stop hiding them; returns the exit code."""
    return _do(asked, SetBlind(asked.state == "on"))


def run_framework(asked: argparse.Namespace) -> int:
    """Judge an evaluation by another framework; returns the exit code."""
    from gz_eval.app.framework_told import weights_as_shares
    from gz_eval.app.reframing import change_framework

    prepare_streams()
    framework = load_framework(asked.framework)
    with changed(asked) as document:
        session = document.session
        known = len(session.entries)
        with progress_line() as progress:
            command = change_framework(
                session.project, framework, document.source, progress, file_of(asked.framework)
            )
            session.prepare(command)
        do(session, command, asked.reason)
    say_entries(session, known)
    if rescaled := weights_as_shares(framework):
        print_lines([wrapped(line, terminal_width()) for line in rescaled])
    return DONE


def _do(asked: argparse.Namespace, command: Command) -> int:
    prepare_streams()
    with changed(asked) as document:
        session = document.session
        known = len(session.entries)
        do(session, command, asked.reason)
    say_entries(session, known)
    return DONE
