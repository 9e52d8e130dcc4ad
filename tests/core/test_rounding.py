"""Figures for show: halves up, and parts that sum to their total."""

from __future__ import annotations

import math
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from gz_eval.core.rounding import (
    figure,
    figure_apart,
    gap_places,
    percent_text,
    percents_to_sum,
    rounded_to_sum,
    shown,
)


@pytest.mark.parametrize(
    ("score", "expected"), [(72.25, 72.3), (72.35, 72.4), (0.05, 0.1), (49.949999, 49.9), (0, 0)]
)
def test_halves_go_up_as_in_excel(score: float, expected: float) -> None:
    assert shown(np.array([score]), 1)[0] == expected


@given(
    arrays.arrays(np.float64, (3, 5), elements=st.floats(0, 20)),
    st.integers(0, 3),
)
def test_parts_sum_to_the_total_as_shown_and_none_is_off_by_a_unit(
    parts: np.ndarray[tuple[int, int], np.dtype[np.float64]], places: int
) -> None:
    totals = parts.sum(axis=1)
    rounded = rounded_to_sum(parts, totals, places)
    unit = 10.0**-places
    assert np.rint(rounded.sum(axis=1) / unit) == pytest.approx(
        np.rint(shown(totals, places) / unit)
    )
    assert (np.abs(rounded - parts) < unit + 1e-8).all()


@given(
    st.floats(-1e12, 1e12) | st.sampled_from([math.nan, math.inf, -math.inf]),
    st.integers(0, 9),
)
def test_a_figure_is_rounded_as_a_column_of_them_is(score: float, places: int) -> None:
    with np.errstate(all="ignore"):
        assert float(figure(score, places)) == pytest.approx(
            float(f"{shown(np.array([score]), places)[0]:.{places}f}"), nan_ok=True, rel=0, abs=0
        )


def test_a_figure_is_given_the_places_that_tell_it_from_a_line() -> None:
    assert figure(72.25, 1) == "72.3"
    assert figure_apart(49.3, 50, 1) == "49.3"
    assert figure_apart(49.9996, 50, 1) == "49.9996"
    assert figure_apart(50, 50, 1) == "50.000000000"


def test_a_percentage_has_no_decimals_that_say_nothing() -> None:
    assert [percent_text(100 * share) for share in (0.7, 0.0625, 1.0)] == ["70", "6.25", "100"]
    assert percent_text(100 / 7) == "14.29"


@given(st.floats(0, 100), st.floats(0, 100), st.integers(0, 3))
def test_a_gap_is_told_with_the_scores_it_is_the_difference_of(
    one: float, other: float, places: int
) -> None:
    high, low = max(one, other), min(one, other)
    told = gap_places(high, low, places)
    assert told >= places
    if high - low > 1e-6 and told < 9:
        gap, above, below = (Decimal(figure(score, told)) for score in (high - low, high, low))
        assert gap == above - below > 0


def test_a_gap_has_no_more_places_than_it_takes() -> None:
    assert gap_places(61.5, 59.0, 1) == 1
    assert gap_places(86.58, 73.34, 1) == 2  # 86.6, 73.3 and 13.2 would not agree
    assert gap_places(73.51, 73.5, 1) == 2


def test_percentages_of_one_whole_sum_to_it_as_shown() -> None:
    assert percents_to_sum((0.55, 0.15, 0.1125, 0.1875)) == [55, 15, 11.25, 18.75]
    assert percents_to_sum((1 / 3, 1 / 3, 1 / 3)) == [33.34, 33.33, 33.33]


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=12).filter(any))
def test_percentages_sum_as_shown_and_what_is_exact_stays(weights: list[float]) -> None:
    shares = [weight / math.fsum(weights) for weight in weights]
    percents = percents_to_sum(shares)
    assert sum(Decimal(percent_text(percent)) for percent in percents) == 100
    parts = 100 * np.array([shares])
    assert percents == pytest.approx(rounded_to_sum(parts, np.array([100.0]), 2)[0])
    for share, percent in zip(shares, percents, strict=True):
        units = 10_000 * share
        assert abs(100 * share - percent) < 0.01 + 1e-8
        if math.isclose(units, round(units), abs_tol=1e-9):
            assert percent == pytest.approx(100 * share, abs=1e-7)
