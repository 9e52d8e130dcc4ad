"""Columns are as wide as their texts, and no table asks ten thousand rows for that at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QHeaderView
from pytestqt.qtbot import QtBot

from builders import bid, framework
from gz_eval.app.anonymous import anonymous_bids
from gz_eval.app.columns import Column
from gz_eval.desktop.list_table import ListTable

MANY = 10_000
ASKED: Counter[str] = Counter()


@dataclass(frozen=True)
class Stone:
    id: str
    name: str


def name_of(stone: Stone) -> str:
    ASKED["name"] += 1
    return stone.name


def stones(count: int, long: int = -1, name: str = "A stone of many letters") -> list[Stone]:
    """So many with short names; the one at `long` has a long one."""
    return [Stone(str(at), name if at == long else "Flint") for at in range(count)]


@pytest.fixture
def table(qtbot: QtBot, dressed: None) -> ListTable[Stone]:
    columns: tuple[Column[Stone], ...] = (
        Column("Name", name_of, sort=lambda stone: len(stone.name)),  # asks for no text
        Column("Number", lambda stone: stone.id),
    )
    shown: ListTable[Stone] = ListTable(columns, "Stones", {})
    shown.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    qtbot.addWidget(shown)
    shown.resize(600, 300)  # not seen: to paint a row is to ask it too
    ASKED.clear()
    return shown


def needed(table: ListTable[Stone], text: str) -> int:
    return table.strong_metrics.horizontalAdvance(text) + 2 * table.pad


def test_a_long_text_far_down_is_given_its_width_a_little_later(
    qtbot: QtBot, table: ListTable[Stone]
) -> None:
    table.show_rows(stones(MANY, long=MANY - 2))
    assert ASKED["name"] < MANY // 10
    wide = needed(table, "A stone of many letters")
    assert table.columnWidth(0) < wide
    qtbot.waitUntil(lambda: table.columnWidth(0) >= wide)
    assert ASKED["name"] == MANY  # each once


def test_few_rows_have_their_width_at_once(table: ListTable[Stone]) -> None:
    table.show_rows(stones(214, long=213))
    assert table.columnWidth(0) >= needed(table, "A stone of many letters")


def test_a_column_does_not_shrink_while_other_rows_are_looked_at(
    qtbot: QtBot, table: ListTable[Stone]
) -> None:
    table.show_rows(stones(MANY, long=MANY - 2))
    wide = needed(table, "A stone of many letters")
    qtbot.waitUntil(lambda: table.columnWidth(0) >= wide)
    table.show_rows(stones(MANY, long=MANY - 3, name="A stone of very many letters"))
    assert table.columnWidth(0) >= wide
    wider = needed(table, "A stone of very many letters")
    qtbot.waitUntil(lambda: table.columnWidth(0) >= wider)
    table.show_rows(stones(MANY))
    assert table.columnWidth(0) >= wider
    qtbot.waitUntil(lambda: table.columnWidth(0) < wide)


def test_rows_in_another_order_are_not_asked_again(qtbot: QtBot, table: ListTable[Stone]) -> None:
    table.show_rows(stones(MANY))
    qtbot.waitUntil(lambda: ASKED["name"] == MANY)
    table.sortByColumn(1, table.horizontalHeader().sortIndicatorOrder())
    table.fit_columns()
    assert ASKED["name"] == MANY


def test_many_columns_are_asked_for_their_first_rows(qtbot: QtBot, dressed: None) -> None:
    columns = [Column(f"Name {number}", name_of, sort=lambda one: one.id) for number in range(40)]
    wide: ListTable[Stone] = ListTable(columns, "Stones", {}, scrolls=True)
    qtbot.addWidget(wide)
    ASKED.clear()
    wide.show_rows(stones(200, long=199))
    assert ASKED["name"] < 5000
    needs = needed(wide, "A stone of many letters")
    qtbot.waitUntil(lambda: all(wide.columnWidth(number) >= needs for number in range(40)))


def test_the_widest_text_fits_though_another_has_more_letters(table: ListTable[Stone]) -> None:
    table.show_rows([Stone("1", "MMMMMMMM"), Stone("2", "iiiiiiiiii")])
    assert table.columnWidth(0) >= needed(table, "MMMMMMMM")


def test_codes_of_as_many_letters_all_fit(table: ListTable[Stone]) -> None:
    made = [bid(number, {}) for number in range(245)]
    codes = [one.name for one in anonymous_bids(framework(), made, "an evaluation")]
    table.show_rows([Stone(code, code) for code in codes])
    assert len({len(code) for code in codes}) == 1
    cut = [code for code in codes if table.columnWidth(0) < needed(table, code)]
    assert cut == []
