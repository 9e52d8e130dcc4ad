"""What the table of bids says of each, what is shown, and what is copied."""

from __future__ import annotations

from decimal import Decimal

from builders import bid, blank, closed_range, code, exact, framework
from busy_session import FRAMEWORK, busy_session, fresh_session
from flagged_session import flagged_session
from gz_eval.app.bid_columns import NAME, bid_columns
from gz_eval.app.bid_filter import BidFilter, bid_count_line, kinds_of, regions_of, statuses_of
from gz_eval.app.bid_rows import BidRows, status_field
from gz_eval.app.columns import Tone
from gz_eval.app.overriding import correction, gate_override
from gz_eval.app.session import Session
from gz_eval.app.shown import Shown
from gz_eval.app.table_text import table_text
from gz_eval.core.bids import BidSet, Layout, SheetRecord
from gz_eval.core.commands import SetWeight
from gz_eval.core.issues import Severity
from gz_eval.core.outcome import GateState
from gz_eval.core.project import Project
from gz_eval.core.source import SourceFile


def test_a_row_says_what_is_known_of_a_bid() -> None:
    rows = BidRows().of(Shown(fresh_session()))
    fourth = rows[3]
    assert (fourth.id, fourth.bid.name, fourth.status) == ("B004", "Marsh Farm", "none")
    assert fourth.gates is GateState.PASS
    assert fourth.issues_text == "1 error"
    assert rows[0].issues_text == ""
    assert fourth.spoken == "Marsh Farm, reference B004, none, gates: pass, 1 error"
    assert rows[0].spoken.endswith("no issues")


def test_a_gate_that_officials_let_pass_is_no_plain_pass() -> None:
    session = flagged_session()
    session.do(gate_override(session, "B002", "size", GateState.PASS), "The third cable is built.")
    shown = Shown(session)
    row = next(one for one in BidRows().of(shown) if one.id == "B002")
    columns = bid_columns(shown.project.framework, hidden=False, anonymous=False)
    gates = next(one.column for one in columns if one.key == "gates")
    assert (gates.text(row), gates.short(row)) == ("Pass (overridden)", "Pass †")
    assert "gates: pass (overridden)" in row.spoken
    assert next(iter(BidRows().of(shown))).gates_text == "Pass"


def test_rows_stay_while_weights_move_and_follow_what_they_say() -> None:
    session = fresh_session()
    shown, maker = Shown(session), BidRows()
    first = maker.of(shown)
    session.do(SetWeight("power", 70))
    assert maker.of(shown) is first
    session.do(correction(session, "B004", "ha", "62 ha"), "The letter says so.")
    second = maker.of(shown)
    assert second is not first
    assert second[3].issues_text == "1 note"
    assert second[0].searched is first[0].searched


def test_nothing_tells_of_gates_while_scores_are_hidden() -> None:
    shown = Shown(fresh_session(blind=True))
    assert {row.gates for row in BidRows().of(shown)} == {None}
    columns = bid_columns(FRAMEWORK, hidden=True, anonymous=False)
    assert "gates" not in {one.key for one in columns}


def test_hidden_names_hide_references_and_where_it_stood() -> None:
    shown = Shown(fresh_session())
    maker = BidRows()
    maker.of(shown)
    shown.anonymous = True
    row = maker.of(shown)[3]
    assert row.reference == ""
    assert "marsh" not in row.haystack
    assert "b004" not in row.haystack
    columns = bid_columns(FRAMEWORK, hidden=False, anonymous=True)
    assert not {"reference", "source"} & {one.key for one in columns}
    told = table_text([row], [one.column for one in columns])
    assert "B004" not in told
    assert "Marsh" not in told


def ids(wanted: BidFilter) -> list[str]:
    return [row.id for row in wanted.passing(BidRows().of(Shown(fresh_session())))]


def test_filters() -> None:
    everything = ["B001", "B002", "B003", "B004", "B005"]
    assert ids(BidFilter()) == everything
    assert not BidFilter(" ").active
    assert ids(BidFilter("FARM marsh")) == ["B004"]
    assert ids(BidFilter("b002")) == ["B002"]
    assert ids(BidFilter("offered")) == ["B002"]
    assert ids(BidFilter(status="firm")) == ["B001", "B003", "B005"]
    assert ids(BidFilter(gates=GateState.FAIL)) == ["B005"]
    assert ids(BidFilter(severity=Severity.ERROR)) == ["B004"]
    assert ids(BidFilter(severity=Severity.ERROR, kind="missing")) == ["B004"]
    assert ids(BidFilter(severity=Severity.NOTE, kind="missing")) == []
    assert ids(BidFilter(kind="missing")) == ["B004"]
    assert ids(BidFilter(clean=True)) == ["B001", "B002", "B003", "B005"]
    assert ids(BidFilter(region="Wales")) == []
    assert BidFilter(clean=True).active


def test_what_can_be_filtered_by() -> None:
    rows = BidRows().of(Shown(fresh_session()))
    assert regions_of(rows) == ()
    assert statuses_of(rows) == ("firm", "none", "offered")
    assert kinds_of(rows) == ((Severity.ERROR, "missing"),)
    field = status_field(FRAMEWORK)
    assert field is not None
    assert field.label == "Status"


def shown_of(*answers: float | str | None) -> Shown:
    """Bids that differ in their power: a figure, "range", or nothing."""
    made = tuple(
        bid(
            number,
            {
                "mw": blank()
                if answer is None
                else closed_range(100, 600)
                if answer == "range"
                else exact(answer),
                "status": code("firm"),
            },
        )
        for number, answer in enumerate(answers, 1)
    )
    sheet = SheetRecord(
        made[0].source.sheet, Layout.REGISTER, False, 1, (), len(made), len(made), ()
    )
    source = SourceFile("bids.xlsx", "bids.xlsx", "ab" * 32, 9)
    return Shown(Session(Project(framework(), BidSet(made, (source,), (sheet,), ()))))


def test_an_answer_is_a_column_that_sorts_by_its_amount() -> None:
    rows = BidRows().of(shown_of(1000, "range", None, 90))
    columns = {
        one.key: one.column for one in bid_columns(framework(), hidden=False, anonymous=False)
    }
    power = columns["field:mw"]
    assert [power.sort_key(row) for row in rows] == [1000.0, 100.0, None, 90.0]
    assert [power.text(row) for row in rows] == ["1000 MW", "100 to 600 MW", "left blank", "90 MW"]
    assert power.right
    assert power.tone(rows[2]) is Tone.SECONDARY
    assert power.spoken_text(rows[0]) == "Power: 1000 MW"
    assert "as typed" in power.tooltip(rows[0])
    assert Decimal(1000) == rows[0].bid.value("mw").amount  # type: ignore[union-attr]


def test_the_status_is_one_column_and_the_name_is_first() -> None:
    columns = bid_columns(FRAMEWORK, hidden=False, anonymous=False)
    keys = [one.key for one in columns]
    assert keys[0] == NAME
    assert keys.count("status") == 1
    assert "field:status" not in keys
    assert len(keys) == len(set(keys))
    assert "field:mw" in {one.key for one in columns if one.usual}
    assert "field:letter" not in {one.key for one in columns if one.usual}


def test_a_correction_is_seen_in_its_column() -> None:
    rows = BidRows().of(Shown(busy_session()))
    columns = {one.key: one.column for one in bid_columns(FRAMEWORK, hidden=False, anonymous=False)}
    assert columns["field:mw"].text(rows[1]) == "750 MW (corrected)"
    assert "750 MW (corrected)\n" in columns["field:mw"].tooltip(rows[1])


def test_the_gravest_issues_come_first() -> None:
    rows = BidRows().of(Shown(fresh_session()))
    columns = {one.key: one.column for one in bid_columns(FRAMEWORK, hidden=False, anonymous=False)}
    issues = columns["issues"]
    assert issues.sort_key(rows[3]) == (-1.0, 0.0, 0.0)
    assert issues.sort_key(rows[0]) is None
    assert issues.spoken_text(rows[0]) == "no issues"


def test_copied_rows_are_a_table_and_no_formula() -> None:
    made = bid(1, {"mw": exact(5)}, '=HYPERLINK("x")\tand\nmore')
    sheet = SheetRecord(made.source.sheet, Layout.REGISTER, False, 1, (), 1, 1, ())
    shown = Shown(Session(Project(framework(), BidSet((made,), (), (sheet,), ()))))
    columns = [one.column for one in bid_columns(framework(), hidden=False, anonymous=False)][:2]
    lines = table_text(BidRows().of(shown), columns).splitlines()
    assert lines == ["Bid\tReference", '\'=HYPERLINK("x") and more\tB001']


def test_how_many_there_are() -> None:
    rows = BidRows().of(Shown(fresh_session()))
    assert bid_count_line(rows[:1], 1) == "1 bid"
    assert bid_count_line(rows, 2) == "2 of 5 bids"
    assert bid_count_line(rows, 5) == "5 bids, 1 with errors or warnings"
