"""From the painted window to the painted ranking of a saved evaluation, against the start itself.

    python benchmarks/open_shown.py

Both times are taken in the same process, `python -m gz_eval Shortlist.gzeval` with the 214 sample
bids on Qt's off-screen platform: from the start of the process to the first paint of the window,
and from there to the first paint of the ranking's rows.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from fresh import as_installed
from pairs import tell
from sample_evaluation import sample_evaluation

RUNS = 15
WANTED = 2.0

# Ours starts as a person starts it; a timer that fires once Qt runs looks for what is painted.
OURS = """
import sys
from time import monotonic
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from gz_eval.__main__ import main

app = QApplication(sys.argv[:1])

class Eye(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and ranking().table.rows.rows:
            QTimer.singleShot(0, seen)
            watched.removeEventFilter(self)
        return False

def window():
    from gz_eval.desktop.window import MainWindow
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))

def ranking():
    return window().ranking

def seen():
    print(monotonic(), flush=True)
    window().close()

eye = Eye()

def opened():
    window().after_first_paint(lambda: print(monotonic(), flush=True))
    window().pages.made.connect(lambda page: page.table.viewport().installEventFilter(eye))

QTimer.singleShot(0, opened)
sys.exit(main(sys.argv[1:]))
"""


def run(target: Path, home: Path) -> tuple[float, float]:
    """Seconds to the painted window, and from there to the painted ranking."""
    start = monotonic()
    done = subprocess.run(
        [sys.executable, "-c", OURS, str(target)],
        env=as_installed(home),
        capture_output=True,
        text=True,
        timeout=120,
    )
    words = done.stdout.split()
    if done.returncode or len(words) != 2:
        raise SystemExit(f"The ranking was not shown:\n{done.stdout}{done.stderr}")
    painted, shown = (float(word) for word in words)
    return painted - start, shown - painted


def main() -> None:
    """Print the ratio."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        document = sample_evaluation(folder)
        target = folder / "Shortlist.gzeval"
        document.save_as(target)
        document.close()
        home = folder / "home"
        run(target, home)  # warms up, and is not counted
        times = [run(target, home) for _ in range(RUNS)]
        tell(
            "Window painted to ranking painted, against start to window painted",
            [shown for _, shown in times],
            [painted for painted, _ in times],
            WANTED,
        )


if __name__ == "__main__":
    main()
