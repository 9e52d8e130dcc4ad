"""Commands on an evaluation file: each does one thing, on record, and the file is saved whole."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from command_line import ASHA, WHY, done, refused, run
from gz_eval.core.framework_file import load_framework
from register_builders import MIDDLING, SMALL, STRONG, make_register

Captured = pytest.CaptureFixture[str]


def test_new_starts_an_evaluation_and_says_what_was_read(
    capsys: Captured, sound: Path, tmp_path: Path
) -> None:
    path = tmp_path / "pilot.gzeval"
    said = done(capsys, "new", path, sound, *ASHA)
    assert "Entry 1: start an evaluation by Four pillars" in said
    assert "Entry 2: import 3 bids from 1 file, by Asha (analyst)." in said
    assert "3 rows read = 3 imported + 0 left out, from 1 file." in said
    assert path.is_file()
    assert "Larkfield Campus" in done(capsys, "rank", path)


def test_new_writes_over_nothing(capsys: Captured, pilot: Path, sound: Path) -> None:
    before = pilot.read_bytes()
    assert "There is a file" in refused(capsys, "new", pilot, sound)
    assert pilot.read_bytes() == before
    said = refused(capsys, "new", pilot.with_suffix(".xlsx"), sound)
    assert "ends in .gzeval" in said
    assert "pilot.gzeval" in said


def test_new_that_fails_leaves_no_file(capsys: Captured, tmp_path: Path) -> None:
    path = tmp_path / "pilot.gzeval"
    (tmp_path / "letter.xlsx").write_bytes(b"Dear Sir or Madam")
    assert "letter.xlsx" in refused(capsys, "new", path, tmp_path / "letter.xlsx")
    assert not path.exists()


def test_an_evaluation_may_start_without_bids(capsys: Captured, tmp_path: Path) -> None:
    path = tmp_path / "empty.gzeval"
    done(capsys, "new", path, "--framework", "aigz-2025-guidance")
    assert "has no bids yet" in refused(capsys, "rank", path)
    assert "has no bids yet" in refused(capsys, "explain", "GZ-1", path)
    assert "No workbooks" in done(capsys, "sources", path)


def test_targets_are_set_told_and_removed(capsys: Captured, pilot: Path) -> None:
    assert "No targets." in done(capsys, "target", pilot)
    total = next(iter(load_framework("four-pillars").total_by_key))
    said = done(capsys, "target", pilot, "set", "2", "--place", "Wales", *ASHA)
    assert (
        "Entry 3: set the target of shortlisted bids in Wales to 2 (was none), by Asha (analyst)."
        in said
    )
    done(capsys, "target", pilot, "set", "9 GW", "--total", total, "--source", "the panel")
    said = " ".join(done(capsys, "target", pilot).split())
    assert "Short: shortlisted bids in Wales, 1 of 2, 50% of the target, 1 short." in said
    assert "Source of the target: the panel." in said
    assert "At least 9,000 MW in the whole." in done(capsys, "framework", "show", pilot)
    assert "no nation or region" in refused(capsys, "target", pilot, "set", "2", "--place", "X")
    assert "no total" in refused(capsys, "target", pilot, "set", "2", "--total", "X")
    assert "cannot be read" in refused(capsys, "target", pilot, "set", "much")
    assert "(was 2)" in done(capsys, "target", pilot, "remove", "--place", "Wales")
    assert "no such target" in refused(capsys, "target", pilot, "remove", "--place", "Wales")
    done(capsys, "blind", pilot, "on")
    said = done(capsys, "target", pilot)
    assert "at least 9,000 MW" in said
    assert "% of the target" not in said


def test_import_adds_and_does_not_double(
    capsys: Captured, pilot: Path, sound: Path, tmp_path: Path
) -> None:
    more = make_register(tmp_path / "more.xlsx", [("GZ-4", "Harbour Park", "Wales", *STRONG)])
    said = done(capsys, "import", pilot, more, *ASHA)
    assert "Entry 3: import more.xlsx (+1 bid), by Asha (analyst)." in said
    assert "Harbour Park" in said
    assert "4 rows read = 4 imported + 0 left out, from 2 files." in said
    said = refused(capsys, "import", pilot, sound)
    assert "is in the evaluation already" in said


def test_a_changed_workbook_is_refused_or_replaces_with_both_sides_told(
    capsys: Captured, pilot: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "second"
    folder.mkdir()
    changed = make_register(
        folder / "bids.xlsx",
        [
            ("GZ-1", "Larkfield Campus", "North East", *STRONG),
            ("GZ-2", "Mossbank Data Park", "Wales", "submitted", 650, *MIDDLING[2:]),
            ("GZ-5", "New Yard", "Scotland", *SMALL),
        ],
    )
    before = pilot.read_bytes()
    said = refused(capsys, "import", pilot, changed)
    assert "“bids.xlsx”" in said
    assert "Add --replace if it is a new version; add --apart if it is not." in said
    assert pilot.read_bytes() == before
    said = done(capsys, "import", pilot, changed, "--replace", *ASHA)
    for told in ("GZ-3", "GZ-5", "700", "650"):
        assert told in said
    assert "3 rows read = 3 imported" in said


def test_a_file_of_a_known_name_from_another_folder_is_imported_beside_it(
    capsys: Captured, pilot: Path, tmp_path: Path
) -> None:
    (folder := tmp_path / "late").mkdir()
    late = make_register(folder / "bids.xlsx", [("GZ-9", "Harbour Park", "North East", *STRONG)])
    said = done(capsys, "import", pilot, late, "--apart", *ASHA)
    assert "4 rows read = 4 imported + 0 left out, from 2 files." in said
    assert "late/bids.xlsx" in done(capsys, "sources", pilot)
    assert "GZ-3" in done(capsys, "rank", pilot)


def test_an_evaluation_is_renamed_on_the_record(capsys: Captured, pilot: Path) -> None:
    said = done(capsys, "rename", pilot, " Round  one ", *ASHA)
    assert said == "Entry 3: name the evaluation “Round one”, by Asha (analyst)."
    said = done(capsys, "rename", pilot, "Round two", *ASHA)
    assert said == "Entry 4: rename the evaluation “Round one” to “Round two”, by Asha (analyst)."
    assert "“Round two” already" in refused(capsys, "rename", pilot, "Round two", *ASHA)
    assert "needs a name" in refused(capsys, "rename", pilot, " ", *ASHA)
    code, out, _err = run(capsys, "rank", pilot, "--format", "json")
    assert code == 0
    assert json.loads(out)["evaluation"] == "Round two"
    assert "name-evaluation" in done(capsys, "log", pilot, "--format", "json")


def test_weights_given_together_all_hold_and_are_kept(capsys: Captured, pilot: Path) -> None:
    said = done(capsys, "weight", pilot, "power=70%", "land=20", *ASHA)
    assert "Entry 3: set weight of Power from 40% to 70%, by Asha (analyst)." in said
    assert "Weights: Power 70%, Land 20%, Connectivity 3.75%, Region 6.25%." in said
    assert "Weights: Power 70%, Land 20%," in done(capsys, "rank", pilot)
    assert "Power (power): 70%" in done(capsys, "framework", "show", pilot)
    assert "Did you mean “power”?" in refused(capsys, "weight", pilot, "pwoer=50")
    assert "come to 120%" in refused(capsys, "weight", pilot, "power=70", "land=50")


def test_a_weight_asked_about_is_not_kept_and_that_is_said(capsys: Captured, pilot: Path) -> None:
    before = pilot.read_bytes()
    said = done(capsys, "rank", pilot, "--weight", "power=70")
    assert "Weights as asked with --weight: power 70%, and not kept" in said
    assert "Weights: Power 70%," in said
    assert "not kept" in done(capsys, "explain", "GZ-1", pilot, "--weight", "power=70")
    assert pilot.read_bytes() == before
    assert "Power 40%" in done(capsys, "rank", pilot)


def test_what_must_be_answered_for_needs_who_and_why(capsys: Captured, pilot: Path) -> None:
    before = pilot.read_bytes()
    assert "--role ROLE and --reason TEXT" in refused(capsys, "lock", pilot)
    assert "--reason TEXT" in refused(capsys, "lock", pilot, *ASHA)
    assert "--role ROLE" in refused(capsys, "lock", pilot, "--reason", "Agreed")
    assert pilot.read_bytes() == before


def test_a_change_after_the_lock_needs_a_reason_and_is_marked(
    capsys: Captured, pilot: Path
) -> None:
    done(capsys, "lock", pilot, *ASHA, "--reason", "Rules agreed")
    said = done(capsys, "rank", pilot)
    assert "by Asha (analyst): Rules agreed. Not changed since." in said
    assert "Say who does it and why" in refused(capsys, "weight", pilot, "power=50", *ASHA)
    nobody = ("--by", "Asha", "--reason", "Panel of 3 June.")
    said = refused(capsys, "weight", pilot, "power=50", *nobody)
    assert "with a name and a role, beside its reason. Say who does it, with --role ROLE." in said
    said = done(capsys, "weight", pilot, "power=50", *WHY)
    assert "(after the lock)." in said
    assert "CHANGED SINCE: weight of Power: 40% → 50%" in done(capsys, "rank", pilot)
    assert "[Locked rules changed]" in done(capsys, "log", pilot, "--after-lock")
    assert "--reason" in refused(capsys, "undo", pilot, *ASHA)
    done(capsys, "undo", pilot, *WHY)
    assert "Not changed since." in done(capsys, "rank", pilot)
    assert "already" in refused(capsys, "lock", pilot, *WHY)
    done(capsys, "unlock", pilot, *WHY)
    assert "The framework is not locked." in done(capsys, "rank", pilot)


def test_a_blind_set_up_shows_no_scores_before_the_lock(
    capsys: Captured, sound: Path, tmp_path: Path
) -> None:
    path, out = tmp_path / "blind.gzeval", tmp_path / "out.json"
    done(capsys, "new", path, sound, "--blind")
    for arguments in (
        ("rank", path),
        ("rank", path, "--weight", "power=50"),
        ("rank", path, "--format", "json"),
        ("rank", path, "--out", out),
        ("explain", "GZ-1", path),
    ):
        assert "hidden until the framework is locked" in refused(capsys, *arguments)
    assert not out.exists()
    names = ("--commissioner", "C", "--analyst", "A", "--assurer", "B", "--approver", "D")
    assert "hidden" in refused(capsys, "sign-off", path, *names, *ASHA)
    said = refused(capsys, "override", path, "place", "GZ-1", "reserve", *WHY)
    assert "hidden" in said
    assert "issues: 6 warnings" in done(capsys, "check", path)
    assert "are hidden until it is" in done(capsys, "framework", "show", path)
    done(capsys, "weight", path, "power=50")
    assert "Shortlisted" not in done(capsys, "diff", f"{path}@2", path)
    assert "takes a reason" in refused(capsys, "blind", path, "off", *ASHA)
    done(capsys, "lock", path, *WHY)
    assert "Larkfield Campus" in done(capsys, "rank", path)
    done(capsys, "blind", path, "off", *ASHA)  # they are shown already
    done(capsys, "unlock", path, *WHY)
    assert "Larkfield Campus" in done(capsys, "rank", path)
    done(capsys, "blind", path, "on", *ASHA)
    assert "hidden" in refused(capsys, "rank", path)


def test_overrides_stand_beside_what_was_read_and_can_be_removed(
    capsys: Captured, pilot: Path
) -> None:
    assert done(capsys, "override", pilot) == "No overrides."
    said = done(capsys, "override", pilot, "reading", "gz-2", "firm_mw", "650 MW", *WHY)
    assert "correct Firm power capacity by 2030 (MW) of Mossbank Data Park to “650 MW”" in said
    gates = refused(capsys, "override", pilot, "gate", "GZ-3", "no_such_gate", "pass", *WHY)
    assert "Its gates are" in gates
    done(capsys, "override", pilot, "place", "Larkfield Campus", "reserve", *WHY)
    said = done(capsys, "rank", pilot)
    assert "Overrides by officials: 1 answer corrected and 1 bid moved on the shortlist." in said
    assert "Reserve *" in said
    assert "* GZ-1: Moved to reserve by Asha (analyst): The letter of 3 June says so." in said
    assert "end of the shortlist by the rule (2 bids)" in said
    said = done(capsys, "explain", "GZ-2", pilot)
    assert "Corrected to 650 MW (was “700”, bids.xlsx / Bids / E3) by Asha (analyst):" in said
    assert "read as 650 MW" not in said
    said = done(capsys, "explain", "GZ-1", pilot)
    assert "shortlisted by the rule." in said
    assert "Shortlist: reserve. Moved to reserve by Asha (analyst): The letter" in said
    listed = done(capsys, "override", pilot)
    assert "“700” → 650 MW" in listed
    assert "The letter of 3 June says so." in listed
    done(capsys, "override", pilot, "remove", "reading", "GZ-2", "firm_mw", *WHY)
    done(capsys, "override", pilot, "remove", "place", "GZ-1", *WHY)
    assert done(capsys, "override", pilot) == "No overrides."
    assert "650 MW" in done(capsys, "override", f"{pilot}@3")
    assert "--reason" in refused(capsys, "override", pilot, "place", "GZ-1", "reserve", *ASHA)
    assert "Did you mean" in refused(
        capsys, "override", pilot, "reading", "mosbank data prk", "firm_mw", "1", *WHY
    )
    assert "the key of the reading" in refused(
        capsys, "override", pilot, "remove", "reading", "GZ-2", *WHY
    )


def test_a_gate_is_overridden_and_marked(capsys: Captured, pilot: Path) -> None:
    gate = "power_500mw"
    shown = done(capsys, "framework", "show", pilot)
    assert "500 MW" in shown
    said = refused(capsys, "override", pilot, "gate", "GZ-3", "?", "pass", *WHY)
    gate = said.split("“")[-1].split("”")[0] if "Its gates are" in said else gate
    done(capsys, "override", pilot, "gate", "GZ-1", gate, "unclear", *WHY)
    said = done(capsys, "rank", pilot)
    assert "Unclear *" in said
    assert "Overridden to Unclear by Asha (analyst): The letter of 3 June says so." in said


def test_the_logs_are_written_amended_and_signed(capsys: Captured, pilot: Path) -> None:
    said = done(capsys, "record", pilot, "assumption", "Built on time", "--why", "No other", *ASHA)
    assert "Number 2 of the logs." in said
    done(capsys, "record", pilot, "decision", "Two rounds", "--impact", "Later shortlist", *ASHA)
    done(capsys, "record", pilot, "amend", "2", "Built within a year", *ASHA)
    done(capsys, "record", pilot, "sign", "2", "--by", "Owen", "--role", "head")
    said = done(capsys, "record", pilot)
    assert "Data log: 1 entry" in said
    assert "3 rows read = 3 imported + 0 left out." in said
    assert "2 Built within a year." in said
    assert "Signed off by Owen (head) on" in said
    assert "Impact: Later shortlist." in said
    assert "no entry 9" in refused(capsys, "record", pilot, "sign", "9", *ASHA)


def test_what_is_not_given_stays_as_it_is_worded(capsys: Captured, pilot: Path) -> None:
    done(capsys, "record", pilot, "decision", "Two rounds", "--why", "Too many", *ASHA)
    done(capsys, "record", pilot, "amend", "2", "--impact", "Later shortlist", *ASHA)
    said = done(capsys, "record", pilot)
    assert "2 Two rounds. Why: Too many. Impact: Later shortlist." in said
    done(capsys, "record", pilot, "amend", "2", "Three rounds", "--why", "", *ASHA)
    assert "2 Three rounds. Impact: Later shortlist." in done(capsys, "record", pilot)
    said = refused(capsys, "record", pilot, "amend", "2", *ASHA)
    assert said.endswith("Give a text, --why or --impact; what is left out stays as it is.")


def test_of_what_an_import_wrote_only_why_is_amended(capsys: Captured, pilot: Path) -> None:
    done(capsys, "record", pilot, "amend", "1", "--why", "The final returns", *ASHA)
    said = done(capsys, "record", pilot)
    assert "3 rows read = 3 imported + 0 left out. Why: The final returns. " in said
    for typed in (["Other words"], ["--impact", "None"]):
        said = refused(capsys, "record", pilot, "amend", "1", *typed, *ASHA)
        assert said.endswith("with --why alone, and leave the rest out.")
    assert "no entry 9" in refused(capsys, "record", pilot, "amend", "9", "x", *ASHA)


def test_a_sign_off_is_frozen_whatever_comes_after(
    capsys: Captured, pilot: Path, tmp_path: Path
) -> None:
    names = ("--commissioner", "Carys", "--analyst", "Asha", "--approver", "Priya")
    assert done(capsys, "sign-off", pilot) == "No sign-offs."
    assert "Give --assurer NAME too." in refused(capsys, "sign-off", pilot, *names)
    said = refused(capsys, "sign-off", pilot, *names, "--assurer", "asha")
    assert "The assurer cannot be the analyst" in said
    said = done(capsys, "sign-off", pilot, *names, "--assurer", "Amir", *ASHA)
    assert "sign off the ranking of 3 bids as number 1, approved by Priya" in said
    assert "Sign-off 1." in said
    done(capsys, "weight", pilot, "region=97", *ASHA)
    signed = done(capsys, "rank", pilot, "--sign-off", "1")
    assert "approver Priya" in signed
    first = next(word for word in signed.split("Larkfield Campus")[1].split() if "." in word)
    assert first in done(capsys, "rank", f"{pilot}@3")
    assert first not in done(capsys, "rank", pilot).split("Larkfield Campus")[1].split()
    assert "Larkfield" in done(capsys, "rank", pilot, "--sign-off", "1", "--beside")
    for ending in ("xlsx", "ods", "csv", "json"):
        target = tmp_path / f"signed.{ending}"
        done(capsys, "rank", pilot, "--sign-off", "1", "--beside", "--out", target)
        assert target.stat().st_size > 0
    assert "assurer Amir" in done(capsys, "sign-off", pilot)
    done(capsys, "undo", pilot, *ASHA)  # the weight: that takes no reason
    said = refused(capsys, "undo", pilot, *ASHA)
    assert "This takes back sign-off 1 of " in said
    assert "with --reason TEXT." in said
    done(capsys, "undo", pilot, *WHY)
    assert "Taken back since." in done(capsys, "sign-off", pilot)
    assert "signs the ranking off again" in refused(capsys, "redo", pilot, *ASHA)
    done(capsys, "redo", pilot, *WHY)
    signed = " ".join(done(capsys, "rank", pilot, "--sign-off", "1").split())
    assert "Stands. Taken back by entry" in signed
    assert "Put back by entry" in signed
    done(capsys, "redo", pilot, *ASHA)
    assert "no sign-off 2" in refused(capsys, "rank", pilot, "--sign-off", "2")
    assert "--sign-off N" in refused(capsys, "rank", pilot, "--beside")
    own = ("--commissioner", "DSIT", "--analyst", "Asha", "--assurer", "Amir", "--approver", "asha")
    said = done(capsys, "sign-off", pilot, *own, *ASHA)
    assert "Note: Asha is the analyst too" in said
    # What speaks against it is told to whoever signs, and kept with it.
    assert "Note: The framework is not locked:" in said
    assert "Note: The framework is not locked:" in done(capsys, "sign-off", pilot)


def test_a_sign_off_of_workbooks_there_is_not(capsys: Captured, sound: Path) -> None:
    assert "evaluation" in refused(capsys, "rank", sound, "--sign-off", "1")


def test_framework_set_judges_anew(capsys: Captured, pilot: Path) -> None:
    said = done(capsys, "framework", "set", pilot, "aigz-2025-guidance", *ASHA)
    assert "Entry 3: evaluate by" in said
    assert "aigz-2025-guidance" in done(capsys, "framework", "show", pilot)
    assert "four-pillars" in done(capsys, "framework", "show", f"{pilot}@2")


def test_exports_of_an_evaluation(capsys: Captured, pilot: Path, tmp_path: Path) -> None:
    done(capsys, "lock", pilot, *WHY)
    target = tmp_path / "out.xlsx"
    said = done(capsys, "rank", pilot, "--out", target)
    assert "Wrote" in said
    assert "3 bids: 2 shortlisted" in said
    workbook = openpyxl.load_workbook(target)
    assert "Ranking" in workbook.sheetnames
    about = {row[0].value: row[1].value for row in workbook["About"]}
    assert about["Evaluation"] == pilot.stem
    told = json.loads(done(capsys, "rank", f"{pilot}@2", "--format", "json"))
    assert told["evaluation"] == pilot.stem


def test_a_copy_of_the_file_is_the_same_evaluation(capsys: Captured, pilot: Path) -> None:
    copy = pilot.with_name("copy.gzeval")
    shutil.copyfile(pilot, copy)
    one, other = done(capsys, "rank", pilot), done(capsys, "rank", copy)
    assert one.replace("pilot.gzeval", "copy.gzeval") == other
