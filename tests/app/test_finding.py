"""What is found by what a person typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gz_eval.app.finding import finds, haystack_of, nearness, words_of

WORDS = st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=6), max_size=4)


@given(WORDS)
def test_every_word_of_a_text_finds_it_in_any_order_and_case(words: list[str]) -> None:
    haystack = haystack_of(*words)
    typed = [word.upper() for word in words if word.upper().casefold() == word.casefold()]
    typed.reverse()
    assert finds(words_of("  ".join(typed)), haystack)


def test_a_word_that_is_missing_finds_nothing_and_none_is_found_across_parts() -> None:
    haystack = haystack_of("Old Quay", "Wales")
    assert finds(words_of("QUAY wal"), haystack)
    assert not finds(words_of("quay scotland"), haystack)
    assert not finds(words_of("quaywales"), haystack)
    assert finds(words_of("   "), haystack)


def test_what_is_called_so_is_nearest_and_what_only_mentions_it_farthest() -> None:
    """As a bid at Ballochmurn whose planning authority is Orvay's is found by “Loch Orvay”."""
    words = words_of("Loch Orvay")
    near = [
        ("Loch Orvay", ""),
        ("Loch Orvay Head Technology Park", ""),
        ("Orvay and Lochside Campus", ""),
        ("Ballochmurn and Port Orvay", ""),
        ("Ballochmurn Digital Energy Park", ""),
    ]
    assert [nearness(words, *one) for one in near] == [0, 1, 2, 3, 4]
    assert nearness(words_of("aigz-0007"), "Alder Park", "AIGZ-0007") == 0
