"""What the ranking table says of bids, and which it shows."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from builders import at_least, bid, blank, code, exact, framework, simple_bid
from gz_eval.app import bid_facts
from gz_eval.app.anonymous import reference_of
from gz_eval.app.baseline import Baseline, Was
from gz_eval.app.columns import Tone
from gz_eval.app.ranking_cells import (
    BAR,
    BID,
    BOUNDS,
    GATES,
    MOVED,
    RANK,
    RANKING_COLUMNS,
    SCORE,
    left_out_line,
)
from gz_eval.app.ranking_filter import RankingFilter, count_line
from gz_eval.app.ranking_lines import Line, lines_below
from gz_eval.app.ranking_rows import RankingRow, RankingRows
from gz_eval.app.region_choice import NO_REGION
from gz_eval.core.bids import Bid
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Comparison, Gate, ShortlistRule, Test
from gz_eval.core.outcome import GateState, Standing
from gz_eval.core.overrides import GateOverride
from gz_eval.core.people import Person, Stamp
from gz_eval.core.regions import region_name
from gz_eval.core.scoring import compute_values, evaluate_table
from gz_eval.core.weights import with_share

GATE = Gate("size", "At least 200 MW", Test("mw", Comparison.AT_LEAST, Decimal(200)))
FRAMEWORK = framework(gates=(GATE,), shortlist=ShortlistRule(places=2, reserve=1))


def in_region(made: Bid, code: str) -> Bid:
    return Bid(made.id, made.name, code, made.source, made.answers)


BIDS = (
    in_region(simple_bid(1, 900, "firm", 80, "Pit Lane Campus"), "E12000007"),
    in_region(simple_bid(2, 100, "firm", 90, "Tarn Side Works"), "W92000004"),
    in_region(simple_bid(3, 700, "offered", 60, "Kettle Ness"), "W92000004"),
    simple_bid(4, 500, None, 40, "Marsh Farm"),
    simple_bid(5, 300, "none", 20, "Dunmore"),
    bid(6, {"mw": at_least(250), "status": code("none"), "ha": exact(5, "ha")}, "Gorse Bank"),
)


def evaluate() -> Evaluation:
    return evaluate_table(FRAMEWORK, compute_values(FRAMEWORK, BIDS))


@pytest.fixture
def rows() -> tuple[RankingRow, ...]:
    return RankingRows().of(evaluate())


def cell(rows: tuple[RankingRow, ...], number: int, column: int) -> str:
    return RANKING_COLUMNS[column].text(rows[number])


def test_rows_come_in_ranked_order_with_failures_apart(rows: tuple[RankingRow, ...]) -> None:
    assert [cell(rows, number, RANK) for number in range(6)] == ["1", "2", "3", "4", "5", "(1)"]
    assert cell(rows, 5, BID) == "Tarn Side Works"
    assert [row.standing for row in rows[:4]] == [
        Standing.SHORTLISTED,
        Standing.SHORTLISTED,
        Standing.RESERVE,
        Standing.NOT_SHORTLISTED,
    ]


def test_a_cell_says_what_it_means_in_words_too(rows: tuple[RankingRow, ...]) -> None:
    gates = RANKING_COLUMNS[GATES]
    assert (gates.text(rows[0]), gates.tone(rows[0])) == ("Pass", Tone.GOOD)
    assert (gates.text(rows[5]), gates.tone(rows[5])) == ("Fail", Tone.BAD)
    assert gates.tooltip(rows[5]).startswith("At least 200 MW: Fail. ")
    assert "2 on the shortlist" in RANKING_COLUMNS[RANK].tooltip(rows[0])


def test_the_score_and_its_points_agree(rows: tuple[RankingRow, ...]) -> None:
    best = rows[0]
    assert cell(rows, 0, SCORE) == "87.5"  # 0.6 * (0.75 * 90 + 0.25 * 100) + 0.4 * 80
    assert cell(rows, 0, BAR) == "Power 55.5, Land 32.0"
    assert sum(best.points) == pytest.approx(best.score)


def test_bounds_are_blank_when_nothing_is_open(rows: tuple[RankingRow, ...]) -> None:
    bounds = RANKING_COLUMNS[BOUNDS]
    assert (bounds.text(rows[0]), bounds.sort_key(rows[0])) == ("", None)
    unknown = next(row for row in rows if row.id == "B004")
    assert bounds.text(unknown) == "38.5 to 53.5"
    assert bounds.sort_key(unknown) == pytest.approx(15.0)


def test_a_row_is_read_out_as_one_sentence(rows: tuple[RankingRow, ...]) -> None:
    assert rows[0].spoken == "rank 1, Pit Lane Campus, score 87.5, shortlisted"
    assert rows[5].spoken.startswith("rank 1 of the bids that fail a gate, Tarn Side Works")


def test_what_does_not_depend_on_weights_is_made_once() -> None:
    maker, first = RankingRows(), evaluate()
    again = evaluate_table(with_share(FRAMEWORK, "power", 10), first.table)
    facts = {row.id: row.facts for row in maker.of(first)}
    assert all(row.facts is facts[row.id] for row in maker.of(again))


def test_what_a_row_tells_is_worked_out_when_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []

    def tell(one: Bid) -> str:
        told.append(one.id)
        return reference_of(one)

    monkeypatch.setattr(bid_facts, "reference_of", tell)
    rows = RankingRows().of(evaluate())
    assert told == []  # ten thousand of them are made on the interface thread
    assert RankingFilter("tarn").passing(rows) == [rows[5]]
    assert len(told) == len(rows)
    RankingFilter("pit").passing(rows)
    assert len(told) == len(rows)  # at the next letter it is known


def test_what_is_said_of_overridden_gates_is_known_of_all_rows() -> None:
    stamp = Stamp(Person("Asha", "analyst"), datetime(2025, 6, 14, tzinfo=UTC), "As agreed.")
    moved = GateOverride("B002", "size", GateState.PASS, GateState.FAIL, stamp)
    gone = GateOverride("B999", "size", GateState.PASS, GateState.FAIL, stamp)
    overrides = (moved, gone)
    evaluation = evaluate_table(FRAMEWORK, compute_values(FRAMEWORK, BIDS, overrides))
    maker = RankingRows()
    (row, *_) = maker.of(evaluation, overrides)
    assert row.gates_told == {"Pass (overridden)"}
    (row, *_) = maker.of(evaluate())
    assert row.gates_told == set()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (RankingFilter(), ["B001", "B003", "B004", "B005", "B006", "B002"]),
        (RankingFilter(text="  kettle NESS "), ["B003"]),
        (RankingFilter(text="b00 wales"), ["B003", "B002"]),
        (RankingFilter(region="Wales"), ["B003", "B002"]),
        (RankingFilter(gates=GateState.FAIL), ["B002"]),
        (RankingFilter(standing=Standing.RESERVE), ["B004"]),
        (RankingFilter(region="Wales", gates=GateState.PASS), ["B003"]),
    ],
)
def test_a_filter_shows_what_passes_every_part(
    rows: tuple[RankingRow, ...], wanted: RankingFilter, found: list[str]
) -> None:
    assert [row.id for row in wanted.passing(rows)] == found
    assert wanted.active == (len(found) < len(rows))


def test_lines_go_under_the_last_of_each_kind(rows: tuple[RankingRow, ...]) -> None:
    assert lines_below(list(rows)) == {1: Line.SHORTLIST, 2: Line.RESERVE, 4: Line.FAILED}
    assert lines_below([rows[0], rows[5]]) == {0: Line.SHORTLIST}
    assert lines_below([]) == {}


def test_counts_and_regions_in_words(rows: tuple[RankingRow, ...]) -> None:
    assert count_line(rows, 6) == "6 bids, 5 pass every gate, 1 fail"
    assert count_line(rows, 2) == "2 of 6 bids"
    alone = evaluate_table(FRAMEWORK, compute_values(FRAMEWORK, BIDS[:1]))
    assert count_line(RankingRows().of(alone), 1) == "1 bid, 1 pass every gate"
    maker = RankingRows()
    maker.of(evaluate())
    assert maker.regions == ("London", "Wales", NO_REGION)
    assert (region_name(""), region_name("X1")) == ("", "X1")


def test_an_unclear_gate_is_neither_pass_nor_fail() -> None:
    bids = (bid(1, {"mw": blank(), "status": code("firm"), "ha": exact(50, "ha")}),)
    rows = RankingRows().of(evaluate_table(FRAMEWORK, compute_values(FRAMEWORK, bids)))
    assert RANKING_COLUMNS[GATES].text(rows[0]) == "Unclear"
    assert RANKING_COLUMNS[GATES].tone(rows[0]) is Tone.WARNING
    assert count_line(rows, 1) == "1 bid, 1 unclear"


def test_ranks_are_compared_with_a_baseline_where_there_is_one() -> None:
    first = evaluate()
    assert RANKING_COLUMNS[MOVED].text(RankingRows().of(first)[0]) == ""
    kept = Baseline.of_evaluation(first, "the weights as kept")
    assert {row.movement_text for row in RankingRows().of(first, (), kept)} == {"–"}
    before = Baseline("sign-off 1", {"B001": Was(3, failed=False), "B003": Was(1, failed=False)})
    rows = {row.id: row for row in RankingRows().of(first, (), before)}
    assert [rows[bid].movement_text for bid in ("B001", "B003", "B004")] == ["▲2", "▼1", "new"]
    assert rows["B001"].movement_told == "Up 2 from 3 in sign-off 1."
    keys = [RANKING_COLUMNS[MOVED].sort_key(rows[bid]) for bid in ("B001", "B003", "B004")]
    assert keys == [-2.0, 1.0, None]


def test_the_points_of_a_row_are_those_of_the_whole(rows: tuple[RankingRow, ...]) -> None:
    whole = evaluate().pillar_points()
    assert all(row.points == tuple(whole[row.index]) for row in rows)


def test_columns_without_room_are_named() -> None:
    assert left_out_line(()) == ""
    assert left_out_line(("Region", "Gates")) == "no room for “Region” and “Gates”: see Why"
    assert (
        left_out_line(("Moved", "Region")) == "no room for “Moved” and “Region”: widen the window"
    )
    told = left_out_line(("Region",), crowded_out=True)
    assert told == (
        "no room for “Region”: see Why, or double-click the edge of a column whose width you set"
    )
    told = left_out_line(("Moved",), crowded_out=True)
    assert told == (
        "no room for “Moved”: widen the window, or double-click the edge of a column whose width"
        " you set"
    )
