"""What a change of a weight costs while it is dragged, for 214 and for 10,000 bids.

    python benchmarks/weight_move.py

Ours is a new share for one criterion (`with_share`) and `Session.preview`, as the window does at
each step of a drag. Bare is `argsort(-(V @ w))` in numpy, with the weights worked out beforehand.
With few bids the fixed cost of a new framework is all there is, so there the time is what counts:
a frame has 16 ms.
"""

from __future__ import annotations

from itertools import cycle

import numpy as np

from generated import bid_set, framework_toml
from gz_eval.app.session import Session
from gz_eval.core.framework import Framework
from gz_eval.core.framework_file import parse_framework
from gz_eval.core.project import Project
from gz_eval.core.weights import global_weights, with_share
from pairs import compare, seconds_of

SIZES = (214, 10_000)


def main() -> None:
    """Print the ratio for each size."""
    framework = parse_framework(framework_toml(), "generated")
    for count in SIZES:
        move_weights(framework, count)


def move_weights(framework: Framework, count: int) -> None:
    """Print the ratio for so many bids."""
    session = Session(Project(framework, bid_set(framework, count)))
    scores, weights = session.evaluation.table.scores, global_weights(framework)
    criterion = framework.leaves[3].key
    percents = cycle(float(percent) for percent in range(1, 60))

    def move() -> None:
        session.preview(with_share(framework, criterion, next(percents)))

    compare(
        f"Move a weight with {count:,} bids, against bare numpy",
        seconds_of(move, times=10),
        seconds_of(lambda: np.argsort(-(scores @ weights)), times=10),
        pairs=101,
        wanted=None,
    )


if __name__ == "__main__":
    main()
