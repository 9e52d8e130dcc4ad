"""Names of one site spelt in several ways, and names of several sites that look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gz_eval.analysis.name_likeness import (
    alike_on_the_same_spot,
    name_words,
    one_is_shorter_form,
    respelt,
    spelling_neighbours,
)


@pytest.mark.parametrize(
    "spelling",
    [
        "STONEGATE TECHNOLOGY PARK",
        "Stonegate Tech Park",
        "Stonegate Tech. Pk",
        "Stonegate  technology\u00a0park ",
        "Stonegate (Technology Park)",
        "The Stonegate Technology Park Ltd",
        "Stonegate Technology Park Limited.",
        "Technology Park, Stonegate",
        "Stonegâte Technology-Park",
    ],
)
def test_spellings_of_one_name(spelling: str) -> None:
    assert name_words(spelling) == name_words("Stonegate Technology Park")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Stonegate Campus", "Stonegate Gateway"),
        ("Stonegate Phase 1", "Stonegate Phase 2"),
        ("Stonegate Phase II", "Stonegate Phase III"),
        ("Site A, Stonegate", "Site B, Stonegate"),
        ("Stonegate North", "Stonegate South"),
    ],
)
def test_names_that_share_a_word_are_of_two_sites(one: str, other: str) -> None:
    words, others = name_words(one), name_words(other)
    assert words != others
    assert not one_is_shorter_form(words, others)
    assert others not in respelt(words, spelling_neighbours({*words, *others}))


def test_numbers_may_be_figures_letters_or_words() -> None:
    assert name_words("Phase II") == name_words("Phase 2") == name_words("phase two")


def test_a_name_of_company_endings_keeps_them() -> None:
    assert name_words("The Group Ltd") == ("group", "ltd", "the")
    assert name_words("…") == ()


def test_shorter_forms() -> None:
    def shorter(one: str, other: str) -> bool:
        return one_is_shorter_form(name_words(one), name_words(other))

    assert shorter("Stonegate", "Stonegate Technology Park")
    assert shorter("Stonegate AI Growth Zone", "Stonegate")
    assert not shorter("Stonegate", "Marwick Technology Park")
    assert not shorter("Growth Zone", "AI Growth Zone")  # generic words alone say nothing


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("stonegate", "stongate", True),  # lost
        ("stonegate", "stoonegate", True),  # doubled
        ("stonegate", "stoengate", True),  # swapped
        ("stonegate", "stonegale", True),  # changed, in a long word
        ("barton", "burton", False),  # changed, in a short one: two places
        ("park", "pak", False),  # too short to tell
        ("eastfield", "westfield", False),
        ("eastfield", "eastfeild", True),
        ("stonegate", "stonegates", True),
        ("stonegate", "stngat", False),
    ],
)
def test_misspellings(one: str, other: str, alike: bool) -> None:
    neighbours = spelling_neighbours([one, other, "harwick"])
    assert (other in neighbours.get(one, ())) is alike
    assert (one in neighbours.get(other, ())) is alike


@given(st.text("abcdefgh", min_size=8, max_size=12), st.data())
def test_any_one_slip_in_a_long_word_is_found(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    slips = [
        word[:place] + word[place + 1 :],
        word[:place] + "x" + word[place:],
        word[:place] + "x" + word[place + 1 :],
    ]
    slip = data.draw(st.sampled_from(slips))
    assert slip in spelling_neighbours([word, slip])[word]


def test_on_the_same_spot_a_looser_likeness_will_do() -> None:
    def alike(one: str, other: str) -> bool:
        return alike_on_the_same_spot(name_words(one), name_words(other))

    assert alike("Stonegate Campus", "Stonegate")
    assert alike("Stonegte Camus", "Stonegate Campus")
    assert not alike("Stonegate Phase 1", "Stonegate Phase 2")
    assert not alike("Stonegate Campus", "Harwick Campus")
