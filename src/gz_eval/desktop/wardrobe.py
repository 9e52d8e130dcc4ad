"""What the application wears: the scheme of the system, or the one that is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gz_eval.desktop.schemes import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Tokens
from gz_eval.desktop.theme import palette_for, tokens, wear, write_in

THEMES = ("system", "light", "dark", "contrast")
"""What can be chosen: follow the system, or one of the schemes whatever the system has."""


_EFFECTS = (
    Qt.UIEffect.UI_General,
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)


class Wardrobe:
    """Dresses the application, and does so again whenever the system or the person wants it."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._chosen = "system"
        self._size = app.font().pointSizeF()
        write_in(app, app.font())
        for effect in _EFFECTS:  # nothing moves unless the person moved it
            app.setEffectEnabled(effect, False)
        hints = app.styleHints()
        self.dress()
        hints.colorSchemeChanged.connect(lambda _scheme: self.dress())
        hints.accessibility().contrastPreferenceChanged.connect(lambda _wanted: self.dress())

    def choose(self, theme: str, text_percent: int) -> None:
        """Wear a theme from now on, with text so many per cent of the system's size."""
        self._chosen = theme if theme in THEMES else "system"
        font = self._app.font()
        if self._size > 0 and font.pointSizeF() != self._size * text_percent / 100:
            font.setPointSizeF(self._size * text_percent / 100)
            write_in(self._app, font)
        self.dress()

    def dress(self) -> None:
        """Put on what is chosen, if it is not worn already."""
        scheme = self._scheme()
        if tokens(self._app.palette()) is not scheme or self._app.palette() != palette_for(scheme):
            wear(self._app, scheme)

    def _scheme(self) -> Tokens:
        hints = self._app.styleHints()
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        if self._chosen == "contrast":
            return CONTRAST_DARK if dark else CONTRAST_LIGHT
        if self._chosen != "system":
            return DARK if self._chosen == "dark" else LIGHT
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return CONTRAST_DARK if dark else CONTRAST_LIGHT
        return DARK if dark else LIGHT
