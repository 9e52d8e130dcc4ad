"""What is remembered of a person: name, role, and the evaluations opened last."""

from __future__ import annotations

import contextlib
import getpass
import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from gz_eval.app.folders import Folders
from gz_eval.core.people import Person
from gz_eval.core.whole_file import whole_file

_MOST_RECENT = 10


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings as they are kept. `recent` are paths, the last opened first."""

    person_name: str = ""
    person_role: str = ""
    recent: tuple[str, ...] = ()

    @classmethod
    def load(cls, folders: Folders) -> Settings:
        """The settings; the defaults where there are none. A damaged file is set aside."""
        path = _path(folders)
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
            name, role = told.get("person_name", ""), told.get("person_role", "")
            recent = told.get("recent", [])
            if not isinstance(recent, list) or not all(
                isinstance(text, str) for text in (name, role, *recent)
            ):
                raise ValueError("not text")
            return cls(name, role, tuple(recent[:_MOST_RECENT]))
        except OSError:
            return cls()
        except (ValueError, AttributeError, RecursionError):
            with contextlib.suppress(OSError):
                path.replace(path.with_suffix(".damaged.json"))
            return cls()

    def save(self, folders: Folders) -> None:
        """Keep the settings. Raises UserError where they cannot be."""
        path = _path(folders)
        with contextlib.suppress(OSError):  # said by the writing that follows
            path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(path) as temporary:
            temporary.write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")

    def person(self) -> Person:
        """Who acts: as given, or else by the name they are logged in with."""
        if self.person_name:
            return Person(self.person_name, self.person_role)
        try:
            return Person(getpass.getuser(), self.person_role)
        except (OSError, KeyError, ImportError):
            return Person("", self.person_role)

    def acting(self, person: Person) -> Settings:
        """The settings with who acts from now on."""
        return replace(self, person_name=person.name, person_role=person.role)

    def with_recent(self, path: Path) -> Settings:
        """The settings with an evaluation opened last."""
        told = str(path.absolute())
        same = os.path.normcase(told)
        others = tuple(other for other in self.recent if os.path.normcase(other) != same)
        return replace(self, recent=(told, *others)[:_MOST_RECENT])


def _path(folders: Folders) -> Path:
    return folders.config / "settings.json"
