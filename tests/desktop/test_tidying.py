"""Garbage goes little by little, and all of it once a document was closed."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from gz_eval.desktop import tidying
from gz_eval.desktop.tidying import Tidying
from gz_eval.desktop.window import MainWindow


class Ring:
    """Something that holds on to itself."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def tidy(qapp: QApplication) -> Iterator[Tidying]:
    made = Tidying(qapp)
    yield made
    made.end()
    made.deleteLater()
    gc.unfreeze()


def test_python_collects_nothing_by_itself_meanwhile(tidy: Tidying) -> None:
    assert not gc.isenabled()
    tidy.end()
    assert gc.isenabled()


def test_what_was_made_lately_is_collected_before_long(qtbot: QtBot, tidy: Tidying) -> None:
    watched = weakref.ref(Ring())
    many = [[] for _ in range(5000)]  # type: ignore[var-annotated]
    qtbot.waitUntil(lambda: watched() is None)
    assert len(many) == 5000


def test_it_looks_more_often_while_much_is_made(tidy: Tidying) -> None:
    rows = [[at] for at in range(5000)]  # of what was made in 250 ms too much to look at in one go
    tidy._tidy()
    soon = tidy._timer.interval()
    assert len(rows) == 5000
    tidy._tidy()
    assert 4 * soon < tidy._timer.interval()


def test_a_closed_document_goes_once_another_program_is_in_front(
    qtbot: QtBot, qapp: QApplication, tidy: Tidying
) -> None:
    watched = weakref.ref(Ring())
    gc.freeze()  # as the warm-up does: it may be that more than modules is there by then
    tidy.follow_document()  # the first one: nothing was closed
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert watched() is not None
    tidy.follow_document()
    assert watched() is not None  # whoever closed it has a hand on the window
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert watched() is not None
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert watched() is None


def test_whoever_writes_is_not_taken_for_nobody(
    qtbot: QtBot, tidy: Tidying, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "_UNATTENDED", 2)
    monkeypatch.setattr(tidying, "_EVERY", 20)
    window.focus.pressed.connect(tidy.somebody_is_there)
    box = QPlainTextEdit(window)
    box.show()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    looks: list[int] = []
    monkeypatch.setattr(tidy, "_look_at_everything", lambda: looks.append(1))
    tidy.follow_document()
    tidy.follow_document()
    for _ in range(4):
        tidy._tidy()
        QTest.keyClick(box, Qt.Key.Key_A)
    assert not looks
    for _ in range(4):
        tidy._tidy()
    assert looks
    box.hide()


def test_a_closed_document_goes_once_nobody_does_anything(
    qtbot: QtBot, tidy: Tidying, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "_UNATTENDED", 1)
    watched = weakref.ref(Ring())
    gc.freeze()
    tidy.follow_document()
    tidy.follow_document()
    qtbot.waitUntil(lambda: watched() is None)


def test_a_closed_document_stays_while_something_is_being_done(
    qtbot: QtBot, tidy: Tidying, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "_EVERY", 1)
    monkeypatch.setattr(tidying, "_UNATTENDED", 2)
    watched = weakref.ref(Ring())
    gc.freeze()
    tidy.follow_document()
    tidy.follow_document()
    rows: list[list[int]] = []
    made = QTimer(tidy)
    made.timeout.connect(lambda: rows.extend([at] for at in range(3000)))
    made.start(0)
    qtbot.waitUntil(lambda: len(rows) > 150_000)
    assert watched() is not None


def test_nothing_old_is_looked_at_while_work_is_done_in_the_background(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who waits for an export moves nothing, and is not nobody."""
    monkeypatch.setattr(tidying, "_UNATTENDED", 1)
    rest: list[bool] = []
    tidy = Tidying(qapp, lambda: bool(rest))
    watched = weakref.ref(Ring())
    gc.freeze()
    tidy.follow_document()
    tidy.follow_document()
    for _ in range(3):
        tidy._tidy()
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert watched() is not None
    rest.append(True)
    for _ in range(3):
        tidy._tidy()
    assert watched() is None
    tidy.end()
    tidy.deleteLater()
    gc.unfreeze()
