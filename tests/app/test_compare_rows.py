"""Bids side by side: what is said of each, and who is best."""

from __future__ import annotations

from builders import framework, simple_bid
from busy_session import fresh_session
from flagged_session import flagged_session, move
from gz_eval.app.compare_rows import CompareRow, compare_columns, compare_rows, compared_text
from gz_eval.core.framework import Treatment
from gz_eval.core.outcome import Standing
from gz_eval.core.scoring import evaluate
from gz_eval.core.selection import Selection
from gz_eval.core.weights import with_weights


def test_bids_are_compared_on_every_criterion() -> None:
    selection = fresh_session().selection
    rows = compare_rows(selection, ("B001", "B002", "nobody"))
    by_label = {row.label: row for row in rows}
    evaluation = selection.evaluation
    for leaf in evaluation.framework.leaves:
        assert leaf.label in by_label
    assert all(len(row.cells) == 2 for row in rows)
    totals = [float(evaluation.shown_totals[evaluation.index_by_id[b]]) for b in ("B001", "B002")]
    best = by_label["Score"].best
    assert best == {totals.index(max(totals))}
    power = next(row for row in rows if "900 MW" in row.cells[0])
    assert "points" in power.cells[0]


def test_nobody_is_best_where_all_are_the_same() -> None:
    rows = compare_rows(fresh_session().selection, ("B001", "B001"))
    assert not any(row.best or row.differs for row in rows)


def test_the_table_says_and_copies_the_same() -> None:
    rows = compare_rows(fresh_session().selection, ("B001", "B004"))
    columns = compare_columns(("Harrow Campus", "Marsh Farm"))
    text = compared_text(("Harrow Campus", "Marsh Farm"), rows).splitlines()
    assert text[0] == "\tHarrow Campus\tMarsh Farm"
    for line, row in zip(text[1:], rows, strict=True):
        assert line == "\t".join(column.text(row) for column in columns)
        assert columns[1].spoken_text(row).startswith("Harrow Campus")


def test_without_bids_there_is_nothing() -> None:
    assert compare_rows(fresh_session().selection, ()) == ()


def test_what_a_score_could_be_is_said_also_where_nothing_is_open() -> None:
    selection = flagged_session().selection  # the power of B002 is in doubt
    (told,) = [row for row in compare_rows(selection, ("B001", "B002")) if row.label == "Could be"]
    known = selection.evaluation
    sure = f"{float(known.shown_totals[known.index_by_id['B001']]):.1f}"
    assert told.cells[0] == f"{sure} in any case"
    assert " to " in told.cells[1]


def test_a_standing_that_is_not_the_rules_says_so() -> None:
    session = flagged_session()
    move(session, "B004", Standing.SHORTLISTED)
    rows = compare_rows(session.selection, ("B001", "B004"))
    (told,) = [row.cells for row in rows if row.label == "Standing"]
    assert told == ("Shortlisted", "Shortlisted, moved by officials")


def test_the_same_score_and_weight_earn_the_same_points() -> None:
    """Rounded so that those of a bid sum to its score, they were 6.6 beside 6.7."""
    made = framework()
    made = with_weights(made, {"power": 60.0, "land": 40.0, "capacity": 35.35, "status": 24.65})
    bids = tuple(simple_bid(number, 301 + 37 * number, "firm", 80) for number in range(40))
    selection = Selection.of(evaluate(made, bids), ())
    column = next(
        number
        for number in range(len(made.leaves))
        if len({round(one, 9) for one in selection.evaluation.contributions[:, number]}) == 1
    )
    assert len(set(selection.evaluation.shown_points[:, column].tolist())) == 1
    label = made.leaves[column].label
    row = next(
        one for one in compare_rows(selection, [bid.id for bid in bids]) if one.label == label
    )
    assert len({cell.rpartition(", ")[2] for cell in row.cells}) == 1


def _land(missing: Treatment, *areas: float | None) -> CompareRow:
    """What is said of the land of some bids; None is left blank."""
    bids = tuple(simple_bid(number, 900, "firm", area) for number, area in enumerate(areas))
    made = Selection.of(evaluate(framework(missing=missing), bids), ())
    rows = compare_rows(made, [bid.id for bid in bids])
    return next(row for row in rows if row.label == "Area")


def test_missing_evidence_counts_and_scores_nothing() -> None:
    """What a policy gives is no score that anybody measured, and best of nothing."""
    row = _land(Treatment.ZERO, 0, None, 50)
    blank = row.cells[1].partition(":")[0]
    assert row.cells[0].startswith("0 ha: scores 0.0, ")
    assert row.cells[1] == f"{blank}: evidence is missing, counts as 0, 0.00 points"
    assert row.best == {2}
    row = _land(Treatment.VALUE, 10, None, 20)
    assert ": evidence is missing, counts as 30, " in row.cells[1]
    assert row.best == {2}, "of those with evidence, though the blank counts more"
    row = _land(Treatment.EXCLUDE, 10, None, 20)
    assert row.cells[1].endswith(": evidence is missing, left out")


def test_the_only_one_with_evidence_is_not_best() -> None:
    assert _land(Treatment.ZERO, 10, None).best == frozenset()
