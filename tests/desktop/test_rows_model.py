"""The one model of every table, held to Qt's own checks, and the proxy over it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from gz_eval.app.columns import Column
from gz_eval.desktop.rows_model import RowsModel, RowsProxy


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


def model_of(rows: tuple[Place, ...] = ROWS) -> RowsModel[Place]:
    model = RowsModel(COLUMNS)
    model.show(rows)
    return model


def names(proxy: RowsProxy[Place]) -> str:
    return "".join(row.id for row in proxy.shown_rows())


def test_the_model_and_its_proxy_keep_qts_rules_through_every_change(qtbot: QtBot) -> None:
    failing = QAbstractItemModelTester.FailureReportingMode.Fatal
    model = RowsModel(COLUMNS)
    proxy = RowsProxy(model)
    testers = [QAbstractItemModelTester(one, failing) for one in (model, proxy)]
    for rows in (ROWS, ROWS[::-1], ROWS[:2], (), (Place("z", 1),), ROWS):
        model.show(rows)
        proxy.sort(1, DOWN)
        proxy.show_only(lambda row: row.id != "a")
        proxy.show_only(None)
    assert len(testers) == 2


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


def test_sorting_keeps_blanks_last_and_ties_by_id_both_ways(qtbot: QtBot) -> None:
    proxy = RowsProxy(model_of())
    proxy.sort(1, UP)
    assert names(proxy) == "bcda"
    proxy.sort(1, DOWN)
    assert names(proxy) == "dbca"
    proxy.sort(0, DOWN)
    assert names(proxy) == "dcba"


def test_the_natural_order_is_the_models_own(qtbot: QtBot) -> None:
    proxy = RowsProxy(model_of(), natural=0)
    proxy.sort(0, UP)
    assert (names(proxy), proxy.in_natural_order) == ("badc", True)
    proxy.sort(0, DOWN)
    assert (names(proxy), proxy.in_natural_order) == ("dcba", False)


def test_rows_in_a_new_order_take_whoever_points_at_them_along(qtbot: QtBot) -> None:
    model = model_of()
    proxy = RowsProxy(model)
    pointing = QPersistentModelIndex(model.index(2, 1))
    through = QPersistentModelIndex(proxy.index_of("c"))
    with qtbot.assertNotEmitted(model.modelReset):
        model.show((Place("d", 1), Place("c", 2), Place("b", 3), Place("a", 4)))
    assert (pointing.row(), pointing.column()) == (0, 1)
    assert proxy.row_at(through) == Place("c", 2)


def test_the_same_rows_with_other_figures_only_change_their_data(qtbot: QtBot) -> None:
    model = model_of()
    with (
        qtbot.assertNotEmitted(model.layoutChanged),
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.waitSignal(model.dataChanged),
    ):
        model.show(tuple(Place(row.id, 7) for row in ROWS))
    assert model.sort_keys(1) == [7, 7, 7, 7]


def test_other_rows_reset_it(qtbot: QtBot) -> None:
    model = model_of()
    with qtbot.waitSignal(model.modelReset):
        model.show((Place("x", 1), *ROWS[1:]))
    assert (model.row_of("x"), model.row_of("b")) == (0, -1)


def test_what_is_filtered_away_has_no_index(qtbot: QtBot) -> None:
    proxy = RowsProxy(model_of())
    proxy.show_only(lambda row: row.size == 2)
    assert names(proxy) == "bc"
    assert not proxy.index_of("d").isValid()
    assert not proxy.index_of("nobody").isValid()
    assert proxy.index_of("c").row() == 1
