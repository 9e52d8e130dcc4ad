"""Work off the interface thread, seen from the interface: outcomes come back as closures."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from gz_eval.app.jobs import Job, Report
from gz_eval.desktop import theme
from gz_eval.desktop.focus import give_back
from gz_eval.desktop.header import ElidedLabel

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


_NAMELESS = "Working in the background"


class BusyLine(QWidget):
    """Says what is being done and how far it is, with Cancel; shown only when it takes a while.

    `can_stop` is sent when there is something to cancel, and when there is nothing any more. While
    names are hidden it names no file: many are called as the bid in them.
    """

    can_stop = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._job: Job | None = None
        self._home: list[QWidget] = []  # where one was as the work began
        self.nameless = False
        self._text = ElidedLabel(14)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        theme.at_least(self._bar, 8)
        self._bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._bar.setMaximumHeight(theme.em(self) // 2 + 2)
        self._bar.setAccessibleName("Progress")
        self.cancel = QPushButton("Cancel")
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.stop)
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

    def name_keys(self, keys: str) -> None:
        """Say which keys cancel."""
        self.cancel.setToolTip(keys)

    def hide_names(self, hidden: bool) -> None:
        """Name no file from now on, or do again."""
        self.nameless = hidden
        if self._job is not None:
            self._name(self._job)

    def _name(self, job: Job) -> None:
        called = _NAMELESS if self.nameless else job.label
        self._text.say(called)
        self.cancel.setAccessibleName(f"Cancel: {called}")

    def follow(self, job: Job) -> None:
        """Speak of this job from now on."""
        if job is self._job:
            return
        self._job = job
        if not self.cancel.hasFocus():
            self._home = [one for one in (self.window().focusWidget(),) if one is not None]
        self._name(job)
        self._how_far(0, 0)
        self.cancel.setEnabled(True)
        self.cancel.setVisible(job.stoppable)
        self.can_stop.emit(job.stoppable)
        self._timer.start()

    def report(self, report: Report) -> None:
        """Say how far it is."""
        if self._job is not None and not self._job.cancelled:
            far = f", {report.done:,} of {report.total:,}" if report.total > 1 else ""
            self._text.say(f"{_NAMELESS if self.nameless else report.text}{far}")
            self._how_far(report.done, report.total)

    def _how_far(self, done: int, total: int) -> None:
        """Fill the bar. How far nobody knows, it runs, unless the system wants nothing to move."""
        from PySide6.QtWidgets import QStyle  # with all its names, a while: not to open a window

        moves = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
        self._bar.setRange(0, total or (0 if moves else 1))
        self._bar.setValue(done)

    def finish(self) -> None:
        """There is nothing to say any more."""
        self._job = None
        self._timer.stop()
        self.can_stop.emit(False)
        self._give_back()
        self.hide()

    def stop(self) -> None:
        """Cancel what is being done, if it can be."""
        if self._job is not None and self._job.stoppable:
            self._job.cancel()
            self._text.say("Stopping…")
            self._give_back()
            self.cancel.setEnabled(False)
            self.can_stop.emit(False)

    def _give_back(self) -> None:
        """Cancel is done with: Qt would go on to what comes next, the first of the page."""
        if self.cancel.hasFocus():
            give_back(self._home)
