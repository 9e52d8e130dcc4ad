"""What a column says of a row unless it is told otherwise."""

from __future__ import annotations

from gz_eval.app.columns import Column, SortKey, Tone


def test_a_column_sorts_by_its_text_without_case_unless_told_otherwise() -> None:
    plain: Column[str] = Column("Name", lambda row: row)
    sized: Column[str] = Column("Name", lambda row: row, sort=lambda row: float(len(row)))
    key: SortKey = plain.sort_key("Tarn")
    assert (key, plain.sort_key(""), sized.sort_key("Tarn")) == ("tarn", None, 4.0)
    assert (plain.tone("x"), plain.tooltip("x"), plain.spoken_text("x")) == (Tone.NORMAL, "", "x")
