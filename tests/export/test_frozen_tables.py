"""An export of a sign-off holds what it was made from: an auditor can work each row out again."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from busy_session import START, fresh_session, signing
from gz_eval.app.export_choices import Wish, previews_of, source_of
from gz_eval.app.overriding import correction
from gz_eval.app.session import Session
from gz_eval.app.signing import sign_offs_of
from gz_eval.core.commands import SetWeight
from gz_eval.export import write_sign_off
from gz_eval.export.frozen_tables import MadeFrom
from gz_eval.export.imprint import Imprint
from gz_eval.export.sign_off_tables import sign_off_tables
from gz_eval.export.table import Table
from json_schemas import closed


def signed() -> Session:
    """Land of a bid is corrected and signed off; then the weights and the land are changed."""
    session = fresh_session()
    session.do(correction(session, "B001", "ha", "81"), "The map says 81.")
    session.do(signing(session))
    session.do(SetWeight("power", 5), "To see.")
    session.do(correction(session, "B001", "ha", "12"), "The map was wrong.")
    return session


def tables(session: Session) -> dict[str, Table]:
    (one,) = sign_offs_of(session)
    then = MadeFrom(session.state(one.entry.number))
    return {
        table.name: table
        for table in sign_off_tables(one.sign_off, Imprint(at=START), made_from=then)
    }


def column(table: Table, title: str) -> list[object]:
    titles = [one.title for one in table.columns]
    return [row[titles.index(title)] for row in table.rows]


def test_each_score_follows_from_the_weights_and_value_scores_beside_it() -> None:
    found = tables(signed())
    assert next(iter(found)) == "Ranking as signed off"
    assert list(found)[-1] == "About"
    criteria, values = found["Framework"], found["Value scores"]
    weights = dict(
        zip(column(criteria, "Key"), column(criteria, "Weight in the whole"), strict=True)
    )
    leaves = [
        (str(label), float(str(weights[key])))
        for label, key, field in zip(
            column(criteria, "Criterion"),
            column(criteria, "Key"),
            column(criteria, "Field"),
            strict=True,
        )
        if field
    ]
    ranking = found["Ranking as signed off"]
    assert column(values, "Reference") == column(ranking, "Reference")
    titles = [one.title for one in values.columns]
    for row, score in zip(values.rows, column(ranking, "Score"), strict=True):
        worked_out = 0.0
        for label, weight in leaves:
            at = next(n for n, title in enumerate(titles) if title.endswith(label))
            worked_out += weight * float(str(row[at]))
        assert worked_out == pytest.approx(float(str(score)), abs=0.06)


def test_it_is_as_it_was_whatever_was_changed_since() -> None:
    session = signed()
    before = tables(session)
    (override,) = before["Overrides"].rows
    assert "81 ha" in override
    assert "The map says 81." in override
    assert column(before["Rules"], "Rule")[0] == "Gate"
    about = {row[0]: row[1] for row in before["About"].rows}
    assert about["Lock, as signed off"] == "The framework is not locked."
    assert about["Worked out again"] == (
        "Worked out again from these sheets, each bid has the rank and score signed off."
    )
    session.undo("No.")
    session.undo("No.")
    after = tables(session)
    assert [one.rows for one in before.values()] == [one.rows for one in after.values()]


def test_where_it_would_be_scored_otherwise_now_that_is_said() -> None:
    session = signed()
    (one,) = sign_offs_of(session)
    first, *others = one.sign_off.ranking
    other = replace(one.sign_off, ranking=(replace(first, score=first.score - 1), *others))
    then = MadeFrom(session.state(one.entry.number))
    assert "another score or place from the same inputs for 1 bid:" in then.told(other)


def test_the_workbook_the_preview_and_json_have_it(tmp_path: Path) -> None:
    session = signed()
    (one,) = sign_offs_of(session)
    then = session.state(one.entry.number)
    for ending in (".xlsx", ".json"):
        write_sign_off(one.sign_off, tmp_path / f"signed{ending}", then=then)
    sheets = openpyxl.load_workbook(tmp_path / "signed.xlsx").sheetnames
    assert {"Framework", "Rules", "Overrides", "Gates", "Evidence", "Files"} <= set(sheets)
    wish = Wish(source_of(one), ".xlsx", "OFFICIAL")
    previews = previews_of(session, wish, Imprint(at=START), "")()
    assert [preview.table.name for preview in previews] == sheets
    told = json.loads((tmp_path / "signed.json").read_text())
    closed("sign-off-1").validate(told)
    made_from = told["made_from"]
    criteria = tomllib.loads(made_from["framework_file"])["criteria"]
    assert criteria["power"]["weight"] == then.framework.criterion_by_key["power"].weight
    assert [one["now"] for one in made_from["overrides"]] == ["81 ha"]
