"""The terminal tells of work that a crash left on a file, once, and goes by the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import ASHA, done, run
from gz_eval.app.document import Document
from gz_eval.app.folders import Folders
from gz_eval.core.commands import SetWeight
from gz_eval.core.people import Person


@pytest.fixture
def left(pilot: Path) -> Path:
    """An evaluation file with a change that a crash left."""
    document = Document.open(pilot, Folders.of_user(), Person("Owen", "head"))
    document.session.do(SetWeight("power", 61))
    document.workfile.close()
    return pilot


def test_what_was_left_is_told_of_whatever_is_asked(
    capsys: pytest.CaptureFixture[str], left: Path
) -> None:
    for typed in (("rank", left), ("log", left), ("diff", f"{left}@1", left), ("verify", left)):
        code, out, err = run(capsys, *typed)
        assert code == 0
        assert err.count("was not closed properly") == 1
        assert err.startswith("gz-eval: “pilot.gzeval” was not closed properly: 1 change to it was")
        assert "Last change: set weight of Power from 40% to 61%, by Owen on" in err
        assert "Once the file is changed here" not in err
        assert "61%" not in out


def test_a_change_goes_by_the_file_and_says_what_becomes_of_the_work(
    capsys: pytest.CaptureFixture[str], left: Path
) -> None:
    code, out, err = run(capsys, "weight", left, "power=50", *ASHA)
    assert code == 0
    assert "from 40% to 50%" in out
    assert "Once the file is changed here, that work opens as a copy" in err
    _code, _out, err = run(capsys, "log", left)
    assert "This work opens as a copy in no file yet, and the file stays as it is." in err


def test_nothing_is_told_of_other_files(
    capsys: pytest.CaptureFixture[str], left: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.gzeval"
    assert "Started" in done(capsys, "new", other)
    assert "1 entry." in done(capsys, "log", other)
