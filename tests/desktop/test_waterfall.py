"""The waterfall of a score: pillars whose names begin alike are told apart in little room."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gz_eval.app.why_text import Step, Waterfall
from gz_eval.desktop import theme
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


def test_points_for_missing_evidence_are_hatched_and_told(qtbot: QtBot, dressed: None) -> None:
    view = WaterfallView()
    qtbot.addWidget(view)
    view.resize(500, 200)

    def painted(counted: float) -> int:
        """How much of the picture is of the pillar's colour."""
        steps = (Step("Power", 40.0, 50.0, counted),)
        view.show_waterfall(Waterfall(steps, 40.0, 40.0, 40.0, None, 1))
        image = view.grab().toImage()
        colour = theme.tokens(view.palette()).pillar(0).rgb()
        return sum(
            image.pixel(x, y) == colour for x in range(image.width()) for y in range(image.height())
        )

    earned, hatched = painted(0.0), painted(40.0)
    assert 0 < hatched < earned * 0.75  # the bar of the score is of that colour too
    assert "Power 40.0 points, 40.0 of them for missing evidence" in view.accessibleDescription()
    assert "40.0 of them for missing evidence" in view.toolTip()
