"""Imports in the background what the first clicks will need, once the window has been seen.

A window opens without its pages; without this, each would be imported while somebody waits for it.
"""

from __future__ import annotations

import gc
import sys
import threading
from importlib import import_module

SWITCH = 0.0005  # seconds that a thread may keep the interpreter while the window wants it

_FIRST = (  # what is seen as soon as something is open, and what says so
    "gz_eval.desktop.ranking_page",
    "gz_eval.app.document_words",
)
_LATER = 1.0  # seconds: what the program was started for has the processor to itself until then
_WANTED = (  # in the order in which they are likely to be wanted
    "gz_eval.app.adding",
    "gz_eval.sheets.register",
    "gz_eval.desktop.bids_page",
    "gz_eval.desktop.criteria_page",
    "gz_eval.desktop.charts_page",
    "matplotlib.backends.backend_agg",
    "gz_eval.desktop.shortlist_page",
    "gz_eval.desktop.overrides_page",
    "gz_eval.desktop.history_page",
    "gz_eval.desktop.records_page",
    "gz_eval.desktop.sign_offs_page",
    "gz_eval.desktop.export_page",
    "gz_eval.desktop.palette_dialog",
    "gz_eval.desktop.source_dialog",
    "gz_eval.desktop.compare_bids_dialog",
    "gz_eval.desktop.override_dialogs",
    "gz_eval.desktop.state_dialog",
    "gz_eval.desktop.sign_off_dialog",
    "gz_eval.desktop.record_dialog",
    "gz_eval.desktop.preferences_dialog",
)


def share_time() -> None:
    """Have work in the background give way to the window at once.

    By default it is given way to after 5 ms; painting asks for that some dozen times a frame.
    """
    sys.setswitchinterval(SWITCH)


class WarmUp:
    """Imports on a thread of its own, from `start` until all is there or `end` is called."""

    def __init__(self) -> None:
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._import_all, name="gz_eval warm-up")

    def start(self) -> None:
        """Begin."""
        if not self._ended.is_set():
            self._thread.start()

    def wait(self) -> None:
        """Wait until all is there."""
        self._thread.join()

    def end(self) -> None:
        """Import nothing more: Python must not be taken down while something is imported."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join()

    def _import_all(self) -> None:
        for name in _FIRST:
            import_module(name)
        if self._ended.wait(_LATER):
            return
        for name in _WANTED:
            import_module(name)
            if self._ended.is_set():
                return
        gc.freeze()  # modules stay to the end: no collection has to look at them again
