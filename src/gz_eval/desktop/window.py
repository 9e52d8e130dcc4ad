"""The window: header, message, pages, status line. It opens files, exports, and passes things on.

Nothing here needs numpy or the evaluation's modules before the first paint: they are imported when
there is something to show.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSettings, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gz_eval.app.jobs import Jobs
from gz_eval.core.errors import UserError
from gz_eval.desktop import theme
from gz_eval.desktop.background import BusyLine, Courier
from gz_eval.desktop.banner import Banner
from gz_eval.desktop.crash import CrashReporter
from gz_eval.desktop.header import HeaderLine
from gz_eval.desktop.welcome import WelcomePage

if TYPE_CHECKING:
    from gz_eval.app.session import Session
    from gz_eval.core.bids import BidSet
    from gz_eval.core.framework import Framework
    from gz_eval.core.progress import Progress
    from gz_eval.core.source import CellRef
    from gz_eval.desktop.ranking_page import RankingPage

Result = TypeVar("Result")

_READS = "Bid workbooks (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv)"
_WRITES = "Excel workbook (*.xlsx);;OpenDocument spreadsheet (*.ods);;CSV (*.csv);;JSON (*.json)"


class MainWindow(QMainWindow):
    """One evaluation in one window. `settled` is sent when work is over, however it ended."""

    settled = Signal()

    def __init__(self, framework: str, settings: QSettings | None = None) -> None:
        super().__init__()
        self._framework_name = framework
        self._settings = settings
        self._after_paint: list[Callable[[], None]] = []
        self._painted = False
        self.session: Session | None = None
        self.page: RankingPage | None = None

        self.header = HeaderLine()
        self.banner = Banner()
        self.welcome = WelcomePage()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.welcome)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.banner)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(central)

        self.account = QLabel()
        self.account.setContentsMargins(theme.LARGE - theme.TIGHT, 0, 0, theme.TIGHT)
        self.busy = BusyLine()
        status = self.statusBar()
        status.setSizeGripEnabled(False)
        status.addWidget(self.account)
        status.addPermanentWidget(self.busy)

        self.crashes = CrashReporter(self)
        self._courier = Courier(self)
        self.jobs = Jobs(self._courier.post)
        self.setAcceptDrops(True)
        self._connect()
        self._name()
        self.resize(1280, 720)
        if settings is not None and (geometry := settings.value("window/geometry")) is not None:
            self.restoreGeometry(geometry)

    def _connect(self) -> None:
        header = self.header
        header.open_files.triggered.connect(self.choose_files)
        header.open_folder.triggered.connect(self.choose_folder)
        header.undo.triggered.connect(lambda: self.session.undo() if self.session else None)
        header.redo.triggered.connect(lambda: self.session.redo() if self.session else None)
        header.export.triggered.connect(self.choose_export)
        self.welcome.open_files.clicked.connect(self.choose_files)
        self.welcome.open_folder.clicked.connect(self.choose_folder)
        find = QShortcut("Ctrl+F", self)
        find.activated.connect(lambda: self.page.go_to_search() if self.page else None)

    # -- opening ----------------------------------------------------------------------------------

    def choose_files(self) -> None:
        """Ask for files and read them."""
        names, _ = QFileDialog.getOpenFileNames(self, "Open bid workbooks", "", _READS)
        self.open([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder and read every workbook in it."""
        if name := QFileDialog.getExistingDirectory(self, "Open a folder of bid workbooks"):
            self.open([Path(name)])

    def open(self, paths: Sequence[Path]) -> None:
        """Read bids in the background and show them; nothing changes if that fails."""
        if not paths:
            return
        wanted = tuple(paths)
        name = wanted[0].name or str(wanted[0].resolve().name)
        title = name if len(wanted) == 1 else f"{name} and {len(wanted) - 1} more"
        known = self.session.project.framework if self.session is not None else None
        framework_name = self._framework_name

        def work(progress: Progress) -> tuple[Framework, BidSet]:
            from gz_eval.app.importing import import_bids
            from gz_eval.core.framework_file import load_framework

            framework = known if known is not None else load_framework(framework_name)
            return framework, import_bids(wanted, framework, progress)

        self.banner.hide()
        self.work_on(f"Reading {title}", work, lambda found: self._show_bids(title, *found))
        if self.page is None:
            self.welcome.show_reading(f"Reading {title}")

    def _show_bids(self, title: str, framework: Framework, bids: BidSet) -> None:
        if not bids.bids:
            gravest = bids.issues[0] if bids.issues else None
            self.banner.say(
                f"No bids were found in {title}.",
                f"{gravest.message} {gravest.advice}" if gravest else "Choose other files.",
            )
            return
        from gz_eval.app.session import Session
        from gz_eval.core.commands import ImportBids
        from gz_eval.core.project import Project

        command = ImportBids(bids)
        if self.session is None:
            self.session = Session(Project(framework))
            self.session.do(command)
            self.session.subscribe(self._refresh)
            self._show_page(self.session)
            self._refresh()
        else:
            self.session.do(command)
        self._name(title)

    def _show_page(self, session: Session) -> None:
        from gz_eval.desktop.ranking_page import RankingPage

        self.page = RankingPage(session)
        self.page.cell_wanted.connect(self.show_cell)
        if self._settings is not None:
            self.page.restore(self._settings)
        self.pages.addWidget(self.page)
        self.pages.setCurrentWidget(self.page)
        self.page.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        """Show the session after a change."""
        if self.session is None or self.page is None:
            return
        self.page.refresh()
        self.account.setText(self.session.project.bids.account)
        self.header.show_history(self.session.undo_sentence, self.session.redo_sentence)

    def _name(self, title: str = "") -> None:
        self.header.export.setEnabled(self.session is not None)
        self.header.title.say(title or "gz_eval")
        self.setWindowTitle(f"{title} – gz_eval" if title else "gz_eval")
        if self.session is None:
            self.header.subtitle.say("Evaluation of bids")
            return
        framework = self.session.project.framework
        weights = f" · {framework.status} weights" if framework.status else ""
        self.header.subtitle.say(f"{framework.title}{weights}")

    # -- exporting and showing sources ------------------------------------------------------------

    def choose_export(self) -> None:
        """Ask where to, and write the ranking there."""
        if self.page is not None and self.page.trying:
            self.banner.say(
                "There is a change of weights that is neither kept nor put back.",
                "Choose Keep or Put back first, then save the shortlist.",
            )
            return
        name, _ = QFileDialog.getSaveFileName(self, "Save shortlist", "shortlist.xlsx", _WRITES)
        if name:
            self.export(Path(name))

    def export(self, path: Path) -> None:
        """Write the ranking as it is kept, in the background."""
        if self.session is None:
            return
        evaluation, bids = self.session.evaluation, self.session.project.bids

        def work(progress: Progress) -> Path:
            from gz_eval.export import write

            progress(f"Writing {path.name}", 0, 0)
            write(evaluation, bids, path)
            return path

        self.banner.hide()
        self.work_on(
            f"Writing {path.name}",
            work,
            lambda written: self.banner.say(f"Saved {written}.", bad=False),
        )

    def show_cell(self, cell: CellRef) -> None:
        """Open the workbook a value came from, and say which cell to look at."""
        from PySide6.QtGui import QDesktopServices

        if self.session is None:
            return
        paths = {file.name: file.path for file in self.session.project.bids.files}
        path = Path(paths.get(cell.sheet.file, cell.sheet.file))
        sheet = f", sheet {cell.sheet.sheet}" if cell.sheet.sheet else ""
        opened = path.is_file() and QDesktopServices.openUrl(
            QUrl.fromLocalFile(str(path.resolve()))
        )
        if opened:
            self.banner.say(f"Opened {path.name}: look at cell {cell.address}{sheet}.", bad=False)
        else:
            self.banner.say(
                f"{path.name} could not be opened here.",
                f"Open it yourself and look at cell {cell.address}{sheet}.",
            )

    # -- work in the background -------------------------------------------------------------------

    def work_on(
        self, label: str, work: Callable[[Progress], Result], done: Callable[[Result], None]
    ) -> None:
        """Do `work` off this thread and hand what it computed to `done` on it."""

        def finish(result: Result) -> None:
            done(result)
            self._over()

        job = self.jobs.start(label, work, finish, self._failed, self._over, self.busy.report)
        self.busy.follow(job)

    def _failed(self, error: Exception) -> None:
        self._over()
        if isinstance(error, UserError):
            self.banner.say(error.what, error.advice)
        else:
            self.crashes.report(error)

    def _over(self) -> None:
        if self.jobs.open:
            self.busy.follow(self.jobs.open[0])
        else:
            self.busy.finish()
            if self.page is None:
                self.welcome.show_invitation()
        self.settled.emit()

    # -- events -----------------------------------------------------------------------------------

    def after_first_paint(self, action: Callable[[], None]) -> None:
        """Have something done as soon as the window has been seen."""
        if self._painted:
            QTimer.singleShot(0, action)
        else:
            self._after_paint.append(action)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            for action in self._after_paint:
                QTimer.singleShot(0, action)
            self._after_paint.clear()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.open([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._settings is not None:
            self._settings.setValue("window/geometry", self.saveGeometry())
            if self.page is not None:
                self.page.remember(self._settings)
        self.hide()  # waiting for the worker to stop must not look like a window that hangs
        self.jobs.close()
        super().closeEvent(event)
