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
from gz_eval.desktop.window_place import room_for


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


_FACT = "Evidence is missing of these, and counts as the framework says it does: " * 6


@pytest.mark.parametrize("growth", [0.6, 1, 1.3])
@pytest.mark.parametrize("facts", [1, 4, 8, 16])
def test_it_is_as_high_as_all_of_it_needs_at_the_width_it_has(
    qtbot: QtBot, dressed: None, facts: int, growth: float
) -> None:
    """At any other width its texts wrap elsewhere: it would be scrolled, or be higher than that."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    font = app.font()
    font.setPointSizeF(font.pointSizeF() * growth)
    theme.write_in(app, font)
    dialog = FormDialog(None, "Sign off", "As it stands.", "Sign off")
    for number in range(facts):
        dialog.tell(f"Fact {number}", _FACT)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    hidden = dialog.scrolled.verticalScrollBar().maximum()
    rest = dialog.height() - dialog.scrolled.height()
    assert hidden == 0 or dialog.height() == room_for(dialog).height()
    needed = dialog.scrolled.high_at(dialog.scrolled.viewport().width()) + rest
    assert dialog.height() <= max(needed, dialog.minimumSizeHint().height()), "no more than that"
