"""Which figure of a text is the answer, and which are asides: years, durations, phases.

"500MW by 2030" is 500 MW; "Phase 2" is no figure at all; "500 tonnes" is none in MW. Rather
nothing than a guess. Knows no units of its own and does not convert.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from gz_eval.core.answers.figures import Figure, Vocabulary, find_figures
from gz_eval.core.answers.spelling import plain_words

_UNITS_AND_TEENS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBER_WORDS = {word: str(number) for number, word in enumerate(_UNITS_AND_TEENS)}
_NUMBER_WORDS |= {word: str(10 * number) for number, word in enumerate(_TENS, 2)}
_NUMBER_PHRASES = {
    "half a": "0.5", "a hundred": "1 hundred", "a thousand": "1 thousand",
    "a million": "1 million", "a billion": "1 billion",
} | _NUMBER_WORDS  # fmt: skip
_NUMBER_WORD = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(sorted(_NUMBER_PHRASES, key=len, reverse=True))
    + r")(?![\w-]|\.[0-9])",
    re.IGNORECASE,
)
_SPACED_THOUSANDS = re.compile(
    r"(?:^|(?<=[£€$])|(?<=[£€$] )|(?<=~)|(?<=c\. )|(?<=circa )|(?<=up to )|(?<=over )|(?<=>))"
    r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9,])",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"(?<![a-z])(circa|approx\.?|ca\.?|c\.?|up to|over|min|max)(?=[£€$]?[0-9])", re.IGNORECASE
)
_YEAR = re.compile(
    r"(?:(?:by|in|from|until|till|before|after|since|during|of|for|to|post|pre|through|target|end|"
    r"early|mid|late|start|beginning|spring|summer|autumn|winter|fy|q[1-4]|h[12]|january|february|"
    r"march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|"
    r"jul|aug|sept?|oct|nov|dec)\.?[\s'-]*|\()(?:19|20|21)[0-9]{2}(?:s|\s?[-/]\s?[0-9]{2,4})?$"
    r"|(?:19|20|21)[0-9]{2}\s?[-/]\s?[0-9]{2}(?:[0-9]{2})?$",
    re.IGNORECASE,
)
_LONE_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")
_OF_A_DATE = re.compile(
    r"[\s-]*(?:years?|yrs?|months?|mths?|weeks?|wks?|days?|th|st|nd|rd|january|february|march|"
    r"april|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sept?|"
    r"oct|nov|dec)(?![a-z])",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset(
    {
        "a", "an", "the", "is", "of", "our", "we", "for", "at", "on", "in", "to", "up", "be",
        "will", "as", "by", "with", "site", "sites", "total", "figure", "circa", "approx",
        "approximately", "about", "around", "amount", "estimate", "estimated", "est",
        "expected", "proposed", "planned", "required", "current", "currently", "overall", "and",
        "or", "plus", "from", "including", "incl", "inc", "subject", "tbc", "but",
        "provisional", "provisionally", "indicative", "secured", "min", "max", "minimum",
        "maximum", "between", "over", "under", "more", "less", "than", "least", "most", "only",
        "all", "which", "once", "when", "first", "initially", "initial", "rising", "now",
        "today", "available", "confirmed", "unconfirmed", "assuming", "pending", "depending",
        "dependent", "conditional", "per", "year", "until", "before", "after", "during",
        "since", "within", "if", "exc", "excl", "excluding", "gross", "net", "off", "no", "nr",
        "ish",
    }
)  # fmt: skip
_NEXT_WORD = re.compile(r"\s*[(\[]?\s*([^\W\d_]+)")
_PART_OF_A_CODE = re.compile(r"[£$€#@/%°_]\s*$|[0-9]\s?[-.:]$")
_STOPS = re.compile(r"\s*(?:$|[.,;\])\"'](?![0-9])|[-:](?!\s*[0-9])|[(\[](?!\s*[^\W\d_]+\s*[)\]]))")


@dataclass(frozen=True, slots=True)
class Meant:
    """The figure that answers, the others of its kind, and what else the text says.

    `passage` is the part of the text that speaks of the figure: all of it, unless it
    gives figures on several bases.
    """

    figure: Figure
    others: tuple[Figure, ...]
    rest: str
    passage: str
    text: str


class Chooser:
    """Chooses among the figures of texts, for one field.

    `own_words` are those of the question. A bare figure may stand among them; where `counts`, a
    figure before one of them is the answer even if the text says more ("400 jobs and 3 sites").
    """

    def __init__(
        self,
        words: Vocabulary,
        own_words: str,
        counts: bool,
        preferred: Callable[[Figure], bool],
        other_basis: Callable[[str], str],
    ) -> None:
        self._words = words
        own = set(plain_words(own_words).split())
        own |= {word.removesuffix("s") for word in own} | {f"{word}s" for word in own}
        own |= {"fte", "ftes"} if "jobs" in own else set()
        self._allowed = own | _SMALL_WORDS
        self._counted = {word for word in own - _SMALL_WORDS if len(word) > 2} if counts else set()
        self._preferred = preferred
        self._other_basis = other_basis

    def meant(self, text: str) -> Meant | None:
        """What a tidy text means; None when nothing in it can be taken as the answer."""
        text = readied(text)
        figures = find_figures(text, self._words)
        named = [item for item in figures if item.unit is not None or item.scaled]
        if named:
            real = [item for item in named if not item.rate] or named
            certain = [item for item in real if not _is_apparent(item)] or real
        else:
            certain = self._bare(text, figures)
        if not certain:
            return None
        about = _passages(text, certain)
        asked = [item for item in certain if not self._other_basis(about[item.start])]
        passage = text if len(asked) in (0, len(certain)) else ""
        certain = asked or certain
        first = next((item for item in certain if self._preferred(item)), certain[0])
        others = tuple(item for item in certain if item is not first)
        rest = text[: first.start] + " … " + text[first.end :]
        for other in others:
            rest = rest.replace(text[other.start : other.end], " ")
        rest = " ".join(rest.split()).strip(" …()[],;:.-/+")
        rest = "" if rest.casefold() == "between" else rest
        return Meant(first, others, rest, passage or about[first.start], text)

    def _bare(self, text: str, figures: list[Figure]) -> list[Figure]:
        """The figures without a unit that can be the answer."""
        left = [item for item in figures if not _aside(text, item)]
        if len(left) > 1:
            left = [
                item for item in left if not _LONE_YEAR.fullmatch(text[item.start : item.end])
            ] or left
        alone = [item for item in left if self._stands_alone(text, item)]
        counted = [item for item in left if self._next_word(text, item) in self._counted]
        if counted:
            return counted + [item for item in alone if item not in counted]
        return alone if len(alone) == len(left) else []

    def _stands_alone(self, text: str, figure: Figure) -> bool:
        if figure.rate:
            return False
        before = text[: figure.start]
        if _PART_OF_A_CODE.search(before) or any(
            word not in self._allowed and not word.isdigit() for word in plain_words(before).split()
        ):
            return False
        return (
            _STOPS.match(text, figure.end) is not None
            or self._next_word(text, figure) in self._allowed
        )

    def _next_word(self, text: str, figure: Figure) -> str:
        following = _NEXT_WORD.match(text, figure.end)
        if following is None or following.start(1) == figure.end:
            return ""
        return following[1].casefold()


def _passages(text: str, figures: list[Figure]) -> dict[int, str]:
    """The words that go with each figure: those after it, or before if the text opens with some."""
    ordered = sorted(figures, key=lambda item: item.start)
    labelled_before = any(letter.isalpha() for letter in text[: ordered[0].start])
    found: dict[int, str] = {}
    for index, item in enumerate(ordered):
        before = ordered[index - 1].end if index else 0
        after = ordered[index + 1].start if index + 1 < len(ordered) else len(text)
        found[item.start] = text[before : item.end] if labelled_before else text[item.start : after]
    return found


def readied(text: str) -> str:
    """A tidy text with number words as digits and rough words apart from their figures."""
    text = _NUMBER_WORD.sub(lambda match: _NUMBER_PHRASES[match[0].casefold()], text)
    text = _SPACED_THOUSANDS.sub(lambda match: match[0].replace(" ", ","), text)
    return _GLUED.sub(lambda match: f"{match[0]} ", text)


def _aside(text: str, figure: Figure) -> bool:
    """Whether a bare figure belongs to a date, a duration or a word, and measures nothing here."""
    if _OF_A_DATE.match(text, figure.end) or _YEAR.search(
        text, max(figure.start - 15, 0), figure.end
    ):
        return True
    return text[figure.end : figure.end + 1].isalpha()


def _is_apparent(figure: Figure) -> bool:
    return figure.unit is not None and figure.unit.apparent
