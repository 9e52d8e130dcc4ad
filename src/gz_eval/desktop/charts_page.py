"""The page of charts and the map: one large, what can be chosen about it above, all kinds beside.

What a chart shows comes from `app.chart_choices`, worked out on the thread that draws it. Until
then what the same kind showed before stays to be looked at, and cannot be taken along; another
kind is gone at once, for the list and the choices are of the one that is coming.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from gz_eval.app.chart_choices import KINDS, MAP, ChartKind, Hidden
from gz_eval.app.shown import Shown
from gz_eval.charts.absent import why_absent
from gz_eval.charts.chart import Chart, View
from gz_eval.charts.map_places import WHOLE
from gz_eval.charts.uk_map import UkMap
from gz_eval.core.framework import Framework
from gz_eval.desktop import theme
from gz_eval.desktop.arranged import Arranged
from gz_eval.desktop.background import Courier
from gz_eval.desktop.chart_heading import ChartHeading
from gz_eval.desktop.chart_kinds import ChartKinds
from gz_eval.desktop.chart_maker import ChartMaker
from gz_eval.desktop.chart_stage import ChartStage
from gz_eval.desktop.chart_tools import ChartTools
from gz_eval.desktop.chart_view import ChartView
from gz_eval.desktop.choices_row import ChoicesRow
from gz_eval.desktop.drawing_room import DrawingRoom
from gz_eval.desktop.picture_taker import PictureTaker
from gz_eval.desktop.zoom_buttons import ZoomButtons

_FOLDED = 130  # letters: in less width the list of charts is a box above the chart


class ChartsPage(Arranged, QWidget):
    """Shows charts of a session.

    `bid_chosen` is sent with the id of a bid that is clicked, `told` with a message: what, what to
    do about it, and whether it is a problem. `failed` with an error that is a bug.
    """

    bid_chosen = Signal(str)
    names_wanted = Signal()
    told = Signal(str, str, bool)
    failed = Signal(object)

    def __init__(self, looked_at: Shown) -> None:
        super().__init__()
        self.looked_at = looked_at
        self.selected = ""
        self._kind: ChartKind = KINDS[0]
        self._framework: Framework | None = None
        self._chart: Chart | None = None
        self.tabled = False  # whether numbers are wanted and not the picture
        self._anonymous = looked_at.anonymous
        self._room = DrawingRoom(Courier(self).post)
        self._maker = ChartMaker(self._room, self._put, self._fail)
        self.taker = PictureTaker(
            self, lambda: self.looked_at, self._room, self.told.emit, self.failed.emit
        )

        self.taker.room_of = self._room_of_picture

        self.kinds = ChartKinds(self)
        self.view = ChartView(self._room)
        self.stage = ChartStage(self.view)
        self.heading = ChartHeading(self.kinds.box)
        self._lay_out()
        self._say_about()
        self.kinds.go(self._kind.key)
        self.kinds.changed.connect(self._change_kind)
        self.view.bid_chosen.connect(self._choose)
        self.stage.names_wanted.connect(self.names_wanted)
        self.stage.bid_chosen.connect(self._choose)
        self.view.view_wanted.connect(self._show_view)
        self.view.late.connect(self._say_late)
        self.view.drawn.connect(self._offer_to_take)
        self.view.failed.connect(self.failed)

    def _lay_out(self) -> None:
        self.choices = ChoicesRow()
        self.choices.changed.connect(self._change)
        self.absence = QLabel()  # of the selected bid from the chart
        self.absence.setWordWrap(True)
        self.absence.setTextFormat(Qt.TextFormat.PlainText)
        theme.as_caption(self.absence)
        self.absence.hide()
        self.zoom_buttons = ZoomButtons(self.view)
        self.tools = ChartTools(self, self.zoom_buttons, self._turn, self._copy, self._ask_save)
        self.as_table, self.copy, self.save = self.tools.actions_of_chart
        column = QVBoxLayout()
        column.setSpacing(theme.SMALL)
        column.addWidget(self.heading)
        column.addWidget(self.choices)
        column.addWidget(self.stage, 1)
        column.addWidget(self.absence)
        column.addLayout(self.tools)
        across = QHBoxLayout(self)
        across.setContentsMargins(theme.LARGE, theme.MEDIUM, theme.LARGE, theme.MEDIUM)
        across.setSpacing(theme.LARGE)
        across.addWidget(self.kinds.list)
        across.addLayout(column, 1)
        self.arrange()

    def leave(self) -> None:
        """The page is not needed any more: let go of its thread."""
        self._room.close()

    # -- what is shown ----------------------------------------------------------------------------

    @property
    def chart(self) -> Chart | None:
        """The chart that is shown; None while there is none or another is being made."""
        return self._chart

    @property
    def kind(self) -> ChartKind:
        """The kind of chart that is chosen."""
        return self._kind

    def offer(self, _files: QAction, _folder: QAction, lock: QAction) -> None:
        """Offer to lock the framework while scores are hidden."""
        self.stage.guide.offer_lock(lock)

    def refresh(self) -> None:
        """Show the session as it is now."""
        if self._anonymous != self.looked_at.anonymous or self.looked_at.hidden:
            self._anonymous = self.looked_at.anonymous
            self._framework = None  # other criteria may be offered
            self._forget()  # names on the last picture must not be seen a moment longer
        title, why = self._kind.why_not(self.looked_at)
        if why:
            self._guide(title, why)
        else:
            self._offer(self.looked_at.project.framework)
            self._show()

    def _guide(self, title: str, why: str) -> None:
        self._forget(f"There is no chart here. {why}")
        self.view.expect_nothing()
        self.stage.show_guide(title, why)
        self.choices.hide()
        self.zoom_buttons.hide()

    def _forget(self, why: str = "The chart is not drawn yet.") -> None:
        """Show and copy nothing until there is another chart: this one says what is hidden now."""
        self._maker.want_nothing()
        self._take(None, why)
        self._say_about()
        self.stage.show_picture()
        self.view.forget()

    def _take(self, chart: Chart | None, why: str = "The chart is not drawn yet.") -> None:
        """Have this chart to be taken along; None, and why, while what is wanted is not there."""
        self._chart = chart
        if chart is None:
            self.tools.refuse(why)
        else:
            self._offer_to_take()
        self._say_absence()

    def _offer_to_take(self) -> None:
        """Have taken along what is seen: its picture, or its numbers that need none."""
        if self._chart is not None and (self.tabled or not self.view.image.isNull()):
            self.tools.refuse("")

    def _say_about(self) -> None:
        """Say what is seen: of numbers what a picture has for its title."""
        chart = self._chart if self.tabled else None
        chart = chart.whole if isinstance(chart, UkMap) else chart  # a table is never a part
        told = f"{chart.title}. {chart.units}." if chart is not None else self._kind.about
        self.heading.about.setText(told)

    def _say_absence(self) -> None:
        """Say so where the selected bid is not on the chart, and why."""
        name = self.looked_at.name(self.selected) if self.selected else ""
        told = why_absent(self._chart, self.selected, name) if self._chart and name else ""
        self.absence.setText(told)
        self.absence.setVisible(bool(told))

    def _offer(self, framework: Framework) -> None:
        """Offer what can be chosen about this kind, with what was chosen before."""
        hidden = Hidden.of(self.looked_at)
        others = self._maker.choose_what_is_there(self._kind, framework, hidden)
        if not others and self._framework is framework and self.choices.boxes:
            return
        self._framework = framework
        self.choices.offer(self._kind.choices(framework, hidden), self._maker.chosen(self._kind))
        self.choices.tab_between(self.kinds.box, self.view)

    def _show(self) -> None:
        """Have the chart made that is wanted now, and show it when it is."""
        self.choices.setVisible(bool(self.choices.boxes))
        self._take(None)
        if self.stage.guides:
            self.stage.show_picture()
        self.view.expect()
        self._maker.want(self._kind, self.looked_at)

    def _fail(self, error: Exception) -> None:
        self.view.expect_nothing()
        self.failed.emit(error)

    def _put(self, chart: Chart) -> None:
        self._take(chart)
        self._say_about()
        whole = WHOLE if self._kind.key == MAP else None
        self.view.show_chart(chart, self.selected, whole=whole)
        self._arrange()

    def _say_late(self) -> None:
        if self._chart is None:
            self.stage.cover_numbers()

    def _arrange(self) -> None:
        """Show the chart as a picture or as a table."""
        if self.tabled and self._chart is not None:
            self.stage.show_numbers(self._chart, self.selected)
        else:
            self.stage.show_picture()
        self.tools.tell_tabled(self.tabled)
        self.zoom_buttons.setVisible(self._kind.key == MAP and self.stage.table is None)

    # -- what the person does ---------------------------------------------------------------------

    def go(self, key: str) -> None:
        """Go to a kind of chart."""
        self.kinds.go(key)

    def select(self, bid: str) -> None:
        """Have a bid stand out."""
        self.selected = bid
        self.stage.select(bid)
        self._say_absence()

    def tell_tried(self, pages: Sequence[str]) -> None:
        """On these pages, by name, something is tried that is on no chart."""
        self.heading.tell_tried(pages)

    def enter(self) -> None:
        """Go to the list of charts."""
        self.kinds.enter()

    def _change_kind(self, number: int) -> None:
        self._kind = KINDS[number]
        self._framework = None
        self._say_about()
        self.stage.cover_numbers()
        self.view.forget()
        self.refresh()

    def _change(self, key: str, value: str) -> None:
        self._maker.choose(self._kind, key, value)
        self._show()

    def _choose(self, bid: str) -> None:
        self.select(bid)
        self.bid_chosen.emit(bid)

    def _show_view(self, view: View | None) -> None:
        self._maker.view = view
        self._show()

    def _turn(self) -> None:
        self.tabled = not self.tabled
        self._arrange()
        self._say_about()
        self.stage.seen.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- taking it along --------------------------------------------------------------------------

    def _room_of_picture(self) -> tuple[float, float] | None:
        """A map as large as it is seen, or other bids would stand together on its picture."""
        return self.view.room if self._kind.key == MAP else None

    def _copy(self) -> None:
        if self.stage.table is not None:
            self.stage.table.copy()
            self.told.emit("The table is on the clipboard.", "", False)
        elif (chart := self.chart) is not None:
            self.taker.copy(chart, self.selected)

    def _ask_save(self) -> None:
        if (chart := self.chart) is not None:
            self.taker.ask(chart, self.selected)

    def write(self, path: Path) -> None:
        """Save the chart as a picture; the file's ending says which kind."""
        if (chart := self.chart) is not None:
            self.taker.write(path, chart, self.selected)

    # -- room -------------------------------------------------------------------------------------

    def arrange(self) -> None:
        """The kinds are a list beside the chart, or a box above it where that needs the room."""
        self.kinds.fold(self.width() < theme.letters(self, _FOLDED))

    def remember(self, settings: QSettings) -> None:
        """Write down which chart is shown, and what is chosen about each."""
        settings.setValue("charts/kind", self._kind.key)
        settings.setValue("charts/chosen", self._maker.written())

    def restore(self, settings: QSettings) -> None:
        """Show the chart that was shown, with what was chosen about it."""
        self._maker.read(str(settings.value("charts/chosen", "{}")))
        self._framework = None  # whose choices are offered as they are at first
        key = settings.value("charts/kind")
        if key != self._kind.key and any(kind.key == key for kind in KINDS):
            self.go(str(key))
        else:
            self.refresh()
