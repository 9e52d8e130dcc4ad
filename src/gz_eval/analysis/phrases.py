"""How checks name a question and quote a cell, so that every issue reads alike.

Adds to `core.wording` what only issues need. Knows nothing of what is wrong.
"""

from __future__ import annotations

import re
from decimal import Decimal

from gz_eval.core.framework import Field, Framework, Kind
from gz_eval.core.values import Answer, Value
from gz_eval.core.wording import amount_in_words, plain_label

_SPACES = re.compile(r"\s+")
_LONGEST_QUOTE = 60


def label_of(framework: Framework, key: str) -> str:
    """The plain label of the field with this key."""
    return plain_label(framework.field_by_key[key])


def quoted(text: str) -> str:
    """Text as it stands in a cell, on one line, in quotation marks, cut when long."""
    line = _SPACES.sub(" ", text).strip()
    if len(line) > _LONGEST_QUOTE:
        line = line[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return f"“{line}”"


def said(answer: Answer, value: Value) -> str:
    """What the cell says, quoted, and what it was read as where that is not the same words.

    Such as “0.45”, read as 45%.
    """
    if answer.reading is None:
        return quoted(value.text)
    text = quoted(answer.reading.text)
    return text if text == quoted(value.text) else f"{text}, read as {value.text}"


def amount_text(field: Field, amount: Decimal) -> str:
    """An amount of a field as officials write it, with a minus sign before any £."""
    if amount < 0 and field.kind is not Kind.DATE:
        return f"−{amount_in_words(field, -amount)}"
    return amount_in_words(field, amount)


def number_text(amount: Decimal) -> str:
    """A number of at most three significant digits, whole ones in full: 1100 is "1,100"."""
    if not amount or amount.adjusted() >= 2:
        rounded = amount.quantize(Decimal(1))
    else:
        rounded = amount.quantize(Decimal(1).scaleb(amount.adjusted() - 2))
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
