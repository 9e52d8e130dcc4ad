"""Preferences: applied at once, kept, and used where they are meant; contrast of every scheme."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QPushButton,
    QSpinBox,
    QStyle,
    QStyleOptionSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dialog_answers import settled
from gz_eval.app.folders import HOME_VARIABLE, Folders
from gz_eval.app.settings import Settings
from gz_eval.app.source_reading import read_sources
from gz_eval.desktop import theme
from gz_eval.desktop.cell_table import CellTable
from gz_eval.desktop.export_page import ExportPage
from gz_eval.desktop.guide import Guide
from gz_eval.desktop.main import looks_kept
from gz_eval.desktop.new_dialog import NewDialog
from gz_eval.desktop.page_kinds import BIDS, EXPORT, RANKING, SHORTLIST
from gz_eval.desktop.preferences_dialog import PreferencesDialog
from gz_eval.desktop.preferences_flow import PreferencesFlow
from gz_eval.desktop.source_dialog import SourceDialog
from gz_eval.desktop.wardrobe import Wardrobe
from gz_eval.desktop.window import MainWindow


def _luminance(name: str) -> float:
    def part(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    color = theme.color(name)
    return 0.2126 * part(color.red()) + 0.7152 * part(color.green()) + 0.0722 * part(color.blue())


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", theme.SCHEMES)
def test_text_can_be_read_on_every_ground(scheme: theme.Tokens) -> None:
    least = 7.0 if scheme in (theme.CONTRAST_DARK, theme.CONTRAST_LIGHT) else 4.5
    inks = (scheme.text, scheme.secondary, scheme.accent, scheme.good, scheme.warning, scheme.bad)
    for ink in inks:
        for ground in (scheme.background, scheme.surface, scheme.selection, scheme.field):
            if ground == scheme.selection and ink != scheme.text:
                assert contrast(ink, ground) >= 4.5
            else:
                assert contrast(ink, ground) >= least
    for ground in (scheme.rail, scheme.rail_chosen):
        assert contrast(scheme.rail_text, ground) >= 4.5
    for pillar in scheme.pillars:
        assert contrast(pillar, scheme.background) >= 2.5


@pytest.mark.parametrize("scheme", theme.SCHEMES)
def test_what_cannot_be_pressed_looks_so(scheme: theme.Tokens) -> None:
    assert contrast(scheme.disabled, scheme.background) >= 4.5
    assert contrast(scheme.disabled, scheme.text) >= 2
    palette = theme.palette_for(scheme)
    off, text = QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText
    assert palette.color(off, text) == theme.color(scheme.disabled)


@pytest.mark.parametrize("scheme", theme.SCHEMES)
def test_a_palette_tells_its_scheme(scheme: theme.Tokens) -> None:
    assert theme.tokens(theme.palette_for(scheme)) is scheme


def test_a_theme_and_a_text_size_are_worn(qapp: QApplication, dressed: None) -> None:
    size = qapp.font().pointSizeF()
    wardrobe = Wardrobe(qapp)
    wardrobe.choose("dark", 150)
    assert theme.tokens(qapp.palette()) is theme.DARK
    assert qapp.font().pointSizeF() == pytest.approx(size * 1.5)
    wardrobe.choose("contrast", 100)
    assert theme.tokens(qapp.palette()) in (theme.CONTRAST_DARK, theme.CONTRAST_LIGHT)
    assert qapp.font().pointSizeF() == pytest.approx(size)
    wardrobe.choose("light", 100)
    assert theme.tokens(qapp.palette()) is theme.LIGHT


def test_signs_grow_with_the_text(qtbot: QtBot, qapp: QApplication, dressed: None) -> None:
    wardrobe = Wardrobe(qapp)
    form = QWidget()
    column = QVBoxLayout(form)
    box, number, choice = QCheckBox("Grid"), QSpinBox(), QComboBox()
    for widget in (box, number, choice):
        column.addWidget(widget)
    qtbot.addWidget(form)
    form.show()

    def sizes() -> list[int]:
        style, part = qapp.style(), QStyle.SubControl
        option = QStyleOptionSpinBox()
        number.initStyleOption(option)
        up = style.subControlRect(
            QStyle.ComplexControl.CC_SpinBox, option, part.SC_SpinBoxUp, number
        )
        edit = style.subControlRect(
            QStyle.ComplexControl.CC_SpinBox, option, part.SC_SpinBoxEditField, number
        )
        assert edit.right() < up.left()
        tick = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorHeight, None, box)
        bar = style.pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, form)
        return [tick, bar, up.width()]

    usual = sizes()
    wardrobe.choose("light", 200)
    grown = sizes()
    assert grown[0] >= 0.8 * box.fontMetrics().height()
    assert all(large >= 1.3 * small for large, small in zip(grown, usual, strict=True))
    assert not form.grab().isNull()  # drawn without complaint
    wardrobe.choose("light", 100)
    assert sizes() == usual


def test_preferences_are_kept_and_shown(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.documents.start()
    qtbot.waitUntil(lambda: window.documents.document is not None)
    dialog = PreferencesDialog(window, window.remembered.settings, "system", 100)
    qtbot.addWidget(dialog)
    dialog.marking.setCurrentText("OFFICIAL-SENSITIVE COMMERCIAL")
    dialog.name.setText("B. Official")
    dialog.role.setText("assessor")
    dialog.places.setValue(7)
    dialog.folder.setText(str(tmp_path))
    assert window.remembered.settings.marking == "OFFICIAL"
    window.preferences.prefer(dialog.settings, dialog.theme, dialog.text_percent)
    assert window.header.marking.isVisible()
    assert window.header.marking.accessibleName() == "Marking: OFFICIAL-SENSITIVE COMMERCIAL"
    kept = Settings.load(Folders.of_user())
    assert (kept.person_name, kept.places, kept.folder) == ("B. Official", 7, str(tmp_path))
    assert window.documents.files.suggested("a.xlsx") == str(tmp_path / "a.xlsx")
    document = window.documents.document
    assert document is not None
    assert document.session.person.name == "B. Official"
    window.documents.start()
    qtbot.waitUntil(lambda: window.documents.document is not document)
    started = window.documents.document
    assert started is not None
    assert started.session.project.framework.shortlist.places == 7


def test_looks_are_remembered(
    qtbot: QtBot, qapp: QApplication, dressed: None, tmp_path: Path
) -> None:
    looks = QSettings(str(tmp_path / "looks.ini"), QSettings.Format.IniFormat)
    wardrobe = Wardrobe(qapp)
    window = MainWindow("four-pillars", looks, wardrobe)
    qtbot.addWidget(window)
    window.preferences.prefer(Settings(), "dark", 125)
    window.close()
    wardrobe.choose("light", 100)
    again = MainWindow("four-pillars", looks, wardrobe)
    qtbot.addWidget(again)
    assert (again.preferences.theme, again.preferences.text_percent) == ("dark", 125)
    assert theme.tokens(qapp.palette()) is theme.DARK
    wardrobe.choose("light", 100)
    again.close()


@pytest.mark.parametrize("key", ["ranking", "bids", "shortlist", "history"])
def test_what_a_table_is_sorted_by_is_remembered(
    qtbot: QtBot, dressed: None, tmp_path: Path, register: Path, key: str
) -> None:
    looks = QSettings(str(tmp_path / "looks.ini"), QSettings.Format.IniFormat)
    orders: list[tuple[int, Qt.SortOrder]] = []
    for _ in range(2):
        window = MainWindow("four-pillars", looks)
        qtbot.addWidget(window)
        window.open([register])
        settled(qtbot, window)
        window.go(key)
        page = window.pages.page(key)
        assert page is not None
        table = cast(CellTable[Any], page.table)  # type: ignore[attr-defined]
        if not orders:
            table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
        header = table.horizontalHeader()
        orders.append((header.sortIndicatorSection(), header.sortIndicatorOrder()))
        window.documents.drop()
        window.close()
    assert orders == [(1, Qt.SortOrder.DescendingOrder)] * 2


def test_damaged_preferences_are_set_aside(tmp_path: Path) -> None:
    folders = Folders(tmp_path, tmp_path)
    for text in ('{"places": "many"}', '{"recent": 3}', "[]", "{", '{"marking": null}'):
        (tmp_path / "settings.json").write_text(text, encoding="utf-8")
        assert Settings.load(folders) == Settings()
        assert not (tmp_path / "settings.json").exists()
    (tmp_path / "settings.json").write_text('{"places": -3, "newer": 1}', encoding="utf-8")
    assert Settings.load(folders).places == 0
    assert {one.name for one in fields(Settings)} >= {"marking", "framework", "folder"}


def test_a_framework_that_cannot_be_read_is_not_taken(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "broken.toml"
    path.write_text("schema = 1\n", encoding="utf-8")
    dialog = PreferencesDialog(window, Settings(framework=str(path)), "system", 100)
    qtbot.addWidget(dialog)
    assert not dialog.go.isEnabled()
    assert "broken.toml" in dialog.wrong.text()


def test_titles_follow_the_size_of_the_text(
    qtbot: QtBot, qapp: QApplication, window: MainWindow
) -> None:
    title, about = window.header.title, window.header.subtitle
    before = title.font().pointSizeF(), about.font().pointSizeF()
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(font)
    qapp.processEvents()
    assert (title.font().pointSizeF(), about.font().pointSizeF()) == pytest.approx(
        (before[0] * 2, before[1] * 2)
    )
    assert title.font().bold()


def _prefer_text(window: MainWindow, percent: int) -> None:
    window.preferences.prefer(window.remembered.settings, "light", percent)


def _sizes(page: QWidget) -> dict[QWidget, tuple[int, int, int]]:
    """How large it is written in what can be pressed on a page, and what room that asks for."""
    return {
        one: (one.fontMetrics().height(), hint.width(), hint.height())
        for one in page.findChildren(QWidget)
        for hint in (one.sizeHint(),)
        if isinstance(one, QPushButton | QComboBox | QCheckBox | QDoubleSpinBox | QToolButton)
    }


def test_pages_behind_follow_the_size_of_the_text_in_turns_of_their_own(
    qtbot: QtBot, qapp: QApplication, filled: MainWindow, dressed: None
) -> None:
    filled.preferences = PreferencesFlow(filled, None, Wardrobe(qapp))
    keys = (BIDS, SHORTLIST, RANKING)
    for key in keys:
        filled.go(key)
        settled(qtbot, filled)
    pages = [page for key in keys if (page := filled.pages.page(key)) is not None]
    usual = [_sizes(page) for page in pages]
    style, size = qapp.style(), pages[0].font().pointSizeF()
    _prefer_text(filled, 200)
    sizes = [page.font().pointSizeF() / size for page in pages]
    assert sizes == [1.0, 1.0, 1.0]  # none in the turn in which that was chosen
    filled.go(BIDS)  # before its turn has come
    qtbot.waitUntil(lambda: filled.at_rest and filled.updatesEnabled())
    assert [page.font().pointSizeF() for page in pages] == pytest.approx([2 * size] * 3)
    assert qapp.style() is style  # Qt was not made to tell everything at once of another one
    _prefer_text(filled, 100)
    qtbot.waitUntil(lambda: filled.at_rest and filled.updatesEnabled())
    for key, page, before in zip(keys, pages, usual, strict=True):
        filled.go(key)
        settled(qtbot, filled)
        assert before
        now = _sizes(page)
        assert {one: now[one] for one in before} == before


def test_pages_that_are_gone_do_not_follow(
    qtbot: QtBot, qapp: QApplication, filled: MainWindow, dressed: None
) -> None:
    filled.preferences = PreferencesFlow(filled, None, Wardrobe(qapp))
    _prefer_text(filled, 150)
    filled.documents.drop()
    qtbot.waitUntil(lambda: filled.at_rest and filled.updatesEnabled())
    assert filled.welcome.font() == qapp.font()
    _prefer_text(filled, 100)
    qtbot.waitUntil(lambda: filled.updatesEnabled())


def test_what_is_measured_in_letters_follows_the_size_of_the_text(
    qtbot: QtBot, qapp: QApplication, window: MainWindow
) -> None:
    guide = Guide("Nothing is there yet.", "Import bids first. " * 20)
    guide.setParent(window.welcome)
    before = guide.text.maximumWidth()
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    theme.write_in(qapp, font)
    qapp.processEvents()
    assert guide.text.maximumWidth() >= 1.8 * before


def test_a_marking_that_is_preferred_is_on_the_next_export(
    qtbot: QtBot, filled: MainWindow
) -> None:
    filled.go(EXPORT)
    page = filled.pages.page(EXPORT)
    assert isinstance(page, ExportPage)
    assert page.marking.text() == "OFFICIAL"

    def prefer(marking: str) -> None:
        kept = filled.remembered.settings
        filled.preferences.prefer(replace(kept, marking=marking), "system", 100)
        settled(qtbot, filled)

    prefer("OFFICIAL-SENSITIVE")
    assert page.wish.marking == "OFFICIAL-SENSITIVE"
    page.marking.setText("For the panel alone")  # typed for this export: it stays
    prefer("OFFICIAL")
    assert page.wish.marking == "For the panel alone"


def test_files_are_asked_for_in_the_folder_used_last(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_parent: QWidget, _title: str, start: str, *_: str) -> tuple[str, str]:
        asked.append(start)
        return str(tmp_path / "kept" / "one.toml"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    (tmp_path / "kept").mkdir()
    files = window.documents.files
    for _ in range(2):
        files.to_open(window, "Open", "")
        files.to_save(window, "Save", "a.xlsx")
    last = str(tmp_path / "kept")
    written = str(Path(last, "a.xlsx"))
    assert asked == ["", written, last, written]
    assert Settings.load(Folders.of_user()).last == last
    kept = window.remembered.settings
    window.remembered.prefer(replace(kept, folder=str(tmp_path)))
    files.to_open(window, "Open", "")
    assert asked[-1] == str(tmp_path)


def test_looks_are_kept_in_the_folder_that_holds_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    looks = looks_kept()
    looks.setValue("theme", "dark")
    looks.sync()
    assert tmp_path in Path(looks.fileName()).parents
    assert looks_kept().value("theme") == "dark"
    monkeypatch.delenv(HOME_VARIABLE)
    assert tmp_path not in Path(looks_kept().fileName()).parents


def test_what_is_written_is_not_offered_to_lie_where_files_were_read(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bids, out = tmp_path / "bids", tmp_path / "out"
    asked: list[str] = []

    def save(_parent: QWidget, _title: str, start: str, *_: str) -> tuple[str, str]:
        asked.append(start)
        return str(out / "shortlist.xlsx"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(bids / "one.xlsx"), ""))
    for folder in (bids, out):
        folder.mkdir()
    files, kept = window.documents.files, window.remembered
    files.to_save(window, "Export", "shortlist.xlsx")
    files.to_open(window, "Import", "")
    files.to_save(window, "Export", "shortlist.xlsx")
    assert asked[-1] == str(out / "shortlist.xlsx")
    assert kept.begin_in == str(bids)
    kept.prefer(replace(kept.settings, folder=str(tmp_path)))
    assert kept.write_in == kept.begin_in == str(tmp_path)
    assert kept.settings.written == str(out)
    kept.prefer(replace(kept.settings, folder=str(tmp_path / "gone")))
    assert kept.write_in == str(out)


def test_every_question_after_a_file_begins_where_it_is_preferred(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_parent: QWidget, _title: str, start: str, *_: str) -> tuple[str, str]:
        asked.append(start)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", answer)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    filled.remembered.prefer(replace(filled.remembered.settings, folder=str(tmp_path)))
    document = filled.documents.document
    assert document is not None
    cell = document.session.project.bids.bids[0].source
    dialogs = (
        NewDialog(filled, "four-pillars", filled.documents.files),
        SourceDialog(read_sources(document, (cell,)), filled, filled.documents.files),
    )
    for dialog, words in zip(dialogs, ("Choose a &file…", "Save the workbook…"), strict=True):
        qtbot.addWidget(dialog)
        buttons = {one.text(): one for one in dialog.findChildren(QPushButton)}
        buttons[words].click()
    menus = filled.menus
    for action in (menus.export, menus.save_as, menus.import_files, menus.diagnostics):
        action.trigger()
    filled.frameworks.choose_file()
    assert len(asked) == 7
    assert [one for one in asked if not one.startswith(str(tmp_path))] == []


def test_a_framework_is_read_where_one_was_written(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    def opened(_parent: QWidget, _title: str, start: str, *_: str) -> tuple[str, str]:
        begun.append(start)
        return str(tmp_path / "read" / "one.toml"), ""

    written = str(tmp_path / "written" / "mine.toml")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (written, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", opened)
    for folder in ("bids", "written", "read"):
        (tmp_path / folder).mkdir()
    files, kept = window.documents.files, window.remembered
    kept.used(tmp_path / "bids")  # imported from
    files.framework_to_save(window, "mine.toml")
    files.framework_to_open(window)
    files.framework_to_open(window)
    assert begun == [str(tmp_path / "written"), str(tmp_path / "read")]
    assert kept.begin_in == str(tmp_path / "bids")  # bids are asked for where they were
