"""Weights that miss their sum as they are shown say so, and nothing moves by that."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gz_eval.app.session import Session
from gz_eval.app.shown import Shown
from gz_eval.core.commands import SetFramework
from gz_eval.core.framework import Framework
from gz_eval.core.framework_file import load_framework
from gz_eval.core.weights import with_share, with_weights
from gz_eval.desktop.criteria_page import CriteriaPage
from gz_eval.desktop.state_dialog import StateDialog
from gz_eval.desktop.weight_cells import WEIGHT
from gz_eval.desktop.weights_panel import WeightsPanel

SHIPPED = load_framework("four-pillars")


@pytest.fixture
def thirds() -> Framework:
    first = {pillar.key: 1.0 for pillar in SHIPPED.pillars[:3]}
    return with_weights(
        SHIPPED, {pillar.key: first.get(pillar.key, 0) for pillar in SHIPPED.pillars}
    )


def _places(*widgets: QWidget) -> list[tuple[int, int, int, int]]:
    return [(one.x(), one.y(), one.width(), one.height()) for one in widgets]


def test_the_weights_of_the_ranking_say_it_below_the_last(
    qtbot: QtBot, dressed: None, thirds: Framework
) -> None:
    panel = WeightsPanel()
    qtbot.addWidget(panel)
    panel.resize(320, 700)
    panel.show_framework(SHIPPED)
    with qtbot.waitExposed(panel):
        panel.show()
    QApplication.processEvents()
    parts = (*panel.blocks, panel.effect)
    before = _places(*parts)
    assert not panel.rounded.isVisible()
    panel.show_framework(thirds)
    assert [block.percent.text() for block in panel.blocks[:3]] == ["33.33%"] * 3
    assert panel.rounded.isVisible()
    assert _places(*parts) == before
    assert panel.rounded.y() >= panel.blocks[-1].geometry().bottom()
    panel.show_framework(with_share(thirds, SHIPPED.pillars[0].key, 40))
    assert not panel.rounded.isVisible()


def test_the_page_of_criteria_says_it_below_the_tree(
    qtbot: QtBot, dressed: None, session: Session, thirds: Framework
) -> None:
    session.do(SetFramework(SHIPPED))
    page = CriteriaPage(Shown(session))
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.refresh()
    with qtbot.waitExposed(page):
        page.show()
    before = _places(page.tree, page.effect)
    assert not page.columns.rounded.isVisible()
    session.do(SetFramework(thirds))
    page.refresh()
    rows = [page.tree.topLevelItem(number) for number in range(3)]
    assert [row.text(WEIGHT) for row in rows if row is not None] == ["33.33%"] * 3
    assert page.columns.rounded.isVisible()
    assert _places(page.tree, page.effect) == before


def test_a_look_back_says_it_below_the_weights_as_they_were(
    qtbot: QtBot, dressed: None, session: Session, thirds: Framework
) -> None:
    session.do(SetFramework(thirds))
    for number, said in ((len(session.entries) - 1, False), (len(session.entries), True)):
        dialog = StateDialog(session, number)
        qtbot.addWidget(dialog)
        assert dialog.rounded.isVisibleTo(dialog) == said
