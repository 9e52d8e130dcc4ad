"""The framework as tables: its criteria with weights and value functions, and its rules."""

from __future__ import annotations

from gz_eval.core.framework import Framework
from gz_eval.core.framework_in_words import (
    policy_in_words,
    rounding_in_words,
    shortlist_in_words,
    ties_in_words,
    value_function_in_words,
)
from gz_eval.core.gates import rule_in_words
from gz_eval.core.rounding import PERCENT_PLACES, figure, without_noise
from gz_eval.core.shipped import version_in_words
from gz_eval.core.targets import target_in_words, target_name
from gz_eval.core.weights import global_shares, local_shares, weights_may_miss
from gz_eval.export.table import ROUNDED, Column, Form, Table


def criteria_table(framework: Framework) -> Table:
    """One row for each criterion, groups before what they hold."""
    local, whole = local_shares(framework), global_shares(framework)
    depth = {"": 0}
    rows = []
    for item in framework.criteria:
        depth[item.key] = depth[item.parent] + 1
        leaf = item.key not in framework.children
        parent = framework.criterion_by_key.get(item.parent)
        field = framework.field_by_key.get(item.field)
        rows.append(
            (
                depth[item.key],
                item.label,
                item.key,
                parent.label if parent is not None else "",
                without_noise(local[item.key]),
                without_noise(whole[item.key]),
                field.label if field is not None else "",
                value_function_in_words(framework, item) if leaf else "",
                policy_in_words(item.missing) if leaf else "",
                policy_in_words(item.not_applicable) if leaf else "",
                item.status,
                item.source,
                item.description,
            )
        )
    return Table(
        "Framework",
        f"Framework: criteria, weights and value functions of {framework.title}",
        (
            Column("Level", Form.WHOLE, width=7),
            Column("Criterion", width=30),
            Column("Key", width=20),
            Column("Within", width=22),
            Column("Weight within its group", Form.PERCENT, PERCENT_PLACES, 11),
            Column("Weight in the whole", Form.PERCENT, PERCENT_PLACES, 11),
            Column("Field", width=34),
            Column("Value score", width=60),
            Column("Missing evidence", width=24),
            Column("Not applicable", width=24),
            Column("Status", width=16),
            Column("Source", width=40),
            Column("Description", width=60),
        ),
        tuple(rows),
        f"{_capital(version_in_words(framework))}; {framework.status}.{_rounded(framework)}",
        frozen=2,
    )


def _rounded(framework: Framework) -> str:
    """That weights may miss their sum as the columns show them, to follow on; empty where not."""
    told = weights_may_miss(framework, rounded=lambda one: float(figure(one, PERCENT_PLACES)))
    return told and ROUNDED


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def rules_table(framework: Framework) -> Table:
    """Gates, shortlist, ties, rounding, ratios, totals and targets, each as a sentence."""
    rows = [
        ("Gate", gate.label, rule_in_words(framework, gate.rule), gate.status, gate.source)
        for gate in framework.gates
    ]
    rows += [("Shortlist", "", sentence, "", "") for sentence in shortlist_in_words(framework)]
    rows += [
        ("Ties", "", ties_in_words(framework), "", ""),
        ("Rounding", "", rounding_in_words(framework), "", ""),
    ]
    for ratio in framework.ratios:
        limits = [
            f"{word} {limit:f} {ratio.unit}".strip()
            for word, limit in (("at least", ratio.low), ("at most", ratio.high))
            if limit is not None
        ]
        sentence = f"Plausible when {' and '.join(limits)}; otherwise a warning."
        rows.append(("Ratio", ratio.label, sentence, "", ""))
    for total in framework.totals:
        sentence = f"A shortlist is added up by {framework.field_by_key[total.field].label}"
        rows.append(("Total", total.label, f"{sentence}.", "", ""))
    rows += [
        (
            "Target",
            _capital(target_name(framework, target)),
            target_in_words(framework, target),
            "",
            target.source,
        )
        for target in framework.targets
    ]
    return Table(
        "Rules",
        f"Rules of {framework.title}: gates, shortlist, ties, rounding and targets",
        (
            Column("Rule", width=12),
            Column("Name", width=30),
            Column("In words", width=80),
            Column("Status", width=16),
            Column("Source", width=40),
        ),
        tuple(rows),
        f"{_capital(version_in_words(framework))}; {framework.status}.",
    )
