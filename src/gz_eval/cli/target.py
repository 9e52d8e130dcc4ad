"""`gz-eval target`: what the shortlist should come to, and how far it does; set and removed."""

from __future__ import annotations

import argparse

from gz_eval.cli.boundary import DONE
from gz_eval.cli.changing import changed, do, say_entries
from gz_eval.cli.console import prepare_streams, print_lines, terminal_width, wrapped
from gz_eval.core.command import Command
from gz_eval.core.framework import Framework, Target
from gz_eval.core.target_commands import RemoveTarget, SetTarget
from gz_eval.core.targets import check_of, targets_in_words


def run(asked: argparse.Namespace) -> int:
    """List the targets, or set or remove one; returns the exit code."""
    prepare_streams()
    if asked.action is None:
        return _list(asked)
    with changed(asked) as document:
        session = document.session
        known = len(session.entries)
        do(session, _command(asked, session.project.framework), asked.reason)
    say_entries(session, known)
    return DONE


def _command(asked: argparse.Namespace, framework: Framework) -> Command:
    from gz_eval.app.target_edits import amount_typed

    check_of(framework, asked.total, asked.place)
    if asked.action == "remove":
        return RemoveTarget(asked.total, asked.place)
    amount = amount_typed(framework, asked.total, asked.amount)
    return SetTarget(Target(amount, asked.total, asked.place, asked.source, asked.note))


def _list(asked: argparse.Namespace) -> int:
    from gz_eval.app.session import Session
    from gz_eval.app.total_rows import target_lines, total_rows
    from gz_eval.cli.evaluation_file import state_of

    state = state_of(asked.file)
    framework, width = state.project.framework, terminal_width()
    if not framework.targets:
        lines: tuple[str, ...] = ("No targets.",)
    elif state.hidden:
        # What the shortlist comes to would tell who is on it.
        lines = targets_in_words(framework)
    else:
        lines = target_lines(framework, total_rows(Session(state.project).selection))
    print_lines([wrapped(line, width, "", "  ") for line in lines])
    return DONE
