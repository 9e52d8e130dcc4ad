"""Which of many spots on a map are told as one circle, so that none lies on another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gz_eval.core.value_functions import Floats


def cluster_radius(count: int, size: float) -> float:
    """The radius of a circle that stands for several: two lines of text fit in; larger for more."""
    return size * (1.2 + 0.1 * math.log2(max(count, 2)))


@dataclass(frozen=True, slots=True)
class Circle:
    """Several spots, by number, told as one circle; its middle and radius are in points."""

    spots: tuple[int, ...]
    x: float
    y: float
    radius: float


def clustered(
    spots: Sequence[tuple[float, float, float]], size: float
) -> tuple[list[int], list[Circle]]:
    """Which spots (x, y and radius in points) stand alone, and which are told as one circle.

    At first those in one cell of a grid, four or more together. Circles that would lie on each
    other give way a little, and become one where that is not enough; then they take in what lies
    under them. The same every time it is drawn.
    """
    cell = 2.0 * cluster_radius(8, size)
    cells: dict[tuple[int, int], list[int]] = {}
    for number, (x, y, _radius) in enumerate(spots):
        cells.setdefault((int(x // cell), int(y // cell)), []).append(number)
    clusters = [one for one in cells.values() if len(one) >= 4]
    alone = [number for one in cells.values() if len(one) < 4 for number in one]
    while True:
        circles = _moved_apart([_circle(spots, one, size) for one in clusters], size)
        if (pair := _overlapping(circles)) is None:
            break
        kept, gone = pair
        clusters[kept] = [*clusters[kept], *clusters.pop(gone)]
    still = []
    for number in alone:
        x, y, radius = spots[number]
        over = next(
            (
                at
                for at, circle in enumerate(circles)
                if math.hypot(x - circle.x, y - circle.y) < circle.radius + radius * 0.6
            ),
            None,
        )
        if over is None:
            still.append(number)
        else:  # the circle stays where it is: moved, it might lie on another
            circles[over] = replace(circles[over], spots=(*circles[over].spots, number))
    return still, circles


def _circle(spots: Sequence[tuple[float, float, float]], one: Sequence[int], size: float) -> Circle:
    count = len(one)
    return Circle(
        tuple(one),
        sum(spots[number][0] for number in one) / count,
        sum(spots[number][1] for number in one) / count,
        cluster_radius(count, size),
    )


def _gaps(circles: Sequence[Circle], x: Floats, y: Floats) -> Floats:
    """How far the circles are from each other, edge to edge; negative where they overlap."""
    import numpy as np

    radius = np.array([circle.radius for circle in circles])
    gaps = np.hypot(x[:, None] - x, y[:, None] - y) - radius[:, None] - radius - 1.0
    np.fill_diagonal(gaps, np.inf)
    return np.asarray(gaps, dtype=np.float64)


def _moved_apart(circles: Sequence[Circle], size: float) -> list[Circle]:
    """The circles, each moved by no more than a line of text, with less overlap."""
    import numpy as np

    if len(circles) < 2:
        return list(circles)
    x0, y0 = np.array([one.x for one in circles]), np.array([one.y for one in circles])
    x, y = x0.copy(), y0.copy()
    for _step in range(24):
        gaps = np.minimum(_gaps(circles, x, y), 0.0)
        if not gaps.any():
            break
        across, up = x[:, None] - x, y[:, None] - y
        far = np.maximum(np.hypot(across, up), 1e-6)
        x = x + (-gaps * across / far).sum(axis=1) / 2
        y = y + (-gaps * up / far).sum(axis=1) / 2
        away = np.maximum(np.hypot(x - x0, y - y0) / (1.3 * size), 1.0)
        x, y = x0 + (x - x0) / away, y0 + (y - y0) / away
    return [
        replace(one, x=float(at), y=float(up)) for one, at, up in zip(circles, x, y, strict=True)
    ]


def _overlapping(circles: Sequence[Circle]) -> tuple[int, int] | None:
    """The two circles that lie on each other most; None where none do."""
    import numpy as np

    if len(circles) < 2:
        return None
    gaps = _gaps(
        circles, np.array([one.x for one in circles]), np.array([one.y for one in circles])
    )
    one, other = np.unravel_index(int(gaps.argmin()), gaps.shape)
    if gaps[one, other] >= -1.0:
        return None
    return min(int(one), int(other)), max(int(one), int(other))
