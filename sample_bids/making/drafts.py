"""Draws clean bids: every answer right and in its field's own unit, before anything is spoilt.

Distributions follow what is publicly known of the programme's bids: log-normal megawatts heaped at
round figures, a connection queue that runs to 2036, and ratios of area, money and jobs to
megawatts that are mostly typical. A hidden strength makes good bids good at several things at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import exp, sqrt
from typing import TypeAlias

from making.chance import Chance
from making.inventions import REGION_NAMES, Inventions
from making.outlines import Outlines

Clean: TypeAlias = str | int | float | bool | date | tuple[float, float] | None

REGION_COUNTS = {
    "E12000001": 20, "E12000002": 21, "E12000003": 23, "E12000004": 19, "E12000005": 14,
    "E12000006": 16, "E12000007": 6, "E12000008": 17, "E12000009": 15, "W92000004": 22,
    "S92000003": 30, "N92000002": 11,
}  # fmt: skip
CONNECTION = ("none", "applied", "offer received", "offer accepted", "secured", "energised")
PLANNING = ("none", "pre-application", "allocated", "outline consent", "full consent")
_TYPES = ("local authority", "combined authority", "developer", "energy company", "consortium")
_HEAPS = (100, 200, 300, 500, 800, 1000, 1500, 2000)
_NOTES = (
    "Site straddles two planning authorities; joint position statement to follow.",
    "Two sites about 3 km apart, one connection.",
    "Three parcels on one private-wire network.",
    "Two sites: phase 1 at the former works, phase 2 on farmland.",
    "Former power station; switchyard retained by the network owner.",
    "Offtake terms agreed in principle with a wind farm developer.",
    "Heat network proposed for 1,200 homes.",
    "Landowner has signed heads of terms.",
    "Flood zone 2 at the eastern edge.",
    "Applicant asks that jobs figures are not published.",
    "Behind-the-meter gas peakers for the first three years.",
    "Supersedes the expression of interest of February 2025.",
    "Letter from the network operator at annex B.",
    "College partnership covers data-centre technicians only.",
    "Anchor tenant not named.",
)


@dataclass(slots=True)
class Draft:
    """A bid before it is written down. `answers` are clean; `strength` is the hidden quality."""

    answers: dict[str, Clean]
    strength: float
    tags: set[str] = field(default_factory=set)

    @property
    def id(self) -> str:
        """The bid's reference."""
        return str(self.answers["bid_id"])

    @property
    def region(self) -> str:
        """The ONS code of the region that the site really is in."""
        return str(self.answers["region"])


def round_figure(megawatts: float, chance: Chance) -> int:
    """Megawatts as bidders state them: often a round figure nearby, always a multiple of 10."""
    for heap in _HEAPS:
        if abs(megawatts / heap - 1) < 0.14 and chance.yes(0.6):
            return heap
    return max(60, min(2500, round(megawatts / 10) * 10))


def draft(
    number: int, region: str, received: date, world: tuple[Outlines, Inventions], chance: Chance
) -> Draft:
    """One clean bid."""
    outlines, inventions = world
    strength = chance.normal()

    def level(weight: float) -> float:
        """A standard normal that goes with strength to the degree of `weight`."""
        return weight * strength + sqrt(1 - weight * weight) * chance.normal()

    firm = round_figure(430 * exp(0.72 * level(0.55)), chance)
    total = min(2500, round(firm * (1 if chance.yes(0.6) else chance.between(1.1, 1.45)), -1))
    place = inventions.place(region)
    authority = inventions.authority(region)
    kind = chance.pick(_TYPES)
    lat, lon = outlines.point(region, chance)
    connection = CONNECTION[_step(level(0.7), (-1.75, -0.5, 0.2, 0.85, 2.2))]
    year = 2031.0 - 1.5 * level(0.6) + (chance.between(-1, 1))
    connected: date | None = date(
        min(2036, max(2027, round(year))),
        chance.pick((1, 3, 4, 6, 7, 10, 12)),
        chance.pick((1, 30)),
    )
    if connection == "energised":
        connected = date(2025, chance.whole(1, 4), 1)
    elif connection == "none":
        connected = None
    per_hectare = chance.between(5.0, 8.5) if total > 130 else chance.between(3.0, 5.0)
    area = min(260.0, max(20.0, total / per_hectare))
    scotland, north = region == "S92000003", region == "E12000001"
    cumbria = region == "E12000002" and lat > 54.2
    return Draft(
        {
            "bid_id": f"AIGZ-{number:04d}",
            "bid_name": inventions.project(place),
            "applicant": inventions.applicant(kind, place, authority),
            "applicant_type": kind,
            "region": region,
            "local_authority": authority,
            "location": (lat, lon),
            "status": "submitted",
            "received": received,
            "firm_mw": firm,
            "total_mw": int(max(total, firm)),
            "connection_status": connection,
            "connection_date": connected,
            "low_carbon_share": min(100, max(10, round((62 + 20 * level(0.4)) / 5) * 5)),
            "water_letter": level(0.6) > -0.45,
            "area_ha": round(area, 1) if chance.yes(0.3) else float(round(area)),
            "planning_status": PLANNING[_step(level(0.6), (-0.9, 0.2, 0.9, 1.7))],
            "brownfield_share": round(min(100, max(0, 45 + 45 * chance.normal())) / 5) * 5,
            "fibre_routes": 1 + _step(level(0.5), (-1.0, 0.0, 0.9, 1.8)),
            "carriers": 1 + _step(level(0.5), (-1.3, -0.7, -0.1, 0.5, 1.0, 1.5, 2.0)),
            "latency_ms": round(min(18.0, 3.2 * exp(-0.6 * level(0.45))), 1),
            "investment": float(
                max(
                    500,
                    min(20_000, round(total * chance.between(6.2, 9.8), -1 if total < 400 else -2)),
                )
            ),
            "support_requested": round(exp(3.6 + 0.9 * chance.normal()) / 5) * 5,
            "jobs_onsite": round(total * chance.between(0.7, 1.0), -1 if total > 200 else 0),
            "jobs_construction": round(total * chance.between(2.6, 4.2), -2 if total > 400 else -1),
            "regeneration": chance.yes(0.45),
            "skills_partner": level(0.5) > 0.1,
            "discount_area": (
                "scotland"
                if scotland
                else "north east"
                if north
                else "cumbria"
                if cumbria
                else "none"
            ),
            "notes": chance.pick(_NOTES) if chance.yes(0.42) else None,
        },
        strength,
    )


def draft_register(world: tuple[Outlines, Inventions], chance: Chance) -> list[Draft]:
    """The register's bids in order of receipt, before duplicates."""
    regions = chance.shuffled([code for code, count in REGION_COUNTS.items() for _ in range(count)])
    days = sorted(chance.whole(0, 190) for _ in regions)
    drafts = []
    for number, (region, offset) in enumerate(zip(regions, days, strict=True), start=1):
        drafts.append(draft(number, region, weekday(date(2025, 5, 6), offset), world, chance))
    return drafts


def draft_some(
    count: int, first: int, after: date, world: tuple[Outlines, Inventions], chance: Chance
) -> list[Draft]:
    """Some more bids from regions in turn, numbered from `first`."""
    regions = chance.shuffled([*REGION_NAMES, "S92000003", "W92000004", "E12000003", "E12000004"])
    return [
        draft(first + index, regions[index % len(regions)], weekday(after, index), world, chance)
        for index in range(count)
    ]


def weekday(start: date, days: int) -> date:
    """The day that many days after, or the Monday after it at a weekend."""
    day = start + timedelta(days=days)
    return day + timedelta(days=(7 - day.weekday()) if day.weekday() > 4 else 0)


def _step(level: float, cuts: Sequence[float]) -> int:
    return sum(level > cut for cut in cuts)
