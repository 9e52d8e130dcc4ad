"""The line at the bottom: what was done last is not cut while others can say it in fewer words."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gz_eval.app.columns import Tone
from gz_eval.desktop import theme
from gz_eval.desktop.status_line import StatusLine

SAVED, SAVED_SHORT = "Not yet saved – safe on this computer", "Not yet saved"
ACCOUNT, ACCOUNT_SHORT = "250 rows read = 245 imported + 5 left out", "245 bids"
DONE = "Done: move Tarn Campus to reserve. 1 of the 12 places is free. Next in reserve: Kettle"


@pytest.fixture
def line(qtbot: QtBot, dressed: None) -> StatusLine:
    line = StatusLine()
    qtbot.addWidget(line)
    line.saved.say_either(SAVED, SAVED_SHORT)
    line.account.say_either(ACCOUNT, ACCOUNT_SHORT)
    line.issues.say("17 errors are open", Tone.BAD)
    line.resize(4000, 40)
    line.show()
    return line


def said(line: StatusLine) -> tuple[str, str, str]:
    return line.saved.shown, line.account.shown, line.done.shown


def needed(line: StatusLine) -> int:
    return sum(part.sizeHint().width() for part in line.parts) + 3 * theme.SMALL


def laid_out(qapp: QApplication) -> None:
    for _ in range(3):
        qapp.processEvents()


def test_what_was_done_gives_way_before_it_is_not_said_that_the_work_is_safe(
    qapp: QApplication, line: StatusLine
) -> None:
    line.done.tell(3, DONE)
    laid_out(qapp)
    assert said(line) == (SAVED, ACCOUNT, DONE)
    line.resize(needed(line), 40)
    laid_out(qapp)
    assert said(line) == (SAVED, ACCOUNT, DONE)  # there is just enough room
    line.resize(needed(line) - 12, 40)
    laid_out(qapp)
    assert said(line) == (SAVED, ACCOUNT, DONE.replace("Kettle", "…"))
    line.resize(needed(line) - line.fontMetrics().horizontalAdvance(DONE) // 3, 40)
    laid_out(qapp)
    assert said(line)[:2] == (SAVED, ACCOUNT)
    assert line.done.shown.startswith("Done: move Tarn Campus to reserve")


def test_words_are_spared_one_after_the_other_once_there_is_room_for_few(
    qapp: QApplication, line: StatusLine
) -> None:
    line.done.tell(3, DONE)
    seen = [said(line)[:2]]
    for wide in range(needed(line), 300, -5):
        line.resize(wide, 40)
        laid_out(qapp)
        if said(line)[:2] != seen[-1]:
            seen.append(said(line)[:2])
            if len(seen) <= 3:
                assert len(line.done.shown) > 15  # never to nothing for the sake of the others
    assert seen[:3] == [(SAVED, ACCOUNT), (SAVED, ACCOUNT_SHORT), (SAVED_SHORT, ACCOUNT_SHORT)]


def test_what_is_said_in_fewer_words_or_cut_is_told_whole(
    qapp: QApplication, line: StatusLine
) -> None:
    line.done.tell(3, DONE)
    line.resize(500, 40)
    laid_out(qapp)
    for part, whole in ((line.saved, SAVED), (line.account, ACCOUNT), (line.done, DONE)):
        assert part.shown != whole
        assert part.toolTip() == part.accessibleName() == whole
    line.done.tell(4, "Done")
    line.resize(4000, 40)
    laid_out(qapp)
    assert said(line) == (SAVED, ACCOUNT, "Done")  # there is room again
    assert not line.account.toolTip()
