"""A dialog that asks grows with what is wrong, and is scrolled only where it must be."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gz_eval.app.columns import Tone
from gz_eval.core.framework_file import load_framework
from gz_eval.desktop import form_dialog
from gz_eval.desktop.fields import Line
from gz_eval.desktop.form_dialog import FormDialog, ToneLabel
from gz_eval.desktop.gate_words_dialog import GateWordsDialog


def test_a_refusal_brings_no_scroll_bar_where_there_is_room(
    qtbot: QtBot, qapp: QApplication, dressed: None
) -> None:
    framework = load_framework("four-pillars")
    dialog = GateWordsDialog(None, framework, framework.gates[0])
    qtbot.addWidget(dialog)
    dialog.show()
    bar = dialog.scrolled.verticalScrollBar()
    dialog.name.setText(framework.gates[1].label)
    for _ in range(3):
        qapp.processEvents()
    assert "Another gate is called" in dialog.wrong.text()
    assert not bar.isVisible()
    dialog.resize(dialog.width(), dialog.minimumSizeHint().height())
    for _ in range(3):
        qapp.processEvents()
    assert bar.isVisible()


def test_what_is_too_high_for_its_screen_is_made_wider(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Six notes above two boxes: those are what is asked, and are not to be scrolled to."""
    note = "3 shortlisted bids have an unclear gate: Larkspurlock, Turnstonethwaite, Madderthorpe. "
    dialog = FormDialog(None, "Sign off", "", "Sign off")
    qtbot.addWidget(dialog)
    for _ in range(6):
        dialog.body.addWidget(ToneLabel(note * 4, Tone.WARNING))
    box = Line()
    dialog.ask("Approver", box)
    dialog.ensurePolished()
    narrow = dialog.minimumWidth()
    dialog.resize(dialog.screen().availableSize().width(), 0)
    high = dialog._needed
    dialog.resize(narrow, 0)
    assert dialog._needed > high
    monkeypatch.setattr(form_dialog, "room_for", lambda _dialog: QSize(4 * narrow, high))
    dialog.show()
    port = dialog.scrolled.viewport()
    qtbot.waitUntil(lambda: port.rect().contains(box.mapTo(port, box.rect().bottomRight())))
    assert dialog.height() <= high
