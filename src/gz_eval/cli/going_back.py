"""`gz-eval undo`, `redo` and `return`: each is a change of its own, and on the record."""

from __future__ import annotations

import argparse

from gz_eval.cli.boundary import DONE
from gz_eval.cli.changing import changed, check_answerable, say_entries
from gz_eval.cli.console import prepare_streams
from gz_eval.core.errors import UserError


def run_undo(asked: argparse.Namespace) -> int:
    """Take back the last change; returns the exit code."""
    prepare_streams()
    with changed(asked) as document:
        session = document.session
        known = len(session.entries)
        if not session.undo_sentence:
            raise UserError(
                "There is nothing to undo.", "“gz-eval log” lists everything that was done."
            )
        check_answerable(session, session.why_undo_reason, asked.reason)
        session.undo(asked.reason)
    say_entries(session, known)
    return DONE


def run_redo(asked: argparse.Namespace) -> int:
    """Do again what was last taken back; returns the exit code."""
    prepare_streams()
    with changed(asked) as document:
        session = document.session
        known = len(session.entries)
        if not session.redo_sentence:
            raise UserError(
                "There is nothing to do again.", "Only what was undone last can be done again."
            )
        check_answerable(session, session.why_redo_reason, asked.reason)
        session.redo(asked.reason)
    say_entries(session, known)
    return DONE


def run_return(asked: argparse.Namespace) -> int:
    """Make the state after an entry the current one; returns the exit code."""
    prepare_streams()
    with changed(asked) as document:
        session = document.session
        known = len(session.entries)
        why = session.why_return_reason(asked.number)
        check_answerable(session, why, asked.reason)
        session.return_to(asked.number, asked.reason)
    say_entries(session, known)
    return DONE
