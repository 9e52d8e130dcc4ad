"""The tables that every format and the terminal print from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise

from busy_session import signing
from flagged_session import flagged_session, move
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Target, Total
from gz_eval.core.outcome import Standing
from gz_eval.core.project import Project
from gz_eval.core.scoring import evaluate
from gz_eval.export.imprint import Imprint
from gz_eval.export.sheet_layout import sheet_tables
from gz_eval.export.table import Cell, Column, Form, Table, cell_text, distinct
from gz_eval.export.tables import workbook_tables

AT = datetime(2026, 6, 14, 9, 30, tzinfo=UTC)


def tables(project: Project, evaluation: Evaluation) -> dict[str, Table]:
    return {one.name: one for one in workbook_tables(project, evaluation, Imprint(at=AT))}


def column(table: Table, title: str) -> list[Cell]:
    at = [one.title for one in table.columns].index(title)
    return [row[at] for row in table.rows]


def test_every_table_is_whole_and_accessible(project: Project, evaluation: Evaluation) -> None:
    for table in tables(project, evaluation).values():
        titles = [one.title.casefold() for one in table.columns]
        assert len(set(titles)) == len(titles), table.name
        assert all(titles)
        assert len(table.name) <= 31
        assert table.title
        assert table.note
        assert {len(row) for row in table.rows} <= {len(table.columns)}
        assert all(row[0] not in (None, "") for row in table.rows), table.name


def test_ranking_has_failing_bids_last_with_ranks_of_their_own(
    project: Project, evaluation: Evaluation
) -> None:
    ranking = tables(project, evaluation)["Ranking"]
    among = column(ranking, "Ranked among")
    assert among == sorted(among, key=lambda cell: cell == "Bids that fail a gate")
    failing = [row for row in ranking.rows if row[1] == "Bids that fail a gate"]
    assert [(row[0], row[2]) for row in failing] == [(1, "B004")]
    scores = [row[6] for row in ranking.rows if row[1] == "Eligible bids"]
    assert all(float(str(a)) >= float(str(b)) for a, b in pairwise(scores))


def test_totals_stand_beside_their_targets(project: Project) -> None:
    totals = (Total("power", "MW", "mw"), Total("land", "ha", "ha"))
    targets = (Target(Decimal(2)), Target(Decimal(100_000), "power", source="the panel"))
    framework = replace(project.framework, totals=totals, targets=targets)
    aimed = replace(project, framework=framework)
    found = tables(aimed, evaluate(framework, project.bids.bids))
    table = found["Shortlist totals"]
    assert [one.title for one in table.columns[4:9]] == [
        *("Shortlisted", "Shortlisted: target", "Shortlisted: share of target"),
        *("MW", "MW: target"),
    ]
    whole, north_east = table.rows[0], table.rows[2]
    assert (whole[0], north_east[:2]) == ("United Kingdom", ("North East", "Region"))
    assert north_east[5:7] == (None, None)
    sums, wanted, share = (
        column(table, f"MW{end}")[0] for end in ("", ": target", ": share of target")
    )
    assert wanted == 100_000
    assert share == float(str(sums)) / 100_000  # in full, as the sentence above it says
    forms = {one.title: (one.form, one.places) for one in table.columns}
    assert forms["MW"] == forms["MW: target"] == (Form.NUMBER, 0)  # 2,251 as on the page
    weights = column(found["Framework"], "Weight in the whole")
    assert all(len(repr(one)) <= 11 for one in weights)
    (rule,) = (row for row in found["Rules"].rows if row[:2] == ("Target", "Power in the whole"))
    assert rule[2:] == ("At least 100,000 MW in the whole.", "", "the panel")


def test_what_is_hardly_short_of_a_target_is_not_all_of_it(project: Project) -> None:
    """A share of 99.98% would be shown as 100.0%."""
    totals = (Total("power", "MW", "mw"),)
    framework = replace(project.framework, totals=totals)
    bids = project.bids.bids

    def share(wanted: Decimal) -> Cell:
        aimed = replace(framework, targets=(Target(wanted, "power"),))
        found = tables(replace(project, framework=aimed), evaluate(aimed, bids))
        return column(found["Shortlist totals"], "MW: share of target")[0]

    first = tables(replace(project, framework=framework), evaluate(framework, bids))
    (whole, *_) = column(first["Shortlist totals"], "MW")
    reached = Decimal(str(whole))
    assert share(reached) == 1
    assert share(reached * Decimal("1.0002")) == 0.999
    assert share(reached * 2) == 0.5


def test_points_as_shown_sum_exactly_to_the_score_as_shown(
    project: Project, evaluation: Evaluation
) -> None:
    found = tables(project, evaluation)
    for name, first in (("Contributions", 3), ("Ranking", 9)):
        table = found[name]
        count = 3 if name == "Contributions" else 2
        scores = column(table, "Score")
        for row, score in zip(table.rows, scores, strict=True):
            cells = row[first : first + count]  # with a word in place of what is left out
            points = [float(str(cell)) for cell in cells if cell != "left out"]
            assert f"{sum(points):.1f}" == f"{float(str(score)):.1f}"


def test_excluded_evidence_is_said_not_shown_as_zero(
    project: Project, evaluation: Evaluation
) -> None:
    scores = tables(project, evaluation)["Value scores"]
    by_bid = {row[1]: row for row in scores.rows}
    assert by_bid["B005"][3] == "left out"
    assert by_bid["B001"][3] == 80.0


def test_evidence_leads_to_the_cell(project: Project, evaluation: Evaluation) -> None:
    evidence = tables(project, evaluation)["Evidence"]
    titles = [one.title for one in evidence.columns]
    rows = [dict(zip(titles, row, strict=True)) for row in evidence.rows]
    capacity = next(row for row in rows if row["Reference"] == "B001" and row["Field"] == "Power")
    assert capacity["Value"] == 800.0
    assert capacity["Unit"] == "MW"
    assert (capacity["File"], capacity["Sheet"], capacity["Cell"]) == (
        "bids.xlsx",
        "Register",
        "B2",
    )
    assert capacity["SHA-256 of the file"] == "ab" * 32
    ranged = next(row for row in rows if row["Reference"] == "B006" and row["Field"] == "Power")
    assert (ranged["Value"], ranged["Lowest"], ranged["Highest"]) == (
        "400 MW to 700 MW",
        400.0,
        700.0,
    )
    blank = next(row for row in rows if row["Reference"] == "B005" and row["Field"] == "Power")
    assert (blank["Value"], blank["Reading"]) == (None, "missing: blank")
    letter = next(row for row in rows if row["Field"] == "Letter")
    assert (letter["Value"], letter["Doubts"]) == ("Yes", "subject to survey")
    assert not any(
        row["Reference"] == "B001" and row["Field"] == "Letter" for row in rows
    )  # not asked
    assert any(row["Field"] == "=Header" and row["Text as shown"] == "=cmd()" for row in rows)


def test_issues_come_gravest_first_and_left_out_rows_with_reasons(
    project: Project, evaluation: Evaluation
) -> None:
    found = tables(project, evaluation)
    assert column(found["Issues"], "Severity") == ["Error", "Warning", "Note"]
    assert found["Issues"].rows[0][-1] == "bids.xlsx / Register / B5"
    assert found["Left out"].rows == (("bids.xlsx", "Register", "A40", "a total row", "Total"),)
    assert project.bids.account in found["Left out"].title


def test_about_says_what_it_was_made_from(project: Project, evaluation: Evaluation) -> None:
    about = {row[0]: row[1] for row in tables(project, evaluation)["About"].rows}
    assert about["Made on"] == "14 June 2026 at 09:30 UTC"
    assert about["Marking"] == "OFFICIAL"
    assert about["Issues"] == "3 issues: 1 error, 1 warning, 1 note."
    assert str(about["Rows"]).startswith(project.bids.account)
    assert any("tie at" in str(value) for value in about.values())


def test_about_says_what_is_to_be_known_of_the_shortlist() -> None:
    session = flagged_session()
    move(session, "B003", Standing.SHORTLISTED)
    session.do(signing(session))
    found = tables(session.project, session.evaluation)
    told = [row[1] for row in found["About"].rows if row[0] == "Shortlist: points to note"]
    flags = [
        "1 shortlisted bid has an unclear gate: Tarn Park.",
        "1 bid was moved by officials: Kettle Gateway.",
    ]
    assert told == [*flags, "3 bids are shortlisted for 2 places."]
    assert column(found["Sign-offs"], "Shortlist: points to note") == [" ".join(flags)]
    session.do(replace(signing(session), told=("1 error is open.", "1 entry is not signed.")))
    signed = tables(session.project, session.evaluation)["Sign-offs"]
    assert column(signed, "State") == ["overtaken by a later one", "stands"]
    assert column(signed, "Told when it was signed")[1] == "1 error is open. 1 entry is not signed."
    about = [str(row[1]) for row in found["About"].rows]
    assert sum("moved by officials" in one for one in about) == 2  # as it is, and as signed off


def test_a_sheets_limit_loses_no_row() -> None:
    rows = tuple((number,) for number in range(25))
    table = Table("Evidence", "Evidence", (Column("N", Form.WHOLE),), rows)
    parts = list(sheet_tables([table], most_rows=10))
    assert [part.name for part in parts] == ["Evidence 1", "Evidence 2", "Evidence 3"]
    assert tuple(row for part in parts for row in part.rows) == rows


def test_an_empty_table_says_none() -> None:
    (part,) = sheet_tables([Table("Left out", "Left out", (Column("File"), Column("Cell")), ())])
    assert part.rows == (("None", None),)


def test_cells_are_written_as_people_write_them() -> None:
    assert cell_text(1234567.5, Column("x", Form.NUMBER, 1)) == "1,234,567.5"
    assert cell_text(0.35, Column("x", Form.PERCENT)) == "35%"
    assert cell_text(1100.0, Column("x", Form.ANY)) == "1,100"
    assert cell_text(0.25, Column("x", Form.ANY)) == "0.25"
    assert cell_text(date(2012, 6, 14), Column("x", Form.ANY)) == "14 June 2012"


def test_repeated_titles_are_told_apart() -> None:
    titles = [one.title for one in distinct([Column("Score"), Column("score"), Column("Rank")])]
    assert titles == ["Score", "score (2)", "Rank"]
