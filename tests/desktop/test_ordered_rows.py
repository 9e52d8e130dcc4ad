"""Rows that sort and filter themselves, held to Qt's own checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from gz_eval.app.columns import Column
from gz_eval.desktop.ordered_rows import OrderedRows

DOWN = Qt.SortOrder.DescendingOrder


@dataclass(frozen=True, slots=True)
class Place:
    """A row."""

    id: str
    size: float | None


COLUMNS: tuple[Column[Place], ...] = (
    Column("Name", lambda row: row.id),
    Column("Size", lambda row: str(row.size or ""), sort=lambda row: row.size),
)
ROWS = (Place("b", 2), Place("a", None), Place("d", 10), Place("c", 2))


def made() -> OrderedRows[Place]:
    model = OrderedRows(COLUMNS)
    model.show(ROWS)
    return model


def ids(model: OrderedRows[Place]) -> str:
    return "".join(row.id for row in model.shown_rows())


def test_rows_come_as_given_until_they_are_sorted() -> None:
    model = made()
    assert (ids(model), model.in_natural_order) == ("badc", True)
    model.sort(1)
    assert (ids(model), model.in_natural_order) == ("bcda", False)
    model.sort(1, DOWN)
    assert ids(model) == "dbca"  # blanks last and ties by id, this way round too
    model.sort(-1)
    assert ids(model) == "badc"


def test_a_filter_keeps_the_order_and_new_rows_keep_the_filter() -> None:
    model = made()
    model.sort(0, DOWN)
    model.show_only(lambda row: row.size is not None)
    assert ids(model) == "dcb"
    model.show((*ROWS, Place("e", 1), Place("f", None)))
    assert ids(model) == "edcb"
    assert [row.id for row in model.every] == list("fedcba")
    model.show_only(None)
    assert ids(model) == "fedcba"


def test_it_is_found_by_id_only_while_it_is_shown() -> None:
    model = made()

    def large(rows: Sequence[Place]) -> Sequence[Place]:
        return [row for row in rows if (row.size or 0) > 5]

    model.show_picked(large)
    assert model.index_of("d").row() == 0
    assert model.row_at(model.index_of("d")) is ROWS[2]
    assert not model.index_of("a").isValid()


def test_sorting_takes_places_along_and_breaks_no_rule(qtbot: QtBot) -> None:
    model = made()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    kept = QPersistentModelIndex(model.index_of("d"))
    model.sort(0)
    assert kept.row() == 3
    model.show_only(lambda row: row.id in "ad")
    model.show_columns(COLUMNS[:1])
    assert (model.rowCount(), model.columnCount()) == (0, 1)
    model.show(ROWS)
    assert ids(model) == "ad"
    assert tester
