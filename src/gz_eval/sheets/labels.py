"""Which field a header or label asks for: exactly by its label, key or alias, else by likeness.

A wrong match is worse than none. Likeness is therefore judged word by word: words may be misspelt
or missing, but a word that changes what is asked must be on both sides, and a header that is as
like one field as another is left unmatched.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from gz_eval.core.bids import MatchedBy
from gz_eval.core.framework import Framework
from gz_eval.sheets.label_words import TELLING, words_of

CONFIDENT = 75.0  # likeness from which a header is taken for a field
_MARGIN = 6.0  # by which it must beat every other field
_MISSPELT = 0.8  # what a misspelt word counts for
_LONGEST = 250  # characters; longer texts are answers or guidance, not labels


class Match(NamedTuple):
    """The field that a header was found to ask for; `field` is empty when there is none."""

    field: str
    by: MatchedBy
    confidence: float


UNMATCHED = Match("", MatchedBy.UNMATCHED, 0.0)


class LabelMatcher:
    """Finds fields of one framework by their headers. Remembers what it has been asked."""

    def __init__(self, framework: Framework) -> None:
        self._exact: dict[tuple[str, ...], tuple[str, MatchedBy]] = {}
        self._joined: dict[str, tuple[str, MatchedBy]] = {}
        self._spellings: list[tuple[frozenset[str], str]] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._known: dict[tuple[str, bool], Match] = {}
        self._options = {
            (field.key, text.strip().casefold())
            for field in framework.fields
            for option in field.options
            for text in (option.key, option.label, *option.aliases)
        }
        taken: dict[tuple[str, ...], set[str]] = defaultdict(set)
        spellings = [
            (words_of(text), field.key, by)
            for by in (MatchedBy.LABEL, MatchedBy.ALIAS)
            for field in framework.fields
            for text in ((field.label,) if by is MatchedBy.LABEL else (*field.aliases, field.key))
        ]
        for words, key, _ in spellings:
            taken[words].add(key)
        for words, key, by in spellings:
            self._spellings.append((frozenset(words), key))
            for word in set(words):
                self._by_word[word].append(len(self._spellings) - 1)
            if len(taken[words]) == 1 or by is MatchedBy.LABEL:
                self._exact.setdefault(words, (key, by))
                self._joined.setdefault("".join(words), (key, by))

    def match(self, text: str, fuzzy: bool = True) -> Match:
        """The field that `text` asks for. Without `fuzzy`, only by its exact words."""
        asked = (text, fuzzy)
        found = self._known.get(asked)
        if found is None:
            found = self._known[asked] = self._match(text, fuzzy)
        return found

    def is_option(self, field: str, text: str) -> bool:
        """Whether a text is one of the options that a choice field offers."""
        return (field, text.strip().casefold()) in self._options

    def _match(self, text: str, fuzzy: bool) -> Match:
        if not text.strip() or len(text) > _LONGEST:
            return UNMATCHED
        words = words_of(text)
        exact = self._exact.get(words) or self._joined.get("".join(words))
        if exact is not None:
            return Match(exact[0], exact[1], 100.0)
        return self._alike(frozenset(words)) if fuzzy and words else UNMATCHED

    def _alike(self, words: frozenset[str]) -> Match:
        spelt = {word: self._as_known(word) for word in words}
        candidates = {index for known in spelt.values() for index in self._by_word.get(known, ())}
        scores: dict[str, float] = {}
        for index in candidates:
            label, key = self._spellings[index]
            score = _likeness(spelt, label)
            if score > scores.get(key, 0.0):
                scores[key] = score
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        if not ranked or ranked[0][1] < CONFIDENT:
            return UNMATCHED
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN:
            return UNMATCHED
        return Match(ranked[0][0], MatchedBy.FUZZY, round(ranked[0][1], 1))

    def _as_known(self, word: str) -> str:
        """The word of some label that `word` is, or is a misspelling of; else the word itself."""
        if word in self._by_word or word in TELLING or len(word) < 5 or not word.isalpha():
            return word
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        slips = 1 if len(word) < 9 else 2
        near = process.extractOne(
            word,
            [known for known in self._by_word if len(known) > 3],
            scorer=OSA.distance,
            score_cutoff=slips,
        )
        # a first letter is seldom mistyped, and another one is usually another word
        return near[0] if near is not None and near[0][0] == word[0] else word


def _likeness(spelt: dict[str, str], label: frozenset[str]) -> float:
    """0 to 100: twice the words in common over all words; 0 where a telling word stands alone."""
    shared = 0.0
    for word, known in spelt.items():
        if known in label:
            shared += 1.0 if known == word else _MISSPELT
        elif known in TELLING or known[0].isdigit():
            return 0.0
    dated = any(word[0].isdigit() for word in spelt)
    for word in label:
        if (word in TELLING or (dated and word[0].isdigit())) and word not in spelt.values():
            return 0.0
    return 200.0 * shared / (len(spelt) + len(label))
