"""A window without a screen, on a small made-up evaluation. Qt's warnings are failures."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import csv
import gc
import threading
from collections.abc import Iterator
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from builders import SHEET, blank, code, exact, framework
from builders import bid as bid_of
from dialog_answers import abandon, kept_waiting
from gz_eval.app.folders import HOME_VARIABLE, Folders
from gz_eval.app.session import Session
from gz_eval.app.settings import Settings
from gz_eval.app.shown import Shown
from gz_eval.core.bids import Bid, BidSet, Layout, LeftOut, SheetRecord
from gz_eval.core.framework import Comparison, Framework, Gate, ShortlistRule, Test
from gz_eval.core.framework_file import load_framework
from gz_eval.core.issues import Issue, Severity
from gz_eval.core.people import Person
from gz_eval.core.project import Project
from gz_eval.core.source import CellRef, SourceFile
from gz_eval.desktop import drawing_room, theme
from gz_eval.desktop.ranking_page import RankingPage
from gz_eval.desktop.window import MainWindow
from qt_messages import NOT_OURS, heard, said_late

REGISTERED = 30  # bids of the register that is written for a test

FRAMEWORK: Framework = framework(
    gates=(
        Gate("size", "At least 300 MW", Test("mw", Comparison.AT_LEAST, Decimal(300))),
        Gate("status", "Connection known", Test("status", Comparison.ANSWERED)),
    ),
    shortlist=ShortlistRule(places=5, reserve=3),
)


def made_bid(number: int) -> Bid:
    """One of a row of bids: figures that go up and down, some blank, three regions."""
    made = bid_of(
        number,
        {
            "mw": blank() if number % 11 == 5 else exact(100 + number * 137 % 900),
            "status": code(("firm", "offered", "none")[number % 3]),
            "ha": blank() if number % 7 == 3 else exact(number * 29 % 100, "ha"),
        },
        f"{('Harrow', 'Tarn', 'Kettle')[number % 3]} Campus {number}",
    )
    region = ("E12000001", "W92000004", "S92000003")[number % 3]
    return Bid(made.id, made.name, region, made.source, made.answers)


def made_bids(count: int) -> BidSet:
    """A register of `count` bids and one row left out, with some issues."""
    bids = tuple(made_bid(number) for number in range(1, count + 1))
    issues = tuple(
        Issue(
            Severity.ERROR if number % 2 else Severity.NOTE,
            "missing",
            "Land is left blank.",
            "Ask the bidder.",
            (CellRef(SHEET, number + 1, 4),),
            bids[number - 1].id,
            "ha",
        )
        for number in range(3, count + 1, 7)
    )
    general = Issue(Severity.WARNING, "hidden-sheet", "Sheet “Lists” is hidden.", "Look at it.")
    left_out = LeftOut(CellRef(SHEET, count + 2, 1), "a total", "Total")
    sheet = SheetRecord(SHEET, Layout.REGISTER, False, 1, (), count + 1, count, (left_out,))
    source = SourceFile("bids.xlsx", "bids.xlsx", "0" * 64, 1)
    return BidSet(bids, (source,), (sheet,), (*issues, general))


def made_session(count: int = 40) -> Session:
    """A session on `count` made-up bids, in which it is known who acts."""
    return Session(Project(FRAMEWORK, made_bids(count)), person=Person("A. Official", "analyst"))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Before pytest-qt closes the test's windows, when it does not listen any more."""
    with heard():
        return (yield)


@pytest.fixture(autouse=True)
def no_qt_messages(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning of Qt's is a failure, as Python's are."""
    if "qapp" not in request.fixturenames:
        yield
        return
    log = request.getfixturevalue("qtlog")
    yield
    said = [
        f"{record.type.name}: {record.message}"
        for record in log.records
        if not record.message.startswith(NOT_OURS)
    ]
    assert not said


_ALL_AFTER = 10  # tests: to look at everything takes its time
_tests = count(1)


@pytest.fixture(autouse=True)
def garbage_waits_for_the_end_of_a_test() -> Iterator[None]:
    """As in the program, nothing is collected in the midst of what Qt does, nor on other threads.

    A widget that is garbage would be deleted in the very call of one of its parts.
    """
    gc.disable()
    yield
    gc.collect(1 if next(_tests) % _ALL_AFTER else 2)
    gc.enable()


_PATIENCE = 20  # seconds


@pytest.fixture(autouse=True)
def no_dialog_waits_for_ever(request: pytest.FixtureRequest) -> Iterator[None]:
    """A dialog that nobody answers is a failure, also one that comes as windows are taken down."""
    if "qapp" not in request.fixturenames:
        yield
        return
    with kept_waiting(_PATIENCE) as stayed:
        yield
    assert stayed == []


_ROUNDS = 2  # what is deleted may delete more


def left_alive(qapp: QApplication, before: set[QWidget]) -> list[str]:
    """The windows that are there now and were not before, once what is to be deleted is."""
    for _ in range(_ROUNDS):
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qapp.processEvents()
    return [repr(one) for one in qapp.topLevelWidgets() if one not in before]


@pytest.fixture(autouse=True)
def nothing_is_left_alive(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test leaves no window, dialog or thread of ours behind: neither does the program."""
    if "qapp" not in request.fixturenames:
        yield
        return
    qapp: QApplication = request.getfixturevalue("qapp")
    before = set(qapp.topLevelWidgets())
    yield
    left = left_alive(qapp, before)
    if left:  # what only Python's cycles hold on to is garbage, and not left alive
        gc.collect()
        left = left_alive(qapp, before)
    drawing_room.finish()  # as the program does when its window is gone
    threads = [one.name for one in threading.enumerate() if one.name.startswith("gz_eval")]
    late = said_late()
    assert left == []
    assert threads == []
    assert late == []


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    """The light scheme, as the application wears it; large text of a test does not stay."""
    font = qapp.font()
    theme.write_in(qapp, font)
    theme.wear(qapp, theme.LIGHT)
    yield
    theme.write_in(qapp, font)
    theme.wear(qapp, theme.LIGHT)


@pytest.fixture
def session() -> Session:
    """A session on a few bids, in which it is known who acts."""
    return made_session(8)


@pytest.fixture
def page(qtbot: QtBot, dressed: None) -> RankingPage:
    """The ranking page on forty bids, shown."""
    session = made_session()
    shown = RankingPage(Shown(session))
    shown.refresh()
    session.subscribe(shown.refresh)
    qtbot.addWidget(shown)
    shown.resize(1280, 680)
    with qtbot.waitExposed(shown):
        shown.show()
    qtbot.waitUntil(lambda: shown.why.title.startswith("Why rank"))
    return shown


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings and unsaved work of the test's own person, who has a name and a role."""
    folder = tmp_path / "home"
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    Settings("A. Official", "analyst").save(Folders.of_user())
    return folder


@pytest.fixture
def window(qtbot: QtBot, dressed: None, home: Path) -> Iterator[MainWindow]:
    """An empty window, closed at the end with its worker; unsaved work is let go."""
    shown = MainWindow("four-pillars")
    qtbot.addWidget(shown, before_close_func=abandon)
    shown.show()
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    yield shown
    shown.close()


@pytest.fixture(scope="session")
def shipped_labels() -> dict[str, str]:
    """The labels of the shipped framework's fields, by key."""
    return {field.key: field.label for field in load_framework("four-pillars").fields}


@pytest.fixture
def register(tmp_path: Path, shipped_labels: dict[str, str]) -> Path:
    """A register of thirty bids, asked by the labels of the shipped framework."""
    path = tmp_path / "register.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        columns = ("bid_id", "bid_name", "region", "status", "firm_mw", "area_ha", "water_letter")
        writer.writerow([shipped_labels[key] for key in columns])
        for number in range(1, REGISTERED + 1):
            power = "TBC" if number == 7 else str(400 + number * 53 % 700)
            name = f"{('Harrow', 'Tarn', 'Kettle')[number % 3]} Campus {number}"
            region = ("Wales", "Scotland", "London")[number % 3]
            area = str(45 + number * 17 % 150)
            writer.writerow((f"B{number:03}", name, region, "Submitted", power, area, "Yes"))
    return path


@pytest.fixture
def filled(qtbot: QtBot, window: MainWindow, register: Path) -> MainWindow:
    """A window with bids."""
    with qtbot.waitSignal(window.settled):
        window.open([register])
    qtbot.waitUntil(lambda: window.account.isVisible())
    ranking = window.ranking
    assert ranking is not None
    qtbot.waitUntil(lambda: ranking.why.title.startswith("Why rank"))  # a little behind the table
    return window
