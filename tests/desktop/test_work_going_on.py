"""Leaving while bids are still read or a file is written: asked about, and never dropped unsaid."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from dialog_answers import answering, chosen, named, settled
from gz_eval.app.document import Document
from gz_eval.app.folders import Folders
from gz_eval.core.commands import SetWeight
from gz_eval.core.framework_file import load_framework
from gz_eval.core.people import Person
from gz_eval.desktop.charts_page import ChartsPage
from gz_eval.desktop.page_kinds import CHARTS, EXPORT
from gz_eval.desktop.window import MainWindow

OTHER = Person("B. Official", "assurer")


@pytest.fixture
def more(register: Path, tmp_path: Path) -> Path:
    """A second register, of other bids."""
    path = tmp_path / "more.csv"
    text = register.read_text(encoding="utf-8").replace("B0", "C0").replace("Campus", "Works")
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def third(more: Path, tmp_path: Path) -> Path:
    """A third register, of others again."""
    path = tmp_path / "third.csv"
    path.write_text(more.read_text(encoding="utf-8").replace("C0", "D0"), encoding="utf-8")
    return path


def of_somebody(path: Path) -> None:
    """Write an evaluation of another person's to a file."""
    document = Document.new(load_framework("four-pillars"), Folders.of_user(), OTHER)
    document.save_as(path)
    document.close()


def saved(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.documents.save_as(path)
    settled(qtbot, window)


def count(window: MainWindow) -> int:
    document = window.documents.document
    assert document is not None
    return len(document.session.project.bids.bids)


def test_a_window_does_not_close_over_bids_that_are_being_read(
    qtbot: QtBot, filled: MainWindow, more: Path, tmp_path: Path
) -> None:
    saved(qtbot, filled, tmp_path / "Round 1.gzeval")
    filled.open([more])
    with answering(chosen("")) as seen:
        assert not filled.close()
    assert "Reading more.csv is not done yet." in seen[0].said
    settled(qtbot, filled)
    assert count(filled) == 60


def test_what_is_stopped_adds_nothing(
    qtbot: QtBot, filled: MainWindow, more: Path, tmp_path: Path
) -> None:
    path = tmp_path / "Round 1.gzeval"
    saved(qtbot, filled, path)
    go_on = Event()
    filled.work_on("Waiting", lambda _progress: go_on.wait(20), lambda _waited: None)
    filled.open([more])  # which waits for that
    with answering(chosen("stop")):
        filled.documents.close()
    go_on.set()
    settled(qtbot, filled)
    assert filled.documents.document is None
    filled.open([path])
    settled(qtbot, filled)
    assert count(filled) == 30


def test_nothing_is_read_in_vain_before_there_is_an_evaluation(
    qtbot: QtBot, window: MainWindow, register: Path
) -> None:
    window.open([register])
    with answering(chosen("")) as seen:
        assert not window.close()
    assert len(seen) == 1
    settled(qtbot, window)
    assert count(window) == 30


def test_what_is_dropped_while_an_evaluation_begins_comes_into_it(
    qtbot: QtBot, window: MainWindow, register: Path, more: Path
) -> None:
    window.open([register])
    window.open([more])
    settled(qtbot, window)
    qtbot.waitUntil(lambda: window.documents.document is not None and count(window) == 60)
    settled(qtbot, window)


def test_what_is_dropped_for_one_evaluation_comes_into_no_other(
    qtbot: QtBot, window: MainWindow, register: Path, more: Path, third: Path, tmp_path: Path
) -> None:
    window.open([register])
    settled(qtbot, window)
    other = tmp_path / "B.gzeval"
    saved(qtbot, window, other)
    window.documents.close()
    settled(qtbot, window)
    window.open([third])  # begins an evaluation
    window.open([more])  # is to come into it
    with answering(chosen("stop")):
        window.documents.open(other)
    settled(qtbot, window)
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.text.text() == (
        "Reading more.csv was not begun: neither was the evaluation it was for."
        " Import the files again."
    )
    settled(qtbot, window)
    assert count(window) == 30


def test_what_waits_for_an_evaluation_that_was_stopped_comes_into_no_sample(
    qtbot: QtBot, window: MainWindow, register: Path, more: Path, third: Path
) -> None:
    for path in (register, more, third):
        window.open([path])
    with answering(chosen("stop")):
        window.imports.open_sample()
    qtbot.waitUntil(lambda: window.banner.isVisible() and window.at_rest, timeout=20_000)
    assert "more.csv and 1 more" in window.banner.text.text()
    assert count(window) == 245


def test_bids_dropped_while_another_evaluation_opens_are_asked_about(
    qtbot: QtBot, filled: MainWindow, more: Path, tmp_path: Path
) -> None:
    other, own = tmp_path / "B.gzeval", tmp_path / "A.gzeval"
    saved(qtbot, filled, other)
    saved(qtbot, filled, own)
    with answering(chosen("")) as seen:
        filled.documents.open(other)
        filled.open([more])  # on A, while B is being opened
        settled(qtbot, filled)
    assert "Reading more.csv is not done yet." in seen[0].said
    document = filled.documents.document
    assert document is not None
    assert document.path == own
    assert count(filled) == 60


def test_who_closes_while_the_first_save_runs_sees_no_fault(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path
) -> None:
    go_on, path = Event(), tmp_path / "X.gzeval"
    filled.work_on("Waiting", lambda _progress: go_on.wait(20), lambda _waited: None)
    filled.documents.save_as(path)
    with answering(chosen("drop")):
        filled.documents.close()
    go_on.set()
    settled(qtbot, filled)
    assert path.exists()
    assert not filled.crashes.dialogs


def test_who_acts_is_asked_once_of_bids_that_come_in_together(
    qtbot: QtBot, filled: MainWindow, more: Path, third: Path
) -> None:
    document = filled.documents.document
    assert document is not None
    document.session.person = Person("", "")

    def answer(dialog: QDialog) -> None:
        filled.open([third])
        qtbot.waitUntil(lambda: not filled.jobs.open)
        named("Amira Kaur", "analyst")(dialog)

    filled.open([more])
    with answering(answer):
        settled(qtbot, filled)
        qtbot.waitUntil(lambda: count(filled) == 90)
    settled(qtbot, filled)


def test_a_save_that_is_not_done_gives_back_what_was_to_be_opened(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "Other.gzeval"
    of_somebody(other)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    document = filled.documents.document
    assert document is not None

    with answering(chosen("drop"), chosen("save")):
        filled.documents.open(other)
        document.session.do(SetWeight("power", 12))  # while the other is opened
        settled(qtbot, filled)
    assert filled.documents.document is document
    Document.open(other, Folders.of_user(), OTHER).close()  # nobody has it open


def test_a_window_does_not_close_over_a_file_that_is_being_written(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(qtbot, filled, tmp_path / "Round 1.gzeval")
    target = tmp_path / "out.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    filled.go(EXPORT)
    filled.menus.export.trigger()
    with answering(chosen("")) as seen:
        assert not filled.close()
    assert "Writing out.xlsx is not done yet." in seen[0].said
    settled(qtbot, filled)
    assert target.exists()


def test_the_question_names_no_file_while_names_are_hidden(
    qtbot: QtBot, filled: MainWindow, more: Path, tmp_path: Path
) -> None:
    saved(qtbot, filled, tmp_path / "Round 1.gzeval")
    filled.menus.nameless.trigger()
    settled(qtbot, filled)
    filled.open([more])
    with answering(chosen("")) as seen:
        assert not filled.close()
    assert "more.csv" not in seen[0].said
    settled(qtbot, filled)


def test_no_evaluation_is_replaced_under_a_name_that_was_not_asked_about(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "Round 1.gzeval"
    of_somebody(other)
    before = other.read_bytes()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(other.with_suffix("")), ""))
    filled.menus.save_as.trigger()
    settled(qtbot, filled)
    assert other.read_bytes() == before
    assert "“Round 1.gzeval” is there already" in filled.banner.text.text()
    document = filled.documents.document
    assert document is not None
    assert document.path is None
    saved(qtbot, filled, tmp_path / "Round 2.gzeval")
    own = tmp_path / "Round 2"  # nobody needs to be asked about one's own file
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(own), ""))
    document.session.do(SetWeight("power", 33))
    filled.menus.save_as.trigger()
    settled(qtbot, filled)
    assert not document.unsaved


def test_no_framework_and_no_picture_is_written_over_unasked(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = [tmp_path / "mine.toml", tmp_path / "mine.svg"]
    for path in there:
        path.write_text("of somebody", encoding="utf-8")
    kind = "SVG drawing (*.svg)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), kind))
    filled.frameworks.choose_file()
    assert "“mine.toml” is there already" in filled.banner.text.text()
    filled.go(CHARTS)
    settled(qtbot, filled)
    charts = filled.pages.page(CHARTS)
    assert isinstance(charts, ChartsPage)
    qtbot.waitUntil(charts.save.isEnabled)
    charts.save.trigger()
    assert "“mine.svg” is there already" in filled.banner.text.text()
    assert {path.read_text(encoding="utf-8") for path in there} == {"of somebody"}
    point = tmp_path / "Four pillars 1.1"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(point), ""))
    filled.frameworks.choose_file()
    assert (tmp_path / "Four pillars 1.1.toml").exists()


def test_what_another_window_has_opened_is_not_discarded(qtbot: QtBot, window: MainWindow) -> None:
    lost = Document.new(load_framework("four-pillars"), Folders.of_user(), OTHER)
    lost.session.do(SetWeight("power", 60))
    lost.workfile.close()  # as a crash leaves it
    window.start([])
    settled(qtbot, window)
    (left,) = window.recovery.leftovers
    elsewhere = Document.recover(left, Folders.of_user(), OTHER)
    with answering(chosen("discard")):
        window.recovery.discard(left)
    settled(qtbot, window)
    assert window.banner.isVisible()
    assert elsewhere.session.project.framework.criterion_by_key["power"].weight == 60.0
    elsewhere.close()


def test_what_is_tried_on_what_is_open_read_only_is_not_said_to_be_kept(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "Round 1.gzeval"
    saved(qtbot, filled, path)
    filled.documents.drop()
    settled(qtbot, filled)
    elsewhere = Document.open(path, Folders.of_user(), OTHER)
    with answering(chosen("read-only")):
        filled.open([path])
        settled(qtbot, filled)
    ranking = filled.ranking
    assert ranking is not None
    ranking.try_weight("power", 14)
    with answering(chosen("")) as seen:
        assert not filled.close()
    assert "cannot be kept: it is open read-only" in seen[0].said
    assert ranking.trying
    with answering(chosen("back")):
        filled.documents.close()
    settled(qtbot, filled)
    assert filled.documents.document is None
    elsewhere.close()
