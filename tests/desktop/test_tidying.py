"""Garbage goes little by little, and all of it once a document was closed."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gz_eval.desktop import tidying
from gz_eval.desktop.tidying import Tidying


class Ring:
    """Something that holds on to itself."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def tidy(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tidying]:
    monkeypatch.setattr(tidying, "_AFTER", 0)
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


def test_it_looks_more_often_while_much_is_made(qtbot: QtBot, tidy: Tidying) -> None:
    looks: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start" and info["generation"] == 0:
            looks.append(gc.get_count()[0])

    rows: list[list[int]] = []
    making = QTimer(tidy)
    making.timeout.connect(lambda: rows.extend([at] for at in range(500)))
    gc.callbacks.append(note)
    try:
        making.start(1)  # some hundred thousand a second: too much to look at four times a second
        qtbot.waitUntil(lambda: len(looks) > 6)
    finally:
        gc.callbacks.remove(note)
        making.stop()
    first, *others = looks
    assert 2 * sorted(others)[len(others) // 2] < first


def test_all_is_collected_once_a_document_was_closed(qtbot: QtBot, tidy: Tidying) -> None:
    watched = weakref.ref(Ring())
    gc.freeze()  # as the warm-up does: it may be that more than modules is there by then
    tidy.follow_document()  # the first one: nothing was closed
    turns: list[int] = []
    QTimer.singleShot(20, lambda: turns.append(1))
    qtbot.waitUntil(lambda: bool(turns))
    assert watched() is not None
    tidy.follow_document()
    qtbot.waitUntil(lambda: watched() is None)
