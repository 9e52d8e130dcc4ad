"""The waterfall of a score: pillars whose names begin alike are told apart in little room."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gz_eval.app.why_text import Step, Waterfall
from gz_eval.desktop.waterfall import WaterfallView


def test_names_that_begin_alike_do_not_look_alike(qtbot: QtBot, dressed: None) -> None:
    view = WaterfallView()
    qtbot.addWidget(view)
    names = (
        "Connection of the site to the grid: status",
        "Connection of the site to the grid: date",
    )
    steps = tuple(Step(name, 20.0, 50.0) for name in names)
    view.show_waterfall(Waterfall(steps, 40.0, 40.0, 40.0, None, 1))
    view.resize(300, view.sizeHint().height())
    with qtbot.waitExposed(view):
        view.show()
    image, row = view.grab().toImage(), view.sizeHint().height() // 4
    first, second = (image.copy(0, number * row, 110, row) for number in range(2))
    assert first != second
