"""What money is measured in: pounds, their scales in headers, sums that leave the scale open."""

from __future__ import annotations

import re
from decimal import Decimal

from gz_eval.core.answers.amounts import Terms
from gz_eval.core.answers.figures import SCALE_PATTERN, SCALES, Figure, vocabulary
from gz_eval.core.answers.spelling import tidy
from gz_eval.core.answers.units import Unit
from gz_eval.core.framework import Field
from gz_eval.core.values import Doubt

_POUND = r"(?:£|gbp|ukp)"
_FOREIGN = (
    r"(?:(?:us|a|au|c|ca|nz|hk|s)?\$|€|¥|₹|usd|eur|aud|cad|jpy|cny|chf|inr|aed|nok|sek|dkk|"
    r"(?:us )?dollars?|euros?|yen|yuan|rupees|dirhams?)"
)
_SCALED = rf"(?:\s?{SCALE_PATTERN}(?![a-z0-9]))?"
_SIGN = rf"(?:{_POUND}{_SCALED}|{_FOREIGN}{_SCALED})"
_UNITS = rf"(?:(?:of\s+)?(?:{_POUND}{_SCALED}|pounds(?:\s+sterling)?|sterling|quid)|{_FOREIGN})"
_FOREIGN_SIGN = re.compile(_FOREIGN, re.IGNORECASE)
_SCALE = re.compile(rf"{SCALE_PATTERN}$", re.IGNORECASE)
# Noughts alone are a scale in a header; in an answer they are a figure.
_NOUGHTS = {"000": Decimal(1000), "000,000": Decimal(1_000_000)}
_HEADER_POUNDS = re.compile(
    rf"(?<![a-z]){_POUND}\s?(?P<scale>{SCALE_PATTERN}|'?000(?:,000)?(?![\d,]))?(?![a-z])",
    re.IGNORECASE,
)
# The noughts of a figure, "over £1,000", are no scale; "£1,000s" are thousands.
_HEADER_SCALE = re.compile(
    r"[(\[,]\s*(?:in\s+)?(?P<scale>m|mn|k|bn|millions?|thousands?|billions?|"
    r"(?<!\d,)'?000s?|(?<=[^\d,]1,)000s)\s*[)\]]?$"
    r"|\bin (?P<words>millions?|thousands?|billions?)\b"
    r"|\b(?P<loose>millions?|billions?) (?:of )?(?:pounds|sterling)\b",
    re.IGNORECASE,
)
_HEADER_FOREIGN = re.compile(
    rf"(?<![a-z]){_FOREIGN}\s?(?:{SCALE_PATTERN})?(?![a-z])", re.IGNORECASE
)
# Above this, a sum "in millions" would be beyond any bid: it was typed in pounds.
_TOO_MUCH = Decimal(10) ** 11
_PLAINLY_POUNDS = Decimal(10_000)
_PLAIN = Terms()


def _foreign(spelling: str) -> Unit:
    return Unit(f"another currency ({_FOREIGN_SIGN.search(spelling)[0]})", Decimal(0))  # type: ignore[index]


def _unit_of(spelling: str) -> Unit:
    """The unit of a currency sign or word, with the scale that may hang on it (£m)."""
    if _FOREIGN_SIGN.search(spelling):
        return _foreign(spelling)
    scale = _SCALE.search(spelling)
    if scale is None or not re.match(rf"\s*(?:of\s+)?{_POUND}", spelling, re.IGNORECASE):
        return _POUNDS
    return Unit(spelling, SCALES[scale[0].casefold()])


def _header_scale(spelling: str) -> Decimal:
    """How much what a header gives as its scale is: m, thousands, 000."""
    noughts = _NOUGHTS.get(spelling.removeprefix("'"))
    return noughts if noughts is not None else SCALES[spelling.casefold()]


_POUNDS = Unit("£", Decimal(1))
_WORDS = vocabulary(_UNITS, _unit_of, _SIGN)


class Money:
    """A sum of pounds sterling, kept in the field's unit: £, £k, £m or £bn."""

    words = _WORDS
    expected = "a sum of money in pounds"

    def __init__(self, field: Field, header: str) -> None:
        self.unit = field.unit or "£"
        self._own = _unit_of(self.unit).factor or Decimal(1)
        self._suffix = self.unit.replace("£", "", 1) if self.unit.startswith("£") else ""
        text = tidy(header)
        pounds = _HEADER_POUNDS.search(text)
        scale = _HEADER_SCALE.search(text)
        found = (pounds and pounds["scale"]) or (
            scale and (scale["scale"] or scale["words"] or scale["loose"])
        )
        self._foreign = pounds is None and _HEADER_FOREIGN.search(text) is not None
        self._named = _header_scale(found) if found else None
        if self._named is None and pounds is not None:
            self._named = Decimal(1)
        self._pounds = Terms(Decimal(1), self._own) if self._own != 1 else _PLAIN
        self._bare = self._bare_terms(found or "")

    def _bare_terms(self, spelled: str) -> Terms:
        if self._foreign:
            return Terms(refused="the header asks in another currency, not in pounds")
        if self._named is None:
            if self._own == 1:
                return _PLAIN
            return Terms(
                said=(f"taken as {self.unit}",),
                doubts=(Doubt("unit-assumed", f"no unit is given, so {self.unit} is assumed"),),
            )
        said = (f"the header's unit is £{spelled}",)
        if self._named == self._own:
            return Terms(said=said)
        return Terms(self._named, self._own, said)

    def preferred(self, figure: Figure) -> bool:
        """Whether a figure is in pounds."""
        return figure.unit is None or bool(figure.unit.factor)

    def terms(self, figure: Figure) -> Terms:
        """What a figure of a text comes to."""
        if self._foreign or (figure.unit is not None and not figure.unit.factor):
            named = figure.unit.symbol if figure.unit is not None else "another currency"
            return Terms(refused=f"given in {named}, not in pounds")
        if figure.unit is not None and figure.unit.factor != 1 and not figure.scaled:
            found = Terms(figure.unit.factor, self._own)
        elif figure.scaled:
            found = self._pounds
        else:
            found = self._open(figure.middle, signed=figure.unit is not None)
        if not figure.rate:
            return found
        rate = Doubt("other-basis", "a sum per year or per unit, not a whole sum")
        return Terms(found.multiply, found.divide, found.said, (*found.doubts, rate))

    def plain(self, amount: Decimal) -> Terms:
        """What a number alone comes to: in the header's unit, or the field's."""
        return self._open(amount, signed=False)

    def _open(self, amount: Decimal, signed: bool) -> Terms:
        """The terms of a sum without a scale of its own, such as 500 or £500."""
        terms = self._bare
        if terms.refused:
            return terms
        scale = self._named if self._named is not None else self._own
        if scale == 1:
            return terms
        size = abs(amount)
        pounds = size * scale >= _TOO_MUCH
        if self._named is None and signed:
            if size == amount.to_integral_value() == 0:
                return self._pounds
            pounds = pounds or size >= _PLAINLY_POUNDS
            how = "pounds" if pounds else self.unit
            doubt = Doubt("ambiguous-number", f"no scale is given, and it was read in {how}")
            return Terms(
                Decimal(1) if pounds else self._own, self._own, (f"read in {how}",), (doubt,)
            )
        if pounds:
            doubt = Doubt("ambiguous-number", "too much to be in millions: it was read in pounds")
            return Terms(Decimal(1), self._own, ("read in pounds",), (doubt,))
        return terms

    def show(self, figure: str) -> str:
        """Such as £8,200m."""
        if figure.startswith("-"):
            return f"-£{figure[1:]}{self._suffix}"
        return f"£{figure}{self._suffix}"
