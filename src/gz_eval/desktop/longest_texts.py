"""The longest texts of each column of a table, looked for among its rows a little at a time.

Columns are as wide as their texts. To ask each of ten thousand rows takes longer than a window may
be away: the first ones are asked at once, the others while nobody waits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from heapq import nlargest
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

_MEASURED = 8  # texts: the one with the most letters may not be the widest
_AT_ONCE = 250  # rows: as many as most evaluations have are asked at once
_IN_ALL = 1500  # texts at once of all columns together; of those after that the first rows alone
_FIRST = 40  # rows: what a page shows of them
_A_TURN = 1500  # texts: some 3 ms


_BREADTHS = {
    **dict.fromkeys("MW@%", 4),
    **dict.fromkeys("DGHNOQUmw", 2),
    **dict.fromkeys("ABCKRVX", 1),
    **dict.fromkeys("IJijl1.,:;-'|() ", -3),
}
"""About how much broader letters are than most, in tenths of one."""


def _longest(texts: Iterable[str]) -> tuple[str, ...]:
    """Those with the most letters. Codes have as many each: of those, the ones of broad letters."""
    different = list(dict.fromkeys(texts))
    longest = nlargest(_MEASURED, different, key=len)
    if len(longest) == _MEASURED:
        least = len(longest[-1])
        alike = [text for text in different if len(text) == least]
        above = [text for text in longest if len(text) > least]
        longest = [*above, *nlargest(_MEASURED - len(above), alike, key=_breadth)]
    return tuple(longest)


def _breadth(text: str) -> int:
    return sum(_BREADTHS.get(letter, 0) for letter in text)


class _Look:
    """How far one column was looked through. Until all of it was, what was found before counts."""

    def __init__(self, text: Callable[[Any], str], before: tuple[str, ...]) -> None:
        self._text = text
        self._before = before
        self._found: tuple[str, ...] = ()
        self.told: tuple[str, ...] = ()
        self.asked = 0

    @property
    def longest(self) -> tuple[str, ...]:
        return _longest((*self._found, *self._before)) if self._before else self._found

    def go_on(self, rows: Sequence[Any], most: int) -> int:
        """Ask so many rows more; says how many those were."""
        part = rows[self.asked : self.asked + most]
        self._found = _longest((*self._found, *map(self._text, part)))
        self.asked += len(part)
        if self.asked >= len(rows):
            self._before = ()
        return len(part)


class LongestTexts(QObject):
    """Knows them by the number of their column. `changed` is sent when others are longer."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: Sequence[Any] = ()
        self._left = _IN_ALL
        self._looks: dict[int, _Look] = {}
        self._before: dict[int, tuple[str, ...]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def forget(self) -> None:
        """The columns are others now."""
        self._timer.stop()
        self._rows = ()
        self._looks.clear()
        self._before.clear()

    def of(self, number: int, text: Callable[[Any], str], rows: Sequence[Any]) -> tuple[str, ...]:
        """The longest texts of a column, as far as they are known by now."""
        if rows is not self._rows:
            self._rows, self._left = rows, _IN_ALL
            self._before.update((column, look.longest) for column, look in self._looks.items())
            self._looks.clear()
        look = self._looks.get(number)
        if look is None:
            look = self._looks[number] = _Look(text, self._before.get(number, ()))
            self._left -= look.go_on(rows, min(_AT_ONCE, max(_FIRST, self._left)))
            if look.asked < len(rows):
                self._timer.start()
        look.told = look.longest
        return look.told

    def _go_on(self) -> None:
        left = _A_TURN
        for look in self._looks.values():
            left -= look.go_on(self._rows, left)
        if left <= 0:
            self._timer.start()  # anew each time: a row that cannot be asked ends it
        elif any(look.longest != look.told for look in self._looks.values()):
            self.changed.emit()
