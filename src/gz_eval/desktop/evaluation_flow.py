"""What is done with the open evaluation from the menu: lock, blind set-up, sign-off, overrides.

Each asks in a dialog of its own; the change itself goes by `doing`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from gz_eval.app.hidden_words import NAMES_HIDDEN
from gz_eval.core.errors import UserError
from gz_eval.desktop.letting_go import let_go_once_finished
from gz_eval.desktop.pages import listed_pages
from gz_eval.desktop.refusal import refusal_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from gz_eval.app.session import Session
    from gz_eval.core.command import Command
    from gz_eval.core.evaluation import Evaluation
    from gz_eval.core.source import CellRef
    from gz_eval.desktop.window import MainWindow


class EvaluationFlow:
    """Acts on the session of the window's document; does nothing while none is open."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._cell_asked = 0  # how often a cell was asked for: the last one is shown

    @property
    def _session(self) -> Session | None:
        document = self._window.documents.document
        return document.session if document is not None else None

    def _do(self, command: Command, about: str = "") -> None:
        from gz_eval.desktop.doing import do

        if (session := self._session) is not None:
            do(self._window, session, command, about=about)
            self._window.show_state()

    def _ask(
        self, make: Callable[[Session], QDialog], *, names: bool = True, changes: bool = True
    ) -> None:
        """Open a dialog that acts by itself; say what stops it where it cannot be.

        One that `changes` the evaluation is not filled in first where it can only be read.

        One that `names` bids, or shows what they wrote, is not opened while names are hidden.
        """
        if (session := self._session) is None:
            return
        if names and self._names_kept():
            return
        try:
            if changes:
                session.check_writable()
            dialog = make(session)
        except UserError as error:
            self._window.banner.say(error.what, error.advice)
            return
        let_go_once_finished(dialog)
        dialog.open()

    def _names_kept(self) -> bool:
        """Whether names are hidden; then it is said that this would tell them."""
        if hidden := self._window.nameless:
            self._window.banner.say(NAMES_HIDDEN, "To do this, show them again (View menu).")
        return hidden

    # -- going back and forth ---------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the last change; what is being tried is the last of all, and only that goes."""
        from gz_eval.desktop.doing import undo

        if not self._put_back("Undo") and (session := self._session) is not None:
            undo(self._window, session, nameless=self._window.nameless)

    def redo(self) -> None:
        """Do again what was last taken back, unless something is being tried: that goes first."""
        from gz_eval.desktop.doing import redo

        if not self._put_back("Redo") and (session := self._session) is not None:
            redo(self._window, session, nameless=self._window.nameless)

    def _put_back(self, word: str) -> bool:
        """Put back what is being tried, and say so; False where nothing is."""
        if not (where := self._window.pages.trying):
            return False
        self._window.pages.put_back_tried()
        said = "Nothing else was changed"
        if refusal_of(self._window.menus.undo if word == "Undo" else self._window.menus.redo):
            said += "."
        else:
            said += f": choose {word} again for what was kept."
        put_back = f"What was being tried {listed_pages(where)} was put back."
        self._window.banner.say(put_back, said, bad=False)
        return True

    # -- governance -------------------------------------------------------------------------------

    def lock(self) -> None:
        """Lock the framework; a change that is being tried has to be settled first."""
        from gz_eval.app.lock_words import locking
        from gz_eval.core.governance_commands import LockFramework

        session = self._session
        if session is not None and not self._window.pages.settle_first("lock the framework"):
            self._do(LockFramework(), locking(session.project))

    def unlock(self) -> None:
        """Take the lock off."""
        from gz_eval.app.lock_words import unlocking
        from gz_eval.core.governance_commands import UnlockFramework

        if (session := self._session) is not None:
            self._do(UnlockFramework(), unlocking(session.project))

    def set_blind(self, on: bool) -> None:
        """Hide scores until the framework is locked, or stop hiding them."""
        from gz_eval.app.lock_words import ENDING_BLIND
        from gz_eval.core.governance_commands import SetBlind

        self._do(SetBlind(on), "" if on else ENDING_BLIND)

    def sign_off(self) -> None:
        """Sign off the ranking as it is kept: a change that is being tried is settled first."""
        from gz_eval.desktop.sign_off_dialog import SignOffDialog

        watch = self._window.watch

        def make(session: Session) -> SignOffDialog:
            dialog = SignOffDialog(session, self._window)
            dialog.tell_file(watch.told_before)
            watch.found.connect(dialog.tell_file)
            return dialog

        if not self._window.pages.settle_first("sign off the ranking"):
            self._ask(make)
            watch.look()  # somebody else may have gone on with it

    def add_record(self) -> None:
        """Write into a log."""
        from gz_eval.desktop.record_dialog import RecordDialog

        self._ask(lambda session: RecordDialog(session, parent=self._window), names=False)

    # -- looking ----------------------------------------------------------------------------------

    def compare_bids(self, bids: Sequence[str] = ()) -> None:
        """Show bids side by side: these, or those selected on the page that is shown.

        Where only one is, its neighbours in the ranking stand beside it.
        """
        from gz_eval.app.ranking_rows import COMPARED
        from gz_eval.desktop.compare_bids_dialog import CompareBidsDialog

        shown = self._window.pages.looked_at
        if shown is None or shown.hidden or not shown.bids:
            return
        chosen = bids or self._window.pages.selected_bids
        if len(chosen) not in COMPARED:
            chosen = _with_neighbours(shown.evaluation, self._window.selected_bid)
        dialog = CompareBidsDialog(self._window, shown, chosen, self._window.pages.trying)
        self._window.exports.take_in(dialog)
        dialog.bid_wanted.connect(self._window.pages.go_to_bid)
        dialog.failed.connect(self._window.crashes.report)
        let_go_once_finished(dialog)
        dialog.open()

    # -- overriding -------------------------------------------------------------------------------

    def correct(self) -> None:
        """Correct an answer of the selected bid, asking which."""
        from gz_eval.app.override_choices import answer_choices

        self._pick("Correct an answer", "Which answer of {}?", answer_choices, self.correct_answer)

    def correct_answer(self, bid: str, field: str) -> None:
        """Correct a bid's answer to a field."""
        from gz_eval.desktop.override_dialogs import CorrectAnswerDialog

        self._ask(lambda session: CorrectAnswerDialog(session, bid, field, self._window))

    def override(self) -> None:
        """Override a gate of the selected bid, asking which."""
        from gz_eval.app.override_choices import gate_choices

        self._pick("Override a gate", "Which gate of {}?", gate_choices, self.override_gate)

    def override_gate(self, bid: str, gate: str) -> None:
        """Override a gate of a bid."""
        from gz_eval.desktop.override_dialogs import OverrideGateDialog

        self._ask(lambda session: OverrideGateDialog(session, bid, gate, self._window))

    def _pick(
        self,
        title: str,
        asked: str,
        choices_of: Callable[[Session, str], tuple[str, tuple[tuple[str, str], ...]]],
        act: Callable[[str, str], None],
    ) -> None:
        from gz_eval.desktop.pick_dialog import pick

        bid, session = self._window.selected_bid, self._session
        if not bid or session is None:
            return
        name, choices = choices_of(session, bid)
        if not choices:
            self._window.banner.say("The framework has no gates.", "There is nothing to override.")
        elif key := pick(self._window, title, asked.format(name), choices):
            act(bid, key)

    def move(self) -> None:
        """Move the selected bid on the shortlist."""
        if bid := self._window.selected_bid:
            self.move_bid(bid)

    def move_bid(self, bid: str) -> None:
        """Move a bid on the shortlist."""
        from gz_eval.desktop.override_dialogs import MoveBidDialog

        tried = self._window.pages.trying
        self._ask(lambda session: MoveBidDialog(session, bid, self._window, tried))

    # -- the past, and who acts -------------------------------------------------------------------

    def act_as(self) -> None:
        """Say who acts from now on."""
        from gz_eval.desktop.person_dialog import ask_person

        person = ask_person(self._window, self._window.documents.person)
        if person is not None:
            self._window.documents.remember_person(person)
            self._window.show_state()

    def show_past(self, number: int) -> None:
        """Show the evaluation as it was after an entry of the history."""
        from gz_eval.desktop.state_dialog import StateDialog

        self._ask(lambda session: StateDialog(session, number, self._window), changes=False)

    def show_cell(self, wanted: CellRef | tuple[CellRef, ...]) -> None:
        """Show a cell as it was in the workbook that was imported; of several the first first."""
        from PySide6.QtWidgets import QApplication

        from gz_eval.app.source_reading import Sources, read_sources
        from gz_eval.desktop.source_dialog import SourceDialog

        window = self._window
        cells = wanted if isinstance(wanted, tuple) else (wanted,)
        if (document := window.documents.document) is None or self._names_kept():
            return
        self._cell_asked += 1
        asked = (document, self._cell_asked, window.pages.key, QApplication.activeModalWidget())

        def show(sources: Sources) -> None:
            # It was read in the background: it does not come over what was gone to meanwhile.
            here = (window.pages.key, QApplication.activeModalWidget())
            if (window.documents.document, self._cell_asked, *here) == asked:
                files = window.documents.files
                self._ask(lambda _session: SourceDialog(sources, window, files), changes=False)

        window.work_on(
            f"Reading {cells[0].sheet.file}",
            lambda _: read_sources(document, cells),
            show,
            window.refused_namelessly,
        )


def _with_neighbours(evaluation: Evaluation, bid: str) -> list[str]:
    """A bid with those ranked just above and below it; the first two where there is none."""
    order = evaluation.order.tolist()
    row = evaluation.index_by_id.get(bid)
    at = order.index(row) if row is not None else 0
    around = order[max(0, at - 1) : at + 2] if row is not None else order[:2]
    return [evaluation.bids[one].id for one in around]
