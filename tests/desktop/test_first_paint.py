"""What a window needs before it can be seen: nothing heavy, asked of a fresh process."""

from __future__ import annotations

import json
import os
import subprocess
import sys

HEAVY = {
    "numpy",
    "pandas",
    "matplotlib",
    "openpyxl",
    "scipy",
    "python_calamine",
    "rapidfuzz",
    "xlsxwriter",
    "odf",
    "cattrs",
    "attrs",
    "sqlite3",
    "platformdirs",
    "gz_eval.store",
    "gz_eval.app.document",
    "gz_eval.app.session",
    "PySide6.QtSvg",
    "PySide6.QtNetwork",
    "PySide6.QtWebEngineCore",
}

START = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from gz_eval.desktop import main
from gz_eval.desktop.window import MainWindow

def painted(self, paths):
    print(json.dumps(sorted(sys.modules)))
    QCoreApplication.exit(0)  # without closing, which would write the settings

MainWindow.start = painted
sys.exit(main.run([Path("nowhere")], "four-pillars"))
"""


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", START],
        capture_output=True,
        text=True,
        timeout=60,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    imported = set(json.loads(done.stdout))
    assert "gz_eval.desktop.window" in imported
    assert imported.isdisjoint(HEAVY)
