"""Points of every sample bid, on screen, on paper, in exports and on the terminal: one figure."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from gz_eval.app import chart_data
from gz_eval.app.chart_table_text import cell_text as chart_text
from gz_eval.app.importing import import_bids
from gz_eval.app.ranking_rows import RankingRow, RankingRows
from gz_eval.app.why_text import Why, why
from gz_eval.cli.explain import explanation_lines
from gz_eval.cli.ranking_text import ranking_lines
from gz_eval.cli.signed_off import signed_off_lines
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.explain import explain
from gz_eval.core.framework_file import load_framework
from gz_eval.core.frozen_ranking import frozen_ranking
from gz_eval.core.outcome import Evidence
from gz_eval.core.people import Person, Stamp
from gz_eval.core.project import Project
from gz_eval.core.rounding import MAY_NOT_ADD_UP
from gz_eval.core.scoring import evaluate
from gz_eval.core.selection import Selection
from gz_eval.core.sign_off import SignOff
from gz_eval.core.weights import with_weights
from gz_eval.export.csv_text import write_csv
from gz_eval.export.imprint import Imprint
from gz_eval.export.json_text import json_text
from gz_eval.export.ods import write_ods
from gz_eval.export.ranking_json import ranking_document
from gz_eval.export.ranking_table import contributions_table, ranking_table
from gz_eval.export.sign_off_json import sign_off_document
from gz_eval.export.sign_off_tables import sign_off_tables
from gz_eval.export.table import Table, cell_text
from gz_eval.export.xlsx import write_xlsx

LEFT_OUT = "left out"
SAMPLES = Path(__file__).parents[1] / "sample_bids"
AT = datetime(2026, 6, 14, 9, 30, tzinfo=UTC)
IMPRINT = Imprint(at=AT)
WIDE = 10_000  # letters: nothing is wrapped
ODS = {
    "table": "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}",
    "text": "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}",
}


@cache
def project() -> Project:
    """The sample bids, by weights of which hardly any is whole: three pillars of four weigh 1."""
    shipped = load_framework("four-pillars")
    *thirds, last = (pillar.key for pillar in shipped.pillars)
    framework = with_weights(shipped, {**dict.fromkeys(thirds, 1.0), last: 0.4})
    return Project(framework, import_bids([SAMPLES], framework))


@cache
def selection() -> Selection:
    return Selection.of(evaluate(project().framework, project().bids.bids), ())


@cache
def sign_off() -> SignOff:
    chosen = selection()
    people = ("A. Minister", "B. Analyst", "C. Assurer", "D. Approver")
    return SignOff(
        1,
        Stamp(Person("A. Official", "analyst"), AT, ""),
        *people,
        "0" * 64,
        project().framework.title,
        tuple(pillar.label for pillar in project().framework.pillars),
        places(),
        frozen_ranking(chosen.evaluation, chosen),
    )


def places() -> int:
    return project().framework.ranking.shown_places


def told(figure: float | str | Decimal) -> str:
    """A figure rounded as at school, by other means than the program's; a word as it is."""
    if figure == LEFT_OUT:
        return LEFT_OUT
    exact = Decimal(figure if isinstance(figure, str) else repr(round(float(figure), 9) + 0.0))
    return str(exact.quantize(Decimal(1).scaleb(-places()), ROUND_HALF_UP))


@cache
def leaf_points() -> tuple[tuple[str, ...], ...]:
    """What is to be read of each leaf, bids as imported."""
    return tuple(tuple(map(told, row)) for row in selection().evaluation.contributions)


@cache
def leaf_cells() -> tuple[tuple[str, ...], ...]:
    """The same in a table, in which what does not count is no figure."""
    gone = selection().evaluation.table.evidence == Evidence.EXCLUDED
    return tuple(
        tuple(LEFT_OUT if out else points for points, out in zip(row, outs, strict=True))
        for row, outs in zip(leaf_points(), gone.tolist(), strict=True)
    )


@cache
def pillar_points() -> tuple[tuple[str, ...], ...]:
    """What is to be read of each pillar, bids as imported."""
    framework = project().framework
    columns = [framework.leaf_columns[pillar.key] for pillar in framework.pillars]
    return tuple(
        tuple(told(sum(row[column] for column in own)) for own in columns)
        for row in selection().evaluation.contributions.tolist()
    )


@cache
def scores() -> tuple[str, ...]:
    return tuple(map(told, selection().evaluation.totals))


def miss(parts: tuple[str, ...], total: str) -> bool:
    return sum(map(Decimal, parts)) != Decimal(total)


def row_of(bid: str) -> int:
    return selection().evaluation.index_by_id[bid]


@cache
def whys() -> dict[int, Why]:
    evaluation = selection().evaluation
    return {
        row: why(evaluation, explain(evaluation, bid.id)) for row, bid in enumerate(evaluation.bids)
    }


def test_the_weights_are_such_that_rounding_shows() -> None:
    missing = [miss(parts, score) for parts, score in zip(pillar_points(), scores(), strict=True)]
    assert len(missing) == 245
    assert 50 < sum(missing) < 200


def test_why_tells_each_point_as_it_is_and_says_where_they_miss() -> None:
    framework = project().framework
    for row, said in whys().items():
        falls = said.waterfall
        assert tuple(falls.number(step.points) for step in falls.steps) == pillar_points()[row]
        assert falls.number(falls.total) == scores()[row]
        # The end of the last step is the score: it is shown nowhere but as that.
        assert told(sum(step.points for step in falls.steps)) == scores()[row]
        earned = [line.earned for line in said.evidence]
        for text, points in zip(earned, leaf_points()[row], strict=True):
            assert text == "not counted" or text.startswith(f"{points} of ")
        assert bool(falls.rounded) == miss(pillar_points()[row], scores()[row])
        assert (MAY_NOT_ADD_UP in falls.spoken) == bool(falls.rounded)
        of_pillars = [
            miss(
                tuple(leaf_points()[row][column] for column in framework.leaf_columns[pillar.key]),
                pillar_points()[row][number],
            )
            for number, pillar in enumerate(framework.pillars)
        ]
        if falls.rounded or any(of_pillars):
            assert said.rounded == MAY_NOT_ADD_UP


def test_points_are_never_more_than_they_could_be() -> None:
    """6.6 of 6.7 points stood there for a value score of 100."""
    evaluation = selection().evaluation
    full = 0
    for row, said in whys().items():
        for line, score in zip(said.evidence, evaluation.table.scores[row], strict=True):
            if line.earned == "not counted":
                continue
            points, most = re.findall(r"[\d.]+", line.earned)
            assert Decimal(points) <= Decimal(most)
            assert score < 100 or points == most
            full += bool(score == 100)
    assert full > 100


def test_the_terminal_explains_with_the_same_points() -> None:
    evaluation = selection().evaluation
    framework = project().framework
    for row, bid in enumerate(evaluation.bids):
        lines = explanation_lines(selection(), bid.id, WIDE)
        pillars = re.findall(r"^\S.*?: ([\d.]+) points of at most", "\n".join(lines), re.M)
        leaves = re.findall(r"% = ([\d.]+) points$", "\n".join(lines), re.M)
        assert tuple(pillars) == pillar_points()[row]
        in_order = [
            column for one in framework.pillars for column in framework.leaf_columns[one.key]
        ]
        counted = [leaf_cells()[row][column] for column in in_order]
        assert leaves == [points for points in counted if points != LEFT_OUT]
        assert (MAY_NOT_ADD_UP in lines) == bool(whys()[row].rounded)


def test_the_ranking_and_its_chart_tell_the_same_points() -> None:
    evaluation = selection().evaluation
    rows: tuple[RankingRow, ...] = RankingRows().of(evaluation)
    for one in rows:
        parts = pillar_points()[one.index]
        labels = (pillar.label for pillar in project().framework.pillars)
        pairs = [f"{label} {part}" for label, part in zip(labels, parts, strict=True)]
        assert one.points_text == ", ".join(pairs)
        assert one.score_text == scores()[one.index]
        missing = miss(parts, scores()[one.index])
        assert one.points_told == "\n".join((*pairs, *[MAY_NOT_ADD_UP] * missing))
    chart = chart_data.contributions(selection(), 245)
    assert MAY_NOT_ADD_UP.rstrip(".") in chart.units
    table = chart.table()
    first = table.columns.index(project().framework.pillars[0].label)
    last = table.columns.index("Score")
    for bid, cells in zip(table.keys, table.rows, strict=True):
        seen = tuple(chart_text(cell, places()) for cell in cells[first : last + 1])
        assert seen == (*pillar_points()[row_of(bid)], scores()[row_of(bid)])


def figures_of(table: Table) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Each row of a table with what it holds from its points to its score, or the other way."""
    at = {column.title: number for number, column in enumerate(table.columns)}
    points = points_in(table)
    for cells in table.rows:
        row = row_of(str(cells[at["Reference"]]))
        yield row, tuple(cells[number] for number in (*points, at["Score"]))


def points_in(table: Table) -> list[int]:
    titles = [column.title for column in table.columns]
    if table.name == "Contributions":
        return list(range(titles.index("Bid") + 1, titles.index("Score")))
    return [number for number, title in enumerate(titles) if title.endswith(" points")]


def tables() -> dict[str, Table]:
    return {
        "ranking": ranking_table(selection().evaluation),
        "contributions": contributions_table(selection().evaluation),
        "signed off": sign_off_tables(sign_off(), IMPRINT)[0],
    }


def wanted(table: Table, row: int) -> tuple[str, ...]:
    points = leaf_cells() if table.name == "Contributions" else pillar_points()
    return (*points[row], scores()[row])


@pytest.mark.parametrize("name", ["ranking", "contributions", "signed off"])
def test_tables_show_the_same_points_and_hold_them_in_full(name: str) -> None:
    table = tables()[name]
    column = table.columns[points_in(table)[0]]
    seen = 0
    for row, cells in figures_of(table):
        assert tuple(cell_text(cell, column) for cell in cells) == wanted(table, row)
        assert sum(cell for cell in cells[:-1] if cell != LEFT_OUT) == pytest.approx(
            cells[-1], abs=1e-7
        )
        assert cells[-1] == pytest.approx(selection().evaluation.totals[row], abs=1e-9)
        seen += 1
    assert seen == 245
    assert MAY_NOT_ADD_UP in table.note


@pytest.mark.parametrize("name", ["ranking", "contributions", "signed off"])
def test_files_show_the_same_points(name: str, tmp_path: Path) -> None:
    table = tables()[name]
    columns = [*points_in(table), [one.title for one in table.columns].index("Score")]
    rows = [row for row, _ in figures_of(table)]
    want = [wanted(table, row) for row in rows]

    stream = io.StringIO()
    write_csv(table, stream)
    written = list(csv.reader(io.StringIO(stream.getvalue())))[1:]
    assert [tuple(told(cells[at]) for at in columns) for cells in written] == want

    write_xlsx(tmp_path / "made.xlsx", [table], IMPRINT)
    sheet = load_workbook(tmp_path / "made.xlsx").worksheets[0]
    for cells, wants in zip(sheet.iter_rows(min_row=5), want, strict=True):
        for at, text in zip(columns, wants, strict=True):
            if text != LEFT_OUT:
                assert cells[at].number_format == f"#,##0.{'0' * places()}"
            assert told(str(cells[at].value)) == text

    write_ods(tmp_path / "made.ods", [table], IMPRINT)
    with zipfile.ZipFile(tmp_path / "made.ods") as packed:
        content = ElementTree.fromstring(packed.read("content.xml"))
    lines = list(content.iter(f"{ODS['table']}table-row"))[4:]
    for line, wants in zip(lines, want, strict=True):
        texts = ["".join(cell.itertext()) for cell in line.iter(f"{ODS['table']}table-cell")]
        assert tuple(texts[at] for at in columns) == wants


def test_the_documents_have_the_points_as_shown_and_in_full() -> None:
    evaluation = selection().evaluation
    document = json.loads(json_text(ranking_document(project(), evaluation, IMPRINT)))
    for one in document["bids"]:
        row = row_of(one["id"])
        assert tuple(told(leaf["points_shown"]) for leaf in one["criteria"]) == leaf_points()[row]
        assert told(one["score_shown"]) == scores()[row]
        full = [leaf["points"] for leaf in one["criteria"]]
        assert sum(full) == pytest.approx(one["score"])
    signed = json.loads(json_text(sign_off_document(sign_off(), IMPRINT)))
    for one in signed["bids"]:
        assert tuple(map(told, one["points_shown"])) == pillar_points()[row_of(one["id"])]
        assert sum(one["points"]) == pytest.approx(one["score"])


def test_the_terminal_lists_the_same_points() -> None:
    evaluation = selection().evaluation
    by_rank = [wanted(tables()["ranking"], row) for row in evaluation.order.tolist()]
    ways = (
        ranking_lines(selection(), project(), None, WIDE),
        signed_off_lines(sign_off(), None, None, WIDE),
    )
    for lines in ways:
        assert MAY_NOT_ADD_UP in lines
        listed = [line for line in lines if re.match(r"\s*\(?\d+\)?\s+AIGZ-", line)]
        assert len(listed) == 245
        for line, (*points, score) in zip(listed, by_rank, strict=True):
            figures = re.findall(r"(?<![\w.–-])\d+\.\d(?![\w.–])", line)
            assert figures == [score, *points]


def test_where_points_come_to_the_score_nothing_is_said() -> None:
    """One bid of whole points: no page, table or line says that it may not add up."""
    evaluation = selection().evaluation
    exact = [
        row
        for row in range(245)
        if not miss(pillar_points()[row], scores()[row]) and not whys()[row].rounded
    ]
    alone = Selection.of(_of(evaluation, exact[0]), ())
    assert MAY_NOT_ADD_UP not in ranking_table(alone.evaluation).note
    assert MAY_NOT_ADD_UP.rstrip(".") not in chart_data.contributions(alone).units
    assert MAY_NOT_ADD_UP not in ranking_lines(alone, project(), None, WIDE)


def _of(evaluation: Evaluation, row: int) -> Evaluation:
    return evaluate(project().framework, (evaluation.bids[row],))
