"""What the header says of the lock and the sign-off in a few words, at length: read by keys too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gz_eval.desktop.letting_go import let_go_once_finished

if TYPE_CHECKING:
    from gz_eval.desktop.window import MainWindow

_TITLE = "How far it is settled"


def show_settled(window: MainWindow) -> None:
    """Tell who locked the framework and signed off, when, and every change since."""
    document = window.documents.document
    if document is None:
        return
    from gz_eval.app.lock_words import settled
    from gz_eval.desktop.told_dialog import ToldDialog

    project, nameless = document.session.project, window.nameless
    signed = window.signed_since.words(project, nameless=nameless).details
    sections = settled(project, signed, nameless=nameless)
    text = "\n".join("\n".join((title, *lines, "")) for title, lines in sections)
    dialog = ToldDialog(window, _TITLE, sections, text, "")
    let_go_once_finished(dialog)
    dialog.open()
