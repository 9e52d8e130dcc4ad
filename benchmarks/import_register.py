"""Import 10,000 bids x 40 fields to a scored ranking, against pandas reading the same file.

    python benchmarks/import_register.py [BIDS]

Ours is `import_bids` and an evaluation: every answer read with its unit and its cell, every check
made, ranked. The other is `pandas.read_excel(engine="openpyxl")`: a frame of raw values. Both run
in a fresh process each time, and are timed inside it once the interpreter is up.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from generated import framework_toml, write_register
from pairs import Timed, compare

BIDS = 10_000
PAIRS = 5
WANTED = 1.0

OURS = """
import sys
from pathlib import Path
from time import perf_counter
from gz_eval.app.importing import import_bids
from gz_eval.core.framework_file import load_framework
from gz_eval.core.scoring import evaluate

framework, register, bids = load_framework(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
start = perf_counter()
bid_set = import_bids([register], framework)
evaluation = evaluate(framework, bid_set.bids)
print(perf_counter() - start)
assert len(evaluation.order) == bids and len(bid_set.bids[0].answers) == 40, bid_set.account
"""
PANDAS = """
import sys
from time import perf_counter
import openpyxl
import pandas

start = perf_counter()
frame = pandas.read_excel(sys.argv[2], engine="openpyxl")
print(perf_counter() - start)
assert frame.shape == (int(sys.argv[3]), 40), frame.shape
"""


def in_fresh_process(script: str, *arguments: str) -> Timed:
    """A measurement that `script` makes and prints in a process of its own."""

    def measure() -> float:
        done = subprocess.run(
            [sys.executable, "-c", script, *arguments], capture_output=True, text=True
        )
        if done.returncode:
            raise SystemExit(done.stderr)
        return float(done.stdout)

    return measure


def main() -> None:
    """Print the ratio."""
    bids = int(sys.argv[1]) if len(sys.argv) > 1 else BIDS
    with TemporaryDirectory() as folder:
        framework, register = Path(folder, "generated.toml"), Path(folder, "register.xlsx")
        framework.write_text(framework_toml(), encoding="utf-8")
        write_register(register, bids)
        arguments = (str(framework), str(register), str(bids))
        compare(
            f"Import {bids:,} bids x 40 fields to a ranking, against pandas.read_excel",
            in_fresh_process(OURS, *arguments),
            in_fresh_process(PANDAS, *arguments),
            pairs=PAIRS,
            wanted=WANTED,
        )


if __name__ == "__main__":
    main()
