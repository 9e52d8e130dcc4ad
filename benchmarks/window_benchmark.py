"""What the benchmarks of the window begin with: an application as the program runs it, and bids.

Not a benchmark: `run` calls one with the application, the generated framework and each number of
bids; `told` times an action and prints it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from statistics import median, quantiles
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from generated import bid_set, framework_toml
from gz_eval.app.session import Session
from gz_eval.core.framework import Framework
from gz_eval.core.framework_file import parse_framework
from gz_eval.core.project import Project
from gz_eval.desktop import theme
from gz_eval.desktop.tidying import Tidying

TIMES = 60


def run(
    measure: Callable[[QApplication, Session, int], None],
    sizes: Iterable[int],
    change: Callable[[Framework], Framework] = lambda framework: framework,
) -> None:
    """Measure an evaluation of each size; `change` what the framework is to be beforehand."""
    app = QApplication([])
    Tidying(app)  # as the program runs
    app.setStyle("Fusion")
    theme.wear(app, theme.LIGHT)
    framework = change(parse_framework(framework_toml(), "generated"))
    for count in sizes:
        measure(app, Session(Project(framework, bid_set(framework, count))), count)


def told(what: str, act: Callable[[], None], wanted: float) -> None:
    """Time an action and print it."""
    for _ in range(5):
        act()
    taken = []
    for _ in range(TIMES):
        start = perf_counter()
        act()
        taken.append((perf_counter() - start) * 1e3)
        QApplication.processEvents()
    low, middle, high = quantiles(taken, n=4)
    verdict = "met" if median(taken) <= wanted else "MISSED"
    print(
        f"{what}: {middle:.1f} ms (quartiles {low:.1f} to {high:.1f}, most {max(taken):.1f});"
        f" wanted at most {wanted:g}: {verdict}"
    )
