"""Looking back: two states compared, and a value's source as it was imported."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from accessible import unnamed
from busy_session import bid_set, busy_session, fresh_session
from gz_eval.app.session import Session
from gz_eval.app.source_reading import read_sources
from gz_eval.core.bids import BidSet
from gz_eval.core.commands import ImportBids
from gz_eval.core.errors import UserError
from gz_eval.core.source import CellRef, SheetRef, SourceFile
from gz_eval.desktop import source_dialog
from gz_eval.desktop.compare_dialog import CompareDialog
from gz_eval.desktop.history_page import HistoryPage
from gz_eval.desktop.source_dialog import SourceDialog

LEFT = Qt.MouseButton.LeftButton
DATA = b"Bid,Power,Land\n" + b"".join(
    f"Bid {number},{number}00 MW,{number}0 ha\n".encode() for number in range(1, 60)
)
SHEET = SheetRef("register.csv", "")


class Kept:
    """An evaluation that keeps one workbook."""

    def __init__(self) -> None:
        self.session: Session = fresh_session(bids=False)
        file = SourceFile("register.csv", "register.csv", "cd" * 32, len(DATA))
        sheet = replace(bid_set().sheets[0], ref=SHEET, rows_read=0, imported=0)
        self.session.do(ImportBids(BidSet((), (file,), (sheet,), ())))

    def source(self, sha256: str) -> bytes:
        """The workbook."""
        assert sha256 == "cd" * 32
        return DATA


@pytest.fixture
def source(qtbot: QtBot, dressed: None) -> SourceDialog:
    dialog = SourceDialog(read_sources(Kept(), (CellRef(SHEET, 31, 2),)))
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


# -- comparing ------------------------------------------------------------------------------------


def test_two_entries_of_the_history_are_compared(qtbot: QtBot, dressed: None) -> None:
    page = HistoryPage(busy_session())
    page.refresh()
    qtbot.addWidget(page)
    page.show()
    page.choose(6)
    QTest.mouseClick(page.button(page.compare), LEFT)
    dialog = page.comparison
    assert dialog is not None
    said = dialog.text.toPlainText()
    assert "Framework\nWeight of Power: 60% → 20%" in said
    assert unnamed(dialog) == []
    QTest.mouseClick(dialog.copy, LEFT)
    assert QApplication.clipboard().text() == dialog.compared.text
    dialog.close()


def test_states_that_are_alike_say_so(qtbot: QtBot, dressed: None) -> None:
    session = busy_session()
    dialog = CompareDialog(session, 2, 4)
    qtbot.addWidget(dialog)
    assert dialog.text.toPlainText() == "The two states are alike."


# -- sources --------------------------------------------------------------------------------------


def test_the_cell_is_shown_with_what_is_around_it(source: SourceDialog) -> None:
    table = source.table
    index = table.currentIndex()
    assert index.data() == "3000 MW"
    assert table.viewport().rect().contains(table.visualRect(index))
    assert [row.number for row in table.rows.rows] == [1, *range(19, 44)]
    assert table.rows.headerData(1, Qt.Orientation.Horizontal) == "B · Power"
    assert source.digest.text() == "cd" * 32
    assert unnamed(source) == []


def test_what_says_which_row_it_is_stays_while_the_cell_is_scrolled_to(
    qtbot: QtBot, source: SourceDialog
) -> None:
    table = source.table
    for column in range(len(table.columns)):
        table.setColumnWidth(column, table.viewport().width() * 2 // 5)
    table.resize(table.width() - 1, table.height())  # fitted anew
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    table.go_to_cell()
    cell = table.visualRect(table.currentIndex())
    assert table.staying == 1
    assert table.indexAt(QPoint(1, cell.center().y())).column() == 0
    assert cell.left() >= table.staying_width


@pytest.mark.parametrize(
    ("shares", "staying"), [((10, 10), 2), ((20, 29), 2), ((40, 40), 1), ((60, 10), 0)]
)
def test_what_stays_leaves_half_of_the_width_to_the_rest(
    qtbot: QtBot, dressed: None, shares: tuple[int, int], staying: int
) -> None:
    dialog = SourceDialog(read_sources(Kept(), (CellRef(SHEET, 31, 3),)))
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    table = dialog.table
    for column, share in enumerate(shares):
        table.setColumnWidth(column, table.viewport().width() * share // 100)
    assert table.staying == staying


def test_its_model_keeps_qts_rules(source: SourceDialog) -> None:
    failing = QAbstractItemModelTester.FailureReportingMode.Fatal
    assert QAbstractItemModelTester(source.table.rows, failing).model() is source.table.rows


def test_the_row_numbers_are_painted_in_both_schemes(source: SourceDialog) -> None:
    assert not source.table.grab().isNull()
    assert source.table.verticalHeader().isVisible()
    assert source.table.verticalHeader().accessibleName() == "Row numbers"


def test_the_workbook_is_saved_byte_for_byte(
    source: SourceDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    QTest.mouseClick(source.save, LEFT)
    assert target.read_bytes() == DATA
    assert source.saved.isVisible()
    assert source.saved.text().endswith("out.csv.")


def test_a_refusal_to_save_is_told(
    source: SourceDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[UserError] = []
    monkeypatch.setattr(source_dialog, "tell", lambda _parent, error: told.append(error))
    source.save_to(tmp_path / "nowhere" / "out.csv")
    assert "does not exist" in told[0].what
    assert not source.saved.isVisible()


def test_a_file_that_is_not_there_any_more_is_refused() -> None:
    with pytest.raises(UserError, match="not among the files"):
        read_sources(Kept(), (CellRef(SheetRef("old.xlsx", "A"), 1, 1),))
