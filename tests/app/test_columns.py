"""Sorting as tables ask for it: blanks last both ways, ties by id both ways."""

from __future__ import annotations

from functools import cmp_to_key

from hypothesis import given
from hypothesis import strategies as st

from gz_eval.app.columns import Column, SortKey, Tone, precedes

Row = tuple[str, float | None]


def in_order(rows: list[Row], *, descending: bool) -> list[Row]:
    """Sort as Qt's proxy does: descending asks with the sides exchanged."""

    def before(one: Row, other: Row) -> bool:
        first, second = (other, one) if descending else (one, other)
        return precedes(first[1], second[1], first[0], second[0], descending=descending)

    def compare(one: Row, other: Row) -> int:
        return -1 if before(one, other) else 1 if before(other, one) else 0

    return sorted(rows, key=cmp_to_key(compare))


def test_blanks_are_last_and_ties_go_by_id_both_ways() -> None:
    rows: list[Row] = [("d", None), ("c", 1.0), ("b", 2.0), ("a", 1.0), ("e", None)]
    assert [key for key, _ in in_order(rows, descending=False)] == ["a", "c", "b", "d", "e"]
    assert [key for key, _ in in_order(rows, descending=True)] == ["b", "a", "c", "d", "e"]


@given(st.lists(st.none() | st.integers(0, 5).map(float), max_size=12), st.booleans())
def test_any_column_sorts_the_same_from_any_order(
    keys: list[float | None], descending: bool
) -> None:
    rows: list[Row] = [(f"{number:02}", key) for number, key in enumerate(keys)]
    once = in_order(rows, descending=descending)
    assert in_order(rows[::-1], descending=descending) == once
    blanks = [key is None for _, key in once]
    assert blanks == sorted(blanks)


def test_a_column_sorts_by_its_text_without_case_unless_told_otherwise() -> None:
    plain: Column[str] = Column("Name", lambda row: row)
    sized: Column[str] = Column("Name", lambda row: row, sort=lambda row: float(len(row)))
    key: SortKey = plain.sort_key("Tarn")
    assert (key, plain.sort_key(""), sized.sort_key("Tarn")) == ("tarn", None, 4.0)
    assert (plain.tone("x"), plain.tooltip("x"), plain.spoken_text("x")) == (Tone.NORMAL, "", "x")
