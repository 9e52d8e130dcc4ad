"""A message lies over the status line: it moves nothing, and hides nothing that can be pressed."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from gz_eval.desktop.window import MainWindow


def place(window: MainWindow, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


def test_a_message_comes_and_goes_and_nothing_moves(filled: MainWindow) -> None:
    there = [filled.header, filled.rail, filled.pages, filled.statusBar()]
    before = [place(filled, one) for one in there]
    filled.banner.say("Saved the picture.", bad=False)
    assert [place(filled, one) for one in there] == before
    assert place(filled, filled.banner).bottom() == filled.rect().bottom()
    assert not place(filled, filled.banner).intersects(place(filled, filled.pages))
    filled.banner.dismiss.click()
    assert [place(filled, one) for one in there] == before


def test_a_long_message_is_seen_whole_and_follows_the_window(filled: MainWindow) -> None:
    filled.banner.say("Something long went wrong. " * 12, "Do this.")
    text = filled.banner.text
    assert text.height() >= text.heightForWidth(text.width()) > 2 * text.fontMetrics().height()
    filled.resize(filled.width() + 90, filled.height() - 30)
    over = place(filled, filled.banner)
    assert (over.bottom(), over.width()) == (filled.rect().bottom(), filled.width())


def test_what_cancels_is_not_hidden_by_a_message(filled: MainWindow) -> None:
    filled.banner.say("Saved the picture.", bad=False)
    filled.busy.show()
    over, line = place(filled, filled.banner), place(filled, filled.statusBar())
    assert over.bottom() < line.top()
    filled.busy.hide()
    assert place(filled, filled.banner).bottom() == line.bottom()
