"""How wide words are, near enough, before anything is drawn: so charts know the room they need.

Widths are in text sizes: 10 is ten times as wide as the text is high. They are those of DejaVu
Sans, the widest of the fonts that charts are drawn in; no drawing library is loaded for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

LINE: Final = 1.35
"""From one line of a text to the next."""

_WIDTHS: Final = {
    letter: wide
    for wide, letters in (
        (0.30, "'ijlIJ"),
        (0.35, " ,.’/:;\\|f-"),
        (0.42, "t()[]r!²"),
        (0.53, '"*_`–sz“”?c'),
        (0.60, "LkFvxyP"),
        (0.70, "KAVBRXZCT"),
        (0.78, "UHNDG&OQ"),
        (0.84, "w#+<=>^~M"),
        (1.00, "%mW@…"),
    )
    for letter in letters
}
_USUAL: Final = 0.635
_BOLD: Final = 1.13


@dataclass(frozen=True, slots=True)
class Room:
    """The size at which all of a chart can be read, in text sizes."""

    wide: float
    high: float


def width_of(text: str, *, bold: bool = False) -> float:
    """How wide a line of text is."""
    wide = sum(_WIDTHS.get(letter, _USUAL) for letter in text)
    return wide * _BOLD if bold else wide


def widest(texts: Iterable[str]) -> float:
    """The width of the widest of some lines; 0 for none."""
    return max(map(width_of, texts), default=0.0)


def wrapped(text: str, wide: float, *, bold: bool = False) -> list[str]:
    """A text in lines no wider than that, broken between words; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, bold=bold) <= wide:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]


def fitted(text: str, wide: float, most: int = 1, *, bold: bool = False) -> list[str]:
    """A text in at most so many lines of that width; what there is no room for is “…”."""
    lines = wrapped(text, wide, bold=bold)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [cut(line, wide, lambda part: width_of(part, bold=bold)) for line in lines]


def cut(line: str, wide: float, width: Callable[[str], float]) -> str:
    """As much of the start of a line as there is room for; `width` says how wide a text is."""
    if width(line) <= wide:
        return line
    while line and width(f"{line.rstrip()}…") > wide:
        line = line[:-1]
    return f"{line.rstrip()}…"


def column_for(texts: Sequence[str], most: float, lines: int = 2) -> tuple[float, int]:
    """How wide a column of names is, of no more than `most`, and in how many lines they stand.

    All of them in one line where they fit; else in as few as they need, up to `lines`. Names are
    reckoned as if bold: that of the selected bid is.
    """
    wide = max((width_of(text, bold=True) for text in texts), default=0.0)
    if wide <= most:
        return wide, 1
    needed = max(len(wrapped(text, most, bold=True)) for text in texts)
    return most, min(needed, lines)
