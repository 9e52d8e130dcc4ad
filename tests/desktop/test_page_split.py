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


def test_turned_it_is_divided_by_its_shares_again(split: PageSplit) -> None:
    split.moveSplitter(250, 1)
    split.turn(beside=True)
    split.divide((400, 200))
    assert split.sizes() == [250, 350]
    split.turn(beside=False)
    split.divide((100, 193))
    assert split.orientation() is Qt.Orientation.Vertical
    assert split.sizes() == [100, 193]


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


def test_a_page_folds_when_its_text_grows(qapp: QApplication, filled: MainWindow) -> None:
    filled.resize(1280, 720)
    filled.go(BIDS)
    page = filled.pages.page(BIDS)
    assert isinstance(page, BidsPage)
    assert page.tabs.indexOf(page.panel) < 0
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(font)
    qapp.processEvents()
    assert page.tabs.indexOf(page.panel) >= 0


def test_no_part_of_a_page_is_folded_away_by_its_handle(qtbot: QtBot, filled: MainWindow) -> None:
    ranking = filled.ranking
    assert ranking is not None
    filled.resize(1920, 1080)
    rows = ranking.columns.rows_split
    qtbot.waitUntil(lambda: rows.height() > 900 and rows.sizes()[1:] != [0])
    rows.moveSplitter(rows.height(), 1)
    assert min(rows.sizes()) > 0
