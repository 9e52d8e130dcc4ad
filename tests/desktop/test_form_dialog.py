"""A dialog that asks grows with what is wrong, and is scrolled only where it must be."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gz_eval.core.framework_file import load_framework
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
