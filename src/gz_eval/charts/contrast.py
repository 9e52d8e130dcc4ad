"""Which ink can be read on a colour. Formulae: WCAG 2.2, relative luminance and contrast ratio."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

_INKS: Final = ("#000000", "#FFFFFF")
"""Of these two, one reaches 4.58 to 1 on any colour; softer ones do not on the mid blues."""


def luminance(colour: str | Sequence[float]) -> float:
    """Relative luminance of a hex code, or of red, green and blue from 0 to 1."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _channels(colour)
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str | Sequence[float], other: str | Sequence[float]) -> float:
    """The contrast of two colours, from 1 to 21."""
    less, more = sorted((luminance(one), luminance(other)))
    return (more + 0.05) / (less + 0.05)


@lru_cache(maxsize=1024)
def ink_on(colour: str | tuple[float, ...]) -> str:
    """The ink for text on a colour: black or white, whichever is read better."""
    return max(_INKS, key=lambda ink: contrast(ink, colour))


def _channels(colour: str | Sequence[float]) -> tuple[float, float, float]:
    if isinstance(colour, str):
        code = colour.removeprefix("#")
        red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (0, 2, 4))
        return red, green, blue
    return colour[0], colour[1], colour[2]
