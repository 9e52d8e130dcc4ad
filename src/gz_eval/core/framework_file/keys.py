"""Every key that a framework file may hold, by the table that it stands in.

The one list that the parser checks against and the reference (`docs/framework.md`) is tested
against.
"""

from __future__ import annotations

from gz_eval.core.framework import Comparison

SCHEMA = 1

TOP = (
    "schema", "key", "title", "version", "status", "description", "source",
    "bid", "fields", "criteria", "gates", "ratios", "totals", "targets", "shortlist", "ranking",
)  # fmt: skip
BID = ("id", "name", "region", "place")
FIELD = (
    "label", "aliases", "kind", "unit", "basis", "other_bases", "required", "plausible",
    "options", "description",
)  # fmt: skip
PLAUSIBLE = ("low", "high")
OPTION = ("key", "label", "aliases")
CRITERION = (
    "parent", "label", "weight", "description", "source", "status", "field", "value", "scale",
    "missing", "not_applicable",
)  # fmt: skip
SCALE_POINT = ("label", "score", "description")
MISSING = ("value",)
GATE = ("label", "rule", "description", "source", "status")
COMPARISONS = (*(str(comparison) for comparison in Comparison), "by", "is")
TEST = ("field", *COMPARISONS)
JOINED_RULES = ("all", "any", "not")
RATIO = ("label", "numerator", "denominator", "low", "high", "unit")
TOTAL = ("label", "field")
TARGET = ("total", "place", "at_least", "source", "note")
SHORTLIST = (
    "places", "reserve", "minimum_total", "minimum", "unclear_gates", "rules",
)  # fmt: skip
COUNT_RULE = ("label", "criteria", "score_at_least", "score_below", "at_least", "at_most")
RANKING = ("compare_places", "shown_places", "tie_breaks")

# The keys of each value function, beside `function` itself.
FUNCTIONS: dict[str, tuple[str, ...]] = {
    "linear": ("worst", "best"),
    "piecewise": ("points",),
    "bands": ("steps", "below"),
    "logarithmic": ("worst", "best"),
    "s-shaped": ("worst", "best", "middle", "steepness"),
    "choice": ("scores",),
    "yes/no": ("yes", "no"),
    "date": ("worst", "best"),
}

ACCEPTED: dict[str, tuple[str, ...]] = {
    "the top of the file": TOP,
    "bid": BID,
    "fields": FIELD,
    "fields.plausible": PLAUSIBLE,
    "fields.options": OPTION,
    "criteria": CRITERION,
    "criteria.scale": SCALE_POINT,
    "criteria.value": (
        "function",
        *dict.fromkeys(key for keys in FUNCTIONS.values() for key in keys),
    ),
    "criteria.missing": MISSING,
    "gates": GATE,
    "gates.rule": (*TEST, *JOINED_RULES),
    "ratios": RATIO,
    "totals": TOTAL,
    "targets": TARGET,
    "shortlist": SHORTLIST,
    "shortlist.rules": COUNT_RULE,
    "ranking": RANKING,
}
