"""What was done last, in the room that the status line has for it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gz_eval.desktop.done_line import DoneLine


def test_whole_words_are_said_as_far_as_there_is_room(qtbot: QtBot, dressed: None) -> None:
    line = DoneLine()
    qtbot.addWidget(line)
    first = "Done: move Tarn Campus to reserve"
    line.tell(3, f"{first}. 1 of the 12 places is free. Next in reserve: Kettle Campus")
    line.show()
    wide = line.fontMetrics().horizontalAdvance
    free = f"{first}. 1 of the"
    for said in (line.text(), f"{free} 12 places is free. Next …", f"{free} …"):
        line.resize(wide(said) + 2, line.sizeHint().height())
        assert line.shown == said
    line.resize(wide(f"{free} 1…") + 2, line.sizeHint().height())
    assert line.shown == f"{free} …"  # no "1": that is another figure
    line.tell(4, "Done: move St. Athan Data Campus to reserve. 1 of the 12 places is free")
    line.resize(wide("Done: move St. Athan Data C…") + 2, line.sizeHint().height())
    assert line.shown == "Done: move St. Athan Data …"
    line.tell(5, f"{first}. 1 of the 12 places is free. Next in reserve: Kettle Campus")
    line.resize(wide("Done: move Tarn") + 2, line.sizeHint().height())
    assert line.shown.startswith("Done: move")
    assert line.shown.endswith("…")
    assert line.toolTip() == line.text()
