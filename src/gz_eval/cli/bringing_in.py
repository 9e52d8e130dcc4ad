"""`gz-eval new` and `gz-eval import`: an evaluation file is started, and bids come into it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from gz_eval.cli.account import account_lines, framework_line
from gz_eval.cli.boundary import DONE, ERRORS_IN_DATA
from gz_eval.cli.changing import acting, changed, do, saved, say_entries
from gz_eval.cli.console import (
    prepare_streams,
    print_lines,
    progress_line,
    terminal_width,
    wrapped,
)
from gz_eval.cli.evaluating import has_errors
from gz_eval.cli.evaluation_file import ENDING, no_evaluation
from gz_eval.core.errors import UserError
from gz_eval.core.framework_file import DEFAULT_FRAMEWORK, load_framework
from gz_eval.core.project import Project

if TYPE_CHECKING:
    from gz_eval.app.session import Session


def run_new(asked: argparse.Namespace) -> int:
    """Start an evaluation file; returns the exit code."""
    from gz_eval.app.document import Document
    from gz_eval.app.folders import Folders

    prepare_streams()
    _check_new(asked.file)
    no_evaluation(asked.paths)
    framework = load_framework(asked.framework or DEFAULT_FRAMEWORK)
    folders = Folders.of_user()
    document = Document.new(framework, folders, acting(asked, folders), blind=asked.blind)
    try:
        if asked.paths:
            _import(document.session, asked.paths, asked.reason)
        saved(lambda: document.save_as(asked.file))
        session = document.session
    finally:
        document.close()
    print_lines(
        [wrapped(f"Started {asked.file}, by {framework_line(framework)}", terminal_width())]
    )
    say_entries(session)
    return _account(session.project)


def run_import(asked: argparse.Namespace) -> int:
    """Bring bids into an evaluation, and say what changed by it; returns the exit code."""
    prepare_streams()
    no_evaluation(asked.paths)
    with changed(asked) as document:
        session = document.session
        known = len(session.entries)
        difference = _import(
            session, asked.paths, asked.reason, asked.replace, asked.repeated, apart=asked.apart
        )
    say_entries(session, known)
    width = terminal_width()
    print_lines([wrapped(line, width, "  ", "    ") for line in difference])
    return _account(session.project)


def _check_new(path: Path) -> None:
    if path.suffix.lower() != ENDING:
        raise UserError(
            f"“{path}” is not named like an evaluation file, which ends in {ENDING}.",
            f"Call it “{path.with_suffix(ENDING)}”, with the paths of bids after it.",
        )
    if path.exists():
        raise UserError(
            f"There is a file “{path}” already.",
            "Give another name, or add bids to it with “gz-eval import”.",
        )


def _import(
    session: Session,
    paths: list[Path],
    reason: str,
    replace: bool = False,
    repeated: str | None = None,
    *,
    apart: bool = False,
) -> tuple[str, ...]:
    """Import, and return what that changed of the bids that were there, a line each."""
    from gz_eval.app.adding import add_files, difference
    from gz_eval.app.given_files import SameNameError
    from gz_eval.app.repeated import Repeated
    from gz_eval.app.repeated_error import RepeatedError

    before = session.project
    try:
        with progress_line() as progress:
            decided = Repeated(repeated) if repeated else None
            command = add_files(before, paths, progress, replace, decided, apart=apart)
            session.prepare(command)
    except SameNameError as error:
        other = "add --apart" if error.elsewhere else "give it another name"
        raise UserError(
            error.what, f"Add --replace if it is a new version; {other} if it is not."
        ) from error
    except RepeatedError as error:
        raise UserError(
            error.what,
            "Add “--repeated new” for them to take the places of those that are there, “there” to"
            " leave them out, or “both” to import them as bids of their own.",
        ) from error
    told = difference(before, command).lines if before.bids.bids else ()
    do(session, command, reason)
    return told


def _account(project: Project) -> int:
    if not project.bids.files:
        return DONE
    print_lines(account_lines(project, terminal_width()))
    return ERRORS_IN_DATA if has_errors(project) else DONE
