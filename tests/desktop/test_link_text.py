"""A text with links is one stop of Tab: the arrows stop at its ends, and stay where links go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gz_eval.desktop.link_text import LinkText

KEYS = {">": Qt.Key.Key_Right, "<": Qt.Key.Key_Left}


def html(*leads: str) -> str:
    """A text with a link to each."""
    return "".join(f"<p>See <a href='{lead}'>{lead}</a>.</p>" for lead in leads)


@pytest.fixture
def text(qtbot: QtBot, dressed: None) -> LinkText:
    widget = LinkText("Why")
    qtbot.addWidget(widget)
    widget.resize(300, 200)
    with qtbot.waitActive(widget):
        widget.show()
    widget.show_html(html("one", "two", "three"))
    widget.setFocus()
    return widget


def followed(text: LinkText) -> list[str]:
    """What Enter leads to."""
    told: list[str] = []
    text.anchorClicked.connect(lambda url: told.append(url.toString()))
    QTest.keyClick(text, Qt.Key.Key_Return)
    text.anchorClicked.disconnect()
    return told


@pytest.mark.parametrize(
    ("keys", "lead"),
    [
        (">", "one"),
        (">>", "two"),
        (">>>>>", "three"),
        (">>><", "two"),
        (">><<<<", "one"),
        ("<", "one"),
    ],
)
def test_the_arrows_stop_at_the_first_link_and_at_the_last(
    text: LinkText, keys: str, lead: str
) -> None:
    for key in keys:
        QTest.keyClick(text, KEYS[key])
    assert followed(text) == [lead]


@pytest.mark.parametrize(
    ("now", "lead"),
    [
        (("three", "one", "two"), ["three"]),  # the same link, elsewhere
        (("four", "five"), ["five"]),  # it is gone, and the last stands in its place
        (("four", "five", "six", "seven"), ["six"]),
        ((), []),
    ],
)
def test_another_text_keeps_the_link_or_the_one_in_its_place(
    text: LinkText, now: tuple[str, ...], lead: list[str]
) -> None:
    for _ in range(3):
        QTest.keyClick(text, Qt.Key.Key_Right)
    text.show_html(html(*now))
    assert followed(text) == lead
