"""Imports in the background what the first clicks will need, once the window has been seen.

A window opens without its pages; without this, each would be imported while somebody waits for it.
"""

from __future__ import annotations

import gc
import sys
import threading
from importlib import import_module

SWITCH = 0.0005  # seconds that a thread may keep the interpreter while the window wants it

_WANTED = (  # in the order in which they are likely to be wanted
    "gz_eval.app.adding",
    "gz_eval.desktop.ranking_page",
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
)


def share_time() -> None:
    """Have work in the background give way to the window at once.

    By default it is given way to after 5 ms; painting asks for that some dozen times a frame.
    """
    sys.setswitchinterval(SWITCH)


def warm_up() -> threading.Thread:
    """Begin to import; the thread ends by itself, and with the program where it is not done."""
    thread = threading.Thread(target=_import_all, name="gz_eval warm-up", daemon=True)
    thread.start()
    return thread


def _import_all() -> None:
    for name in _WANTED:
        import_module(name)
    gc.freeze()  # modules stay to the end: no collection has to look at them again
