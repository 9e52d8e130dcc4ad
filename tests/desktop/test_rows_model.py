"""The one model of every table, that sorts and filters itself, held to Qt's own checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from gz_eval.app.columns import Column
from gz_eval.desktop.rows_model import RowsModel


@dataclass(frozen=True, slots=True)
class Place:
    """A row."""

    id: str
    size: float | None


COLUMNS: tuple[Column[Place], ...] = (
    Column("Name", lambda row: row.id, spoken=lambda row: f"place {row.id}"),
    Column(
        "Size",
        lambda row: "" if row.size is None else str(row.size),
        sort=lambda row: row.size,
        tooltip=lambda row: "how large" if row.size else "",
        right=True,
        about="In hectares",
    ),
)
ROWS = (Place("b", 2), Place("a", None), Place("d", 10), Place("c", 2))
DOWN, UP = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder


def model_of(rows: Sequence[Place] = ROWS, natural: int = -1) -> RowsModel[Place]:
    model = RowsModel(COLUMNS, natural=natural)
    model.show(rows)
    return model


def names(model: RowsModel[Place]) -> str:
    return "".join(row.id for row in model.rows)


def test_it_keeps_qts_rules_through_every_change(qtbot: QtBot) -> None:
    model: RowsModel[Place] = RowsModel(COLUMNS)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for rows in (ROWS, ROWS[::-1], ROWS[:2], (), (Place("z", 1),), ROWS):
        model.show(rows)
        model.sort(1, DOWN)
        model.show_only(lambda row: row.id != "a")
        model.sort(0)
        model.show_only(None)
    model.show_only(lambda row: row.id in "ad")
    model.show_columns(COLUMNS[:1])
    assert (model.rowCount(), model.columnCount()) == (0, 1)
    model.show(ROWS)
    assert names(model) == "ad"
    assert tester.model() is model


def test_it_says_what_the_columns_say(qtbot: QtBot) -> None:
    model = model_of()
    role = Qt.ItemDataRole
    cell, size = model.index(2, 0), model.index(2, 1)
    assert model.data(cell) == "d"
    assert model.data(cell, role.AccessibleTextRole) == "place d"
    assert model.data(size, role.ToolTipRole) == "how large"
    assert model.data(model.index(1, 1), role.ToolTipRole) is None
    assert model.data(size, role.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    across = Qt.Orientation.Horizontal
    assert model.headerData(1, across) == "Size"
    assert model.headerData(1, across, role.ToolTipRole) == "In hectares"
    assert model.rowCount(cell) == 0


def test_sorting_keeps_blanks_last_and_ties_as_given_both_ways() -> None:
    model = model_of()
    assert (names(model), model.in_natural_order) == ("badc", True)
    model.sort(1, UP)
    assert (names(model), model.in_natural_order) == ("bcda", False)
    model.sort(1, DOWN)
    assert names(model) == "dbca"
    model.sort(0, DOWN)
    assert names(model) == "dcba"
    model.sort(-1)
    assert names(model) == "badc"


@given(st.lists(st.none() | st.integers(0, 5).map(float), max_size=12), st.booleans())
def test_a_column_leaves_ties_as_they_were_given(keys: list[float | None], down: bool) -> None:
    # Never by id: where names are hidden, that order would tell them.
    once = model_of([Place(f"{-number:02}", key) for number, key in enumerate(keys)])
    once.sort(1, DOWN if down else UP)
    for size in set(keys):
        alike = [row for row in once.rows if row.size == size]
        assert alike == [row for row in once.every if row.size == size]
        assert [-int(row.id) for row in alike] == [n for n, key in enumerate(keys) if key == size]
    blanks = [row.size is None for row in once.rows]
    assert blanks == sorted(blanks)
    sizes = [row.size for row in once.rows if row.size is not None]
    assert sizes == sorted(sizes, reverse=down)


def test_the_natural_order_is_the_one_that_rows_are_given_in() -> None:
    model = model_of(natural=0)
    model.sort(0, UP)
    assert (names(model), model.in_natural_order) == ("badc", True)
    model.sort(0, DOWN)
    assert (names(model), model.in_natural_order) == ("dcba", False)


def test_a_filter_keeps_the_order_and_new_rows_keep_the_filter() -> None:
    model = model_of()
    model.sort(0, DOWN)
    model.show_only(lambda row: row.size is not None)
    assert names(model) == "dcb"
    model.show((*ROWS, Place("e", 1), Place("f", None)))
    assert names(model) == "edcb"
    assert [row.id for row in model.every] == list("fedcba")
    model.show_only(None)
    assert names(model) == "fedcba"


def test_rows_in_a_new_order_take_whoever_points_at_them_along(qtbot: QtBot) -> None:
    model = model_of()
    pointing = QPersistentModelIndex(model.index(2, 1))
    with qtbot.assertNotEmitted(model.modelReset):
        model.show((Place("d", 1), Place("c", 2), Place("b", 3), Place("a", 4)))
    assert (pointing.row(), pointing.column()) == (0, 1)
    model.sort(0)
    assert model.row_at(pointing) == Place("d", 1)
    assert pointing.row() == 3


def test_the_same_rows_with_other_figures_only_change_their_data(qtbot: QtBot) -> None:
    model = model_of()
    with (
        qtbot.assertNotEmitted(model.layoutChanged),
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.waitSignal(model.dataChanged),
    ):
        model.show(tuple(Place(row.id, 7) for row in ROWS))
    assert [row.size for row in model.rows] == [7, 7, 7, 7]


def test_other_rows_reset_it(qtbot: QtBot) -> None:
    model = model_of()
    with qtbot.waitSignal(model.modelReset):
        model.show((Place("x", 1), *ROWS[1:]))
    assert (model.row_of("x"), model.row_of("b")) == (0, -1)


def test_what_is_filtered_away_has_no_index_but_is_held() -> None:
    model = model_of()
    model.show_picked(lambda rows: [row for row in rows if row.size == 2])
    assert names(model) == "bc"
    assert not model.index_of("d").isValid()
    assert not model.index_of("nobody").isValid()
    assert model.index_of("c").row() == 1
    assert (model.holds("d"), model.holds("nobody")) == (True, False)
