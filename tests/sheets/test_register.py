"""Registers: the header wherever it is, and which rows are bids."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from gz_eval.core.framework import Framework
from gz_eval.core.source import RawValue, SheetRef
from gz_eval.sheets.labels import LabelMatcher
from gz_eval.sheets.register import Table, find_table, sort_rows
from gz_eval.sheets.sheet import Area, Sheet, is_blank, trimmed

HEADER: list[RawValue] = ["Bid reference", "Bid name", "Region", "Firm power capacity by 2030 (MW)"]
MakeSheet = Callable[..., Sheet]


def _columns(table: Table | None) -> dict[str, int]:
    assert table is not None
    return {key: header.column for key, header in table.fields.items()}


def test_header_below_titles_and_in_column_b(matcher: LabelMatcher, sheet_of: MakeSheet) -> None:
    grid: list[list[RawValue]] = [
        ["AI Growth Zones: bids by region"],
        [None, "Status: draft"],
        [],
        [None, *HEADER],
        [None, "A1", "North", "Wales", 500],
    ]
    table = find_table(sheet_of(grid), matcher, 2)
    assert table is not None
    assert (table.top, table.bottom) == (4, 4)
    assert _columns(table) == {"bid_id": 2, "bid_name": 3, "region": 4, "firm_mw": 5}


def test_two_header_rows_with_merged_groups(matcher: LabelMatcher, sheet_of: MakeSheet) -> None:
    grid: list[list[RawValue]] = [
        ["Bid", None, None, "Power capacity (MW)", None, "Jobs"],
        [
            "Reference",
            "Name",
            "Region",
            "Firm by 2030",
            "Total planned",
            "Construction",
            "Permanent on-site",
        ],
        ["A1", "North", "Wales", 500, 900, 10, 20],
    ]
    merged = (Area(1, 1, 1, 2), Area(1, 4, 1, 5), Area(1, 6, 1, 7))
    table = find_table(sheet_of(grid, merged=merged), matcher, 2)
    assert table is not None
    assert (table.top, table.bottom) == (1, 2)
    assert _columns(table) == {
        "bid_id": 1,
        "bid_name": 2,
        "region": 3,
        "firm_mw": 4,
        "total_mw": 5,
        "jobs_build": 6,
        "jobs_onsite": 7,
    }
    assert table.fields["firm_mw"].text == "Power capacity (MW) Firm by 2030"


def test_groups_without_merged_cells(matcher: LabelMatcher, sheet_of: MakeSheet) -> None:
    grid: list[list[RawValue]] = [
        [None, None, "Power capacity (MW)", None, "Jobs", None],
        [
            "Bid reference",
            "Bid name",
            "Firm by 2030",
            "Total planned",
            "Construction",
            "Permanent on-site",
        ],
        ["A1", "North", 500, 900, 10, 20],
    ]
    assert len(_columns(find_table(sheet_of(grid), matcher, 2))) == 6


def test_a_row_of_units_belongs_to_the_header(matcher: LabelMatcher, sheet_of: MakeSheet) -> None:
    grid: list[list[RawValue]] = [
        ["Bid reference", "Bid name", "Firm power capacity by 2030"],
        [None, None, "GW"],
        ["A1", "North", 0.5],
    ]
    table = find_table(sheet_of(grid), matcher, 2)
    assert table is not None
    assert table.bottom == 2
    assert table.fields["firm_mw"].text == "Firm power capacity by 2030 (GW)"


def test_one_column_for_each_field(matcher: LabelMatcher, sheet_of: MakeSheet) -> None:
    grid = [["Bid reference", "Number of construction jobs", "Construction jobs", "Notes", "Notes"]]
    table = find_table(sheet_of(grid), matcher, 2)
    assert _columns(table) == {"bid_id": 1, "jobs_build": 3, "notes": 4}
    assert table is not None
    assert [header.repeats for header in table.headers] == ["", "jobs_build", "", "", "notes"]


def test_no_header(matcher: LabelMatcher, sheet_of: MakeSheet) -> None:
    assert find_table(sheet_of([["Officer", "Room"], ["A", 1]]), matcher, 2) is None
    assert find_table(sheet_of([]), matcher, 2) is None


def test_rows_that_are_no_bids_are_left_out_with_the_reason(
    matcher: LabelMatcher, framework: Framework, sheet_of: MakeSheet
) -> None:
    grid: list[list[RawValue]] = [
        HEADER,
        [1, 2, 3, 4],
        ["e.g. A00", "Example Park", "Wales", 500],
        ["A1", "North", "Wales", 500],
        [],
        ["   ", None, "\n", " "],
        ["Scotland"],
        HEADER,
        ["A2", "Total Energy Hub", "Scotland", 700],
        ["A3"],
        [None, "No reference", "Wales", None],
        ["Total", None, None, 1700],
        [None, "Average (mean):", None, 566.7],
        ["Note: figures are as given by the applicants and have not been checked."],
        [None, None, "Bids in Wales", 2],
    ]
    sheet = sheet_of(grid)
    table = find_table(sheet, matcher, 2)
    assert table is not None
    rows = sort_rows(sheet, table, framework.id_field, framework.name_field)
    # "A3" alone in the reference column is a bid that answered nothing else; a region heads others
    assert rows.kept == (4, 9, 10, 11)
    assert {row: reason for row, reason, _ in rows.left_out} == {
        2: "a row of column numbers",
        3: "an example row",
        7: "a heading: the name of a region alone",
        8: "the header again",
        12: "a row of totals",
        13: "a row of totals",
        14: "a heading or footnote: one cell only",
        15: "below the table, without a reference or a name",
    }


_CELL: st.SearchStrategy[RawValue] = st.one_of(
    st.none(),
    st.sampled_from(["", "  ", "Total", "Example", "e.g. x", "A1", "Note: x", *HEADER]),
    st.text(max_size=8),
    st.integers(-5, 5),
    st.booleans(),
)


@given(st.lists(st.lists(_CELL, max_size=6), max_size=12), st.integers(0, 3))
def test_every_row_that_holds_something_is_accounted_for(
    matcher_for_all: LabelMatcher, grid: list[list[RawValue]], above: int
) -> None:
    whole: list[list[RawValue]] = [*([] for _ in range(above)), list(HEADER), *grid]
    sheet = Sheet(SheetRef("f", "s"), trimmed(whole))
    table = find_table(sheet, matcher_for_all, 2)
    assert table is not None
    rows = sort_rows(sheet, table, "bid_id", "bid_name")
    out = [row for row, _, _ in rows.left_out]
    holding = [
        row
        for row in range(table.bottom + 1, len(sheet.rows) + 1)
        if not all(map(is_blank, sheet.rows[row - 1]))
    ]
    assert sorted([*rows.kept, *out]) == holding
