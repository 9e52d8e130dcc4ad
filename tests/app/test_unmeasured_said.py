"""A pillar that nobody judged is told of wherever one decides, signs, looks and exports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders import framework, judged, simple_bid
from busy_session import bid_set
from gz_eval.app import chart_data
from gz_eval.app.freezing import freezing
from gz_eval.app.ranking_rows import RankingRows
from gz_eval.app.session import Session
from gz_eval.app.shortlist_notes import shortlist_notes
from gz_eval.app.signing import sign_off
from gz_eval.app.why_text import why
from gz_eval.cli.ranking_text import ranking_lines, written_lines
from gz_eval.core.commands import ImportBids
from gz_eval.core.explain import explain
from gz_eval.core.people import Person
from gz_eval.core.project import Project
from gz_eval.core.scoring import evaluate
from gz_eval.core.selection import Selection
from gz_eval.export import write
from gz_eval.export.imprint import Imprint
from gz_eval.export.tables import workbook_tables

SAID = (
    "1 criterion (40% of the weight) is not judged for any bid; its weight is shared among the"
    " others: Area. Nothing of “Land” counts."
)


@pytest.fixture
def session() -> Session:
    """The small evaluation, of which land is judged by assessors, and has not been."""
    found = Session(Project(judged("area")), person=Person("Amira Kaur", "analyst"))
    found.do(ImportBids(bid_set()))
    return found


def test_the_shortlist_notes_it_first(session: Session) -> None:
    first = shortlist_notes(session.selection)[0]
    assert (f"{first.told}.", first.bids) == (SAID, ())
    assert first.short == "1 criterion not judged for any bid (40% of the weight)"


def test_it_is_said_before_signing_and_frozen_with_the_sign_off(session: Session) -> None:
    assert SAID.replace("others: Area.", "others.") in freezing(session).warnings
    session.do(sign_off(session, "C. One", "A. Two", "Q. Three", "P. Four"))
    assert SAID in session.project.sign_offs[-1].told


def test_exports_and_the_terminal_say_it(session: Session, tmp_path: Path) -> None:
    project, evaluation = session.project, session.evaluation
    about = next(
        one for one in workbook_tables(project, evaluation, Imprint()) if one.name == "About"
    )
    assert ("Ranking: points to note", SAID) in [row[:2] for row in about.rows]
    write(project, evaluation, tmp_path / "ranking.json", imprint=Imprint())
    document = json.loads((tmp_path / "ranking.json").read_text(encoding="utf-8"))
    assert document["points_to_note"][0] == {"what": SAID, "bids": []}
    path = tmp_path / "ranking.xlsx"
    for lines in (
        ranking_lines(session.selection, project, None, 1000),
        written_lines(session.selection, project, path, 1000),
    ):
        assert SAID in lines


def test_cells_of_exports_have_a_word_and_no_nought(session: Session) -> None:
    found = {
        one.name: one for one in workbook_tables(session.project, session.evaluation, Imprint())
    }
    for name, title in (
        ("Ranking", "Land points"),
        ("Contributions", "Land: Area"),
        ("Value scores", "Land: Area"),
    ):
        column = [one.title for one in found[name].columns].index(title)
        assert {row[column] for row in found[name].rows} == {"not judged"}


def test_the_waterfall_says_not_judged(session: Session) -> None:
    evaluation = session.evaluation
    told = why(evaluation, explain(evaluation, "B001")).waterfall
    assert [step.absent for step in told.steps] == ["", "not judged"]
    assert told.told(told.steps[1]) == "Land: not judged"
    assert "Land not judged:" in told.spoken


def test_the_ranking_s_bars_and_the_charts_say_not_judged(session: Session) -> None:
    row = RankingRows().of(session.evaluation, (), None)[0]
    assert "Land not judged" in row.points_told.splitlines()
    chart = chart_data.contributions(session.selection)
    assert "Land not judged" in chart.alt
    assert "; Land: not judged" in chart.units
    heat = chart_data.heat_map(session.selection)
    for made, title in ((chart.table(), "Land"), (heat.table(), "Area")):
        assert {row[made.columns.index(title)] for row in made.rows} == {"not judged"}
    assert "“–” where evidence is missing or not judged" in heat.units


def test_a_score_of_nought_stays_one() -> None:
    evaluation = evaluate(framework(), (simple_bid(1, 500, "firm", 0),))
    chart = chart_data.contributions(Selection.of(evaluation, ()))
    assert chart.table().rows[0][4] == 0.0
