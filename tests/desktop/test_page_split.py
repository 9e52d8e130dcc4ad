"""How a page is divided: by its own shares, then as a hand left it; and by the size of its text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gz_eval.desktop.bids_page import BidsPage
from gz_eval.desktop.page_kinds import BIDS
from gz_eval.desktop.page_split import PageSplit
from gz_eval.desktop.window import MainWindow


@pytest.fixture
def split(qtbot: QtBot) -> PageSplit:
    return made(qtbot)


def made(qtbot: QtBot) -> PageSplit:
    """Two parts on 607 pixels, seven of them the handle's."""
    split = PageSplit(QWidget(), QWidget())
    qtbot.addWidget(split)
    split.resize(607, 300)
    split.show()
    return split


def test_shares_hold_until_a_handle_is_moved(split: PageSplit) -> None:
    split.divide((400, 200))
    assert split.sizes() == [400, 200]
    split.moveSplitter(250, 1)
    split.divide((400, 200))
    assert split.sizes() == [250, 350]


def test_turned_it_has_its_shares_and_turned_back_what_a_hand_gave_it(
    split: PageSplit,
) -> None:
    split.moveSplitter(250, 1)
    split.turn(beside=True)
    split.divide((400, 200))
    assert split.sizes() == [250, 350]
    split.turn(beside=False)
    split.divide((100, 193))
    assert split.orientation() is Qt.Orientation.Vertical
    assert split.sizes() == [100, 193]
    split.turn(beside=True)
    split.divide((400, 200))
    assert split.sizes() == [250, 350]


def test_only_what_a_hand_did_is_remembered(qtbot: QtBot, split: PageSplit, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    split.divide((400, 200))
    split.remember(settings, "key")
    assert not settings.contains("key")
    split.moveSplitter(250, 1)
    split.remember(settings, "key")
    other = made(qtbot)
    other.restore(settings, "key")
    other.divide((400, 200))
    assert other.sizes() == [250, 350]


def test_what_was_written_down_of_other_parts_or_otherwise_is_passed_over(
    qtbot: QtBot, split: PageSplit, tmp_path: Path
) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    split.setSizes([123, split.width() - 123])
    split.splitterMoved.emit(123, 1)
    split.remember(settings, "split")
    key = str(settings.value("split")).partition(":")[0]
    settings.setValue("split", f"{key}: 1 2 3\nb'x00'\n{key} more:")
    other = PageSplit(QWidget(), QWidget())
    qtbot.addWidget(other)
    other.resize(split.size())
    other.show()
    other.restore(settings, "split")
    other.divide([100, 300])
    assert 0 < other.sizes()[0] < other.sizes()[1]
    other.remember(settings, "again")
    assert str(settings.value("again")) == f"{key}: 1 2 3"


def test_parts_that_stretch_take_what_the_others_leave(split: PageSplit) -> None:
    """It does not matter what the window was in between: a hand is not worn down by it."""
    split.setStretchFactor(1, 1)
    split.moveSplitter(250, 1)
    for width, expected in ((907, [250, 650]), (207, [200, 0]), (607, [250, 350])):
        split.resize(width, 300)
        split.divide((width, 0))
        assert split.sizes() == expected


def write_in(app: QApplication, size: float) -> None:
    """Have all text be of this size, in points."""
    font = app.font()
    font.setPointSizeF(size)
    app.setFont(font)
    app.processEvents()


def test_each_size_of_text_gets_back_what_was_dragged_at_it(
    qtbot: QtBot, qapp: QApplication, filled: MainWindow, tmp_path: Path
) -> None:
    """What needs more room at large text pushes handles; they are not left where it pushed them."""
    filled.resize(1920, 1080)
    columns, rows = dragged(filled)
    qtbot.waitUntil(lambda: rows.height() > 900 and len(rows.sizes()) == 2)
    size = qapp.font().pointSizeF()
    columns.moveSplitter(columns.sizes()[0] + 120, 1)
    rows.moveSplitter(rows.height() - 150, 1)
    dragged_at = [columns.sizes(), rows.sizes()]
    write_in(qapp, size * 2)
    assert columns.sizes() != dragged_at[0]
    write_in(qapp, size)
    qtbot.waitUntil(lambda: [columns.sizes(), rows.sizes()] == dragged_at)
    write_in(qapp, size * 2)
    dragged_at_large = columns.sizes()[0] + 40
    columns.moveSplitter(dragged_at_large, 1)
    write_in(qapp, size)
    qtbot.waitUntil(lambda: [columns.sizes(), rows.sizes()] == dragged_at)
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    columns.remember(settings, "key")
    other = PageSplit(*(QWidget() for _ in range(columns.count())))
    qtbot.addWidget(other)
    other.resize(columns.size())
    other.setStretchFactor(1, 1)
    other.restore(settings, "key")
    other.divide([0] * columns.count())
    assert other.sizes() == dragged_at[0]


def dragged(window: MainWindow) -> tuple[PageSplit, PageSplit]:
    """The splitters of Ranking."""
    assert window.ranking is not None
    return window.ranking.columns.columns_split, window.ranking.columns.rows_split


def test_a_page_folds_when_its_text_grows(qapp: QApplication, filled: MainWindow) -> None:
    filled.resize(1280, 720)
    filled.go(BIDS)
    page = filled.pages.page(BIDS)
    assert isinstance(page, BidsPage)
    assert page.tabs.indexOf(page.panel) < 0
    write_in(qapp, qapp.font().pointSizeF() * 2)
    assert page.tabs.indexOf(page.panel) >= 0


def test_no_part_of_a_page_is_folded_away_by_its_handle(qtbot: QtBot, filled: MainWindow) -> None:
    ranking = filled.ranking
    assert ranking is not None
    filled.resize(1920, 1080)
    rows = ranking.columns.rows_split
    qtbot.waitUntil(lambda: rows.height() > 900 and rows.sizes()[1:] != [0])
    rows.moveSplitter(rows.height(), 1)
    assert min(rows.sizes()) > 0
