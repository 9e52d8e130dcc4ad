"""Every bid that a change which is tried would touch, to be read before it is kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gz_eval.app.columns import Tone
from gz_eval.app.details import Sections
from gz_eval.desktop.form_dialog import ToneLabel
from gz_eval.desktop.told_dialog import ToldDialog

_RANKS = "With ranks before and after. In brackets: among the bids that fail a gate."


class EffectDialog(ToldDialog):
    """Lists what is tried, and what it would do."""

    def __init__(
        self, tried: Sequence[str], sections: Sections, parent: QWidget | None = None
    ) -> None:
        whole = (("Tried, and not kept yet", tuple(tried)), *sections)
        text = "\n\n".join("\n".join((title, *lines)) for title, lines in whole)
        nothing = "It would touch no bid."
        about = QVBoxLayout()
        about.addWidget(ToneLabel(_RANKS, Tone.SECONDARY))
        super().__init__(parent, "Effect of this change", whole, text, nothing, about)
