"""What is open over an evaluation that is let go of: it would act on what is closed."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from gz_eval.desktop.crash import CrashDialog


def put_away(window: QWidget) -> None:
    """Cancel every dialog and close every menu of a window.

    The report of a fault stays: it is read and copied whatever is open.
    """
    while (menu := QApplication.activePopupWidget()) is not None and menu.close():
        pass
    # What was opened from a dialog before that dialog itself: each tells the one below.
    for dialog in reversed(window.findChildren(QDialog)):
        if dialog.isVisible() and not isinstance(dialog, CrashDialog):
            dialog.reject()
