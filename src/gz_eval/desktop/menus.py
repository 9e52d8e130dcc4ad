"""Every action of the window, in one place: its words, its keys, when it can be done, its menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from gz_eval.app.hidden_words import NAMES_HIDDEN, SCORES_HIDDEN
from gz_eval.desktop.page_action import with_keys
from gz_eval.desktop.rail import RailItem
from gz_eval.desktop.refusal import READ_ONLY, first_lacking, refuse

_KEYS = QKeySequence.StandardKey
_LONGEST = 60  # letters of an action's name in the menu of Undo


class Menus:
    """The actions and the menu bar. The flows connect the actions to what they do."""

    def __init__(self, window: QMainWindow, pages: Sequence[RailItem]) -> None:
        self._window = window
        # File
        self.new = self._action("&New…", "Start a new evaluation", _KEYS.New)
        self.open = self._action("&Open…", "Open an evaluation", _KEYS.Open)
        self.sample = self._action(
            "Open the sa&mple evaluation",
            "Look round with invented bids: none is a real place’s or company’s",
        )
        self.import_files = self._action(
            "&Import bids…", "Read bids from workbooks into this evaluation", "Ctrl+I"
        )
        self.import_folder = self._action(
            "Import a &folder…",
            "Read bids from every workbook in a folder into this evaluation",
            "Ctrl+Shift+I",
        )
        self.save = self._action("&Save", "Save the evaluation to its file", _KEYS.Save)
        self.save_as = self._action(
            "Save &as…", "Save the evaluation to another file", "Ctrl+Shift+S"
        )
        self.restore = self._action("Restore a &backup…", "Open the evaluation as it was saved")
        self.reread = self._action(
            "Read the file a&gain", "Open what somebody else has saved to this file meanwhile"
        )
        self.export = self._action(
            "&Export shortlist…", "Write the ranking and the shortlist to a file", "Ctrl+E"
        )
        self.close = self._action("&Close", "Close the evaluation", _KEYS.Close)
        self.quit = self._action("&Quit", "Close the window", _KEYS.Quit)
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        # Edit
        self.undo = self._action("&Undo", "Undo", _KEYS.Undo)
        self.redo = self._action("&Redo", "Redo", "Ctrl+Shift+Z", "Ctrl+Y")
        self.stop = self._action(
            "&Cancel background work", "Cancel what the status line says is being done", "Ctrl+."
        )
        refuse(self.stop, "Nothing is being done in the background.")
        self.palette = self._action(
            "Find &anything…",
            "Find an action, a page, a chart, a criterion, a region or a bid",
            "Ctrl+K",
        )
        self.find = self._action("&Find", "Find a bid, or an entry of this page", _KEYS.Find)
        # Evaluation
        self.lock = self._action("&Lock the framework…", "Fix weights, gates and rules as they are")
        self.unlock = self._action("Un&lock the framework…", "Take the lock off, on the record")
        self.blind = self._action(
            "&Blind set-up", "Hide scores and ranks until the framework is locked"
        )
        self.blind.setCheckable(True)
        self.sign_off = self._action("&Sign off the ranking…", "Freeze the ranking as it stands")
        self.settled = self._action(
            "&How far it is settled…",
            "Who locked and signed off, when, and what has changed since",
        )
        self.correct = self._action(
            "&Correct an answer…", "Give an answer of the selected bid another value", "Ctrl+T"
        )
        self.override_gate = self._action(
            "Override a &gate…", "Give a gate of the selected bid another state"
        )
        self.move = self._action(
            "&Move on the shortlist…", "Put the selected bid in, in reserve or out", "Ctrl+M"
        )
        self.compare_bids = self._action(
            "Com&pare bids…", "See two to six bids side by side", "Ctrl+Shift+B"
        )
        self.add_record = self._action(
            "&Add to a log…", "Write down an assumption, a decision or a note on data", "Ctrl+L"
        )
        self.rename = self._action(
            "&Rename the evaluation…", "Call it otherwise on the window and on exports"
        )
        self.person = self._action("Acting as…", "Say who acts: name and role")
        self.preferences = self._action(
            "&Preferences…",
            "Theme (light, dark, high contrast), text size, marking, how evaluations start",
            "Ctrl+,",
        )
        self.preferences.setMenuRole(QAction.MenuRole.PreferencesRole)
        # View
        self.pages: dict[str, QAction] = {}
        group = QActionGroup(window)
        for number, item in enumerate(pages, 1):
            action = self._action(item.label, f"Go to {item.label}", f"Ctrl+{number % 10}")
            action.setCheckable(True)
            group.addAction(action)
            self.pages[item.key] = action
        self.next_part = self._action(
            "Ne&xt part of the window", "Go from pane to pane: rail, header, page, status", "F6"
        )
        self.last_part = self._action(
            "Pre&vious part of the window", "Go from pane to pane, backwards", "Shift+F6"
        )
        self.rail = self._action("Names of the &pages", "Show names or signs at the left", "Ctrl+B")
        self.rail.setCheckable(True)
        self.rail.setChecked(True)
        self.nameless = self._action(
            "Hide &names and places", "Show bids by codes alone", "Ctrl+Shift+H"
        )
        self.nameless.setCheckable(True)
        # Help
        self.help = self._action("&Help on this page", "What this page is for, and its keys", "F1")
        self.glossary = self._action("&Glossary", "What the words mean")
        self.keys = self._action("&Keyboard shortcuts", "Every key of this window", "Ctrl+/")
        self.diagnostics = self._action(
            "Save &diagnostics…", "Write down what helps to find a fault: nothing of any bid"
        )
        self.about = self._action("&About gz_eval", "Version and licences")
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        self.recent = QMenu("Open &recent", window)
        self._fill()
        self.name_history("", "")

    def _action(self, text: str, about: str, *keys: QKeySequence.StandardKey | str) -> QAction:
        action = QAction(text, self._window)
        sequences = [QKeySequence(key) for key in keys]
        action.setShortcuts([one for one in sequences if not one.isEmpty()])
        action.setToolTip(with_keys(action, about))
        self._window.addAction(action)
        return action

    def _fill(self) -> None:
        """Put the actions into the menu bar; None stands for a line between them."""
        bar = self._window.menuBar()
        bar.setAccessibleName("Menu")
        menus: tuple[tuple[str, tuple[QAction | QMenu | None, ...]], ...] = (
            (
                "&File",
                (
                    self.new,
                    self.open,
                    self.recent,
                    self.sample,
                    None,
                    self.import_files,
                    self.import_folder,
                    None,
                    self.save,
                    self.save_as,
                    self.restore,
                    self.reread,
                    None,
                    self.export,
                    None,
                    self.close,
                    self.quit,
                ),
            ),
            (
                "&Edit",
                (
                    self.undo,
                    self.redo,
                    self.stop,
                    None,
                    self.find,
                    self.palette,
                    None,
                    self.preferences,
                ),
            ),
            (
                "Ev&aluation",
                (
                    self.lock,
                    self.unlock,
                    self.blind,
                    self.sign_off,
                    self.settled,
                    None,
                    self.correct,
                    self.override_gate,
                    self.move,
                    self.compare_bids,
                    None,
                    self.add_record,
                    None,
                    self.rename,
                    self.person,
                ),
            ),
            (
                "&View",
                (
                    *self.pages.values(),
                    None,
                    self.nameless,
                    self.rail,
                    None,
                    self.next_part,
                    self.last_part,
                ),
            ),
            (
                "&Help",
                (
                    self.help,
                    self.glossary,
                    self.keys,
                    None,
                    self.diagnostics,
                    self.about,
                ),
            ),
        )
        self.listed: list[tuple[str, tuple[QAction, ...]]] = []
        for title, entries in menus:
            menu = bar.addMenu(title)
            for entry in entries:
                if entry is None:
                    menu.addSeparator()
                elif isinstance(entry, QMenu):
                    menu.addMenu(entry)
                else:
                    menu.addAction(entry)
            actions = tuple(entry for entry in entries if isinstance(entry, QAction))
            self.listed.append((title.replace("&", ""), actions))

    # -- what can be done now ---------------------------------------------------------------------

    def allow(
        self,
        *,
        open_: bool,
        writable: bool,
        bids: bool,
        selected: bool,
        locked: bool,
        hidden: bool,
        nameless: bool,
    ) -> None:
        """Enable what makes sense. `open_`: an evaluation is open; the rest is about it.

        While it is `nameless`, nothing can be done that tells who or where a bid is.
        """
        opened = (open_, "Open an evaluation first.")
        written = (writable or not open_, READ_ONLY)
        filled = (bids, "Import bids first.")
        shown = (not hidden, SCORES_HIDDEN)
        named = (not nameless, NAMES_HIDDEN)
        chosen = (selected, "Select a bid first.")
        unlocked = (not locked, "The framework is locked.")
        opening = (self.save_as, self.restore, self.close, self.find, self.settled)
        for actions, needs in (
            ((*opening, *self.pages.values()), (opened,)),
            (
                (self.save, self.rename, self.add_record, self.lock, self.unlock),
                (opened, written),
            ),
            ((self.import_files, self.import_folder), (written,)),
            ((self.export,), (opened, filled, shown, named)),
            ((self.compare_bids,), (opened, filled, shown)),
            ((self.blind,), (opened, written, unlocked)),
            ((self.sign_off,), (opened, written, filled, shown, named)),
            ((self.correct,), (opened, written, filled, named, chosen)),
            ((self.override_gate, self.move), (opened, written, filled, shown, named, chosen)),
        ):
            why = first_lacking(*needs)
            for action in actions:
                refuse(action, why)
        self.lock.setVisible(not locked)
        self.unlock.setVisible(locked)

    def name_history(
        self, undo: str, redo: str, writable: bool = True, *, nameless: bool = False
    ) -> None:
        """Name what Undo would take back and Redo would do again; empty for nothing.

        While it is `nameless`, what that is stays unsaid: it may name a bid.
        """
        for action, word, sentence in ((self.undo, "Undo", undo), (self.redo, "Redo", redo)):
            something = (bool(sentence), f"There is nothing to {word.lower()}.")
            written = (writable, READ_ONLY)
            refuse(action, first_lacking(something, written))
            said = "" if nameless else sentence
            action.setToolTip(with_keys(action, f"{word}: {said}" if said else word))
            short = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
            action.setText(f"&{word}: {short.replace('&', '&&')}" if said else f"&{word}")

    def name_person(self, name: str) -> None:
        """Say who acts."""
        self.person.setText(f"Acting as {name.replace('&', '&&')}…" if name else "Say who acts…")
