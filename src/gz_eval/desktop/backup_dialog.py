"""Which of the backups of an evaluation to open: when each was saved, and how large it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gz_eval.app.document_words import size_in_words
from gz_eval.app.moments import moment_in_words
from gz_eval.desktop.choice_dialog import CLOSE, choose
from gz_eval.desktop.pick_dialog import PickDialog

if TYPE_CHECKING:
    from gz_eval.app.document import Backup


def pick_backup(parent: QWidget | None, name: str, backups: Sequence[Backup]) -> Backup | None:
    """Ask which backup; None when there is none or none is wanted."""
    if not backups:
        choose(
            parent,
            "No backups yet",
            f"There are no backups of “{name}” yet.",
            "One is kept of what was in the file each time it is saved.",
            (CLOSE,),
        )
        return None
    listed = [
        (str(number), f"{moment_in_words(backup.at)}, {size_in_words(backup.size)}")
        for number, backup in enumerate(backups)
    ]
    dialog = PickDialog(
        parent,
        "Restore a backup",
        f"What was in the file of “{name}” when it was saved. It opens as a copy: nothing is "
        "overwritten until you save it.",
        listed,
    )
    try:
        return backups[int(dialog.key)] if dialog.exec() and dialog.key else None
    finally:
        dialog.deleteLater()
