"""Work that a crash left on an evaluation file: the terminal tells of it, and goes by the file."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from gz_eval.cli.boundary import complain
from gz_eval.cli.evaluation_file import is_evaluation, parted


def tell_left_work(asked: argparse.Namespace) -> None:
    """Say on standard error what was left on the files that a command is about, once for each."""
    for path in dict.fromkeys(parted(path)[0] for path in _named(asked) if is_evaluation(path)):
        if path.is_file():
            _tell(path, changes=hasattr(asked, "by"))


def _named(asked: argparse.Namespace) -> Iterator[Path]:
    for name in ("file", "before", "after"):
        path = getattr(asked, name, None)
        if isinstance(path, Path):
            yield path
    yield from (path for path in getattr(asked, "paths", ()) if isinstance(path, Path))


def _tell(path: Path, *, changes: bool) -> None:
    from gz_eval.app.document import NotClosedProperly, check_closed_properly
    from gz_eval.app.document_words import left_last
    from gz_eval.app.folders import Folders
    from gz_eval.core.wording import counted

    try:
        check_closed_properly(path, Folders.of_user())
    except NotClosedProperly as error:
        last = error.left[0]
        count = last.count_unsaved
        were, that = ("was", "it") if count == 1 else ("were", "them")
        apart = " Once the file is changed here, that work opens as a copy of its own."
        complain(
            f"“{path.name}” was not closed properly: {counted(count, 'change')} to it {were} not"
            f" saved. {left_last(last)} This command goes by the file without {that};"
            f" “gz-eval {path}” opens it in the window, which offers that work."
            f"{apart if changes and last.since is None else ''}"
        )
