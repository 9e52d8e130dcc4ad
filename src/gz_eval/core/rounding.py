"""Figures for show. A figure is rounded once, here, and every screen and export shows the same."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import floor, isfinite

import numpy as np

from gz_eval.core.value_functions import Floats

PERCENT_PLACES = 2
"""The decimals of a percentage, where it is not whole: 25% of 15% is 3.75%, not 3.8% and 3.7%."""

_EXACT_PLACES = 4  # of a percentage that comes of others, where it is exact by then
NOISE_PLACES = 9
"""Differences beyond this many places are the noise of floating point, not of bids."""


def shown(scores: Floats, places: int) -> Floats:
    """Scores rounded half up to `places` (0 to 9), as Excel's ROUND does; same shape."""
    return _units(scores, places) / 10.0**places


def _units(scores: Floats, places: int) -> Floats:
    """Scores in whole units of 10**-places, halves up, after the noise has been taken off."""
    clean = np.rint(scores * 10.0**NOISE_PLACES)
    return np.asarray(np.floor(clean / 10.0 ** (NOISE_PLACES - places) + 0.5))


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


def percent_text(percent: float) -> str:
    """A percentage as every page, log and terminal shows it: no decimals that say nothing."""
    text = figure(percent, PERCENT_PLACES)
    return text.rstrip("0").removesuffix(".") if "." in text else text


def percent_by_itself(percent: float) -> float:
    """A percentage rounded for show whatever stands beside it: the same is shown of the same.

    Those that are exact in no more than four decimals stay so, such as 25% of 12.5%: such parts
    meet their sum. Others may miss it by a last digit.
    """
    for places in range(PERCENT_PLACES, _EXACT_PLACES + 1):
        if alike(_shown_one(percent, places), percent):
            return _shown_one(percent, places)
    return _shown_one(percent, PERCENT_PLACES)


def percent_by_itself_text(percent: float, least: int = 0) -> str:
    """The same as text, with at `least` so many decimals."""
    whole, _, decimals = figure(percent_by_itself(percent), _EXACT_PLACES).partition(".")
    decimals = decimals.rstrip("0").ljust(least, "0")
    return f"{whole}.{decimals}" if decimals else whole


def alike(score: float, other: float) -> bool:
    """Whether two scores differ by the noise of floating point at most."""
    return round(score, NOISE_PLACES) == round(other, NOISE_PLACES)


def without_noise(share: float) -> float:
    """A share as it is written for programs and spreadsheets: 0.09, not 0.09000000000000001."""
    return round(share, NOISE_PLACES)


def percents_apart(one: float, other: float) -> tuple[str, str]:
    """Two percentages as text, with as many more places as it takes to look other than equal."""
    texts = percent_text(one), percent_text(other)
    return (
        texts
        if texts[0] != texts[1]
        else (figure_apart(one, other, PERCENT_PLACES), figure_apart(other, one, PERCENT_PLACES))
    )


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


def rounded_to_sum(parts: Floats, totals: Floats, places: int) -> Floats:
    """Parts (n, m) rounded so that each row sums exactly to its total (n,) as shown.

    Each part is rounded down or up by the largest remainder method, so none is off by a whole unit.
    """
    scaled = parts * 10.0**places
    # What is a whole number but for noise is that whole number.
    nearest = np.rint(scaled)
    scaled = np.where(np.abs(scaled - nearest) < 10.0 ** (places - NOISE_PLACES), nearest, scaled)
    floors = np.floor(scaled)
    lacking = _units(totals, places) - floors.sum(axis=1)
    by_remainder = np.argsort(floors - scaled, axis=1, kind="stable")
    place = np.empty_like(by_remainder)
    np.put_along_axis(place, by_remainder, np.arange(parts.shape[1])[None, :], axis=1)
    rounded = floors + (place < lacking[:, None])
    return np.asarray(np.rint(rounded) / 10.0**places)


def percents_to_sum(shares: Sequence[float], total: float = 100.0) -> list[float]:
    """Shares of one whole as percentages for show, that sum to `total` as shown.

    Whoever adds up what stands on a page gets what they should: 33.34, 33.33 and 33.33.
    What is exact stays as it is, and none is off by a whole unit.
    """
    unit = 10**PERCENT_PLACES  # as `rounded_to_sum`, which is slow for so few
    scaled = [round(100.0 * unit * share, NOISE_PLACES - PERCENT_PLACES) for share in shares]
    floors = [floor(one) for one in scaled]
    lacking = round(total * unit) - sum(floors)
    by_remainder = sorted(range(len(floors)), key=lambda at: floors[at] - scaled[at])
    for at in by_remainder[: max(0, lacking)]:
        floors[at] += 1
    return [one / unit for one in floors]
