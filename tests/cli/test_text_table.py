"""Tables that fit a terminal."""

from __future__ import annotations

from gz_eval.cli.text_table import TextColumn, fit


def test_a_title_too_long_for_its_column_is_parted_with_a_hyphen() -> None:
    columns = [TextColumn("Connectivity", ("1.5",), right=True, least=6), TextColumn("A", ("x",))]
    fitted = fit(columns, 12)
    assert [line.split() for line in fitted.header] == [["Connecti-"], ["vity", "A"]]
    assert [line.split() for line in fitted.rows] == [["1.5", "x"]]
    assert fitted.width <= 12


def test_where_there_is_room_nothing_is_parted() -> None:
    fitted = fit([TextColumn("Grid connection", ("1.5",), right=True, least=6)], 40)
    assert " ".join(fitted.header).split() == ["Grid", "connection"]
