"""What arranges itself does so for every size that it or its text gets, once it is shown."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from gz_eval.desktop.arranged import Arranged


class Plain(Arranged, QWidget):
    """Counts how often it arranged itself."""

    times = 0

    def arrange(self) -> None:
        self.times += 1


class Scrolled(Arranged, QScrollArea):
    """The same over another kind of widget."""

    times = 0

    def arrange(self) -> None:
        self.times += 1


@pytest.mark.parametrize("kind", [Plain, Scrolled])
def test_it_is_arranged_for_each_size_of_itself_and_of_its_text(
    qtbot: QtBot, kind: type[Plain | Scrolled]
) -> None:
    widget = kind()
    qtbot.addWidget(widget)
    font = widget.font()
    font.setPointSizeF(font.pointSizeF() * 1.1)
    widget.setFont(font)
    assert widget.times == 0, "there is no room yet"
    with qtbot.waitExposed(widget):
        widget.show()
    before = widget.times
    assert before >= 1
    widget.resize(widget.width() + 50, widget.height())
    assert widget.times == before + 1
    font.setPointSizeF(font.pointSizeF() * 1.5)
    widget.setFont(font)
    assert widget.times == before + 2
