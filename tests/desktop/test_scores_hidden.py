"""Blind set-up: nothing in the window tells a score, a rank or a standing before the lock."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAction, QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dialog_answers import answering, because, settled
from everything_said import spoken, texts
from gz_eval.app.document import Document
from gz_eval.app.overriding import correction
from gz_eval.core.governance_commands import SetBlind
from gz_eval.desktop.bids_page import BidsPage
from gz_eval.desktop.criteria_page import CriteriaPage
from gz_eval.desktop.guide import Guide
from gz_eval.desktop.page_action import ActionButton
from gz_eval.desktop.page_kinds import BIDS, CHARTS, CRITERIA, EXPORT, KINDS, SHORTLIST
from gz_eval.desktop.shortlist_page import ShortlistPage
from gz_eval.desktop.window import MainWindow

BID = "B010"
_TOLD = re.compile(
    r"\bscor(?:es|ed) -?\d|\brank \d|\d+(?:\.\d+)? points\b|\d+(?:st|nd|rd|th) place"
    r"|(?:enters?|leaves?|would enter|would leave) the shortlist",
    re.IGNORECASE,
)
_OF_THE_FRAMEWORK = re.compile(r"[^;.:\n]*\d[^;.:\n]* scores \d+(?=;|\.(?!\d))")
"""A point of a value curve: what an amount scores by the framework, of no bid."""


@pytest.fixture
def blind(qtbot: QtBot, window: MainWindow, register: Path) -> Document:
    """Bids in an evaluation that is set up blind, with one of them selected."""
    window.open([register])
    settled(qtbot, window)
    document = window.documents.document
    assert document is not None
    window.menus.blind.trigger()
    window.pages.go_to_bid(BID)
    return document


def _said(told: str) -> list[str]:
    """What of a text tells how a bid does; and there has to be a text."""
    assert told.strip()
    return _TOLD.findall(_OF_THE_FRAMEWORK.sub("", told))


def _totals(document: Document) -> set[str]:
    return {f"{score:.1f}" for score in document.session.evaluation.shown_totals.tolist()}


def _criteria(window: MainWindow) -> CriteriaPage:
    window.go(CRITERIA)
    page = window.pages.page(CRITERIA)
    assert isinstance(page, CriteriaPage)
    return page


def test_what_is_looked_for_is_there_while_scores_are_shown(
    qtbot: QtBot, window: MainWindow, register: Path
) -> None:
    """Or nothing would be found whatever is told."""
    window.open([register])
    settled(qtbot, window)
    window.pages.go_to_bid(BID)
    document, ranking = window.documents.document, window.ranking
    assert document is not None
    assert ranking is not None
    qtbot.waitUntil(lambda: ranking.why.title.startswith("Why rank"))
    told = texts(window)
    assert _said(told)
    assert sum(score in told for score in _totals(document)) > 20
    page = _criteria(window)
    page.choose("firm_capacity")
    assert _said(page.pane.curve.mark_text)


@pytest.mark.parametrize("key", [kind.item.key for kind in KINDS])
def test_no_page_tells_how_a_bid_does(window: MainWindow, blind: Document, key: str) -> None:
    for kind in KINDS:
        window.go(kind.item.key)
    window.go(key)
    heard = "\n".join(spoken(QAccessible.queryAccessibleInterface(window)))
    for told in (texts(window), heard):
        assert _said(told) == []
        assert not [score for score in _totals(blind) if re.search(rf"\b{score}(?! ?%)\b", told)]


def test_the_selected_bid_s_amount_is_told_on_criteria_and_not_what_it_scores(
    window: MainWindow, blind: Document
) -> None:
    page, marked = _criteria(window), 0
    curve = page.pane.curve
    for leaf in page.framework.leaves:
        page.choose(leaf.key)
        page.pane.grab()
        assert "scores" not in curve.mark_text
        assert "scores" not in curve.mark_shown(curve.fontMetrics(), 2000)
        assert _said(texts(page)) == []
        marked += bool(curve.mark_text) and not curve.isHidden()
    assert marked


@pytest.mark.parametrize("hidden", [True, False])
def test_no_mark_reaches_up_to_the_curve(window: MainWindow, blind: Document, hidden: bool) -> None:
    if not hidden:
        blind.session.do(SetBlind(False), "To see them.")
        window.show_state()
    page = _criteria(window)
    page.choose("firm_capacity")
    curve, seen = page.pane.curve, []
    for bid in ("B010", "B012"):
        page.select(bid)
        picture = curve.grab().toImage()
        seen.append(picture.copy(0, picture.height() // 4, picture.width(), picture.height() // 3))
    assert (seen[0] == seen[1]) is hidden


def test_no_action_and_nothing_the_palette_finds_tells_it(
    window: MainWindow, blind: Document
) -> None:
    session = blind.session
    session.do(correction(session, BID, "firm_mw", "950 MW"), "The bidder wrote.")
    window.show_state()
    for kind in KINDS:
        window.go(kind.item.key)
    told = [
        text for one in window.palettes.things() for text in (one.label, one.detail, one.spoken)
    ]
    told += [
        text
        for action in window.findChildren(QAction)
        for text in (action.text(), action.toolTip(), action.statusTip())
    ]
    told.append(window.done.text())
    assert _said("\n".join(told)) == []


def test_what_is_copied_tells_nothing_of_it(window: MainWindow, blind: Document) -> None:
    window.go(BIDS)
    page = window.pages.page(BIDS)
    assert isinstance(page, BidsPage)
    page.table.selectAll()
    page.copy.trigger()
    told = QGuiApplication.clipboard().text()
    assert "Harrow" in told
    assert not [score for score in _totals(blind) if score in told]
    for word in ("Pass", "Fail", "Unclear", "hortlist", "eserve"):
        assert word not in told


@pytest.mark.parametrize("key", [CHARTS, SHORTLIST, EXPORT])
def test_where_scores_would_be_the_framework_can_be_locked(
    window: MainWindow, blind: Document, key: str
) -> None:
    window.go(key)
    page = window.pages.page(key)
    assert isinstance(page, QWidget)

    def buttons() -> list[QPushButton]:
        return [
            one
            for guide in page.findChildren(Guide)
            for one in guide.findChildren(QPushButton)
            if one.isVisible()
        ]

    assert texts(page).count("Scores are hidden") == 1
    assert all(one.isEnabled() for one in buttons())  # a row of refused ones says nothing
    lock = next(one for one in buttons() if one.text() == "Lock the framework…")
    with answering(because("The panel agreed it.")):
        lock.click()
    assert blind.session.project.lock is not None
    assert "Lock the framework…" not in [one.text() for one in buttons()]
    if isinstance(page, ShortlistPage):
        shown = [one for one in page.button_row.findChildren(QPushButton) if one.isVisible()]
        assert len(shown) > 5


def test_without_bids_there_is_nothing_to_lock_for(qtbot: QtBot, window: MainWindow) -> None:
    window.documents.start()
    qtbot.waitUntil(lambda: window.ranking is not None)
    settled(qtbot, window)
    window.go(CHARTS)
    page = window.pages.page(CHARTS)
    assert isinstance(page, QWidget)
    words = [one.text() for one in page.findChildren(QPushButton) if one.isVisible()]
    assert "Lock the framework…" not in words


def test_export_has_a_place_for_the_keyboard(
    qtbot: QtBot, window: MainWindow, blind: Document
) -> None:
    window.go(EXPORT)
    settled(qtbot, window)
    at = window.focusWidget()
    assert isinstance(at, ActionButton)
    assert at.text() == "Lock the framework…"
