"""Answers that are not there: blank, to be confirmed, not applicable, an error of the sheet."""

from __future__ import annotations

import re

from gz_eval.core.answers.spelling import plain_words, shortened, tidy
from gz_eval.core.values import Missing, Why

_ERRORS = frozenset(
    {
        "#ref!", "#n/a", "#value!", "#name?", "#div/0!", "#null!", "#num!", "#spill!", "#calc!",
        "#getting_data", "#field!", "#blocked!", "#unknown!", "#connect!", "#busy!", "#external!",
        "#python!", "#n/a n/a", "#error!", "#err!",
    }
)  # fmt: skip
_ERROR_LIKE = re.compile(r"err:[0-9]{3}|#+", re.IGNORECASE)
_ERROR_STARTS = frozenset("#eE \t\n")
_FIGURE_STARTS = frozenset("0123456789£$€")
_NOTHING = re.compile(r"[\s\-_.,;:/\\|*~'\"()\[\]]*")
# A drop-down that nobody has touched, or an instruction left in the answer's place.
_UNTOUCHED = re.compile(
    r"(please )?(select|choose|pick|click)( (here|an?|one|from|your|the|to|or|option|item|answer|"
    r"list|drop|down|dropdown|below|enter|text|date|yes|no|response|and)\b)*"
    r"|(please )?(enter|insert|type)( (here|text|a|date|number|value|answer|figure|your|response))+"
    r"|yes (or )?no|y n|yes no n a|delete as (appropriate|applicable)|left (intentionally )?blank"
    r"|(intentionally |this page )?(left )?blank|empty"
)
_TO_COME = re.compile(
    r"(tb[cda]|t b [cda]|to (be (confirmed|determined|decided|advised|agreed|announced|added|"
    r"completed|provided|established|finalised|supplied|updated)|follow|come|confirm)|"
    r"(currently |as yet |still )?(awaiting|awaited|pending|unknown|unconfirmed|"
    r"undecided|outstanding)|"
    r"not (yet |currently )?(known|available|confirmed|determined|decided|provided|stated|"
    r"established|finalised|agreed|specified|disclosed|completed|supplied)|"
    r"in progress|under (discussion|review|negotiation|consideration|way)|underway|"
    r"(do not|dont|don t) know|not sure|unsure|commercially confidential|confidential|no data|"
    r"no (information|info|response|answer)( (yet|available|provided|given))?)\b"
)
_NOT_APPLICABLE = re.compile(
    r"(n a|na|n app|not applicable|not relevant|not required|does not apply)\b"
)


def blank() -> Missing:
    """The answer of an empty cell."""
    return Missing(Why.BLANK, "left blank")


def cell_error(text: str) -> Missing | None:
    """The answer of a cell that holds one of the spreadsheet's own errors; None for any other."""
    if text[:1] not in _ERROR_STARTS:
        return None
    stripped = text.strip()
    if stripped.casefold() in _ERRORS or (stripped and _ERROR_LIKE.fullmatch(stripped)):
        return Missing(Why.CELL_ERROR, f"shows the error {stripped}")
    return None


def absent(text: str) -> Missing | None:
    """What a whole text says of an answer that is not given; None when it may be an answer."""
    if text[:1] in _FIGURE_STARTS:
        return None
    error = cell_error(text)
    if error is not None:
        return error
    if _NOTHING.fullmatch(tidy(text)):
        return blank()
    words = plain_words(text)
    if not words:
        return Missing(Why.TO_BE_CONFIRMED, f"says “{shortened(text)}”") if "?" in text else None
    if _UNTOUCHED.fullmatch(words):
        return Missing(Why.BLANK, f"left at “{shortened(text)}”")
    if _NOT_APPLICABLE.fullmatch(words):
        return Missing(Why.NOT_APPLICABLE, f"says “{shortened(text)}”")
    if _TO_COME.fullmatch(words):
        return Missing(Why.TO_BE_CONFIRMED, f"says “{shortened(text)}”")
    return None


def says_nothing_yet(text: str) -> Missing | None:
    """As `absent`, for a text that no answer could be read from: its beginning is enough."""
    words = plain_words(text)
    if _NOT_APPLICABLE.match(words):
        return Missing(Why.NOT_APPLICABLE, f"says “{shortened(text)}”")
    if _TO_COME.match(words) or re.search(r"\btb[cda]\b", words):
        return Missing(Why.TO_BE_CONFIRMED, f"says “{shortened(text)}”")
    return None


def unreadable(text: str, expected: str) -> Missing:
    """There is text, and it is not what the field takes. `expected` is such as "a figure in MW"."""
    return Missing(Why.UNREADABLE, f"says “{shortened(text)}”, which cannot be read as {expected}")
