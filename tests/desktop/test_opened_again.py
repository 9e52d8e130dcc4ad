"""Who opens an evaluation again is where they were: on the page, with the bid."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dialog_answers import abandon, settled
from gz_eval.app.settings import Settings
from gz_eval.core.commands import SetWeight
from gz_eval.desktop.page_kinds import BIDS, RANKING, SHORTLIST
from gz_eval.desktop.window import MainWindow


@pytest.fixture
def path(qtbot: QtBot, filled: MainWindow, tmp_path: Path) -> Path:
    """The file of the open evaluation."""
    filled.documents.save_as(path := tmp_path / "eval.gzeval")
    settled(qtbot, filled)
    return path


def test_page_and_bid_are_there_again(qtbot: QtBot, filled: MainWindow, path: Path) -> None:
    first = filled.selected_bid
    filled.pages.go_to_bid("B019")
    filled.go(SHORTLIST)
    assert first != filled.selected_bid == "B019"
    filled.documents.close()
    settled(qtbot, filled)
    filled.open([path])
    settled(qtbot, filled)
    assert filled.pages.key == SHORTLIST
    assert filled.selected_bid == "B019"
    filled.go(RANKING)
    assert filled.ranking is not None
    assert filled.ranking.selected == "B019"


def test_another_window_begins_there_too(qtbot: QtBot, filled: MainWindow, path: Path) -> None:
    filled.pages.go_to_bid("B019")
    filled.go(BIDS)
    filled.close()
    again = MainWindow("four-pillars")
    qtbot.addWidget(again, before_close_func=abandon)
    again.show()
    again.open([path])
    settled(qtbot, again)
    assert again.pages.key == BIDS
    assert again.selected_bid == "B019"


def test_a_bid_that_is_gone_and_another_evaluation_begin_in_the_ranking(
    qtbot: QtBot, filled: MainWindow, path: Path
) -> None:
    document = filled.documents.document
    assert document is not None
    filled.pages.go_to_bid("B019")
    filled.go(BIDS)
    filled.documents.start()
    settled(qtbot, filled)
    assert filled.pages.key == RANKING
    assert filled.selected_bid == ""
    filled.remembered.leave(document.evaluation_id, "no page", "no bid")
    filled.open([path])
    settled(qtbot, filled)
    assert filled.pages.key == RANKING
    assert filled.selected_bid


@pytest.mark.parametrize("saved", [True, False])
def test_work_that_a_crash_left_opens_where_one_was(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path, saved: bool
) -> None:
    if saved:
        filled.documents.save_as(tmp_path / "eval.gzeval")
        settled(qtbot, filled)
    document = filled.documents.document
    assert document is not None
    document.session.do(SetWeight("power", 38))
    filled.pages.go_to_bid("B019")
    filled.go(SHORTLIST)
    qtbot.waitUntil(lambda: document.place == (SHORTLIST, "B019"))
    document.workfile.close()  # as a process that is killed lets go of it, and writes nothing
    again = MainWindow("four-pillars")
    qtbot.addWidget(again, before_close_func=abandon)
    again.show()
    again.recovery.look_for_leftovers()
    settled(qtbot, again)
    again.recovery.recover(again.recovery.leftovers[0])
    settled(qtbot, again)
    assert (again.pages.key, again.selected_bid) == (SHORTLIST, "B019")


def begun(qtbot: QtBot, *paths: Path) -> MainWindow:
    """A window as the program opens it."""
    window = MainWindow("four-pillars")
    qtbot.addWidget(window, before_close_func=abandon)
    window.show()
    window.start(paths)
    settled(qtbot, window)
    return window


def test_names_that_were_hidden_are_hidden_when_the_program_starts_anew(
    qtbot: QtBot, filled: MainWindow, path: Path
) -> None:
    """A panel that is not to know whose bids they are does not learn it by that."""
    filled.menus.nameless.trigger()
    filled.preferences.prefer(filled.remembered.settings, "light", 100)  # changes nothing of it
    filled.close()
    again = begun(qtbot, path)
    assert again.nameless
    assert again.menus.nameless.isChecked()
    assert again.ranking is not None
    assert "Campus" not in again.ranking.why.title
    again.menus.nameless.trigger()
    again.close()
    assert not begun(qtbot, path).nameless


def test_what_a_crash_left_is_not_told_where_names_were_hidden(
    qtbot: QtBot, filled: MainWindow
) -> None:
    document = filled.documents.document
    assert document is not None
    filled.menus.nameless.trigger()
    document.session.do(SetWeight("power", 38))
    document.workfile.close()  # as a process that is killed lets go of it, and writes nothing
    again = begun(qtbot)
    assert again.recovery.leftovers
    told = " ".join(label.text() for label in again.welcome.findChildren(QLabel))
    assert "Last change" in told
    assert "Power" not in told


def test_it_is_kept_for_the_last_evaluations() -> None:
    settings = Settings()
    for number in range(60):
        settings = settings.leaving(f"e{number}", "bids", "B1")
    settings = settings.leaving("e30", "map", "B2")
    assert settings.left_at("e30") == ("map", "B2")
    assert settings.left_at("e59") == ("bids", "B1")
    assert settings.left_at("e0") == ("", "")
    assert len(settings.left) == 50
