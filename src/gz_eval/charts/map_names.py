"""The names of regions on a map: where there is room in them, and never over a bid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from gz_eval.charts.measure import LINE, widest, wrapped
from gz_eval.core.regions import REGIONS, outline

if TYPE_CHECKING:
    from gz_eval.charts.panel import Panel
    from gz_eval.core.value_functions import Floats

_SMALL: Final = 0.85  # of the text size
_WIDE: Final = (30.0, 10.0)  # text sizes: a name is tried in one line, and then in narrow ones
_TRIED: Final = 14  # places along each side of a region


def name_regions(panel: Panel) -> None:
    """Write the name of each region that is seen where it hides nothing; its place is taken then.

    As no name depends on what is selected, none moves when that does.
    """
    for region in REGIONS:
        ring = max(outline(region.code), key=lambda ring: float(np.prod(np.ptp(ring, axis=0))))
        corners = (ring - np.array(panel.place(0.0, 0.0))) * np.array(panel.per_unit)
        for wide in _WIDE:
            lines = wrapped(region.name, wide)
            if _name(panel, corners, lines):
                break


def _name(panel: Panel, corners: Floats, lines: list[str]) -> bool:
    """Write a name inside an outline (k, 2; in points); False where it hides something there."""
    from matplotlib.path import Path

    size = panel.scheme.size * _SMALL
    half = np.array([widest(lines) * size / 2 + 2.0, LINE * len(lines) * size / 2 + 1.0])
    low = np.maximum(corners.min(axis=0), 0.0) + half
    high = np.minimum(corners.max(axis=0), panel.extent) - half
    if (low > high).any():
        return False
    along = [np.linspace(low[axis], high[axis], _TRIED) for axis in (0, 1)]
    spots = np.stack(np.meshgrid(*along), axis=-1).reshape(-1, 2)
    spots = spots[_are_free(panel, spots - half, spots + half)]
    if not len(spots):
        return False
    path, inside = Path(corners), np.ones(len(spots), dtype=bool)
    for corner in ((-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1)):
        inside &= path.contains_points(spots + half * corner)
    if not inside.any():
        return False
    middle = (low + high) / 2
    x, y = min(spots[inside], key=lambda spot: float(np.hypot(*(spot - middle))))
    panel.taken.append((x - half[0], x + half[0], y - half[1], y + half[1]))
    panel.axes.text(
        *panel.place(x, y),
        "\n".join(lines),
        ha="center",
        va="center",
        fontsize=size,
        fontstyle="italic",  # as on other maps: a name of land, and none of a bid
        color=panel.scheme.text,
        zorder=1.5,
        parse_math=False,
    )
    return True


def _are_free(panel: Panel, low: Floats, high: Floats) -> npt.NDArray[np.bool_]:
    """In which of n boxes, given by their corners (n, 2), nothing is that is taken."""
    left, right, bottom, top = np.array(panel.taken or [(0.0, 0.0, 0.0, 0.0)]).T
    across = (left < high[:, :1]) & (right > low[:, :1])
    up = (bottom < high[:, 1:]) & (top > low[:, 1:])
    return ~np.asarray((across & up).any(axis=1))
