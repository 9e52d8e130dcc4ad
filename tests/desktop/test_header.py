"""The line at the top says all it can in whatever room there is, and comes to rest."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from gz_eval.app.signing import sign_off
from gz_eval.core.commands import SetWeight
from gz_eval.core.framework import Target
from gz_eval.core.governance_commands import LockFramework, SetBlind
from gz_eval.core.naming_commands import NameEvaluation
from gz_eval.core.people import Person
from gz_eval.core.target_commands import SetTarget
from gz_eval.desktop import theme
from gz_eval.desktop.header import ElidedLabel
from gz_eval.desktop.preferences_dialog import MARKINGS
from gz_eval.desktop.told_dialog import ToldDialog
from gz_eval.desktop.window import MainWindow
from looks import laid_out


class Requests(QObject):
    """Counts how often a widget is asked to be laid out anew."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.count += event.type() == QEvent.Type.LayoutRequest
        return super().eventFilter(watched, event)


def test_in_little_room_it_still_says_that_weights_are_illustrative(filled: MainWindow) -> None:
    filled.resize(1280, 720)
    QApplication.processEvents()
    label = filled.header.subtitle
    label.setFixedWidth(theme.letters(label, 40))
    QApplication.processEvents()
    label.say("A framework with a very long title indeed, and more", end=" · illustrative weights")
    assert label.shown.startswith("A fr")
    assert label.shown.endswith("… · illustrative weights")
    assert label.toolTip() == label.text()
    wide = label.fontMetrics().horizontalAdvance
    label.setFixedWidth(wide("A f… · illustrative weights"))  # a letter or two would say nothing
    assert label.shown == "illustrative weights"
    label.setFixedWidth(theme.letters(label, 12))  # not even room for the end
    assert label.shown.startswith("A fr")
    assert label.shown.endswith("…")


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("page", ["bids", "ranking", "history"])
def test_in_little_room_every_button_is_whole_and_the_line_comes_to_rest(
    qtbot: QtBot, qapp: QApplication, filled: MainWindow, page: str, scale: float
) -> None:
    document = filled.documents.document
    assert document is not None
    document.session.person = Person("Alexandra Featherstone", "assessor")
    document.session.do(LockFramework(), "Agreed.")
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    theme.write_in(qapp, font)
    filled.resize(1280, 680)
    filled.go(page)
    for _ in range(20):
        qapp.processEvents()
    buttons = [one for one in filled.header.findChildren(QToolButton) if one.isVisible()]
    assert buttons
    for one in buttons:
        assert one.width() >= one.sizeHint().width(), one.text()
        assert one.geometry().right() < filled.header.width()
    requests = Requests()
    filled.header.installEventFilter(requests)
    for _ in range(50):
        qapp.processEvents()
    assert requests.count <= 1
    filled.header.removeEventFilter(requests)


def test_a_button_that_cannot_be_pressed_again_leaves_the_focus_to_the_page(
    filled: MainWindow,
) -> None:
    document = filled.documents.document
    assert document is not None
    document.session.do(SetWeight(document.session.project.framework.pillars[0].key, 50))
    document.session.undo()
    filled.go("ranking")
    page = filled.ranking
    assert page is not None
    redo = next(one for one in filled.header.findChildren(QToolButton) if one.text() == "Redo")
    redo.setFocus()
    redo.click()
    assert not redo.isEnabled()
    focused = filled.focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused)


def test_in_one_line_the_lock_asks_for_less_room(
    qtbot: QtBot, qapp: QApplication, filled: MainWindow
) -> None:
    document = filled.documents.document
    assert document is not None
    document.session.person = Person("Alexandra Featherstone", "assessor")
    document.session.do(LockFramework(), "Agreed.")
    header, lock = filled.header, filled.header.lock
    filled.resize(1800, 1000)
    qapp.processEvents()
    assert header.more.isHidden()
    roomy = lock.minimumSizeHint().width()
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    theme.write_in(qapp, font)
    filled.resize(1280, 680)
    qapp.processEvents()
    assert not header.more.isHidden()
    assert lock.minimumSizeHint().width() < roomy  # though its letters are twice as wide
    filled.resize(2600, 1600)
    qapp.processEvents()
    assert lock.minimumSizeHint().width() > roomy


def test_what_is_needed_most_goes_last_into_the_menu(
    qtbot: QtBot, qapp: QApplication, filled: MainWindow
) -> None:
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    theme.write_in(qapp, font)
    filled.resize(1280, 680)
    qapp.processEvents()
    shown = [one.text() for one in filled.header.findChildren(QToolButton) if one.isVisible()]
    assert "Undo" in shown
    assert "Export shortlist…" not in shown
    assert shown[-1].startswith("More")


def test_a_weight_kept_after_a_sign_off_is_said_beside_the_lock(
    qapp: QApplication, filled: MainWindow
) -> None:
    document = filled.documents.document
    assert document is not None
    session, signed = document.session, filled.header.signed
    assert not signed.isVisible()
    session.do(sign_off(session, "The Department", "Amira Kaur", "Priya Nair", "Helen Marsh"))
    filled.resize(1280, 680)
    for _ in range(20):
        qapp.processEvents()
    assert signed.text().startswith("Signed off ")
    assert signed.shown
    session.do(SetWeight(session.project.framework.pillars[0].key, 50))
    for _ in range(20):
        qapp.processEvents()
    assert signed.shown.endswith("changed since")
    assert filled.header.lock.shown  # the lock comes first, and is not gone for it
    session.undo()
    for _ in range(20):
        qapp.processEvents()
    assert "changed since" not in signed.text()


@pytest.mark.parametrize("scale", [1.0, 1.1, 1.15])
def test_what_was_signed_does_not_take_the_place_of_the_framework_s_name(
    qapp: QApplication, filled: MainWindow, scale: float
) -> None:
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    theme.write_in(qapp, font)
    document = filled.documents.document
    assert document is not None
    session = document.session
    session.person = Person("Alexandra Featherstone-Haugh", "assessor")
    session.do(NameEvaluation("North and Midlands, second round of 2026"))
    session.do(LockFramework(), "Agreed.")
    session.do(sign_off(session, "The Department", "A. Lyst", "A. Surer", "A. Prover"))
    session.do(SetWeight(session.project.framework.pillars[0].key, 50), "The panel agreed it.")
    filled.resize(1280, 720)
    for _ in range(20):
        qapp.processEvents()
    header = filled.header
    assert header.signed.shown.endswith("changed since")
    assert header.subtitle.shown.startswith(session.project.framework.title[:8])
    assert header.subtitle.shown.endswith("illustrative weights")


@pytest.mark.parametrize("size", [(1920, 1080), (1600, 900)], ids=["large", "middling"])
def test_lock_and_sign_off_are_whole_where_there_is_room_for_a_line_of_their_own(
    qapp: QApplication, filled: MainWindow, size: tuple[int, int]
) -> None:
    document = filled.documents.document
    assert document is not None
    session = document.session
    session.person = Person("Alexandra Featherstone-Haugh", "assessor")
    session.do(LockFramework(), "Agreed.")
    session.do(sign_off(session, "The Department", "A. Lyst", "A. Surer", "A. Prover"))
    session.do(SetTarget(Target(Decimal(3), "", "Wales")), "The board asked.")
    session.do(SetWeight(session.project.framework.pillars[0].key, 50), "The panel agreed it.")
    filled.resize(*size)
    for _ in range(20):
        qapp.processEvents()
    header = filled.header
    assert header.lock.shown == header.lock.text()
    assert header.lock.shown.endswith("since; 1 target changed")
    assert header.signed.shown == header.signed.text()
    assert header.signed.shown.endswith("; changed since")


def test_what_changed_since_the_lock_is_read_by_keys(
    qtbot: QtBot, qapp: QApplication, filled: MainWindow
) -> None:
    document = filled.documents.document
    assert document is not None
    session = document.session
    session.person = Person("Alexandra Featherstone", "assessor")
    session.do(LockFramework(), "Agreed by the panel.")
    session.do(SetTarget(Target(Decimal(3), "", "Wales")), "The board asked.")
    filled.menus.settled.trigger()
    dialog = filled.findChild(ToldDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.text.hasFocus())
    told = dialog.text.toPlainText()
    assert "Agreed by the panel." in told
    assert "Wales" in told
    assert "Nothing is signed off." in told
    dialog.reject()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("marking", MARKINGS)
def test_a_marking_is_never_cut_to_a_weaker_one(
    qapp: QApplication, filled: MainWindow, marking: str, scale: float
) -> None:
    document = filled.documents.document
    assert document is not None
    session = document.session
    session.person = Person("Alexandra Featherstone-Haugh", "assessor")
    filled.remembered.prefer(replace(filled.remembered.settings, marking=marking))
    session.do(LockFramework(), "Agreed.")
    session.do(sign_off(session, "The Department", "A. Lyst", "A. Surer", "A. Prover"))
    session.do(SetWeight(session.project.framework.pillars[0].key, 50), "The panel agreed it.")
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    theme.write_in(qapp, font)
    for size in ((1280, 720), (1600, 900), (1920, 1080)):
        filled.resize(*size)
        for _ in range(20):
            qapp.processEvents()
        assert filled.header.marking.shown == marking


def test_less_than_the_shortest_brief_is_never_what_the_whole_begins_with(
    qtbot: QtBot, qapp: QApplication
) -> None:
    """“Locke…” would say that nothing was changed."""
    label = ElidedLabel(0)
    qtbot.addWidget(label)
    briefs = ("Locked; 2 changes since", "Rules changed")
    label.say("Locked 14 June 2012; 2 changes since", briefs=briefs)
    label.show()
    for width in range(label.sizeHint().width(), 0, -1):
        label.resize(width, label.height())
        shown = label.shown
        assert shown in (label.text(), *briefs) or "Rules changed".startswith(shown.rstrip("…"))
    assert shown == ""


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_in_little_room_lock_and_sign_off_are_told_in_whole_words(
    qtbot: QtBot, qapp: QApplication, filled: MainWindow, scale: float
) -> None:
    document = filled.documents.document
    assert document is not None
    session, header = document.session, filled.header
    session.person = Person("Alexandra Featherstone-Haugh", "assessor")
    session.do(LockFramework(), "Agreed.")
    session.do(sign_off(session, "The Department", "A. Lyst", "A. Surer", "A. Prover"))
    settings = replace(filled.remembered.settings, marking="OFFICIAL-SENSITIVE COMMERCIAL")
    filled.remembered.prefer(settings)
    filled.show_state()
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    theme.write_in(qapp, font)
    filled.resize(1280, 720)
    laid_out(filled)
    assert header.lock.shown.startswith("Locked")
    assert "…" not in header.lock.shown + header.signed.shown
    session.do(SetWeight(session.project.framework.pillars[0].key, 50), "The panel agreed it.")
    laid_out(filled)
    assert header.marking.shown == "OFFICIAL-SENSITIVE COMMERCIAL"
    assert "…" not in header.lock.shown + header.signed.shown
    assert header.lock.shown.endswith("changes since") or header.lock.shown == "Rules changed"
    assert header.signed.shown.endswith("changed since")
    if scale < 2:
        assert header.lock.shown.startswith("Locked")
        assert header.lock.shown.endswith("changes since")
        assert header.signed.shown.startswith("Signed off")
    session.do(SetTarget(Target(Decimal(3), "", "Wales")), "The board asked.")
    laid_out(filled)
    assert "changes since" in header.lock.shown or header.lock.shown == "Rules changed"
    assert "…" not in header.lock.shown + header.signed.shown


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_what_is_not_locked_is_never_said_to_be(
    qtbot: QtBot, qapp: QApplication, filled: MainWindow, scale: float
) -> None:
    document = filled.documents.document
    assert document is not None
    document.session.do(SetBlind(True), "The weights are agreed first.")
    settings = replace(filled.remembered.settings, marking="OFFICIAL-SENSITIVE COMMERCIAL")
    filled.remembered.prefer(settings)
    filled.show_state()
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    theme.write_in(qapp, font)
    lock = filled.header.lock
    for width in range(1400, 1000, -20):
        filled.resize(width, 720)
        laid_out(filled)
        assert not lock.shown.startswith("Locked"), width
    assert lock.text() == "Not locked; scores hidden"
