"""The window fits on the screen, with its frame, whatever it was left like."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSettings, QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gz_eval.app.columns import Tone
from gz_eval.app.jobs import Job
from gz_eval.desktop import theme, window_place
from gz_eval.desktop.window import MainWindow


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def room() -> QRect:
    return QApplication.primaryScreen().availableGeometry()


def made(qtbot: QtBot, settings: QSettings) -> MainWindow:
    window = MainWindow("four-pillars", settings)
    qtbot.addWidget(window)
    return window


def test_a_first_window_larger_than_the_screen_fills_it(qtbot: QtBot, settings: QSettings) -> None:
    """The screen of the tests is 800 pixels wide."""
    window = made(qtbot, settings)
    assert window.isMaximized()
    assert room().contains(QRect(room().topLeft(), window.normalGeometry().size()))


def test_a_window_left_on_a_larger_screen_comes_back_with_its_frame_on_this_one(
    qtbot: QtBot, settings: QSettings
) -> None:
    left = QWidget()
    qtbot.addWidget(left)
    left.setGeometry(900, 700, 1800, 1000)
    settings.setValue("window/geometry", left.saveGeometry())
    window = QWidget()
    qtbot.addWidget(window)
    window_place.put(window, settings.value("window/geometry"))
    window.show()
    window_place.keep_on_screen(window)
    assert room().contains(window.frameGeometry())
    assert window.height() > room().height() * 0.9  # as much of it as there is room for


def test_a_shown_window_that_reaches_over_the_edge_is_moved_and_no_smaller(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(room().right() - 100, room().bottom() - 100, 400, 300)
    window.show()
    window_place.keep_on_screen(window)
    assert room().contains(window.frameGeometry())
    assert window.size() == QSize(400, 300)
    assert window.frameGeometry().bottomRight() == room().bottomRight()


def test_a_window_with_room_stays_where_it_is(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(100, 120, 400, 300)
    window.show()
    window_place.keep_on_screen(window)
    assert window.geometry() == QRect(100, 120, 400, 300)


def test_a_maximised_window_is_left_to_the_desktop(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMaximized()
    before = window.geometry()
    window_place.keep_on_screen(window)
    assert window.isMaximized()
    assert window.geometry() == before


def test_the_status_line_is_on_the_screen(qtbot: QtBot, settings: QSettings) -> None:
    window = made(qtbot, settings)
    window.show()
    qtbot.waitExposed(window)
    status = window.statusBar()
    assert status.mapToGlobal(status.rect().bottomLeft()).y() <= room().bottom()


def test_a_window_in_large_text_does_not_grow_while_something_is_done(
    qapp: QApplication, filled: MainWindow
) -> None:
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    theme.write_in(qapp, font)
    filled.resize(1280, 720)
    filled.issues.say("117 errors and 255 warnings are open", Tone.BAD)
    filled.issues.show()
    filled.busy.follow(Job("Opening returns/AIGZ-0223 return.xlsx, 13 of 17"))
    filled.busy.show()
    for _ in range(20):
        qapp.processEvents()
    assert filled.statusBar().minimumSizeHint().width() <= 1280
    assert filled.width() == 1280
