"""The land of a map: its view, the outlines of regions, and the frame of the Northern Isles.

The projection is equirectangular about 54.5° north: shapes look right, areas are near enough.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from gz_eval.charts.map_places import ISLES, ISLES_AT, STRETCH
from gz_eval.charts.measure import LINE, width_of
from gz_eval.charts.panel import Box, Panel
from gz_eval.core.regions import REGIONS, outline
from gz_eval.core.value_functions import Floats

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from gz_eval.charts.chart import View
    from gz_eval.charts.scheme import Scheme

_TITLE: Final = "Northern Isles"
_SMALL: Final = 0.8  # of the text size, for that
_UNDER: Final = 0.03  # of the height of the frame: how far below it that stands
_OVER: Final = 1.005  # of a map's sides: how far land is drawn over them, before it is clipped
_EDGE: Final = 1.5  # points on both sides of the frame's lines, which no label crosses


def view_in(view: View, wide: float, high: float) -> View:
    """What a room shows of which the whole view is seen: more beside it where there is room."""
    west, east, south, north = view
    width, height = east - west, (north - south) * STRETCH
    wider, taller = max(width, height * wide / high), max(height, width * high / wide)
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    half_high = taller / STRETCH / 2
    return middle_x - wider / 2, middle_x + wider / 2, middle_y - half_high, middle_y + half_high


def show_view(figure: Figure, axes: Axes, view: View) -> None:
    """Show the whole view at the right shape, with more of the sea where there is room."""
    axes.set_axis_off()
    box = axes.get_position()
    wide, high = box.width * figure.get_figwidth(), box.height * figure.get_figheight()
    west, east, south, north = view_in(view, wide, high)
    axes.set_xlim(west, east)
    axes.set_ylim(south, north)


def frame_isles(figure: Figure, axes: Axes, scheme: Scheme) -> Axes:
    """Orkney and Shetland in a frame in the North Sea, at the same scale, as on other maps."""
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    box = axes.get_position()
    x, y = ISLES_AT
    wide = (ISLES[1] - ISLES[0]) / (east - west) * box.width
    high = (ISLES[3] - ISLES[2]) / (north - south) * box.height
    inset = figure.add_axes(
        (
            box.x0 + (x - west) / (east - west) * box.width,
            box.y0 + (y - south) / (north - south) * box.height,
            wide,
            high,
        )
    )
    inset.set_xlim(*ISLES[:2])
    inset.set_ylim(*ISLES[2:])
    inset.set_xticks([])
    inset.set_yticks([])
    for spine in inset.spines.values():
        spine.set_edgecolor(scheme.secondary)
        spine.set_linewidth(0.7)
    inset.text(
        0.0,
        -_UNDER,
        _TITLE,
        transform=inset.transAxes,
        va="top",
        fontsize=scheme.size * _SMALL,
        color=scheme.secondary,
    )
    return inset


def isles_boxes(panel: Panel) -> tuple[Box, Box, list[Box]]:
    """Of that frame on the map: all of it, its title, and its lines."""
    left, low = panel.at(*ISLES_AT)
    across, up = panel.per_unit
    right, top = left + (ISLES[1] - ISLES[0]) * across, low + (ISLES[3] - ISLES[2]) * up
    size = panel.scheme.size * _SMALL
    under = low - _UNDER * (top - low)
    title = (left, left + width_of(_TITLE) * size, under - LINE * size, under)
    lines = [
        *((x - _EDGE, x + _EDGE, low, top) for x in (left, right)),
        *((left, right, y - _EDGE, y + _EDGE) for y in (low, top)),
    ]
    return (left, right, low, top), title, lines


def _seen(rings: Sequence[Floats], axes: Axes) -> list[Floats]:
    """Outlines as far as axes show them, and a little over: where they are cut is out of sight.

    A clipping path does not do alone: some viewers of SVG pass it over, and have land on the title.
    """
    from matplotlib.path import Path

    box = axes.viewLim.expanded(_OVER, _OVER)
    paths = (Path(ring).clip_to_bbox(box) for ring in rings)
    return [np.asarray(ring, float) for path in paths for ring in path.to_polygons()]


def draw_regions(axes: Axes, scheme: Scheme, shading: Mapping[str, float]) -> None:
    """Regions, shaded by a figure for each by its code, or plain without any."""
    from matplotlib.collections import PolyCollection
    from matplotlib.colors import LinearSegmentedColormap

    ramp = LinearSegmentedColormap.from_list("regions", scheme.land[1:])
    most = max(shading.values(), default=0.0) or 1.0
    for region in REGIONS:
        code = region.code
        face = ramp(shading.get(code, 0.0) / most) if shading else scheme.land[0]
        axes.add_collection(
            PolyCollection(
                _seen(outline(code), axes),
                facecolors=[face],
                edgecolors=[scheme.secondary],  # pale land alone is hardly seen beside the sea
                linewidths=0.5,
                zorder=1,
            ),
            autolim=False,
        )
