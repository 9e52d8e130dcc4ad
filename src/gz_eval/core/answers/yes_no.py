"""Answers that are yes or no: Y, TRUE, ticks and crosses, and yes with a condition."""

from __future__ import annotations

import re
from decimal import Decimal

from gz_eval.core.answers.absent import absent, blank, says_nothing_yet, unreadable
from gz_eval.core.answers.bases import Bases
from gz_eval.core.answers.spelling import plain_words, shortened, tidy
from gz_eval.core.framework import Field
from gz_eval.core.number_formats import shown_text
from gz_eval.core.source import RawValue
from gz_eval.core.values import Doubt, Missing, Value, Why

_EXPECTED = "yes or no"
# ü and þ, û: the tick and cross of the Wingdings font, as other fonts show them.
_TICKS = re.compile("^[\\s([]*[✓✔☑✅🗸🗹√üþ][\ufe0e\ufe0f]?(?![a-z])[\\s)\\].,:;-]*")
_CROSSES = re.compile("^[\\s([]*[✗✘☒❌✕✖🗙🗴🗵❎û][\ufe0e\ufe0f]?(?![a-z])[\\s)\\].,:;-]*")
_BOXES = frozenset("☐□▢❑❒¨")
_YES = re.compile(
    r"(?:yes|yeah|yep|y|true|t|agreed|confirmed|provided|attached|received|obtained|signed|secured|"
    r"in place|enclosed|included|complete|completed|done|granted|affirmative|aye|"
    r"(?:letter|agreement|confirmation|copy|evidence|mou) (?:is |was )?(?:attached|provided|"
    r"enclosed|received|signed|supplied|included|obtained|in place)|see (?:attached )?letter)\b"
)
_NO = re.compile(
    r"(?:no(?:ne)? (?:letter|confirmation|agreement|evidence|response|written|formal|mou|such|"
    r"partnership|yet|not yet)|no|n|false|f|none|nope|nil|negative|"
    r"not (?:yet|provided|attached|received|obtained|signed|"
    r"secured|in place|agreed|included|enclosed|at present|currently|at this stage|available yet)|"
    r"refused|declined|rejected|unsigned)\b"
)
_AFTER_NO = re.compile(
    r"\s*(?:$|[-.,;:(/–]|(?:but|as|because|however|although|it|we|not|this|at|until|currently)\b)",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:subject to|but|if|once|when|unless|except|apart from|provided that|providing|pending|"
    r"in principle|partial(?:ly)?|partly|in part|expected|anticipated|draft|tbc|tbd|"
    r"to be (?:confirmed|agreed|signed|provided|submitted|supplied|finalised)|provisional(?:ly)?|"
    r"conditional(?:ly)?|depend(?:s|ing|ent)?|planned|plan to|will be|awaiting|awaited|not yet|"
    r"verbal(?:ly)?|informal(?:ly)?|likely|probably|possibly|subject|unsigned|unconfirmed|outline|"
    r"in progress|underway|in part|to follow|not (?:in writing|written|signed|final)|"
    r"under (?:discussion|negotiation|review)|hopefully|should be|some|for some|limited)\b"
)
_PARTLY = re.compile(
    r"(?:partial(?:ly)?|partly|in part|in principle|probably|likely|mostly|provisional(?:ly)?|"
    r"conditional(?:ly)?|subject to|to some extent|verbal(?:ly)?|informal(?:ly)?)\b"
)
_ONE, _ZERO = Decimal(1), Decimal(0)


class YesNo:
    """Reads the answers of one yes/no field."""

    def __init__(self, field: Field, header: str) -> None:
        self._bases = Bases(field, header)

    def read(self, raw: RawValue, number_format: str) -> Value | Missing:
        """What a cell says. Never raises."""
        if raw is None:
            return blank()
        if isinstance(raw, bool):
            return self._value(raw, "")
        if isinstance(raw, int | float):
            if raw in (0, 1):
                return self._value(raw == 1, "", (f"{raw:g} stands for {'yes' if raw else 'no'}",))
            return unreadable(shown_text(raw, number_format), _EXPECTED)
        if not isinstance(raw, str):
            return unreadable(shown_text(raw, number_format), _EXPECTED)
        return self._text(raw)

    def _text(self, text: str) -> Value | Missing:
        stripped = text.strip()
        if stripped and set(stripped) <= _BOXES:
            return Missing(Why.BLANK, "left unticked")
        for marks, yes in ((_TICKS, True), (_CROSSES, False)):
            mark = marks.match(text)
            if mark is not None:
                said = f"“{stripped[:1]}” is a {'tick' if yes else 'cross'}"
                return self._value(yes, text[mark.end() :], (said,))
        tidied = tidy(text)
        words = plain_words(tidied)
        missing = absent(text)
        if missing is not None and not _NO.fullmatch(words):
            return missing
        if words == "x":
            return Missing(Why.UNREADABLE, "says “X”, which can mean yes or no")
        if words in ("0", "1"):
            return self._value(
                words == "1", "", (f"{words} stands for {'yes' if words == '1' else 'no'}",)
            )
        if re.match(r"(?:yes|y) ?(?:and|or|n|no)\b(?! later)", words) and "no" in words.split():
            return unreadable(text, _EXPECTED)
        denied = _NO.match(words)
        if denied is not None and self._is_denial(tidied, words, denied[0]):
            return self._value(False, "" if words == denied[0] else tidied, ())
        agreed = _YES.match(words)
        if agreed is not None:
            return self._value(
                True, "" if words == agreed[0] else tidied, (), words[agreed.end() :]
            )
        partly = _PARTLY.match(words)
        if partly is not None:
            return self._value(True, tidied, (), words)
        return says_nothing_yet(text) or unreadable(text, _EXPECTED)

    def _is_denial(self, text: str, words: str, denied: str) -> bool:
        """Whether a text that starts like a no is one: "No objection" is not."""
        if denied not in ("no", "n", "none", "f"):
            return True
        if words == denied:
            return True
        return (
            _AFTER_NO.match(text, len(text) - len(text.lstrip(" ([\"'")) + len(denied)) is not None
        )

    def _value(
        self, yes: bool, text: str, steps: tuple[str, ...] = (), rest: str | None = None
    ) -> Value:
        basis, basis_doubts = self._bases.of(text)
        doubts: tuple[Doubt, ...] = ()
        said = plain_words(text) if rest is None else rest
        if yes and said and _CONDITION.search(said):
            doubts = (Doubt("qualified", f"a yes with a condition: “{shortened(text)}”"),)
        elif plain_words(text):
            steps = (*steps, f"the rest is kept as a remark: “{shortened(text, 80)}”")
        return Value(
            "Yes" if yes else "No",
            _ONE if yes else _ZERO,
            "yes" if yes else "no",
            basis=basis,
            doubts=(*doubts, *basis_doubts),
            steps=steps,
        )
