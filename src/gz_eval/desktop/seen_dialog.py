"""A dialog that shows facts and then acts on them: it says at once when they are others by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QDialog

from gz_eval.app.as_seen import AsSeen
from gz_eval.desktop.turns import in_next_turn

if TYPE_CHECKING:
    from gz_eval.app.session import Session

_OUTDATED = "What this shows was changed meanwhile. Cancel, then look again."


class SeenDialog(QDialog):
    """A subclass says by `check` what stops it, what is `outdated` before all else.

    `seen` is what it was made of; None where it shows nothing that could change meanwhile.
    """

    seen: AsSeen[object] | None = None
    _followed: Session | None = None

    def made_of(self, seen: AsSeen[object], session: Session | None = None) -> None:
        """Have it hold only while the same is seen; a change of the session is told at once."""
        self.seen, self._followed = seen, session

    @property
    def outdated(self) -> str:
        """That what it shows is so no longer, as a sentence; empty while it is."""
        return "" if self.seen is None or self.seen.still else _OUTDATED

    def check(self) -> None:
        """Say what stops it, and let the person go on where nothing does."""

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous() and self._followed is not None:
            self._followed.subscribe(self._look_again)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous() and self._followed is not None:
            self._followed.unsubscribe(self._look_again)
        super().hideEvent(event)

    def _look_again(self) -> None:
        # Not now: by its own change it is closed before the next turn.
        in_next_turn(self, lambda: self.check() if self.isVisible() else None)
