"""Figures found in a text: how much, in which unit, and how far each pins the amount down.

Finds "100-600MW", ">1GW", "up to £30bn", "between 2 and 3 acres", "2 x 250 MW". Knows no field: the
vocabulary says which units and currency signs there are, and a measure says what they come to.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from gz_eval.core.answers.units import Unit
from gz_eval.core.values import Bound, Doubt

_NUMBER = r"(?:[0-9]+(?:,[0-9]+)*(?:\.[0-9]+)?|\.[0-9]+)(?:e[+-]?[0-9]{1,2}(?![0-9a-z]))?"
SCALES: dict[str, Decimal] = {
    "hundred": Decimal(100),
    **dict.fromkeys(("k", "thousand", "thousands", "thou", "'000", "'000s", "000s"), Decimal(1000)),
    **dict.fromkeys(("m", "mn", "mln", "mil", "mill", "million", "millions"), Decimal(10) ** 6),
    **dict.fromkeys(("b", "bn", "bln", "bil", "billion", "billions"), Decimal(10) ** 9),
    **dict.fromkeys(("t", "tn", "trn", "trillion", "trillions"), Decimal(10) ** 12),
}
SCALE_PATTERN = "(?:" + "|".join(sorted(map(re.escape, SCALES), key=len, reverse=True)) + ")"
# After a letter or digit a unit must end; after a sign such as % anything may follow.
_END = r"(?:(?<![a-z0-9])|(?![a-z0-9]))"
_MOST_DIGITS = 30

_LEAST = (
    r"at ?least|over|above|beyond|more than|greater than|larger than|bigger than|"
    r"min(?:imum)?\.?(?: of)?|(?:in )?excess of|exceed(?:ing|s)|upwards? of|"
    r"not? (?:less|fewer|lower) than|from|starting (?:at|from)|>=?|=>|[≥⩾]"
)
_MOST = (
    r"up ?to|at most|max(?:imum)?\.?(?: of)?|not? (?:more|greater|larger|higher) than|less than|"
    r"fewer than|lower than|under|below|(?:does )?not exceed(?:ing)?|capped at|limited to|"
    r"within|<=?|=<|[≤⩽]"
)
_ABOUT = (
    r"approx(?:imately)?\.?|about|around|circa|ca\.?|c\.?|roughly|some|~|est(?:imated)?\.?(?: at)?|"
    r"nearly|almost|close to|(?:in|of|on) the (?:region|order|vicinity) of|indicatively|"
    r"indicative|\+/-|±"
)
_FILLER = r"an?|the|of|is|just|well|potentially|currently|expected|total|(?:in the )?range|=|:"
_BEFORE = re.compile(
    rf"(?:(?<![a-z0-9])|(?=[><=≥≤⩾⩽~±+:]))"
    rf"(?:(?P<least>{_LEAST})|(?P<most>{_MOST})|(?P<about>{_ABOUT})|(?P<filler>{_FILLER}))[\s(]*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:(?P<least>\+(?!\s*[£€$0-9/])(?=\S?(?:\s|$|[^\w\s]))|\s*\+(?=\s*(?:$|[,.;()]))"
    r"|\s*\(?(?:or|and) (?:more|above|greater|over|upwards?|beyond)\b\)?|\s*upwards\b"
    r"|\s*plus(?=\s*(?:$|[,.;()]))|\s*\(?min(?:imum)?\b\.?\)?)"
    r"|(?P<most>\s*\(?(?:or|and) (?:less|under|below|fewer|lower)\b\)?|\s*\(?max(?:imum)?\b\.?\)?)"
    r"|(?P<about>\s*\(?approx(?:imately)?\b\.?\)?|-?ish\b|\s*or so\b|\s*\(?est(?:imated)?\b\.?\)?"
    r"|\s*\(?(?:indicative|circa)\b\)?))",
    re.IGNORECASE,
)
_TOLERANCE = re.compile(r"\s*\(?(?:±|\+\s?/\s?-|\+-)\s*[0-9.,]+\s*(?:%|[a-z]{1,3}\b)?\)?", re.I)
_TO = re.compile(
    r"\s*(?:-|to|through|up to|then)\s*"
    r"|\s*,?\s*(?:(?:rising|increasing|growing|expanding|ramping|scaling|building|extending)"
    r"(?: up)? to|expandable to|scalable to)\s*",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:and|&|-|to)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from)[\s:(]*$", re.IGNORECASE)
_TIMES = re.compile(r"\s*(?:x|×|\*|no\.? ?x|lots of)\s*", re.IGNORECASE)
_RATE = re.compile(r"\s?/\s?[a-z]|\s+per\s|\s*(?:p\.?a\.?|pa|pcm)(?![a-z])|\s+an?\s+"
                   r"(?:year|month|week|day)\b|\s+(?:annually|each year|every year)\b",
                   re.IGNORECASE)  # fmt: skip
_YEARS = range(1990, 2101)
# A range that would fall this steeply has its first figure in another unit than its second.
_MUCH_MORE = 100


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The words that figures are found with: `unit_of` knows each spelling that `pattern` matches.

    The pattern's `sign` is what may stand directly before a figure, such as a currency.
    """

    pattern: re.Pattern[str]
    unit_of: Callable[[str], Unit | None]


def vocabulary(units: str, unit_of: Callable[[str], Unit | None], sign: str = "") -> Vocabulary:
    """A vocabulary from patterns of units (after the figure) and signs (before it)."""
    before = rf"(?P<sign>{sign})\s*" if sign else r"(?P<sign>(?!))"
    pattern = (
        rf"(?<![0-9a-z])(?<![0-9][.,])(?P<minus>-\s?(?=[£€$.0-9]))?(?:{before})?(?P<inner>-(?=[.0-9]))?"
        rf"(?P<number>{_NUMBER})(?P<plus>\s?\+(?=\s*[a-z%]))?"
        rf"(?:\s*(?P<unit1>{units}){_END}|\s*(?P<scale2>{SCALE_PATTERN})\+?\s*(?P<unit2>{units}){_END}"
        rf"|\s*(?P<scale3>{SCALE_PATTERN})(?![a-z0-9]))?"
    )
    return Vocabulary(re.compile(pattern, re.IGNORECASE), unit_of)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a text. Amounts are in `unit`, or bare where it is None; `scaled` says that a
    word such as "million" has been multiplied in. `rate` is an amount per something.
    `spelled` is the unit as written; `start` and `end` are its place in the text.
    """

    start: int
    end: int
    amount: Decimal | None
    unit: Unit | None = None
    spelled: str = ""
    scaled: bool = False
    scale: Decimal = Decimal(1)
    low: Decimal | None = None
    high: Decimal | None = None
    bound: Bound = Bound.EXACT
    about: bool = False
    between: bool = False
    rate: bool = False
    doubts: tuple[Doubt, ...] = ()

    @property
    def middle(self) -> Decimal:
        """One amount to compare figures by."""
        ends = [end for end in (self.amount, self.low, self.high) if end is not None]
        return self.amount if self.amount is not None else max(ends)


def find_figures(text: str, words: Vocabulary) -> list[Figure]:
    """Every figure of a tidy text, in order, ranges and products put together."""
    found: list[Figure] = []
    for match in words.pattern.finditer(text):
        figure = _figure(text, match, words)
        if figure is not None:
            found.append(figure)
    joined: list[Figure] = []
    for figure in found:
        previous = joined[-1] if joined else None
        together = None if previous is None else _together(text, previous, figure)
        if together is None:
            joined.append(figure)
        else:
            joined[-1] = together
    return [_bounded(figure) for figure in joined]


def _figure(text: str, match: re.Match[str], words: Vocabulary) -> Figure | None:
    typed = match["number"]
    if len(typed) > _MOST_DIGITS:
        return None
    amount, doubts = _amount(typed)
    scale_word = match["scale2"] or match["scale3"]
    scale = SCALES[scale_word.casefold()] if scale_word else Decimal(1)
    spelled = match["unit1"] or match["unit2"] or ""
    unit = words.unit_of(spelled) if spelled else None
    if match["sign"]:
        before = words.unit_of(match["sign"])
        unit = before if unit is None or (before is not None and before.factor != 1) else unit
        spelled = spelled or match["sign"]
    start = match.start()
    preceding = text[:start].rstrip()
    if match["inner"]:
        amount = -amount
    elif match["minus"]:
        if not preceding or preceding[-1] in "(=:;,[":
            amount = -amount
        else:
            start += len(match["minus"])  # a dash between two things, not a sign
    if preceding.endswith("(") and text[match.end() :].startswith(")") and len(preceding) == 1:
        amount = -abs(amount)
        doubts = (Doubt("ambiguous-number", "in brackets, as accounts show a negative figure"),)
    bound, about, start_of_words = _words_before(text, start)
    between = _BETWEEN.search(text[:start_of_words]) is not None
    end = match.end()
    if match["plus"] and bound is Bound.EXACT:
        bound = Bound.AT_LEAST
    after = _AFTER.match(text, end)
    if after is not None:
        end = after.end()
        about = about or after["about"] is not None
        if bound is Bound.EXACT and after["about"] is None:
            bound = Bound.AT_LEAST if after["least"] is not None else Bound.AT_MOST
    tolerance = _TOLERANCE.match(text, end)
    if tolerance is not None:
        about, end = True, tolerance.end()
    return Figure(
        start_of_words,
        end,
        amount * scale,
        unit,
        spelled,
        scale_word is not None,
        scale,
        bound=bound,
        about=about,
        between=between,
        rate=_RATE.match(text, end) is not None,
        doubts=doubts,
    )


def _amount(typed: str) -> tuple[Decimal, tuple[Doubt, ...]]:
    """The number as typed; a doubt where its commas are not those of thousands."""
    groups = typed.partition(".")[0].split(",")
    regular = len(groups) == 1 or (
        1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    )
    if regular:
        return Decimal(typed.replace(",", "")), ()
    if len(groups) == 2 and len(groups[1]) < 3 and "." not in typed:
        read = typed.replace(",", ".")
    else:
        read = typed.replace(",", "")
    return Decimal(read), (
        Doubt(
            "ambiguous-number", f"“{typed}” has its comma in an odd place and was read as {read}"
        ),
    )


def _words_before(text: str, start: int) -> tuple[Bound, bool, int]:
    """What the words just before a figure say: its bound, whether it is rough, where they start."""
    bound, about, at = Bound.EXACT, False, start
    for _ in range(6):
        match = _BEFORE.search(text, max(at - 40, 0), at)
        if match is None:
            break
        if match["filler"] is None:
            start = match.start()
        at = match.start()
        if match["about"] is not None:
            about = True
        elif bound is Bound.EXACT and match["least"] is not None:
            bound = Bound.AT_LEAST
        elif bound is Bound.EXACT and match["most"] is not None:
            bound = Bound.AT_MOST
    return bound, about, start


def _together(text: str, first: Figure, second: Figure) -> Figure | None:
    """Two neighbours as one range or product; None when they are two figures."""
    gap = text[first.end : _number_start(text, first, second)]
    if first.amount is None or second.amount is None:
        return None
    if first.unit is None and not first.scaled and _TIMES.fullmatch(gap):
        product = first.amount * second.amount
        said = " ".join(text[first.start : second.end].split())
        doubt = Doubt("ambiguous-number", f"“{said}” was multiplied out")
        return replace(second, start=first.start, amount=product, doubts=(*second.doubts, doubt))
    if not (_TO.fullmatch(gap) or (first.between and _AND.fullmatch(gap))):
        return None
    if _year_and_figure(first, second) or _year_and_figure(second, first):
        return None
    return _range(first, second)


def _number_start(text: str, first: Figure, second: Figure) -> int:
    """Where the second figure starts for the sake of its link: "to", "up to" belong to the link."""
    between = text[first.end : second.start]
    if between.strip():
        return second.start
    head = re.match(r"\s*(?:up to|up ?to)\s*", text[second.start : second.end], re.IGNORECASE)
    return second.start + (head.end() if head else 0)


def _year_and_figure(year: Figure, figure: Figure) -> bool:
    """Whether "2030 - 500MW" or "500 to 2030" is a figure and its year rather than a range."""
    assert year.amount is not None
    assert figure.amount is not None
    return (
        year.unit is None
        and not year.scaled
        and year.amount in _YEARS
        and (figure.unit is not None or figure.scaled or figure.amount not in _YEARS)
    )


def _range(first: Figure, second: Figure) -> Figure:
    low, high, doubts = first.amount, second.amount, (*first.doubts, *second.doubts)
    assert low is not None
    assert high is not None
    unit, scale = second.unit or first.unit, second.scale
    if first.unit is not None and second.unit is None and not second.scaled:
        high, scale = high * first.scale, first.scale  # £5m to 10: the first's words hold for both
    elif first.unit is not None and second.unit is not None and first.unit is not second.unit:
        low = low * first.unit.factor / second.unit.factor
    elif second.scaled and not first.scaled:
        low = low * second.scale
    if first.unit is None and low >= high * _MUCH_MORE:
        low = low / 1000  # 500-1GW: five hundred of the next smaller unit
        doubts = (
            *doubts,
            Doubt("ambiguous-number", "the unit of the range's lower end is a guess"),
        )
    elif not first.scaled and second.scaled and low >= high * _MUCH_MORE:
        low = low / 1000  # £500-£1bn
        doubts = (
            *doubts,
            Doubt("ambiguous-number", "the scale of the range's lower end is a guess"),
        )
    if low > high:
        low, high = high, low
    return Figure(
        first.start,
        second.end,
        None,
        unit,
        second.spelled or first.spelled,
        first.scaled or second.scaled,
        scale,
        low,
        high,
        Bound.RANGE,
        first.about or second.about,
        rate=second.rate,
        doubts=doubts,
    )


def _bounded(figure: Figure) -> Figure:
    """The figure with its ends filled in from its bound."""
    match figure.bound:
        case Bound.AT_LEAST:
            return replace(figure, low=figure.amount)
        case Bound.AT_MOST:
            return replace(figure, high=figure.amount)
        case Bound.RANGE if figure.low == figure.high:
            return replace(figure, amount=figure.low, low=None, high=None, bound=Bound.EXACT)
        case Bound.EXACT if figure.about:
            return replace(figure, bound=Bound.ABOUT)
        case _:
            return figure
