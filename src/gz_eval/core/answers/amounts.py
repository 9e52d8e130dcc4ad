"""Answers that are amounts, whatever they measure: from a number or a text to a `Value`.

What a figure comes to is a `Measure`'s: a quantity, money, a share or a count. Here is only what
they have in common: numbers, their formats, and the record of how a figure became the value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from gz_eval.core.answers.absent import absent, says_nothing_yet, unreadable
from gz_eval.core.answers.bases import Bases
from gz_eval.core.answers.figures import Figure, Vocabulary, find_figures
from gz_eval.core.answers.meant import Chooser, Meant
from gz_eval.core.answers.shown_amounts import figure_text, rounded_text
from gz_eval.core.answers.spelling import plain_words, shortened, tidy
from gz_eval.core.answers.units import Unit
from gz_eval.core.framework import Field, Kind
from gz_eval.core.number_formats import dressing, exact_decimal, shown_text
from gz_eval.core.source import GENERAL, RawValue
from gz_eval.core.values import Bound, Doubt, Missing, Value, Why

_ONE = Decimal(1)
_AGREEMENT = Decimal("0.02")
_PLAIN_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3}){1,8}|[0-9]{1,25})(?:\.[0-9]{1,25})?")
_FIGURE_AND_UNIT = re.compile(
    r"([0-9]{1,3}(?:,[0-9]{3}){1,8}(?:\.[0-9]{1,25})?|[0-9]{1,25}(?:\.[0-9]{1,25})?)"
    r"( ?[a-zA-Z%]{1,20})"
)
_ZERO = frozenset({"none", "nil", "zero", "nothing", "nil cost", "no cost"})
_CONDITION = re.compile(
    r"\b(?:subject to|tbc|tbd|to be (?:confirmed|agreed|determined)|unconfirmed|"
    r"not (?:yet )?(?:confirmed|secured|agreed)|provisional(?:ly)?|conditional(?: (?:up)?on)?|"
    r"depend(?:s|ing|ent)(?: (?:up)?on)?|pending|assuming|if approved|in principle)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Terms:
    """How a figure becomes an amount of the field: times `multiply`, by `divide`.

    `said` are steps that explain it; `refused` is why it cannot be. `apparent` marks MVA.
    `could_be` is the amount that may have been meant instead, and is more.
    """

    multiply: Decimal = _ONE
    divide: Decimal = _ONE
    said: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    apparent: bool = False
    refused: str = ""
    could_be: Decimal | None = None

    @property
    def converts(self) -> bool:
        """Whether the figure changes."""
        return self.multiply != self.divide

    def convert(self, amount: Decimal) -> Decimal:
        """The amount in the field's unit."""
        return amount * self.multiply / self.divide if self.converts else amount


class Measure(Protocol):
    """What a kind of amount is measured in."""

    @property
    def expected(self) -> str:
        """What an answer should be, such as "a figure in MW"."""

    @property
    def unit(self) -> str:
        """The field's unit."""

    @property
    def words(self) -> Vocabulary:
        """What its units are called."""

    def preferred(self, figure: Figure) -> bool:
        """Whether a figure is in the field's own unit, to be kept when there are two."""

    def terms(self, figure: Figure) -> Terms:
        """What a figure of a text comes to."""

    def plain(self, amount: Decimal) -> Terms:
        """What a number alone in its cell comes to."""

    def show(self, figure: str) -> str:
        """A figure with its unit, as people write it."""


@dataclass(frozen=True, slots=True)
class _Dressed:
    """What a number format's own words say of every number under it."""

    unit: Unit
    spelled: str
    scaled: bool
    scale: Decimal
    said: tuple[str, ...]


class Amounts:
    """Reads the answers of one field that is an amount."""

    def __init__(self, field: Field, header: str, measure: Measure) -> None:
        self._measure = measure
        self._bases = Bases(field, header)
        self._basis, self._basis_doubts = self._bases.stated()
        asked = " ".join((field.label, *field.aliases, field.unit, field.basis, header))
        counts = field.kind is Kind.WHOLE_NUMBER
        self._chooser = Chooser(
            measure.words, asked, counts, measure.preferred, self._bases.named_in
        )
        self._dressed: dict[tuple[str, str], _Dressed | None] = {}

    def read(self, raw: RawValue, number_format: str) -> Value | Missing:
        """What a cell says. Never raises."""
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            return self._number(raw, number_format)
        if isinstance(raw, str):
            return self._text(raw)
        if raw is None:
            return Missing(Why.BLANK, "left blank")
        shown = shown_text(raw, number_format)
        if isinstance(raw, bool):
            return unreadable(shown, self._measure.expected)
        return Missing(
            Why.UNREADABLE,
            f"holds a date or time ({shortened(shown)}), not {self._measure.expected}",
        )

    def _number(self, raw: int | float, number_format: str) -> Value | Missing:
        amount = exact_decimal(raw)
        if not amount.is_finite():
            return unreadable(str(raw), self._measure.expected)
        if number_format == GENERAL:
            return self._plain(amount)
        dressed = dressing(number_format, raw)
        amount *= dressed.scale
        if not dressed.prefix and not dressed.suffix:
            return self._plain(amount)
        key = (dressed.prefix, dressed.suffix)
        if key not in self._dressed:
            self._dressed[key] = self._dress(*key)
        sample = self._dressed[key]
        if sample is None:
            gap = " " if dressed.suffix[:1].isalpha() else ""
            return self._text(f"{dressed.prefix}{amount:f}{gap}{dressed.suffix}")
        scaled = amount * sample.scale
        figure = Figure(0, 0, scaled, sample.unit, sample.spelled, sample.scaled, sample.scale)
        terms = self._measure.terms(figure)
        if terms.apparent:
            return self._value(figure, (), f"{figure_text(amount)} {sample.spelled}")
        return self._exact(amount, scaled, terms, sample.said, dressed.prefix, dressed.suffix)

    def _dress(self, prefix: str, suffix: str) -> _Dressed | None:
        """What a number format's words make of a 1; None when each has to be read as text."""
        text = f"{tidy(prefix)}1{tidy(suffix)}"
        figures = find_figures(text, self._measure.words)
        if len(figures) != 1 or figures[0].bound is not Bound.EXACT:
            return None
        figure = figures[0]
        if (figure.start, figure.end) != (0, len(text)) or figure.unit is None or figure.rate:
            return None
        said = (f"“{prefix}{suffix}” is from the cell's number format",)
        return _Dressed(figure.unit, figure.spelled, figure.scaled, figure.scale, said)

    def _plain(self, amount: Decimal) -> Value | Missing:
        terms = self._measure.plain(amount)
        if terms.apparent:
            return self._value(Figure(0, 0, amount), (), figure_text(amount))
        return self._exact(amount, amount, terms)

    def _exact(
        self,
        typed: Decimal,
        amount: Decimal,
        terms: Terms,
        said: tuple[str, ...] = (),
        prefix: str = "",
        suffix: str = "",
    ) -> Value | Missing:
        """The value of a number in a cell: the way of most cells, so a short one."""
        measure = self._measure
        if terms.refused:
            return Missing(Why.UNREADABLE, terms.refused)
        steps = said + terms.said if said else terms.said
        if terms.multiply is terms.divide:
            shown = measure.show(figure_text(amount))
        else:
            amount = terms.convert(amount)
            shown = measure.show(rounded_text(amount))
            steps = (*steps, f"{prefix}{figure_text(typed)}{suffix} comes to {shown}")
        doubts = terms.doubts + self._basis_doubts if self._basis_doubts else terms.doubts
        low, high = (None, None) if terms.could_be is None else (amount, terms.could_be)
        return Value(
            shown, amount, "", measure.unit, self._basis, Bound.EXACT, low, high, None, doubts,
            steps,
        )  # fmt: skip

    def _text(self, text: str) -> Value | Missing:
        tidied = tidy(text)
        if _PLAIN_NUMBER.fullmatch(tidied):
            return self._plain(Decimal(tidied.replace(",", "")))
        if plain_words(tidied) in _ZERO:
            return self._plain(Decimal(0))
        missing = absent(text)
        if missing is not None:
            return missing
        return self._united(tidied) or self._whole(text, tidied)

    def _united(self, tidied: str) -> Value | Missing | None:
        """A figure and a unit and nothing else, such as "203.2 MW": the short way of most texts.

        None for every other text, which has to be read whole.
        """
        parts = _FIGURE_AND_UNIT.fullmatch(tidied)
        if parts is None:
            return None
        figure, suffix = parts.groups()
        key = ("", suffix)
        if key not in self._dressed:
            self._dressed[key] = self._dress(*key)
        sample = self._dressed[key]
        if sample is None:
            return None
        amount = Decimal(figure.replace(",", ""))
        scaled = amount * sample.scale
        whole = Figure(0, 0, scaled, sample.unit, sample.spelled, sample.scaled, sample.scale)
        terms = self._measure.terms(whole)
        if terms.apparent or terms.refused or terms.converts or sample.scaled:
            return None
        return self._exact(amount, scaled, terms)

    def _whole(self, text: str, tidied: str) -> Value | Missing:
        """A text with more in it than a figure and a unit."""
        meant = self._chooser.meant(tidied)
        if meant is None:
            return says_nothing_yet(text) or unreadable(text, self._measure.expected)
        return self._meant(meant, tidied)

    def _meant(self, meant: Meant, text: str) -> Value | Missing:
        doubts: list[Doubt] = []
        steps: list[str] = []
        if meant.others:
            self._compare(meant, doubts, steps)
        condition = _CONDITION.search(text)
        if condition is not None:
            said = shortened(text[condition.start() :].rstrip(" )]."))
            doubts.append(Doubt("qualified", f"it depends on a condition: “{said}”"))
        if sum(letter.isalpha() for letter in meant.rest) > 2:
            steps.append(f"the rest is kept as a remark: “{shortened(meant.rest, 80)}”")
        basis, basis_doubts = self._bases.of(meant.passage)
        typed = meant.text[meant.figure.start : meant.figure.end].strip()
        read = self._value(meant.figure, (), typed)
        if isinstance(read, Missing):
            return Missing(read.why, f"says “{shortened(text)}”: {read.text}")
        own = read.doubts[: len(read.doubts) - len(self._basis_doubts)]
        return replace(
            read,
            basis=basis,
            doubts=(*own, *doubts, *basis_doubts),
            steps=(*read.steps, *steps),
        )

    def _compare(self, meant: Meant, doubts: list[Doubt], steps: list[str]) -> None:
        """Whether the other figures of the text say the same, within 2 %."""
        measure = self._measure
        kept = measure.terms(meant.figure).convert(meant.figure.middle)
        for other in meant.others:
            terms = measure.terms(other)
            if terms.refused:
                continue
            also = terms.convert(other.middle)
            shown = measure.show((rounded_text if terms.converts else figure_text)(also))
            if abs(also - kept) <= _AGREEMENT * max(abs(also), abs(kept)):
                steps.append(f"the second figure, {shown}, agrees within 2%")
            else:
                first = measure.show(figure_text(kept))
                doubts.append(
                    Doubt("two-figures", f"it gives {shown} as well, and {first} was taken")
                )
                return

    def _value(self, figure: Figure, steps: tuple[str, ...], typed: str) -> Value | Missing:
        measure = self._measure
        terms = measure.terms(figure)
        if terms.refused:
            return Missing(Why.UNREADABLE, terms.refused)
        style = rounded_text if terms.converts else figure_text

        def ends(end: Decimal | None) -> Decimal | None:
            return None if end is None else terms.convert(end)

        def shown(end: Decimal | None) -> str:
            return "" if end is None else measure.show(style(end))

        amount, low, high = ends(figure.amount), ends(figure.low), ends(figure.high)
        bound = figure.bound
        doubts = [*figure.doubts, *terms.doubts]
        if terms.apparent:
            given = f"{shown(amount if amount is not None else high).removesuffix('W')}VA"
            if bound is not Bound.AT_LEAST:
                high = high if bound is Bound.RANGE else amount
                bound = Bound.AT_MOST
            amount, low = None, None
            text = f"at most {shown(high)}" if high is not None else f"{given} or more"
            doubts.append(Doubt("mva", f"{given} is apparent power: the real power is not known"))
        elif bound is Bound.RANGE:
            text = f"{shown(low)} to {shown(high)}"
            if measure.show("1").startswith("1 "):
                text = f"{style(low or Decimal(0))} to {shown(high)}"  # 100 to 600 MW
            doubts.append(Doubt("range", "a range was given, not one figure"))
        elif bound is Bound.AT_LEAST:
            text = f"at least {shown(amount)}"
            doubts.append(Doubt("bound", "nothing is said of how much more it could be"))
        elif bound is Bound.AT_MOST:
            text = f"up to {shown(amount)}"
            doubts.append(Doubt("bound", "nothing is said of how much less it could be"))
        else:
            text = f"about {shown(amount)}" if bound is Bound.ABOUT else shown(amount)
        if figure.about:
            doubts.append(Doubt("approximate", "the figure is said to be approximate"))
        said = list(terms.said)
        if terms.converts:
            said.append(f"“{typed}” comes to {text}")
        return Value(
            text, amount, "", measure.unit, self._basis, bound, low, high, None,
            (*doubts, *self._basis_doubts), (*steps, *said),
        )  # fmt: skip
