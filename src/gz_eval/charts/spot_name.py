"""Where the name of one spot among many stands: at the corner where it hides the fewest others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gz_eval.charts.measure import LINE, fitted, width_of

_HALF = 0.66  # of the width of a name: as much as the longer of its two lines may have
_SPOT = 0.5  # text sizes: how far a usual circle reaches


def corner(
    name: str,
    notes: Sequence[str],
    spots: Mapping[str, tuple[float, float]],
    bid: str,
    plot: tuple[float, float],
    away: float,
    beyond: float,
) -> tuple[list[str], bool, bool]:
    """The lines of a bid's name and of notes, and whether they stand left of it, and below it.

    All in text sizes from the corner of the plot; `beyond` is how far a name may reach out of it at
    the sides. At the corner where it is outside least, is cut least, and hides the fewest others.
    """
    x, y = spots[bid]
    found = []
    whole = width_of(name, bold=True)
    for left in (False, True):
        room = (x if left else plot[0] - x) - away + beyond
        # In two lines too where one would fit: the name is narrower then.
        for broken in (False, True):
            most = min(room, _HALF * whole) if broken else room
            lines = [*fitted(name, most, 2, bold=True), *notes]
            wide, high = max(width_of(line, bold=True) for line in lines), LINE * len(lines)
            cut = any(line.endswith("…") for line in lines)
            west = x - away - wide if left else x + away
            for below in (False, True):
                south = y - away - high if below else y + away
                hidden = sum(
                    west - _SPOT <= at <= west + wide + _SPOT
                    and south - _SPOT <= up <= south + high + _SPOT
                    for other, (at, up) in spots.items()
                    if other != bid
                )
                outside = south < 0 or south + high > plot[1]
                worth = (outside, cut, hidden, broken, left, below)
                found.append((worth, lines, left, below))
    _worth, lines, left, below = min(found, key=lambda one: one[0])
    return lines, left, below
