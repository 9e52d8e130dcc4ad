"""Work off the interface thread, seen from the interface: outcomes come back as closures."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from gz_eval.app.jobs import Job, Report
from gz_eval.desktop import theme

BUSY_AFTER = 300  # ms: work that is over sooner is not worth a line


class Courier(QObject):
    """Carries closures from any thread to the one it lives on, through one queued signal."""

    _sent = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sent.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def post(self, closure: Callable[[], None]) -> None:
        """Have a closure called on this object's thread, soon. Callable from any thread."""
        self._sent.emit(closure)

    def _deliver(self, closure: Callable[[], None]) -> None:
        closure()


class BusyLine(QWidget):
    """Says what is being done and how far it is, with Cancel; shown only when it takes a while."""

    def __init__(self) -> None:
        super().__init__()
        self._job: Job | None = None
        self._text = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.letters(self, 20))
        self._bar.setMaximumHeight(theme.em(self) // 2 + 2)
        self._bar.setAccessibleName("Progress")
        self.cancel = QPushButton("Cancel")
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self._cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(self._text)
        layout.addWidget(self._bar)
        layout.addWidget(self.cancel)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(BUSY_AFTER)
        self._timer.timeout.connect(self.show)
        self.hide()

    def follow(self, job: Job) -> None:
        """Speak of this job from now on."""
        self._job = job
        self._text.setText(job.label)
        self._bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self.cancel.setVisible(job.stoppable)
        self.cancel.setAccessibleName(f"Cancel: {job.label}")
        self._timer.start()

    def report(self, report: Report) -> None:
        """Say how far it is."""
        if self._job is not None and not self._job.cancelled:
            self._text.setText(report.text)
            self._bar.setRange(0, report.total)
            self._bar.setValue(report.done)

    def finish(self) -> None:
        """There is nothing to say any more."""
        self._job = None
        self._timer.stop()
        self.hide()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._text.setText("Stopping…")
            self.cancel.setEnabled(False)
