"""Columns share what room there is: nobody has what another needs, and nothing is left over."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gz_eval.desktop.shared_room import shared_out

COLUMNS = st.lists(st.tuples(st.integers(1, 40), st.integers(0, 500)), min_size=1, max_size=6)


@given(st.integers(-50, 2000), COLUMNS)
def test_needs_come_before_shares(room: int, columns: list[tuple[int, int]]) -> None:
    shares = {number: share for number, (share, _) in enumerate(columns)}
    needs = {number: need for number, (_, need) in enumerate(columns)}
    given_out = shared_out(room, shares, needs)
    assert given_out.keys() == shares.keys()
    assert all(part >= 0 for part in given_out.values())
    assert sum(given_out.values()) <= max(0, room)
    if room >= sum(needs.values()):
        assert all(given_out[column] >= needs[column] for column in shares)
        assert sum(given_out.values()) > room - len(shares)
    else:
        assert all(given_out[column] <= needs[column] for column in shares)
        assert sum(given_out.values()) > room - len(shares)


def test_a_column_of_short_texts_leaves_the_rest_of_its_share() -> None:
    assert shared_out(100, {1: 1, 2: 1}, {1: 10, 2: 500}) == {1: 10, 2: 90}
    assert shared_out(100, {1: 1, 2: 3}, {1: 0, 2: 20}) == {1: 20, 2: 80}
