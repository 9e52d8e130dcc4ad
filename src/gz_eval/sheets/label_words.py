"""The words of headers and labels: brought to one form, so that they can be compared.

Knows spelling, units and numbering; knows nothing of fields.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that change what is asked. Where one side has such a word and the other has not, the two
# are never taken for each other by likeness alone: "firm" is not "total", "start" is not "end".
TELLING = _words(
    """
    firm total gross net minimum maximum mean average median per start end first last
    earliest latest opening closing current previous original revised existing proposed
    additional further other second secondary alternative joint onsite offsite construction
    indirect induced direct temporary public private government grant loan applied offered
    secured requested committed potential itload generation import export installed low high
    peak not non no excluding including without before after cost price value share date
    status name title type reference contact email telephone phone address postcode owner
    deadline duration region regional national phase
    """
)

_SAME = {
    "ref": "reference",
    "refs": "reference",
    "no": "number",
    "nos": "number",
    "num": "number",
    "pct": "share",
    "percent": "share",
    "percentage": "share",
    "proportion": "share",
    "govt": "government",
    "gov": "government",
    "min": "minimum",
    "max": "maximum",
    "tel": "telephone",
    "auth": "authority",
    "lpa": "local planning authority",
    "coords": "coordinates",
    "coordinate": "coordinates",
    "lat": "latitude",
    "long": "longitude",
    "lon": "longitude",
    "organization": "organisation",
    "center": "centre",
    "fiber": "fibre",
    "permitted": "permission",
    "kind": "type",
}
_IDLE = _words(
    """
    a an and the of for in on at by to from with is are be will was has have if any as or
    your our you it this that which what when where who how please state provide give enter
    select specify describe confirm indicate available answer response required optional
    mandatory
    """
)
_UNITS = _words(
    """
    mw gw kw mwe mva kva ha hectare hectares acre acres sqm km m2 ms millisecond
    milliseconds day days month months year years £ £m £bn £k £000 £000s £million £billion
    million millions billion billions bn gbp m % pc ppt yes/no y/n yes/no/tbc dd/mm/yyyy
    dd/mm/yy mm/yyyy yyyy count text date number units fte ftes
    """
)
_QUANTITIES = {
    unit: quantity
    for quantity, units in (
        ("power", "mw gw kw mwe mva kva"),
        ("area", "ha hectare hectares acre acres sqm m2"),
        ("money", "m bn k million millions billion billions gbp"),
        ("time", "ms millisecond milliseconds day days month months year years"),
    )
    for unit in units.split()
}
_NUMBERING = re.compile(
    r"^\s*(?:(?:question|section|q)\s*\d+(?:\.\d+)*[a-z]?\s*[.:)–-]?\s+"
    r"|\(?(?:\d{1,2}(?:\.\d{1,2})*[a-z]?|[a-z]|[ivx]{1,4})[.)]\)?\s+"
    r"|\d{1,2}(?:\.\d{1,2})+[a-z]?\s+)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_JOINED = (
    (re.compile(r"\bon[\s-]+site\b"), "onsite"),
    (re.compile(r"\boff[\s-]+site\b"), "offsite"),
    (re.compile(r"\be[\s-]mail\b"), "email"),
    (re.compile(r"\bround[\s-]+trip\b"), "roundtrip"),
)
_IT = re.compile(r"\bIT\b(?: load\b)?")
_WORD = re.compile(r"[^\W_]+(?:\.\d+)?")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=16384)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a header or label, in order, without numbering, units and idle words.

    Where next to nothing is left, what the unit measures is added: ("total", "power").
    """
    text = unicodedata.normalize("NFKC", text)
    unnumbered = _NUMBERING.sub("", text, count=1)
    if any(letter.isalpha() for letter in unnumbered):  # "Q2 2030" is a date, not question 2
        text = unnumbered
    if not text.isupper():
        text = _IT.sub("itload", text)
    if " " not in text.strip():
        text = _CAMEL.sub(" ", text)
    text = text.casefold().replace("&", " and ").replace("’", "'").replace("'s", "")
    units = [word for word in _WORD.findall(text) if word in _UNITS and word not in _BOTH]
    text = _BRACKETS.sub(_without_units, text)
    for pattern, joined in _JOINED:
        text = pattern.sub(joined, text)
    found: list[str] = []
    for word in _WORD.findall(text):
        found += _SAME.get(word, word).split()
    asking = [word for word in found if word not in _IDLE]
    kept = [singular(word) for word in asking if word not in _UNITS or word in _BOTH]
    if len(kept) < 2 and all(word in TELLING or word.isdigit() for word in kept):
        kept += [_QUANTITIES.get(word, word) for word in units[:1]]  # "Total MW" is not "Total"
    return tuple(kept or asking or found)


_BOTH = frozenset({"date", "number", "share", "count", "text"})  # units, but also words that ask


def _without_units(match: re.Match[str]) -> str:
    """Nothing, when brackets hold only units and formats; otherwise what they hold."""
    inside = match[1].strip()
    pieces = re.split(r"[\s,;/]+", inside)
    if inside in _UNITS or all(piece in _UNITS or piece in _IDLE for piece in pieces):
        return " "
    return f" {inside} "


def singular(word: str) -> str:
    """A word without its plural s, where that is all there is to it."""
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def is_unit(text: str) -> bool:
    """Whether a text is only a unit or a format hint: ``MW``, ``(£m)``, ``Yes/No``."""
    bare = unicodedata.normalize("NFKC", text).casefold().strip(" ()[]:*")
    if not bare:
        return False
    return bare in _UNITS or all(
        piece in _UNITS or piece in ("in", "or", "yes", "no")
        for piece in re.split(r"[\s,;/]+", bare)
    )
