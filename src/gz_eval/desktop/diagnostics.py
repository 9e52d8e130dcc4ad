"""What helps to find a fault, as text: versions, the screen, counts, the last faults.

Nothing of any bid is in it, no name of a person or a file, and no path.
"""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

import gz_eval

if TYPE_CHECKING:
    from gz_eval.desktop.window import MainWindow

_LIBRARIES = (
    "PySide6-Essentials",
    "numpy",
    "pandas",
    "openpyxl",
    "python-calamine",
    "XlsxWriter",
    "matplotlib",
    "rapidfuzz",
    "cattrs",
)


def diagnostics(window: MainWindow) -> str:
    """The whole text."""
    lines = [
        f"gz_eval {gz_eval.__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
        "Libraries: " + ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES),
        *_screens(window),
        *_evaluation(window),
        "",
        "Faults since the start:",
        *(window.crashes.reports or ("none",)),
    ]
    return "\n".join(lines) + "\n"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _screens(window: MainWindow) -> list[str]:
    screens = [
        f"{screen.size().width()}x{screen.size().height()} at {screen.devicePixelRatio():g}"
        for screen in QGuiApplication.screens()
    ]
    preferences = window.preferences
    return [
        f"Platform {QGuiApplication.platformName()}, screens {', '.join(screens)}",
        f"Window {window.width()}x{window.height()}, theme {preferences.theme},"
        f" text {preferences.text_percent}%",
    ]


def _evaluation(window: MainWindow) -> list[str]:
    document = window.documents.document
    if document is None:
        return ["No evaluation is open."]
    project = document.session.project
    framework = project.framework
    counts = {
        "bids": len(project.bids.bids),
        "files": len(project.bids.files),
        "rows read": project.bids.rows_read,
        "issues": len(project.bids.issues),
        "fields": len(framework.fields),
        "criteria": len(framework.criteria),
        "gates": len(framework.gates),
        "overrides": len(project.overrides),
        "records": len(project.records),
        "sign-offs": len(project.sign_offs),
        "entries of the history": len(document.session.entries),
    }
    states = {
        "saved": not document.unsaved,
        "read-only": bool(document.read_only),
        "locked": project.lock is not None,
        "scores hidden": project.scores_hidden,
    }
    return [
        "Evaluation: " + ", ".join(f"{count} {name}" for name, count in counts.items()),
        "State: " + ", ".join(f"{name} {'yes' if on else 'no'}" for name, on in states.items()),
        f"Page: {_page_label(window.pages.key)}",
    ]


def _page_label(key: str) -> str:
    """What a page is called in the window."""
    from gz_eval.desktop.page_kinds import KINDS

    return next((kind.item.label for kind in KINDS if kind.item.key == key), key)
