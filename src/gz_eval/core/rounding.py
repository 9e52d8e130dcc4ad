"""Figures for show. A figure is rounded once, here, and every screen and export shows the same."""

from __future__ import annotations

from decimal import Decimal
from math import floor, isfinite

import numpy as np
import numpy.typing as npt

from gz_eval.core.value_functions import Floats

PERCENT_PLACES = 2
"""The decimals of a percentage, where it is not whole: 25% of 15% is 3.75%, not 3.8% and 3.7%."""

EXACT_PLACES = 4
"""The decimals that a percentage has at most, where it is exact by then: 25% of 12.5% is 3.125%."""
NOISE_PLACES = 9
"""Differences beyond this many places are the noise of floating point, not of bids."""
MAY_NOT_ADD_UP = "Figures are rounded, so they may not add up exactly."
"""Said once beside parts and their sum, where what is shown of the parts misses it: each figure is
the rounded one, whatever stands beside it, so that the same is shown of the same everywhere."""


def shown(scores: Floats, places: int) -> Floats:
    """Scores rounded half up to `places` (0 to 9), as Excel's ROUND does; same shape."""
    return _units(scores, places) / 10.0**places


def in_full(scores: Floats) -> Floats:
    """Scores as they are written for programs and spreadsheets, with nothing lost but noise."""
    return shown(scores, NOISE_PLACES)


def _units(scores: Floats, places: int) -> Floats:
    """Scores in whole units of 10**-places, halves up, after the noise has been taken off."""
    clean = np.rint(scores * 10.0**NOISE_PLACES)
    return np.asarray(np.floor(clean / 10.0 ** (NOISE_PLACES - places) + 0.5))


def add_up(parts: Floats, totals: Floats, places: int) -> npt.NDArray[np.bool_]:
    """Whether parts (n, m), as shown, sum to what is shown of their totals (n,).

    Of one row (m,) with its total, one answer.
    """
    return np.asarray(_units(parts, places).sum(axis=-1) == _units(totals, places))


def _shown_one(score: float, places: int) -> float:
    """As `shown`, of one score: an array for each of a table's thousands takes ten times longer."""
    scaled = float(score) * 10.0**NOISE_PLACES
    if not isfinite(scaled):
        return float(score)
    return floor(round(scaled) / 10.0 ** (NOISE_PLACES - places) + 0.5) / 10.0**places


def figure(score: float, places: int) -> str:
    """A score as text, rounded as `shown` does: ``72.3``."""
    return f"{_shown_one(score, places):.{places}f}"


def with_commas(score: float, places: int) -> str:
    """A figure as text, rounded as `shown` does, thousands apart: ``12,300.5``."""
    return f"{_shown_one(score, places):,.{places}f}"


def shown_percent(percent: float) -> float:
    """A percentage rounded for show, whatever stands beside it: the same is shown of the same.

    What is exact in no more than four decimals stays so, such as 25% of 12.5%, or what was typed.
    """
    for places in range(PERCENT_PLACES, EXACT_PLACES + 1):
        if alike(_shown_one(percent, places), percent):
            return _shown_one(percent, places)
    return _shown_one(percent, PERCENT_PLACES)


def percent_text(percent: float, least: int = 0) -> str:
    """A percentage as every page, log and terminal shows it, with at `least` so many decimals.

    It has no more that say nothing.
    """
    return _with_least(figure(shown_percent(percent), EXACT_PLACES), least)


def in_full_text(score: float, least: int) -> str:
    """A figure for programs, with nothing lost but noise and at `least` so many decimals."""
    return _with_least(f"{Decimal(repr(without_noise(score))):f}", least)


def _with_least(text: str, least: int) -> str:
    """A figure without the noughts at its end that it need not have."""
    whole, _, decimals = text.partition(".")
    decimals = decimals.rstrip("0").ljust(least, "0")
    return f"{whole}.{decimals}" if decimals else whole


def alike(score: float, other: float) -> bool:
    """Whether two scores differ by the noise of floating point at most."""
    return round(score, NOISE_PLACES) == round(other, NOISE_PLACES)


def without_noise(share: float) -> float:
    """A share as it is written for programs and spreadsheets: 0.09, not 0.09000000000000001."""
    return round(share, NOISE_PLACES)


def percents_apart(one: float, other: float) -> tuple[str, str]:
    """Two percentages as text, with as many more places as it takes to look other than equal.

    Those that are alike look it.
    """
    texts = percent_text(one), percent_text(other)
    if texts[0] != texts[1]:
        return texts
    if alike(one, other):
        return texts[1], texts[1]
    return figure_apart(one, other, PERCENT_PLACES), figure_apart(other, one, PERCENT_PLACES)


def figure_apart(score: float, other: float, places: int) -> str:
    """A score as text with as many more places as it takes to look other than `other`.

    So a score of 49.96 is not said to be "50.0, under the minimum of 50".
    """
    for more in range(places, NOISE_PLACES):
        text = figure(score, more)
        if text != figure(other, more):
            return text
    return figure(score, NOISE_PLACES)


def gap_places(high: float, low: float, places: int) -> int:
    """The fewest places, not under `places`, at which the texts of a gap and its ends agree.

    73.45 and 73.34 are not said to be 0.1 apart beside 73.5 and 73.3, but 0.11 beside both in full.
    """
    if high - low <= 10.0**-NOISE_PLACES:
        return places
    for more in range(places, NOISE_PLACES):
        gap, above, below = (Decimal(figure(one, more)) for one in (high - low, high, low))
        if gap and gap == above - below:
            return more
    return NOISE_PLACES
