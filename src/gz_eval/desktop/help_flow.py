"""Help: on the page that is shown, the words that are used, every key, and what to send when
something goes wrong.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gz_eval.desktop.letting_go import let_go_once_finished

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from gz_eval.desktop.window import MainWindow


class HelpFlow:
    """Opens a dialog for each kind of help; they are read from `resources/help`."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def show_page(self) -> None:
        """The help of the page that is shown; how to begin, where none is."""
        key = self._window.pages.key or "start"
        self._show(key, "Help")

    def show_for(self, dialog: QDialog) -> None:
        """The help that fits a dialog, over it; what is a text to read itself has none."""
        from gz_eval.desktop.dialog_help import help_of_dialog
        from gz_eval.desktop.help_dialogs import TextDialog

        if not isinstance(dialog, TextDialog):
            key = help_of_dialog(type(dialog).__name__, self._window.pages.key)
            self._show(key, "Help", dialog)

    def show_glossary(self) -> None:
        """What the words mean."""
        self._show("glossary", "Glossary")

    def _show(self, key: str, title: str, above: QDialog | None = None) -> None:
        from gz_eval.core.resources import resources
        from gz_eval.desktop.help_dialogs import TextDialog

        text = (resources() / "help" / f"{key}.md").read_text(encoding="utf-8")
        self._open(TextDialog(above or self._window, title, markdown=text))

    @staticmethod
    def _open(dialog: QDialog) -> None:
        let_go_once_finished(dialog)
        dialog.open()

    def show_keys(self) -> None:
        """Every key of the window and of its pages."""
        from gz_eval.desktop.help_dialogs import TextDialog, keys_text
        from gz_eval.desktop.page_kinds import KINDS

        pages = [(kind.item.label, kind.item.key) for kind in KINDS]
        text = keys_text(self._window.menus.listed, pages)
        self._open(TextDialog(self._window, "Keyboard shortcuts", text))

    def show_about(self) -> None:
        """Version and licences."""
        from gz_eval.desktop.help_dialogs import TextDialog, about_text

        self._open(TextDialog(self._window, "About gz_eval", about_text()))

    def choose_diagnostics(self) -> None:
        """Ask where to, and write the diagnostics there."""
        path = self._window.documents.files.to_save(
            self._window, "Save diagnostics", "gz_eval-diagnostics.txt", "Text (*.txt)"
        )
        if path is not None:
            self.write_diagnostics(path)

    def write_diagnostics(self, path: Path) -> None:
        """Write what helps to find a fault: nothing of any bid, no name and no path."""
        from gz_eval.core.errors import UserError
        from gz_eval.core.whole_file import whole_file
        from gz_eval.desktop.diagnostics import diagnostics

        text = diagnostics(self._window)
        try:
            with whole_file(path) as temporary:
                temporary.write_text(text, encoding="utf-8")
        except UserError as error:
            self._window.banner.say(error.what, error.advice)
        else:
            self._window.banner.say(
                f"Saved {path}. It holds nothing of any bid: send it to those who look after"
                " gz_eval.",
                bad=False,
            )
