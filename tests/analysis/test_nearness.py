"""Distances and pairs of places close together."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gz_eval.analysis.nearness import close_pairs, kilometres


def test_a_known_distance() -> None:
    london, edinburgh = (51.5074, -0.1278), (55.9533, -3.1883)
    assert kilometres(london, edinburgh) == pytest.approx(534, abs=1)
    assert kilometres(london, london) == 0


@given(
    st.lists(
        st.tuples(st.floats(50.0, 50.02), st.floats(-3.02, -3.0)),
        min_size=2,
        max_size=25,
        unique=True,
    ),
    st.sampled_from([0.1, 0.3, 1.0]),
)
def test_exactly_the_pairs_within_the_distance(
    places: list[tuple[float, float]], within: float
) -> None:
    numbered = dict(enumerate(places))
    expected = {
        (one, other)
        for one, other in combinations(numbered, 2)
        if kilometres(numbered[one], numbered[other]) <= within
    }
    pairs = list(close_pairs(numbered, within))
    assert len(pairs) == len(set(pairs))
    assert {(min(pair), max(pair)) for pair in pairs} == expected


def test_many_at_one_placeholder_are_chained_not_crossed() -> None:
    places = dict.fromkeys(range(1000), (51.5, -0.1))
    assert list(close_pairs(places, 0.3)) == [(n, n + 1) for n in range(999)]
