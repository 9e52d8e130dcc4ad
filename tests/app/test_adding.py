"""An evaluation grows: late bids come in, corrected workbooks take the place of old ones."""

from __future__ import annotations

import csv
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gz_eval.app.adding import add_files, difference
from gz_eval.app.given_files import NothingNewError, SameNameError
from gz_eval.app.importing import import_bids, read_files
from gz_eval.app.repeated import Repeated
from gz_eval.app.repeated_error import RepeatedError
from gz_eval.core.bids import Bid, BidSet
from gz_eval.core.commands import ImportBids
from gz_eval.core.errors import Cancelled, UserError
from gz_eval.core.framework import Criterion, Field, Framework, Kind
from gz_eval.core.framework_file import load_framework
from gz_eval.core.issues import Issue, Severity
from gz_eval.core.overrides import ReadingOverride
from gz_eval.core.people import Person, Stamp
from gz_eval.core.project import Project
from gz_eval.core.source import RawValue
from gz_eval.core.value_functions import Linear
from gz_eval.core.values import Value

SAMPLES = Path(__file__).parents[2] / "sample_bids"

FRAMEWORK = Framework(
    "offices",
    "Offices",
    "1",
    "test",
    (
        Field("ref", "Office reference", Kind.TEXT),
        Field("name", "Office name", Kind.TEXT),
        Field("region", "Region", Kind.REGION),
        Field("desks", "Number of desks", Kind.WHOLE_NUMBER, ("Desks",), required=True),
        Field("rent", "Rent a year (£k)", Kind.MONEY, unit="£k"),
    ),
    (Criterion("desks", "Desks", 1.0, field="desks", value_function=Linear(0, 100)),),
    id_field="ref",
    name_field="name",
    region_field="region",
)
HEADER = ("Office reference", "Office name", "Region", "Desks", "Rent a year (£k)")
STAMP = Stamp(Person("Ann Alyst", "analyst"), datetime(2026, 3, 2, tzinfo=UTC), "as it came")

Row = Sequence[RawValue]


def _file(path: Path, *rows: Row) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([HEADER, *rows])
    return path


def _row(ref: str, name: str = "", desks: object = 10, region: str = "Wales") -> Row:
    return (ref, name or f"Office {ref}", region, str(desks), "5")


def _added(
    project: Project, *paths: Path, replace: bool = False, repeated: Repeated | None = None
) -> Project:
    return add_files(project, paths, replace=replace, repeated=repeated).apply(project, STAMP)


def _start(*paths: Path) -> Project:
    return _added(Project(FRAMEWORK), *paths)


def _ids(project: Project) -> list[str]:
    return [bid.id for bid in project.bids.bids]


def _issues(project: Project, kind: str) -> list[Issue]:
    return [issue for issue in project.bids.issues if issue.kind == kind]


def _told(bids: BidSet) -> tuple[object, ...]:
    """All that a set of bids says, issues in any order."""
    return (
        [_content(bid) for bid in bids.bids],
        bids.files,
        bids.sheets,
        sorted(map(repr, bids.issues)),
    )


def _content(bid: Bid) -> tuple[object, ...]:
    return (bid.id, bid.name, bid.region, bid.source, dict(bid.answers), bid.extras)


def test_a_first_import_is_what_reading_the_files_gives(tmp_path: Path) -> None:
    path = _file(tmp_path / "a.csv", _row("A1"), _row("A2"))
    command = add_files(Project(FRAMEWORK), [path])
    assert _told(command.bids) == _told(import_bids([path], FRAMEWORK))
    assert list(command.sources.values()) == [path.read_bytes()]


def test_sources_are_the_bytes_of_every_file_read(tmp_path: Path) -> None:
    good = _file(tmp_path / "in" / "a.csv", _row("A1"))
    (tmp_path / "in" / "bad.xlsx").write_bytes(b"PK no workbook")
    found = read_files([tmp_path / "in"], FRAMEWORK)
    assert [file.name for file in found.bids.files] == ["a.csv"]
    assert found.sources == {found.bids.files[0].sha256: good.read_bytes()}
    assert [issue.kind for issue in found.bids.issues if "bad.xlsx" in issue.message] == [
        "file-unreadable"
    ]


def test_bids_that_are_there_stay_the_very_objects(tmp_path: Path) -> None:
    before = _start(_file(tmp_path / "a.csv", _row("A1"), _row("A2")))
    late = _file(tmp_path / "late.csv", _row("L1"))
    command = add_files(before, [late])
    after = command.apply(before, STAMP)
    assert _ids(after) == ["A1", "A2", "L1"]
    assert all(old is new for old, new in zip(before.bids.bids, after.bids.bids[:2], strict=True))
    assert list(command.sources.values()) == [late.read_bytes()]
    assert after.bids.account == "3 rows read = 3 imported + 0 left out"


def test_a_reference_that_is_taken_is_flagged_with_both_cells(tmp_path: Path) -> None:
    before = _start(_file(tmp_path / "a.csv", _row("A1")))
    second = _file(tmp_path / "b.csv", _row("x"), _row("a1", "Another"))
    with pytest.raises(RepeatedError, match=r"1 of the 2 bids in “b\.csv” has a reference"):
        _added(before, second)
    after = _added(before, second, repeated=Repeated.BOTH)
    assert _ids(after) == ["A1", "x", "a1 (2)"]
    (issue,) = _issues(after, "duplicate-id")
    assert [str(cell) for cell in issue.where] == ["a.csv / A2", "b.csv / A3"]
    assert "“a1 (2)”" in issue.message


def _reasons(project: Project) -> list[tuple[str, str]]:
    return [(str(row.cell), row.reason) for row in project.bids.left_out]


def test_a_file_that_is_read_again_says_what_changed_in_it(tmp_path: Path) -> None:
    before = _start(_file(tmp_path / "a.csv", _row("A1"), _row("A2")))
    changed = _file(tmp_path / "a.csv", _row("A1", desks=30), _row("A2"))
    command = add_files(before, [changed], replace=True)
    assert command.sentence(before) == "import a.csv (answers of 1 bid changed)"
    more = _file(tmp_path / "a.csv", _row("A0"), _row("A1", desks=20), _row("A2", desks=1))
    said = add_files(before, [more], replace=True).sentence(before)
    assert said == "import a.csv (+1 bid, answers of 2 bids changed)"
    blank = _file(tmp_path / "a.csv", ("", "", "", "", ""), _row("A1"), _row("A2"))
    said = add_files(before, [blank], replace=True).sentence(before)
    assert said == "import a.csv (no bid or answer changed)"


def test_a_corrected_register_of_another_name_takes_the_places_of_the_bids(tmp_path: Path) -> None:
    before = _start(_file(tmp_path / "a.csv", _row("A1"), _row("A2"), _row("A3")))
    kept = before.bids.bids[2]
    correction = ReadingOverride("A1", "desks", "11", Value("11", Decimal(11)), "10", STAMP)
    decided = replace(before, overrides=(correction,))
    second = _file(tmp_path / "b.csv", _row("a1", desks=30), _row("A2"), _row("B1"))
    after = _added(decided, second, repeated=Repeated.NEW)
    assert _ids(after) == ["A3", "A1", "A2", "B1"]  # the id holds, and decisions by it
    assert after.bids.bids[0] is kept
    assert after.bids.bids[1].value("desks") == Value("30", Decimal(30))
    assert not _issues(after, "duplicate-id")
    assert after.bids.account == "6 rows read = 4 imported + 2 left out"
    assert _reasons(after) == [
        ("a.csv / A2", "its reference is also in b.csv / A2, which counts"),
        ("a.csv / A3", "its reference is also in b.csv / A3, which counts"),
    ]
    (note,) = _issues(after, "repeated-bid")  # one for the file, however many rows
    assert note.message == (
        "2 rows of “a.csv” were left out: their references are also in “b.csv”, which counts."
    )
    said = add_files(decided, [second], repeated=Repeated.NEW).sentence(decided)
    assert said == "import b.csv (+1 bid, 2 in place of those of other files)"
    lines = difference(decided, add_files(decided, [second], repeated=Repeated.NEW)).lines
    assert any("“10” → “30”" in line for line in lines)


def test_bids_that_are_there_already_can_be_left_out(tmp_path: Path) -> None:
    before = _start(_file(tmp_path / "a.csv", _row("A1"), _row("A2")))
    second = _file(tmp_path / "b.csv", _row("A2", desks=30), _row("B1"))
    after = _added(before, second, repeated=Repeated.THERE)
    assert _ids(after) == ["A1", "A2", "B1"]
    assert after.bids.bids[1] is before.bids.bids[1]
    assert after.bids.account == "4 rows read = 3 imported + 1 left out"
    assert _reasons(after) == [("b.csv / A2", "its reference is also in a.csv / A3, which counts")]
    third = _file(tmp_path / "c.csv", _row("A1"))
    with pytest.raises(UserError, match="The bid is in the evaluation already"):
        _added(after, third, repeated=Repeated.THERE)


def test_a_row_says_where_the_bid_is_that_it_gave_way_to(tmp_path: Path) -> None:
    first = _file(tmp_path / "a.csv", _row("A1"), _row("A2"))
    second = _file(tmp_path / "b.csv", _row("A1", desks=20), _row("B1"))
    before = _added(_start(first), second, repeated=Repeated.NEW)
    third = _file(tmp_path / "c.csv", _row("C1"), _row("A1", desks=30))
    after = _added(before, third, repeated=Repeated.NEW)
    assert _reasons(after) == [
        ("a.csv / A2", "its reference is also in c.csv / A3, which counts"),
        ("b.csv / A2", "its reference is also in c.csv / A3, which counts"),
    ]
    messages = [issue.message for issue in _issues(after, "repeated-bid")]
    assert len(messages) == 2
    assert all("also in “c.csv”, which counts" in message for message in messages)


@pytest.mark.parametrize("how", [Repeated.NEW, Repeated.THERE])
def test_a_row_whose_bid_is_gone_says_so_and_its_file_can_be_read_again(
    tmp_path: Path, how: Repeated
) -> None:
    first = _file(tmp_path / "a.csv", _row("A1"), _row("A2"))
    second = _file(tmp_path / "b.csv", _row("A1", desks=20), _row("B1"))
    before = _added(_start(first), second, repeated=how)
    counts, gave_way = (second, first) if how is Repeated.NEW else (first, second)
    _file(counts, _row("B1") if how is Repeated.NEW else _row("A2"))
    after = _added(before, counts, replace=True)
    assert "A1" not in _ids(after)
    reason = f"its reference was also in {counts.name} / A2, which is not there any more"
    assert _reasons(after) == [(f"{gave_way.name} / A2", reason)]
    (issue,) = _issues(after, "repeated-bid")
    assert issue.severity is Severity.WARNING
    assert reason in issue.message
    again = _added(after, gave_way)
    assert set(_ids(again)) == {"A1", "A2", "B1"}
    assert not again.bids.left_out


@pytest.mark.parametrize("how", [Repeated.NEW, Repeated.THERE])
def test_late_bids_in_a_folder_ask_nothing_that_was_decided(tmp_path: Path, how: Repeated) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    first = _file(folder / "a.csv", _row("A1"), _row("A2"))
    second = _file(folder / "b.csv", _row("A1", desks=20), _row("B1"))
    before = _added(_start(first), second, repeated=how)
    _file(folder / "late.csv", _row("L1"))
    after = _added(before, folder)
    assert set(_ids(after)) == {*_ids(before), "L1"}
    assert _reasons(after) == _reasons(before)


def test_a_row_whose_bid_came_in_again_says_where(tmp_path: Path) -> None:
    first = _file(tmp_path / "a.csv", _row("A1"), _row("A2"))
    second = _file(tmp_path / "b.csv", _row("A1", desks=20), _row("B1"))
    before = _added(_start(first), second, repeated=Repeated.NEW)
    gone = _added(before, _file(second, _row("B1")), replace=True)
    back = _added(gone, _file(tmp_path / "d.csv", _row("A1", desks=40)))
    assert _reasons(back) == [("a.csv / A2", "its reference is also in d.csv / A2, which counts")]


def test_a_choice_can_be_made_otherwise_by_importing_the_file_again(tmp_path: Path) -> None:
    first = _file(tmp_path / "a.csv", _row("A1"), _row("A2"))
    second = _file(tmp_path / "b.csv", _row("A1", desks=20), _row("B1"))
    before = _added(_start(first), second, repeated=Repeated.THERE)
    with pytest.raises(RepeatedError):
        _added(before, second)
    after = _added(before, second, repeated=Repeated.NEW)
    files = {bid.id: bid.source.sheet.file for bid in after.bids.bids}
    assert files == {"A1": "b.csv", "A2": "a.csv", "B1": "b.csv"}


def test_a_file_chosen_again_is_told_for_the_older_or_the_newer_import(tmp_path: Path) -> None:
    first = _file(tmp_path / "a.csv", _row("A1"), _row("A2"))
    second = _file(tmp_path / "b.csv", _row("A1", desks=20), _row("B1"))
    start = _start(first)

    def imported(how: Repeated) -> Project:
        stamp = replace(STAMP, at=datetime(2026, 3, 4, 12, tzinfo=UTC))
        return add_files(start, [second], repeated=how).apply(start, stamp)

    with pytest.raises(RepeatedError) as older:
        _added(imported(Repeated.NEW), first)
    assert "“b.csv” (imported on 4 March 2026 at " in older.value.what
    assert older.value.files == ["a.csv"]
    assert older.value.order.startswith("“a.csv” (imported on 2 March 2026 at ")
    assert older.value.order.endswith("its rows were left out: it is the older import.")
    with pytest.raises(RepeatedError) as newer:
        _added(imported(Repeated.THERE), second)
    assert "“a.csv” (imported on 2 March 2026 at " in newer.value.what
    assert newer.value.order.endswith("it is the newer import.")
    with pytest.raises(RepeatedError) as never:
        _added(start, second)
    assert never.value.order == ""


def test_a_new_version_with_bids_of_other_files_is_not_said_to_have_been_left_out(
    tmp_path: Path,
) -> None:
    before = _start(_file(tmp_path / "a.csv", _row("A1")), _file(tmp_path / "b.csv", _row("B1")))
    _file(tmp_path / "b.csv", _row("A1", desks=70), _row("B1"))
    with pytest.raises(RepeatedError) as error:
        _added(before, tmp_path / "b.csv", replace=True)
    assert error.value.order == ""


def test_a_folder_with_nothing_new_in_it_asks_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    first = _file(folder / "a.csv", _row("A1"), _row("A2"))
    second = _file(folder / "b.csv", _row("A1", desks=20), _row("B1"))
    before = _added(_start(first), second, repeated=Repeated.NEW)
    for chosen in ([folder], [first, second]):
        with pytest.raises(NothingNewError) as told:
            _added(before, *chosen)
        assert told.value.what == "The content of all 2 files is in the evaluation already."
        assert "“a.csv” count, choose that file by itself." in told.value.advice
    gone = _added(before, _file(second, _row("B1")), replace=True)
    assert set(_ids(_added(gone, folder))) == {"A1", "A2", "B1"}  # what may be missed comes in


def test_rows_that_may_be_missed_come_in_with_whatever_is_new_beside_them(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    first = _file(folder / "a.csv", _row("A1"), _row("A2", desks=30), _row("A3"))
    start = _start(first)
    second = _file(folder / "b.csv", _row("A1", desks=20))
    before = _added(start, second, repeated=Repeated.NEW)
    third = _file(folder / "c.csv", _row("A2", desks=40))
    before = _added(before, third, repeated=Repeated.NEW)
    gone = _added(before, _file(second, _row("B1")), replace=True)
    assert set(_ids(gone)) == {"A2", "A3", "B1"}
    _file(folder / "late.csv", _row("L1"))
    after = _added(gone, folder)
    assert set(_ids(after)) == {"A1", "A2", "A3", "B1", "L1"}
    # What was decided about a row whose bid is there still holds.
    assert _reasons(after) == [("a.csv / A3", "its reference is also in c.csv / A2, which counts")]


def test_bids_that_say_nothing_else_are_no_question(tmp_path: Path) -> None:
    before = _start(_file(tmp_path / "a.csv", _row("A1"), _row("A2")))
    same = _file(tmp_path / "b.csv", _row("A2"), _row("A1"))
    with pytest.raises(NothingNewError, match=r"All 2 bids in “b\.csv” are .* from “a\.csv”, and"):
        _added(before, same)
    after = _added(before, same, repeated=Repeated.NEW)  # where it is asked for, it is done
    assert {bid.source.sheet.file for bid in after.bids.bids} == {"b.csv"}
    with pytest.raises(RepeatedError):
        _added(before, _file(tmp_path / "c.csv", _row("A1"), _row("A2", desks=11)))


def test_a_reference_twice_in_a_file_takes_one_place(tmp_path: Path) -> None:
    before = _start(_file(tmp_path / "a.csv", _row("A1")))
    second = _file(tmp_path / "b.csv", _row("A1"), _row("A1", "Another"))
    after = _added(before, second, repeated=Repeated.NEW)
    assert _ids(after) == ["A1", "A1 (2)"]
    assert after.bids.account == "3 rows read = 2 imported + 1 left out"
    assert len(_issues(after, "duplicate-id")) == 1


def test_checks_across_bids_are_made_again_over_all(tmp_path: Path) -> None:
    same = _row("A1", "Harbour House"), _row("A2", "Castle Works")
    before = _start(_file(tmp_path / "a.csv", *same))
    twice = _added(
        before, _file(tmp_path / "b.csv", ("B1", *same[0][1:]), ("B2", "Other", "Wales", "7", "6"))
    )
    assert not _issues(before, "duplicate-row")
    (issue,) = _issues(twice, "duplicate-row")
    thrice = _added(twice, _file(tmp_path / "c.csv", ("C1", *same[0][1:])))
    (more,) = _issues(thrice, "duplicate-row")  # not the old one beside it
    assert (len(issue.where), len(more.where)) == (2, 3)


def test_the_same_file_again_is_refused_and_among_others_told(tmp_path: Path) -> None:
    path = _file(tmp_path / "a.csv", _row("A1"))
    before = _start(path)
    with pytest.raises(UserError, match=r"content of “a\.csv” is in the evaluation already"):
        add_files(before, [path])
    _file(tmp_path / "b.csv", _row("B1"))
    after = _added(before, tmp_path)
    assert _ids(after) == ["A1", "B1"]
    (note,) = _issues(after, "already-imported")
    assert "Of the 2 files given last, one was in the evaluation already" in note.message
    _file(tmp_path / "c.csv", _row("C1"))
    (later,) = _issues(_added(after, tmp_path), "already-imported")
    assert "“a.csv” and “b.csv”" in later.message


def test_files_that_are_there_are_told_beside_one_that_cannot_be_read(tmp_path: Path) -> None:
    paths = [_file(tmp_path / f"{name}.csv", _row(f"{name}1")) for name in "AB"]
    before = _start(*paths)
    letter = tmp_path / "letter.docx"
    letter.write_bytes(b"")
    with pytest.raises(UserError) as told:
        add_files(before, [*paths, letter])
    assert "letter.docx" in told.value.what
    assert told.value.what.endswith(
        " The content of all 2 other files is in the evaluation already."
    )
    with pytest.raises(UserError, match="content of the other file is in the evaluation already"):
        add_files(before, [paths[0], letter])


def test_a_copy_under_another_name_is_not_imported_twice(tmp_path: Path) -> None:
    path = _file(tmp_path / "a.csv", _row("A1"))
    before = _start(path)
    copy = Path(shutil.copy(path, tmp_path / "copy.csv"))
    with pytest.raises(UserError, match=r"content of “copy\.csv” is in the evaluation already"):
        add_files(before, [copy])
    after = _added(before, copy, _file(tmp_path / "b.csv", _row("B1")))
    assert _ids(after) == ["A1", "B1"]
    assert "exact copy of “a.csv”" in _issues(after, "sheet-skipped")[0].message


def test_another_content_under_a_name_asks_first(tmp_path: Path) -> None:
    path = _file(tmp_path / "a.csv", _row("A1"))
    before = _start(path)
    elsewhere = _file(tmp_path / "new" / "a.csv", _row("A1", desks=99))
    with pytest.raises(SameNameError) as refused:
        add_files(before, [elsewhere])
    assert "“a.csv”" in refused.value.what
    assert "new version" in refused.value.advice


def test_a_file_of_another_folder_can_be_another_file_of_the_same_name(tmp_path: Path) -> None:
    north, south = tmp_path / "north" / "bids.csv", tmp_path / "south" / "bids.csv"
    before = _start(_file(north, _row("N1")))
    _file(south, _row("S1"))
    with pytest.raises(SameNameError) as error:
        _added(before, south)
    assert error.value.elsewhere
    assert "“bids.csv” was imported on 2 March 2026 at " in error.value.told
    assert "from another folder, with other content." in error.value.told
    after = add_files(before, [south], apart=True).apply(before, STAMP)
    assert _ids(after) == ["N1", "S1"]
    assert [file.name for file in after.bids.files] == ["bids.csv", "south/bids.csv"]
    with pytest.raises(NothingNewError):
        _added(after, south)  # it is known by its place from now on
    newer = _added(after, _file(south, _row("S1"), _row("S2")), replace=True)
    assert _ids(newer) == ["N1", "S1", "S2"]
    _file(north, _row("N1"), _row("N2"))
    with pytest.raises(SameNameError) as version:
        add_files(newer, [north], apart=True)  # at its own place it is a new version
    assert not version.value.elsewhere


def test_a_new_version_keeps_ids_and_places(tmp_path: Path) -> None:
    path = _file(tmp_path / "a.csv", _row("A1"), _row("A2"), _row("A3"))
    before = _added(_start(path), _file(tmp_path / "b.csv", _row("B1")))
    _file(path, _row("A4"), _row("A3"), _row("A1", desks=99))
    command = add_files(before, [path], replace=True)
    after = command.apply(before, STAMP)
    assert _ids(after) == ["A1", "A3", "A4", "B1"]
    assert after.bids.bids[3] is before.bids.bids[3]
    desks = after.bids.bids[0].value("desks")
    assert desks is not None
    assert desks.amount == 99
    assert [file.name for file in after.bids.files] == ["a.csv", "b.csv"]
    assert after.bids.account == "4 rows read = 4 imported + 0 left out"
    found = difference(before, command)
    assert [bid.id for bid in found.changes.gone] == ["A2"]
    assert [bid.id for bid in found.changes.new] == ["A4"]
    assert [(one.bid, one.field, one.before, one.after) for one in found.changes.answers] == [
        ("A1", "Number of desks", "10", "99")
    ]
    assert found.changes.same == 2
    assert found.without_names == "3 bids would change. Which they are is hidden with their names."


def test_a_new_version_that_says_the_same_is_told_so(tmp_path: Path) -> None:
    path = _file(tmp_path / "a.csv", _row("A1"), _row("A2"))
    before = _start(path)
    _file(path, _row("A2"), _row("A1"), ("Total", "", "", "20", "10"))
    found = difference(before, add_files(before, [path], replace=True))
    assert found.lines == ("No bid and no answer differs.",)
    assert found.without_names == "No bid and no answer differs."


def test_a_renamed_bid_keeps_its_id_through_a_new_version(tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    before = _start(_file(first, _row("A1")), _file(second, _row("A1", "Another")))
    assert _ids(before) == ["A1", "A1 (2)"]
    _file(second, _row("A1", "Another", desks=12))
    again = _added(before, second, replace=True, repeated=Repeated.BOTH)
    assert _ids(again) == ["A1", "A1 (2)"]
    gone = _added(before, _file(first, _row("A9")), replace=True)
    assert _ids(gone) == ["A9", "A1 (2)"]
    (note,) = _issues(gone, "duplicate-id")
    assert "has the reference “A1” in its file" in note.message


def test_an_id_never_passes_to_another_bid(tmp_path: Path) -> None:
    path = _file(tmp_path / "a.csv", ("", "Harbour House", "Wales", 10, 5))
    before = _start(path)
    assert _ids(before) == ["a:2"]
    _file(path, ("", "Castle Works", "Wales", 3, 5), ("", "Harbour House", "Wales", 10, 5))
    after = _added(before, path, replace=True)
    assert [(bid.id, bid.name) for bid in after.bids.bids] == [
        ("a:2", "Harbour House"),
        ("a:2 (2)", "Castle Works"),
    ]


def test_a_difference_tells_which_corrections_are_hit(tmp_path: Path) -> None:
    path = _file(tmp_path / "a.csv", _row("A1"), _row("A2"))
    override = ReadingOverride("A1", "desks", "11", Value("11", Decimal(11)), "10", STAMP)
    started = _start(path)
    before = Project(FRAMEWORK, started.bids, (override,))
    _file(path, _row("A1", desks=12), _row("A2"))
    found = difference(before, add_files(before, [path], replace=True))
    (doubt,) = found.doubts
    assert found.without_names.startswith(
        "1 bid would change, 1 of the overrides would have to be looked at again."
    )
    assert "Number of desks of Office A1" in doubt
    assert "“12” now" in doubt


def test_an_unreadable_new_version_replaces_nothing(tmp_path: Path) -> None:
    path = _file(tmp_path / "in" / "a.csv", _row("A1"))
    before = _start(path)
    path.write_bytes(b"%PDF-1.4")
    with pytest.raises(UserError, match="not a spreadsheet"):
        add_files(before, [path], replace=True)
    _file(tmp_path / "in" / "b.csv", _row("B1"))
    after = _added(before, tmp_path / "in", replace=True)
    assert _ids(after) == ["A1", "B1"]
    assert len(_issues(after, "file-unreadable")) == 1
    _file(path, _row("A1", desks=4))
    assert not _issues(_added(after, path, replace=True), "file-unreadable")


def test_what_was_said_of_a_replaced_file_is_said_no_more(tmp_path: Path) -> None:
    path = _file(tmp_path / "a.csv", _row("A1"), ("Total", "", "", "10", "5"))
    shutil.copy(path, tmp_path / "copy.csv")
    before = _start(path, tmp_path / "copy.csv")
    assert _issues(before, "left-out")
    after = _added(before, _file(path, _row("A1", desks=12)), replace=True)
    assert not _issues(after, "left-out")
    (copied,) = _issues(after, "sheet-skipped")
    assert "earlier version of “a.csv”" in copied.message


def test_a_file_is_known_by_its_place_whatever_it_was_called(tmp_path: Path) -> None:
    one = _file(tmp_path / "x" / "bids.csv", _row("X1"))
    two = _file(tmp_path / "y" / "bids.csv", _row("Y1"))
    before = _start(one, two)
    assert [file.name for file in before.bids.files] == ["x/bids.csv", "y/bids.csv"]
    with pytest.raises(UserError, match="in the evaluation already"):
        add_files(before, [two])
    with pytest.raises(SameNameError, match=r"y/bids\.csv"):
        add_files(before, [_file(two, _row("Y1", desks=3))])


def test_cancelling_and_failing_leave_nothing_behind(tmp_path: Path) -> None:
    before = _start(_file(tmp_path / "a.csv", _row("A1")))

    def stop(text: str, done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        add_files(before, [_file(tmp_path / "b.csv", _row("B1"))], stop)
    assert _ids(before) == ["A1"]


REFERENCES = st.sampled_from(("A1", "a1", "B2", "", "C3"))
NAMES = st.sampled_from(("Harbour House", "Castle Works", "Harbour House Ltd", ""))
ROWS = st.tuples(
    REFERENCES,
    NAMES,
    st.sampled_from(("Wales", "London")),
    st.integers(1, 99).map(str),
    st.just("5"),
)


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(ROWS, max_size=4), min_size=1, max_size=4), st.data())
def test_any_split_of_the_files_gives_the_same_bids(
    grids: list[list[Row]], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = [
            _file(Path(folder) / f"{number}.csv", (f"R{number}", "", "Wales", "1", "2"), *grid)
            for number, grid in enumerate(grids)
        ]
        whole = import_bids(paths, FRAMEWORK)
        project, start = Project(FRAMEWORK), 0
        while start < len(paths):
            end = data.draw(st.integers(start + 1, len(paths)))
            before = project.bids.bids
            project = _added(project, *paths[start:end], repeated=Repeated.BOTH)
            assert all(one is two for one, two in zip(before, project.bids.bids, strict=False))
            start = end
        assert _told(project.bids) == _told(whole)


@cache
def _samples() -> tuple[Framework, BidSet]:
    framework = load_framework("four-pillars")
    return framework, import_bids([SAMPLES], framework)


@pytest.mark.parametrize("parts", [2, 5])
def test_the_sample_bids_in_parts_are_the_sample_bids(parts: int) -> None:
    framework, whole = _samples()
    paths = [SAMPLES / file.name for file in whole.files]
    alone = import_bids(paths, framework)
    project = Project(framework)
    for part in range(parts):
        project = _added(
            project, *paths[part * len(paths) // parts : (part + 1) * len(paths) // parts]
        )
    assert len(project.bids.bids) == 245
    assert _told(project.bids) == _told(alone)


def test_issues_of_reading_and_of_checking_are_told_apart_by_kind() -> None:
    from gz_eval.analysis.checks import check_bids
    from gz_eval.app.bid_ids import id_issues
    from gz_eval.app.import_issues import OF_READING

    framework, whole = _samples()
    checked = {issue.kind for issue in check_bids(framework, whole.bids)}
    assert not checked & OF_READING
    named = {issue.kind for issue in id_issues(framework, whole.bids)}
    assert {issue.kind for issue in whole.issues} <= OF_READING | checked | named


def test_the_command_says_what_came() -> None:
    framework, whole = _samples()
    assert ImportBids(whole).sentence(Project(framework)).startswith("import 245 bids from ")
