"""Nobody is named on the record who has not said who they are: the window asks, once."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from dialog_answers import answering, named, settled
from gz_eval.app.folders import Folders
from gz_eval.app.settings import Settings
from gz_eval.core.bids import BidSet
from gz_eval.core.people import Person
from gz_eval.core.resources import sample_bids
from gz_eval.desktop.person_dialog import PersonDialog
from gz_eval.desktop.window import MainWindow

OFFICIAL = Person("A. Official", "assessor")


@pytest.fixture
def home(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings in which nobody is named, on a computer that knows a login."""
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(variable, "asha01")
    Settings().save(Folders.of_user())
    return home


def names(window: MainWindow) -> list[str]:
    assert window.documents.document is not None
    return [entry.stamp.by.name for entry in window.documents.document.session.entries]


def test_the_sample_opens_without_a_question_and_names_nobody(
    qtbot: QtBot, window: MainWindow
) -> None:
    with answering() as came:
        window.menus.sample.trigger()
        settled(qtbot, window)
    assert came == []
    assert names(window) == ["", ""]
    assert window.menus.person.text() == "Say who acts…"


def test_the_samples_named_at_the_start_ask_nothing_either(
    qtbot: QtBot, window: MainWindow
) -> None:
    with answering() as came:
        window.open([sample_bids()])
        settled(qtbot, window)
    assert came == []
    assert names(window) == ["", ""]
    assert window.documents.document is not None
    assert window.documents.document.name == "Sample evaluation"


def test_a_weight_asks_once_who_keeps_it(qtbot: QtBot, window: MainWindow) -> None:
    window.menus.sample.trigger()
    settled(qtbot, window)
    ranking = window.ranking
    assert ranking is not None
    ranking.try_weight("power", 55)
    offered = list[str]()

    def leave(dialog: QDialog) -> None:
        assert isinstance(dialog, PersonDialog)
        offered.append(dialog.name.text())
        dialog.reject()

    with answering(leave):
        ranking.keep()
    assert offered == [""]  # the login is no name
    assert ranking.trying
    assert len(names(window)) == 2
    with answering(named(OFFICIAL.name, OFFICIAL.role)):
        ranking.keep()
    assert not ranking.trying
    with answering() as came:
        window.menus.undo.trigger()
    assert came == []
    assert names(window)[2:] == [OFFICIAL.name] * 2
    assert window.menus.person.text() == "Acting as A. Official (assessor)…"
    assert Settings.load(Folders.of_user()).person() == OFFICIAL


def test_an_import_is_not_made_by_who_will_not_say_who_acts(
    qtbot: QtBot, window: MainWindow, register: Path
) -> None:
    with answering(QDialog.reject):
        window.open([register])
        settled(qtbot, window)
    assert window.documents.document is None
    assert "was cancelled. Nothing was changed." in window.banner.text.text()
    with answering(named(OFFICIAL.name, OFFICIAL.role)):
        window.open([register])
        settled(qtbot, window)
    assert names(window) == ["", OFFICIAL.name]


def test_bids_that_nobody_would_bring_in_are_not_held(
    qtbot: QtBot, window: MainWindow, register: Path
) -> None:
    window.menus.sample.trigger()
    settled(qtbot, window)
    path = register.rename(register.with_name("nobody’s.csv"))

    def held() -> list[str]:
        gc.collect()
        sets = [one for one in gc.get_objects() if isinstance(one, BidSet)]
        return [file.name for one in sets for file in one.files if file.name == path.name]

    def decline(dialog: QDialog) -> None:
        assert held()  # they are ready, and wait for a name
        dialog.reject()

    with answering(decline):
        window.open([path])
        settled(qtbot, window)
    assert not held()


def test_a_name_that_is_given_elsewhere_is_not_forgotten_by_a_window_without(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.menus.sample.trigger()
    settled(qtbot, window)
    Settings(OFFICIAL.name, OFFICIAL.role).save(Folders.of_user())
    window.remembered.used(tmp_path)  # which reads the settings anew
    window.refresh()
    assert Settings.load(Folders.of_user()).person() == OFFICIAL
