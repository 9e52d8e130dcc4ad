"""Changing an evaluation file: who and why, one change, saved whole, or nothing is changed."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gz_eval.cli.console import print_lines, terminal_width, wrapped
from gz_eval.cli.evaluation_file import check_there
from gz_eval.core.command import Command
from gz_eval.core.errors import UserError
from gz_eval.core.people import Person
from gz_eval.core.wording import listed

if TYPE_CHECKING:
    from gz_eval.app.document import Document
    from gz_eval.app.folders import Folders
    from gz_eval.app.session import Session


def acting(asked: argparse.Namespace, folders: Folders) -> Person:
    """Who changes the evaluation: as typed, or else as the settings have it.

    The role that the settings have is that of the person they name, and nobody else's.
    """
    from gz_eval.app.login import login_name
    from gz_eval.app.settings import Settings

    known = Settings.load(folders).person()
    name = (known.name or login_name()) if asked.by is None else asked.by.strip()
    if asked.role is not None:
        return Person(name, asked.role.strip())
    return Person(name, known.role if name == known.name else "")


@contextmanager
def changed(asked: argparse.Namespace) -> Iterator[Document]:
    """The evaluation file to change; saved at the end, unless an error ends it before.

    Raises UserError where somebody else has it open, it can only be read, or it cannot be saved:
    then the file is as it was.
    """
    from gz_eval.app.document import Document, HeldByOther
    from gz_eval.app.folders import Folders

    check_there(asked.file)
    folders = Folders.of_user()
    try:
        document = Document.open(asked.file, folders, acting(asked, folders))
    except HeldByOther as error:
        raise UserError(
            error.what,
            "Nothing was changed: have it closed there first. Commands that only read work now.",
        ) from error
    try:
        if document.read_only:
            raise UserError(document.read_only, "Nothing was changed.")
        yield document
        saved(document.save)
    finally:
        document.close()


def saved(save: Callable[[], None]) -> None:
    """Save. Raises UserError, which says that nothing was changed, where that fails."""
    try:
        save()
    except UserError as error:
        raise UserError(
            f"{error.what} The change was not made: the file is as it was.",
            "Run the command again when that is mended.",
        ) from error


def do(session: Session, command: Command, reason: str) -> None:
    """Do a command; what it lacks is asked for in the words of the command line."""
    check_answerable(session, session.why_reason(command), reason)
    session.do(command, reason)


def check_answerable(session: Session, why: str, reason: str) -> None:
    """Raise UserError where a reason, a name or a role is needed (`why` says so) and is lacking."""
    if not why:
        return
    given = {
        "--by NAME": session.person.name,
        "--role ROLE": session.person.role,
        "--reason TEXT": reason.strip(),
    }
    lacking = [option for option, text in given.items() if not text]
    if not reason.strip():
        raise UserError(why, f"Say who does it and why, with {listed(lacking)}.")
    if lacking:  # the reason is there: who gives it is not
        raise UserError(
            "This change goes on the record with a name and a role, beside its reason.",
            f"Say who does it, with {listed(lacking)}.",
        )


def say_entries(session: Session, known: int = 0) -> None:
    """Print the entries that were made after the first `known` ones."""
    width = terminal_width()
    lines = []
    for entry in session.entries[known:]:
        late = " (after the lock)" if entry.after_lock else ""
        by = f", by {entry.stamp.by}" if entry.stamp.by.name else ""
        lines.append(wrapped(f"Entry {entry.number:,}: {entry.sentence}{by}{late}.", width))
    print_lines(lines)
