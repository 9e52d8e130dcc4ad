"""The window: rail, header, message, pages, status line; it passes on what is done to the flows.

Nothing here needs numpy, the file's format or the evaluation's modules before the first paint: they
are imported when there is something to show.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStatusBar,
    QVBoxLayout,
    QWidget,
)

from gz_eval.app.signed_words import SignedSince
from gz_eval.desktop import theme, window_place
from gz_eval.desktop.document_flow import SUFFIX, DocumentFlow
from gz_eval.desktop.evaluation_flow import EvaluationFlow
from gz_eval.desktop.export_flow import ExportFlow
from gz_eval.desktop.file_watch import FileWatch
from gz_eval.desktop.focus import Focus
from gz_eval.desktop.framework_flow import FrameworkFlow
from gz_eval.desktop.header import HeaderLine
from gz_eval.desktop.help_flow import HelpFlow
from gz_eval.desktop.import_flow import ImportFlow
from gz_eval.desktop.menus import Menus
from gz_eval.desktop.open_dialogs import put_away
from gz_eval.desktop.page_kinds import BIDS, KINDS, RANKING
from gz_eval.desktop.page_stack import PageStack
from gz_eval.desktop.pages import Pages
from gz_eval.desktop.palette_flow import PaletteFlow
from gz_eval.desktop.parts import Parts
from gz_eval.desktop.preferences_flow import PreferencesFlow
from gz_eval.desktop.rail import Rail
from gz_eval.desktop.recovery_flow import RecoveryFlow
from gz_eval.desktop.refusal import hold
from gz_eval.desktop.remembered import Remembered
from gz_eval.desktop.state_line import show_state, why_held
from gz_eval.desktop.status_line import StatusLine
from gz_eval.desktop.turns import in_next_turn, paint_in_next_turn
from gz_eval.desktop.welcome import WelcomePage
from gz_eval.desktop.whereabouts import Whereabouts
from gz_eval.desktop.wiring import connect
from gz_eval.desktop.working_window import WorkingWindow

if TYPE_CHECKING:
    from gz_eval.core.errors import UserError
    from gz_eval.desktop.ranking_page import RankingPage
    from gz_eval.desktop.wardrobe import Wardrobe


class MainWindow(WorkingWindow):
    """One evaluation in one window."""

    def __init__(
        self,
        framework: str,
        settings: QSettings | None = None,
        wardrobe: Wardrobe | None = None,
    ) -> None:
        """`settings` keep what the window looks like, `wardrobe` its colours and its text size."""
        super().__init__()
        self._settings = settings
        self.preferences = PreferencesFlow(self, settings, wardrobe)
        self._leaving = False  # whether unsaved work is settled
        self._asking = False
        self._pages_follow = False  # whether the pages show a change in the next turn

        self.menus = Menus(self, [kind.item for kind in KINDS])
        self.remembered = Remembered(
            lambda error: self.banner.say(error.what, error.advice), self._file
        )
        self.documents = DocumentFlow(self, framework)
        self.signed_since = SignedSince()
        self.recovery = RecoveryFlow(self, self.documents)
        self.watch = FileWatch(self)
        self.imports = ImportFlow(self)
        self.exports = ExportFlow(self)
        self.evaluation = EvaluationFlow(self)
        self.frameworks = FrameworkFlow(self)
        self.palettes = PaletteFlow(self)
        self.helps = HelpFlow(self)
        self._lay_out()
        self.whereabouts = Whereabouts(self.pages, self.remembered)

        self.focus = Focus(self)
        self.parts = Parts(
            self, (self.rail, self.header, self.stack, self.banner, self.statusBar())
        )
        self.setAcceptDrops(True)
        connect(self)
        self.show_state()
        self.welcome.enter()
        if settings is None:
            self.resize(1280, 720)
        else:
            window_place.put(self, settings.value("window/geometry"))
            self.after_first_paint(lambda: window_place.keep_on_screen(self))
            self.menus.rail.setChecked(settings.value("window/rail", True, bool) is not False)

    def _lay_out(self) -> None:
        menus = self.menus
        self.rail = Rail([kind.item for kind in KINDS])
        self.header = HeaderLine(
            (
                ("Search…", menus.palette, 2),
                ("Undo", menus.undo, 0),
                ("Redo", menus.redo, 3),
                ("Import bids…", menus.import_files, 4),
                ("Export shortlist…", menus.export, 5),
                ("Save", menus.save, 1),
            )
        )
        self.welcome = WelcomePage(
            (
                ("Import bids…", menus.import_files),
                ("Import a folder…", menus.import_folder),
                ("Open an evaluation…", menus.open),
                ("New evaluation…", menus.new),
                ("Open the sample evaluation (invented bids)", menus.sample),
            )
        )
        self.pages = Pages(self._settings)
        self.stack = PageStack()
        self.stack.addWidget(self.welcome)
        self.stack.addWidget(self.pages)
        central = QWidget()
        across = QHBoxLayout(central)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.stack, 1)
        across.addLayout(column, 1)
        self.setCentralWidget(central)
        line = StatusLine()
        self.saved, self.account, self.issues, self.done = line.parts
        # Made here, not by Qt: what is asked of the chain of focus has PySide take a widget of Qt's
        # for gone as soon as any page before it is.
        status = QStatusBar()
        self.setStatusBar(status)
        status.setSizeGripEnabled(False)
        status.addWidget(line, 1)
        status.addPermanentWidget(self.busy)
        self.banner.lie_over(status, self.busy)

    # -- opening ----------------------------------------------------------------------------------

    def open(self, paths: Sequence[Path]) -> None:
        """Open an evaluation, or import workbooks: what was dropped, or named at the start."""
        evaluations = [path for path in paths if path.suffix.casefold() == SUFFIX]
        if not evaluations:
            self.imports.add(paths)
        elif len(paths) == 1:
            self.documents.open(evaluations[0])
        else:
            self.banner.say(
                "An evaluation is opened by itself.",
                f"Open {evaluations[0].name} first, then import the workbooks.",
            )

    def _file(self) -> Path | None:
        """The file of the open evaluation, if it has one."""
        document = self.documents.document
        return document.path if document is not None else None

    def start(self, paths: Sequence[Path]) -> None:
        """Begin, once the window has been seen: look for what was left, open what was named.

        Names that were hidden stay so, also those of what a crash left.
        """
        self.menus.nameless.setChecked(self.remembered.settings.names_hidden)
        self.recovery.look_for_leftovers()
        self.open(paths)

    def show_document(self) -> None:
        """Another document is open, or none any more."""
        document = self.documents.document
        self.turns.drop()  # of the one before
        self.whereabouts.leave()
        self.pages.open(document)
        page = RANKING
        if document is not None and (looked_at := self.pages.looked_at) is not None:
            of = document.evaluation_id
            pinned = self.remembered.settings.pins_of(of)
            looked_at.keep_pins(pinned, lambda pins: self.remembered.keep_pins(of, pins))
            left, bid = self.whereabouts.begin(document)
            page = left if left in self.menus.pages else RANKING
            self.pages.begin_with(bid)
        self.pages.hide_names(self.menus.nameless.isChecked())
        self.rail.show_chosen("")
        if document is None:
            self.banner.hide()  # it was about what is closed
            self.banner.turn_to("")
            self.stack.setUpdatesEnabled(True)
            self.stack.setCurrentWidget(self.welcome)
            self.welcome.enter()
        else:
            self.stack.setUpdatesEnabled(False)  # nothing is seen half made
            self.turns.add(lambda: self.pages.prepare(page), lambda: self.pages.go(page))
            if self.stack.currentWidget() is self.pages:
                self.turns.add(self.enter)
            elif not self.welcome.reading:  # else when there is something to be seen
                self.turns.add(self._show_pages)
            self.turns.add(lambda: self.stack.setUpdatesEnabled(True))
        self.show_state()

    def _show_pages(self) -> None:
        """Show the pages in place of the welcome, where the focus was."""
        self.welcome.show_invitation()
        if self.stack.currentWidget() is not self.pages:
            paint_in_next_turn(self.stack)
            self.stack.setCurrentWidget(self.pages)
            self.enter()

    def refresh(self) -> None:
        """Show the document after a change. A message of what was before is out of date."""
        self.banner.hide()
        document = self.documents.document
        if document is not None:
            self.documents.remember_person(document.session.person)
        if self._pages_follow:
            self.turns.add(self.pages.refresh)
        else:
            self.pages.refresh()
        self.show_state()

    @contextmanager
    def pages_following(self) -> Iterator[None]:
        """What is changed in here is shown by the pages in the next turn: there is much of it."""
        self._pages_follow = True
        try:
            yield
        finally:
            self._pages_follow = False

    def come_to_rest(self) -> None:
        """Show the pages, once there is something to be seen on them; what can wait has waited."""
        if self.documents.document is not None and self.welcome.reading:
            self._show_pages()
        self.welcome.show_invitation()
        in_next_turn(self.pages, self.pages.make_ready)

    def show_state(self) -> None:
        """Say what is open and how it stands, and offer what can be done with it."""
        show_state(self)

    # -- pages ------------------------------------------------------------------------------------

    @property
    def ranking(self) -> RankingPage | None:
        """The ranking page of the open evaluation; None before it was shown."""
        page = self.pages.page(RANKING)
        if page is None:
            return None
        from gz_eval.desktop.ranking_page import RankingPage

        return page if isinstance(page, RankingPage) else None

    def refused_namelessly(self, _error: UserError) -> bool:
        """Say that files could not be read without what they are called, while that is hidden."""
        if self.nameless:
            self.banner.say("The files could not be read.", "Show names and places to read why.")
        return self.nameless

    @property
    def nameless(self) -> bool:
        """Whether names and places are hidden, or are to be once an evaluation is open."""
        looked_at = self.pages.looked_at
        return self.menus.nameless.isChecked() if looked_at is None else looked_at.anonymous

    @property
    def selected_bid(self) -> str:
        """The id of the selected bid; empty when none is."""
        return self.pages.selected

    def turn_to(self, key: str) -> None:
        """Go to a page; the focus stays where it is."""
        self.pages.go(key)
        self._show_pages()

    def go(self, key: str) -> None:
        """Go to a page, and into it."""
        self.turn_to(key)
        self.enter()

    def enter(self) -> None:
        """Take the focus into what is shown."""
        shown: QWidget | None = self.welcome
        if self.stack.currentWidget() is self.pages:
            shown = self.pages.currentWidget()  # or what stands in for a page
        if shown is not None and (enter := getattr(shown, "enter", None)) is not None:
            enter()

    def hide_names(self, hidden: bool) -> None:
        """Show bids without their names and places, or with them again."""
        from gz_eval.desktop.list_tools import SearchLine

        for box in self.findChildren(SearchLine):
            box.forget()  # a name finds nothing while it is hidden, nor a code afterwards
        if hidden:
            self.banner.hide()  # it may tell of a bid
            self.welcome.hide_names()
        self.remembered.hide_names(hidden)
        self.pages.hide_names(hidden)
        self.busy.hide_names(hidden)
        self.show_state()

    def show_ranking(self) -> None:
        """Go to the ranking, where new bids are to be seen; pages are shown once work is over."""
        seen = self.stack.currentWidget() is self.pages
        self.turns.add(lambda: self.go(RANKING) if seen else self.pages.go(RANKING))

    def show_open_issues(self) -> None:
        """Go to the bids that the gravest open issues are about."""
        self.go(BIDS)
        if (show := getattr(self.pages.page(BIDS), "show_gravest", None)) is not None:
            show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # It comes here where what has the focus has no use for it: a search is cleared first.
        if event.key() != Qt.Key.Key_Escape or not self.banner.escape():
            super().keyPressEvent(event)

    def go_to_search(self) -> None:
        """Go to the search box of the page that is shown."""
        page = self.pages.currentWidget()
        if page is not None and (search := getattr(page, "go_to_search", None)) is not None:
            search()

    def mark_page(self, key: str) -> None:
        """Show in rail and menu which page is shown."""
        self.rail.show_chosen(key)
        self.menus.pages[key].setChecked(True)

    def take_in(self, page: object) -> None:
        """Make a new page part of the window: some offer to import, or to lock."""
        if isinstance(page, QWidget):
            hold(page, why_held(self.documents.document))
        if (offer := getattr(page, "offer", None)) is not None:
            offer(self.menus.import_files, self.menus.import_folder, self.menus.lock)
        if (offer := getattr(page, "offer_for_bid", None)) is not None:
            menus = self.menus
            offer(
                (
                    menus.compare_bids,
                    menus.correct,
                    menus.override_gate,
                    menus.move,
                    menus.add_record,
                )
            )

    # -- events -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.follow(self.width())
        self.header.follow(self.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            theme.follow_text(self)
        elif event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.watch.look()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.open([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._asking = True
        if not self._leaving:
            self.documents.leave(self._leave)
        self._asking = False
        if not self._leaving:  # the person would rather stay, or the work is being saved
            event.ignore()
            return
        if self._settings is not None:
            self._settings.setValue("window/geometry", self.saveGeometry())
            self._settings.setValue("window/rail", not self.rail.collapsed)
        put_away(self)
        self.hide()  # waiting for the worker to stop must not look like a window that hangs
        self.jobs.close()
        self.whereabouts.leave()
        self.pages.end()
        self.documents.end()
        super().closeEvent(event)

    def _leave(self) -> None:
        """What becomes of unsaved work is settled: close."""
        self._leaving = True
        if not self._asking:
            self.close()
