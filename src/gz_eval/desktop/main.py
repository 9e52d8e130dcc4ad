"""Starts the application: checks that it can, opens the window, then opens what was asked for."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gz_eval.app.folders import HOME_VARIABLE, Folders
from gz_eval.desktop.display import check_display, check_qt_loads

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings


def looks_kept() -> QSettings:
    """What remembers how the window looks: by the custom of the system, or with all else."""
    from PySide6.QtCore import QSettings

    if not os.environ.get(HOME_VARIABLE):
        return QSettings("gz_eval", "gz_eval")
    path = Folders.of_user().config / "window.ini"
    return QSettings(str(path), QSettings.Format.IniFormat)


def run(paths: Sequence[Path], framework: str) -> int:
    """Open the window at once, then an evaluation or bids from `paths`; returns the exit code.

    `framework` is a shipped framework's name or a path. Raises UserError where no window can be
    opened.
    """
    check_qt_loads()
    check_display()
    from PySide6.QtWidgets import QApplication

    from gz_eval.desktop.tidying import Tidying
    from gz_eval.desktop.wardrobe import Wardrobe
    from gz_eval.desktop.warming import WarmUp, share_time
    from gz_eval.desktop.window import MainWindow

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal ends it
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("gz_eval")
    app.setApplicationDisplayName("gz_eval")
    share_time()
    warming = WarmUp()
    window = MainWindow(framework, looks_kept(), Wardrobe(app))
    window.crashes.install()
    tidying = Tidying(app, lambda: window.at_rest)
    window.documents.opened.connect(tidying.follow_document)
    window.focus.pressed.connect(tidying.somebody_is_there)  # whoever writes moves no pointer
    window.after_first_paint(lambda: window.start(list(paths)))
    window.after_first_paint(warming.start)
    window.show()
    try:
        return app.exec()
    finally:
        tidying.end()
        warming.end()
        from gz_eval.desktop.drawing_room import finish

        finish()
