"""What quantities, counts and shares are measured in: units, headers that name one, and slips."""

from __future__ import annotations

import re
from decimal import Decimal

from gz_eval.core.answers.amounts import Terms
from gz_eval.core.answers.figures import Figure, vocabulary
from gz_eval.core.answers.spelling import tidy
from gz_eval.core.answers.units import TIME, Dimension, Unit, dimension_of
from gz_eval.core.framework import Field
from gz_eval.core.values import Doubt

_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_PLAIN = Terms()
_HUNDRED = Decimal(100)


def header_unit(header: str, dimension: Dimension, own: Unit) -> Unit | None:
    """The unit that a header names: in brackets, after "in", at its end, or anywhere if clear.

    Where it names several, the field's own; None when it names none, or several others.
    """
    if not dimension.spellings:
        return None
    text = tidy(header)
    unit = rf"(?<![a-z0-9])(?P<unit>{dimension.pattern})(?:(?<![a-z0-9])|(?![a-z0-9]))"
    places = [match[1] for match in _BRACKETS.finditer(text)]
    ending = re.search(rf"(?:,|\bin|-|:|/)\s*{unit}\s*\)?$", text, re.IGNORECASE)
    stages = [places, [ending["unit"]] if ending else [], [] if dimension is TIME else [text]]
    for number, stage in enumerate(stages):
        spelled = [
            match["unit"]
            for part in stage
            for match in re.finditer(unit, part, re.IGNORECASE)
            if number < 2 or len(match["unit"]) > 1
        ]
        found = {item for item in map(dimension.unit, spelled) if item is not None}
        if own in found:
            return own
        if len(found) == 1:
            return found.pop()
        if found:
            return None
    return None


class Quantity:
    """A quantity with a unit, kept in the field's."""

    def __init__(self, field: Field, header: str) -> None:
        self.unit = field.unit
        self._dimension, self._own = dimension_of(field.unit)
        self.words = vocabulary(self._dimension.pattern, self._dimension.unit)
        self.expected = f"a figure in {field.unit}" if field.unit else "a figure"
        named = header_unit(header, self._dimension, self._own)
        self._bare = self._bare_terms(named)
        self._known: dict[str, Terms] = {}

    def _bare_terms(self, named: Unit | None) -> Terms:
        if named is None:
            if not self._dimension.spellings:
                return _PLAIN
            assumed = Doubt("unit-assumed", f"no unit is given, so {self.unit} is assumed")
            return Terms(said=(f"taken as {self.unit}",), doubts=(assumed,))
        terms = self._of_unit(named)
        said = f"the header's unit is {named.symbol}"
        return Terms(
            terms.multiply, terms.divide, (said, *terms.said), terms.doubts, terms.apparent
        )

    def _of_unit(self, unit: Unit) -> Terms:
        if unit is self._own:
            return _PLAIN
        doubts: tuple[Doubt, ...] = ()
        if unit.nominal != self._own.nominal:
            doubts = (Doubt("approximate", f"{unit.symbol} do not convert exactly to {self.unit}"),)
        apparent = unit.apparent and not self._own.apparent
        return Terms(unit.factor, self._own.factor, (), doubts, apparent)

    def preferred(self, figure: Figure) -> bool:
        """Whether a figure is in the field's own unit."""
        return figure.unit is self._own

    def terms(self, figure: Figure) -> Terms:
        """What a figure of a text comes to."""
        if figure.rate:
            return Terms(refused=f"a rate is given, not {self.expected}")
        if figure.unit is None:
            if figure.scaled and figure.scale == Decimal(10) ** 6 and not figure.spelled:
                return Terms(refused=f"the unit is not clear, and should be {self.unit}")
            return self._bare
        spelled = figure.spelled
        found = self._known.get(spelled)
        if found is None:
            found = self._of_unit(figure.unit)
            if spelled.startswith("mW"):
                slip = Doubt("unit-slip", f"“{spelled}” would be milliwatts and was read as MW")
                found = Terms(found.multiply, found.divide, doubts=(*found.doubts, slip))
            self._known[spelled] = found
        return found

    def plain(self, amount: Decimal) -> Terms:
        """What a number alone comes to: the header's unit, or the field's."""
        return self._bare

    def show(self, figure: str) -> str:
        """Such as 1,100 MW."""
        return f"{figure} {self.unit}" if self.unit else figure


class Count:
    """A whole number of things."""

    def __init__(self, field: Field) -> None:
        self.unit = field.unit
        self.expected = "a whole number"
        self.words = vocabulary("(?!)", lambda spelled: None)  # noqa: ARG005 - it never matches

    def preferred(self, figure: Figure) -> bool:
        """No figure is better than the first."""
        return figure.scaled

    def terms(self, figure: Figure) -> Terms:
        """What a figure of a text comes to."""
        if figure.rate:
            return Terms(refused="a rate is given, not a whole number")
        return _PLAIN if figure.amount is None else self.plain(figure.amount)

    def plain(self, amount: Decimal) -> Terms:
        """What a number alone comes to; a doubt if it is not whole."""
        if amount == amount.to_integral_value():
            return _PLAIN
        return Terms(doubts=(Doubt("ambiguous-number", "it is not a whole number"),))

    def show(self, figure: str) -> str:
        """Such as 1,200 jobs."""
        return f"{figure} {self.unit}" if self.unit else figure


class Share:
    """A share of a whole, in per cent."""

    def __init__(self) -> None:
        self.unit = "%"
        self.expected = "a percentage"
        self._dimension, self._own = dimension_of("%")
        self.words = vocabulary(self._dimension.pattern, self._dimension.unit)
        fraction = Doubt("percent-scale", "it was taken for a fraction of 1, not for a percentage")
        one = Doubt("percent-scale", "1 was read as 1%, and could have been meant as 100%")
        self._fraction = Terms(_HUNDRED, said=("a fraction of 1",), doubts=(fraction,))
        self._one = Terms(doubts=(one,), could_be=_HUNDRED)

    def preferred(self, figure: Figure) -> bool:
        """Whether a figure has a percent sign."""
        return figure.unit is self._own

    def terms(self, figure: Figure) -> Terms:
        """What a figure of a text comes to."""
        if figure.unit is not None:
            return _PLAIN
        if figure.scaled:
            return Terms(refused=f"not {self.expected}")
        ends = [end for end in (figure.amount, figure.low, figure.high) if end is not None]
        return self.plain(max(ends)) if len(set(ends)) == 1 or max(ends) != 1 else self._fraction

    def plain(self, amount: Decimal) -> Terms:
        """What a number alone comes to: 0.35 is 35%, 35 is 35%."""
        if amount == 1:
            return self._one
        return self._fraction if 0 < amount < 1 else _PLAIN

    def show(self, figure: str) -> str:
        """Such as 35%."""
        return f"{figure}%"
