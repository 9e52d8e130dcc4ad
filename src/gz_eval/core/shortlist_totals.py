"""What a shortlist comes to, in the whole and place by place, and how that stands to its targets.

The selection as officials left it is added up. A bid that gave no figure adds none, which is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gz_eval.core.figures import figures_of
from gz_eval.core.framework import Framework, Target
from gz_eval.core.regions import NATIONS, REGIONS, region_by_code
from gz_eval.core.selection import Selection
from gz_eval.core.shortlist import IN, RESERVE

NOWHERE = "No region"


@dataclass(frozen=True, slots=True)
class PlaceTotal:
    """The whole (`place` is empty), a nation, a region, or those without a region (`NOWHERE`).

    `sums` has one entry for each total of the framework, None where no shortlisted bid gave a
    figure; `lacking` says how many shortlisted bids gave none, `corrected` of how many it is
    an official's.
    """

    place: str
    nation: str
    bids: int
    shortlisted: int
    reserve: int
    sums: tuple[float | None, ...]
    lacking: tuple[int, ...]
    corrected: tuple[int, ...]

    @property
    def is_region(self) -> bool:
        """Whether it is a region within a nation of several."""
        return bool(self.nation) and self.place != self.nation


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a shortlist comes towards a target: `found` beside the target's amount.

    `lacking` is how many shortlisted bids gave no figure, so that there may be more.
    """

    target: Target
    found: float
    lacking: int

    @property
    def wanted(self) -> float:
        """The target's amount."""
        return float(self.target.amount)

    @property
    def share(self) -> float:
        """The part of the target that is reached: 1 and more when it is met."""
        return self.found / self.wanted

    @property
    def met(self) -> bool:
        """Whether it is reached; noise of adding up takes nothing away."""
        return self.found >= self.wanted * (1 - 1e-12)

    @property
    def short(self) -> float:
        """How much is missing; 0 when it is met."""
        return 0.0 if self.met else self.wanted - self.found


def shortlist_totals(selection: Selection, *, places: bool = True) -> tuple[PlaceTotal, ...]:
    """The whole, each nation and its regions, those without bids too; then bids without a region.

    Without `places` the whole alone: it must not be known which bid is where.
    """
    evaluation = selection.evaluation
    framework, bids = evaluation.framework, evaluation.bids
    figures = [
        figures_of(evaluation.table, framework.field_by_key[total.field])
        for total in framework.totals
    ]

    codes = selection.standing_codes.tolist()

    def total(place: str, nation: str, rows: Sequence[int]) -> PlaceTotal:
        chosen = [row for row in rows if codes[row] == IN]
        given = [[one[row] for row in chosen if one[row] is not None] for one in figures]
        return PlaceTotal(
            place,
            nation,
            len(rows),
            len(chosen),
            sum(codes[row] == RESERVE for row in rows),
            tuple(_added(values) for values in given),
            tuple(len(chosen) - len(values) for values in given),
            tuple(
                sum(bids[row].answer(one.field).correction is not None for row in chosen)
                for one in framework.totals
            ),
        )

    found = [total("", "", range(len(bids)))]
    if not places:
        return tuple(found)
    inside: dict[str, list[int]] = {}
    for row, bid in enumerate(bids):
        known = region_by_code(bid.region)
        inside.setdefault(known.name if known is not None else "", []).append(row)
    for nation in NATIONS:
        names = [region.name for region in REGIONS if region.nation == nation]
        found.append(total(nation, nation, [row for one in names for row in inside.get(one, [])]))
        if len(names) > 1:
            found += [total(name, nation, inside.get(name, [])) for name in names]
    if "" in inside:
        found.append(total(NOWHERE, "", inside[""]))
    return tuple(found)


def _added(values: Iterable[float | None]) -> float | None:
    given = [value for value in values if value is not None]
    return sum(given) if given else None


def reached(framework: Framework, total: PlaceTotal, key: str) -> Reached | None:
    """How a place stands to its target of a total (empty: of bids); None where it has none."""
    target = framework.target_of.get((key, total.place))
    if target is None:
        return None
    if not key:
        return Reached(target, float(total.shortlisted), 0)
    number = next(number for number, one in enumerate(framework.totals) if one.key == key)
    return Reached(target, total.sums[number] or 0.0, total.lacking[number])


def all_reached(framework: Framework, totals: Iterable[PlaceTotal]) -> tuple[Reached, ...]:
    """How the shortlist stands to every target of the places given, in the targets' order."""
    by_place = {total.place: total for total in totals}
    told = (
        reached(framework, by_place[target.place], target.total)
        for target in framework.targets
        if target.place in by_place
    )
    return tuple(one for one in told if one is not None)
