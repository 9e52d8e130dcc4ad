"""Registers to run the commands on, and a fixed terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from gz_eval.cli.main import main
from register_builders import MIDDLING, SMALL, STRONG, make_register


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of 120 characters, whatever the tests run in."""
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.delenv("GZ_EVAL_DEBUG", raising=False)


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A register without an error: two eligible bids, and one that fails gates."""
    return make_register(
        tmp_path / "bids.xlsx",
        [
            ("GZ-1", "Larkfield Campus", "North East", *STRONG),
            ("GZ-2", "Mossbank Data Park", "Wales", *MIDDLING),
            ("GZ-3", "Tiny Yard", "Scotland", *SMALL),
        ],
    )


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A register with a cell error and a capacity that cannot be read."""
    broken = ("submitted", "lots", *STRONG[2:])
    return make_register(
        tmp_path / "faulty.xlsx",
        [
            ("GZ-1", "Larkfield Campus", "North East", *STRONG),
            ("GZ-2", "Mossbank Data Park", "Wales", *broken),
            ("GZ-3", "Mossbank Data Park", "Wales", "submitted", "500MW+", *MIDDLING[2:]),
        ],
    )


@pytest.fixture(autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and working copies of the tests' own, with a known login name."""
    monkeypatch.setenv("GZ_EVAL_HOME", str(tmp_path_factory.mktemp("home")))
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(variable, "asha")


@pytest.fixture
def pilot(tmp_path: Path, sound: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """An evaluation file with the three bids of the sound register."""
    path = tmp_path / "pilot.gzeval"
    assert main(["new", str(path), str(sound)]) == 0
    capsys.readouterr()
    return path
