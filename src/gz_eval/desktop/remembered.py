"""What is kept of a person beside the evaluations: settings, and which files were used last."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gz_eval.core.errors import UserError

if TYPE_CHECKING:
    from gz_eval.app.folders import Folders
    from gz_eval.app.settings import Settings
    from gz_eval.core.people import Person


class Remembered:
    """Read when it is first asked for, and not before the window was seen; written at each change.

    What cannot be written is told, and remembered until the program ends.
    """

    def __init__(
        self, told: Callable[[UserError], None], evaluation: Callable[[], Path | None]
    ) -> None:
        """`told` of what cannot be written; `evaluation` is the open one's file, if it has one."""
        self._told = told
        self._evaluation = evaluation
        self._folders: Folders | None = None
        self._settings: Settings | None = None

    @property
    def folders(self) -> Folders:
        """Where this person's settings and unsaved work are."""
        if self._folders is None:
            from gz_eval.app.folders import Folders

            self._folders = Folders.of_user()
        return self._folders

    @property
    def settings(self) -> Settings:
        """What is remembered of this person."""
        if self._settings is None:
            from gz_eval.app.settings import Settings

            self._settings = Settings.load(self.folders)
        return self._settings

    @property
    def is_read(self) -> bool:
        """Whether the settings were read already: not before the window was seen."""
        return self._settings is not None

    def read(self) -> None:
        """Read the settings, once the window has been seen."""
        self._settings = self.settings

    @property
    def recent(self) -> tuple[tuple[Path, str], ...]:
        """The evaluations opened last, the latest first.

        Each with what it is called where that is not as its file: no file is looked into for it.
        """
        settings = self.settings
        return tuple((Path(path), settings.name_of(path)) for path in settings.recent)

    def opened(self, path: Path | None, name: str) -> None:
        """This evaluation, which is called so, was opened or saved last."""
        if path is not None:
            self._keep(lambda settings: settings.with_recent(path, name))

    @property
    def begin_in(self) -> str:
        """The folder that questions after files begin in: as preferred, or else the last one."""
        return _first_there(self.settings.folder, self.settings.last)

    @property
    def write_in(self) -> str:
        """The same for what is to be written: else where that was last, or the evaluation is.

        Where files were read from only if there is none of these.
        """
        kept, target = self.settings, self._evaluation()
        beside = str(target.parent) if target is not None else ""
        return _first_there(kept.folder, kept.written, beside, kept.last)

    def used(self, folder: Path, *, written: bool = False) -> None:
        """This folder was used last; for a file to be `written`, perhaps."""
        there = str(folder)
        if written and there != self.settings.written:
            self._keep(lambda settings: replace(settings, written=there))
        elif not written and there != self.settings.last:
            self._keep(lambda settings: replace(settings, last=there))

    def acts(self, person: Person) -> None:
        """This person acts, in later evaluations too; nobody is no news."""
        if person.name and person != self.settings.person():
            self._keep(lambda settings: settings.acting(person))

    def prefer(self, settings: Settings) -> None:
        """Have other preferences from now on; what was opened meanwhile stays remembered."""
        self._keep(
            lambda kept: replace(
                settings,
                recent=kept.recent,
                called=kept.called,
                last=kept.last,
                written=kept.written,
                pinned=kept.pinned,
                left=kept.left,
                names_hidden=kept.names_hidden,
            )
        )

    def keep_pins(self, evaluation: str, criteria: AbstractSet[str]) -> None:
        """Remember which weights of an evaluation are pinned: a crash must not take them off."""
        if criteria != self.settings.pins_of(evaluation):
            self._keep(lambda settings: settings.with_pins(evaluation, criteria))

    def hide_names(self, hidden: bool) -> None:
        """Remember that names and places are hidden, or not any more, at once: for a crash too."""
        if hidden != self.settings.names_hidden:
            self._keep(lambda settings: replace(settings, names_hidden=hidden))

    def leave(self, evaluation: str, page: str, bid: str) -> None:
        """Remember the page and the bid that one was on in an evaluation."""
        if (page, bid) != self.settings.left_at(evaluation):
            self._keep(lambda settings: settings.leaving(evaluation, page, bid))

    def _keep(self, change: Callable[[Settings], Settings]) -> None:
        """Change what is remembered; another window may have changed it meanwhile."""
        from gz_eval.app.settings import Settings

        self._settings = change(Settings.load(self.folders))
        try:
            self._settings.save(self.folders)
        except UserError as error:
            self._told(error)


def _first_there(*folders: str) -> str:
    """The first of the folders that is there: one of a network drive may not be, today."""
    return next((one for one in folders if one and Path(one).is_dir()), "")
