"""Which charts there are, what can be chosen about each, and the chart that a choice makes.

Says it in plain words and keys; knows no drawing library and nothing of the window.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from gz_eval.app import chart_data, chart_places, chart_scatter
from gz_eval.app.chart_places import BIDS, SHARE
from gz_eval.app.hidden_words import SCORES_HIDDEN_TITLE, SCORES_SHOWN_ONCE
from gz_eval.app.measures import SCORE, first_figure, is_figure, measure_of, measures, tells_place
from gz_eval.app.shown import Shown
from gz_eval.app.telling_weights import hidden_leaves, telling_weights
from gz_eval.charts.chart import Chart
from gz_eval.core.framework import Criterion, Framework, Kind
from gz_eval.core.selection import Selection

PLACES_HIDDEN = "Places are hidden"

Chosen = Mapping[str, str]
"""What is chosen: the value of each choice by its key."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose about a chart: `options` are (value, label), `start` a value."""

    key: str
    label: str
    options: tuple[tuple[str, str], ...]
    start: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is not told while names are hidden: the scores of some leaves, by key, and places."""

    leaves: frozenset[str] = frozenset()
    places: bool = False

    @classmethod
    def of(cls, shown: Shown) -> Hidden:
        """What is not told of an evaluation as it is looked at."""
        return cls(hidden_leaves(shown), shown.anonymous)


def _none(_framework: Framework, _hidden: Hidden) -> tuple[Choice, ...]:
    return ()


def _enough(_framework: Framework, _hidden: Hidden) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class ChartKind:
    """One kind of chart. `about` says what an official sees by it.

    `lacks` says, as a sentence, what a framework lacks for there to be anything to show; mostly
    nothing. `places` says that it tells where bids are.
    """

    key: str
    label: str
    about: str
    make: Callable[[Selection, Chosen], Chart]
    choices: Callable[[Framework, Hidden], tuple[Choice, ...]] = field(default=_none)
    lacks: Callable[[Framework, Hidden], str] = field(default=_enough)
    places: bool = False

    def why_not(self, shown: Shown) -> tuple[str, str]:
        """Why it cannot be shown now: a heading and a sentence; both empty where it can."""
        if shown.hidden:
            return SCORES_HIDDEN_TITLE, SCORES_SHOWN_ONCE
        if not shown.project.bids.bids:
            return "There are no bids yet", "Import bids, and they are charted here."
        if self.places and shown.anonymous:
            return PLACES_HIDDEN, "Where bids are would tell which bid is which."
        lacking = self.lacks(shown.project.framework, Hidden.of(shown))
        return (self.label, lacking) if lacking else ("", "")


def start_of(kind: ChartKind, framework: Framework, hidden: Hidden) -> dict[str, str]:
    """What is chosen at first."""
    return {choice.key: choice.start for choice in kind.choices(framework, hidden)}


def still_there(
    kind: ChartKind, framework: Framework, hidden: Hidden, chosen: Chosen
) -> dict[str, str]:
    """What was chosen, as far as it is still offered; the start for the rest."""
    return {
        choice.key: (
            told if (told := chosen.get(choice.key)) in dict(choice.options) else choice.start
        )
        for choice in kind.choices(framework, hidden)
    }


# -- the choices -----------------------------------------------------------------------------------


def _top(*counts: int, word: str = "First") -> Choice:
    options = tuple((str(count), f"{word} {count}") for count in counts)
    return Choice("top", "Bids", options, str(counts[1]))


def _top_20(_framework: Framework, _hidden: Hidden) -> tuple[Choice, ...]:
    return (_top(10, 20, 40),)


def _top_40(_framework: Framework, _hidden: Hidden) -> tuple[Choice, ...]:
    return (_top(20, 30, 60),)


def _measures(framework: Framework, hidden: Hidden) -> tuple[Choice, ...]:
    known = tuple(
        (key, measure.label)
        for key, measure in measures(framework).items()
        if not tells_place(framework, key, hidden.leaves)
    )
    none = (("", "All the same size"),)
    capacity = first_figure(framework, Kind.QUANTITY)
    regions = () if hidden.places else (("region", "Region"),)
    groups = (("standing", "Standing"), *regions, ("gates", "Gates"))
    return (
        Choice("x", "Across", known, capacity or SCORE),
        Choice("y", "Up", known, SCORE),
        Choice("size", "Size", none + known, _money(framework)),
        Choice("group", "Colour", groups + known, "standing"),
    )


def _map(framework: Framework, _hidden: Hidden) -> tuple[Choice, ...]:
    sizes = tuple((one.key, one.label) for one in framework.fields if is_figure(one))
    shades = (
        ("", "Plain"),
        (BIDS, "Shaded by number of bids"),
        (SHARE, "Shaded by share shortlisted"),
    )
    sums = tuple(
        (key, f"Shaded by {measure_of(framework.field_by_key[key]).text}")
        for key in _sums(framework)
    )
    return (
        Choice(
            "size",
            "Size",
            (("", "All the same size"), *sizes),
            first_figure(framework, Kind.QUANTITY),
        ),
        Choice("colour", "Colour", (("standing", "Standing"), ("score", "Score")), "standing"),
        Choice("shading", "Regions", (*shades, *sums), ""),
    )


def _moving(framework: Framework) -> tuple[Criterion, ...]:
    """Criteria whose weight can be moved: one without siblings has all of it, whatever is done."""
    siblings: dict[str, int] = {}
    for one in framework.criteria:
        siblings[one.parent] = siblings.get(one.parent, 0) + 1
    return tuple(one for one in framework.criteria if siblings[one.parent] > 1)


def _no_weight_to_vary(framework: Framework, hidden: Hidden) -> str:
    moving = {one.key for one in _moving(framework)}
    if moving - telling_weights(framework, hidden.leaves):
        return ""
    if moving:
        return "There is no criterion whose weight can be varied without telling where bids are."
    return (
        "There is nothing to vary: no criterion of this framework shares its weight with another,"
        " so each has all of the weight of its group."
    )


def _criteria(framework: Framework, hidden: Hidden) -> tuple[Choice, ...]:
    telling = telling_weights(framework, hidden.leaves)
    options = tuple((one.key, one.label) for one in _moving(framework) if one.key not in telling)
    return (
        Choice("criterion", "Weight of", options, options[0][0] if options else ""),
        # Never fewer than are shortlisted at some weight: what changes is what it is about.
        _top(8, 16, 30, word="At least"),
    )


def _sums(framework: Framework) -> list[str]:
    """What regions are compared by: the first amount and the first sum of money."""
    found = (first_figure(framework, Kind.QUANTITY), _money(framework))
    return [key for key in found if key]


def _money(framework: Framework) -> str:
    return next((one.key for one in framework.fields if one.kind is Kind.MONEY), "")


# -- the charts ------------------------------------------------------------------------------------

MAP, REGIONS = "map", "regions"
SENSITIVITY = "sensitivity"

KINDS: tuple[ChartKind, ...] = (
    ChartKind(
        "contributions",
        "Contributions",
        "Where the points of the first bids come from.",
        lambda made, chosen: chart_data.contributions(made, int(chosen["top"])),
        _top_20,
    ),
    ChartKind(
        "distribution",
        "Distribution of scores",
        "How close together the scores lie, and where the shortlist ends.",
        lambda made, _chosen: chart_data.distribution(made),
    ),
    ChartKind(
        "heat-map",
        "Heat map",
        "How the first bids do on every criterion: strong, weak, missing.",
        lambda made, chosen: chart_data.heat_map(made, int(chosen["top"])),
        _top_40,
    ),
    ChartKind(
        "scatter",
        "Scatter",
        "Any two figures or scores against each other.",
        lambda made, chosen: chart_scatter.scatter(
            made, chosen["x"], chosen["y"], chosen["size"], chosen["group"]
        ),
        _measures,
    ),
    ChartKind(
        REGIONS,
        "By region",
        "Bids, what they offer and what is shortlisted, by region and nation.",
        lambda made, _chosen: chart_places.by_region(made, _sums(made.evaluation.framework)),
        places=True,
    ),
    ChartKind(
        MAP,
        "Map",
        "Where the bids are.",
        lambda made, chosen: chart_places.uk_map(
            made,
            chosen["size"],
            shaded=chosen["shading"],
            by_score=chosen["colour"] == "score",
        ),
        _map,
        places=True,
    ),
    ChartKind(
        SENSITIVITY,
        "Weight sensitivity",
        "What another weight of one criterion would do to scores and shortlist.",
        lambda made, chosen: chart_data.sensitivity(made, chosen["criterion"], int(chosen["top"])),
        _criteria,
        _no_weight_to_vary,
    ),
)
