"""The JSON documents against their schemas, closed to what they do not describe."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from builders import simple_bid
from busy_session import signing
from flagged_session import flagged_session
from gz_eval.core.bids import Layout
from gz_eval.core.commands import ImportBids
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Kind, Target, Total
from gz_eval.core.issues import Severity
from gz_eval.core.outcome import Evidence, GateState, Standing
from gz_eval.core.project import Project
from gz_eval.core.rounding import figure
from gz_eval.core.scoring import evaluate
from gz_eval.core.values import Bound, Why
from gz_eval.export.imprint import Imprint
from gz_eval.export.json_text import json_text
from gz_eval.export.ranking_json import issues_document, ranking_document
from gz_eval.export.sign_off_json import sign_off_document
from json_schemas import NAMES, closed, shipped

AT = datetime(2026, 6, 14, 9, 30, tzinfo=UTC)


@pytest.fixture
def document(project: Project, evaluation: Evaluation) -> Any:
    return json.loads(json_text(ranking_document(project, evaluation, Imprint(at=AT))))


def test_the_ranking_follows_its_schema(document: Any) -> None:
    closed("ranking-1").validate(document)


def test_a_sign_off_follows_its_schema_also_beside_today() -> None:
    session = flagged_session()
    session.do(signing(session))
    (signed,) = session.project.sign_offs
    bids = session.project.bids
    session.do(ImportBids(replace(bids, bids=(*bids.bids[1:], simple_bid(6, 10, "none", 1)))))
    for today in (None, session.selection):
        told = sign_off_document(signed, Imprint(at=AT), today, "Undone by entry 4.")
        document = json.loads(json_text(told))
        closed("sign-off-1").validate(document)
        assert document["points_to_note"] == [
            {"what": "1 shortlisted bid has an unclear gate", "bids": ["B002"]}
        ]
        assert document["taken_back"] == "Undone by entry 4."
        assert document["overtaken_by"] is None
    told = sign_off_document(signed, Imprint(at=AT), later=replace(signed, number=2))
    overtaken = json.loads(json_text(told))
    closed("sign-off-1").validate(overtaken)
    assert overtaken["overtaken_by"] == 2
    assert [one["id"] for one in document["came_since"]] == ["B006"]
    assert document["bids"][0]["today"] == {"place": None, "moved": "no longer among the bids"}


def test_totals_and_targets_follow_the_schema(project: Project) -> None:
    totals = (Total("power", "MW", "mw"),)
    targets = (Target(Decimal(2), "", "Wales"), Target(Decimal("0.5"), "power", source="a panel"))
    framework = replace(project.framework, totals=totals, targets=targets)
    aimed = replace(project, framework=framework)
    evaluation = evaluate(framework, project.bids.bids)
    document = json.loads(json_text(ranking_document(aimed, evaluation, Imprint(at=AT))))
    closed("ranking-1").validate(document)
    whole = document["totals"][0]
    assert (whole["place"], whole["level"], whole["target"]) == (None, "whole", None)
    assert whole["figures"][0]["target"] == {
        "at_least": 0.5,
        "met": True,
        "source": "a panel",
        "note": "",
    }
    wales = next(one for one in document["totals"] if one["place"] == "Wales")
    assert (wales["target"]["at_least"], wales["target"]["met"]) == (2, False)


def test_the_issues_follow_theirs(project: Project, evaluation: Evaluation) -> None:
    found = issues_document(project, Imprint(at=AT))
    closed("issues-1").validate(json.loads(json_text(found)))


def _set(*path: str | int, to: object) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        for step in path[:-1]:
            document = document[step]
        document[path[-1]] = to

    return change


def _drop(*path: str | int) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        for step in path[:-1]:
            document = document[step]
        del document[path[-1]]

    return change


@pytest.mark.parametrize(
    "mutate",
    [
        _set("schema", to="gz_eval/ranking/2"),
        _set("bids", 0, "score", to=100.5),
        _set("bids", 0, "score", to="62.5"),
        _set("bids", 0, "rank", to=0),
        _set("bids", 0, "gate_state", to="Maybe"),
        _set("bids", 0, "shortlist", "status", to="In"),
        _set("bids", 0, "criteria", 0, "weight", to=40),
        _set("bids", 0, "criteria", 0, "evidence", to="guessed"),
        _set("bids", 0, "fields", 0, "value", to=[1]),
        _set("bids", 0, "fields", 0, "source", "cell", to="14C"),
        _set("bids", 0, "source", "sha256", to="abc"),
        _set("issues", 0, "severity", to="fatal"),
        _set("rows", "read", to=-1),
        _set("framework", "criteria", 0, "weight", to=1.5),
        _drop("evaluation"),
        _drop("rows"),
        _drop("bids", 0, "region"),
        _drop("bids", 0, "criteria", 0, "points"),
        _drop("bids", 0, "fields", 0, "raw"),
        _drop("files", 0, "sha256"),
    ],
)
def test_a_document_that_is_not_right_is_refused(
    document: Any, mutate: Callable[[Any], None]
) -> None:
    changed = copy.deepcopy(document)
    mutate(changed)
    assert not shipped("ranking-1").is_valid(changed)


def _parts(document: Any) -> list[dict[str, Any]]:
    """Every object of a document."""
    below = document.values() if isinstance(document, dict) else document
    if not isinstance(document, dict | list):
        return []
    own = [document] if isinstance(document, dict) else []
    return own + [one for part in below for one in _parts(part)]


def test_what_a_later_version_adds_is_let_through_by_the_schema_of_today(document: Any) -> None:
    parts = _parts(document)
    assert len(parts) > 100
    for part in parts:
        part["added later"] = 1
    shipped("ranking-1").validate(document)
    assert not closed("ranking-1").is_valid(document)


@pytest.mark.parametrize("path", [(), ("bids", 0), ("framework", "criteria", 0), ("rows",)])
def test_nothing_is_written_that_the_schema_does_not_describe(
    document: Any, path: tuple[str | int, ...]
) -> None:
    _set(*path, "more", to=1)(document)
    assert not closed("ranking-1").is_valid(document)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_refuses_a_document_of_another_number(name: str) -> None:
    kind, number = name.rsplit("-", 1)
    schema: Any = shipped(name).schema
    assert schema["properties"]["schema"] == {"const": f"gz_eval/{kind}/{number}"}
    assert "schema" in schema["required"]


def test_the_two_schemas_describe_shared_parts_alike() -> None:
    ranking, issues = (shipped(name).schema for name in ("ranking-1", "issues-1"))
    assert isinstance(ranking, dict)
    assert isinstance(issues, dict)
    for name, part in issues["$defs"].items():
        assert ranking["$defs"][name] == part


def test_the_schema_knows_every_word_that_can_come(document: Any) -> None:
    parts: Any = shipped("ranking-1").schema["$defs"]  # type: ignore[index]
    fields, bid = parts["field"]["properties"], parts["bid"]["properties"]
    framework_field = parts["framework"]["properties"]["fields"]["items"]["properties"]
    words = {
        Why: fields["missing"]["anyOf"][0]["properties"]["why"]["enum"],
        Bound: fields["bound"]["enum"][:-1],
        Kind: framework_field["kind"]["enum"],
        Layout: parts["rows"]["properties"]["sheets"]["items"]["properties"]["layout"]["enum"],
        Standing: bid["shortlist"]["properties"]["status"]["enum"],
        GateState: parts["state"]["enum"],
    }
    for kind, listed in words.items():
        assert set(listed) == {word.value for word in kind}, kind.__name__
    evidence = parts["contribution"]["properties"]["evidence"]["enum"]
    assert evidence == [one.name.lower() for one in Evidence]
    assert parts["issue"]["properties"]["severity"]["enum"] == [
        one.word.lower() for one in Severity
    ]


def test_points_sum_to_the_score(document: Any) -> None:
    for bid in document["bids"]:
        assert sum(leaf["points"] for leaf in bid["criteria"]) == pytest.approx(bid["score"])
        for leaf in bid["criteria"]:
            assert figure(leaf["points_shown"], 1) == figure(leaf["points"], 1)
        assert bid["lower"] <= bid["score"] + 1e-9
        assert bid["score"] <= bid["upper"] + 1e-9


def test_the_account_adds_up(document: Any, project: Project) -> None:
    rows = document["rows"]
    assert rows["read"] == rows["imported"] + rows["left_out"] == project.bids.rows_read
    assert rows["left_out_rows"][0]["reason"] == "a total row"
    assert len(document["bids"]) == document["bids_ranked"] == rows["imported"]


def test_values_keep_their_types_and_cells(document: Any) -> None:
    by_id = {bid["id"]: {one["key"]: one for one in bid["fields"]} for bid in document["bids"]}
    assert by_id["B001"]["mw"]["value"] == 800
    assert by_id["B001"]["mw"]["unit"] == "MW"
    assert by_id["B001"]["mw"]["source"]["cell"] == "B2"
    assert by_id["B001"]["mw"]["source"]["sha256"] == "ab" * 32
    assert by_id["B001"]["letter"]["missing"]["why"] == "not asked"
    assert by_id["B001"]["letter"]["source"] is None
    assert by_id["B006"]["mw"]["value"] is None
    assert (by_id["B006"]["mw"]["low"], by_id["B006"]["mw"]["high"]) == (400, 700)
    assert by_id["B007"]["letter"]["value"] is True
    assert by_id["B008"]["mw"]["bound"] == "at least"


def test_top_limits_bids_but_not_the_account(project: Project, evaluation: Evaluation) -> None:
    told = ranking_document(project, evaluation, Imprint(at=AT), top=3)
    found = json.loads(json_text(told))
    assert [bid["position"] for bid in found["bids"]] == [1, 2, 3]
    assert found["bids_ranked"] == len(evaluation.bids)
    closed("ranking-1").validate(found)


def test_half_a_character_does_not_stop_it() -> None:
    assert json_text({"a": "x\ud800"}) == '{\n"a": "x?"\n}\n'
