"""The 214 bids of the register: drawn, paired, withdrawn, doubled and spoilt."""

from __future__ import annotations

from dataclasses import dataclass

from making.chance import Chance
from making.drafts import Draft, draft_register
from making.inventions import Inventions
from making.mess import Mess, Placed, mess, place
from making.outlines import Outlines
from making.register_mess import register_mess

SCORED = (
    "firm_mw", "connection_status", "connection_date", "low_carbon_share", "area_ha",
    "planning_status", "brownfield_share", "fibre_routes", "carriers", "latency_ms", "jobs_onsite",
    "regeneration", "skills_partner", "discount_area", "total_mw", "investment", "water_letter",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RowFault:
    """A fault of a whole row: which bid (by index), in which field's cell, and what."""

    index: int
    field: str
    kind: str
    what: str


@dataclass(frozen=True, slots=True)
class RegisterRows:
    """The register before it is written: bids, what is spoilt, and the rows that double others."""

    drafts: list[Draft]
    placed: Placed
    row_faults: list[RowFault]
    hidden: int


def register_rows(world: tuple[Outlines, Inventions], chance: Chance) -> RegisterRows:
    """Draw the register."""
    drafts = draft_register(world, chance)
    _tie(drafts)
    for draft in _weak(drafts)[11:90:28]:
        draft.answers["status"] = "withdrawn"
        draft.tags.add("spared")
    faults = _doubles(drafts)
    spared = [draft for draft in drafts if draft.answers["connection_status"] == "none"]
    for draft in spared:
        draft.tags.add("spared")
    placed = place(register_mess(), drafts, chance)
    outlines, _ = world
    edge = next(
        i for i, d in enumerate(drafts) if d.region == "E12000001" and not _busy(i, drafts, placed)
    )
    placed[edge, "location"] = _edge(outlines)
    for index, draft in enumerate(drafts):
        if draft.answers["connection_date"] is None:
            placed[index, "connection_date"] = _no_date(index)
    hidden = next(
        i
        for i, draft in enumerate(drafts)
        if i > 150 and not _busy(i, drafts, placed) and i != edge
    )
    faults.append(RowFault(hidden, "bid_id", "hidden-row", "The row is hidden in the sheet."))
    return RegisterRows(drafts, placed, faults, hidden)


def _busy(index: int, drafts: list[Draft], placed: Placed) -> bool:
    return bool(drafts[index].tags) or any(at == index for at, _ in placed)


def _weak(drafts: list[Draft]) -> list[Draft]:
    return [draft for draft in drafts if draft.strength < 0 and not draft.tags]


def _tie(drafts: list[Draft]) -> None:
    """Two pairs of twins: everything that is scored is the same, so that their totals tie."""
    by_strength = sorted(drafts, key=lambda draft: -draft.strength)
    for first in (by_strength[17], by_strength[32]):
        second = next(
            draft
            for draft in by_strength
            if draft is not first and draft.region == first.region and not draft.tags
            and draft.answers["discount_area"] == first.answers["discount_area"]
        )  # fmt: skip
        for key in SCORED:
            second.answers[key] = first.answers[key]
        first.tags.add("twin")
        second.tags.add("twin")


def _doubles(drafts: list[Draft]) -> list[RowFault]:
    """Four bids that repeat others: an id, a name, a whole row, and a whole row under a new id."""
    free = [i for i, draft in enumerate(drafts) if -0.6 < draft.strength < 0.4 and not draft.tags]
    ids, names, rows, again = free[4:30:7]
    copied, resubmitted = free[2], free[12]
    drafts[ids].answers["bid_id"] = drafts[free[1]].id
    name = str(drafts[free[3]].answers["bid_name"])
    drafts[names].answers["bid_name"] = name.replace("AI ", "A.I. ").replace("Park", "Pk")
    if drafts[names].answers["bid_name"] == name:
        drafts[names].answers["bid_name"] = name + " "
    drafts[rows].answers = dict(drafts[copied].answers)
    new_id = drafts[again].id
    drafts[again].answers = {**drafts[resubmitted].answers, "bid_id": new_id}
    for index in (ids, names, rows, again, copied, resubmitted, free[1], free[3]):
        drafts[index].tags.add("doubled")
    return [
        RowFault(ids, "bid_id", "duplicate-id", "Another bid has this reference."),
        RowFault(names, "bid_name", "duplicate-name", "Another bid has nearly this name."),
        RowFault(rows, "bid_id", "duplicate-row", "The whole row repeats another."),
        RowFault(rows, "bid_id", "duplicate-id", "So does its reference."),
        RowFault(
            again, "bid_id", "duplicate-row", "The row repeats another under a new reference."
        ),
    ]


def _no_date(index: int) -> Mess:
    """Bids without a connection have no date: most leave it blank, some say so."""
    if index % 3 == 0:
        return mess("connection_date", "N/A", "not-applicable", "No connection, so no date.",
                    missing="not applicable")  # fmt: skip
    return mess("connection_date", None, "missing", "No connection, so no date.", missing="blank")


def _edge(outlines: Outlines) -> Mess:
    lat, lon = outlines.just_offshore("E12000001", 1.0)
    return mess(
        "location", f"{lat:.4f}, {lon:.4f}", "place-edge", "On the shore.", place=[lat, lon]
    )
