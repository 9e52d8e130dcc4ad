"""Answers that are one of the UK's twelve regions and nations."""

from __future__ import annotations

import re

from gz_eval.core.answers.absent import absent, blank, says_nothing_yet
from gz_eval.core.answers.bases import Bases
from gz_eval.core.answers.named_regions import read_region
from gz_eval.core.answers.spelling import plain_words, shortened
from gz_eval.core.framework import Field
from gz_eval.core.number_formats import shown_text
from gz_eval.core.regions import Region
from gz_eval.core.source import RawValue
from gz_eval.core.values import Doubt, Missing, Value, Why

_PARTS = re.compile(r"\s*(?:[,;/()|\n+]|\s[-–—]\s|\band\b|&)\s*")
_WIDER = frozenset(
    {"england", "uk", "united kingdom", "great britain", "gb", "britain", "national"}
)


class Regions:
    """Reads the answers of one region field."""

    def __init__(self, field: Field, header: str) -> None:
        self._bases = Bases(field, header)

    def read(self, raw: RawValue, number_format: str) -> Value | Missing:
        """What a cell says. Never raises; the value's code is the region's ONS code."""
        if raw is None:
            return blank()
        text = raw if isinstance(raw, str) else shown_text(raw, number_format)
        whole = read_region(text)
        if whole is not None:
            return self._value(whole, text, ())
        missing = absent(text)
        if missing is not None:
            return missing
        named: list[Region] = []
        for part in _PARTS.split(text):
            found = read_region(part)
            if found is not None and found not in named:
                named.append(found)
        if named:
            doubts: tuple[Doubt, ...] = ()
            if len(named) > 1:
                also = " and ".join(region.name for region in named[1:])
                doubts = (Doubt("two-figures", f"it names {also} as well; the first was taken"),)
            return self._value(named[0], text, doubts)
        if plain_words(text) in _WIDER:
            return Missing(
                Why.UNKNOWN_OPTION, f"says “{shortened(text)}”, which is wider than one region"
            )
        return says_nothing_yet(text) or Missing(
            Why.UNKNOWN_OPTION,
            f"says “{shortened(text)}”, which is not a region or nation of the UK",
        )

    def _value(self, region: Region, text: str, doubts: tuple[Doubt, ...]) -> Value:
        steps: tuple[str, ...] = ()
        if plain_words(text) != plain_words(region.name):
            steps = (f"“{shortened(text)}” is in {region.name}",)
        basis, basis_doubts = self._bases.of(text)
        return Value(
            region.name, code=region.code, basis=basis, doubts=(*doubts, *basis_doubts), steps=steps
        )
