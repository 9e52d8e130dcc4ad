"""Figures for show: halves up, each by itself, and whether parts come to their total."""

from __future__ import annotations

import math
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from gz_eval.core.rounding import (
    add_up,
    figure,
    figure_apart,
    gap_places,
    in_full,
    in_full_text,
    percent_text,
    shown,
    shown_percent,
)


@pytest.mark.parametrize(
    ("score", "expected"), [(72.25, 72.3), (72.35, 72.4), (0.05, 0.1), (49.949999, 49.9), (0, 0)]
)
def test_halves_go_up_as_in_excel(score: float, expected: float) -> None:
    assert shown(np.array([score]), 1)[0] == expected


@given(arrays.arrays(np.float64, (3, 5), elements=st.floats(0, 20)), st.integers(0, 3))
def test_whether_parts_add_up_is_whether_their_texts_do(
    parts: np.ndarray[tuple[int, int], np.dtype[np.float64]], places: int
) -> None:
    totals = parts.sum(axis=1)
    told = add_up(parts, totals, places).tolist()
    for row, total, adds in zip(parts.tolist(), totals.tolist(), told, strict=True):
        summed = sum(Decimal(figure(part, places)) for part in row)
        assert adds == (summed == Decimal(figure(total, places)))
        assert adds == add_up(np.array(row), np.array(total), places)


def test_parts_that_miss_their_sum_by_a_last_digit_do_not_add_up() -> None:
    parts = np.array([[20.04, 20.04, 20.04], [20.0, 20.1, 20.2]])
    assert add_up(parts, parts.sum(axis=1), 1).tolist() == [False, True]


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


@given(st.floats(0, 100))
def test_a_percentage_is_within_half_a_last_digit(percent: float) -> None:
    assert abs(shown_percent(percent) - percent) <= 0.005 + 1e-9
    assert float(percent_text(percent)) == shown_percent(percent)


def test_a_percentage_has_the_decimals_that_it_is_exact_with() -> None:
    told = [percent_text(one) for one in (3.125, 12.5, 40.0, 100 / 3, 0.0625)]
    assert told == ["3.125", "12.5", "40", "33.33", "0.0625"]
    assert [percent_text(one, 2) for one in (3.125, 12.5, 40.0)] == ["3.125", "12.50", "40.00"]


def test_what_is_for_programs_loses_nothing_but_noise() -> None:
    told = [in_full_text(one, 1) for one in (84.35, 100 / 3, 40, 0.1 + 0.2, 12345678.9)]
    assert told == ["84.35", "33.333333333", "40.0", "0.3", "12345678.9"]
    assert in_full(np.array([0.1 + 0.2, -0.0])).tolist() == [0.3, 0.0]
