"""Names shortened to the room there is, and so that two of them never come to the same.

A name is cut at its end. Where that leaves others alike, those keep their last words, or as many
of their last letters as it takes, or are told from where they differ on; and where nothing of that
helps in so little room, they are numbered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, takewhile

from gz_eval.charts.measure import cut, width_of, wrapped

Width = Callable[[str], float]
"""How wide a line of text is."""


def shortened_apart(names: Sequence[str], wide: float, width: Width) -> list[str]:
    """Each name in a line no wider than that, cut where it must be; different ones stay so."""
    shown = {name: cut(name, wide, width) for name in names}
    alike: dict[str, list[str]] = {}
    for name, short in shown.items():
        alike.setdefault(short, []).append(name)
    for group in alike.values():
        if len(group) > 1:
            taken = {short for name, short in shown.items() if name not in group}
            shown.update(zip(group, _apart(group, taken, wide, width), strict=True))
    return [shown[name] for name in names]


def fitted_apart(
    names: Sequence[str], wide: float, most: int = 1, *, bold: bool = False
) -> list[list[str]]:
    """As `shortened_apart`, in at most so many lines, measured as charts measure text."""

    def width(text: str) -> float:
        return width_of(text, bold=bold)

    parts: dict[str, tuple[tuple[str, ...], str]] = {}
    for name in names:
        lines = wrapped(name, wide, bold=bold)
        first = tuple(cut(line, wide, width) for line in lines[: most - 1])
        parts[name] = first, " ".join(lines[most - 1 :])
    shown: dict[str, tuple[str, ...]] = {}
    for first in dict.fromkeys(first for first, _rest in parts.values()):
        rests = {name: rest for name, (start, rest) in parts.items() if start == first}
        short = shortened_apart(list(rests.values()), wide, width)
        for name, line in zip(rests, short, strict=True):
            shown[name] = (*first, line) if line or not first else first
    # First lines of which a single long word was cut may be alike, and all that follows too.
    taken: set[tuple[str, ...]] = set()
    for name, told in shown.items():
        start, last = told[:-1], told[-1]
        ways = chain((last,), _numbered(last, len(shown), wide, width))
        shown[name] = next(one for way in ways if (one := (*start, way)) not in taken)
        taken.add(shown[name])
    return [list(shown[name]) for name in names]


def _apart(group: Sequence[str], taken: set[str], wide: float, width: Width) -> list[str]:
    """Names that are alike once their ends are cut, shortened so that they are not."""
    for tried in _ways(group, wide, width):
        different = len(set(tried)) == len(group) and not taken & set(tried)
        if different and all(width(short) <= wide for short in tried):
            return tried
    count, found = len(group) + len(taken), list[str]()
    for name in group:
        ways = (cut(name, wide, width), *_numbered(name, count, wide, width))
        found.append(next(one for one in ways if one not in taken and one not in found))
    return found


def _ways(group: Sequence[str], wide: float, width: Width) -> Iterator[list[str]]:
    """What there is to be tried, the most readable first."""
    words = [name.split() for name in group]
    for count in range(1, max(map(len, words))):
        yield [
            _around(name, " ".join(parts[-count:]), wide, width)
            for name, parts in zip(group, words, strict=True)
        ]
    letters = zip(*group, strict=False)
    shared = sum(1 for _ in takewhile(lambda these: len(set(these)) == 1, letters))
    start = group[0].rfind(" ", 0, shared) + 1
    yield [cut(f"…{name[start:]}", wide, width) for name in group]
    for count in range(1, max(map(len, group))):
        yield [_around(name, name[-count:].lstrip(), wide, width) for name in group]


def _around(name: str, end: str, wide: float, width: Width) -> str:
    """A name with its middle left out: as much of its start as there is room for, and this end."""
    if width(name) <= wide:
        return name
    start = name[: len(name) - len(end)]
    while start and width(f"{start.rstrip()}…{end}") > wide:
        start = start[:-1]
    return f"{start.rstrip()}…{end}"


def _numbered(name: str, count: int, wide: float, width: Width) -> Iterator[str]:
    for number in range(2, count + 2):
        sign = f" ({number})"
        yield cut(name, wide - width(sign), width) + sign
