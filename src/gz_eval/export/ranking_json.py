"""The ranking as a JSON document: all that a later program needs, down to each value's cell.

`resources/schemas/ranking-1.schema.json` and `issues-1.schema.json` describe the documents; a
change that could break a reader gets a new number there and in `RANKING_SCHEMA`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from gz_eval.core.bids import Bid, BidSet
from gz_eval.core.decisions_flagged import decisions_flagged
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.flags import flags
from gz_eval.core.framework import Field, Framework, Kind
from gz_eval.core.issues import Issue, deduplicated
from gz_eval.core.open_issues import issues_now
from gz_eval.core.outcome import Evidence
from gz_eval.core.override_account import override_accounts
from gz_eval.core.project import Project
from gz_eval.core.regions import region_name
from gz_eval.core.selection import Selection
from gz_eval.core.shipped import changes_from_shipped, shipped_framework
from gz_eval.core.source import CellRef, Reading
from gz_eval.core.values import Answer, Missing, Value
from gz_eval.core.weights import global_shares, local_shares
from gz_eval.export.governance_json import (
    Json,
    imprint_json,
    lock_json,
    overrides_json,
    points_json,
    records_json,
    sign_offs_json,
    stamp_json,
)
from gz_eval.export.imprint import Imprint
from gz_eval.export.totals_table import totals_json

Hashes: TypeAlias = dict[str, str]
Document: TypeAlias = "Mapping[str, Json | Iterator[Json]]"
"""What there may be thousands of is made as it is written: to let go of all of it at once, nothing
else could be done for seconds, by whatever thread."""

RANKING_SCHEMA = "gz_eval/ranking/1"
ISSUES_SCHEMA = "gz_eval/issues/1"

_NUMBER_KINDS = {Kind.QUANTITY, Kind.MONEY, Kind.WHOLE_NUMBER, Kind.SHARE}


def ranking_document(
    project: Project,
    evaluation: Evaluation,
    imprint: Imprint,
    top: int | None = None,
    *,
    log_head: str = "",
) -> Document:
    """The whole evaluation, to be written once, or its first `top` bids in ranked order."""
    selection = Selection.of(evaluation, project.overrides)
    hashes = {file.name: file.sha256 for file in project.bids.files}
    rows = evaluation.order.tolist()[:top]
    return {
        **_head(RANKING_SCHEMA, project, imprint),
        "log_head": log_head or None,
        "lock": lock_json(project),
        "overrides": overrides_json(project),
        "sign_offs": sign_offs_json(project),
        "records": records_json(project),
        "points_to_note": points_json(
            (*flags(selection), *decisions_flagged(override_accounts(project), selection))
        ),
        "bids_ranked": len(evaluation.bids),
        "bids": (_bid(selection, row, position, hashes) for position, row in enumerate(rows, 1)),
        "totals": totals_json(selection),
        "ties": list(evaluation.ties),
        "issues": _issues(issues_now(project)),
    }


def issues_document(project: Project, imprint: Imprint) -> Document:
    """What is wrong with the data, without any ranking."""
    return {
        **_head(ISSUES_SCHEMA, project, imprint),
        "issues": _issues(issues_now(project)),
    }


def json_text(document: Document) -> str:
    """The document as text. Half a surrogate pair becomes “?”."""
    return "".join(json_pieces(document)).encode("utf-8", "replace").decode("utf-8")


def json_pieces(document: Document) -> Iterator[str]:
    """The document as text, piece by piece: each key, and each bid or issue, on a line of its own.

    (Indenting throughout would take ten times as long.)
    """
    before = "{\n"
    for key, value in document.items():
        yield f"{before}{_dumped(key)}: "
        before = ",\n"
        if isinstance(value, list | Iterator):
            yield from _items(value)
        else:
            yield _dumped(value)
    yield "\n}\n"


def _items(items: Iterable[Json]) -> Iterator[str]:
    before = "[\n"
    for item in items:
        yield f"{before}{_dumped(item)}"
        before = ",\n"
    yield "[]" if before == "[\n" else "\n]"


def _dumped(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _head(schema: str, project: Project, imprint: Imprint) -> dict[str, Json]:
    bid_set = project.bids
    return {
        **imprint_json(schema, imprint),
        "framework": _framework(project.framework),
        "files": [
            {"name": file.name, "sha256": file.sha256, "size": file.size} for file in bid_set.files
        ],
        "rows": _rows(bid_set),
    }


def _framework(framework: Framework) -> dict[str, Json]:
    local, whole = local_shares(framework), global_shares(framework)
    shipped = shipped_framework(framework)
    return {
        "key": framework.key,
        "title": framework.title,
        "version": framework.version,
        "status": framework.status,
        "changes": None if shipped is None else list(changes_from_shipped(framework)),
        "criteria": [
            {
                "key": item.key,
                "label": item.label,
                "parent": item.parent or None,
                "field": item.field or None,
                "local_weight": local[item.key],
                "weight": whole[item.key],
            }
            for item in framework.criteria
        ],
        "fields": [
            {"key": item.key, "label": item.label, "kind": item.kind.value, "unit": item.unit}
            for item in framework.fields
        ],
        "gates": [{"key": gate.key, "label": gate.label} for gate in framework.gates],
    }


def _rows(bid_set: BidSet) -> dict[str, Json]:
    return {
        "read": bid_set.rows_read,
        "imported": bid_set.rows_imported,
        "left_out": len(bid_set.left_out),
        "left_out_rows": [
            {**_cell(row.cell), "reason": row.reason, "text": row.text} for row in bid_set.left_out
        ],
        "sheets": [
            {
                "file": sheet.ref.file,
                "sheet": sheet.ref.sheet,
                "layout": sheet.layout.value,
                "hidden": sheet.hidden,
                "read": sheet.rows_read,
                "imported": sheet.imported,
                "left_out": len(sheet.left_out),
            }
            for sheet in bid_set.sheets
        ],
    }


def _bid(selection: Selection, row: int, position: int, hashes: Hashes) -> dict[str, Json]:
    evaluation = selection.evaluation
    bid, table = evaluation.bids[row], evaluation.table
    place = evaluation.shortlist[row]
    move = selection.move(row) if selection.is_moved(row) else None
    return {
        "id": bid.id,
        "name": bid.name,
        "region": {"code": bid.region, "name": region_name(bid.region)} if bid.region else None,
        "source": _source(bid.source, hashes),
        "position": position,
        "rank": int(evaluation.ranks[row]),
        "ranked_apart": evaluation.failed_gate(row),
        "score": _score(evaluation.totals[row]),
        "score_shown": _score(evaluation.shown_totals[row]),
        "lower": _score(evaluation.lower[row]),
        "upper": _score(evaluation.upper[row]),
        "gate_state": table.gate_states[row].value,
        "gates": [
            {
                "key": gate.gate,
                "state": gate.state.value,
                "from_evidence": (gate.original if gate.original is not None else gate.state).value,
                "overridden": gate.original is not None,
                "reason": gate.reason,
            }
            for gate in table.gates[row]
        ],
        "shortlist": {
            "status": place.standing.value,
            "reason": place.reason,
            "selected": selection.standing(row).value,
            "moved": stamp_json(move.stamp) if move is not None else None,
        },
        "criteria": _criteria(evaluation, row),
        "fields": [_field(field, bid, hashes) for field in evaluation.framework.fields],
        "unmatched": [
            {"header": header, "text": reading.text, "source": _source(reading.cell, hashes)}
            for header, reading in bid.extras
        ],
    }


def _criteria(evaluation: Evaluation, row: int) -> list[Json]:
    table = evaluation.table
    entries: list[Json] = []
    for column, leaf in enumerate(evaluation.framework.leaves):
        evidence = Evidence(int(table.evidence[row, column]))
        excluded = evidence is Evidence.EXCLUDED
        entries.append(
            {
                "key": leaf.key,
                "evidence": evidence.name.lower(),
                "value_score": None if excluded else _score(table.scores[row, column]),
                "lower": _score(table.lower[row, column]),
                "upper": _score(table.upper[row, column]),
                "weight": min(1.0, float(evaluation.effective[row, column])),
                "points": _score(evaluation.contributions[row, column]),
                "points_shown": _score(evaluation.shown_points[row, column]),
            }
        )
    return entries


def _score(score: float) -> float:
    """A score as JSON: from 0 to 100, without the noise of floating point beyond them."""
    return min(100.0, max(0.0, float(score)))


def _field(field: Field, bid: Bid, hashes: Hashes) -> dict[str, Json]:
    answer = bid.answer(field.key)
    correction = answer.correction
    return {
        "key": field.key,
        "text": answer.reading.text if answer.reading is not None else None,
        "raw": _raw(answer),
        "source": _source(answer.reading.cell, hashes) if answer.reading is not None else None,
        **_meaning(field, answer.value),
        "correction": None
        if correction is None
        else {
            "text": correction.text,
            "stamp": stamp_json(correction.stamp),
            "original": _meaning(field, correction.original),
        },
    }


def _meaning(field: Field, value: Value | Missing) -> dict[str, Json]:
    """What an answer was read as."""
    if isinstance(value, Missing):
        return {
            "missing": {"why": value.why.value, "text": value.text},
            "value": None,
            "unit": None,
            "low": None,
            "high": None,
            "bound": None,
            "basis": None,
            "doubts": [],
            "steps": [],
        }
    numeric = field.kind in _NUMBER_KINDS
    return {
        "missing": None,
        "value": _value(field, value),
        "unit": (value.unit or field.unit) if numeric else None,
        "low": _amount(field, value.low),
        "high": _amount(field, value.high),
        "bound": value.bound.value,
        "basis": value.basis or None,
        "doubts": [{"kind": doubt.kind, "text": doubt.text} for doubt in value.doubts],
        "steps": list(value.steps),
    }


def _value(field: Field, value: Value) -> Json:
    """A number, ISO date, true or false, code, [latitude, longitude] or text; None for a range."""
    match field.kind:
        case Kind.YES_NO:
            return value.code == "yes"
        case Kind.PLACE:
            return list(value.place) if value.place is not None else None
        case Kind.CHOICE | Kind.REGION:
            return value.code
        case Kind.TEXT:
            return value.code or value.text
        case _:
            return _amount(field, value.amount)


def _amount(field: Field, amount: Decimal | None) -> Json:
    if amount is None:
        return None
    if field.kind is Kind.DATE:
        return date.fromordinal(int(amount)).isoformat()
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _raw(answer: Answer) -> Json:
    """The stored value of the cell; dates and times as ISO text, what JSON lacks as text."""
    reading: Reading | None = answer.reading
    if reading is None:
        return None
    raw = reading.raw
    if raw is None or isinstance(raw, bool | int | str):
        return raw
    if isinstance(raw, float):
        return raw if raw - raw == 0 else str(raw)  # infinities and NaN are not JSON
    return raw.isoformat() if hasattr(raw, "isoformat") else str(raw)


def _cell(cell: CellRef) -> dict[str, Json]:
    return {"file": cell.sheet.file, "sheet": cell.sheet.sheet, "cell": cell.address}


def _source(cell: CellRef, hashes: Hashes) -> dict[str, Json]:
    return {**_cell(cell), "sha256": hashes.get(cell.sheet.file)}


def _issues(issues: Iterable[Issue]) -> Iterator[Json]:
    for issue in deduplicated(issues):
        yield {
            "severity": issue.severity.word.lower(),
            "kind": issue.kind,
            "message": issue.message,
            "advice": issue.advice,
            "bid": issue.bid or None,
            "field": issue.field or None,
            "where": [_cell(cell) for cell in issue.where],
        }
