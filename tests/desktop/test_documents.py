"""The evaluation as a file, in the window: saved, opened, asked about, recovered, restored."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dialog_answers import answering, chosen, settled
from gz_eval.app.document import Document
from gz_eval.app.folders import Folders
from gz_eval.app.shown import Shown
from gz_eval.core.commands import SetWeight
from gz_eval.core.framework_file import load_framework
from gz_eval.core.naming_commands import NameEvaluation
from gz_eval.core.people import Person
from gz_eval.desktop.bids_list import BidsGuide
from gz_eval.desktop.bids_page import BidsPage
from gz_eval.desktop.doing import do
from gz_eval.desktop.header import HeaderButton
from gz_eval.desktop.new_dialog import NewDialog
from gz_eval.desktop.page_kinds import BIDS, KINDS, RANKING
from gz_eval.desktop.pick_dialog import PickDialog
from gz_eval.desktop.refusal import refusal_of
from gz_eval.desktop.window import MainWindow

ANALYST = Person("A. Official", "analyst")
OTHER = Person("B. Official", "assurer")


@pytest.fixture
def saved(home: Path, tmp_path: Path) -> Path:
    """An evaluation in a file, with one weight set."""
    path = tmp_path / "Shortlist 2012.gzeval"
    document = Document.new(load_framework("four-pillars"), Folders.of_user(), OTHER)
    document.session.do(power(30))
    document.save_as(path)
    document.close()
    return path


def power(percent: float) -> SetWeight:
    return SetWeight("power", percent)


def opened(qtbot: QtBot, window: MainWindow, path: Path) -> Document:
    window.open([path])
    settled(qtbot, window)
    assert window.documents.document is not None
    return window.documents.document


def files(monkeypatch: pytest.MonkeyPatch, save: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(save), ""))


def test_open_shows_name_and_state(qtbot: QtBot, window: MainWindow, saved: Path) -> None:
    document = opened(qtbot, window, saved)
    assert window.windowTitle() == "Shortlist 2012[*] – gz_eval"
    assert not window.isWindowModified()
    assert window.saved.text() == "All changes are saved"
    assert document.session.person == ANALYST
    assert window.ranking is not None
    window.ranking.try_weight("power", 55)
    window.ranking.keep()
    assert window.isWindowModified()
    assert "safe on this computer" in window.saved.text()
    window.menus.save.trigger()
    settled(qtbot, window)
    assert not window.isWindowModified()
    assert window.saved.text().startswith("Saved at ")


def test_the_first_save_asks_where_to(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(monkeypatch, tmp_path / "Round two")
    with answering(QDialog.accept) as came:
        window.menus.new.trigger()
    settled(qtbot, window)
    assert came[0].kind is NewDialog
    window.menus.save.trigger()
    settled(qtbot, window)
    assert (tmp_path / "Round two.gzeval").is_file()
    assert window.windowTitle().startswith("Round two[*]")
    assert window.remembered.recent == ((tmp_path / "Round two.gzeval", ""),)


def test_a_blind_set_up_can_be_started(qtbot: QtBot, window: MainWindow) -> None:
    def blind(dialog: QDialog) -> None:
        assert isinstance(dialog, NewDialog)
        dialog.blind.setChecked(True)
        dialog.accept()

    with answering(blind):
        window.menus.new.trigger()
    settled(qtbot, window)
    assert window.header.lock.text() == "Not locked; scores hidden"
    assert window.menus.blind.isChecked()
    assert not window.menus.export.isEnabled()


@pytest.mark.parametrize("answer", ["save", "drop", ""])
def test_leaving_unsaved_work_asks(
    qtbot: QtBot, window: MainWindow, saved: Path, answer: str
) -> None:
    document = opened(qtbot, window, saved)
    document.session.do(power(60))
    with answering(chosen(answer)) as came:
        window.menus.close.trigger()
    settled(qtbot, window)
    assert came[0].title == "Save your changes?"
    assert "has 1 change that is not in its file yet." in came[0].said
    assert (window.documents.document is None) == (answer != "")
    if answer:
        again = Document.open(saved, Folders.of_user(), OTHER)
        shown = len(again.session.entries)
        again.close()
        assert shown == (3 if answer == "save" else 2)


def test_closing_the_window_waits_for_the_save(
    qtbot: QtBot, window: MainWindow, saved: Path
) -> None:
    opened(qtbot, window, saved).session.do(power(60))
    with answering(chosen("")):
        assert not window.close()
    assert window.isVisible()
    with answering(chosen("save")):
        window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    again = Document.open(saved, Folders.of_user(), OTHER)
    assert len(again.session.entries) == 3
    again.close()


def test_held_by_another_offers_to_look_or_to_copy(
    qtbot: QtBot, window: MainWindow, saved: Path, tmp_path: Path
) -> None:
    elsewhere = Folders(tmp_path / "other" / "state", tmp_path / "other" / "config")
    holder = Document.open(saved, elsewhere, OTHER)
    try:
        with answering(chosen("")):
            window.open([saved])
            settled(qtbot, window)
        assert window.documents.document is None
        with answering(chosen("read-only")) as came:
            document = opened(qtbot, window, saved)
        assert "B. Official" in came[0].said
        assert document.read_only
        assert window.header.read_only.isVisible()
        assert not window.menus.save.isEnabled()
        assert not window.menus.import_files.isEnabled()
        ranking = window.ranking
        assert ranking is not None
        ranking.try_weight(document.session.project.framework.pillars[0].key, 60.0)
        assert ranking.trying
        window.menus.undo.trigger()  # what is tried is in no file
        assert not ranking.trying
        assert not window.menus.undo.isEnabled()
        with answering(chosen("copy")):
            copy = opened(qtbot, window, saved)
        assert copy.path is None
        assert not copy.read_only
        window.documents.save_as(saved)
        settled(qtbot, window)
        said = window.banner.text.text()
        assert "is open elsewhere" in said
        assert "Save under another name" in said  # to open it read-only would save nothing
        assert "Open it read-only" not in said
    finally:
        holder.close()


def test_what_another_window_of_one_s_own_has_open_is_told_as_that(
    qtbot: QtBot, window: MainWindow, saved: Path
) -> None:
    mine = Document.open(saved, Folders.of_user(), OTHER)
    try:
        with answering(chosen("copy")) as came:
            opened(qtbot, window, saved)
        assert came[0].title == "It is open in another window"
        assert f"“{saved.name}” is open in another window: B. Official" in came[0].said
        assert "cancel and go to that window" in came[0].said
        window.documents.save_as(saved)
        settled(qtbot, window)
        said = window.banner.text.text()
        assert said.endswith("or close it there first. Nothing was written.")
        assert "ask them" not in said
    finally:
        mine.close()


@pytest.mark.parametrize("what", ["saved", "register"])
def test_what_is_opened_is_shown_before_names_are_made_ready_to_be_hidden(
    qtbot: QtBot,
    window: MainWindow,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    what: str,
) -> None:
    """Nobody waits for that: of many bids it takes a while."""
    shown: list[bool] = []
    make_ready = Shown.make_ready

    def noted(looked_at: Shown) -> None:
        pages = window.pages
        shown.append(window.stack.currentWidget() is pages and pages.updatesEnabled())
        make_ready(looked_at)

    monkeypatch.setattr(Shown, "make_ready", noted)
    opened(qtbot, window, request.getfixturevalue(what))
    qtbot.waitUntil(lambda: bool(shown))
    assert all(shown)


def test_a_save_that_is_refused_after_its_evaluation_was_closed_asks_nothing(
    qtbot: QtBot, window: MainWindow, saved: Path
) -> None:
    """There is nothing left that could be saved under another name, or there again."""
    opened(qtbot, window, saved).session.do(power(60))
    saved.unlink()
    window.documents.save()
    window.documents.drop()
    settled(qtbot, window)
    said = window.banner.text.text()
    assert said.startswith(f"“{saved.name}” was not saved: its evaluation was closed meanwhile.")
    assert not window.crashes.reports
    assert not saved.exists()


def test_a_file_changed_elsewhere_is_never_overwritten_unasked(
    qtbot: QtBot,
    window: MainWindow,
    saved: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = opened(qtbot, window, saved)
    document.session.do(power(60))
    saved.write_bytes(b"somebody else's")
    with answering(chosen("")):
        window.menus.save.trigger()
        settled(qtbot, window)
    assert saved.read_bytes() == b"somebody else's"
    files(monkeypatch, tmp_path / "Mine.gzeval")
    with answering(chosen("as")):
        window.menus.save.trigger()
        settled(qtbot, window)
    assert saved.read_bytes() == b"somebody else's"
    assert document.path == tmp_path / "Mine.gzeval"
    assert not document.unsaved


def test_replacing_keeps_the_other_version(qtbot: QtBot, window: MainWindow, saved: Path) -> None:
    document = opened(qtbot, window, saved)
    document.session.do(power(60))
    saved.write_bytes(b"somebody else's")
    with answering(chosen("replace")):
        window.menus.save.trigger()
        settled(qtbot, window)
    assert not document.unsaved
    assert any(one.path.read_bytes() == b"somebody else's" for one in document.backups())


def test_work_that_was_not_closed_is_offered(qtbot: QtBot, window: MainWindow, saved: Path) -> None:
    lost = Document.open(saved, Folders.of_user(), OTHER)
    lost.session.do(power(60))
    lost.workfile.close()  # as a crash leaves it
    window.start([])
    settled(qtbot, window)
    assert len(window.recovery.leftovers) == 1
    words = [button.accessibleName() for button in window.welcome.findChildren(QPushButton)]
    for name in ("Open Shortlist 2012 as it was left: ", "Discard the unsaved changes of Short"):
        assert any(one.startswith(name) for one in words)
    first = window.focusWidget()
    assert first is not None
    assert first.accessibleName().startswith("Open Shortlist 2012 as it was left: 1 change")
    second = first.nextInFocusChain()
    assert second is not None
    assert second.accessibleName().startswith("Discard")
    window.recovery.recover(window.recovery.leftovers[0])
    settled(qtbot, window)
    document = window.documents.document
    assert document is not None
    assert document.session.undo_sentence == "set weight of Power from 30% to 60%"
    assert document.unsaved
    assert not window.recovery.leftovers
    assert window.ranking is not None
    table = window.ranking.bids.table
    assert window.focusWidget() is (table if table.isVisible() else first_of_guide(window))


def test_recovered_work_that_is_let_go_of_unseen_is_offered_again(
    qtbot: QtBot, window: MainWindow, saved: Path
) -> None:
    lost = Document.open(saved, Folders.of_user(), OTHER)
    lost.session.do(power(60))
    lost.workfile.close()  # as a crash leaves it
    window.start([])
    settled(qtbot, window)
    window.recovery.recover(window.recovery.leftovers[0])
    window.jobs.open[0].cancel()
    settled(qtbot, window)
    assert window.documents.document is None
    window.recovery.look_for_leftovers()
    settled(qtbot, window)
    assert [left.name for left in window.recovery.leftovers] == ["Shortlist 2012"]


def test_who_has_moved_on_stays_there_when_left_work_is_found(
    qtbot: QtBot, window: MainWindow, saved: Path
) -> None:
    lost = Document.open(saved, Folders.of_user(), OTHER)
    lost.session.do(power(60))
    lost.workfile.close()  # as a crash leaves it
    window.start([])
    window.welcome.buttons[2].setFocus()
    settled(qtbot, window)
    assert window.recovery.leftovers
    assert window.focusWidget() is window.welcome.buttons[2]


@pytest.mark.parametrize("answer", ["", "drop", "save"])
def test_what_is_done_while_another_opens_is_asked_about(
    qtbot: QtBot, window: MainWindow, saved: Path, tmp_path: Path, answer: str
) -> None:
    before = opened(qtbot, window, saved)
    other = tmp_path / "Other.gzeval"
    copy = Document.open_copy(saved, Folders.of_user(), OTHER)
    copy.save_as(other)
    copy.close()
    with answering(chosen(answer)) as asked:
        window.open([other])
        before.session.do(power(55))  # while it is read
        settled(qtbot, window)
    assert len(asked) == 1
    now = window.documents.document
    assert now is not None
    if not answer:
        assert now is before
        assert before.unsaved
    else:
        assert now.path == other
        kept = Document.open(saved, Folders.of_user(), OTHER, read_only=True)
        assert (kept.session.undo_sentence == "set weight of Power from 30% to 55%") is (
            answer == "save"
        )
        kept.close()


@pytest.mark.parametrize("quits", [False, True])
def test_what_is_done_while_leaving_saves_is_asked_about_too(
    qtbot: QtBot,
    window: MainWindow,
    saved: Path,
    monkeypatch: pytest.MonkeyPatch,
    quits: bool,
) -> None:
    document = opened(qtbot, window, saved)
    document.session.do(power(55))
    save = Document.save
    written, go_on = Event(), Event()

    def slow(self: Document, *, overwrite: bool = False) -> None:
        save(self, overwrite=overwrite)
        written.set()
        assert go_on.wait(20)

    monkeypatch.setattr(Document, "save", slow)
    with answering(chosen("save"), chosen("")) as asked:
        if quits:
            window.close()
        else:
            window.documents.close()
        assert written.wait(20)
        document.session.do(power(20))
        go_on.set()
        settled(qtbot, window)
    assert len(asked) == 2
    assert window.documents.document is document
    assert document.unsaved


def first_of_guide(window: MainWindow) -> QWidget | None:
    """The first thing that can be done while there are no bids."""
    assert window.ranking is not None
    return window.ranking.bids.guide.findChild(QAbstractButton)


@pytest.mark.parametrize("key", [RANKING, BIDS])
def test_a_new_evaluation_begins_where_bids_are_imported(
    qtbot: QtBot, filled: MainWindow, register: Path, key: str
) -> None:
    filled.go(key)
    export = next(
        one for one in filled.header.findChildren(HeaderButton) if one.text().startswith("Export")
    )
    export.setFocus()
    with answering(chosen("drop")):
        filled.documents.start()
        settled(qtbot, filled)
    assert filled.pages.key == RANKING
    assert filled.focusWidget() is first_of_guide(filled)
    filled.go(key)
    page = filled.pages.page(key)
    assert page is not None
    guide = page.findChild(BidsGuide)
    assert isinstance(guide, BidsGuide)
    assert filled.focusWidget() is guide.findChild(QAbstractButton)
    filled.imports.add([register])  # and the list has it once there are some
    settled(qtbot, filled)
    assert filled.ranking is not None
    assert filled.focusWidget() is filled.ranking.bids.table


def test_another_evaluation_begins_in_its_list(
    qtbot: QtBot, filled: MainWindow, saved: Path
) -> None:
    filled.header.findChildren(HeaderButton)[0].setFocus()
    with answering(chosen("drop")):
        filled.documents.open(saved)
        settled(qtbot, filled)
    assert filled.ranking is not None
    table = filled.ranking.bids.table
    assert filled.focusWidget() is (table if table.isVisible() else first_of_guide(filled))


def test_what_was_left_is_only_discarded_when_that_is_meant(
    qtbot: QtBot, window: MainWindow, saved: Path
) -> None:
    lost = Document.open(saved, Folders.of_user(), OTHER)
    lost.session.do(power(60))
    lost.workfile.close()
    window.start([])
    settled(qtbot, window)
    left = window.recovery.leftovers[0]
    for answer in (chosen(""), lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return)):
        with answering(answer):
            window.recovery.discard(left)
        assert window.recovery.leftovers == (left,)
    with answering(chosen("discard")):
        window.recovery.discard(left)
    assert not window.recovery.leftovers
    assert window.focusWidget() is window.welcome.buttons[0]
    window.recovery.look_for_leftovers()
    settled(qtbot, window)
    assert not window.recovery.leftovers


def test_a_backup_opens_as_a_copy(qtbot: QtBot, window: MainWindow, saved: Path) -> None:
    document = opened(qtbot, window, saved)
    document.session.do(power(60))
    window.menus.save.trigger()
    settled(qtbot, window)
    with answering(QDialog.accept) as came:
        window.menus.restore.trigger()
    settled(qtbot, window)
    assert came[0].kind is PickDialog
    restored = window.documents.document
    assert restored is not None
    assert restored is not document
    assert restored.session.undo_sentence == "set weight of Power from 40% to 30%"
    assert restored.path is None


def test_what_was_open_last_is_offered_by_both_its_names(
    qtbot: QtBot, window: MainWindow, saved: Path
) -> None:
    document = opened(qtbot, window, saved)
    document.session.do(NameEvaluation("Wave 2"))
    window.menus.save.trigger()
    settled(qtbot, window)
    window.menus.close.trigger()
    window.menus.recent.aboutToShow.emit()
    texts = [action.text() for action in window.menus.recent.actions()]
    assert texts == ["Shortlist 2012 – Wave 2"]
    names = [one.accessibleName() for one in window.welcome.findChildren(QPushButton)]
    assert f"Open Shortlist 2012, Wave 2, in {saved.parent}" in names
    told = [label.text() for label in window.welcome.findChildren(QLabel)]
    assert any(text.startswith("Wave 2 · ") for text in told)


def test_what_was_open_last_is_offered(qtbot: QtBot, window: MainWindow, saved: Path) -> None:
    opened(qtbot, window, saved)
    window.menus.close.trigger()
    window.menus.recent.aboutToShow.emit()
    assert [action.text() for action in window.menus.recent.actions()] == ["Shortlist 2012"]
    buttons = window.welcome.findChildren(QPushButton)
    (again,) = [one for one in buttons if one.text() == "Shortlist 2012"]
    qtbot.waitUntil(again.isVisible)
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    assert window.documents.document is not None


def test_an_evaluation_is_opened_by_itself(
    qtbot: QtBot, window: MainWindow, saved: Path, register: Path
) -> None:
    window.open([saved, register])
    assert "opened by itself" in window.banner.text.text()
    assert window.documents.document is None


def test_a_file_that_is_none_is_a_sentence(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "notes.gzeval"
    path.write_bytes(b"hello")
    window.open([path])
    settled(qtbot, window)
    assert window.banner.isVisible()
    assert window.documents.document is None


def test_who_acts_is_remembered(qtbot: QtBot, window: MainWindow, saved: Path) -> None:
    from dialog_answers import named

    opened(qtbot, window, saved)
    assert window.menus.person.text() == "Acting as A. Official (analyst)…"
    with answering(named("C. Official", "assurer")):
        window.menus.person.trigger()
    assert window.menus.person.text() == "Acting as C. Official (assurer)…"
    window.menus.close.trigger()
    document = opened(qtbot, window, saved)
    assert document.session.person == Person("C. Official", "assurer")


def test_opening_that_is_cancelled_leaves_the_file_to_others(
    qtbot: QtBot, window: MainWindow, saved: Path
) -> None:
    window.open([saved])
    window.jobs.open[0].cancel()
    settled(qtbot, window)
    assert window.documents.document is None
    window.jobs.close()
    assert [one.name for one in saved.parent.iterdir() if one.name.startswith(".")] == []
    Document.open(saved, Folders.of_user(), OTHER).close()


def test_a_save_is_finished(qtbot: QtBot, window: MainWindow, saved: Path) -> None:
    document = opened(qtbot, window, saved)
    document.session.do(power(45))
    window.menus.save.trigger()
    window.jobs.open[0].cancel()
    settled(qtbot, window)
    assert not document.unsaved
    assert not window.isWindowModified()
    assert window.saved.text().startswith("Saved at ")


def test_an_import_that_is_refused_says_so_once(
    qtbot: QtBot, window: MainWindow, saved: Path, register: Path
) -> None:
    document = Document.open(saved, Folders.of_user(), ANALYST, read_only=True)
    window.documents.take(document)
    with answering(QDialog.accept) as came:
        window.imports.add([register])
        settled(qtbot, window)
    (told,) = came
    assert "read-only" in told.said
    assert not window.banner.isVisible()


def test_a_place_asked_for_one_evaluation_is_not_written_with_another(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's own dialog cannot be closed: another evaluation may be open by its answer."""
    path = tmp_path / "first.gzeval"
    documents = filled.documents
    first = documents.document

    def answer(*_: object) -> tuple[str, str]:
        documents.start()
        with answering(chosen("drop")):
            qtbot.waitUntil(lambda: documents.document not in (first, None))
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    filled.menus.save_as.trigger()
    settled(qtbot, filled)
    assert documents.document is not first
    assert not path.exists()


def test_nothing_that_changes_is_offered_of_what_is_open_read_only(
    qtbot: QtBot, window: MainWindow, saved: Path, tmp_path: Path
) -> None:
    elsewhere = Folders(tmp_path / "other" / "state", tmp_path / "other" / "config")
    holder = Document.open(saved, elsewhere, OTHER)
    try:
        with answering(chosen("read-only")):
            document = opened(qtbot, window, saved)
        entries = len(document.session.entries)
        ranking = window.ranking
        assert ranking is not None
        ranking.try_weight("power", 60.0)
        keep = ranking.weights.effect.keep
        assert not keep.isEnabled()
        assert "read-only" in keep.toolTip()
        assert "read-only" in window.menus.move.property("gz_why_not")
        window.pages.correct_wanted.emit("AIGZ-0001", "power")  # a key that was pressed before
        assert "read-only" in window.banner.text.text()
        assert not window.findChildren(QDialog)
        assert len(document.session.entries) == entries
        ranking.put_back()
        for kind in KINDS:
            window.go(kind.item.key)
            settled(qtbot, window)
        offered = {
            action.text()
            for action in window.pages.findChildren(QAction)
            if action.property("gz_changing") and action.isEnabled()
        }
        assert not offered
        window.documents.save_as(tmp_path / "mine.gzeval")
        settled(qtbot, window)
        assert not document.read_only
        ranking.try_weight("power", 60.0)
        assert keep.isEnabled()
        keep.click()
        assert len(document.session.entries) > entries
    finally:
        holder.close()


def test_reasons_have_no_links_that_would_change_what_is_open_read_only(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "bids.gzeval"
    filled.documents.save_as(path)
    settled(qtbot, filled)
    filled.documents.take(Document.open(path, Folders.of_user(), ANALYST, read_only=True))
    settled(qtbot, filled)
    ranking = filled.ranking
    assert ranking is not None
    text = ranking.why.text

    def kinds() -> set[str]:
        return {href.partition("/")[0] for _, _, href in text.links}

    qtbot.waitUntil(lambda: kinds() == {"cell"})  # sources can be looked at
    assert text.toPlainText().count("open read-only") == 1
    filled.documents.save_as(tmp_path / "mine.gzeval")
    settled(qtbot, filled)
    qtbot.waitUntil(lambda: kinds() == {"cell", "correct", "override"})
    assert "read-only" not in text.toPlainText()


def test_what_a_page_makes_later_changes_nothing_of_what_is_open_read_only(
    qtbot: QtBot, window: MainWindow, saved: Path, tmp_path: Path
) -> None:
    """The panel of the bid comes a turn after its page."""
    document = Document.open(saved, Folders.of_user(), ANALYST, read_only=True)
    window.documents.take(document)
    settled(qtbot, window)
    window.go(BIDS)
    page = window.pages.page(BIDS)
    assert isinstance(page, BidsPage)
    qtbot.waitUntil(lambda: page.split.made is not None)
    settled(qtbot, window)
    panel = page.split.panel
    panel.answers.choose("field/power")
    changing = [one for one in panel.findChildren(QAction) if one.property("gz_changing")]
    assert panel.correct in changing
    assert [one.text() for one in changing if one.isEnabled()] == []
    assert "read-only" in refusal_of(panel.correct)
    window.documents.save_as(tmp_path / "mine.gzeval")
    settled(qtbot, window)
    assert panel.correct.isEnabled()


def test_who_acts_is_not_asked_for_a_change_that_cannot_be(saved: Path, qtbot: QtBot) -> None:
    nobody = Person("")
    document = Document.open(saved, Folders.of_user(), nobody, read_only=True)
    try:
        with answering(lambda dialog: dialog.reject()) as came:
            assert not do(None, document.session, power(61))
        assert len(came) == 1
        assert "read-only" in came[0].said
    finally:
        document.close()
