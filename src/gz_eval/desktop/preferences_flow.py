"""What a person prefers: how the window looks, who they are, what new evaluations start from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gz_eval.desktop.letting_go import let_go_once_finished
from gz_eval.desktop.turns import in_next_turn

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from gz_eval.app.settings import Settings
    from gz_eval.desktop.wardrobe import Wardrobe
    from gz_eval.desktop.window import MainWindow

_THEME, _TEXT = "look/theme", "look/text"


class PreferencesFlow:
    """Applies what is preferred at the start, and what is changed at once."""

    def __init__(
        self, window: MainWindow, looks: QSettings | None, wardrobe: Wardrobe | None
    ) -> None:
        self._window = window
        self._looks = looks
        self._wardrobe = wardrobe
        self.theme = "system"
        self.text_percent = 100
        if looks is not None:
            self.theme = str(looks.value(_THEME, "system"))
            text = str(looks.value(_TEXT, "100"))
            self.text_percent = int(text) if text.isdigit() and 75 <= int(text) <= 300 else 100
        self._dress()

    def _dress(self) -> None:
        if self._wardrobe is not None:
            self._wardrobe.choose(self.theme, self.text_percent)

    def _dress_in_turns(self, *, text: bool) -> None:
        """What frames the pages first, then the page that is seen, then those behind it.

        The window is painted once all is dressed that is seen of it. `text`: in another size.
        """
        window, pages = self._window, self._window.pages
        window.setUpdatesEnabled(False)
        held = pages.hold_text() if text else []
        self._dress()

        def paint() -> None:
            window.setUpdatesEnabled(True)
            window.turns.add(*(partial(pages.follow_text, key) for key in held))

        if held:
            in_next_turn(window, lambda: None)  # what frames the pages is laid out in this one
            in_next_turn(window, lambda: pages.hand_font_down(pages.key))
            in_next_turn(window, lambda: pages.follow_text(pages.key))
        in_next_turn(window, paint)

    def open(self) -> None:
        """Ask what is preferred."""
        from gz_eval.desktop.preferences_dialog import PreferencesDialog

        dialog = PreferencesDialog(
            self._window, self._window.remembered.settings, self.theme, self.text_percent
        )
        dialog.accepted.connect(
            lambda: self.prefer(dialog.settings, dialog.theme, dialog.text_percent)
        )
        let_go_once_finished(dialog)
        dialog.open()

    def prefer(self, settings: Settings, theme: str, text_percent: int) -> None:
        """Have these preferences from now on."""
        resized = text_percent != self.text_percent
        self.theme, self.text_percent = theme, text_percent
        if self._looks is not None:
            self._looks.setValue(_THEME, theme)
            self._looks.setValue(_TEXT, str(text_percent))
        self._dress_in_turns(text=resized)
        self._window.remembered.prefer(settings)
        if settings.person_name:
            self._window.documents.remember_person(settings.person())
        self._window.exports.mark(settings.marking)
        self._window.show_state()
