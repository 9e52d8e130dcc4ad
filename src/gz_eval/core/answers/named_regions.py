"""Regions by name: as people type them, with codes, slips of spelling, counties and cities."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from gz_eval.core.answers.region_names import OTHER_NAMES, PLACES
from gz_eval.core.answers.spelling import close_spelling, plain_words
from gz_eval.core.regions import REGIONS, Region, region_by_code

_BY_ITL1 = {region.itl1: region for region in REGIONS}
_NATION_LETTERS = {"W": "W92000004", "S": "S92000003", "N": "N92000002"}
# ITL and the older NUTS codes share their letters: TLC11 and UKC11 are in the North East.
_STATISTICAL = re.compile(r"(?:TL|UK)([C-N])[0-9]{0,2}", re.IGNORECASE)
_ONS = re.compile(r"([EWSN])[0-9]{8}", re.IGNORECASE)
_NEEDLESS = re.compile(
    r"\b(?:region|england|english|uk|united kingdom|council|borough|district|city|county|"
    r"metropolitan|mbc|dc|bc|cc|the|of|unitary|authority|combined|royal|london borough|area|"
    r"mayoral|mca|ca)\b"
)

_COMPASS = {"n": "north", "s": "south", "e": "east", "w": "west"}


@lru_cache(maxsize=4096)
def read_region(text: str) -> Region | None:
    """The region that a text names; None when it names none, or when it is not clear which.

    Reads names in any case and with slips of spelling, ONS and ITL codes (also of smaller areas in
    the three nations), counties, local authorities and cities that people write instead.
    """
    code = text.strip().upper()
    by_code = region_by_code(code)
    if by_code is not None:
        return by_code
    ons = _ONS.fullmatch(code)
    if ons is not None:
        return region_by_code(_NATION_LETTERS.get(ons[1], ""))
    statistical = _STATISTICAL.fullmatch(code)
    if statistical is not None:
        return _BY_ITL1[f"TL{statistical[1]}"]
    words = plain_words(text)
    names = _names()
    found = names.get(words)
    if found is None:
        bare = " ".join(_NEEDLESS.sub(" ", words).split())
        found = names.get(bare) if bare else None
    if found is None:
        # "N. East", "S West", "W. Midlands"
        found = names.get(" ".join(_COMPASS.get(word, word) for word in words.split()))
    if found is None and len(words) <= 60:
        found = close_spelling(words, names) or None
    return None if found is None else region_by_code(found)


@cache
def _names() -> dict[str, str]:
    """ONS codes by every spelling, in plain words."""
    names: dict[str, str] = {}
    for table in (OTHER_NAMES, PLACES):
        for code, listed in table.items():
            for name in listed.split(","):
                names.setdefault(name.strip(), code)
    for region in REGIONS:
        names[plain_words(region.name)] = region.code
    return names
