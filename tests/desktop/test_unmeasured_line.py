"""Ranking and Criteria say what nobody judged, and Criteria how judgements come in."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from builders import judged
from busy_session import bid_set, fresh_session
from gz_eval.app.session import Session
from gz_eval.app.shown import Shown
from gz_eval.core.commands import ImportBids
from gz_eval.core.project import Project
from gz_eval.desktop.criteria_page import CriteriaPage
from gz_eval.desktop.ranking_page import RankingPage
from gz_eval.desktop.unmeasured_line import UnmeasuredLine

BRIEF = (
    "1 criterion (40% of the weight) is not judged for any bid; its weight is shared among the"
    " others. Nothing of “Land” counts."
)


def unjudged() -> Session:
    """The small evaluation, of which land is judged by assessors, and has not been."""
    session = Session(Project(judged("area")))
    session.do(ImportBids(bid_set()))
    return session


@pytest.mark.parametrize("kind", [RankingPage, CriteriaPage])
def test_a_page_says_what_nobody_judged(
    qtbot: QtBot, kind: type[RankingPage] | type[CriteriaPage]
) -> None:
    page = kind(Shown(unjudged()))
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.refresh()
    page.show()
    said = page.unmeasured
    assert (said.isVisible(), said.text()) == (True, BRIEF)
    assert said.toolTip() == BRIEF.replace("others. ", "others: Area. ")
    assert said.accessibleDescription() == said.toolTip()


def test_where_all_is_answered_it_takes_no_room(qtbot: QtBot) -> None:
    page = RankingPage(Shown(fresh_session()))
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    assert not page.unmeasured.isVisible()


def test_where_there_is_little_room_it_is_said_shorter(qtbot: QtBot) -> None:
    line = UnmeasuredLine()
    home = QWidget()
    qtbot.addWidget(home)
    line.setParent(home)
    line.show_evaluation(unjudged().evaluation)
    line.resize(line.fontMetrics().averageCharWidth() * 40, 40)
    home.show()
    assert line.text() == "1 criterion not judged for any bid (40% of the weight)."


def test_criteria_says_how_judgements_come_in(qtbot: QtBot) -> None:
    page = CriteriaPage(Shown(unjudged()))
    qtbot.addWidget(page)
    page.refresh()
    page.choose("area")
    assert page.pane.kind.text().endswith("The judgements cannot be typed in here.")
    said = page.pane.bounds.text()
    assert said.startswith("The scale: 0 Poor; 100 Good. Until it is judged, it is left out")
    assert "put the assessors’ scores in a column of the spreadsheet" in said
    page.choose("capacity")
    assert page.pane.bounds.text().startswith("Whatever missing evidence scores")
