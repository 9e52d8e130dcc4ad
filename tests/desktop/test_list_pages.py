"""For everybody, on the pages of history, logs, overrides and sign-offs, and in their dialogs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from accessible import focusable, spoken_name, unnamed
from busy_session import busy_session, fresh_session, signing
from gz_eval.app.session import Session
from gz_eval.desktop import theme
from gz_eval.desktop.form_dialog import ToneLabel
from gz_eval.desktop.history_page import HistoryPage
from gz_eval.desktop.list_page import ListPage
from gz_eval.desktop.override_dialogs import (
    CorrectAnswerDialog,
    MoveBidDialog,
    OverrideGateDialog,
)
from gz_eval.desktop.overrides_page import OverridesPage
from gz_eval.desktop.record_dialog import RecordDialog, SignRecordDialog
from gz_eval.desktop.records_page import RecordsPage
from gz_eval.desktop.sign_off_dialog import SignOffDialog
from gz_eval.desktop.sign_offs_page import SignOffsPage
from gz_eval.desktop.state_dialog import StateDialog
from gz_eval.desktop.unshown_line import UnshownLine

PAGES = (HistoryPage, RecordsPage, OverridesPage, SignOffsPage)
Page = HistoryPage | RecordsPage | OverridesPage | SignOffsPage
DIALOGS: dict[str, Callable[[Session], QWidget]] = {
    "correct": lambda session: CorrectAnswerDialog(session, "B002", "mw"),
    "choose": lambda session: CorrectAnswerDialog(session, "B002", "status"),
    "gate": lambda session: OverrideGateDialog(session, "B005", "size"),
    "move": lambda session: MoveBidDialog(session, "B004"),
    "record": RecordDialog,
    "sign record": lambda session: SignRecordDialog(session, session.project.records[:1]),
    "sign off": SignOffDialog,
    "state": lambda session: StateDialog(session, 10),
}


def seen(qtbot: QtBot, widget: QWidget, width: int = 1150, height: int = 640) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitActive(widget):
        widget.show()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("make", [busy_session, lambda: fresh_session(bids=False)])
def test_everything_on_a_page_has_a_name_and_tab_comes_round(
    qtbot: QtBot, dressed: None, page: type[Page], make: Callable[[], Session]
) -> None:
    shown = page(make())
    shown.refresh()
    seen(qtbot, shown)
    wanted = set(focusable(shown))
    assert unnamed(shown) == []
    if not wanted:
        return
    start = focusable(shown)[0]
    start.setFocus()
    order: list[QWidget] = []
    for _ in range(len(wanted) * 3):
        now = QApplication.focusWidget()
        assert now is not None
        if order and now is order[0]:
            break
        order.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    assert wanted <= set(order)


@pytest.mark.parametrize("name", DIALOGS)
def test_everything_in_a_dialog_has_a_name(qtbot: QtBot, dressed: None, name: str) -> None:
    dialog = DIALOGS[name](busy_session())
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert focusable(dialog)
    assert unnamed(dialog) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("page", PAGES)
def test_a_small_screen_and_large_text_cut_nothing(
    qtbot: QtBot, qapp: QApplication, dressed: None, page: type[Page], scale: float
) -> None:
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    qapp.setFont(font)
    shown: ListPage = page(busy_session())
    shown.refresh()  # type: ignore[attr-defined]
    seen(qtbot, shown)
    assert (shown.width(), shown.height()) == (1150, 640)
    for button in shown.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.minimumSizeHint().width(), button.text()
            right = button.mapTo(shown, button.rect().bottomRight())
            assert right.x() <= 1150, button.text()
            assert right.y() <= 640, button.text()
    assert shown.table.viewport().height() >= 2 * shown.table.rowHeight(0)  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", PAGES)
def test_actions_are_in_the_menu_of_the_list_and_on_buttons(
    qtbot: QtBot, dressed: None, page: type[Page]
) -> None:
    shown = page(busy_session())
    shown.refresh()
    qtbot.addWidget(shown)
    offered = shown.table.actions()
    assert len(offered) >= 2
    for action in offered:
        assert shown.button(action).text() == action.text()
        assert shown.button(action).toolTip().startswith(action.statusTip())


@pytest.mark.parametrize("page", PAGES)
def test_a_page_wears_another_scheme_at_once(
    qtbot: QtBot, qapp: QApplication, dressed: None, page: type[Page]
) -> None:
    shown = page(busy_session())
    shown.refresh()
    seen(qtbot, shown)
    theme.wear(qapp, theme.DARK)
    qapp.processEvents()
    assert shown.table.scheme is theme.DARK
    assert theme.DARK.secondary.lower() in shown.details.text.toHtml()


def test_a_long_word_is_shortened_and_kept_in_the_tooltip(qtbot: QtBot, dressed: None) -> None:
    label = ToneLabel(f"SHA-256 {'ab' * 32}, 9 bytes")
    qtbot.addWidget(label)
    assert label.text() == f"SHA-256 {'ab' * 10}…b{'ab' * 5}, 9 bytes"
    assert "ab" * 32 in label.toolTip()
    assert spoken_name(label)


@pytest.mark.parametrize("page", [HistoryPage, RecordsPage, OverridesPage])
def test_a_small_window_has_room_for_every_column(
    qtbot: QtBot, dressed: None, page: type[ListPage]
) -> None:
    shown = page(busy_session())  # type: ignore[call-arg,arg-type]
    shown.refresh()  # type: ignore[attr-defined]
    seen(qtbot, shown, 1280 - 151, 640)  # beside the rail
    table = shown._table
    assert [one for one in range(len(table.columns)) if table.isColumnHidden(one)] == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_an_empty_page_has_its_buttons_below_its_words(
    qtbot: QtBot, qapp: QApplication, dressed: None, scale: float
) -> None:
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    theme.write_in(qapp, font)
    shown = SignOffsPage(fresh_session())
    shown.refresh()
    seen(qtbot, shown)
    button, words = shown.button(shown.sign), shown.guide.text
    below = button.mapTo(shown, button.rect().topLeft()).y()
    end = words.mapTo(shown, words.rect().bottomLeft()).y()
    assert 0 < below - end < 3 * theme.em(shown)
    assert words.height() >= words.heightForWidth(words.width())
    shown.session.do(signing(shown.session))
    shown.refresh()
    qapp.processEvents()
    assert button.mapTo(shown, button.rect().topLeft()).y() > shown.height() // 2


@pytest.mark.parametrize("page", [HistoryPage, RecordsPage, OverridesPage])
def test_a_list_says_which_columns_it_has_no_room_for(
    qtbot: QtBot, dressed: None, page: type[ListPage]
) -> None:
    shown = page(busy_session())  # type: ignore[call-arg,arg-type]
    shown.refresh()  # type: ignore[attr-defined]
    seen(qtbot, shown, 1280 - 151, 640)
    line = shown.findChild(UnshownLine)
    assert line is not None
    assert not line.isVisible()
    shown.resize(620, 640)
    table = shown._table
    hidden = [column.title for n, column in enumerate(table.columns) if table.isColumnHidden(n)]
    assert hidden
    assert line.isVisible()
    assert all(title in line.toolTip() for title in hidden)
    assert "details have them" in line.accessibleDescription()
    shown.resize(1280 - 151, 640)
    assert not line.isVisible()


def test_what_is_left_out_on_purpose_is_not_told(qtbot: QtBot, dressed: None) -> None:
    """The column Log, in the tab of one log."""
    shown = RecordsPage(busy_session())
    shown.refresh()
    seen(qtbot, shown, 1280 - 151, 640)
    shown.tabs.setCurrentIndex(1)
    assert shown.table.isColumnHidden(1)
    assert shown.table.unshown == ()
