"""A whole evaluation as a script, as the documentation has it; and done again from its record."""

from __future__ import annotations

import errno
import re
import shlex
from pathlib import Path

import pytest

from command_line import ASHA, WHY, done, run
from gz_eval.app.document import Document, leftovers
from gz_eval.app.folders import Folders
from gz_eval.app.session import Session
from gz_eval.cli.main import main
from gz_eval.core.frozen_ranking import frozen_ranking
from gz_eval.core.history import Move
from gz_eval.core.people import Person
from gz_eval.core.project import Project

Captured = pytest.CaptureFixture[str]
DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "cli.md"


def script() -> list[list[str]]:
    """The commands of the documented script, each as its words."""
    (text,) = re.findall(r"```sh\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    variables = dict(re.findall(r"^(\w+)='([^']*)'$", text, re.MULTILINE))
    for name, value in variables.items():
        text = text.replace(f"${name}", value)
    return [shlex.split(line)[1:] for line in text.splitlines() if line.startswith("gz-eval ")]


@pytest.fixture
def scripted(
    tmp_path: Path, sound: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The evaluation that the documented script makes of the sound register."""
    monkeypatch.chdir(tmp_path)
    commands = script()
    assert len(commands) >= 12
    for words in commands:
        assert main(words) == 0, (words, capsys.readouterr().err)
    capsys.readouterr()
    return tmp_path / "pilot.gzeval"


def test_the_documented_script_works(scripted: Path, capsys: Captured) -> None:
    assert scripted.with_suffix(".xlsx").exists()
    said = done(capsys, "rank", scripted)
    assert "Rules agreed before scores were seen. Not changed since." in said
    assert "Overrides by officials: 1 answer corrected and 1 bid moved on the shortlist." in said
    assert "verifies" in done(capsys, "verify", scripted)


def test_the_recorded_commands_give_the_same_ranking_again(
    scripted: Path, capsys: Captured
) -> None:
    done(capsys, "weight", scripted, "power=60", *WHY)
    done(capsys, "undo", scripted, *WHY)
    done(capsys, "redo", scripted, *WHY)
    done(capsys, "return", scripted, "7", *WHY)
    done(capsys, "weight", scripted, "land=30", *WHY)
    folders = Folders.of_user()
    document = Document.open(scripted, folders, Person("Asha"), read_only=True)
    recorded = document.session
    first = recorded.state(1)
    again = Session(Project(first.framework, blind=first.blind))
    for entry in recorded.entries[1:]:
        again.person = entry.stamp.by
        command = document.workfile.command(entry.number)
        match entry.kind:
            case Move.UNDO:
                again.undo(entry.stamp.reason)
            case Move.REDO:
                again.redo(entry.stamp.reason)
            case Move.RETURN:
                again.return_to(entry.target, entry.stamp.reason)
            case _:
                assert command is not None
                again.do(command, entry.stamp.reason)
    assert [entry.sentence for entry in again.entries] == [
        entry.sentence for entry in recorded.entries
    ]
    assert frozen_ranking(again.evaluation, again.selection) == frozen_ranking(
        recorded.evaluation, recorded.selection
    )
    assert [one.inputs for one in again.project.sign_offs] == [
        one.inputs for one in recorded.project.sign_offs
    ]
    document.close()


def test_while_somebody_has_it_open_changes_are_refused_and_questions_answered(
    scripted: Path, capsys: Captured
) -> None:
    document = Document.open(scripted, Folders.of_user(), Person("Owen", "head"))
    before = scripted.read_bytes()
    code, out, err = run(capsys, "weight", scripted, "power=50", *WHY)
    assert (code, out) == (2, "")
    assert "Owen" in err
    assert "Nothing was changed" in err
    assert "Larkfield" in done(capsys, "rank", scripted)
    assert "Larkfield" in done(capsys, "explain", "GZ-1", scripted)
    assert "Asha (analyst)" in done(capsys, "log", scripted)
    assert "verifies" in done(capsys, "verify", scripted)
    assert scripted.read_bytes() == before
    document.close()
    done(capsys, "weight", scripted, "power=50", *WHY)


def test_commands_leave_no_working_copies_behind(scripted: Path, capsys: Captured) -> None:
    run(capsys, "weight", scripted, "power=500", *ASHA)
    run(capsys, "undo", scripted)
    assert leftovers(Folders.of_user()) == ()
    assert not [path for path in scripted.parent.iterdir() if path.name.startswith(".")]


def test_what_cannot_be_saved_changes_nothing(
    scripted: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = scripted.read_bytes()
    replacing = Path.replace

    def refusing(self: Path, target: Path) -> Path:
        if Path(target) == scripted:
            raise OSError(errno.ENOSPC, "No space left on device")
        return replacing(self, target)

    with monkeypatch.context() as full:  # not `undo`: it would take back the test's own home too
        full.setattr(Path, "replace", refusing)
        code, out, err = run(capsys, "weight", scripted, "power=50", *WHY)
    assert (code, out) == (2, "")
    assert "The change was not made: the file is as it was." in err
    assert scripted.read_bytes() == before
    assert leftovers(Folders.of_user()) == ()
