"""Titles of columns in as little width as so many lines of them take."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from gz_eval.desktop.wrapping_header import least_width


@given(st.lists(st.integers(1, 90), min_size=1, max_size=7), st.integers(0, 9), st.integers(1, 5))
def test_no_way_to_break_a_title_is_narrower(words: list[int], space: int, lines: int) -> None:
    ways = (
        [words[start:end] for start, end in zip((0, *cuts), (*cuts, len(words)), strict=True)]
        for parts in range(1, min(lines, len(words)) + 1)
        for cuts in combinations(range(1, len(words)), parts - 1)
    )
    least = min(max(sum(line) + space * (len(line) - 1) for line in way) for way in ways)
    assert least_width(words, space, lines) == least


def test_a_title_of_many_words_is_no_more_than_a_few_steps() -> None:
    """Every way to break forty words into six lines would be more than half a million."""
    assert least_width([10] * 40, 4, 6) == 7 * 10 + 6 * 4
