"""The hash of what a ranking is made from: a sign-off keeps it, and later work is held against it.

A framework was written otherwise in the first files, so their sign-offs were hashed otherwise. What
they signed is still the same while a project, written as they were, has their hash.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from gz_eval.core.framework import Framework
from gz_eval.core.project import Project
from gz_eval.store.canonical import canonical, sha256
from gz_eval.store.codec import plain
from gz_eval.store.pieces import Pieces, name_of_bids, not_stored


def inputs_digest(project: Project) -> str:
    """The SHA-256 of what a ranking is made from: framework, weights, bids and overrides."""
    parts, _ = _written(project)
    return sha256(canonical(parts))


def is_made_from(project: Project, digest: str) -> bool:
    """Whether a ranking with that hash of its inputs, in a file of any age, has those of today."""
    parts, piece = _written(project)
    if sha256(canonical(parts)) == digest:
        return True
    return any(
        sha256(canonical({**parts, "framework": sha256(canonical(early))})) == digest
        for early in _early(project.framework, piece)
    )


def _written(project: Project) -> tuple[dict[str, str], bytes]:
    """The names of the pieces that count, and the framework's own."""
    pieces = Pieces(not_stored)
    parts = {
        **pieces.framework(replace(project.framework, targets=())),
        "bids": name_of_bids(project.bids),
        "overrides": pieces.overrides(project.overrides),
    }
    return parts, pieces.fresh[parts["framework"]]


def _early(framework: Framework, piece: bytes) -> Iterator[dict[str, Any]]:
    """A framework as it was written before targets were pieces, and before there were totals."""
    told = json.loads(piece)
    amounts = {one.total: one for one in framework.targets if one.total and not one.place}
    totals = []
    for total in told["totals"]:
        target = amounts.get(total["key"])
        told_of = plain(target) if target is not None else {"amount": None, "source": ""}
        totals.append({**total, "target": told_of["amount"], "source": told_of["source"]})
    yield {**told, "totals": totals}
    if not totals:
        yield {key: value for key, value in told.items() if key != "totals"}
