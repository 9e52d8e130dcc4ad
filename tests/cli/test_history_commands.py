"""What was done, going back, comparing states, and the proof that nothing was altered."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from command_line import ASHA, WHY, done, refused, run
from gz_eval.cli.log import KINDS
from gz_eval.cli.main import window_arguments
from gz_eval.cli.words import ON_A_FILE
from gz_eval.core.errors import UserError
from json_schemas import closed
from register_builders import STRONG, make_register

Captured = pytest.CaptureFixture[str]


def test_the_log_says_when_who_what_and_why(capsys: Captured, pilot: Path) -> None:
    done(capsys, "weight", pilot, "power=50", *WHY)
    said = done(capsys, "log", pilot)
    assert "3 entries." in said
    assert (
        " Asha (analyst) Set weight of Power from 40% to 50% Why: The letter of 3 June says so."
        in said
    )
    assert said.index("Start an evaluation") < said.index("Import 3 bids")
    _, out, _ = run(capsys, "log", pilot)
    assert max(map(len, out.splitlines())) <= 120


def test_the_log_has_a_weight_with_two_decimals(capsys: Captured, pilot: Path) -> None:
    done(capsys, "weight", pilot, "power=6.25")
    assert "Set weight of Power from 40% to 6.25%" in done(capsys, "log", pilot)


def test_the_log_searches_and_sorts_out(capsys: Captured, pilot: Path) -> None:
    done(capsys, "weight", pilot, "power=50", *WHY)
    said = done(capsys, "log", pilot, "--search", "asha LETTER")
    assert "1 of 3 entries." in said
    said = done(capsys, "log", pilot, "--kind", "import-bids", "--kind", "start")
    assert "2 of 3 entries." in said
    assert "Did you mean “set-weights”" in refused(capsys, "log", pilot, "--kind", "set-weihgts")
    assert "0 of 3 entries." in done(capsys, "log", pilot, "--after-lock")


def test_the_log_for_programs_is_in_utc_and_follows_its_schema(
    capsys: Captured, pilot: Path
) -> None:
    done(capsys, "weight", pilot, "power=50", *WHY)
    done(capsys, "undo", pilot, *ASHA)
    _, out, _ = run(capsys, "log", pilot, "--format", "json")
    document = json.loads(out)
    closed("log-1").validate(document)
    assert document["entries_in_all"] == 4
    weight, undo = document["entries"][2:]
    assert weight["time"].endswith("+00:00")
    assert (weight["kind"], weight["role"], weight["fate"]) == (
        "set-weights",
        "analyst",
        "Undone by entry 4",
    )
    assert (undo["kind"], undo["target"]) == ("undo", 3)
    schema: Any = closed("log-1").schema
    assert set(schema["properties"]["entries"]["items"]["properties"]["kind"]["examples"]) == set(
        KINDS
    )
    _, out, _ = run(capsys, "log", pilot, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["Entry"] for row in rows] == ["1", "2", "3", "4"]
    assert rows[2]["Time (UTC)"] == weight["time"]


def test_undo_redo_and_return_are_entries(capsys: Captured, pilot: Path) -> None:
    assert "nothing to do again" in refused(capsys, "redo", pilot)
    done(capsys, "weight", pilot, "power=50")
    first = done(capsys, "rank", pilot)
    assert "Entry 4: undo: set weight of Power from 40% to 50%, by asha." in done(
        capsys, "undo", pilot
    )
    assert "Power 40%" in done(capsys, "rank", pilot)
    done(capsys, "redo", pilot)
    assert done(capsys, "rank", pilot).split("Rank ")[1] == first.split("Rank ")[1]
    said = done(capsys, "return", pilot, "1", *ASHA)
    assert "Entry 6: return to entry 1: start an evaluation" in said
    assert "has no bids yet" in refused(capsys, "rank", pilot)
    assert "Choose one from 1 to 6" in refused(capsys, "return", pilot, "60")
    done(capsys, "undo", pilot)
    assert "Larkfield" in done(capsys, "rank", pilot)


def test_nothing_to_undo_is_said(capsys: Captured, tmp_path: Path) -> None:
    path = tmp_path / "empty.gzeval"
    done(capsys, "new", path)
    assert "There is nothing to undo." in refused(capsys, "undo", path)


def test_a_state_of_the_past_is_asked_by_its_number(capsys: Captured, pilot: Path) -> None:
    done(capsys, "weight", pilot, "power=70")
    now, then = done(capsys, "rank", pilot), done(capsys, "rank", f"{pilot}@2")
    assert "Power 70%" in now
    assert "pilot.gzeval@3," in now
    assert "This is a state of the past." not in now
    assert "Power 40%" in then
    assert "pilot.gzeval@2," in then
    assert "This is a state of the past." in then
    assert "Larkfield" in done(capsys, "explain", "GZ-1", f"{pilot}@2")
    assert "Choose one from 1 to 3" in refused(capsys, "rank", f"{pilot}@4")
    for changing in (("undo",), ("lock",), ("log",), ("verify",)):
        assert "is a state of the past" in refused(capsys, *changing, f"{pilot}@2")


def test_diff_says_what_changed_between_states(capsys: Captured, pilot: Path) -> None:
    done(capsys, "weight", pilot, "power=10", "region=80", *ASHA)
    said = done(capsys, "diff", f"{pilot}@2", pilot)
    assert said.startswith("--- pilot.gzeval@2,")
    assert "+++ pilot.gzeval@3," in said
    assert "weight of Power: 40% → 10%" in said
    same = done(capsys, "diff", f"{pilot}@3", pilot)
    assert "weight of" not in same


def test_diff_of_two_evaluations(capsys: Captured, pilot: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.gzeval"
    bids = make_register(tmp_path / "o.xlsx", [("GZ-1", "Larkfield Campus", "Wales", *STRONG)])
    done(capsys, "new", other, bids)
    said = done(capsys, "diff", pilot, other)
    assert "GZ-2" in said
    assert "Mossbank Data Park" in said


def test_verify_finds_what_was_altered(capsys: Captured, pilot: Path) -> None:
    done(capsys, "weight", pilot, "power=50")
    said = done(capsys, "verify", pilot)
    assert "verifies: 3 entries and 1 workbook fit each other by their hashes." in said
    head = said.rsplit(" ", 1)[1]
    _, out, _ = run(capsys, "log", pilot, "--format", "json")
    assert json.loads(out)["head"] == head
    connection = sqlite3.connect(pilot)
    (triggers,) = zip(
        *connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"), strict=True
    )
    for trigger in triggers:
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute(
        "UPDATE entry SET sentence = 'set weight of Power from 40% to 60%' WHERE number = 3"
    )
    connection.commit()
    connection.close()
    code, out, err = run(capsys, "verify", pilot)
    assert (code, err) == (1, "")
    assert "DOES NOT VERIFY" in out
    assert "Entry 3" in out


def test_sources_come_out_as_they_went_in(
    capsys: Captured, pilot: Path, sound: Path, tmp_path: Path
) -> None:
    content = sound.read_bytes()
    sound.unlink()
    said = done(capsys, "sources", pilot)
    assert said.endswith("bids.xlsx")
    folder = tmp_path / "out" / "again"
    done(capsys, "sources", pilot, "--extract", folder)
    assert (folder / "bids.xlsx").read_bytes() == content
    assert "already" in refused(capsys, "sources", pilot, "--extract", folder)
    assert "Larkfield" in done(capsys, "cell", pilot, "bids.xlsx / Bids / B2")
    said = done(capsys, "cell", pilot, "bids.xlsx / Bids / E3")
    assert "700" in said
    assert "Write it as check and explain do" in refused(capsys, "cell", pilot, "E3")
    assert "Did you mean" in refused(capsys, "cell", pilot, "bids.xlsx / Bid / E3")


@pytest.mark.parametrize("command", [*ON_A_FILE, "rank", "check", "explain"])
def test_what_is_no_evaluation_file_is_said_in_one_sentence(
    capsys: Captured, tmp_path: Path, sound: Path, pilot: Path, command: str
) -> None:
    words: dict[str, tuple[str, ...]] = {
        "weight": ("power=40",),
        "blind": ("on",),
        "return": ("1",),
        "cell": ("bids.xlsx / Bids / E3",),
        "import": (str(sound),),
        "rename": ("Round one",),
    }
    before, after = ("x",) if command == "explain" else (), words.get(command, ())
    if command == "diff":
        after = (str(pilot),)

    def of(path: Path) -> str:
        return refused(capsys, command, *before, path, *after)

    damaged = tmp_path / "damaged.gzeval"
    damaged.write_bytes(pilot.read_bytes()[:5000])
    letter = tmp_path / "letter.gzeval"
    letter.write_bytes(b"Dear Sir or Madam")
    for path in (damaged, letter):
        said = of(path)
        assert path.name in said
    if command == "new":
        return
    assert "There is no evaluation file" in of(tmp_path / "pilto.gzeval")
    assert "Did you mean “pilot.gzeval”" in of(tmp_path / "pilto.gzeval")
    if command not in ("rank", "check", "explain"):
        assert "ends in .gzeval" in of(sound)


@pytest.mark.parametrize("command", [("rank",), ("check",), ("explain", "GZ-1")])
def test_an_evaluation_is_named_alone(
    capsys: Captured, pilot: Path, sound: Path, command: tuple[str, ...]
) -> None:
    assert "workbooks and folders" in refused(capsys, *command, pilot, sound)
    assert "another one" in refused(capsys, *command, pilot, f"{pilot}@1")
    assert "its framework with it" in refused(
        capsys, *command, pilot, "--framework", "four-pillars"
    )
    assert "“gz-eval sources --extract”" in refused(capsys, "import", pilot, pilot)


def test_a_newer_file_names_the_version_it_needs(capsys: Captured, pilot: Path) -> None:
    connection = sqlite3.connect(pilot)
    connection.execute("PRAGMA user_version = 9000")
    connection.close()
    assert "version 9" in refused(capsys, "rank", pilot)
    assert "version 9" in refused(capsys, "undo", pilot)


def test_terminal_escapes_in_a_reason_are_not_obeyed(capsys: Captured, pilot: Path) -> None:
    done(capsys, "record", pilot, "decision", "a\x1b[2Jb\u202ec", *ASHA)
    for command in ("log", "record"):
        _, out, _ = run(capsys, command, pilot)
        assert "\x1b" not in out
        assert "\u202e" not in out


def test_the_window_is_given_an_evaluation_alone(pilot: Path, sound: Path) -> None:
    assert window_arguments([str(pilot)]).paths == [pilot]
    for arguments, told in (
        ([str(pilot), str(sound)], "workbooks and folders"),
        ([str(pilot), "--framework", "four-pillars"], "its framework with it"),
        ([str(pilot.with_name("pilto.gzeval"))], "Did you mean “pilot.gzeval”"),
        ([f"{pilot}@1"], "is a state of the past"),
    ):
        with pytest.raises(UserError, match=told):
            window_arguments(arguments)
