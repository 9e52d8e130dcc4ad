"""Bugs: one dialog for each, with the whole report to copy and nothing of any bid in it."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

import gz_eval
from gz_eval.desktop import theme
from gz_eval.desktop.pressing import close_box
from gz_eval.desktop.window_place import open_at


def report_of(error: BaseException) -> str:
    """What happened and where, for the people who mend it.

    The error's own message is left out: it may quote what a bid says.
    """
    kinds = []
    cause: BaseException | None = error
    while cause is not None:
        kinds.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        cause = cause.__cause__ or cause.__context__
    where = "".join(
        traceback.format_list(
            traceback.FrameSummary(_short(one.filename), one.lineno, one.name, line=one.line)
            for one in traceback.extract_tb(error.__traceback__)
        )
    )
    return (
        f"gz_eval {gz_eval.__version__}, Python {platform.python_version()}, Qt {qVersion()},"
        f" {platform.platform()}\n{' caused by '.join(kinds)}\n{where}"
    )


def _short(path: str) -> str:
    """A file of the program without the folders it lies in: they may name a person."""
    parts = Path(path).parts
    for ours in ("gz_eval", "site-packages"):
        if ours in parts:
            last = len(parts) - 1 - parts[::-1].index(ours)
            return "/".join(parts[last if ours == "gz_eval" else last + 1 :])
    return Path(path).name


class CrashDialog(QDialog):
    """Shows one report."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("A fault in gz_eval")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        said = QLabel(
            "gz_eval could not finish what you asked. The evaluation is as it was before. "
            "Please copy this report and send it to the people who look after gz_eval; it holds "
            "nothing from any bid."
        )
        said.setWordWrap(True)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName("Report of the fault")
        self.report.setTabChangesFocus(True)
        self.copy = QPushButton("Copy report")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        buttons = close_box(self, self.copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PAGE, theme.PAGE, theme.PAGE, theme.LARGE)
        layout.setSpacing(theme.MEDIUM)
        for widget in (said, self.report, buttons):
            layout.addWidget(widget)
        open_at(self, 90, 24)


class CrashReporter(QObject):
    """Shows a dialog for each different bug, from whichever thread it comes."""

    again = Signal()  # a bug that was shown already has come again
    _caught = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._told: set[str] = set()
        self.dialogs: list[CrashDialog] = []
        self.reports: tuple[str, ...] = ()
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Hear of every exception that nobody caught."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: (
            self.report(args.exc_value) if args.exc_value is not None else None
        )

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.report(error.with_traceback(trace))

    def report(self, error: BaseException) -> None:
        """Show a bug; one that has been shown already is only told of by `again`."""
        self._caught.emit(report_of(error))

    def _tell(self, report: str) -> None:
        if report in self._told:
            self.again.emit()
            return
        self._told.add(report)
        self.reports = (*self.reports, report)
        dialog = CrashDialog(report, self._window)
        self.dialogs.append(dialog)
        dialog.finished.connect(lambda _result: self.dialogs.remove(dialog))
        dialog.open()
