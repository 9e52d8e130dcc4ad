"""A few of the kills of `kill_while_working.py`: nothing committed is lost, no file is spoilt.

Set GZ_EVAL_MORE to a whole number for that many times as many.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("kill_while_working.py")
MORE = int(os.environ.get("GZ_EVAL_MORE", "1"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked and sent SIGKILL")
def test_what_was_committed_or_saved_outlives_a_kill_at_any_moment() -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT, str(8 * MORE)],
        capture_output=True,
        text=True,
        check=False,
        # One thread: a process with several must not be forked.
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"Killed {8 * MORE} times")
