"""Every chart can be made with everything that can be chosen about it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from busy_session import fresh_session
from gz_eval.app.chart_choices import KINDS, SENSITIVITY, ChartKind, Hidden, start_of, still_there
from gz_eval.app.chart_table_text import (
    cell_text,
    holds_figures,
    places_of,
    sort_figure,
    table_text,
)
from gz_eval.charts.chart import ChartTable
from gz_eval.core.selection import Selection

NOTHING = Hidden()
"""No score is hidden."""


@pytest.fixture
def selection() -> Selection:
    return fresh_session().selection


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_every_option_makes_a_chart(kind: ChartKind, selection: Selection) -> None:
    framework = selection.evaluation.framework
    start = start_of(kind, framework, NOTHING)
    assert kind.make(selection, start).title
    for choice in kind.choices(framework, NOTHING):
        assert choice.start in dict(choice.options)
        for value, label in choice.options:
            assert label
            chart = kind.make(selection, {**start, choice.key: value})
            assert chart.alt
            assert chart.table().columns


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_choice_that_is_gone_starts_again(kind: ChartKind, selection: Selection) -> None:
    framework = selection.evaluation.framework
    start = start_of(kind, framework, NOTHING)
    gone = dict.fromkeys(start, "a field of another framework")
    assert still_there(kind, framework, NOTHING, gone) == start
    assert still_there(kind, framework, NOTHING, start) == start


def test_a_table_is_pasted_as_cells() -> None:
    table = ChartTable(("Bid", "MW"), (("One\nTwo", 1234.5), ("Three", None), ("Four", 2_000)))
    assert table_text(table) == "Bid\tMW\nOne Two\t1234.5\nThree\t\nFour\t2000"
    formula = ChartTable(("Bid",), (("=HYPERLINK(1)",),))
    assert table_text(formula) == "Bid\n'=HYPERLINK(1)"  # strangers name their bids


def test_cells_read_as_people_write_figures() -> None:
    assert [cell_text(cell, 2) for cell in (1234567, 12.34567891, float("nan"), None, "Wales")] == [
        "1,234,567",
        "12.35",
        "",
        "",
        "Wales",
    ]


def test_figures_of_a_column_have_the_same_decimals() -> None:
    table = ChartTable(
        ("Rank", "Score", "MW", "Jobs", "Told"),
        (
            ("1", 83.6, 1500.0, 12, 1.23456),
            ("(2)", 77.8285, 250.25, 3, 2.0),
            ("3", 100.0, None, None, 3.0),
        ),
        places=(None, None, None, None, 4),
    )
    assert [places_of(table, column) for column in range(5)] == [0, 2, 1, 0, 4]
    shown = [cell_text(row[1], places_of(table, 1)) for row in table.rows]
    assert shown == ["83.60", "77.83", "100.00"]


def test_ranks_are_figures_and_those_in_brackets_come_after() -> None:
    table = ChartTable(("Rank", "Score"), (("10", 1.0), ("(2)", "missing"), ("9", 2.0)))
    assert holds_figures(table, 0)
    assert holds_figures(table, 1), "a word among figures says that one is missing"
    assert sorted((row[0] for row in table.rows), key=lambda cell: sort_figure(cell) or 0) == [
        "9",
        "10",
        "(2)",
    ]
    assert sort_figure("missing") is None


def test_only_what_can_be_varied_is_offered() -> None:
    framework = fresh_session().project.framework
    kind = next(one for one in KINDS if one.key == SENSITIVITY)
    assert kind.lacks(framework, NOTHING) == ""
    alone = replace(framework, criteria=framework.criteria[:1])
    assert "nothing to vary" in kind.lacks(alone, NOTHING)
