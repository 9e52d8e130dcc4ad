"""The palette finds what is meant by a few letters, the likeliest first."""

from __future__ import annotations

from gz_eval.app.palette import MOST_FOUND, Findable, FoundKind, found

THINGS = (
    Findable.of(FoundKind.ACTION, "lock", "Lock the framework", "", "Fix weights"),
    Findable.of(
        FoundKind.ACTION, "unlock", "Unlock the framework", enabled=False, why="Lock it first."
    ),
    Findable.of(FoundKind.PAGE, "history", "History", "Ctrl+7"),
    Findable.of(FoundKind.CHART, "map", "Map", "Where the bids are."),
    Findable.of(FoundKind.CRITERION, "power", "Power", "Criterion"),
    Findable.of(FoundKind.BID, "B1", "Locksley Power Park", "Scotland", "B1"),
    Findable.of(FoundKind.BID, "B2", "Peppercoppice", "Wales", "B2"),
)


def _keys(text: str) -> list[str]:
    return [one.key for one in found(THINGS, text)]


def test_what_begins_with_the_text_comes_first() -> None:
    assert _keys("lock") == ["lock", "B1", "unlock"]
    assert _keys("pow") == ["power", "B1"]


def test_every_word_has_to_be_in_it() -> None:
    assert _keys("power park") == ["B1"]
    assert _keys("weights fix") == ["lock"]
    assert _keys("nothing of the kind") == []


def test_a_bid_is_found_by_its_reference_and_things_by_their_kind() -> None:
    assert _keys("b2") == ["B2"]
    assert _keys("page") == ["history"]
    assert _keys("chart") == ["map"]


def test_without_a_text_pages_and_actions_are_offered_what_can_be_done_first() -> None:
    assert _keys(" ") == ["lock", "history", "unlock"]


def test_no_more_than_can_be_read_is_found() -> None:
    many = [Findable.of(FoundKind.BID, f"{n}", f"Bid {n}") for n in range(5000)]
    assert len(found(many, "bid")) == MOST_FOUND


def test_each_is_spoken_whole() -> None:
    assert THINGS[1].spoken == "Unlock the framework, Action, not possible now. Lock it first."
    assert THINGS[2].spoken == "History, Page, Ctrl+7"


def test_what_is_meant_exactly_comes_before_what_only_begins_so() -> None:
    """A bid that was imported twice is "AIGZ-0007 (2)" the second time."""
    bids = [
        Findable.of(FoundKind.BID, key, label, "", key)
        for key, label in (
            ("AIGZ-0007 (2)", "Ashby Energy Park"),
            ("AIGZ-0007", "Whinnymurle AI Campus"),
            ("AIGZ-00071", "Alder Park"),
        )
    ]
    assert next(one.key for one in found(bids, "aigz-0007")) == "AIGZ-0007"
    assert next(one.key for one in found(bids, "AIGZ-0007 (2)")) == "AIGZ-0007 (2)"
    charts = [
        Findable.of(FoundKind.ACTION, "open", "Map of the evaluation"),
        Findable.of(FoundKind.CHART, "map", "Map"),
    ]
    assert [one.key for one in found(charts, "map")] == ["map", "open"]
