"""How a document begins, and what officials decided: lock, overrides, sign-offs, logs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from gz_eval import __version__
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.flags import Flag
from gz_eval.core.override_account import override_accounts
from gz_eval.core.override_states import override_state
from gz_eval.core.people import Stamp
from gz_eval.core.permission import rules_since_lock, targets_since_lock
from gz_eval.core.project import Project
from gz_eval.core.sign_off import SignOff
from gz_eval.export.imprint import Imprint

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"


def imprint_json(schema: str, imprint: Imprint) -> dict[str, Json]:
    """How every document begins."""
    return {
        "schema": schema,
        "gz_eval_version": __version__,
        "written": imprint.at.isoformat(timespec="seconds"),
        "evaluation": imprint.evaluation or None,
        "marking": imprint.marking,
    }


def stamp_json(stamp: Stamp) -> dict[str, Json]:
    """Who, when and why."""
    return {
        "at": stamp.at.isoformat(timespec="seconds"),
        "name": stamp.by.name,
        "role": stamp.by.role,
        "reason": stamp.reason,
    }


def lock_json(project: Project) -> Json:
    """The lock, and what changed since: rules and targets, a phrase each; None without one."""
    if project.lock is None:
        return None
    return {
        "stamp": stamp_json(project.lock.stamp),
        "changes_since": list(rules_since_lock(project)),
        "targets_since": list(targets_since_lock(project)),
    }


def points_json(found: Iterable[Flag]) -> list[Json]:
    """What is to be known of a shortlist: of which bids, in ranked order."""
    return [point_json(one.told, [bid for bid, _ in one.bids]) for one in found]


def point_json(what: str, bids: Iterable[str] = ()) -> Json:
    """One thing to know, and of which bids; of none where it is about them all."""
    return {"what": what, "bids": list(bids)}


def overrides_json(project: Project, evaluation: Evaluation) -> list[Json]:
    """Every override, in the order in which they were made."""
    found = [(one, *override_state(one, evaluation)) for one in override_accounts(project)]
    return [
        {
            "what": account.override.what,
            "bid": account.override.bid,
            "key": account.override.target.key or None,
            "was": account.was,
            "now": account.now,
            "stamp": stamp_json(account.stamp),
            "applies": account.applies,
            "state": state,
            "doubt": doubt,
        }
        for account, state, doubt in found
    ]


def sign_offs_json(project: Project) -> list[Json]:
    """Every sign-off that stands, without its ranking."""
    return [sign_off_json(one) for one in project.sign_offs]


def sign_off_json(one: SignOff) -> dict[str, Json]:
    """Who signed off what, without the ranking."""
    return {
        "number": one.number,
        "stamp": stamp_json(one.stamp),
        "commissioner": one.commissioner,
        "analyst": one.analyst,
        "assurer": one.assurer,
        "approver": one.approver,
        "inputs": one.inputs,
        "framework": one.framework,
        "bids": len(one.ranking),
    }


def records_json(project: Project) -> list[Json]:
    """The logs of assumptions, decisions and data."""
    return [
        {
            "number": record.number,
            "log": record.log.value,
            "what": record.what,
            "why": record.why,
            "impact": record.impact,
            "stamp": stamp_json(record.stamp),
            "signed_off": stamp_json(record.signed_off) if record.signed_off is not None else None,
        }
        for record in project.records
    ]
