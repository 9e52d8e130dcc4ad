"""What Qt says as windows are closed and taken down is heard, and is a failure like any other."""

from __future__ import annotations

from PySide6.QtCore import qWarning

from qt_messages import heard, said_late


def test_what_is_said_late_is_kept_until_it_is_asked_for_once() -> None:
    with heard():
        qWarning("QThread: Destroyed while thread is still running")
        qWarning("This plugin does not support raise()")
    assert said_late() == ["QtWarningMsg: QThread: Destroyed while thread is still running"]
    assert said_late() == []
