"""Text as people type it, made plain before it is read: characters, spaces, close spellings.

Knows nothing of fields. Free text is not put through `tidy`, which is for text that is to be
understood.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08]"
)
_THOUSANDS = re.compile("(?<=[0-9])[\u00a0\u2007\u2009\u202f'’](?=[0-9]{3}(?![0-9]))")
_SUPERSCRIPT_UNIT = re.compile("(?<=[A-Za-z])([²³])")
_FOOTNOTE = re.compile("[⁰¹²³⁴-⁹₀-₉†‡]+")
_SPACES = re.compile(r"\s+")
_FULL_WIDTH = re.compile("[０-９]")
_REPLACED = str.maketrans(
    {
        "½": ".5",
        "¼": ".25",
        "¾": ".75",
        "₤": "£",
        **dict.fromkeys("‐‑‒–—―−﹘﹣－⁃", "-"),
        **dict.fromkeys("‘’‛′`´", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("∼～˜", "~"),
        **dict.fromkeys("≈≃≅", "~"),
        **dict.fromkeys("→⇒⟶", " to "),
        "…": "...",
        "•": " ",
        "·": " ",
    }
)
_WORD = re.compile(r"[^\W_]+")


def tidy(text: str) -> str:
    """The text on one line with plain characters: １,０００ as 1,000, – as -, km² as km2.

    Footnote marks go: ``500¹`` is 500, never 5001. Case is kept.
    """
    if text.isascii():
        return " ".join(text.split())
    text = _INVISIBLE.sub("", text)
    text = _FULL_WIDTH.sub(_narrow, text)
    text = _THOUSANDS.sub(",", text)
    text = _SUPERSCRIPT_UNIT.sub(lambda match: "2" if match[1] == "²" else "3", text)
    text = _FOOTNOTE.sub("", text).translate(_REPLACED)
    text = unicodedata.normalize("NFKC", text)
    return _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()


def _narrow(match: re.Match[str]) -> str:
    return chr(ord(match[0]) - ord("０") + ord("0"))


def plain_words(text: str) -> str:
    """Lower-case words with single spaces between, no punctuation; & is "and"."""
    return " ".join(_WORD.findall(tidy(text).casefold().replace("&", " and ").replace("'", "")))


def shortened(text: str, most: int = 60) -> str:
    """The text on one line, cut to be quoted in a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def edits_between(one: str, other: str, most: int) -> int:
    """How many letters are wrong, missing, extra or swapped with the next; `most` + 1 for more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before_last, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, before_last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def close_spelling(word: str, meanings: Mapping[str, str] | Iterable[tuple[str, str]]) -> str:
    """The one meaning whose spelling is a slip away from `word`; "" when none or several are.

    One slip is allowed from five letters on and two from ten on; the first letter has to be right
    unless it is swapped. Digits have to be right.
    """
    most = 0 if len(word) < 5 else 1 if len(word) < 10 else 2
    if not most:
        return ""
    items = meanings.items() if isinstance(meanings, Mapping) else meanings
    digits = [letter for letter in word if letter.isdigit()]
    best, found = most + 1, set[str]()
    for spelling, meaning in items:
        if len(spelling) < 5 or not _starts_alike(word, spelling):
            continue
        if [letter for letter in spelling if letter.isdigit()] != digits:
            continue
        edits = edits_between(word, spelling, most)
        if edits < best:
            best, found = edits, {meaning}
        elif edits == best <= most:
            found.add(meaning)
    return found.pop() if len(found) == 1 else ""


def _starts_alike(word: str, spelling: str) -> bool:
    return word[0] == spelling[0] or (word[0] == spelling[1] and word[1] == spelling[0])
