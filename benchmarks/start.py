"""From the start of the process to a window that has painted, against a bare QMainWindow.

    python benchmarks/start.py

Ours is `python -m gz_eval` without files; bare is PySide6 with an empty main window. Both are
whole processes, on Qt's off-screen platform, and say the time at which the first paint was over.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from fresh import as_installed
from pairs import Timed, compare

PAIRS = 21
WANTED = 3.0

# Ours starts as a person starts it; a timer that fires once Qt runs asks for the first paint.
OURS = """
import sys
from time import monotonic

def painted():
    print(monotonic(), flush=True)
    QApplication.quit()

def opened():
    from gz_eval.desktop.window import MainWindow
    (window,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
    window.after_first_paint(painted)

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
app = QApplication(sys.argv[:1])
QTimer.singleShot(0, opened)
from gz_eval.__main__ import main
sys.exit(main([]))
"""
BARE = """
import sys
from time import monotonic
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

def painted():
    print(monotonic(), flush=True)
    QApplication.quit()

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, painted)

app = QApplication(sys.argv[:1])
window = Window()
window.resize(1280, 720)
window.show()
sys.exit(app.exec())
"""


def start_to_paint(script: str, home: Path) -> Timed:
    """A measurement of a fresh process that runs `script`, with settings of its own."""
    environment = as_installed(home)

    def measure() -> float:
        start = monotonic()
        done = subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, text=True
        )
        if done.returncode or not done.stdout:
            raise SystemExit(f"A window did not open:\n{done.stderr}")
        return float(done.stdout.split()[0]) - start

    return measure


def main() -> None:
    """Print the ratio."""
    with TemporaryDirectory() as home:
        compare(
            "Start to first paint, against a bare QMainWindow",
            start_to_paint(OURS, Path(home)),
            start_to_paint(BARE, Path(home)),
            pairs=PAIRS,
            wanted=WANTED,
        )


if __name__ == "__main__":
    main()
