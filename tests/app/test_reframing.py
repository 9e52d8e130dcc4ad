"""Another framework: bids are read again from the stored workbooks where it asks for others."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gz_eval.app.adding import add_files
from gz_eval.app.reframing import change_framework
from gz_eval.app.repeated import Repeated
from gz_eval.core.commands import ImportBids
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Criterion, Field, Framework, Kind
from gz_eval.core.framework_file import load_framework
from gz_eval.core.people import Person, Stamp
from gz_eval.core.project import Project
from gz_eval.core.value_functions import Linear
from gz_eval.core.weights import with_share

SAMPLES = Path(__file__).parents[2] / "sample_bids"
STAMP = Stamp(Person("Ann Alyst"), datetime(2026, 3, 2, tzinfo=UTC))
REF = Field("ref", "Office reference", Kind.TEXT)
NAME = Field("name", "Office name", Kind.TEXT)
DESKS = Field("desks", "Number of desks", Kind.WHOLE_NUMBER)
RENT = Field("rent", "Rent a year (£k)", Kind.MONEY, unit="£k")
HEADER = ("Office reference", "Office name", "Number of desks", "Rent a year (£k)", "Other number")


def _framework(fields: Sequence[Field], scored: str = "desks", id_field: str = "ref") -> Framework:
    return Framework(
        "offices",
        "Offices",
        "1",
        "test",
        tuple(fields),
        (Criterion("one", "One", 1.0, field=scored, value_function=Linear(0, 100)),),
        id_field=id_field,
        name_field="name",
    )


DESKS_ALONE = _framework((REF, NAME, DESKS))
RENT_TOO = _framework((REF, NAME, DESKS, RENT))


class _Kept:
    """An evaluation and the workbooks that it keeps."""

    def __init__(self, by: Framework) -> None:
        self.project = Project(by)
        self.sources: dict[str, bytes] = {}

    def do(self, command: ImportBids) -> None:
        self.sources |= command.sources
        self.project = command.apply(self.project, STAMP)

    def add(
        self,
        path: Path,
        *rows: Sequence[object],
        new: bool = False,
        repeated: Repeated = Repeated.BOTH,
    ) -> None:
        with path.open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerows([HEADER, *rows])
        self.do(add_files(self.project, [path], replace=new, repeated=repeated))

    @property
    def source(self) -> Callable[[str], bytes]:
        return self.sources.__getitem__

    @property
    def ids(self) -> list[str]:
        return [bid.id for bid in self.project.bids.bids]

    def ids_under(self, by: Framework) -> list[str]:
        bids = change_framework(self.project, by, self.source).bids
        assert bids is not None
        return [bid.id for bid in bids.bids]


@pytest.fixture
def kept(tmp_path: Path) -> _Kept:
    """Two files with one reference in both; their originals are gone."""
    made = _Kept(DESKS_ALONE)
    made.add(tmp_path / "a.csv", ("A1", "Harbour House", 10, 5, "N1"), ("", "Mill", 4, 5, "N2"))
    made.add(tmp_path / "b.csv", ("A1", "Castle Works", 20, 7, "N3"))
    for path in tmp_path.iterdir():
        path.unlink()
    return made


def test_bids_stay_where_the_framework_asks_the_same(kept: _Kept) -> None:
    def never(sha256: str) -> bytes:
        raise AssertionError(sha256)

    by = replace(
        DESKS_ALONE, title="Another", criteria=(replace(DESKS_ALONE.criteria[0], weight=2.0),)
    )
    assert change_framework(kept.project, by, never).bids is None
    assert change_framework(Project(DESKS_ALONE), RENT_TOO, never).bids is None


def test_bids_are_read_again_for_other_fields_and_keep_their_ids(kept: _Kept) -> None:
    assert kept.ids == ["A1", "a:3", "A1 (2)"]
    command = change_framework(kept.project, RENT_TOO, kept.source)
    after = command.apply(kept.project, STAMP)
    assert [bid.id for bid in after.bids.bids] == kept.ids
    rent = after.bids.bids[2].value("rent")
    assert rent is not None
    assert rent.amount == 7
    assert after.bids.files == kept.project.bids.files
    kinds = [issue.kind for issue in after.bids.issues]
    assert kinds.count("duplicate-id") == 1


def test_a_reference_found_now_takes_the_place_of_one_made_up(kept: _Kept) -> None:
    other = Field("number", "Other number", Kind.TEXT)
    by = _framework((other, NAME, DESKS), id_field="number")
    assert kept.ids_under(by) == ["A1", "N2", "A1 (2)"]


def test_what_was_replaced_does_not_come_back(kept: _Kept, tmp_path: Path) -> None:
    (tmp_path / "copy.csv").write_bytes(next(iter(kept.sources.values())))
    kept.add(tmp_path / "c.csv", ("C1", "Third", 1, 1, ""))
    kept.do(add_files(kept.project, [tmp_path / "copy.csv", _more(tmp_path)]))
    kept.add(tmp_path / "a.csv", ("A1", "Harbour House", 12, 5, ""), new=True)
    assert kept.ids_under(RENT_TOO) == kept.ids == ["A1", "A1 (2)", "C1", "D1"]


@pytest.mark.parametrize("repeated", [Repeated.NEW, Repeated.THERE])
def test_rows_left_out_for_others_stay_left_out(
    kept: _Kept, tmp_path: Path, repeated: Repeated
) -> None:
    rows = ("A1", "Harbour House", 12, 6, ""), ("E1", "Fifth", 1, 1, "")
    kept.add(tmp_path / "e.csv", *rows, repeated=repeated)
    after = change_framework(kept.project, RENT_TOO, kept.source).bids
    assert after is not None
    assert [bid.id for bid in after.bids] == kept.ids
    assert after.left_out == kept.project.bids.left_out
    assert len(after.left_out) == 1
    assert after.account == kept.project.bids.account


def _more(folder: Path) -> Path:
    path = folder / "d.csv"
    path.write_text(f"{','.join(HEADER)}\nD1,Fourth,1,1,\n", encoding="utf-8")
    return path


def test_a_workbook_that_is_not_there_is_said(kept: _Kept) -> None:
    def lost(sha256: str) -> bytes:
        raise UserError("The workbook is not in the evaluation.", "Look at the original file.")

    with pytest.raises(UserError):
        change_framework(kept.project, RENT_TOO, lost)
    some = next(iter(kept.sources))
    with pytest.raises(UserError, match="not in the evaluation"):
        change_framework(
            kept.project,
            RENT_TOO,
            lambda sha256: kept.sources[sha256] if sha256 == some else lost(sha256),
        )


def test_the_sample_bids_read_again_are_the_sample_bids() -> None:
    by = load_framework("four-pillars")
    kept = _Kept(by)
    kept.do(add_files(kept.project, [SAMPLES]))
    fields = tuple(
        replace(field, aliases=(*field.aliases, "Quite another question")) for field in by.fields
    )
    command = change_framework(kept.project, replace(by, fields=fields), kept.source)
    assert command.bids is not None
    before = kept.project.bids
    assert [(one.id, one.name, dict(one.answers)) for one in command.bids.bids] == [
        (one.id, one.name, dict(one.answers)) for one in before.bids
    ]
    assert set(command.bids.issues) == set(before.issues)
    weights = change_framework(kept.project, with_share(by, by.pillars[0].key, 9), kept.source)
    assert weights.bids is None
