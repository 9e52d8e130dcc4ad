"""Evaluation files as they are named on the command line, opened to be looked at.

`FILE.gzeval` is the latest state, `FILE.gzeval@NUMBER` the state after that entry of the log. What
changes a file is in `changing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gz_eval.cli.nearest import did_you_mean
from gz_eval.core.errors import UserError

if TYPE_CHECKING:
    from gz_eval.app.document import Document
    from gz_eval.core.history import Entry
    from gz_eval.core.project import Project

ENDING = ".gzeval"
_AT = re.compile(rf"(.+{re.escape(ENDING)})@([0-9]+)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class State:
    """An evaluation as it was after an entry of its log; `last` says whether that is the latest.

    `head` is the hash of that entry, `entries` are all up to it. `hidden` says that scores must not
    be shown: not of this one, or not of the evaluation as it is now, whose past would tell as much.
    """

    path: Path
    entry: Entry
    last: bool
    project: Project
    head: str
    hidden: bool
    entries: tuple[Entry, ...]

    @property
    def name(self) -> str:
        """How the state is named on the command line: ``shortlist.gzeval@12``."""
        return f"{self.path.name}@{self.entry.number}"


def parted(path: Path) -> tuple[Path, int]:
    """The file and the entry's number that were typed; 0 stands for the latest."""
    found = _AT.fullmatch(str(path))
    if found is None or path.exists():
        return path, 0
    return Path(found[1]), int(found[2])


def is_evaluation(path: Path) -> bool:
    """Whether a path names an evaluation file or a state of one."""
    return parted(path)[0].suffix.lower() == ENDING


def one_evaluation(paths: Sequence[Path]) -> Path | None:
    """The evaluation named; None where there are only workbooks and folders.

    Raises UserError for an evaluation among other paths.
    """
    found = [path for path in paths if is_evaluation(path)]
    if not found:
        return None
    if len(paths) > 1:
        others = "another one" if len(found) > 1 else "workbooks and folders"
        raise UserError(
            f"“{found[0]}” is an evaluation of its own, and is not read together with {others}.",
            "Name it alone; “gz-eval import” adds bids to it, “gz-eval diff” compares two.",
        )
    return found[0]


def check_framework_alone(file: Path, framework: str | None) -> None:
    """Raise UserError where a framework was asked for an evaluation, which has its own."""
    if framework is not None:
        raise UserError(
            f"“{file}” is an evaluation and has its framework with it.",
            "Leave --framework out; “gz-eval framework set” gives the evaluation another.",
        )


def no_evaluation(paths: Sequence[Path]) -> None:
    """Raise UserError for an evaluation where bids are to be read from workbooks."""
    for path in paths:
        if is_evaluation(path):
            raise UserError(
                f"“{path}” is an evaluation, not a workbook that bids can be imported from.",
                "Import the workbooks themselves; “gz-eval sources --extract” has those it keeps.",
            )


def check_there(path: Path) -> None:
    """Raise UserError unless a file of that name is there and is named like an evaluation."""
    if parted(path)[1]:
        raise UserError(
            f"“{path}” is a state of the past, and this is about the whole evaluation.",
            "Leave the @ and the number out; “gz-eval return” makes a past state the current one.",
        )
    if path.suffix.lower() != ENDING:
        raise UserError(
            f"“{path}” is not named like an evaluation file, which ends in {ENDING}.",
            "Start one with “gz-eval new”." if path.exists() else "Check how it is written.",
        )
    if path.is_dir():
        raise UserError(f"“{path}” is a folder, not an evaluation file.", "Name a file inside it.")
    if not path.exists():
        siblings: list[str] = []
        if path.parent.is_dir():
            siblings = [one.name for one in path.parent.glob(f"*{ENDING}")]
        near = did_you_mean(path.name, siblings) or "Check how it is written."
        raise UserError(f"There is no evaluation file “{path}”.", near)


@contextmanager
def looked_at(path: Path) -> Iterator[Document]:
    """An evaluation file to look at, whoever else has it open. Raises UserError."""
    from gz_eval.app.document import Document
    from gz_eval.app.folders import Folders
    from gz_eval.core.people import Person

    check_there(path)
    document = Document.open(path, Folders.of_user(), Person(""), read_only=True)
    try:
        yield document
    finally:
        document.close()


def state_in(document: Document, path: Path, number: int) -> State:
    """The state after an entry (0: the latest) of an open evaluation. Raises UserError."""
    entries = document.session.entries
    count = len(entries)
    if number > count:
        raise UserError(
            f"There is no entry {number:,} in the log of “{path.name}”.",
            f"Choose one from 1 to {count:,}: “gz-eval log” lists them.",
        )
    chosen = number or count
    project = document.session.state(chosen)
    return State(
        path,
        entries[chosen - 1],
        chosen == count,
        project,
        document.workfile.hash_of(chosen),
        project.scores_hidden or document.session.project.scores_hidden,
        tuple(entries[:chosen]),
    )


def state_of(typed: Path) -> State:
    """The state that was named. Raises UserError."""
    path, number = parted(typed)
    with looked_at(path) as document:
        return state_in(document, path, number)
