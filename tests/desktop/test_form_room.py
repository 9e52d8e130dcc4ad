"""A dialog keeps the room of what it may say: the button stays in its place while one types."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gz_eval.app.session import Session
from gz_eval.desktop import theme
from gz_eval.desktop.form_dialog import FormDialog
from gz_eval.desktop.override_dialogs import CorrectAnswerDialog
from gz_eval.desktop.target_dialog import TargetDialog


@pytest.mark.parametrize("growth", [1, 2])
@pytest.mark.parametrize("what", ["answer", "target"])
def test_the_button_stays_where_it_is_while_one_types(
    qtbot: QtBot, dressed: None, session: Session, what: str, growth: int
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    font = app.font()
    font.setPointSizeF(font.pointSizeF() * growth)
    theme.write_in(app, font)
    dialog: FormDialog
    if what == "answer":
        dialog = CorrectAnswerDialog(session, "B002", "mw")
        line = dialog.text
    else:
        dialog = TargetDialog(None, session.project.framework)
        line = dialog.amount
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    places = {}
    for text in ("", "5", "x", "about 100 MVA, tbc", "50-60 MW", "missing", ""):
        line.setText(text)
        app.sendPostedEvents()
        places[text] = dialog.go.mapTo(dialog, dialog.go.rect().topLeft()).y()
        assert dialog.scrolled.verticalScrollBar().maximum() == 0
    assert len(set(places.values())) == 1, places
