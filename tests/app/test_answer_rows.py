"""What one bid's answers say, and the rows that did not become bids."""

from __future__ import annotations

from dataclasses import replace

from builders import SHEET
from busy_session import FRAMEWORK, busy_session, fresh_session
from gz_eval.app.answer_rows import (
    ANSWER_COLUMNS,
    LEFT_OUT_COLUMNS,
    answer_details,
    answer_rows,
    left_out_details,
    left_out_rows,
)
from gz_eval.app.columns import Tone
from gz_eval.app.shown import Shown
from gz_eval.core.bids import BidSet, LeftOut
from gz_eval.core.issues import Issue, Severity
from gz_eval.core.project import Project
from gz_eval.core.source import CellRef, Reading, SheetRef


def test_each_field_has_a_row_then_what_nobody_asked_for() -> None:
    bid = fresh_session().project.bids.bids[0]
    extra = ("Favourite colour", Reading(SHEET, 2, 9, "blue"))
    rows = answer_rows(FRAMEWORK, replace(bid, extras=(extra,)))
    assert [row.label for row in rows] == ["Power", "Land", "Status", "Letter", "Favourite colour"]
    power, letter, colour = rows[0], rows[3], rows[4]
    assert (power.said, power.read) == ("as typed", "900 MW")
    assert power.spoken == "Power: 900 MW, in the sheet “as typed”, cell B2"
    assert letter.cell is None
    assert letter.missing
    assert (colour.field, colour.said, colour.read) == ("", "blue", "not scored")
    assert [column.text(power) for column in ANSWER_COLUMNS] == [
        "Power",
        "as typed",
        "900 MW",
        "B2",
    ]
    details = answer_details(colour)
    assert {part.label for part in details.parts} == {"In the sheet", "Not scored", "Cell"}


def test_details_say_text_value_unit_and_cell() -> None:
    bid = fresh_session().project.bids.bids[0]
    power, _land, _status, letter = answer_rows(FRAMEWORK, bid)
    told = {part.label: part.text for part in answer_details(power).parts}
    assert told["In the sheet"] == "as typed"
    assert told["Counts as"] == "900 MW"
    assert told["Unit"] == "MW"
    assert told["Cell"].endswith("B2")
    told = {part.label: part.text for part in answer_details(letter).parts}
    assert told["In the sheet"] == "the file does not ask for it"
    assert told["Counts as"].startswith("Missing")


def test_a_correction_is_told_beside_what_it_stands_in_for() -> None:
    bid = Shown(busy_session()).bids[1]
    power = answer_rows(FRAMEWORK, bid)[0]
    assert power.corrected
    assert ANSWER_COLUMNS[2].text(power) == "750 MW (corrected)"
    assert ANSWER_COLUMNS[2].tone(power) is Tone.STRONG
    told = {part.label: part.text for part in answer_details(power).parts}
    assert told["In the sheet"] == "as typed"
    assert "Tom Reilly" in told["Correction"]


def test_with_hidden_names_nothing_the_bidder_wrote_is_said() -> None:
    shown = Shown(busy_session())
    shown.anonymous = True
    for row in answer_rows(FRAMEWORK, shown.bids[1]):
        told = " ".join(part.text for part in answer_details(row, anonymous=True).parts)
        assert "as typed" not in told
        assert row.cell is None


def test_rows_left_out_say_why_and_where() -> None:
    bids = fresh_session().project.bids
    gone = LeftOut(CellRef(SHEET, 9, 1), "a total", "Total  of\nall")
    sheet = replace(bids.sheets[0], rows_read=6, left_out=(gone,))
    rows = left_out_rows(Project(FRAMEWORK, BidSet(bids.bids, bids.files, (sheet,))))
    assert [column.text(rows[0]) for column in LEFT_OUT_COLUMNS] == [
        str(SHEET),
        "9",
        "A total",
        "Total of all",
    ]
    spoken = LEFT_OUT_COLUMNS[0].spoken_text(rows[0])
    assert spoken == f"{SHEET} / A9, left out: a total: “Total of all”"


def test_a_row_left_out_is_told_whole_with_what_to_do() -> None:
    """What to do is what is said of it among the issues: of its cell, or of its hidden sheet."""
    hidden = SheetRef("bids.xlsx", "Old")
    bids = fresh_session().project.bids
    total = LeftOut(CellRef(SHEET, 9, 1), "a total", "Total")
    early = LeftOut(CellRef(SHEET, 3, 1), "a total", "Total")
    unseen = LeftOut(CellRef(hidden, 2, 1), "on a hidden sheet", "A | B")
    first = replace(bids.sheets[0], rows_read=7, left_out=(total, early))
    other = replace(first, ref=hidden, rows_read=1, imported=0, left_out=(unseen,))
    issues = (
        Issue(Severity.NOTE, "left-out", "Left out.", "Name it.", (total.cell,)),
        Issue(Severity.WARNING, "hidden-sheet", "Hidden.", "Unhide it.", (CellRef(hidden, 1, 1),)),
    )
    rows = left_out_rows(Project(FRAMEWORK, BidSet(bids.bids, bids.files, (first, other), issues)))
    told = {row.cell: left_out_details(row) for row in rows}
    assert [row.cell for row in rows] == sorted(told, key=lambda cell: (str(cell.sheet), cell.row))
    assert told[total.cell].heading == "Row 9"
    assert [part.text for part in told[total.cell].parts] == [
        "A total",
        "Total",
        f"{SHEET} / A9",
        "Name it.",
    ]
    assert told[unseen.cell].parts[-1].text == "Unhide it."
    assert "What to do" not in {part.label for part in told[early.cell].parts}
