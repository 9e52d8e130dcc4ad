"""What the page says of the whole, nations and regions, and of their targets."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from busy_session import session_with_totals
from gz_eval.app.session import Session
from gz_eval.app.target_edits import amount_typed, figure_choices, place_choices
from gz_eval.app.total_rows import (
    TotalRow,
    figure_of_column,
    gaps_line,
    reached_cell,
    share_text,
    targets_line,
    total_columns,
    total_rows,
)
from gz_eval.core.commands import SetFramework
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Field, Kind, Target, Total
from gz_eval.core.shortlist_totals import Reached
from gz_eval.core.target_commands import SetTarget


@pytest.fixture
def session() -> Session:
    """Two bids are shortlisted, without a region: 1,600 MW and 140 ha."""
    return session_with_totals()


def _cells(row: TotalRow) -> list[str]:
    return [column.text(row) for column in total_columns(row.framework)]


def test_totals_come_for_the_whole_and_every_place(session: Session) -> None:
    rows = total_rows(session.selection)
    assert _cells(rows[0]) == ["United Kingdom", "2", "1", "5", "1,600", "140"]
    assert {row.title for row in rows if not row.inner} >= {"England", "Scotland", "Wales"}
    assert rows[-1].title == "No region"
    assert rows[-1].place is None
    for row in rows:
        for column in total_columns(row.framework):
            assert column.spoken_text(row)


def test_nothing_shortlisted_is_nought_and_no_figure_is_said(session: Session) -> None:
    rows = {row.title: row for row in total_rows(session.selection)}
    assert _cells(rows["Wales"])[1:] == ["0", "0", "0", "0", "0"]
    whole = rows["United Kingdom"]
    lacking = replace(whole, total=replace(whole.total, sums=(None, 140.0), lacking=(2, 0)))
    assert _cells(lacking)[4:] == ["not given", "140"]
    spoken = total_columns(lacking.framework)[4].spoken_text(lacking)
    assert spoken == "Power (MW), shortlisted: not given. 2 shortlisted bids gave no figure"
    assert gaps_line(lacking.total, lacking.framework) == (
        "The sums lack MW of 2 bids that gave no figure."
    )
    assert gaps_line(whole.total, whole.framework) == ""


def test_a_target_stands_beside_the_figure_with_a_sign(session: Session) -> None:
    session.do(SetTarget(Target(Decimal(2000), "power", "", "the panel", "For illustration.")))
    session.do(SetTarget(Target(Decimal(2))))
    session.do(SetTarget(Target(Decimal(500), "power", "Wales")))
    rows = total_rows(session.selection)
    assert _cells(rows[0])[1] == "2 of 2 ✓"
    assert _cells(rows[0])[4] == "1,600 of 2,000 ✗ 80%"
    column = total_columns(session.project.framework)[4]
    assert column.spoken_text(rows[0]) == (
        "Power (MW), shortlisted: 1,600 of 2,000 MW, 80% of the target, 400 short"
    )
    assert column.tooltip(rows[0]).splitlines()[1:] == [
        "Source of the target: the panel.",
        "For illustration.",
    ]
    assert targets_line(session.project.framework, rows) == (
        "1 of 3 targets is met. In the whole: shortlisted bids, 2 of 2. Short of target: Power"
        " in the whole, 1,600 of 2,000 MW (80%); Power in Wales, 0 of 500 MW (0%)."
    )
    whole = total_rows(session.selection, places=False)
    assert targets_line(session.project.framework, whole) == (
        "1 of 2 targets of the whole is met. In the whole: shortlisted bids, 2 of 2. Short of"
        " target: Power in the whole, 1,600 of 2,000 MW (80%). 1 target of a place is not shown:"
        " places are hidden."
    )


def test_without_targets_nothing_is_said_of_them(session: Session) -> None:
    assert targets_line(session.project.framework, total_rows(session.selection)) == ""


@pytest.mark.parametrize(
    ("found", "cell"),
    [(499.9, "500 of 500 ✗ 99%"), (500.0, "500 of 500 ✓"), (750.0, "750 of 500 ✓")],
)
def test_short_of_a_target_is_never_all_of_it(found: float, cell: str) -> None:
    one = Reached(Target(Decimal(500), "power"), found, 0)
    assert reached_cell(f"{found:,.0f}", one) == cell
    assert (share_text(one) == "99%") is not one.met


def test_the_share_of_a_target_is_rounded() -> None:
    assert share_text(Reached(Target(Decimal(14), ""), 13, 0)) == "93%"


def test_a_column_says_what_its_target_is_of(session: Session) -> None:
    framework = session.project.framework
    assert [figure_of_column(framework, number) for number in range(6)] == [
        *("", "", "", "", "power", "land")
    ]


def test_an_amount_is_typed_with_or_without_its_unit(session: Session) -> None:
    framework = session.project.framework
    cost = Field("cost", "Cost", Kind.MONEY, unit="£m")
    totals = (*framework.totals, Total("cost", "£m", "cost"))
    session.do(SetFramework(replace(framework, fields=(*framework.fields, cost), totals=totals)))
    framework = session.project.framework
    assert amount_typed(framework, "power", "1.5 GW") == 1500
    assert amount_typed(framework, "power", "1,500") == 1500
    assert amount_typed(framework, "cost", "£2bn") == 2000
    assert amount_typed(framework, "", "12") == 12
    wrong = [("power", "much"), ("power", "0"), ("", "2.5"), ("", "-1"), ("", "")]
    # What may be said of an offer is no target: another measure, a condition, an approximation.
    wrong += [
        ("power", "£2.5bn"),
        ("power", "€5bn"),
        ("land", "GBP 500"),
        ("power", "500 MW (subject to grid)"),
        ("power", "about 500 MW"),
    ]
    for total, text in wrong:
        with pytest.raises(UserError):
            amount_typed(framework, total, text)
    assert [key for key, _ in figure_choices(framework)] == ["", "power", "land", "cost"]
    session.do(SetTarget(Target(Decimal(2000), "cost")))
    line = targets_line(session.project.framework, total_rows(session.selection))
    assert line == "0 of 1 target is met. Short of target: Cost in the whole, £0m of £2,000m (0%)."


def test_places_are_offered_where_they_may_be_known() -> None:
    assert [label for _, label in place_choices(places=False)] == ["The whole"]
    assert "Wales" in [label for _, label in place_choices()]
