"""Who is shortlisted, and how ties are found and broken."""

from __future__ import annotations

from collections.abc import Collection

from gz_eval.core.framework import CountRule, RankingRule, ShortlistRule
from gz_eval.core.framework_file import keys
from gz_eval.core.framework_file.tables import Problem, Problems, Table, unknown

MOST_PLACES = 100_000


def read_shortlist(top: Table, criteria: Collection[str], problems: Problems) -> ShortlistRule:
    """The shortlist rule; the default one where the file has none."""
    default = ShortlistRule()
    with problems.collecting():
        table = top.table("shortlist")
        table.only(keys.SHORTLIST)
        every = table.entries.get("places") == "all"
        places = None if every else _places(table, default.places or 1)
        reserve = table.whole("reserve", 0, MOST_PLACES, default.reserve)
        if every and reserve:
            raise table.wrong("reserve", 'must be 0 where places is "all": nobody is left for it.')
        total = table.score("minimum_total") if "minimum_total" in table else None
        minimum = table.table("minimum")
        for key in minimum.entries:
            if key not in criteria:
                raise minimum.wrong(key, unknown(key, criteria, "criterion"))
        return ShortlistRule(
            places=places,
            reserve=reserve,
            minimum_total=total,
            minimum=tuple((key, minimum.score(key)) for key in minimum.entries),
            rules=tuple(_count_rule(item, criteria) for item in table.tables("rules")),
            unclear_gates=table.flag("unclear_gates", default.unclear_gates),
        )
    return default


def _places(table: Table, default: int) -> int:
    if isinstance(table.entries.get("places"), str):
        raise table.wrong("places", f'must be a whole number from 1 to {MOST_PLACES:,}, or "all".')
    return table.whole("places", 1, MOST_PLACES, default)


def _count_rule(table: Table, criteria: Collection[str]) -> CountRule:
    table.only(keys.COUNT_RULE)
    table.required("label", "the rule as a person would say it")
    table.required("criteria", "the criteria whose scores are counted")
    label = table.text("label")
    counted = named_criteria(table, "criteria", criteria)
    if not counted:
        raise table.wrong("criteria", "lists no criterion: give it one or more.")
    if ("score_at_least" in table) == ("score_below" in table):
        raise Problem(table.path, "must have one of score_at_least and score_below, and not both.")
    if "at_least" not in table and "at_most" not in table:
        raise Problem(
            table.path, "must say how many criteria: at_least, at_most or both, as whole numbers."
        )
    fewest = table.whole("at_least", 1, len(counted), 1) if "at_least" in table else None
    most = table.whole("at_most", 0, len(counted), 0) if "at_most" in table else None
    if fewest is not None and most is not None and fewest > most:
        raise table.wrong("at_least", "is more than at_most, so no bid could meet the rule.")
    return CountRule(
        label=label,
        criteria=counted,
        score_at_least=table.score("score_at_least") if "score_at_least" in table else None,
        score_below=table.score("score_below") if "score_below" in table else None,
        at_least=fewest,
        at_most=most,
    )


def read_ranking(top: Table, criteria: Collection[str], problems: Problems) -> RankingRule:
    """How ties are found and broken; the default where the file does not say."""
    default = RankingRule()
    with problems.collecting():
        table = top.table("ranking")
        table.only(keys.RANKING)
        return RankingRule(
            compare_places=table.whole("compare_places", 0, 12, default.compare_places),
            shown_places=table.whole("shown_places", 0, 6, default.shown_places),
            tie_breaks=named_criteria(table, "tie_breaks", criteria),
        )
    return default


def named_criteria(table: Table, key: str, criteria: Collection[str]) -> tuple[str, ...]:
    """A list of criteria by key, each known and named once."""
    found = table.texts(key)
    for name in found:
        if name not in criteria:
            raise table.wrong(key, unknown(name, criteria, "criterion"))
        if found.count(name) > 1:
            raise table.wrong(key, f"names “{name}” twice.")
    return found
