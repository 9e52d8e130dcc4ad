"""What holds for every page and every dialog: names, no traps, nothing cut, nothing faint."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QListView,
    QListWidget,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

import gz_eval.desktop
from accessible import (
    backwards,
    focusable,
    go_round,
    marked_in,
    poorly_said,
    spoken_name,
    twice_marked,
    unnamed,
    without_role,
)
from dialog_answers import answering, chosen, settled
from gz_eval.app.document import Document
from gz_eval.app.folders import Folders
from gz_eval.app.ranking_cells import BAR, BID, GATES, MOVED, RANK, REGION, SCORE
from gz_eval.app.signing import sign_off
from gz_eval.core.commands import SetWeight
from gz_eval.core.framework_file import load_framework
from gz_eval.core.governance_commands import LockFramework
from gz_eval.core.people import Person
from gz_eval.core.record_commands import AddRecord
from gz_eval.core.records import Log
from gz_eval.core.source import CellRef
from gz_eval.desktop import theme
from gz_eval.desktop.bids_page import BidsPage
from gz_eval.desktop.criteria_page import CriteriaPage
from gz_eval.desktop.details_pane import DetailsPane
from gz_eval.desktop.effect_panel import EffectPanel
from gz_eval.desktop.flat_header import FlatHeader
from gz_eval.desktop.form_dialog import FormDialog
from gz_eval.desktop.help_dialogs import TextDialog
from gz_eval.desktop.history_page import HistoryPage
from gz_eval.desktop.page_kinds import (
    BIDS,
    CHARTS,
    CRITERIA,
    HISTORY,
    KINDS,
    OVERRIDES,
    RANKING,
    RECORDS,
    SHORTLIST,
)
from gz_eval.desktop.ranking_page import RankingPage
from gz_eval.desktop.record_dialog import RecordDialog
from gz_eval.desktop.records_page import RecordsPage
from gz_eval.desktop.row_table import RowTable
from gz_eval.desktop.rows_model import RowsModel
from gz_eval.desktop.shortlist_page import ShortlistPage
from gz_eval.desktop.window import MainWindow
from looks import colors, cut, faint, laid_out, picture

Kind = TypeVar("Kind", bound=QWidget)

KEYS = [kind.item.key for kind in KINDS]
SCHEMES = {
    "light": theme.LIGHT,
    "dark": theme.DARK,
    "high contrast, light": theme.CONTRAST_LIGHT,
    "high contrast, dark": theme.CONTRAST_DARK,
}


@pytest.fixture
def used(qtbot: QtBot, filled: MainWindow) -> MainWindow:
    """A window with bids and a little of everything else: locked, signed off, written down."""
    document = filled.documents.document
    assert document is not None
    session = document.session
    session.do(LockFramework(), "As agreed.")
    session.do(sign_off(session, "The Department", "A. Lyst", "A. Surer", "A. Prover"))
    session.do(AddRecord(Log.ASSUMPTION, "Grid dates are the bidders’ own."))
    return filled


def enlarge(qapp: QApplication, scale: float) -> None:
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    theme.write_in(qapp, font)
    theme.wear(qapp, theme.tokens(qapp.palette()))


def nothing(found: list[str]) -> None:
    """That nothing was found; or all that was, one below the other."""
    assert not found, "\n".join(found)


def gone_to(window: MainWindow, key: str, kind: type[Kind]) -> Kind:
    window.go(key)
    page = window.pages.page(key)
    assert isinstance(page, kind)
    return page


# -- pages ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)], ids=["small", "large"])
@pytest.mark.parametrize("key", KEYS)
def test_every_page_has_names_and_no_traps(
    qtbot: QtBot, used: MainWindow, key: str, size: tuple[int, int]
) -> None:
    used.resize(*size)
    used.go(key)
    qtbot.waitUntil(used.isActiveWindow)
    assert unnamed(used) == []
    go_round(used, used.rail.turn)


@pytest.mark.parametrize("key", KEYS)
def test_everything_on_a_page_has_a_role_and_says_what_it_is(used: MainWindow, key: str) -> None:
    used.go(key)
    if isinstance(page := used.pages.page(key), CriteriaPage):
        leaf = page.session.project.framework.leaves[0]
        page.choose(leaf.key)  # its curve is drawn, and can be gone to
    nothing([*without_role(used), *poorly_said(used)])


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)], ids=["small", "large"])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("key", KEYS)
def test_every_page_fits(
    qapp: QApplication, used: MainWindow, key: str, scale: float, size: tuple[int, int]
) -> None:
    enlarge(qapp, scale)
    used.resize(*size)
    used.go(key)
    laid_out(used)
    assert (used.width(), used.height()) == size
    picture(used, f"{key}-{size[0]}-{scale:g}")
    nothing(cut(used))


LISTED = [key for key in KEYS if key not in (CHARTS, OVERRIDES)]  # a chart, and a guide


@pytest.mark.parametrize("key", LISTED)
def test_every_list_shows_five_rows_in_large_text_on_a_small_screen(
    qapp: QApplication, used: MainWindow, key: str
) -> None:
    """What a screen of 1280 by 720 pixels leaves of itself beside a taskbar and a title bar."""
    enlarge(qapp, 2.0)
    used.resize(1280, 640)
    used.go(key)
    laid_out(used)
    assert (used.width(), used.height()) == (1280, 640)
    picture(used, f"{key}-640-2")
    page = used.pages.page(key)
    assert page is not None
    assert most_rows(page) >= 5
    nothing(cut(used))


def most_rows(page: QWidget) -> float:
    """How many rows the longest list that is seen has room for; five where all of fewer show."""
    return max(
        5.0 if _shows_all(view) else view.viewport().height() / theme.row_height(view)
        for view in page.findChildren(QAbstractItemView)
        if view.isVisible() and not isinstance(view, QListView | QHeaderView)
    )


def _shows_all(view: QAbstractItemView) -> bool:
    model, bar = view.model(), view.verticalScrollBar()
    return model is not None and 0 < model.rowCount() < 5 and bar.maximum() == 0


@pytest.mark.parametrize("key", [BIDS, SHORTLIST])
def test_every_tab_shows_five_rows_in_large_text_on_a_small_screen(
    qapp: QApplication, used: MainWindow, key: str
) -> None:
    enlarge(qapp, 2.0)
    used.resize(1280, 640)
    used.go(key)
    page = used.pages.page(key)
    assert isinstance(page, BidsPage | ShortlistPage)
    laid_out(used)
    assert page.tabs.count() > 1
    found = []
    for tab in range(page.tabs.count()):
        if page.tabs.isTabVisible(tab):
            page.tabs.setCurrentIndex(tab)
            laid_out(used)
            picture(used, f"{key}-{tab}-640-2")
            found += [f"{tab}: {one}" for one in cut(used)]
            if isinstance(page.tabs.currentWidget(), DetailsPane):  # a text, not a list
                continue
            if (rows := most_rows(page)) < 5:
                found.append(f"{page.tabs.tabText(tab)}: {rows:.1f} rows")
    nothing(found)


def places(page: RankingPage) -> list[QRect]:
    """Where the weights are, whether they are open, and the columns of the ranking."""
    parts = [*page.weights.blocks, *(block.percent for block in page.weights.blocks), page.table]
    table = page.table
    return [
        *(QRect(part.mapTo(page, part.rect().topLeft()), part.size()) for part in parts),
        *(
            QRect(table.columnViewportPosition(one), 0, table.columnWidth(one), 0)
            for one in range(len(table.columns))
        ),
    ]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_ranking_has_names_gates_and_movement_in_little_room(
    qtbot: QtBot, qapp: QApplication, used: MainWindow, scale: float
) -> None:
    enlarge(qapp, scale)
    used.resize(1280, 640)
    page = gone_to(used, RANKING, RankingPage)
    table = page.table
    laid_out(used)
    before = places(page)
    page.try_weight(page.session.project.framework.pillars[0].key, 70)
    laid_out(used)
    assert places(page) == before  # nothing moves as weights are tried
    shown = [n for n in range(len(table.columns)) if not table.isColumnHidden(n)]
    assert {RANK, MOVED, BID, GATES, SCORE} <= set(shown)
    # Where both have no room it is in Why, and a name that is cut is nowhere else.
    assert (REGION in shown) is (scale == 1)
    letters = 20 if scale == 1 else 18
    # Movement is headed by its signs there, and called by its word all the same.
    header = table.horizontalHeader()
    assert isinstance(header, FlatHeader)
    place = QRect(table.columnViewportPosition(MOVED), 0, table.columnWidth(MOVED), 20)
    assert header.title_in(place, MOVED) == "▲▼"
    assert table.rows.headerData(MOVED, Qt.Orientation.Horizontal) == "Moved"
    assert table.columnWidth(BID) >= letters * table.metrics.averageCharWidth()
    assert sum(table.columnWidth(one) for one in shown) <= table.viewport().width()
    qtbot.waitUntil(lambda: cut(used) == [])
    # The legend tells of bars where there are some.
    assert (BAR in shown) is ("missing&nbsp;evidence" in page.legend.text()) is (scale < 2)


@pytest.mark.parametrize("key", KEYS)
def test_every_page_can_be_read_in_every_scheme(
    qapp: QApplication, used: MainWindow, key: str
) -> None:
    used.go(key)
    nothing(poor_in(qapp, used, key))


# -- the first page -------------------------------------------------------------------------------


@pytest.fixture
def welcome(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    """A window without an evaluation, with files of before and work that crashes left."""
    for percent in (55, 60):
        left = Document.new(load_framework("four-pillars"), Folders.of_user(), ASSURER)
        left.session.do(SetWeight("power", percent))
        left.workfile.close()
    window.recovery.look_for_leftovers()
    qtbot.waitUntil(lambda: len(window.recovery.leftovers) == 2 and window.at_rest)
    names = (f"An evaluation of a long name, number {number}" for number in range(6))
    window.welcome.show_recent([(tmp_path / f"{name}.gzeval", "") for name in names])
    return window


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)], ids=["small", "large"])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_first_page_fits_also_where_text_grows_while_it_is_there(
    qapp: QApplication, welcome: MainWindow, scale: float, size: tuple[int, int]
) -> None:
    welcome.resize(*size)
    qapp.processEvents()
    enlarge(qapp, scale)
    laid_out(welcome)
    assert (welcome.width(), welcome.height()) == size
    picture(welcome, f"welcome-{size[0]}-{scale:g}")
    nothing(cut(welcome))


def test_the_first_page_has_names_and_roles_and_no_traps(qtbot: QtBot, welcome: MainWindow) -> None:
    qtbot.waitUntil(welcome.isActiveWindow)
    assert unnamed(welcome) == []
    twice = "2 are called “Import bids…”"  # one action, in the header too
    said = [one for one in poorly_said(welcome) if one != twice]
    nothing([*without_role(welcome), *said])
    go_round(welcome, welcome.welcome.buttons[0])


def test_the_first_page_can_be_read_in_every_scheme(
    qapp: QApplication, welcome: MainWindow
) -> None:
    nothing(poor_in(qapp, welcome, "welcome"))


def poor_in(qapp: QApplication, top: QWidget, name: str) -> list[str]:
    """What cannot be read, or does not come, in one of the schemes."""
    found = []
    for called, scheme in SCHEMES.items():
        theme.wear(qapp, scheme)
        qapp.processEvents()
        seen = colors(picture(top, f"{name}, {called}"))
        found += [f"{called}: {one}" for one in faint(top)]
        if scheme.background.lower() not in seen or len(seen) < 10:
            found.append(f"{called}: it looks empty")
    return found


# -- dialogs --------------------------------------------------------------------------------------


def bids(window: MainWindow) -> BidsPage:
    return gone_to(window, BIDS, BidsPage)


def history(window: MainWindow) -> HistoryPage:
    page = gone_to(window, HISTORY, HistoryPage)
    page.table.choose(page.table.rows.rows[2].id)
    return page


def records(window: MainWindow) -> RecordsPage:
    page = gone_to(window, RECORDS, RecordsPage)
    page.choose(1)
    return page


def criteria(window: MainWindow) -> CriteriaPage:
    return gone_to(window, CRITERIA, CriteriaPage)


def effect_of(window: MainWindow) -> EffectPanel:
    ranking = gone_to(window, RANKING, RankingPage)
    ranking.try_weight(ranking.session.project.framework.pillars[0].key, 1.0)
    return ranking.weights.effect


def cell_of(window: MainWindow) -> CellRef:
    document = window.documents.document
    assert document is not None
    return document.session.project.bids.bids[0].source


def fault(window: MainWindow) -> None:
    window.crashes.report(ValueError("a fault that this test makes"))


OPEN: dict[str, Callable[[MainWindow], object]] = {
    "PaletteDialog": lambda window: window.menus.palette.trigger(),
    "CompareBidsDialog": lambda window: window.menus.compare_bids.trigger(),
    "StateDialog": lambda window: window.evaluation.show_past(1),
    "RecordDialog": lambda window: window.menus.add_record.trigger(),
    "SignRecordDialog": lambda window: records(window).sign.trigger(),
    "EffectDialog": lambda window: effect_of(window).list_all.click(),
    "CompareDialog": lambda window: history(window).compare.trigger(),
    "SignOffDialog": lambda window: window.menus.sign_off.trigger(),
    "NameDialog": lambda window: window.menus.rename.trigger(),
    "PersonDialog": lambda window: window.menus.person.trigger(),
    "PickDialog": lambda window: window.menus.correct.trigger(),
    "CrashDialog": fault,
    "SourceDialog": lambda window: window.evaluation.show_cell(cell_of(window)),
    "ColumnsDialog": lambda window: bids(window).choose_columns(),
    "CorrectAnswerDialog": lambda window: window.evaluation.correct_answer(
        window.selected_bid, "firm_mw"
    ),
    "OverrideGateDialog": lambda window: window.evaluation.override_gate(
        window.selected_bid, gates(window)[0]
    ),
    "MoveBidDialog": lambda window: window.menus.move.trigger(),
    "NewDialog": lambda window: window.frameworks.choose(),
    "CountRuleDialog": lambda window: criteria(window).rules.shortlist.add_rule.click(),
    "TargetDialog": lambda window: gone_to(
        window, SHORTLIST, ShortlistPage
    ).below.set_target.trigger(),
    "GateDialog": lambda window: criteria(window).rules.add_gate.click(),
    "GateWordsDialog": lambda window: criteria(window).rules.gates[gates(window)[0]].reword.click(),
    "ToldDialog": lambda window: read_whole(window),
    "ChoiceDialog": lambda window: window.frameworks.compare(),
    "TextDialog": lambda window: window.menus.keys.trigger(),
    "ReasonDialog": lambda window: window.menus.unlock.trigger(),
    "PreferencesDialog": lambda window: window.menus.preferences.trigger(),
}


def read_whole(window: MainWindow) -> None:
    """Read a message that the status line has no room for."""
    window.banner.say("The files could not be read. " * 12, "Choose others.")
    window.banner.read.click()


def gates(window: MainWindow) -> list[str]:
    document = window.documents.document
    assert document is not None
    return [gate.key for gate in document.session.project.framework.gates]


ASSURER = Person("B. Official", "assurer")
ONLY_MADE_FROM = {
    "QDialog",
    "SeenDialog",
    "FormDialog",
    "_OverrideDialog",
}  # and never opened themselves


def kinds_of(kind: type[QDialog]) -> set[str]:
    """The names of every dialog there is that is opened."""
    below = [one for one in kind.__subclasses__() if one.__module__.startswith("gz_eval.")]
    return {name for one in below for name in kinds_of(one)} | {kind.__name__} - ONLY_MADE_FROM


def test_every_dialog_is_looked_at() -> None:
    for module in pkgutil.iter_modules(gz_eval.desktop.__path__, "gz_eval.desktop."):
        import_module(module.name)
    assert kinds_of(QDialog) == set(OPEN)


class Stray(QObject):
    """Notes what is shown as a window of its own and is none: it was not laid out yet."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            flags = Qt.WindowType
            if watched.windowType() in (flags.Widget, flags.Window) and not isinstance(
                watched, QMainWindow
            ):
                self.found.append(f"{watched!r} was shown by itself")
        return False


@pytest.fixture
def stray(qapp: QApplication) -> Iterator[list[str]]:
    """What was shown as a window of its own and is none, while the test runs."""
    filter_ = Stray()
    qapp.installEventFilter(filter_)
    yield filter_.found
    qapp.removeEventFilter(filter_)


def test_no_part_of_a_page_is_shown_by_itself(used: MainWindow, stray: list[str]) -> None:
    document = used.documents.document
    used.pages.open(document)
    for key in KEYS:
        used.go(key)
    nothing(stray)


@pytest.mark.parametrize("name", list(OPEN))
def test_no_part_of_a_dialog_is_shown_by_itself(
    qtbot: QtBot, used: MainWindow, name: str, stray: list[str]
) -> None:
    nothing(look_at(qtbot, used, name, lambda _dialog: []))
    nothing(stray)


def look_at(
    qtbot: QtBot, window: MainWindow, name: str, look: Callable[[QDialog], list[str]]
) -> list[str]:
    """Open a dialog as a person does, look, and leave it by Escape; returns what was found."""
    found: list[str] = []

    def seen(dialog: QDialog) -> None:
        try:
            if type(dialog).__name__ != name:
                found.append(f"{type(dialog).__name__} came instead")
            found.extend(look(dialog))
        except BaseException:  # in a slot it would go no further
            import traceback

            found.append(traceback.format_exc())
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        if dialog.isVisible():
            found.append("Escape does not close it")
            dialog.reject()

    with answering(seen) as dialogs:
        OPEN[name](window)
        qtbot.waitUntil(lambda: len(dialogs) == 1 and QApplication.activeModalWidget() is None)
    return found


@pytest.mark.parametrize("name", list(OPEN))
def test_every_dialog_has_names_and_no_traps(qtbot: QtBot, used: MainWindow, name: str) -> None:
    def look(dialog: QDialog) -> list[str]:
        qtbot.waitUntil(dialog.isActiveWindow)
        go_round(dialog, focusable(dialog)[0])
        nameless = [repr(one) for one in unnamed(dialog)]
        nameless += [*twice_marked(marked_in(dialog)), *without_role(dialog)]
        nameless += poorly_said(dialog)
        return nameless if dialog.windowTitle() else [*nameless, "no title"]

    nothing(look_at(qtbot, used, name, look))


FIELDS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QRadioButton)
ENTER_IS_THE_LISTS = ("PaletteDialog", "CompareBidsDialog")  # it goes to what is found, or ticks it


@pytest.mark.parametrize("name", [one for one in OPEN if one != "TextDialog"])
def test_f1_opens_help_over_every_dialog(qtbot: QtBot, used: MainWindow, name: str) -> None:
    def look(dialog: QDialog) -> list[str]:
        qtbot.waitUntil(lambda: dialog.isActiveWindow() and dialog.focusWidget() is not None)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_F1)
        (help_,) = dialog.findChildren(TextDialog)
        said = help_.text.toPlainText()
        help_.reject()
        return [] if help_.windowTitle() == "Help" and len(said) > 100 else [said]

    nothing(look_at(qtbot, used, name, look))


@pytest.mark.parametrize("name", list(OPEN))
def test_every_dialog_is_filled_in_and_ended_by_keys_alone(
    qtbot: QtBot, used: MainWindow, name: str
) -> None:
    """One begins in a field, Enter goes on and never cancels, and Tab goes as one reads."""

    def look(dialog: QDialog) -> list[str]:
        qtbot.waitUntil(dialog.isActiveWindow)
        found, first = [], QApplication.focusWidget()
        assert first is not None
        asked = [
            one
            for one in focusable(dialog)
            if isinstance(one, FIELDS) and not getattr(one, "isReadOnly", bool)()
        ]
        if asked and isinstance(first, QAbstractButton) and not isinstance(first, QRadioButton):
            found.append(f"begins at “{spoken_name(first)}”, not in a field")
        buttons = [one for one in dialog.findChildren(QPushButton) if one.isVisible()]
        default = [one.text().replace("&", "") for one in buttons if one.isDefault()]
        if len(default) != (name not in ENTER_IS_THE_LISTS) or "Cancel" in default:
            found.append(f"Enter presses {default}")
        return [*found, *backwards(dialog, first)]

    nothing(look_at(qtbot, used, name, look))


STAYS = "CrashDialog"  # the report of a fault is read and copied whatever is open


@pytest.mark.parametrize("name", list(OPEN))
def test_no_dialog_outlives_its_evaluation(qtbot: QtBot, used: MainWindow, name: str) -> None:
    """What comes while a dialog is open takes the place of what the dialog was about."""
    stayed: list[str] = []

    def look() -> None:
        for dialog in used.findChildren(QDialog):
            if dialog.isVisible():
                stayed.append(type(dialog).__name__)
                dialog.reject()  # whatever waits for it goes on

    used.documents.opened.connect(look)
    put_back = [chosen("back")] * (name == "EffectDialog")  # it tells of what is being tried
    start = used.documents.start
    with answering(lambda _dialog: start(), *put_back, chosen("drop")) as dialogs:
        OPEN[name](used)
        qtbot.waitUntil(lambda: len(dialogs) == 2 + len(put_back))
        settled(qtbot, used)
    assert stayed == [STAYS] * (name == STAYS)
    assert dialogs[-1].title == "Save your changes?"
    document = used.documents.document
    assert document is not None
    assert [str(one.kind) for one in document.session.entries] == ["start"]
    assert len(used.crashes.reports) == (name == STAYS)


def test_a_question_about_an_answer_is_gone_with_its_evaluation(
    qtbot: QtBot, used: MainWindow
) -> None:
    """A dialog on a dialog: who acts is asked while a log is written."""
    document = used.documents.document
    assert document is not None
    document.session.person = Person("", "")

    def write(dialog: QDialog) -> None:
        assert isinstance(dialog, RecordDialog)
        dialog.what.setPlainText("The grid dates are the bidders’ own.")
        QTimer.singleShot(0, dialog, dialog.go.click)  # the next question comes while it waits

    entries = len(document.session.entries)
    with answering(write, lambda _question: used.documents.drop()):
        used.menus.add_record.trigger()
        settled(qtbot, used)
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert len(document.session.entries) == entries
    assert used.crashes.reports == ()


def unlike(dialog: QDialog) -> list[str]:
    """What does not look as it does in other dialogs: signs, rows of lists, edges of fields."""
    found = [
        f"“{button.text()}” has a sign"
        for button in dialog.findChildren(QPushButton)
        if not button.icon().isNull()
    ]
    found += [
        f"“{rows.accessibleName()}” has rows of {rows.sizeHintForRow(0)} pixels"
        for rows in dialog.findChildren(QListWidget)
        if rows.count() and rows.sizeHintForRow(0) != theme.row_height(rows)
    ]
    for line in dialog.findChildren(QLineEdit):
        inside = isinstance(line.parentWidget(), QAbstractSpinBox)
        if line.isVisible() and not inside and line.textMargins().left() < theme.TIGHT:
            found.append(f"“{line.accessibleName()}” has its text at its edge")
    scrolled = any(bar.isVisible() for bar in dialog.findChildren(QScrollBar))
    if isinstance(dialog, FormDialog) and not scrolled:
        edges = {
            one.mapTo(dialog, one.rect().topRight()).x()
            for kind in (QComboBox, QLineEdit, QPlainTextEdit)
            for one in dialog.findChildren(kind)
            if one.isVisible() and not isinstance(one.parentWidget(), QComboBox | QAbstractSpinBox)
        }
        end = dialog.cancel.mapTo(dialog, dialog.cancel.rect().topRight()).x()
        if edges and max(edges) != end:
            found.append(f"Cancel ends at {end}, the fields at {max(edges)}")
    return found


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", list(OPEN))
def test_every_dialog_fits(
    qtbot: QtBot, qapp: QApplication, used: MainWindow, name: str, scale: float
) -> None:
    enlarge(qapp, scale)

    def look(dialog: QDialog) -> list[str]:
        laid_out(dialog)
        picture(dialog, f"{name}-{scale:g}")
        found = [*cut(dialog), *unlike(dialog)]
        room = dialog.screen().availableGeometry()
        if isinstance(dialog, FormDialog):
            scrolled = dialog.scrolled.verticalScrollBar().maximum()
            outer = dialog.frameGeometry().height()
            if scrolled and outer < room.height():
                found.append(f"scrolls by {scrolled} pixels though {outer} is not all there is")
            if outer > room.height():
                found.append(f"{outer} is higher than the screen")
        elif dialog.height() > used.height():
            found.append(f"{dialog.height()} is higher than the window")
        least = dialog.minimumSize().expandedTo(dialog.minimumSizeHint())
        if least.width() > 1280 or least.height() > 640:
            found.append(f"{least.width()} by {least.height()} is more than a small screen")
        return found

    nothing(look_at(qtbot, used, name, look))


@pytest.mark.parametrize("name", list(OPEN))
def test_every_dialog_can_be_read_in_every_scheme(
    qtbot: QtBot, qapp: QApplication, used: MainWindow, name: str
) -> None:
    nothing(look_at(qtbot, used, name, lambda dialog: poor_in(qapp, dialog, name)))


def test_the_window_stays_as_it_is_when_text_grows_and_shrinks(
    qapp: QApplication, used: MainWindow
) -> None:
    found = []
    for key in KEYS:
        used.go(key)
    used.resize(1280, 720)
    ranking = gone_to(used, RANKING, RankingPage)
    laid_out(used)
    before = ranking.columns.columns_split.sizes()
    enlarge(qapp, 2.0)
    for key in KEYS:
        used.go(key)
        laid_out(used)
        if (used.width(), used.height()) != (1280, 720):
            found.append(f"{key}: {used.width()} by {used.height()}")
        found += [f"{key}: {one}" for one in cut(used)]
    enlarge(qapp, 0.5)
    for key in KEYS:
        used.go(key)
        laid_out(used)
        for box in used.findChildren(QComboBox):
            if box.isVisible() and box.height() > box.sizeHint().height() + 4:
                found.append(f"{key}: a box {box.height()} high, not {box.sizeHint().height()}")
    used.go(RANKING)
    laid_out(used)
    if (after := ranking.columns.columns_split.sizes()) != before:
        found.append(f"the ranking is divided {after}, and was {before}")
    nothing(found)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_list_of_bids_has_gates_in_sight_in_little_room(
    qapp: QApplication, used: MainWindow, scale: float
) -> None:
    enlarge(qapp, scale)
    used.resize(1280, 640)
    table = gone_to(used, BIDS, BidsPage).table
    laid_out(used)
    (gates,) = (place for place, one in enumerate(table.kinds) if one.key == "gates")
    right = table.columnViewportPosition(gates) + table.columnWidth(gates)
    assert 0 < right <= table.viewport().width()


def held_to_rules(top: QWidget) -> list[QAbstractItemModelTester]:
    """Every model of ours below a widget, held to Qt's rules while the list is."""
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    return [QAbstractItemModelTester(one, fatal) for one in top.findChildren(RowsModel)]


def sort_every_way(top: QWidget) -> None:
    for table in top.findChildren(RowTable):
        for column in range(table.model().columnCount() if table.sorts else 0):
            for order in (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder):
                table.sortByColumn(column, order)


@pytest.mark.parametrize("key", KEYS)
def test_every_model_of_a_page_keeps_qts_rules(qtbot: QtBot, used: MainWindow, key: str) -> None:
    document = used.documents.document
    assert document is not None
    session = document.session
    used.go(key)
    page = used.pages.page(key)
    assert page is not None
    testers = held_to_rules(page)
    assert testers or key in (CRITERIA, CHARTS)  # a tree of Qt's; a table only when asked for
    session.do(SetWeight(session.project.framework.pillars[0].key, 55), "Asked.")
    session.undo("Not yet.")
    qtbot.waitUntil(lambda: used.at_rest)
    sort_every_way(page)
    assert all(tester.model() is not None for tester in testers)


@pytest.mark.parametrize("name", list(OPEN))
def test_every_model_of_a_dialog_keeps_qts_rules(qtbot: QtBot, used: MainWindow, name: str) -> None:
    def look(dialog: QDialog) -> list[str]:
        testers = held_to_rules(dialog)
        sort_every_way(dialog)
        return [repr(tester) for tester in testers if tester.model() is None]

    nothing(look_at(qtbot, used, name, look))
