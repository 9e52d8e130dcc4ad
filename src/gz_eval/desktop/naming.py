"""What the evaluation is called: by its first file, and from then on by whoever renames it.

A file is not to rename an evaluation: its papers would carry two names, and no history of it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gz_eval.app.document import Document
    from gz_eval.core.naming_commands import NameAsFile
    from gz_eval.desktop.window import MainWindow


def named_once_saved(document: Document, path: Path) -> NameAsFile | None:
    """The command that names an evaluation without a name once it is saved to another file.

    It keeps what it is called, if it was in a file already; else it is called as its first one.
    """
    from gz_eval.core.naming_commands import NameAsFile

    if document.session.project.name or document.path == path.absolute():
        return None
    return NameAsFile.of(document.name if document.path is not None else path.stem)


def name_as_saved(window: MainWindow, document: Document, command: NameAsFile | None) -> bool:
    """Name it so, on the record, now that it is saved; False where there is nothing to do."""
    from gz_eval.desktop.doing import do

    session = document.session
    if command is None or session.project.name or document.read_only:
        return False
    return do(window, session, command, by_nobody=True)


def say_still_called(window: MainWindow, document: Document, path: Path) -> None:
    """Say that the file it was saved to does not rename the evaluation, where they differ."""
    if document.name != path.stem:
        window.banner.say(
            f"Saved to “{path.name}”.",
            f"The evaluation is still called “{document.name}”: Rename in the Evaluation menu"
            " changes that.",
            bad=False,
        )


def rename(window: MainWindow) -> None:
    """Ask what the evaluation is to be called, and call it so, on the record."""
    from gz_eval.core.naming_commands import NameEvaluation
    from gz_eval.desktop.doing import do
    from gz_eval.desktop.name_dialog import NameDialog

    if (document := window.documents.document) is None:
        return
    dialog = NameDialog(window, document.session.project.name, document.name)
    if dialog.exec() and window.documents.document is document:
        do(window, document.session, NameEvaluation(dialog.name.text()))
    dialog.deleteLater()
