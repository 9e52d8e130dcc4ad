"""Answers that are one of a field's options: labels, aliases and keys, slips forgiven."""

from __future__ import annotations

import re

from gz_eval.core.answers.absent import absent, blank, says_nothing_yet
from gz_eval.core.answers.bases import Bases
from gz_eval.core.answers.spelling import close_spelling, plain_words, shortened
from gz_eval.core.framework import Field, Option
from gz_eval.core.number_formats import shown_text
from gz_eval.core.source import RawValue
from gz_eval.core.values import Doubt, Missing, Value, Why

_NOT = re.compile(
    r"\b(?:not|no|non|never|without|un|nor|cannot|before|yet to be|awaiting)\s+(?:\w+\s+)?$"
)
_CONDITION = re.compile(
    r"\b(?:subject to|tbc|to be confirmed|pending|in principle|provisional(?:ly)?|unconfirmed|"
    r"conditional (?:up)?on|expected|not yet|draft)\b"
)


class Choices:
    """Reads the answers of one choice field."""

    def __init__(self, field: Field, header: str) -> None:
        self._options = {option.key: option for option in field.options}
        self._spellings: dict[str, str] = {}
        for option in field.options:
            for spelling in (option.label, option.key, *option.aliases):
                words = plain_words(spelling)
                if words:
                    self._spellings.setdefault(words, option.key)
        ordered = sorted(self._spellings, key=len, reverse=True)
        self._inside = re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered)) or '(?!)'})\b")
        self._bases = Bases(field, header)

    def read(self, raw: RawValue, number_format: str) -> Value | Missing:
        """What a cell says. Never raises; a text that is no option is Why.UNKNOWN_OPTION."""
        if raw is None:
            return blank()
        text = raw if isinstance(raw, str) else shown_text(raw, number_format)
        words = plain_words(text)
        key = self._spellings.get(words)
        if key is not None:
            return self._value(self._options[key], text, ())
        missing = absent(text)
        if missing is not None:
            return missing
        found = self._named_in(words)
        if found:
            said = (f"“{shortened(text)}” names the option",)
            doubts = []
            if len(found) > 1:
                other = self._options[found[1]].label
                doubts.append(
                    Doubt("two-figures", f"it names “{other}” as well; the first was taken")
                )
            condition = _CONDITION.search(words)
            if condition is not None and condition[0] not in plain_words(
                self._options[found[0]].label
            ):
                doubts.append(Doubt("qualified", f"it depends on a condition: “{shortened(text)}”"))
            return self._value(self._options[found[0]], text, said, tuple(doubts))
        key = close_spelling(words, self._spellings)
        if key:
            said = (f"“{shortened(text)}” was taken as a slip of spelling",)
            return self._value(self._options[key], text, said)
        return says_nothing_yet(text) or Missing(
            Why.UNKNOWN_OPTION, f"says “{shortened(text)}”, which is none of the options"
        )

    def _named_in(self, words: str) -> list[str]:
        """The keys of the options that a longer text names without denying them, in order."""
        found: list[str] = []
        for match in self._inside.finditer(words):
            if _NOT.search(words[: match.start()]):
                return []
            key = self._spellings[match[0]]
            if key not in found:
                found.append(key)
        return found

    def _value(
        self, option: Option, text: str, steps: tuple[str, ...], doubts: tuple[Doubt, ...] = ()
    ) -> Value:
        basis, basis_doubts = self._bases.of(text)
        return Value(
            option.label, code=option.key, basis=basis, doubts=(*doubts, *basis_doubts), steps=steps
        )
