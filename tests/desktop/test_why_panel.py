"""The panel of reasons: officials can correct, override and move, by mouse or keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from busy_session import fresh_session
from gz_eval.app.why_text import why
from gz_eval.core.explain import explain
from gz_eval.desktop.why_panel import WhyPanel


@pytest.fixture
def panel(qtbot: QtBot, dressed: None) -> WhyPanel:
    shown = WhyPanel()
    qtbot.addWidget(shown)
    session = fresh_session()
    shown.show_why(why(session.evaluation, explain(session.evaluation, "B002")))
    shown.resize(420, 640)
    with qtbot.waitActive(shown):
        shown.show()
    return shown


def test_each_line_of_evidence_can_be_corrected(qtbot: QtBot, panel: WhyPanel) -> None:
    assert panel.text.toPlainText().count("Correct…") == 3
    with qtbot.waitSignal(panel.correct_wanted) as asked:
        panel.text.anchorClicked.emit(QUrl("correct/mw"))
    assert asked.args == ["B002", "mw"]


def test_the_strongest_and_the_weakest_criteria_are_said(panel: WhyPanel) -> None:
    said = panel.text.toPlainText()
    assert panel._why is not None
    assert panel._why.strongest
    assert panel._why.weakest
    for title, lines in (("Strongest", panel._why.strongest), ("Weakest", panel._why.weakest)):
        assert f"{title}\n{lines[0]}" in said


def test_each_gate_can_be_overridden(qtbot: QtBot, panel: WhyPanel) -> None:
    assert panel.text.toPlainText().count("Override…") == 1
    with qtbot.waitSignal(panel.override_wanted) as asked:
        panel.text.anchorClicked.emit(QUrl("override/size"))
    assert asked.args == ["B002", "size"]


def test_the_standing_can_be_moved(qtbot: QtBot, panel: WhyPanel) -> None:
    with qtbot.waitSignal(panel.move_wanted) as asked:
        QTest.mouseClick(panel.move_bid, Qt.MouseButton.LeftButton)
    assert asked.args == ["B002"]


def test_the_links_are_reached_by_keyboard(qtbot: QtBot, panel: WhyPanel) -> None:
    asked: list[tuple[str, ...]] = []
    panel.override_wanted.connect(lambda *what: asked.append(("override", *what)))
    panel.correct_wanted.connect(lambda *what: asked.append(("correct", *what)))
    panel.cell_wanted.connect(lambda cell: asked.append(("cell", cell.address)))
    panel.text.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3):
        QTest.keyClick(panel.text, Qt.Key.Key_Right)
        QTest.keyClick(panel.text, Qt.Key.Key_Return)
    assert asked == [("override", "B002", "size"), ("cell", "B3"), ("correct", "B002", "mw")]
    QTest.keyClick(panel.text, Qt.Key.Key_Left)
    QTest.keyClick(panel.text, Qt.Key.Key_Return)
    assert asked[-1] == ("cell", "B3")
    (mark,) = panel.text.extraSelections()
    assert mark.cursor.selectedText() in panel.text.toPlainText()
    panel.text.show_html(panel.text.toHtml())  # as figures change, the keys stay where they were
    QTest.keyClick(panel.text, Qt.Key.Key_Return)
    assert asked[-1] == ("cell", "B3")
    QTest.keyClick(panel.text, Qt.Key.Key_Tab)
    assert not panel.text.hasFocus()


def test_the_keys_stay_at_what_was_acted_on_where_it_is_put_elsewhere(panel: WhyPanel) -> None:
    acted: list[str] = []
    panel.text.anchorClicked.connect(lambda url: acted.append(url.toString()))
    filler = "<p>said at length</p>" * 60
    first, second = "<a href='override/mw'>Override…</a>", "<a href='override/ha'>Override…</a>"
    panel.text.show_html(f"<p>{first}</p>{filler}<p>{second}</p>")
    panel.text.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(panel.text, Qt.Key.Key_Right)
    panel.text.show_html(f"<p>{second}</p>{filler}<p>{first}</p>")
    panel.text.show_marked()
    (mark,) = panel.text.extraSelections()
    assert panel.text.viewport().rect().contains(panel.text.cursorRect(mark.cursor))
    QTest.keyClick(panel.text, Qt.Key.Key_Return)
    panel.text.show_html(f"<p>{second}</p>")  # it is gone: the one in its place
    QTest.keyClick(panel.text, Qt.Key.Key_Return)
    assert acted == ["override/mw", "override/ha"]


def test_a_gate_that_was_overridden_keeps_the_keys(qtbot: QtBot, panel: WhyPanel) -> None:
    session = fresh_session()
    shown = why(session.evaluation, explain(session.evaluation, "B002"))
    (size,) = shown.gates
    other = replace(size, label="Connection known", gate="status")
    panel.show_why(replace(shown, gates=(size, other)))
    panel.text.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(panel.text, Qt.Key.Key_Right)
    panel.show_why(replace(shown, gates=(other, size)))  # what does not pass is said first
    with qtbot.waitSignal(panel.override_wanted) as asked:
        QTest.keyClick(panel.text, Qt.Key.Key_Return)
    assert asked.args == ["B002", "size"]


def test_the_keys_of_the_links_are_told_while_they_work(panel: WhyPanel) -> None:
    keys = panel.text.keys
    before = panel.text.geometry()
    assert not keys.isVisible()
    panel.text.setFocus(Qt.FocusReason.TabFocusReason)
    assert keys.text() == "← → go from link to link, Enter follows"
    assert keys.isVisible()
    assert not panel.text.viewport().geometry().intersects(keys.geometry())
    assert panel.text.geometry() == before  # nothing moves for it
    panel.text.clearFocus()
    assert not keys.isVisible()


def test_nothing_is_offered_without_a_bid(panel: WhyPanel) -> None:
    panel.show_why(None)
    assert not panel.move_bid.isVisible()
    assert not panel.text.isVisible()
