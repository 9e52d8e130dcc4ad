"""Value functions at, between and beyond their anchors."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gz_eval.core.framework import Criterion, Field, Kind
from gz_eval.core.inverse import answer_needed
from gz_eval.core.value_functions import (
    AmountFunction,
    Bands,
    ChoiceTable,
    Linear,
    Logarithmic,
    Piecewise,
    SShaped,
)


def scores(function: AmountFunction, *amounts: float) -> list[float]:
    return [round(float(score), 6) for score in function.score(np.array(amounts))]


def test_linear_increases_and_is_clamped() -> None:
    assert scores(Linear(100, 500), 0, 100, 200, 500, 900) == [0, 0, 25, 100, 100]


def test_linear_decreases_when_worst_is_above_best() -> None:
    assert scores(Linear(20, 0), 25, 20, 5, 0, -3) == [0, 0, 75, 100, 100]


def test_piecewise_follows_its_points() -> None:
    function = Piecewise(((0, 0), (500, 60), (1000, 100)))
    assert scores(function, -1, 250, 500, 750, 5000) == [0, 30, 60, 80, 100]


def test_bands_step_at_their_starts() -> None:
    function = Bands(((100, 25), (500, 70), (1000, 100)), below=10)
    assert scores(function, 99.9, 100, 499.9, 500, 1000) == [10, 25, 25, 70, 100]


def test_logarithmic_makes_each_doubling_worth_the_same() -> None:
    function = Logarithmic(100, 1600)
    assert scores(function, -5, 0, 100, 200, 400, 800, 1600) == [0, 0, 0, 25, 50, 75, 100]


def test_s_shaped_is_0_at_worst_100_at_best_and_half_way_in_the_middle() -> None:
    function = SShaped(0, 100, middle=50, steepness=10)
    assert scores(function, -1, 0, 50, 100, 200) == [0, 0, 50, 100, 100]
    low, high = scores(function, 25, 75)
    assert low < 25
    assert high > 75


ALL_FUNCTIONS: list[AmountFunction] = [
    Linear(0, 1000),
    Linear(1000, 0),
    Piecewise(((0, 0), (500, 60), (1000, 100))),
    Piecewise(((0, 100), (300, 20), (1000, 0))),
    Bands(((100, 25), (500, 70), (1000, 100))),
    Bands(((100, 60), (500, 0)), below=100),
    Logarithmic(10, 1000),
    Logarithmic(1000, 10),
    SShaped(0, 1000, 400),
    SShaped(1000, 0, 400),
]


@pytest.mark.parametrize("function", ALL_FUNCTIONS, ids=repr)
@given(amounts=st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=2))
def test_scores_are_between_0_and_100_and_monotonic(
    function: AmountFunction, amounts: list[float]
) -> None:
    low, high = function.score(np.array(sorted(amounts)))
    worst, best = function.score(np.array([-np.inf, np.inf]))
    assert min(low, high) >= 0
    assert max(low, high) <= 100
    assert (high - low) * (best - worst) >= 0


@pytest.mark.parametrize("function", ALL_FUNCTIONS, ids=repr)
def test_nan_stays_nan(function: AmountFunction) -> None:
    assert np.isnan(function.score(np.array([np.nan]))).all()


@pytest.mark.parametrize("function", ALL_FUNCTIONS, ids=repr)
@given(wanted=st.floats(1, 99))
def test_the_answer_needed_earns_the_score(function: AmountFunction, wanted: float) -> None:
    field = Field("mw", "Power", Kind.QUANTITY, unit="MW")
    needed = answer_needed(field, Criterion("c", "C", 1, value_function=function), wanted)
    words, amount = needed.removesuffix(" MW").rsplit(" ", 1)
    figure = float(Decimal(amount.replace(",", "")))
    if words == "less than":
        figure = np.nextafter(figure, -np.inf)
    else:
        assert words in ("at least", "at most")
    assert function.score(np.array([figure]))[0] >= wanted - 1e-5


def test_the_answer_needed_names_the_options_that_are_enough() -> None:
    field = Field("letter", "Letter", Kind.YES_NO)
    criterion = Criterion("c", "C", 1, value_function=ChoiceTable((("no", 0), ("yes", 100))))
    assert answer_needed(field, criterion, 50) == "“yes”"


def test_a_whole_number_needed_is_whole() -> None:
    field = Field("jobs", "Jobs", Kind.WHOLE_NUMBER)
    criterion = Criterion("c", "C", 1, value_function=Linear(0, 300))
    assert answer_needed(field, criterion, 33.4) == "at least 101"


def test_no_answer_earns_more_than_the_best() -> None:
    field = Field("mw", "Power", Kind.QUANTITY, unit="MW")
    criterion = Criterion("c", "C", 1, value_function=Piecewise(((0, 0), (10, 60))))
    assert answer_needed(field, criterion, 61) == ""
