"""Writing the shortlist to a file, in the background, as it is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from gz_eval.core.progress import Progress
    from gz_eval.desktop.window import MainWindow

_WRITES = "Excel workbook (*.xlsx);;OpenDocument spreadsheet (*.ods);;CSV (*.csv);;JSON (*.json)"


class ExportFlow:
    """Asks where to, writes, and says where it is."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def choose(self) -> None:
        """Ask where to, and write the ranking there."""
        page = self._window.ranking
        if page is not None and page.trying:
            self._window.banner.say(
                "There is a change of weights that is neither kept nor put back.",
                "Choose Keep or Put back first, then export the shortlist.",
            )
            return
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            "Export shortlist",
            self._window.documents.suggested("shortlist.xlsx"),
            _WRITES,
        )
        if name:
            self.write(Path(name))

    def write(self, path: Path) -> None:
        """Write the ranking as it is kept."""
        document = self._window.documents.document
        if document is None:
            return
        project, evaluation = document.session.project, document.session.evaluation
        head, marking = document.workfile.head, self._window.documents.settings.marking

        def work(progress: Progress) -> Path:
            from gz_eval.export import write

            progress(f"Writing {path.name}", 0, 0)
            write(
                project,
                evaluation,
                path,
                marking=marking,
                at=datetime.now(UTC),
                log_head=head,
            )
            return path

        self._window.banner.hide()
        self._window.work_on(
            f"Writing {path.name}",
            work,
            lambda written: self._window.banner.say(f"Exported to {written}.", bad=False),
        )

    def choose_sign_off(self, number: int) -> None:
        """Ask where to, and write the ranking that an entry of the history signed off."""
        from gz_eval.app.moments import day_of

        document = self._window.documents.document
        if document is None:
            return
        signed = document.session.state(number).sign_offs[-1]
        offered = f"shortlist as at {day_of(signed.stamp.at)}.xlsx"
        name, _ = QFileDialog.getSaveFileName(
            self._window, "Export sign-off", self._window.documents.suggested(offered), _WRITES
        )
        if name:
            self.write_sign_off(number, Path(name))

    def write_sign_off(self, number: int, path: Path) -> None:
        """Write the ranking that an entry of the history signed off, beside today's."""
        document = self._window.documents.document
        if document is None:
            return
        session = document.session
        signed = session.state(number).sign_offs[-1]
        beside = None if session.project.scores_hidden else session.evaluation
        overrides = session.project.overrides
        marking = self._window.documents.settings.marking

        def work(progress: Progress) -> Path:
            from gz_eval.export import write_sign_off

            progress(f"Writing {path.name}", 0, 0)
            write_sign_off(
                signed,
                path,
                marking=marking,
                at=datetime.now(UTC),
                beside=beside,
                overrides=overrides,
            )
            return path

        self._window.banner.hide()
        self._window.work_on(
            f"Writing {path.name}",
            work,
            lambda written: self._window.banner.say(f"Exported to {written}.", bad=False),
        )
