"""A dialog that tells: what is read on a screen, and all of it to be copied."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gz_eval.desktop.told_dialog import ToldDialog


@pytest.mark.parametrize(
    ("count", "note"), [(300, ""), (450, "and 150 more: “Copy” takes them all")]
)
def test_a_long_list_is_cut_says_so_and_is_copied_whole(
    qtbot: QtBot, dressed: None, count: int, note: str
) -> None:
    lines = tuple(f"Line {number}." for number in range(1, count + 1))
    dialog = ToldDialog(None, "Effect", (("Moved", lines),), "\n".join(lines), "Nothing.")
    qtbot.addWidget(dialog)
    shown = dialog.text.toPlainText().splitlines()
    assert shown == ["Moved", *lines[:300], *filter(None, [note])]
    dialog.copy.click()
    assert QGuiApplication.clipboard().text().splitlines() == list(lines)


def test_where_there_is_nothing_it_says_so(qtbot: QtBot, dressed: None) -> None:
    dialog = ToldDialog(None, "Effect", (), "", "It would touch no bid.")
    qtbot.addWidget(dialog)
    assert dialog.text.toPlainText() == "It would touch no bid."
