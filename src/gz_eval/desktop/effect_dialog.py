"""Every bid that a change which is tried would touch, to be read before it is kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gz_eval.app.details import Sections
from gz_eval.desktop.told_dialog import ToldDialog


class EffectDialog(ToldDialog):
    """Lists what is tried, and what it would do."""

    def __init__(
        self, tried: Sequence[str], sections: Sections, parent: QWidget | None = None
    ) -> None:
        whole = (("Tried, and not kept yet", tuple(tried)), *sections)
        text = "\n\n".join("\n".join((title, *lines)) for title, lines in whole)
        super().__init__(parent, "Effect of this change", whole, text, "It would touch no bid.")
