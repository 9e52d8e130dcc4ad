"""The commands from what is typed to what is printed, with their exit codes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from gz_eval.cli.main import main
from json_schemas import closed
from register_builders import STRONG, make_register

SAMPLES = Path(__file__).resolve().parents[2] / "sample_bids"

Captured = pytest.CaptureFixture[str]


def run(capsys: Captured, *arguments: str | Path) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def line_with(text: str, lines: list[str]) -> int:
    return next(number for number, line in enumerate(lines) if text in line)


def validate(name: str, text: str) -> Any:
    document = json.loads(text)
    closed(name).validate(document)
    return document


def test_rank_prints_the_ranking(capsys: Captured, sound: Path) -> None:
    code, out, err = run(capsys, "rank", sound)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    first = next(line for line in lines if "Larkfield Campus" in line)
    assert first.split()[0] == "1"
    assert "North East" in first
    assert "Pass" in first
    assert "Shortlisted" in first
    assert lines.index(first) < line_with("end of the shortlist", lines)
    apart = line_with("1 bid fails a gate and is ranked apart", lines)
    failing = line_with("Tiny Yard", lines)
    assert failing > apart
    assert lines[failing].split()[0] == "1"
    assert "3 rows read = 3 imported + 0 left out, from 1 file." in out
    assert "1 decimal place" in out
    assert max(map(len, lines)) <= 120


def test_rank_fits_a_narrow_terminal(
    capsys: Captured, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    _, out, _ = run(capsys, "rank", sound)
    assert max(map(len, out.splitlines())) <= 80
    assert "Not enough room for: " in out.replace("\n", " ")
    assert "Connectivity" in out


def test_weights_move_the_ranking(capsys: Captured, sound: Path) -> None:
    _, out, _ = run(capsys, "rank", sound, "--weight", "power=70%", "--weight", "land=20")
    assert "Weights: Power 70%, Land 20%, Connectivity 3.75%, Region 6.25%." in out
    code, _, err = run(capsys, "rank", sound, "--weight", "pwoer=50")
    assert code == 2
    assert "Did you mean “power”?" in err
    code, _, err = run(capsys, "rank", sound, "--weight", "power=150")
    assert code == 2
    assert "from 0 to 100" in err
    code, _, err = run(capsys, "rank", sound, "--weight", "power=70", "--weight", "land=50")
    assert code == 2
    assert "“Power” and “Land” come to 120% together, and their group has 100%" in err


def test_top_shows_some_and_says_how_many_more(capsys: Captured, sound: Path) -> None:
    _, out, _ = run(capsys, "rank", sound, "--top", "1")
    assert "Larkfield" in out
    assert "Mossbank" not in out
    assert "and 2 more bids, not shown" in out
    code, _, err = run(capsys, "rank", sound, "--top", "0")
    assert code == 2
    assert "not a whole number above 0" in err


def test_rank_as_csv(capsys: Captured, sound: Path) -> None:
    _, out, _ = run(capsys, "rank", sound, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["Reference"] for row in rows] == ["GZ-1", "GZ-2", "GZ-3"]
    assert rows[2]["Standing by the rule"] == "Failed a gate"


def test_rank_as_json_follows_its_schema(capsys: Captured, faulty: Path) -> None:
    code, out, _ = run(capsys, "rank", faulty, "--format", "json")
    assert code == 1
    document = validate("ranking-1", out)
    assert document["rows"]["read"] == 3
    by_id = {bid["id"]: bid for bid in document["bids"]}
    fields = {field["key"]: field for field in by_id["GZ-3"]["fields"]}
    assert fields["firm_mw"]["text"] == "500MW+"
    assert fields["firm_mw"]["bound"] == "at least"
    assert fields["firm_mw"]["source"]["cell"] == "E4"
    assert by_id["GZ-1"]["region"] == {"code": "E12000001", "name": "North East"}


@pytest.mark.parametrize("ending", ["xlsx", "ods", "csv", "json"])
def test_out_writes_every_bid(capsys: Captured, sound: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"shortlist.{ending}"
    code, out, err = run(capsys, "rank", sound, "--out", target, "--top", "1")
    assert (code, err) == (0, "")
    assert "3 bids" in out
    assert "rows read" in out
    assert target.stat().st_size > 0
    assert not list(tmp_path.glob(".*"))
    if ending == "xlsx":
        sheet = openpyxl.load_workbook(target)["Ranking"]
        assert [row[2].value for row in sheet.iter_rows(min_row=5)] == ["GZ-1", "GZ-2", "GZ-3"]


def test_out_and_format_do_both(capsys: Captured, sound: Path, tmp_path: Path) -> None:
    _, out, _ = run(capsys, "rank", sound, "--out", tmp_path / "a.csv", "--format", "json")
    validate("ranking-1", out)
    assert (tmp_path / "a.csv").exists()


def test_a_target_that_cannot_be_is_refused(capsys: Captured, sound: Path, tmp_path: Path) -> None:
    code, out, err = run(capsys, "rank", "no-such-file.xlsx", "--out", "shortlist.pdf")
    assert (code, out) == (2, "")
    assert "Use .xlsx, .ods, .csv or .json." in err  # told before anything is read
    code, _, err = run(capsys, "rank", sound, "--out", tmp_path / "none" / "a.csv")
    assert code == 2
    assert "does not exist" in err
    before = sound.read_bytes()
    code, _, err = run(capsys, "rank", sound, "--out", sound)
    assert code == 2
    assert "bids were read from" in err
    assert sound.read_bytes() == before
    code, _, err = run(capsys, "rank", tmp_path, "--out", tmp_path / "shortlist.xlsx")
    assert code == 2
    assert "taken for a bid workbook the next time" in err
    code, _, _ = run(capsys, "rank", tmp_path, "--out", tmp_path / "shortlist.json")
    assert code == 0


def test_check_lists_every_issue_with_its_cell(capsys: Captured, faulty: Path) -> None:
    code, out, _ = run(capsys, "check", faulty)
    assert code == 1
    lines = out.splitlines()
    assert lines.index("Error: 1") < line_with("Warning", lines)
    assert "faulty.xlsx / Bids / E3" in out
    assert "unreadable in Firm power capacity by 2030 (MW): 1" in out
    assert "duplicate-name" in out
    assert "3 rows read = 3 imported + 0 left out" in out
    code, out, _ = run(capsys, "check", faulty, "--format", "json")
    document = validate("issues-1", out)
    cell = {"file": "faulty.xlsx", "sheet": "Bids", "cell": "E3"}
    assert document["issues"][0]["where"] == [cell]
    _, out, _ = run(capsys, "check", faulty, "--format", "csv")
    assert next(csv.DictReader(io.StringIO(out)))["Where"] == "faulty.xlsx / Bids / E3"


def test_check_is_content_with_sound_data(capsys: Captured, sound: Path) -> None:
    code, out, _ = run(capsys, "check", sound)
    assert code == 0
    assert "Error" not in out


@pytest.mark.parametrize("asked", ["GZ-2", "gz-2", "mossbank  data park"])
def test_explain_walks_from_the_cell_to_the_points(
    capsys: Captured, sound: Path, asked: str
) -> None:
    code, out, _ = run(capsys, "explain", asked, sound)
    assert code == 0
    text = " ".join(out.split())
    assert text.startswith("GZ-2: Mossbank Data Park (Wales)")
    assert "The cell bids.xlsx / Bids / E3 says “700”, read as 700 MW." in text
    assert "× weight" in text
    assert "× weight 6.25% =" in text  # not rounded: 6.2% would not multiply to 6.3 points
    for heading in ("Gates", "Strongest", "Weakest", "Missing", "What would have to change"):
        assert f"\n{heading}" in out
    assert max(map(len, out.splitlines())) <= 120


def test_explain_names_the_nearest(capsys: Captured, sound: Path, faulty: Path) -> None:
    code, out, err = run(capsys, "explain", "mosbank data prk", sound)
    assert (code, out) == (2, "")
    assert "Did you mean “Mossbank Data Park”?" in err
    code, _, err = run(capsys, "explain", "Mossbank Data Park", faulty)
    assert code == 2
    assert "“GZ-2”" in err
    assert "“GZ-3”" in err


def test_framework_list_show_validate(capsys: Captured, tmp_path: Path) -> None:
    code, out, _ = run(capsys, "framework", "list")
    assert code == 0
    assert out.startswith("four-pillars (the default)")
    code, out, _ = run(capsys, "framework", "show", "four-pillars")
    assert code == 0
    text = " ".join(out.split())
    assert "Power (power): 40%; 40%" in text
    assert "Firm power capacity by 2030 (MW)" in text
    assert "is at least 500 MW" in text
    assert "The top 12 bids in rank order, then 5 in reserve" in text
    code, out, _ = run(capsys, "framework", "validate", "four-pillars")
    assert code == 0
    assert "four-pillars is sound" in out
    broken = tmp_path / "broken.toml"
    broken.write_text('title = "x"\ncolour = "red"\n')
    code, out, err = run(capsys, "framework", "validate", broken)
    assert (code, out) == (2, "")
    assert "broken.toml, line " in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.xlsx", b""),
        ("not-a-workbook.xlsx", b"Dear Sir or Madam"),
        ("truncated.xlsx", b"PK\x03\x04\x14\x00\x00\x00"),
        ("empty.csv", b""),
        ("letter.docx", b"PK"),
    ],
)
def test_bad_files_end_with_one_sentence(
    capsys: Captured, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    for command in (["rank"], ["check"], ["explain", "x"]):
        code, out, err = run(capsys, *command, path)
        assert (code, out) == (2, "")
        assert err.startswith("gz-eval: ")
        assert name in err
        assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["rank"],
        ["rank", "--nonsense", "x"],
        ["rank", "x", "--format", "yaml"],
        ["rank", "x", "--weight", "power"],
        ["explain"],
        ["framework"],
        ["framework", "shout"],
    ],
)
def test_bad_usage_is_one_sentence(capsys: Captured, arguments: list[str]) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert "--help" in err


def test_terminal_escapes_in_a_name_are_not_obeyed(capsys: Captured, tmp_path: Path) -> None:
    path = make_register(tmp_path / "b.xlsx", [("GZ-1", "Safe\u202eevil name", "Wales", *STRONG)])
    _, out, _ = run(capsys, "rank", path)
    assert "\u202e" not in out
    _, _, err = run(capsys, "explain", "Safe evil nam", path)
    assert "Did you mean “Safe�evil name”?" in err


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="an installed package has no samples")
def test_the_samples_rank_and_follow_the_schema(capsys: Captured) -> None:
    code, out, _ = run(capsys, "rank", SAMPLES, "--format", "json")
    assert code == 1  # they hold deliberate faults
    document = validate("ranking-1", out)
    rows = document["rows"]
    assert rows["read"] == rows["imported"] + rows["left_out"]
    assert len(document["bids"]) == rows["imported"] > 200
