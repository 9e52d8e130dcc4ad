"""Score and rank 10,000 bids x 20 criteria from value scores, against bare numpy.

    python benchmarks/rank.py

Ours is `core.scoring.evaluate_table`, the way every change of weights goes: totals with their
bounds, ranks with ties looked for, gates. Bare is `argsort(-(V @ w))`, which knows no ties.
"""

from __future__ import annotations

import numpy as np

from generated import framework_toml
from gz_eval.core.framework_file import parse_framework
from gz_eval.core.scoring import evaluate_table
from gz_eval.core.weights import global_weights
from pairs import compare, seconds_of
from value_tables import value_table

BIDS = 10_000
WANTED = 1.5


def main() -> None:
    """Print the ratio."""
    framework = parse_framework(framework_toml(), "generated")
    table = value_table(framework, BIDS)
    scores, weights = table.scores, global_weights(framework)
    evaluation = evaluate_table(framework, table)
    assert np.array_equal(evaluation.order, np.argsort(-(scores @ weights)))
    compare(
        f"Score and rank {BIDS:,} bids x {len(weights)} criteria, against bare numpy",
        seconds_of(lambda: evaluate_table(framework, table), times=10),
        seconds_of(lambda: np.argsort(-(scores @ weights)), times=10),
        pairs=101,
        wanted=WANTED,
    )


if __name__ == "__main__":
    main()
