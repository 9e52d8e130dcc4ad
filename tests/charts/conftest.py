"""The sample bids, evaluated once: every chart is a function of plain data."""

from __future__ import annotations

from pathlib import Path

import pytest

from gz_eval.app.importing import import_bids
from gz_eval.core.framework_file import load_framework
from gz_eval.core.scoring import evaluate
from gz_eval.core.selection import Selection

SAMPLES = Path(__file__).resolve().parents[2] / "sample_bids"


@pytest.fixture(scope="session")
def selection() -> Selection:
    """The sample bids, evaluated by the four pillars."""
    framework = load_framework("four-pillars")
    return Selection.of(evaluate(framework, import_bids([SAMPLES], framework).bids), ())


@pytest.fixture(scope="session")
def nothing() -> Selection:
    """An evaluation without bids."""
    return Selection.of(evaluate(load_framework("four-pillars"), ()), ())
