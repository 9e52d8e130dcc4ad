"""What a map shows next, as it is zoomed and moved. Knows no widget.

Drawing may be behind: steps add up to what is wanted, not to what is seen. Views are in degrees.
"""

from __future__ import annotations

from dataclasses import dataclass

from gz_eval.charts.chart import View

_CLOSEST = 0.05  # degrees: nearer than this there is nothing more to see
_FARTHEST = 0.85  # of the height of the whole map: from farther away, it is the whole map
_LESS = 1.02  # how much nearer a view is that counts as nearer


@dataclass(slots=True)
class MapMoves:
    """`whole` is all that the map can show; None for what cannot be zoomed.

    `wanted` is what was asked for, while the picture of it is not there yet. What asks for more
    says whether there is anything to be shown anew.
    """

    whole: View | None = None
    wanted: View | None = None

    def show(self, whole: View | None) -> None:
        """Another chart is shown, which can be zoomed or cannot."""
        self.whole = whole
        if whole is None:
            self.wanted = None

    def arrived(self, view: View | None) -> None:
        """The picture of what was wanted is there; something else may be wanted by now."""
        if self.wanted is view:
            self.wanted = None

    def go_whole(self) -> bool:
        """Show the whole map again."""
        self.wanted = self.whole
        return self.whole is not None

    def go(self, view: View, seen: View | None) -> bool:
        """Show this, as far as there is something to see."""
        if self.whole is None or max(view[1] - view[0], view[3] - view[2]) < _CLOSEST:
            return False
        # A narrow window shows more than the whole already: only going farther still is refused.
        now = self.wanted or seen or self.whole
        farthest = max(_FARTHEST * (self.whole[3] - self.whole[2]), 1.01 * (now[3] - now[2]))
        if view[3] - view[2] > farthest:
            return self.go_whole()
        self.wanted = view
        return True

    def zoom(self, factor: float, about: tuple[float, float], seen: View) -> bool:
        """Show more or less, about a place that stays: shares of the map from its top left."""
        west, east, south, north = self.wanted or seen
        x, y = west + about[0] * (east - west), north - about[1] * (north - south)
        nearer = (
            x - (x - west) * factor,
            x + (east - x) * factor,
            y - (y - south) * factor,
            y + (north - y) * factor,
        )
        return self.go(nearer, seen)

    def share_of(self, place: tuple[float, float] | None, seen: View) -> tuple[float, float]:
        """Which share of the map a place is at, from its top left; the middle if out of sight."""
        west, east, south, north = self.wanted or seen
        if place is None or not (west < place[0] < east and south < place[1] < north):
            return 0.5, 0.5
        return (place[0] - west) / (east - west), (north - place[1]) / (north - south)

    def pan(self, right: float, down: float, seen: View) -> bool:
        """Show what lies beside: shares of what is seen."""
        west, east, south, north = self.wanted or seen
        across, up = right * (east - west), -down * (north - south)
        return self.go((west + across, east + across, south + up, north + up), seen)


def nearer(view: View, seen: View) -> bool:
    """Whether a view is nearer than what is seen: it is not, once it has been gone to."""
    west, east, south, north = seen
    across, up = (east - west) / (view[1] - view[0]), (north - south) / (view[3] - view[2])
    return min(across, up) > _LESS
