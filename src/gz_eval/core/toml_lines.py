"""On which line of a TOML text each key stands, which `tomllib` does not say.

For messages that send a person to the line to mend. The text is one that `tomllib` has accepted:
this only follows the shape (tables, arrays of tables, dotted keys, inline tables, arrays, strings)
and knows nothing of what the keys mean.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

KeyPath: TypeAlias = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
# Longest quotes first, so that """ is not taken for an empty string and a stray quote. A string of
# several lines may end in up to two quotes of its own before the three that close it.
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_OTHER_VALUE = re.compile(r"[^,\]}#\n]*")


def key_lines(text: str) -> dict[KeyPath, int]:
    """The line, counted from 1, of every key of a valid TOML text and of every array element.

    A path is the keys from the top; elements of arrays are numbers from 0. A table is on the line
    of its header, or of its first key where it has none. RecursionError if nested as deeply as
    no parser would read either.
    """
    return _Scanner(text.replace("\r\n", "\n").removeprefix("\ufeff")).lines


def line_of(lines: Mapping[KeyPath, int], path: KeyPath) -> int:
    """The line of a path, or of the nearest thing that encloses it; 1 for the text as a whole."""
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return 1


class _Scanner:
    """One walk over the text. `lines` is filled by the time it has been made."""

    def __init__(self, text: str) -> None:
        self.lines: dict[KeyPath, int] = {}
        self._text = text
        self._at = 0
        self._counted_to = 0
        self._line = 1
        self._table: KeyPath = ()
        self._elements: dict[KeyPath, int] = {}
        self._skip(_BLANK)
        while self._at < len(text):
            if text.startswith("[[", self._at):
                self._array_header()
            elif text[self._at] == "[":
                self._table_header()
            else:
                self._pair(self._table)
            self._skip(_BLANK)

    def _here(self) -> int:
        """The line that the walk has reached; it only ever moves on."""
        self._line += self._text.count("\n", self._counted_to, self._at)
        self._counted_to = self._at
        return self._line

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self._text, self._at)
        assert found is not None  # every pattern skipped may match nothing at all
        self._at = found.end()

    def _table_header(self) -> None:
        line = self._here()
        self._at += 1
        self._table = self._within_elements(self._key())
        self._note(self._table, line)
        self.lines[self._table] = line  # a table made by a longer header before: its own is better
        self._at += 1

    def _array_header(self) -> None:
        line = self._here()
        self._at += 2
        *outer, last = self._key()
        array = (*self._within_elements(outer), last)
        self._elements[array] = self._elements.get(array, -1) + 1
        self._table = (*array, self._elements[array])
        self._note(self._table, line)
        self._at += 2

    def _within_elements(self, keys: list[str]) -> KeyPath:
        """The path of header keys, where an array of tables on the way means its last element."""
        path: KeyPath = ()
        for key in keys:
            path = (*path, key)
            if path in self._elements:
                path = (*path, self._elements[path])
        return path

    def _note(self, path: KeyPath, line: int) -> None:
        for length in range(len(path), 0, -1):
            if path[:length] in self.lines:
                return
            self.lines[path[:length]] = line

    def _key(self) -> list[str]:
        """The parts of a key, dotted or not; ends after the spaces that follow it."""
        parts: list[str] = []
        while True:
            self._skip(_SPACE)
            bare = _BARE_KEY.match(self._text, self._at)
            found = bare or _STRING.match(self._text, self._at)
            assert found is not None, "not a TOML key"
            self._at = found.end()
            parts.append(found.group() if bare else _unquoted(found.group()))
            self._skip(_SPACE)
            if not self._text.startswith(".", self._at):
                return parts
            self._at += 1

    def _pair(self, table: KeyPath) -> None:
        line = self._here()
        path = (*table, *self._key())
        self._note(path, line)
        self._at += 1  # the equals sign
        self._skip(_SPACE)
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        opening = self._text[self._at : self._at + 1]
        if opening == "[":
            self._array(path)
        elif opening == "{":
            self._inline_table(path)
        elif opening in {'"', "'"}:
            self._skip(_STRING)
        else:
            self._skip(_OTHER_VALUE)

    def _array(self, path: KeyPath) -> None:
        self._at += 1
        element = 0
        self._skip(_BLANK)
        while self._text[self._at] != "]":
            self.lines[(*path, element)] = self._here()
            self._value((*path, element))
            element += 1
            self._skip_comma()
        self._at += 1

    def _inline_table(self, path: KeyPath) -> None:
        self._at += 1
        self._skip(_BLANK)
        while self._text[self._at] != "}":
            self._pair(path)
            self._skip_comma()
        self._at += 1

    def _skip_comma(self) -> None:
        self._skip(_BLANK)
        if self._text[self._at] == ",":
            self._at += 1
            self._skip(_BLANK)


def _unquoted(key: str) -> str:
    """What a quoted key says. Escapes are worked out by the reader of record."""
    if key.startswith("'"):
        return key[1:-1]
    import tomllib

    return str(tomllib.loads(f"key = {key}")["key"])
