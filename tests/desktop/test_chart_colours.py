"""Charts in all four schemes of the window: every colour can be seen, every figure can be read."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.collections import PolyCollection
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from gz_eval.charts.contrast import contrast, ink_on
from gz_eval.charts.scheme import Scheme
from gz_eval.charts.standing import look_of
from gz_eval.charts.uk_map import UkMap
from gz_eval.core.outcome import STANDINGS
from gz_eval.desktop.chart_scheme import chart_scheme
from gz_eval.desktop.theme import SCHEMES

IN_CHARTS = [chart_scheme(one) for one in SCHEMES]
NAMES = ["light", "dark", "contrast-dark", "contrast-light"]


@pytest.mark.parametrize("scheme", IN_CHARTS, ids=NAMES)
def test_figures_can_be_read_on_the_whole_ramp(scheme: Scheme) -> None:
    ramp = LinearSegmentedColormap.from_list("scores", scheme.ramp)
    for score in range(1001):
        face = ramp(score / 1000)
        assert contrast(ink_on(face), face) >= 4.5, score


@pytest.mark.parametrize("scheme", IN_CHARTS, ids=NAMES)
def test_every_standing_is_seen_on_the_page_and_on_the_map(scheme: Scheme) -> None:
    for standing in STANDINGS:
        colour = look_of(scheme, standing.value).colour
        for ground in (scheme.background, *scheme.land):
            assert contrast(colour, ground) >= 3, (standing, ground)


@pytest.mark.parametrize("shading", [(), (("E12000007", 3.0),)], ids=["plain", "shaded"])
@pytest.mark.parametrize("scheme", IN_CHARTS, ids=NAMES)
def test_the_coast_is_seen_beside_the_sea(
    scheme: Scheme, shading: tuple[tuple[str, float], ...]
) -> None:
    figure = Figure(figsize=(6, 6))
    UkMap(("Shortlisted",), (), "", shading=shading).draw(figure, scheme)
    outlines = [one for one in figure.axes[0].collections if isinstance(one, PolyCollection)]
    assert len(outlines) >= 12
    for one in outlines:
        (edge,) = np.asarray(one.get_edgecolor(), dtype=float).tolist()
        assert contrast(edge, scheme.background) >= 3
        assert contrast(edge, scheme.land[0]) >= 3


@pytest.mark.parametrize("scheme", IN_CHARTS, ids=NAMES)
def test_no_standing_has_the_colour_of_a_pillar_or_of_another(scheme: Scheme) -> None:
    looks = [look_of(scheme, standing.value) for standing in STANDINGS]
    assert len({look.colour for look in looks}) == len(looks)
    assert len({look.marker for look in looks}) == len(looks)
    assert len({look.hatch for look in looks}) == len(looks)
    assert not {look.colour for look in looks} & set(scheme.pillars)


@pytest.mark.parametrize("scheme", IN_CHARTS, ids=NAMES)
def test_the_scales_of_scores_and_of_regions_are_not_the_same(scheme: Scheme) -> None:
    assert not set(scheme.land) & set(scheme.ramp)


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast((1.0, 1.0, 1.0, 1.0), "#FFFFFF") == pytest.approx(1)
