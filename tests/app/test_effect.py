"""What a change would do is told before it is kept: gates first, then shortlist and ranks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from builders import bid, closed_range, framework, simple_bid
from gz_eval.app.effect import Effect, effect, effect_in_full
from gz_eval.app.weight_trial import WeightTrial
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Comparison, Framework, Gate, ShortlistRule, Test
from gz_eval.core.outcome import Standing
from gz_eval.core.overrides import PlaceOverride
from gz_eval.core.people import Person, Stamp
from gz_eval.core.scoring import compute_values, evaluate, evaluate_table
from gz_eval.core.selection import Selection

FRAMEWORK = framework(shortlist=ShortlistRule(places=1, reserve=0))
BIDS = (
    simple_bid(1, 900, "firm", 10, "Power House"),
    simple_bid(2, 200, "none", 95, "Wide Fields"),
    simple_bid(3, 100, "none", 5, "Small Yard"),
)


def kept(evaluation: Evaluation, bid: str = "", standing: Standing | None = None) -> Selection:
    """The shortlist by the rule, with one bid moved where that is said."""
    stamp = Stamp(Person("A. Official", "assessor"), datetime(2012, 6, 14, tzinfo=UTC), "Why.")
    moves = [PlaceOverride(bid, standing, Standing.NOT_SHORTLISTED, stamp)] if standing else []
    return Selection.of(evaluation, moves)


def changed(other: Framework) -> tuple[str, tuple[str, ...]]:
    table = compute_values(FRAMEWORK, BIDS)
    found = effect(kept(evaluate_table(FRAMEWORK, table)), evaluate_table(other, table))
    return found.summary, found.lines


def test_who_enters_and_who_leaves() -> None:
    other = WeightTrial.of(FRAMEWORK).moved("power", 5).framework
    assert changed(other) == (
        "1 bid would enter the shortlist and 1 would leave.",
        ("In 2 → 1: Wide Fields", "Out 1 → 2: Power House"),
    )


def test_who_moves_furthest_is_told_beside_the_shortlist() -> None:
    best = simple_bid(1, 1000, "firm", 100, "Best")
    rest = (simple_bid(n, 1000 - n * 100, "firm", n * 11, f"Bid {n}") for n in range(2, 10))
    table = compute_values(FRAMEWORK, (best, *rest))
    other = WeightTrial.of(FRAMEWORK).moved("power", 10).framework
    found = effect(kept(evaluate_table(FRAMEWORK, table)), evaluate_table(other, table))
    assert found.summary == "The shortlist would stay the same. 8 bids would change rank."
    assert found.up == ("Up 9 → 2: Bid 9", "Up 8 → 3: Bid 8", "Up 7 → 4: Bid 7")
    assert found.down == ("Down 2 → 9: Bid 2", "Down 3 → 8: Bid 3", "Down 4 → 7: Bid 4")


def test_who_would_be_first_is_told_though_the_shortlist_stays() -> None:
    """Before those that move furthest: it is what a minister asks."""
    rule = ShortlistRule(places=3, reserve=0)
    table = compute_values(two := replace(FRAMEWORK, shortlist=rule), BIDS)
    other = WeightTrial.of(two).moved("power", 5).framework
    found = effect(kept(evaluate_table(two, table)), evaluate_table(other, table))
    assert found.summary.startswith("The shortlist would stay the same.")
    assert found.lines == ("First 2 → 1: Wide Fields",)
    assert not any("Wide Fields" in line for line in (*found.up, *found.down))


def test_who_leaves_by_a_rule_keeps_the_rank() -> None:
    least = replace(FRAMEWORK.shortlist, minimum=(("land", 50.0),))
    assert changed(replace(FRAMEWORK, shortlist=least)) == (
        "1 bid would enter the shortlist and 1 would leave.",
        ("In 2: Wide Fields", "Out 1: Power House"),
    )


def test_who_enters_or_leaves_is_not_told_twice() -> None:
    other = WeightTrial.of(FRAMEWORK).moved("power", 5).framework
    table = compute_values(FRAMEWORK, BIDS)
    found = effect(kept(evaluate_table(FRAMEWORK, table)), evaluate_table(other, table))
    assert (found.up, found.down) == ((), ())


def test_nothing_moves() -> None:
    other = WeightTrial.of(FRAMEWORK).moved("power", 61).framework
    assert changed(other) == ("No bid would change its rank.", ())


def gated(least: int) -> Evaluation:
    """Four bids ranked by power, which have to have at least so much of it; one gave a range."""
    gate = Gate("size", f"At least {least} MW", Test("mw", Comparison.AT_LEAST, Decimal(least)))
    rule = ShortlistRule(places=2, reserve=1)
    bids = (
        simple_bid(1, 900, "firm", 10, "Power House"),
        simple_bid(2, 700, "firm", 10, "Middle Mill"),
        bid(3, {"mw": closed_range(550, 650)}, "Range Row"),
        simple_bid(4, 200, "none", 5, "Small Yard"),
    )
    return evaluate(framework(gates=(gate,), shortlist=rule), bids)


def test_whose_gates_would_change_is_told_first_with_who_of_them_is_shortlisted() -> None:
    found = effect(kept(gated(500)), gated(600))
    assert found.summary == (
        "1 more bid would have an unclear gate. The shortlist would stay the same."
    )
    assert found.lines == ("Gate unclear, 3: Range Row",)
    found = effect(kept(gated(600)), gated(800))
    assert found.summary == (
        "2 more bids would fail a gate, 1 of them on the shortlist now."
        " 1 bid would leave the shortlist."
    )
    assert found.lines == ("Out, was 2: Middle Mill", "Fails a gate, was 3: Range Row")
    back = effect(kept(gated(800)), gated(500))
    assert back.summary.startswith("2 bids would fail no gate any more. ")
    clear = effect(kept(gated(600)), gated(500))
    assert clear.summary.startswith("1 bid would have no unclear gate any more.")
    assert clear.lines == ("Gates clear, 3: Range Row",)


def test_all_that_a_change_would_do_is_listed_by_title() -> None:
    told = dict(effect_in_full(kept(gated(600)), gated(800)))
    assert told["2 more bids would fail a gate"] == ("2 → (1): Middle Mill", "3 → (2): Range Row")
    assert told["Would leave the shortlist"] == ("2 → (1): Middle Mill",)
    assert told["Would change rank"] == ("(1) → (3): Small Yard",)
    assert effect_in_full(kept(gated(600)), gated(600)) == ()


def test_a_bid_that_officials_moved_in_stays_there_and_counts_as_shortlisted() -> None:
    moved = kept(gated(600), "B002", Standing.SHORTLISTED)
    found = effect(moved, gated(800))
    assert found.summary.startswith(
        "2 more bids would fail a gate, 1 of them on the shortlist now. The shortlist would stay"
    )
    assert found.lines[0] == "Fails a gate, was 2: Middle Mill"


def test_a_shortlisted_bid_whose_gate_becomes_unclear_is_counted_as_one() -> None:
    moved = kept(gated(500), "B003", Standing.SHORTLISTED)
    assert effect(moved, gated(600)).summary.startswith(
        "1 more bid would have an unclear gate, 1 of them on the shortlist now."
    )


def test_where_not_all_fits_some_of_each_group_is_shown() -> None:
    told = Effect("", (("In a", "In b", "In c"), ("Out a",), ("Fails x", "Fails y", "Fails z")))
    assert told.first_lines(7) == told.lines
    assert told.first_lines(5) == ("In a", "In b", "Out a", "Fails x", "and 3 more")
    assert told.first_lines(1) == ("In a", "and 6 more")
    assert Effect("").first_lines(5) == ()
