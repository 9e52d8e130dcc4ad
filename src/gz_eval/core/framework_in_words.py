"""A framework's rules in words: value functions, missing evidence, shortlist and ties.

For the workbook's Framework and Rules sheets and for `gz-eval framework show`.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from gz_eval.core.framework import (
    CountRule,
    Criterion,
    Field,
    Framework,
    Kind,
    MissingPolicy,
    ShortlistRule,
    Treatment,
)
from gz_eval.core.value_functions import (
    Bands,
    ChoiceTable,
    Linear,
    Logarithmic,
    Piecewise,
    SShaped,
)
from gz_eval.core.wording import amount_in_words, day_in_words


def value_function_in_words(framework: Framework, leaf: Criterion) -> str:
    """How a leaf turns its answer into a value score: ``0 at 100 MW, 100 at 1,000 MW``."""
    shape, parts = value_function_parts(framework, leaf)
    return f"{shape}: {'; '.join(parts)}" if shape else "; ".join(parts)


def value_function_parts(framework: Framework, leaf: Criterion) -> tuple[str, tuple[str, ...]]:
    """The shape of a leaf's value function (none of a list of answers), and what it gives where."""
    if leaf.value_function is None:
        scale = tuple(f"{point.label} scores {point.score:g}" for point in leaf.scale)
        return "Judged by assessors", scale
    field = framework.field_by_key[leaf.field]
    match leaf.value_function:
        case Linear(worst, best):
            return "A straight line", _ends(field, worst, best)
        case Logarithmic(worst, best):
            return "Each doubling is worth the same", _ends(field, worst, best)
        case SShaped(worst, best, middle):
            steepest = f"steepest at {_amount(field, middle)}"
            return "An S-shaped curve", (*_ends(field, worst, best), steepest)
        case Piecewise(points):
            corners = tuple(f"{_amount(field, at)} scores {score:g}" for at, score in points)
            return "Straight lines between points", corners
        case Bands(steps, below):
            bands = tuple(f"from {_amount(field, at)} scores {score:g}" for at, score in steps)
            return "Steps", (*bands, f"below that scores {below:g}")
        case ChoiceTable(scores):
            labels = {option.key: option.label for option in field.options}
            if field.kind is Kind.YES_NO:
                labels = {"yes": "Yes", "no": "No"}
            return "", tuple(f"{labels.get(key, key)} scores {score:g}" for key, score in scores)


def policy_in_words(policy: MissingPolicy) -> str:
    """What missing evidence scores, such as ``scores nothing``."""
    match policy.treatment:
        case Treatment.ZERO:
            return "scores nothing"
        case Treatment.EXCLUDE:
            return "is left out, the weights beside it rescaled"
        case Treatment.VALUE:
            return f"scores {policy.value:g}"


def shortlist_in_words(framework: Framework) -> tuple[str, ...]:
    """Each part of the shortlist rule as a sentence."""
    rule = framework.shortlist
    sentences = [_places(rule)]
    if rule.minimum_total is not None:
        sentences.append(f"A total of at least {rule.minimum_total:g}.")
    for key, least in rule.minimum:
        sentences.append(f"{framework.criterion_by_key[key].label} of at least {least:g}.")
    sentences += [count_rule_in_words(framework, rule_) for rule_ in rule.rules]
    if rule.unclear_gates:
        sentences.append("A bid with an unclear gate may be shortlisted, with a flag.")
    else:
        sentences.append("A bid with an unclear gate is not shortlisted.")
    return tuple(sentences)


def ties_in_words(framework: Framework) -> str:
    """How ties are found and broken, as a sentence."""
    rule = framework.ranking
    labels = [framework.criterion_by_key[key].label for key in rule.tie_breaks]
    broken = f"broken by {', then '.join(labels)}" if labels else "not broken"
    return (
        f"Totals are compared to {rule.compare_places} decimal places; ties are {broken};"
        " bids that still tie share a rank (1, 2, 2, 4)."
    )


def rounding_in_words(framework: Framework) -> str:
    """How scores are rounded for show, as a sentence."""
    places = framework.ranking.shown_places
    decimals = "1 decimal place" if places == 1 else f"{places} decimal places"
    return f"Scores are shown to {decimals}, halves rounded up; nothing is rounded before ranking."


def _places(rule: ShortlistRule) -> str:
    if rule.places is None:
        return "Every bid that meets the minima is shortlisted."
    reserve = f", then {rule.reserve:,} in reserve" if rule.reserve else ""
    return f"The top {rule.places:,} bids in rank order{reserve}; a tie at the line is not cut."


def count_rule_in_words(framework: Framework, rule: CountRule) -> str:
    labels = ", ".join(framework.criterion_by_key[key].label for key in rule.criteria)
    if rule.score_at_least is not None:
        counted = f"score at least {rule.score_at_least:g}"
    else:
        counted = f"score below {rule.score_below:g}"
    limits = []
    if rule.at_least is not None:
        limits.append(f"at least {rule.at_least}")
    if rule.at_most is not None:
        limits.append(f"at most {rule.at_most}")
    return f"{rule.label}: {' and '.join(limits)} of {labels} {counted}."


def _ends(field: Field, worst: float, best: float) -> tuple[str, str]:
    return f"0 at {_amount(field, worst)}", f"100 at {_amount(field, best)}"


def _amount(field: Field, amount: float) -> str:
    if field.kind is Kind.DATE:
        return day_in_words(date.fromordinal(round(amount)))
    return amount_in_words(field, Decimal(repr(amount)))
