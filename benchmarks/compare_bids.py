"""Comparing bids: the dialog opened, and one more bid ticked; with 214 and with 10,000 bids.

    python benchmarks/compare_bids.py

At 1280 by 720 on Qt's off-screen platform, until what is visible is painted.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gz_eval.app.session import Session
from gz_eval.app.shown import Shown
from gz_eval.desktop.compare_bids_dialog import CompareBidsDialog
from window_benchmark import run, told

SIZES = (214, 10_000)
MOST = 50.0  # ms that the window may be away


def measure(app: QApplication, session: Session, count: int) -> None:
    """Print the times for so many bids."""
    shown = Shown(session)
    order = shown.evaluation.order.tolist()
    first = [shown.bids[row].id for row in order[:3]]

    def made() -> CompareBidsDialog:
        dialog = CompareBidsDialog(None, shown, first)
        dialog.resize(1280, 720)
        dialog.show()
        app.processEvents()
        return dialog

    def close(dialog: CompareBidsDialog) -> None:
        dialog.accept()
        dialog.deleteLater()

    told(f"{count:,} bids, opened and closed", lambda: close(made()), MOST)
    dialog = made()
    item = dialog.picker.list.item(3)

    def tick() -> None:
        there = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if there else Qt.CheckState.Checked)
        app.processEvents()

    told(f"{count:,} bids, one more or one fewer ticked", tick, MOST)
    close(dialog)


if __name__ == "__main__":
    run(measure, SIZES)
