"""When two bids' names are likely to mean the same site, and when they only share a word.

"Stonegate Technology Park" and "Stongate Tech. Park Ltd" are alike; "Stonegate Campus" and
"Stonegate Gateway", "Northfield" and "Southfield", "Phase 1" and "Phase 2" are not. Knows names
only, neither bids nor places.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import TypeAlias

Words: TypeAlias = tuple[str, ...]

_COMPANY_ENDINGS = frozenset(
    {"ltd", "limited", "plc", "llp", "lp", "inc", "incorporated", "cic", "company", "co"}
    | {"holdings", "group", "the"}
)
_SHORT_FORMS = {
    "tech": "technology",
    "pk": "park",
    "ctr": "centre",
    "center": "centre",
    "est": "estate",
    "ind": "industrial",
    "bus": "business",
    "dev": "development",
    "stn": "station",
    "st": "saint",
    "dc": "datacentre",
    "&": "and",
    "nth": "north",
    "sth": "south",
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
}
# Words that say what a site is, not which: with or without them it may be the same site.
_GENERIC = frozenset(
    {"ai", "bid", "business", "campus", "centre", "cluster", "compute", "data", "datacentre"}
    | {"development", "digital", "energy", "enterprise", "estate", "gateway", "growth", "hub"}
    | {"industrial", "innovation", "park", "power", "project", "proposal", "quarter", "scheme"}
    | {"science", "site", "technology", "works", "zone", "and", "at", "of"}
)
_DIRECTIONS = ("north", "south", "east", "west", "upper", "lower", "inner", "outer")
# A changed letter more often makes another place (Barton, Burton) than a lost or doubled one does.
_SHORTEST_MISSPELT = 6
_SHORTEST_WITH_CHANGED_LETTER = 8
_ALIKE_ON_THE_SAME_SPOT = 85

_JOINED = re.compile(r"[.'’`]")
_BREAKS = re.compile(r"[^\w&]+|_+")


def name_words(name: str) -> Words:
    """A name's words, sorted, without case, accents, punctuation, company endings, short forms."""
    return tuple(sorted(words_in_order(name)))


def words_in_order(name: str) -> list[str]:
    """The words of `name_words` as they stand; run together, "Data Centre" is "Datacentre"."""
    plain = name.casefold()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    plain = _JOINED.sub("", plain)
    words = [_SHORT_FORMS.get(word, word) for word in _BREAKS.split(plain) if word]
    kept = [word for word in words if word not in _COMPANY_ENDINGS]
    return kept or words


def essential_words(words: Words) -> Words:
    """The words that say which site it is; empty when all of them are generic."""
    return tuple(word for word in words if word not in _GENERIC)


def one_is_shorter_form(one: Words, other: Words) -> bool:
    """Whether one name may be the other in short: "Stonegate", "Stonegate Technology Park".

    The essential words agree, and one name's generic words include the other's.
    """
    essential = essential_words(one)
    return bool(essential) and essential == essential_words(other) and _includes(one, other)


def shorter_forms(names: Iterable[Words]) -> Iterator[tuple[Words, Words]]:
    """The pairs of names of which one may be the other in short, each pair once."""
    by_essential: dict[Words, list[Words]] = defaultdict(list)
    for name in names:
        by_essential[essential_words(name)].append(name)
    for essential, alike in by_essential.items():
        if essential:
            yield from (pair for pair in combinations(alike, 2) if _includes(*pair))


def _includes(one: Words, other: Words) -> bool:
    return set(one) <= set(other) or set(other) <= set(one)


def spelling_neighbours(vocabulary: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each word, the other words that may be a misspelling of it: one slip apart.

    A slip is a letter added, lost or changed, or two swapped, in a word of six letters or more
    (eight for a changed one). Linear in the size of the vocabulary: words one slip apart share a
    spelling with a letter taken out.
    """
    from rapidfuzz.distance import OSA

    sharing: dict[str, list[str]] = defaultdict(list)
    for word in sorted(set(vocabulary)):
        if len(word) >= _SHORTEST_MISSPELT and word.isalpha():
            for spelling in _with_a_letter_out(word):
                sharing[spelling].append(word)
    found: dict[str, set[str]] = defaultdict(set)
    for words in sharing.values():
        for position, one in enumerate(words):
            for other in words[position + 1 :]:
                if OSA.distance(one, other) == 1 and not _two_words(one, other):
                    found[one].add(other)
                    found[other].add(one)
    return {word: tuple(sorted(others)) for word, others in found.items()}


def _with_a_letter_out(word: str) -> set[str]:
    return {word, *(word[:cut] + word[cut + 1 :] for cut in range(len(word)))}


def _two_words(one: str, other: str) -> bool:
    """Whether words one slip apart are both meant: Eastfield and Westfield, Barton and Burton."""
    if _direction(one) != _direction(other):
        return True
    changed = len(one) == len(other) and sorted(one) != sorted(other)
    return changed and len(one) < _SHORTEST_WITH_CHANGED_LETTER


def _direction(word: str) -> str:
    return next((each for each in _DIRECTIONS if word.startswith(each)), "")


def respelt(words: Words, neighbours: Mapping[str, tuple[str, ...]]) -> Iterator[Words]:
    """The names that differ from this one in the spelling of a single word."""
    for position, word in enumerate(words):
        for other in neighbours.get(word, ()):
            yield tuple(sorted((*words[:position], other, *words[position + 1 :])))


def alike_on_the_same_spot(one: Words, other: Words) -> bool:
    """Whether two names are so alike that bids for the same spot are likely to be the same bid.

    Looser than spelling alone, because the places agree. Numbers and letters (Phase 1, Site B) must
    be the same.
    """
    from rapidfuzz import fuzz

    if _markers(one) != _markers(other):
        return False
    if one_is_shorter_form(one, other):
        return True
    return fuzz.ratio(" ".join(one), " ".join(other)) >= _ALIKE_ON_THE_SAME_SPOT


def _markers(words: Words) -> list[str]:
    return [word for word in words if len(word) == 1 or not word.isalpha()]
