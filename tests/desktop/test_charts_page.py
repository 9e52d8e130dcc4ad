"""Charts and the map: drawn off the interface thread, found by mouse and keys, taken along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event
from xml.etree.ElementTree import fromstring

import pytest
from PySide6.QtCore import QPointF, QSettings, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QToolTip
from pytestqt.qtbot import QtBot

from busy_session import say_status_by_place
from gz_eval.app.chart_choices import KINDS, MAP, SENSITIVITY
from gz_eval.app.session import Session
from gz_eval.app.shown import Shown
from gz_eval.charts.map_places import WHOLE, Site
from gz_eval.charts.scatter import Scatter
from gz_eval.charts.scheme import LIGHT
from gz_eval.charts.uk_map import UkMap
from gz_eval.core.commands import SetWeight
from gz_eval.core.governance_commands import SetBlind
from gz_eval.core.outcome import STANDINGS
from gz_eval.core.project import Project
from gz_eval.desktop import theme
from gz_eval.desktop.chart_tip import tip
from gz_eval.desktop.charts_page import ChartsPage
from gz_eval.desktop.elided_box import ElidedBox
from gz_eval.desktop.files import Files


@pytest.fixture
def charts(qtbot: QtBot, dressed: None, session: Session) -> Iterator[ChartsPage]:
    """The page on a few bids, with its first chart drawn."""
    page = ChartsPage(Shown(session))
    page.refresh()
    session.subscribe(page.refresh)
    qtbot.addWidget(page)
    page.failed.connect(pytest.fail)
    page.resize(1000, 620)
    with qtbot.waitSignal(page.view.drawn):
        page.show()
    yield page
    page.leave()


def _go(qtbot: QtBot, page: ChartsPage, key: str) -> None:
    if page.kind.key != key:
        with qtbot.waitSignal(page.view.drawn):
            page.go(key)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_every_chart_is_drawn_and_says_what_it_shows(
    qtbot: QtBot, charts: ChartsPage, kind: object
) -> None:
    key = kind.key  # type: ignore[attr-defined]
    _go(qtbot, charts, key)
    image = charts.view.image
    colours = {
        image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)
    }
    assert len(colours) > 3
    assert charts.chart is not None
    assert charts.view.accessibleName() == charts.chart.title
    assert charts.chart.alt in charts.view.accessibleDescription()
    charts.as_table.trigger()
    assert charts.stage.table is not None
    failing = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(charts.stage.table.rows, failing)
    assert tester.model() is charts.stage.table.rows
    assert charts.stage.table.rows.rowCount() == len(charts.chart.table().rows)


def test_a_bid_is_selected_by_the_mouse_and_by_the_keys(qtbot: QtBot, charts: ChartsPage) -> None:
    place = charts.view.places[0]
    with qtbot.waitSignal(charts.bid_chosen) as sent:
        QTest.mouseClick(
            charts.view,
            Qt.MouseButton.LeftButton,
            pos=QPointF(place.x, place.y).toPoint(),
        )
    assert sent.args == [place.keys[0]]
    qtbot.waitUntil(lambda: charts.selected == place.keys[0])
    charts.view.setFocus()
    QTest.keyClick(charts.view, Qt.Key.Key_End)
    last = charts.view.places[-1]
    with qtbot.waitSignal(charts.bid_chosen) as sent:
        QTest.keyClick(charts.view, Qt.Key.Key_Return)
    assert sent.args == [last.keys[0]]
    assert charts.selected == last.keys[0]


def test_until_it_is_drawn_for_other_room_a_picture_keeps_its_shape(charts: ChartsPage) -> None:
    view = charts.view
    was = view.size()
    shown = view.grab().toImage()
    charts.resize(charts.width() + was.width(), charts.height())
    wider = view.grab().toImage()
    assert wider.width() > was.width() + 100
    assert wider.pixel(was.width() // 2, 40) == shown.pixel(was.width() // 2, 40)
    ground = wider.pixel(wider.width() - 5, 5)
    right = range(was.width() + 5, wider.width() - 5, 3)
    middle = range(60, was.height() - 60, 7)
    assert {wider.pixel(x, y) for x in right for y in middle} == {ground}


def test_the_chart_follows_a_change(qtbot: QtBot, charts: ChartsPage, session: Session) -> None:
    before = charts.chart
    assert before is not None
    with qtbot.waitSignal(charts.view.drawn):
        session.do(SetWeight(session.project.framework.pillars[0].key, 90))
    assert charts.chart is not None
    assert charts.chart.table() != before.table()


def test_a_choice_changes_the_chart_and_is_kept(qtbot: QtBot, charts: ChartsPage) -> None:
    _go(qtbot, charts, "scatter")
    box = next(
        one for one in charts.choices.findChildren(QComboBox) if one.accessibleName() == "Up"
    )
    with qtbot.waitSignal(charts.view.drawn):
        box.setCurrentIndex(box.count() - 1)
    assert charts.chart is not None
    title = charts.chart.title
    _go(qtbot, charts, "regions")
    _go(qtbot, charts, "scatter")
    assert charts.chart.title == title


def test_the_map_zooms_moves_and_comes_back(qtbot: QtBot, charts: ChartsPage) -> None:
    _go(qtbot, charts, MAP)

    def view() -> tuple[float, ...]:
        assert isinstance(charts.chart, UkMap)
        return charts.chart.view

    whole = view()
    charts.view.setFocus()
    with qtbot.waitSignal(charts.view.drawn):
        QTest.keyClick(charts.view, Qt.Key.Key_Plus)
    near = view()
    assert near[1] - near[0] != whole[1] - whole[0]
    assert "Part of the map: " in charts.view.accessibleDescription()
    with qtbot.waitSignal(charts.view.drawn):
        QTest.keyClick(charts.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view()[0] > near[0]
    with qtbot.waitSignal(charts.view.drawn):
        charts.view.whole()
    assert view() == whole
    assert "Part of the map: " not in charts.view.accessibleDescription()


@pytest.mark.parametrize(
    ("ending", "start"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")]
)
def test_a_picture_is_saved(
    qtbot: QtBot, charts: ChartsPage, tmp_path: Path, ending: str, start: bytes
) -> None:
    path = tmp_path / f"chart.{ending}"
    with qtbot.waitSignal(charts.told):
        charts.write(path)
    assert path.read_bytes().startswith(start)


def test_a_picture_that_cannot_be_saved_is_told(
    qtbot: QtBot, charts: ChartsPage, tmp_path: Path
) -> None:
    with qtbot.waitSignal(charts.told) as sent:
        charts.write(tmp_path / "no such folder" / "chart.png")
    assert sent.args is not None
    assert sent.args[2] is True
    assert sent.args[0]


def test_the_table_is_copied(charts: ChartsPage) -> None:
    charts.as_table.trigger()
    charts.copy.trigger()
    assert charts.chart is not None
    first = QGuiApplication.clipboard().text().splitlines()[0]
    assert first == "\t".join(charts.chart.table().columns)


def test_hidden_scores_are_not_charted(charts: ChartsPage, session: Session) -> None:
    session.do(SetBlind(True))
    assert charts.chart is None
    assert not charts.save.isEnabled()


def test_hidden_places_are_not_mapped(qtbot: QtBot, charts: ChartsPage) -> None:
    _go(qtbot, charts, MAP)
    charts.looked_at.anonymous = True
    charts.refresh()
    assert charts.chart is None
    guide = charts.stage.names_hidden
    assert guide.isVisible()
    with qtbot.waitSignal(charts.names_wanted):  # the way back is where it is said
        guide.show_names.click()
    with qtbot.waitSignal(charts.view.drawn):
        charts.go("contributions")
    assert charts.chart is not None
    told = str(charts.chart.table())
    assert any(bid.name in told for bid in charts.looked_at.bids)


def test_a_weight_that_would_tell_places_is_not_offered_while_names_are_hidden(
    qtbot: QtBot, charts: ChartsPage, session: Session
) -> None:
    def offered() -> list[str]:
        (box, _bids) = charts.choices.boxes
        return [box.itemText(number) for number in range(box.count())]

    say_status_by_place(session)
    _go(qtbot, charts, SENSITIVITY)
    with_names = offered()
    assert "Grid status" in with_names
    with qtbot.waitSignal(charts.view.drawn):
        charts.looked_at.anonymous = True
        charts.refresh()
    assert set(offered()) < set(with_names)
    assert "Grid status" not in offered()
    assert charts.chart is not None
    assert "Grid status" in charts.chart.units  # and why
    with qtbot.waitSignal(charts.view.drawn):
        charts.looked_at.anonymous = False
        charts.refresh()
    assert offered() == with_names


def test_dark_is_drawn_dark(qtbot: QtBot, charts: ChartsPage) -> None:
    with qtbot.waitSignal(charts.view.drawn):
        charts.setPalette(theme.palette_for(theme.DARK))
    assert charts.view.image.pixelColor(2, 2) == theme.color(theme.DARK.background)


@contextmanager
def _drawing_behind(page: ChartsPage) -> Iterator[None]:
    """Nothing is made or drawn meanwhile: the thread that does it is held up."""
    going = Event()
    page._room.do(
        lambda: going.wait(20), lambda _result: None, lambda error: pytest.fail(str(error))
    )
    try:
        yield
    finally:
        going.set()


def test_a_chart_that_is_not_there_yet_cannot_be_taken_along(
    qtbot: QtBot, charts: ChartsPage
) -> None:
    assert charts.save.isEnabled()
    with _drawing_behind(charts):
        charts.go("regions")
        assert charts.chart is None
        assert not charts.save.isEnabled()
        assert not charts.copy.isEnabled()
        assert charts.view.image.isNull(), "the list and the choices are of another chart already"
    qtbot.waitUntil(lambda: charts.save.isEnabled())
    assert charts.chart is not None
    assert charts.chart.title == "Bids by region and nation"
    assert not charts.view.image.isNull(), "what is taken along is seen"
    assert not charts.view.busy


def test_a_chart_made_anew_stays_to_be_looked_at_and_is_said_to_be_old(
    qtbot: QtBot, charts: ChartsPage, session: Session
) -> None:
    with _drawing_behind(charts):
        session.do(SetWeight(session.project.framework.pillars[0].key, 50))
        assert charts.chart is None
        assert not charts.save.isEnabled()
        assert not charts.view.image.isNull()
        qtbot.waitUntil(lambda: charts.view.busy)
    qtbot.waitUntil(lambda: charts.save.isEnabled())
    qtbot.waitUntil(lambda: not charts.view.busy)


def test_the_numbers_of_another_chart_are_not_left_standing(
    qtbot: QtBot, charts: ChartsPage
) -> None:
    charts.as_table.trigger()
    assert charts.stage.currentWidget() is charts.stage.table
    with _drawing_behind(charts):
        charts.go("regions")
        assert charts.stage.currentWidget() is charts.stage.frame
    qtbot.waitUntil(lambda: charts.stage.currentWidget() is charts.stage.table)
    assert charts.stage.table is not None
    assert charts.stage.table.columns[0].title == "Region"


def test_steps_of_zooming_add_up_though_drawing_is_behind(qtbot: QtBot, charts: ChartsPage) -> None:
    _go(qtbot, charts, MAP)
    charts.view.setFocus()
    with qtbot.waitSignal(charts.view.drawn):
        charts.view.zoom_in()

    def wide() -> float:
        assert isinstance(charts.chart, UkMap)
        return charts.chart.view[1] - charts.chart.view[0]

    once = wide()
    with _drawing_behind(charts):
        for _ in range(3):
            QTest.keyClick(charts.view, Qt.Key.Key_Plus)
    with qtbot.waitSignal(charts.view.drawn):
        pass
    assert wide() == pytest.approx(once * 0.8**3)


@pytest.mark.parametrize("by", ["button", "key"])
@pytest.mark.parametrize(("longitude", "share"), [(-4.0, 0.25), (9.0, 0.5)])
def test_a_map_zooms_about_the_selected_bid_that_is_in_sight(
    qtbot: QtBot, charts: ChartsPage, by: str, longitude: float, share: float
) -> None:
    """Else about the middle of what is seen."""
    _go(qtbot, charts, MAP)
    chart, view, seen = charts.chart, charts.view, (-5.0, -1.0, 51.0, 55.0)
    assert isinstance(chart, UkMap)
    site = Site("1", "", "Bid 1", 53.0, longitude, None, None, 0)
    with qtbot.waitSignal(view.drawn):
        view.show_chart(replace(chart, sites=(site,), view=seen), "1", whole=WHOLE)
    drawn = view.drawing.drawn
    assert drawn is not None
    view.moves.wanted = seen
    with qtbot.waitSignal(view.view_wanted) as wanted:
        if by == "key":
            QTest.keyClick(view, Qt.Key.Key_Plus)
        else:
            view.zoom_in()
    assert wanted.args is not None
    west, east, *_ = wanted.args[0]
    about = seen[0] + share * (seen[1] - seen[0])
    assert (about - west) / (east - west) == pytest.approx(share)


def test_the_map_is_not_left_far_behind(qtbot: QtBot, charts: ChartsPage) -> None:
    _go(qtbot, charts, MAP)
    for _ in range(3):
        with qtbot.waitSignal(charts.view.drawn):
            charts.view.zoom_out()
    assert isinstance(charts.chart, UkMap)
    assert charts.chart.view == WHOLE


def test_a_framework_of_one_criterion_has_no_weight_to_vary(
    qtbot: QtBot, charts: ChartsPage, session: Session
) -> None:
    framework = session.project.framework
    pillar, leaf = framework.criteria[0], framework.criteria[1]
    alone = Session(Project(replace(framework, criteria=(pillar, leaf)), session.project.bids))
    charts.looked_at = Shown(alone)
    charts.go(SENSITIVITY)
    assert charts.stage.currentWidget() is charts.stage.guide
    assert "nothing to vary" in charts.stage.guide.text.text()
    assert not charts.save.isEnabled()
    with qtbot.waitSignal(charts.view.drawn):
        charts.go("contributions")


def test_a_screen_reader_is_told_of_a_graphic(charts: ChartsPage) -> None:
    interface = QAccessible.queryAccessibleInterface(charts.view)
    assert charts.chart is not None
    assert interface.role() == QAccessible.Role.Graphic
    assert interface.text(QAccessible.Text.Name) == charts.chart.title
    assert charts.chart.alt in interface.text(QAccessible.Text.Description)


class _Remembering:
    """Somebody who knows a folder, and is told which was used."""

    def __init__(self, folder: Path) -> None:
        self.begin_in = ""
        self.write_in = str(folder)
        self.last = Path()

    def used(self, folder: Path, *, written: bool = False) -> None:
        assert written
        self.last = folder


def test_pictures_are_offered_to_the_preferred_folder(
    qtbot: QtBot, charts: ChartsPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    offered = []
    remembering = _Remembering(tmp_path)
    charts.taker.files = Files(remembering)

    def ask(*arguments: object) -> tuple[str, str]:
        offered.append(str(arguments[2]))
        return str(tmp_path / "spread"), "SVG drawing (*.svg)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    with qtbot.waitSignal(charts.told):
        charts.save.trigger()
    assert charts.chart is not None
    assert offered == [str(tmp_path / f"{charts.chart.title}.png")]
    assert (tmp_path / "spread.svg").read_bytes().startswith(b"<?xml")
    assert remembering.last == tmp_path


def _said(qtbot: QtBot, charts: ChartsPage, path: Path) -> str:
    """What is written on the picture of a chart."""
    with qtbot.waitSignal(charts.told):
        charts.write(path)
    return " ".join(node.text for node in fromstring(path.read_bytes()).iter() if node.text)


def test_a_picture_says_its_marking_its_evaluation_and_how_far_it_is_settled(
    qtbot: QtBot, charts: ChartsPage, session: Session, tmp_path: Path
) -> None:
    charts.taker.told_of = lambda: ("Round one", "OFFICIAL-SENSITIVE COMMERCIAL")
    said = _said(qtbot, charts, tmp_path / "one.svg")
    assert said.count("OFFICIAL-SENSITIVE COMMERCIAL") >= 2
    for part in ("Evaluation: Round one.", "Not locked. Not signed off.", "Made on "):
        assert part in said
    assert re.search(r"Made on \d{1,2} [A-Z][a-z]+ \d{4} at \d\d:\d\d UTC by gz_eval", said)
    assert "Names and places are hidden" not in said


def test_a_picture_without_names_names_nobody_and_says_so(
    qtbot: QtBot, charts: ChartsPage, session: Session, tmp_path: Path
) -> None:
    with qtbot.waitSignal(charts.view.drawn):
        charts.looked_at.anonymous = True
        charts.refresh()
    said = _said(qtbot, charts, tmp_path / "one.svg")
    assert "Names and places are hidden." in said
    for bid in session.project.bids.bids:
        assert bid.name not in said


def test_a_tooltip_is_never_one_long_line_and_never_html() -> None:
    said = tip("17 bids\n" + ", ".join(f"<b>Park</b> number {number}" for number in range(40)))
    assert "<b>" not in said
    assert max(map(len, said.replace("&lt;", "<").replace("&gt;", ">").split("<br>"))) < 100
    assert said.count("<br>") <= 15


def test_names_are_not_seen_a_moment_longer_than_they_may(qtbot: QtBot, charts: ChartsPage) -> None:
    with _drawing_behind(charts):
        charts.looked_at.anonymous = True
        charts.refresh()
        assert charts.view.image.isNull()
        assert not charts.view.places
    qtbot.waitUntil(lambda: not charts.view.image.isNull())


def test_a_row_of_the_table_is_the_selected_bid_and_selects_one(
    qtbot: QtBot, charts: ChartsPage
) -> None:
    assert charts.chart is not None
    keys = charts.chart.table().keys
    charts.select(keys[2])
    charts.as_table.trigger()
    assert charts.stage.table is not None
    assert charts.stage.table.chosen_id == keys[2]
    with qtbot.waitSignal(charts.bid_chosen) as sent:
        QTest.keyClick(charts.stage.table, Qt.Key.Key_Down)
    assert sent.args == [keys[3]]
    charts.select(keys[0])  # as another page does
    assert charts.stage.table.chosen_id == keys[0]


def test_one_key_leads_to_the_table_and_back(charts: ChartsPage) -> None:
    letters = []
    for _ in range(2):
        letters.append(QKeySequence.mnemonic(charts.as_table.text()))
        charts.as_table.trigger()
    assert letters[0] == letters[1] != QKeySequence()


def test_numbers_have_the_title_and_the_units_of_their_picture(
    qtbot: QtBot, charts: ChartsPage
) -> None:
    charts.as_table.trigger()
    for kind in KINDS:
        charts.go(kind.key)
        qtbot.waitUntil(lambda: charts.chart is not None)
        chart, said = charts.chart, charts.heading.about.text()
        assert chart is not None
        assert said == f"{chart.title}. {chart.units}."
    charts.as_table.trigger()
    assert charts.heading.about.text() == charts.kind.about


def test_what_is_tried_elsewhere_is_said_to_be_on_no_chart(charts: ChartsPage) -> None:
    assert not charts.heading.tried.isVisible()
    charts.tell_tried(["Ranking", "Criteria"])
    said = "as kept, without what is tried on Ranking and Criteria"
    assert charts.heading.tried.isVisible()
    assert charts.heading.tried.text() == said
    assert charts.heading.title.accessibleName() == f"Charts, {said}"
    charts.tell_tried([])
    assert not charts.heading.tried.isVisible()


def test_the_button_says_what_it_leads_to(charts: ChartsPage) -> None:
    assert charts.as_table.text().replace("&", "") == "As a table"
    charts.as_table.trigger()
    assert charts.as_table.text().replace("&", "") == "As a chart"
    charts.as_table.trigger()
    assert charts.as_table.text().replace("&", "") == "As a table"
    assert charts.stage.table is None


def test_every_column_of_every_table_sorts(qtbot: QtBot, charts: ChartsPage) -> None:
    for kind in KINDS:
        _go(qtbot, charts, kind.key)
        charts.as_table.trigger()
        assert charts.stage.table is not None
        for column in range(charts.stage.table.rows.columnCount()):
            charts.stage.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
        charts.as_table.trigger()


def test_choices_are_whole_while_there_is_room_and_end_in_dots_where_not(
    qtbot: QtBot, charts: ChartsPage
) -> None:
    long = "Value score of the electricity discount arrangement"
    short = ElidedBox("Bids")
    qtbot.addWidget(short)
    short.addItems(["First 20", "First 30"])
    short.resize(short.sizeHint())
    assert short.shown_text == "First 20"
    box = ElidedBox("Up")
    qtbot.addWidget(box)
    box.addItems([long, "Score"])
    box.resize(box.sizeHint())
    assert box.shown_text == long
    box.resize(box.minimumSizeHint())
    assert box.shown_text.endswith("…")
    assert box.toolTip() == long


def test_a_box_that_takes_what_room_there_is_ends_in_dots_too(qtbot: QtBot) -> None:
    box = ElidedBox("Region", 9)
    qtbot.addWidget(box)
    box.addItems(["All regions", "Yorkshire and The Humber"])
    box.setCurrentIndex(1)
    box.resize(box.minimumSizeHint())
    assert box.shown_text.startswith("York")
    assert box.shown_text.endswith("…")
    assert box.toolTip() == "Yorkshire and The Humber"
    box.resize(box.width() * 3, box.height())
    assert box.shown_text == "Yorkshire and The Humber"


def test_a_chart_of_many_rows_can_be_scrolled(qtbot: QtBot, charts: ChartsPage) -> None:
    _go(qtbot, charts, "heat-map")
    charts.resize(900, 320)
    qtbot.waitUntil(lambda: charts.stage.frame.verticalScrollBar().maximum() > 0)
    charts.view.setFocus()
    QTest.keyClick(charts.view, Qt.Key.Key_End)
    assert charts.stage.frame.verticalScrollBar().value() > 0


def test_enter_opens_a_circle_and_its_tooltip_goes(qtbot: QtBot, charts: ChartsPage) -> None:
    standings = tuple(standing.value for standing in STANDINGS)
    sites = tuple(
        Site(f"{number}", "", f"Bid {number}", 52.5 + number / 50, -1.5, None, None, 0)
        for number in range(6)
    )
    view = charts.view
    with qtbot.waitSignal(view.drawn):
        view.show_chart(UkMap(standings, sites, ""), "", whole=WHOLE)
    (place,) = view.places
    assert len(place.keys) == 6
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert "6 bids, 6 shortlisted" in QToolTip.text()
    with qtbot.waitSignal(view.view_wanted) as sent:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert sent.args == [place.opens]
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_the_map_zooms_and_moves_in_a_narrow_window_too(qtbot: QtBot, charts: ChartsPage) -> None:
    charts.resize(480, 900)
    _go(qtbot, charts, MAP)
    with qtbot.waitSignal(charts.view.drawn):
        charts.view.zoom_in()
    assert isinstance(charts.chart, UkMap)
    assert charts.chart.view != WHOLE


def test_text_in_every_chart_is_twice_as_large_where_that_round_it_is(
    qtbot: QtBot, charts: ChartsPage, session: Session
) -> None:
    usual = charts.view.text_size
    assert usual == pytest.approx(charts.view.fontInfo().pointSizeF())
    font = charts.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    with qtbot.waitSignal(charts.view.drawn):
        charts.setFont(font)
    charts.resize(1200, 560)  # what a window of 1280 by 720 leaves for it
    for kind in KINDS:
        _go(qtbot, charts, kind.key)
        view, chart = charts.view, charts.chart
        assert chart is not None
        assert view.text_size == pytest.approx(2 * usual)
        pixels = view.text_size * view.logicalDpiY() / 72.0
        room = chart.room(view.width() / pixels)
        qtbot.waitUntil(lambda view=view: view.image.height() == view.height())  # type: ignore[misc]
        assert view.height() >= room.high * pixels - 1
        assert view.width() >= room.wide * pixels - 1
        assert charts.minimumSizeHint().width() <= 1200, kind.label
        assert charts.width() == 1200


def test_it_says_why_the_selected_bid_is_not_on_the_chart(qtbot: QtBot, charts: ChartsPage) -> None:
    _go(qtbot, charts, "scatter")
    chart = charts.chart
    assert isinstance(chart, Scatter)
    charts.select(chart.absent[0].bid)
    assert charts.absence.text().startswith(f"{chart.absent[0].name}, the selected bid, is not")
    assert charts.absence.isVisible()
    charts.select(chart.dots[0].bid)
    assert not charts.absence.isVisible()


def test_what_is_stepped_to_is_seen_whichever_way_the_chart_scrolls(
    qtbot: QtBot, charts: ChartsPage
) -> None:
    _go(qtbot, charts, "heat-map")
    with qtbot.waitSignal(charts.view.drawn):
        charts.resize(charts.minimumSizeHint().width(), 320)
    qtbot.waitUntil(lambda: charts.view.image.height() == charts.view.height())
    charts.view.setFocus()
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(charts.view, key)
        place = charts.view.places[-1 if key == Qt.Key.Key_End else 0]
        middle = charts.view.mapTo(
            charts.stage.frame.viewport(), QPointF(place.x, place.y).toPoint()
        )
        assert charts.stage.frame.viewport().rect().contains(middle)


def test_in_little_width_the_list_of_charts_is_a_box_above(
    qtbot: QtBot, charts: ChartsPage
) -> None:
    assert charts.kinds.box.isHidden()
    charts.enter()
    charts.resize(480, 620)
    assert charts.kinds.list.isHidden()
    assert charts.kinds.box.isVisible()
    with qtbot.waitSignal(charts.view.drawn):
        charts.kinds.box.setCurrentIndex(1)
    assert charts.kind is KINDS[1]
    assert charts.kinds.list.currentRow() == 1
    charts.resize(1000, 620)
    assert charts.kinds.list.isVisible()
    assert charts.kinds.box.isHidden()


def test_the_picture_of_the_map_shows_the_bids_as_they_are_seen(
    qtbot: QtBot, charts: ChartsPage, tmp_path: Path
) -> None:
    """Which bids stand together as one circle goes by how large the map is beside its text."""
    charts.resize(1500, 900)
    _go(qtbot, charts, MAP)
    qtbot.waitUntil(lambda: not charts.view.busy)
    path = tmp_path / "map.png"
    with qtbot.waitSignal(charts.told):
        charts.write(path)
    saved = QImage(str(path))
    text = LIGHT.size / 72 * 200  # pixels
    wide, high = charts.view.room
    assert saved.width() == pytest.approx(wide * text, abs=2)
    assert high * text <= saved.height() <= high * text + 8 * text  # and what it says of itself


def _again(page: ChartsPage, settings: QSettings) -> tuple[str, list[str]]:
    """The kind of chart and what is chosen about it, once the page was left and is come back to."""
    page.restore(settings)
    return page.kind.key, [str(box.currentData()) for box in page.choices.boxes]


@pytest.mark.parametrize("first", [True, False])
def test_a_chart_is_found_as_it_was_left(
    qtbot: QtBot, charts: ChartsPage, tmp_path: Path, first: bool
) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    _go(qtbot, charts, KINDS[0].key if first else MAP)
    box = charts.choices.boxes[0]
    start = str(box.currentData())
    box.setCurrentIndex((box.currentIndex() + 1) % box.count())
    left = [str(box.currentData()) for box in charts.choices.boxes]
    assert left[0] != start
    charts.remember(settings)
    other = ChartsPage(Shown(charts.looked_at.session))
    qtbot.addWidget(other)
    other.refresh()
    try:
        assert _again(other, settings) == (charts.kind.key, left)
        settings.setValue("charts/chosen", "[not what was written")
        assert _again(other, settings)[1][0] == start
    finally:
        other.leave()
