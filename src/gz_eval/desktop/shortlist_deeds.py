"""What officials do with the selected bid of the shortlist: move it, take that back, note, look.

What cannot be done is refused with a reason. The dialogs that ask for one say the bid's name.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction

from gz_eval.app.hidden_words import NAMES_HIDDEN, SCORES_HIDDEN
from gz_eval.app.overriding import place_override
from gz_eval.app.shortlist_details import note_start
from gz_eval.app.shortlist_rows import ShortlistRow
from gz_eval.app.shown import Shown
from gz_eval.core.flags import LISTED
from gz_eval.core.outcome import Standing
from gz_eval.core.override_commands import RemoveOverride
from gz_eval.core.records import Log
from gz_eval.desktop.doing import do
from gz_eval.desktop.letting_go import let_go_once_finished
from gz_eval.desktop.list_page import ListPage
from gz_eval.desktop.record_dialog import RecordDialog
from gz_eval.desktop.refusal import changing, first_lacking, refuse


class ShortlistDeeds:
    """The actions of a page on the bid that `chosen` gives; `look` leads to one in the ranking."""

    def __init__(
        self,
        page: ListPage,
        looked_at: Shown,
        chosen: Callable[[], ShortlistRow | None],
        look: Callable[[str], object],
    ) -> None:
        self._page, self._looked_at, self._chosen, self._look = page, looked_at, chosen, look
        self._session = looked_at.session
        self.moves: dict[Standing, QAction] = {}
        for text, tip, keys, standing in (
            ("&Shortlist…", "Put the bid on the shortlist", "Ctrl+Alt+1", Standing.SHORTLISTED),
            ("&Reserve…", "Put the bid in reserve", "Ctrl+Alt+2", Standing.RESERVE),
            ("&Leave out…", "Take the bid off the list", "Ctrl+Alt+3", Standing.NOT_SHORTLISTED),
        ):
            self.moves[standing] = page.add(
                text, f"{tip}, with your reason", keys, partial(self.move, standing)
            )
        self.take_back = page.add(
            "&Take the move back…", "The shortlist rule holds again", "Del", self._take_back
        )
        self.note = page.add(
            "Add a &note…", "Write a note on the bid into the decision log", "", self._note
        )
        changing(*self.moves.values(), self.take_back, self.note)
        self.why = page.add("&Why", "Show the bid in the ranking", "", self._why)

    def follow(self) -> bool:
        """Refuse what cannot be done now; whether the selected bid can be moved."""
        row = self._chosen()
        free = row if not self._looked_at.anonymous else None
        shown = (not self._looked_at.hidden, SCORES_HIDDEN)
        chosen = (row is not None, "Select a bid first.")
        named = (free is not None, NAMES_HIDDEN)
        for standing, action in self.moves.items():
            elsewhere = (free is None or free.standing is not standing, "The bid is there already.")
            refuse(action, first_lacking(shown, chosen, named, elsewhere))
        moved = (free is None or free.move is not None, "Nobody has moved this bid.")
        refuse(self.take_back, first_lacking(shown, chosen, named, moved))
        refuse(self.note, first_lacking(shown, chosen, named))
        refuse(self.why, first_lacking(shown, chosen))
        return any(action.isEnabled() for action in self.moves.values())

    def move(self, standing: Standing) -> None:
        """Put the bid somewhere; back where the rule has it is taking the move back."""
        if (row := self._chosen()) is None:
            return
        if row.move is not None and standing is row.by_rule:
            self._take_back()
        else:
            about = row.gates_told if standing in LISTED else ""
            command = place_override(self._session, row.id, standing)
            do(self._page, self._session, command, about=about)

    def _take_back(self) -> None:
        if (row := self._chosen()) is not None and row.move is not None:
            do(self._page, self._session, RemoveOverride(*row.move.target))

    def _note(self) -> None:
        if (row := self._chosen()) is not None:
            start = note_start(self._looked_at.project, row.id)
            window = self._page.window()
            dialog = RecordDialog(self._session, Log.DECISION, parent=window, start=start)
            let_go_once_finished(dialog)
            dialog.open()

    def _why(self) -> None:
        if (row := self._chosen()) is not None:
            self._look(row.id)
