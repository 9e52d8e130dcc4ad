"""The ranking as a JSON document: all that a later program needs, down to each value's cell.

`resources/schemas/ranking-1.schema.json` and `issues-1.schema.json` describe the documents; a
change that could break a reader gets a new number there and in `RANKING_SCHEMA`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gz_eval.core.bids import BidSet
from gz_eval.core.decisions_flagged import decisions_flagged
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.flags import flags
from gz_eval.core.framework import Framework
from gz_eval.core.issues import Issue, deduplicated
from gz_eval.core.open_issues import issues_now
from gz_eval.core.outcome import Evidence
from gz_eval.core.override_account import override_accounts
from gz_eval.core.project import Project
from gz_eval.core.regions import region_name
from gz_eval.core.selection import Selection
from gz_eval.core.shipped import changes_from_shipped, shipped_framework
from gz_eval.core.unmeasured import unmeasured
from gz_eval.core.weights import global_shares, local_shares
from gz_eval.export.answers_json import Hashes, cell_json, field_json, source_json
from gz_eval.export.governance_json import (
    Json,
    imprint_json,
    lock_json,
    overrides_json,
    point_json,
    points_json,
    records_json,
    sign_offs_json,
    stamp_json,
)
from gz_eval.export.imprint import Imprint
from gz_eval.export.json_text import Document
from gz_eval.export.totals_table import totals_json

RANKING_SCHEMA = "gz_eval/ranking/1"
ISSUES_SCHEMA = "gz_eval/issues/1"


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
        "overrides": overrides_json(project, evaluation),
        "sign_offs": sign_offs_json(project),
        "records": records_json(project),
        "points_to_note": [
            *(point_json(one.sentence) for one in unmeasured(evaluation)),
            *points_json(
                (*flags(selection), *decisions_flagged(override_accounts(project), selection))
            ),
        ],
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
            {**cell_json(row.cell), "reason": row.reason, "text": row.text}
            for row in bid_set.left_out
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
        "source": source_json(bid.source, hashes),
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
        "fields": [field_json(field, bid, hashes) for field in evaluation.framework.fields],
        "unmatched": [
            {"header": header, "text": reading.text, "source": source_json(reading.cell, hashes)}
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


def _issues(issues: Iterable[Issue]) -> Iterator[Json]:
    for issue in deduplicated(issues):
        yield {
            "severity": issue.severity.word.lower(),
            "kind": issue.kind,
            "message": issue.message,
            "advice": issue.advice,
            "bid": issue.bid or None,
            "field": issue.field or None,
            "where": [cell_json(cell) for cell in issue.where],
        }
