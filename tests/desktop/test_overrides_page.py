"""The page of overrides, and the dialogs that make them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from busy_session import ASSESSOR, busy_session, fresh_session
from dialog_answers import answering, because
from flagged_session import flagged_session
from gz_eval.app.columns import Tone
from gz_eval.app.overriding import place_override
from gz_eval.app.session import Session
from gz_eval.core.errors import UserError
from gz_eval.core.outcome import GateState, Standing
from gz_eval.core.override_commands import RemoveOverride
from gz_eval.core.overrides import GateOverride, PlaceOverride, ReadingOverride
from gz_eval.core.people import Person
from gz_eval.desktop import doing, theme
from gz_eval.desktop.override_dialogs import (
    CorrectAnswerDialog,
    MoveBidDialog,
    OverrideGateDialog,
)
from gz_eval.desktop.overrides_page import OverridesPage

LEFT = Qt.MouseButton.LeftButton


def shown(qtbot: QtBot, session: Session) -> OverridesPage:
    page = OverridesPage(session)
    page.refresh()
    session.subscribe(page.refresh)
    qtbot.addWidget(page)
    page.resize(1150, 640)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def overrides(qtbot: QtBot, dressed: None) -> OverridesPage:
    return shown(qtbot, busy_session())


def kinds(page: OverridesPage) -> list[str]:
    return [row.kind for row in page.table.rows.rows]


def test_it_shows_them_latest_first(overrides: OverridesPage) -> None:
    assert kinds(overrides) == ["place", "gate", "reading"]
    assert overrides.count.text() == "3 overrides"
    assert overrides.details.heading.text() == "Moved on the shortlist"
    assert not overrides.go_to_cell.isEnabled()


def test_its_model_keeps_qts_rules(overrides: OverridesPage) -> None:
    failing = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(overrides.table.rows, failing)
    overrides.kind.setCurrentText("Gates")
    assert kinds(overrides) == ["gate"]
    overrides.doubtful.setChecked(True)
    assert kinds(overrides) == []
    overrides.reset()
    assert len(kinds(overrides)) == 3
    assert tester.model() is overrides.table.rows


def test_bid_and_cell_are_asked_for(qtbot: QtBot, overrides: OverridesPage) -> None:
    overrides.table.choose("reading/B002/mw")
    overrides.refresh()
    with qtbot.waitSignal(overrides.cell_wanted) as cell:
        overrides.go_to_cell.trigger()
    assert cell.args is not None
    assert cell.args[0].address == "B3"
    overrides.table.setFocus()
    with qtbot.waitSignal(overrides.bid_wanted) as bid:
        QTest.keyClick(overrides.table, Qt.Key.Key_Return)
    assert bid.args == ["B002"]


def test_removing_asks_why_and_is_recorded(overrides: OverridesPage) -> None:
    overrides.table.choose("reading/B002/mw")
    overrides.table.setFocus()
    with answering(because("The letter was withdrawn.")) as came:
        QTest.keyClick(overrides.table, Qt.Key.Key_Delete)
    assert "Remove the correction of Power of Tarn Park." in came[0].said
    assert kinds(overrides) == ["place", "gate"]
    assert overrides.session.entries[-1].stamp.reason == "The letter was withdrawn."


def test_with_nothing_overridden_it_says_how_to(qtbot: QtBot, dressed: None) -> None:
    for bids in (False, True):
        page = shown(qtbot, fresh_session(bids))
        assert page.guide.isVisible()
        assert page.guide.text.text().startswith("To override something" if bids else "Import bids")
        assert not page.remove.isEnabled()


# -- the dialogs ----------------------------------------------------------------------------------


def opened(qtbot: QtBot, dialog: CorrectAnswerDialog | OverrideGateDialog | MoveBidDialog) -> None:
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()


def tone_of(dialog: CorrectAnswerDialog) -> Tone:
    return dialog.reading.tone


def test_a_correction_is_read_as_it_is_typed(qtbot: QtBot, dressed: None) -> None:
    session = fresh_session()
    session.person = ASSESSOR
    dialog = CorrectAnswerDialog(session, "B002", "mw")
    opened(qtbot, dialog)
    assert dialog.facts.quoted == "“as typed”"
    QTest.keyClicks(dialog.text, "1.1")
    assert tone_of(dialog) is Tone.BAD  # of 1.1 MW a gate is failed
    QTest.keyClicks(dialog.text, " GW")
    assert tone_of(dialog) is Tone.GOOD
    assert dialog.reading.text() == "Will be read as 1,100 MW"
    assert dialog.wrong.text() == "Give a reason."
    assert not dialog.go.isEnabled()
    dialog.text.setText("plenty")
    assert dialog.reading.tone is Tone.BAD
    assert "cannot be read" in dialog.reading.text()
    dialog.text.setText("missing")
    assert dialog.reading.text().startswith("Will count as missing")
    dialog.text.setText("0.7 GW")
    assert dialog.wrong.text() == "That is what it counts as already."
    dialog.text.setText("1.1 GW")
    QTest.keyClicks(dialog.reason, "The letter says so.")
    QTest.mouseClick(dialog.go, LEFT)
    assert not dialog.isVisible()
    override = session.project.overrides[0]
    assert isinstance(override, ReadingOverride)
    assert (override.bid, override.field, override.text) == ("B002", "mw", "1.1 GW")
    assert override.stamp.reason == "The letter says so."
    assert override.stamp.by == ASSESSOR


def test_a_choice_is_offered_by_its_options(qtbot: QtBot, dressed: None) -> None:
    session = fresh_session()
    dialog = CorrectAnswerDialog(session, "B002", "status")
    opened(qtbot, dialog)
    dialog.text.setText("Firm")
    assert dialog.reading.tone is Tone.GOOD
    assert dialog.facts.options == ("Firm", "Offered", "None yet")
    dialog.close()


def test_a_gate_is_overridden_to_another_state_only(qtbot: QtBot, dressed: None) -> None:
    session = fresh_session()
    dialog = OverrideGateDialog(session, "B005", "size")
    opened(qtbot, dialog)
    assert list(dialog.state.buttons) == ["Pass", "Unclear"]
    assert dialog.wrong.text() == "Choose the new state."
    dialog.state.buttons["Pass"].click()
    dialog.reason.setPlainText("A second cable.")
    QTest.mouseClick(dialog.go, LEFT)
    override = session.project.overrides[0]
    assert isinstance(override, GateOverride)
    assert (override.state, override.original) == (GateState.PASS, GateState.FAIL)


def test_a_bid_is_moved_beside_the_rule(qtbot: QtBot, dressed: None) -> None:
    session = fresh_session()
    dialog = MoveBidDialog(session, "B001")
    opened(qtbot, dialog)
    assert list(dialog.place.buttons) == ["Reserve", "Not shortlisted"]
    dialog.place.buttons["Reserve"].click()
    dialog.reason.setPlainText("Withdrew in part.")
    QTest.mouseClick(dialog.go, LEFT)
    override = session.project.overrides[0]
    assert isinstance(override, PlaceOverride)
    assert (override.standing, override.original) == (Standing.RESERVE, Standing.SHORTLISTED)
    again = MoveBidDialog(session, "B001")
    opened(qtbot, again)
    assert list(again.place.buttons) == ["Shortlisted, as the rule has it", "Not shortlisted"]
    again.place.buttons["Shortlisted, as the rule has it"].click()
    again.reason.setPlainText("It did not withdraw.")
    QTest.mouseClick(again.go, LEFT)
    assert session.project.overrides == ()
    assert session.entries[-1].kind == RemoveOverride.kind
    assert session.entries[-1].stamp.reason == "It did not withdraw."


def test_a_bid_that_was_moved_is_offered_every_place_but_the_one_where_it_is(
    qtbot: QtBot, dressed: None
) -> None:
    session = fresh_session()
    offered = {}
    for bid in ("B003", "B005"):  # in reserve by the rule; and one that fails a gate
        session.do(place_override(session, bid, Standing.SHORTLISTED), "Ministers' choice.")
        dialog = MoveBidDialog(session, bid)
        opened(qtbot, dialog)
        offered[bid] = list(dialog.place.buttons)
        dialog.close()
    assert offered == {
        "B003": ["Reserve, as the rule has it", "Not shortlisted"],
        "B005": ["Reserve", "Not shortlisted", "Failed a gate, as the rule has it"],
    }


def test_an_unclear_gate_is_said_before_a_bid_is_moved(qtbot: QtBot, dressed: None) -> None:
    dialog = MoveBidDialog(flagged_session(), "B002")
    opened(qtbot, dialog)
    told = "Gate “At least 300 MW” is unclear: Power is 700 MW"
    assert any(label.text().startswith(told) for label in dialog.findChildren(QLabel))
    dialog.close()


def test_nothing_is_moved_while_scores_are_hidden(qtbot: QtBot, dressed: None) -> None:
    with pytest.raises(UserError, match="hidden"):
        MoveBidDialog(fresh_session(blind=True), "B001")


def test_what_was_typed_stays_when_nobody_will_say_who_acts(
    qtbot: QtBot, dressed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = fresh_session()
    session.person = Person("")
    monkeypatch.setattr(doing, "ask_person", lambda _parent, _person: None)
    dialog = CorrectAnswerDialog(session, "B002", "mw")
    opened(qtbot, dialog)
    dialog.text.setText("750 MW")
    dialog.reason.setPlainText("The letter says so.")
    QTest.mouseClick(dialog.go, LEFT)
    assert dialog.isVisible()
    assert session.project.overrides == ()
    dialog.close()


def test_enter_goes_on_from_the_answer_to_the_reason(qtbot: QtBot, dressed: None) -> None:
    session = busy_session()
    dialog = CorrectAnswerDialog(session, "B003", "mw")
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    dialog.text.setText("many")
    QTest.keyClick(dialog.text, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.text  # it cannot be read yet
    dialog.text.setText("650 MW")
    QTest.keyClick(dialog.text, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.reason
    assert dialog.isVisible()


def test_a_dialog_grows_for_what_it_has_to_say(qtbot: QtBot, dressed: None) -> None:
    dialog = CorrectAnswerDialog(busy_session(), "B003", "mw")
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    before = dialog.height()
    dialog.text.setText("many megawatts, as we are told, " * 12)  # the message has it all
    assert dialog.height() > before


def test_the_details_have_the_room_that_one_row_leaves_free(
    qtbot: QtBot, qapp: QApplication, dressed: None
) -> None:
    session = fresh_session()
    session.do(place_override(session, "B005", Standing.RESERVE), "The panel asked for it. " * 4)
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    theme.write_in(qapp, font)
    page = OverridesPage(session)
    qtbot.addWidget(page)
    page.resize(1080, 560)
    page.refresh()
    page.show()
    page.enter()
    bar = page.details.text.verticalScrollBar()
    qtbot.waitUntil(lambda: "Why" in page.details.plain_text and bar.maximum() == 0)
    assert page.table.viewport().height() >= theme.row_height(page.table)
