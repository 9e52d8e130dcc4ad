"""Bids coming into an open evaluation: added, told apart from what is there, and undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from dialog_answers import answering, chosen, settled
from gz_eval.app.document import Document
from gz_eval.app.overriding import correction
from gz_eval.app.shortlist_moves import shortlist_moves
from gz_eval.core.commands import SetWeight
from gz_eval.desktop.choice_dialog import Choice, ChoiceDialog
from gz_eval.desktop.page_kinds import BIDS, RANKING, SHORTLIST
from gz_eval.desktop.window import MainWindow


@pytest.fixture
def document(qtbot: QtBot, window: MainWindow, register: Path) -> Document:
    """The thirty bids of the register, in a new evaluation."""
    bring(qtbot, window, register)
    assert window.documents.document is not None
    return window.documents.document


def bring(qtbot: QtBot, window: MainWindow, *paths: Path) -> None:
    window.open(list(paths))
    settled(qtbot, window)


def late_bids(register: Path) -> Path:
    """Two bids more, in a file of their own."""
    lines = register.read_text(encoding="utf-8").splitlines()
    path = register.with_name("late.csv")
    new = [line.replace("B00", "L00").replace("Campus", "Park") for line in lines[1:3]]
    path.write_text("\n".join([lines[0], *new]), encoding="utf-8")
    return path


def corrected(register: Path) -> Path:
    """The same file name, with another answer and a bid fewer."""
    lines = register.read_text(encoding="utf-8").splitlines()
    folder = register.parent / "again"
    folder.mkdir()
    path = folder / register.name
    lines[1] = lines[1].replace("453", "999")
    path.write_text("\n".join(lines[:-1]), encoding="utf-8")
    return path


def test_the_first_import_can_be_undone(
    qtbot: QtBot, window: MainWindow, document: Document
) -> None:
    page = window.ranking
    assert page is not None
    assert page.table.rows.rowCount() == 30
    window.menus.undo.trigger()
    assert page.bids.currentWidget() is page.bids.guide
    assert page.count_text == ""
    assert window.account.isHidden()
    assert not window.menus.export.isEnabled()
    window.menus.redo.trigger()
    assert page.table.rows.rowCount() == 30
    assert page.selected


def test_an_evaluation_without_bids_says_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    window.documents.start()
    settled(qtbot, window)
    page = window.ranking
    assert page is not None
    assert page.bids.guide.isVisible()
    assert not page.filters.isVisible()
    assert not page.issues.isVisible()
    assert page.selected == ""
    assert page.why.title == "Why"
    page.try_weight("power", 10)
    page.keep()
    assert window.isWindowModified()


def test_more_bids_are_added(
    qtbot: QtBot, window: MainWindow, document: Document, register: Path
) -> None:
    bring(qtbot, window, late_bids(register))
    bids = document.session.project.bids
    assert len(bids.bids) == 32
    assert window.account.text() == "32 rows read = 32 imported + 0 left out"
    assert document.session.undo_sentence == "import late.csv (+2 bids)"
    window.menus.undo.trigger()
    assert len(document.session.project.bids.bids) == 30


@pytest.mark.parametrize("key", [RANKING, SHORTLIST, BIDS])
@pytest.mark.parametrize("nameless", [False, True])
def test_after_more_bids_one_is_on_the_page_with_the_bid_that_was_selected(
    qtbot: QtBot,
    window: MainWindow,
    document: Document,
    register: Path,
    key: str,
    nameless: bool,
) -> None:
    ranking = window.ranking
    assert ranking is not None
    ranking.select("B001")
    window.go(key)
    if nameless:
        window.menus.nameless.trigger()
    page = window.pages.currentWidget()
    if key != RANKING:
        ranking.filters.search.setText("hides the bid that was selected there")
    table = page.table  # type: ignore[union-attr]  # each of the three has it
    # Where names are hidden, bids are in the order of their codes: another for each evaluation.
    place = next(place for place in (7, 8) if table.rows.rows[place].id != "B001")
    table._go_to_row(place)
    wanted = window.selected_bid
    assert wanted == table.rows.rows[place].id
    bring(qtbot, window, late_bids(register))
    assert len(document.session.project.bids.bids) == 32
    assert window.pages.key == key
    for other in (key, RANKING, SHORTLIST):
        window.go(other)
        assert window.selected_bid == wanted
        assert window.pages.currentWidget().selected == wanted  # type: ignore[union-attr]


def test_the_same_file_again_is_told_and_not_doubled(
    qtbot: QtBot, window: MainWindow, document: Document, register: Path
) -> None:
    before = document.session.project
    bring(qtbot, window, register)
    assert "in the evaluation already" in window.banner.text.text()
    assert document.session.project is before


@pytest.mark.parametrize("answer", ["replace", ""])
def test_another_version_of_a_file_shows_what_differs_and_asks(
    qtbot: QtBot, window: MainWindow, document: Document, register: Path, answer: str
) -> None:
    before = document.session.project
    with answering(chosen(answer)) as came:
        bring(qtbot, window, corrected(register))
    assert "register.csv" in came[0].said
    assert "999" in came[0].listed
    after = document.session.project
    if answer:
        assert len(after.bids.bids) == 29
        window.menus.undo.trigger()
    assert document.session.project.bids is before.bids


@pytest.mark.parametrize("changed", ["file", "evaluation"])
def test_an_answer_holds_for_what_was_listed_alone(
    qtbot: QtBot, window: MainWindow, document: Document, register: Path, changed: str
) -> None:
    new = corrected(register)

    def answer_late(dialog: QDialog) -> None:
        if changed == "file":  # a colleague saves the workbook meanwhile
            new.write_text(new.read_text(encoding="utf-8").replace("999", "222"), encoding="utf-8")
        else:
            document.session.do(SetWeight("power", 12))
        chosen("replace")(dialog)

    with answering(answer_late, chosen("")) as came:
        bring(qtbot, window, new)
    assert "999" in came[0].listed
    assert ("222" if changed == "file" else "999") in came[1].listed
    assert len(document.session.project.bids.bids) == 30


def test_a_file_of_the_same_name_in_another_folder_can_be_imported_beside_it(
    qtbot: QtBot, window: MainWindow, document: Document, register: Path
) -> None:
    other = register.parent / "south" / register.name
    other.parent.mkdir()
    other.write_bytes(late_bids(register).read_bytes())
    with answering(chosen("apart")) as came:
        bring(qtbot, window, other)
    assert "from another folder, with other content" in came[0].said
    bids = document.session.project.bids
    assert len(bids.bids) == 32
    assert [file.name for file in bids.files] == ["register.csv", "south/register.csv"]


@pytest.mark.parametrize(("answer", "count"), [("new", 31), ("there", 31), ("both", 60), ("", 30)])
def test_bids_that_are_there_by_reference_are_asked_about(
    qtbot: QtBot, window: MainWindow, document: Document, register: Path, answer: str, count: int
) -> None:
    """A corrected register under another name, with one bid more, doubles nothing by itself."""
    lines = register.read_text(encoding="utf-8").splitlines()
    late = late_bids(register).read_text(encoding="utf-8").splitlines()[1]
    path = register.with_name("register v2.csv")
    first = lines[1].split(",")[0]
    new = [lines[0], lines[1].replace("453", "999"), *lines[2:-1], late]
    path.write_text("\n".join(new), encoding="utf-8")
    before, shortlist = document.session.project, document.session.selection
    with answering(chosen(answer)) as came:
        bring(qtbot, window, path)
    moves = shortlist_moves(shortlist, document.session.selection).sentence
    assert moves or answer != "both"
    if moves:
        assert window.banner.isVisible()
        assert window.banner.text.text() == moves
    assert "29 of the 30 bids in “register v2.csv” have references" in came[0].said
    assert "from “register.csv”" in came[0].said
    assert "→ “999" in came[0].listed
    bids = document.session.project.bids
    assert len(bids.bids) == count
    found = [bid for bid in bids.bids if bid.id == first]
    assert [bid.source.sheet.file for bid in found] == [
        path.name if answer == "new" else register.name
    ]
    assert len(bids.left_out) - len(before.bids.left_out) == (29 if count == 31 else 0)
    if answer:
        window.menus.undo.trigger()
    assert document.session.project.bids is before.bids


def test_the_older_of_two_files_is_offered_by_its_name_and_a_folder_of_both_asks_nothing(
    qtbot: QtBot, window: MainWindow, document: Document, register: Path
) -> None:
    text = register.read_text(encoding="utf-8")
    newer = register.with_name("register as corrected after the panel’s first meeting.csv")
    newer.write_text(text.replace("453", "999"), encoding="utf-8")
    with answering(chosen("new")):
        bring(qtbot, window, newer)
    words: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, ChoiceDialog)
        words.extend(button.text().replace("&", "") for button in dialog.buttons.values())
        dialog.reject()

    with answering(read, read) as came:
        bring(qtbot, window, register)
        window.menus.nameless.trigger()
        bring(qtbot, window, register)
    assert words[0] == "Use those of “register.csv”"
    assert "rows were left out: it is the older import." in came[0].said
    assert "→ “453" in came[0].listed
    assert words[3] == "Use those that were chosen"
    assert "register" not in came[1].said + came[1].listed
    before = document.session.project
    bring(qtbot, window, register, newer)
    assert window.banner.text.text() == (
        "All that was chosen is in the evaluation already. Nothing was changed."
    )
    window.menus.nameless.trigger()
    bring(qtbot, window, register, newer)
    assert "content of all 2 files is in the evaluation already" in window.banner.text.text()
    assert document.session.project is before


def test_files_that_brought_no_bids_are_named(
    qtbot: QtBot, window: MainWindow, document: Document, register: Path
) -> None:
    letter, empty = register.with_name("letter.docx"), register.with_name("empty.csv")
    for path in (letter, empty):
        path.write_bytes(b"")
    late = late_bids(register)
    late.write_text(late.read_text("utf-8").replace(",453,62,", ",2453,262,"), "utf-8")
    bring(qtbot, window, late, letter, empty)
    assert len(document.session.project.bids.bids) == 32
    said = window.banner.text.text()
    assert said.startswith(
        f"2 bids came from “{late.name}”; 2 files brought none: “letter.docx” and “empty.csv”. "
    )
    assert " Tarn Park 1 enters the shortlist; " in said
    assert said.endswith("it. “Issues of files”, on the page of bids, says why.")
    window.menus.undo.trigger()
    window.menus.nameless.trigger()
    bring(qtbot, window, late_bids(register), letter)
    said = window.banner.text.text()
    assert said.startswith("2 bids came from 1 file; 1 file brought none. Show names and places")
    window.banner.hide()
    window.menus.undo.trigger()
    bring(qtbot, window, late_bids(register))
    assert not window.banner.isVisible()


def test_a_long_question_leaves_its_list_and_its_buttons_apart(qtbot: QtBot) -> None:
    said = "Rows that do not count are listed as left out, with the reason. " * 12
    dialog = ChoiceDialog(None, "Bids", said, said, (Choice("new", "Use these"),), ["a"] * 20)
    qtbot.addWidget(dialog)
    dialog.show()
    (listed,) = dialog.findChildren(QPlainTextEdit)
    button = dialog.buttons["new"]
    assert listed.geometry().bottom() < button.mapTo(dialog, button.rect().topLeft()).y()
    assert dialog.advice.height() >= dialog.advice.heightForWidth(dialog.advice.width())


def test_bids_are_read_again_if_the_evaluation_changed_meanwhile(
    qtbot: QtBot, window: MainWindow, document: Document, register: Path
) -> None:
    window.open([late_bids(register)])
    window.menus.undo.trigger()  # before the worker is done
    settled(qtbot, window)
    assert {bid.id[0] for bid in document.session.project.bids.bids} == {"L"}


@pytest.mark.parametrize("when", ["while it is asked", "while it is read again"])
def test_an_answer_holds_for_what_it_was_given_of(
    qtbot: QtBot, window: MainWindow, document: Document, register: Path, when: str
) -> None:
    """What replacing a file would change is asked again where that is something else by now."""
    session = document.session
    first = session.project.bids.bids[0].id

    def meanwhile(dialog: QDialog) -> None:
        if when == "while it is asked":
            session.do(correction(session, first, "firm_mw", "777 MW"), "The bidder wrote.")
            chosen("replace")(dialog)
        else:
            chosen("replace")(dialog)
            session.do(correction(session, first, "firm_mw", "777 MW"), "The bidder wrote.")

    with answering(meanwhile, chosen("")) as came:
        bring(qtbot, window, corrected(register))
        qtbot.waitUntil(lambda: len(came) == 2)
        settled(qtbot, window)
    assert "asked again" not in came[0].said
    assert "was changed meanwhile, so this is asked again." in came[1].said
    assert len(session.project.bids.bids) == 30
    assert session.entries[-1].sentence.startswith("correct ")


def test_an_import_into_an_evaluation_that_was_closed_is_let_go(
    qtbot: QtBot, window: MainWindow, document: Document, register: Path
) -> None:
    window.open([late_bids(register)])
    window.documents.drop()
    settled(qtbot, window)
    assert window.documents.document is None
    assert not window.crashes.dialogs


def test_the_sample_evaluation_is_opened_from_the_welcome_page(
    qtbot: QtBot, window: MainWindow
) -> None:
    sample = window.welcome.buttons[-1]
    assert sample.text() == "Open the sample evaluation (invented bids)"
    QTest.mouseClick(sample, Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    assert window.documents.document is not None
    assert window.documents.document.name == "Sample evaluation"
    assert len(window.documents.document.session.project.bids.bids) == 245
    assert window.ranking is not None


def test_unsaved_work_is_asked_about_before_the_sample_comes(
    qtbot: QtBot, window: MainWindow, register: Path
) -> None:
    window.open([register])
    settled(qtbot, window)
    document = window.documents.document
    with answering(chosen("")):
        window.menus.sample.trigger()
    assert window.documents.document is document
