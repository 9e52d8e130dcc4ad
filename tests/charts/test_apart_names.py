"""Shortened names stay different, within their room, whatever they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure
from matplotlib.text import Text

from gz_eval.charts.apart_names import fitted_apart, shortened_apart
from gz_eval.charts.bid_lines import Compared
from gz_eval.charts.heat_map import HeatMap, HeatRow
from gz_eval.charts.measure import fitted, width_of
from gz_eval.charts.scheme import LIGHT
from gz_eval.charts.side_by_side import SideBySide

WORDS = st.sampled_from(
    ["Grid", "connection", "status", "date", "Firm", "capacity", "AI", "and", "…", "(2)", "1"]
)
NAMES = st.lists(
    st.lists(WORDS, min_size=1, max_size=6).map(" ".join) | st.text("abc ", min_size=1), max_size=9
)
LEAST = 5.0  # text sizes: room for a letter or two and a number


def test_names_that_begin_alike_keep_the_words_that_tell_them_apart() -> None:
    names = ["Grid connection status", "Grid connection date", "Land"]
    assert shortened_apart(names, 9.5, width_of) == ["Grid conn…status", "Grid connec…date", "Land"]
    lines = fitted_apart(names, 6.0, 2)
    assert lines == [["Grid", "con…status"], ["Grid", "conn…date"], ["Land"]]


def test_what_differs_in_the_middle_is_told_from_there_on() -> None:
    names = ["Capacity of the site in the north of it", "Capacity of the site in the south of it"]
    assert shortened_apart(names, 8.0, width_of) == ["Ca…north of it", "Ca…south of it"]


def test_what_cannot_be_told_apart_in_so_little_room_is_numbered() -> None:
    names = ["a" * 20 + odd + "a" * 20 for odd in "bc"]
    assert shortened_apart(names, 5.0, width_of) == ["aaaaaa…", "aaa… (2)"]


def test_the_same_name_twice_is_the_same_twice() -> None:
    assert fitted_apart(["Grid connection"] * 2, 5.0) == [fitted("Grid connection", 5.0)] * 2


def test_criteria_that_begin_alike_are_told_apart_on_every_chart() -> None:
    """Their names are longer than the room that a chart has for them."""
    criteria = tuple(
        f"Readiness of the connection to the grid: {end}" for end in ("status", "date")
    )
    bids = tuple(
        Compared(
            f"{n}", f"Ashby Energy and Compute Growth Zone {n}", 50.0, (1.0, 2.0), (False,) * 2
        )
        for n in range(3)
    )
    row = HeatRow("1", "1", "A", "1", (1.0, 2.0), (False, False), "Reserve")
    for chart in (
        SideBySide(criteria, bids),
        SideBySide(criteria, bids, radar=True),
        HeatMap(criteria, ("Power", "Power"), (row,), 1),
    ):
        figure = Figure(figsize=(4.0, 6.0))
        chart.draw(figure, LIGHT)
        told = [text.get_text() for text in figure.findobj(Text) if "eadiness" in text.get_text()]
        assert len(set(told)) >= 2, told
        assert all("status" in one or "date" in one for one in told)
        names = [text.get_text() for text in figure.findobj(Text) if "Ashby" in text.get_text()]
        assert len(names) == len(set(names))


@given(NAMES, st.floats(LEAST, 30.0), st.integers(1, 3), st.booleans())
def test_different_names_stay_different_and_within_their_room(
    names: list[str], wide: float, most: int, bold: bool
) -> None:
    names = [" ".join(name.split()) or "x" for name in names]
    shown = fitted_apart(names, wide, most, bold=bold)
    assert len({tuple(lines) for lines in shown}) == len(set(names))
    for name, lines in zip(names, shown, strict=True):
        assert 1 <= len(lines) <= most
        for line in lines:
            assert width_of(line, bold=bold) <= wide
        if width_of(name, bold=bold) <= wide:
            assert lines == [name]
        else:
            assert len(lines) > 1 or "…" in lines[0]
