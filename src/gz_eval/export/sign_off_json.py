"""A signed-off ranking as a JSON document: `resources/schemas/sign-off-1.schema.json`."""

from __future__ import annotations

from gz_eval.core.decided import Decided
from gz_eval.core.flags import flags_signed
from gz_eval.core.rounding import figure
from gz_eval.core.selection import Selection
from gz_eval.core.sign_off import RankedBid, SignOff
from gz_eval.export.framework_toml import framework_toml
from gz_eval.export.frozen_tables import MadeFrom
from gz_eval.export.governance_json import (
    Json,
    imprint_json,
    overrides_json,
    points_json,
    sign_off_json,
)
from gz_eval.export.imprint import Imprint
from gz_eval.export.since_sign_off import came_since, moved_since

SIGN_OFF_SCHEMA = "gz_eval/sign-off/1"


def sign_off_document(
    sign_off: SignOff,
    imprint: Imprint,
    today: Selection | None = None,
    fate: str = "",
    later: SignOff | None = None,
    before: str = "",
    made_from: MadeFrom | None = None,
) -> dict[str, Json]:
    """The frozen ranking; with `today`, each bid's place now and what moved.

    `fate` says who took the sign-off back, when and why; empty where it stands. `later` is the one
    that overtook it, `before` by whom it was taken back and put back before.
    """
    return {
        **imprint_json(SIGN_OFF_SCHEMA, imprint),
        "sign_off": sign_off_json(sign_off),
        "taken_back": fate or None,
        "put_back": before or None,
        "overtaken_by": later.number if later is not None else None,
        "points_to_note": points_json(flags_signed(sign_off)),
        "told": list(sign_off.told),
        "pillars": list(sign_off.pillars),
        "bids": [_bid(one, sign_off.places, today) for one in sign_off.ranking],
        "made_from": None
        if made_from is None
        else {
            "framework_file": framework_toml(made_from.project.framework),
            "overrides": overrides_json(made_from.project, made_from.evaluation),
            "worked_out_again": made_from.told(sign_off),
        },
        "came_since": None
        if today is None
        else [
            {
                "id": today.evaluation.bids[row].id,
                "name": today.evaluation.bids[row].name,
                **_place(row, today),
            }
            for row in came_since(sign_off, today)
        ],
    }


def _bid(one: RankedBid, places: int, today: Selection | None) -> dict[str, Json]:
    return {
        "id": one.bid,
        "name": one.name,
        "region": one.region or None,
        "rank": one.rank,
        "gate_state": one.gates.value,
        "score": one.score,
        "lower": one.lower,
        "upper": one.upper,
        "points": list(one.points),
        "points_shown": [float(figure(points, places)) for points in one.points],
        "status": one.standing.value,
        "selected": one.selected.value,
        "reason": one.reason,
        "gates_overridden": _decided(one.overridden),
        "answers_corrected": _decided(one.corrected),
        "today": _today(one, today),
    }


def _decided(found: tuple[Decided, ...]) -> list[Json]:
    return [{"of": one.of, "was": one.was, "now": one.now, "told": one.told} for one in found]


def _today(one: RankedBid, today: Selection | None) -> Json:
    if today is None:
        return None
    row = today.evaluation.index_by_id.get(one.bid)
    place = _place(row, today) if row is not None else None
    return {"place": place, "moved": moved_since(one, today)}


def _place(row: int, today: Selection) -> dict[str, Json]:
    evaluation = today.evaluation
    return {
        "rank": int(evaluation.ranks[row]),
        "ranked_apart": evaluation.failed_gate(row),
        "score": min(100.0, max(0.0, float(evaluation.totals[row]))),
        "status": evaluation.standing(row).value,
        "selected": today.standing(row).value,
    }
