"""Every chart can be made with everything that can be chosen about it."""

from __future__ import annotations

import pytest

from busy_session import fresh_session
from gz_eval.app.chart_choices import (
    KINDS,
    ChartKind,
    cell_text,
    start_of,
    still_there,
    table_text,
)
from gz_eval.charts.chart import ChartTable
from gz_eval.core.selection import Selection


@pytest.fixture
def selection() -> Selection:
    return fresh_session().selection


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_every_option_makes_a_chart(kind: ChartKind, selection: Selection) -> None:
    framework = selection.evaluation.framework
    start = start_of(kind, framework)
    assert kind.make(selection, start).title
    for choice in kind.choices(framework):
        assert choice.start in dict(choice.options)
        for value, label in choice.options:
            assert label
            chart = kind.make(selection, {**start, choice.key: value})
            assert chart.alt
            assert chart.table().columns


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_choice_that_is_gone_starts_again(kind: ChartKind, selection: Selection) -> None:
    framework = selection.evaluation.framework
    start = start_of(kind, framework)
    gone = dict.fromkeys(start, "a field of another framework")
    assert still_there(kind, framework, gone) == start
    assert still_there(kind, framework, start) == start


def test_a_table_is_pasted_as_cells() -> None:
    table = ChartTable(("Bid", "MW"), (("One\nTwo", 1234.5), ("Three", None), ("Four", 2_000)))
    assert table_text(table) == "Bid\tMW\nOne Two\t1234.5\nThree\t\nFour\t2000"
    formula = ChartTable(("Bid",), (("=HYPERLINK(1)",),))
    assert table_text(formula) == "Bid\n'=HYPERLINK(1)"  # strangers name their bids


def test_cells_read_as_people_write_figures() -> None:
    assert [cell_text(cell) for cell in (1234567, 12.34567891, float("nan"), None, "Wales")] == [
        "1,234,567",
        "12.3457",
        "",
        "",
        "Wales",
    ]
