"""What is remembered of a person on this computer: name, role, evaluations opened last, and of each
evaluation what is no part of it: which weights are pinned, where one was in it.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from gz_eval.app.folders import Folders
from gz_eval.core.people import Person
from gz_eval.core.whole_file import whole_file

_MOST_RECENT = 10
_MOST_KNOWN = 50  # evaluations


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings as they are kept. `recent` are paths, the last opened first; `called` has what the
    evaluation of a path is called, where that is not as its file.

    `framework` is what new evaluations start from, empty for the default; `places` how many they
    shortlist, 0 for what the framework says. `folder` is where files are looked for first, `last`
    the folder used last, `written` the one written to last, `marking` what is put on the window
    and on exports. `pinned` has the criteria whose weights are pinned, each row after the id of its
    evaluation, the last pinned first; `left` the page and the bid that one was on, likewise.
    `names_hidden` says that names and places were hidden and not shown again: nobody who was not to
    see them is to see them for having started the program anew.
    """

    person_name: str = ""
    person_role: str = ""
    recent: tuple[str, ...] = ()
    framework: str = ""
    places: int = 0
    folder: str = ""
    last: str = ""
    written: str = ""
    marking: str = "OFFICIAL"
    called: tuple[tuple[str, ...], ...] = ()
    pinned: tuple[tuple[str, ...], ...] = ()
    left: tuple[tuple[str, ...], ...] = ()
    names_hidden: bool = False

    @classmethod
    def load(cls, folders: Folders) -> Settings:
        """The settings; the defaults where there are none. A damaged file is set aside."""
        path = _path(folders)
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
            if not isinstance(told, dict):
                raise ValueError("not settings")
            found = {one.name: told[one.name] for one in fields(cls) if one.name in told}
            recent = _texts(found.pop("recent", []))
            keys = ("called", "pinned", "left")
            called, pinned, left = (_rows(found.pop(key, [])) for key in keys)
            for key, value in found.items():
                if type(value) is not type(getattr(cls(), key)):
                    raise ValueError(f"{key} is not as it should be")
            made = cls(
                **found, recent=recent[:_MOST_RECENT], called=called, pinned=pinned, left=left
            )
            return made.within_bounds()
        except OSError:
            return cls()
        except (ValueError, AttributeError, RecursionError):
            with contextlib.suppress(OSError):
                path.replace(path.with_suffix(".damaged.json"))
            return cls()

    def within_bounds(self) -> Settings:
        """The settings, with figures that make sense."""
        return replace(
            self,
            places=min(max(self.places, 0), 9999),
            marking=self.marking.strip() or "OFFICIAL",
        )

    def save(self, folders: Folders) -> None:
        """Keep the settings. Raises UserError where they cannot be."""
        path = _path(folders)
        with contextlib.suppress(OSError):  # said by the writing that follows
            path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(path) as temporary:
            temporary.write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")

    def person(self) -> Person:
        """Who acts, as they said; without a name until they have.

        The login of the computer is no name for the record: nobody has said that it is theirs.
        """
        return Person(self.person_name, self.person_role)

    def acting(self, person: Person) -> Settings:
        """The settings with who acts from now on."""
        return replace(self, person_name=person.name, person_role=person.role)

    def pins_of(self, evaluation: str) -> frozenset[str]:
        """Which criteria of an evaluation are pinned, by its id."""
        return next(
            (frozenset(row[1:]) for row in self.pinned if row[:1] == (evaluation,)), frozenset()
        )

    def with_pins(self, evaluation: str, criteria: AbstractSet[str]) -> Settings:
        """The settings with the pins of an evaluation; those of the oldest are forgotten."""
        own = (evaluation, *sorted(criteria))
        return replace(self, pinned=_first(own, self.pinned, kept=bool(criteria)))

    def left_at(self, evaluation: str) -> tuple[str, str]:
        """The page and the bid that one was on as an evaluation was left; empty if not known."""
        found = (row for row in self.left if row[:1] == (evaluation,))
        return next(((row[1], row[2]) for row in found if len(row) == 3), ("", ""))

    def leaving(self, evaluation: str, page: str, bid: str) -> Settings:
        """The settings with where one was in an evaluation; the oldest is forgotten."""
        return replace(self, left=_first((evaluation, page, bid), self.left))

    def name_of(self, path: str) -> str:
        """What the evaluation in a file is called, where that is not as its file; else empty."""
        return next((row[1] for row in self.called if len(row) == 2 and row[0] == path), "")

    def with_recent(self, path: Path, name: str) -> Settings:
        """The settings with an evaluation opened last, and what it is called."""
        told = str(path.absolute())
        called = _first((told, name), self.called, kept=name != path.stem)
        same = os.path.normcase(told)
        others = tuple(other for other in self.recent if os.path.normcase(other) != same)
        return replace(self, recent=(told, *others)[:_MOST_RECENT], called=called)


def _first(
    own: tuple[str, ...], rows: tuple[tuple[str, ...], ...], *, kept: bool = True
) -> tuple[tuple[str, ...], ...]:
    """Rows by evaluation with one's own first, or without it where it is not to be `kept`."""
    others = tuple(row for row in rows if row[:1] != own[:1])
    return (*((own,) if kept else ()), *others)[:_MOST_KNOWN]


def _rows(told: object) -> tuple[tuple[str, ...], ...]:
    if not isinstance(told, list):
        raise ValueError("not a list of rows")
    return tuple(map(_texts, told))


def _texts(told: object) -> tuple[str, ...]:
    if not isinstance(told, list) or not all(isinstance(one, str) for one in told):
        raise ValueError("not a list of texts")
    return tuple(told)


def _path(folders: Folders) -> Path:
    return folders.config / "settings.json"
