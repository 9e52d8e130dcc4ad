"""Typed reading of a TOML table: what is not as it should be becomes a `Problem` with its key.

Knows TOML's types and how to say what was found and what is allowed; nothing of frameworks.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from gz_eval.core.toml_lines import KeyPath

Anchor: TypeAlias = Decimal | date
LARGEST = Decimal(10) ** 15  # beyond it, floating point no longer tells whole numbers apart


class Problem(Exception):  # noqa: N818 - collected, and told as one UserError
    """Something wrong at a key. `text` completes the sentence that begins with the key's path."""

    def __init__(self, path: KeyPath, text: str) -> None:
        super().__init__(text)
        self.path = path
        self.text = text


class AlreadyTold(Problem):
    """A part that cannot be read because of a problem told elsewhere: not told again."""


class Problems:
    """What is wrong with a file, so that one run can say how much there is to mend."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    @contextmanager
    def collecting(self) -> Iterator[None]:
        """Keep a problem raised within, and go on after it."""
        try:
            yield
        except AlreadyTold:
            pass
        except Problem as problem:
            self.found.append(problem)


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the file and the path that leads to it."""

    entries: Mapping[str, object]
    path: KeyPath

    def __contains__(self, key: str) -> bool:
        return key in self.entries

    def wrong(self, key: str, text: str) -> Problem:
        """A problem at a key of this table (or at the table, where the key is not there)."""
        return Problem((*self.path, key), text)

    def only(self, allowed: Collection[str]) -> None:
        """Refuse any key that is not allowed here."""
        for key in self.entries:
            if key not in allowed:
                near = did_you_mean(key, allowed)
                raise self.wrong(
                    key,
                    f"is not a key that is known here{near}; the keys here are {listed(allowed)}.",
                )

    def required(self, key: str, meaning: str) -> None:
        """Refuse a table without this key. `meaning` says what it would hold."""
        if key not in self.entries:
            raise self.wrong(key, f"is missing: it is required, and holds {meaning}.")

    def text(self, key: str, default: str = "") -> str:
        """A text on one line or more, trimmed; not blank when it is there."""
        if key not in self.entries:
            return default
        found = self.entries[key]
        if not isinstance(found, str):
            raise self.wrong(key, f'must be a text in quotes, such as "words", not {shown(found)}.')
        if not found.strip():
            raise self.wrong(key, "is empty: give it some words, or leave the key out.")
        return found.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; none when the key is not there."""
        if key not in self.entries:
            return ()
        found = self.entries[key]
        if not isinstance(found, list) or not all(
            isinstance(item, str) and item.strip() for item in found
        ):
            raise self.wrong(
                key,
                f'must be a list of texts in quotes, such as ["one", "two"], not {shown(found)}.',
            )
        return tuple(item.strip() for item in found)

    def flag(self, key: str, default: bool) -> bool:
        """True or false."""
        found = self.entries.get(key, default)
        if not isinstance(found, bool):
            raise self.wrong(key, f"must be true or false (without quotes), not {shown(found)}.")
        return found

    def number(
        self, key: str, low: Decimal | int | None = None, high: int | None = None
    ) -> Decimal:
        """A number that is there, within bounds where they are given."""
        return as_number(self.entries[key], (*self.path, key), low, high)

    def optional_number(
        self, key: str, low: int | None = None, high: int | None = None
    ) -> Decimal | None:
        """A number within bounds, or None when the key is not there."""
        return self.number(key, low, high) if key in self.entries else None

    def score(self, key: str) -> float:
        """A value score that is there: a number from 0 to 100."""
        return float(self.number(key, 0, 100))

    def whole(self, key: str, low: int, high: int, default: int) -> int:
        """A whole number within bounds."""
        found = self.entries.get(key, default)
        if isinstance(found, bool) or not isinstance(found, int) or not low <= found <= high:
            raise self.wrong(
                key, f"must be a whole number from {low:,} to {high:,}, not {shown(found)}."
            )
        return found

    def one_of(self, key: str, allowed: Collection[str], what: str) -> str:
        """A text that is there and is one of those allowed. `what` names them: "kind of field"."""
        found = self.text(key)
        if found not in allowed:
            raise self.wrong(key, unknown(found, allowed, what))
        return found

    def table(self, key: str) -> Table:
        """The table under a key; an empty one when the key is not there."""
        return as_table(self.entries.get(key, {}), (*self.path, key))

    def tables(self, key: str) -> tuple[Table, ...]:
        """The tables of a list; none when the key is not there."""
        return tuple(as_table(item, path) for item, path in self.items(key))

    def items(self, key: str) -> tuple[tuple[object, KeyPath], ...]:
        """The elements of a list, each with its path; none when the key is not there."""
        return as_list(self.entries.get(key, []), (*self.path, key))


def as_table(found: object, path: KeyPath) -> Table:
    """Something found as a table, or a problem."""
    if not isinstance(found, dict):
        raise Problem(path, f"must be a table, such as {{ key = … }}, not {shown(found)}.")
    return Table(found, path)


def as_list(found: object, path: KeyPath) -> tuple[tuple[object, KeyPath], ...]:
    """Something found as a list of elements and their paths, or a problem."""
    if not isinstance(found, list):
        raise Problem(path, f"must be a list, such as [ … ], not {shown(found)}.")
    return tuple((item, (*path, index)) for index, item in enumerate(found))


def as_number(
    found: object, path: KeyPath, low: Decimal | int | None = None, high: int | None = None
) -> Decimal:
    """Something found as a number within bounds, or a problem. NaN and infinity are none."""
    if low is not None and high is not None:
        allowed = f"a number from {low} to {high}"
    elif low is not None:
        allowed = f"a number of {low} or more"
    else:
        allowed = "a number"
    if isinstance(found, bool) or not isinstance(found, (int, Decimal)):
        raise Problem(path, f"must be {allowed} (without quotes), not {shown(found)}.")
    number = Decimal(found)
    if not number.is_finite() or abs(number) > LARGEST:
        raise Problem(path, f"must be {allowed}, not {shown(found)}.")
    if (low is not None and number < low) or (high is not None and number > high):
        raise Problem(path, f"must be {allowed}, not {shown(found)}.")
    return number


def as_date(found: object, path: KeyPath) -> date:
    """Something found as a TOML date, or a problem. A date with a time of day is none."""
    if type(found) is not date:
        raise Problem(
            path, f"must be a date without quotes, such as 2030-12-31, not {shown(found)}."
        )
    return found


def shown(found: object) -> str:
    """What was found, as the file would write it, cut short."""
    if isinstance(found, bool):
        return "true" if found else "false"
    if isinstance(found, str):
        return f"“{_cut(found)}”"
    if isinstance(found, dict):
        return "a table"
    if isinstance(found, list):
        return "a list" if found else "an empty list"
    if isinstance(found, Decimal) and not found.is_finite():
        return "infinity" if found.is_infinite() else "nan"
    return _cut(str(found))


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def listed(words: Iterable[str], joined_by: str = "and") -> str:
    """Words as a list for people: "a, b and c"."""
    *most, last = list(words)
    return f"{', '.join(most)} {joined_by} {last}" if most else last


def did_you_mean(word: str, known: Collection[str]) -> str:
    """ ", did you mean “…”?" when something known is close; else nothing."""
    lowered = {item.casefold(): item for item in known}
    close = difflib.get_close_matches(word.casefold(), lowered, n=1, cutoff=0.6)
    return f" (did you mean “{lowered[close[0]]}”?)" if close else ""


def unknown(word: str, known: Collection[str], what: str) -> str:
    """The text of a problem: a name that is not among those known. `what` names one of them."""
    near = did_you_mean(word, known)
    if not known:
        return f"names {shown(word)}, but there is no {what} in this file."
    if len(known) > 12 and near:
        return f"is {shown(word)}, which is no {what}{near}."
    return f"is {shown(word)}, which is no {what}{near}; there {_are(known)}."


def _are(known: Collection[str]) -> str:
    return f"is {listed(known)}" if len(known) == 1 else f"are {listed(known)}"
