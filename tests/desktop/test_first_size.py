"""The first window fits on a small screen, with its title and its frame."""

from __future__ import annotations

from PySide6.QtCore import QSize

from gz_eval.desktop.first_size import fit
from gz_eval.desktop.window import MainWindow


def test_on_a_small_screen_the_status_line_is_on_it(window: MainWindow) -> None:
    window.resize(1280, 720)
    fit(window, QSize(1280, 720))
    assert window.width() < 1280
    assert 640 < window.height() < 690
    status = window.statusBar()
    assert status.geometry().bottom() < window.height()


def test_on_a_large_one_it_has_the_size_it_is_meant_to_have(window: MainWindow) -> None:
    window.resize(1280, 720)
    fit(window, QSize(1920, 1040))
    assert window.size() == QSize(1280, 720)
