"""Excel's number-format codes taken apart into sections and tokens. Knows nothing of values.

A code has up to four sections (positive; negative; zero; text) or sections with conditions. Every
code can be read: what Excel itself would refuse is kept as literal text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum, auto


class Mark(Enum):
    """What a token of a format stands for."""

    LITERAL = auto()
    DIGIT = auto()  # 0 # ?
    POINT = auto()
    EXPONENT = auto()  # E+ or E-
    SLASH = auto()  # between the two halves of a fraction
    DATE = auto()  # y m d h s in any number
    ELAPSED = auto()  # [h] [m] [s]
    SUBSECOND = auto()  # .0 after seconds
    HALF_DAY = auto()  # AM/PM
    TEXT = auto()  # @
    GENERAL = auto()


class Shows(Enum):
    """What a section shows."""

    GENERAL = auto()
    NUMBER = auto()
    SCIENTIFIC = auto()
    FRACTION = auto()
    DATE = auto()
    TEXT = auto()
    LITERAL = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a section; `text` is the literal itself or the letters of the code."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition in brackets, such as [>=1000]."""

    comparison: str
    threshold: Decimal

    def holds(self, value: Decimal) -> bool:
        """Whether the number meets it."""
        match self.comparison:
            case "<":
                return value < self.threshold
            case "<=":
                return value <= self.threshold
            case ">":
                return value > self.threshold
            case ">=":
                return value >= self.threshold
            case "<>":
                return value != self.threshold
            case _:
                return value == self.threshold


@dataclass(frozen=True, slots=True)
class Section:
    """One section, with what rendering needs worked out beforehand.

    `whole_places` and `decimal_places` are the placeholders before and after the point;
    `thousands` counts scaling commas; `prefix` and `suffix` are the literals before the first and
    after the last placeholder.
    """

    tokens: tuple[Token, ...]
    shows: Shows
    condition: Condition | None = None
    whole_places: str = ""
    decimal_places: str = ""
    grouped: bool = False
    thousands: int = 0
    percents: int = 0
    exponent: str = ""
    exponent_places: int = 0
    denominator: int = 0
    denominator_places: int = 1
    prefix: str = ""
    suffix: str = ""


_PIECE = re.compile(
    r"""
    "(?P<quoted>[^"]*)"? | \\(?P<escaped>.) | _(?P<pad>.) | \*(?P<fill>.)
    | \[(?P<bracket>[^\]]*)\] | (?P<general>General) | (?P<half>AM/PM|A/P)
    | (?P<exponent>E[+-]) | (?P<date>y+|m+|d+|h+|s+|e+) | (?P<digit>[0#?]) | (?P<point>\.)
    | (?P<comma>,) | (?P<percent>%) | (?P<slash>/) | (?P<at>@) | (?P<end>;) | (?P<other>.)
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]+(?:E[+-]?[0-9]{1,2})?)", re.IGNORECASE)
_PLACES = (Mark.DIGIT, Mark.GENERAL, Mark.TEXT)


def read_format(code: str) -> tuple[Section, ...]:
    """The sections of a format code, at least one. Never raises."""
    sections: list[list[tuple[str, str]]] = [[]]
    for match in _PIECE.finditer(code[:1000]):
        kind = match.lastgroup or "other"
        if kind == "end":
            sections.append([])
        else:
            sections[-1].append((kind, match.group(kind)))
    return tuple(_section(pieces) for pieces in sections)


def _section(pieces: list[tuple[str, str]]) -> Section:
    condition, found = None, []
    for kind, text in pieces:
        if kind == "bracket":
            condition = condition or _condition(text)
            found.extend(_bracket(text))
        else:
            found.append((kind, text))
    kinds = [kind for kind, _ in found]
    dates = {"date", "elapsed", "half"}
    digits = [
        index
        for index, kind in enumerate(kinds)
        if kind == "digit" and not _is_subsecond(found, index)
    ]
    if dates & set(kinds) and not digits:
        return Section(_date_tokens(found), Shows.DATE, condition)
    if not digits:
        if "general" in kinds:
            shows = Shows.GENERAL
        elif "at" in kinds:
            shows = Shows.TEXT
        else:
            shows = Shows.LITERAL if kinds or condition is None else Shows.GENERAL
        tokens = tuple(_plain_token(kind, text) for kind, text in found)
        prefix, suffix = _around(tokens)
        return Section(tokens, shows, condition, prefix=prefix, suffix=suffix)
    return _number_section(found, digits, condition)


def _condition(text: str) -> Condition | None:
    match = _CONDITION.fullmatch(text.strip())
    if match is None:
        return None
    try:
        return Condition(match[1], Decimal(match[2]))
    except InvalidOperation:
        return None


def _bracket(text: str) -> list[tuple[str, str]]:
    """A bracket's meaning: a currency sign, an elapsed time, or nothing (a colour, a language)."""
    if text.startswith("$"):
        sign = text[1:].partition("-")[0]
        return [("quoted", sign)] if sign else []
    if text and set(text.lower()) in ({"h"}, {"m"}, {"s"}):
        return [("elapsed", text.lower())]
    return []


def _is_subsecond(found: list[tuple[str, str]], index: int) -> bool:
    """Whether a digit belongs to the fraction of a second: after ``s`` or ``[s]`` and a point."""
    at = index
    while at >= 0 and found[at][0] == "digit":
        at -= 1
    if at < 1 or found[at][0] != "point":
        return False
    kind, text = found[at - 1]
    return kind in ("date", "elapsed") and text[0] in "sS"


def _date_tokens(found: list[tuple[str, str]]) -> tuple[Token, ...]:
    tokens: list[Token] = []
    for index, (kind, text) in enumerate(found):
        if kind in ("date", "elapsed", "half"):
            mark = {"date": Mark.DATE, "elapsed": Mark.ELAPSED, "half": Mark.HALF_DAY}[kind]
            tokens.append(Token(mark, text.lower()))
        elif kind == "digit":
            if tokens and tokens[-1].mark is Mark.SUBSECOND:
                tokens[-1] = Token(Mark.SUBSECOND, tokens[-1].text + text)
            else:
                tokens.append(Token(Mark.SUBSECOND, text))
        elif kind == "point" and index + 1 < len(found) and found[index + 1][0] == "digit":
            continue
        else:
            tokens.append(_literal(kind, text))
    return tuple(tokens)


def _plain_token(kind: str, text: str) -> Token:
    if kind == "general":
        return Token(Mark.GENERAL, text)
    if kind == "at":
        return Token(Mark.TEXT, text)
    return _literal(kind, text)


def _literal(kind: str, text: str) -> Token:
    if kind == "fill":
        return Token(Mark.LITERAL, "")
    return Token(Mark.LITERAL, " " if kind == "pad" else text)


def _number_section(
    found: list[tuple[str, str]], digits: list[int], condition: Condition | None
) -> Section:
    kinds = [kind for kind, _ in found]
    point = next((i for i, kind in enumerate(kinds) if kind == "point" and _near(digits, i)), None)
    exponent = next((i for i, kind in enumerate(kinds) if kind == "exponent"), None)
    slash = next((i for i, kind in enumerate(kinds) if kind == "slash" and i > digits[0]), None)
    if exponent is not None and not (digits[0] < exponent < digits[-1]):
        exponent = None
    whole_end = min(end for end in (point, exponent, len(found)) if end is not None)
    decimal_end = exponent if exponent is not None else len(found)
    tokens: list[Token] = []
    wholes, decimals, exponent_places = "", "", 0
    thousands, percents, grouped = 0, 0, False
    for index, (kind, text) in enumerate(found):
        if kind == "digit":
            tokens.append(Token(Mark.DIGIT, text))
            if index < whole_end:
                wholes += text
            elif index < decimal_end:
                decimals += text
            else:
                exponent_places += 1
        elif index == point:
            tokens.append(Token(Mark.POINT, text))
        elif index == exponent:
            tokens.append(Token(Mark.EXPONENT, text))
        elif kind == "comma" and digits[0] < index:
            if index < whole_end and any(index < digit < whole_end for digit in digits):
                grouped = True
            elif not any(digit > index for digit in digits) or index < whole_end:
                thousands += 1
        elif kind == "percent":
            percents += 1
            tokens.append(Token(Mark.LITERAL, "%"))
        elif kind in ("general", "at"):
            tokens.append(Token(Mark.LITERAL, text))
        else:
            tokens.append(_literal(kind, text))
    sealed = tuple(tokens)
    if slash is not None and point is None and exponent is None:
        fraction = _fraction_section(found, slash, sealed, condition)
        if fraction is not None:
            return fraction
    prefix, suffix = _around(sealed)
    return Section(
        sealed,
        Shows.NUMBER if exponent is None else Shows.SCIENTIFIC,
        condition,
        whole_places=wholes,
        decimal_places=decimals,
        grouped=grouped,
        thousands=thousands,
        percents=percents,
        exponent="" if exponent is None else found[exponent][1],
        exponent_places=exponent_places,
        prefix=prefix,
        suffix=suffix,
    )


def _near(digits: list[int], point: int) -> bool:
    """Whether a point stands among the digits, rather than in a literal such as ``0 approx.``"""
    return point - 1 in digits or point + 1 in digits or digits[0] < point < digits[-1]


def _fraction_section(
    found: list[tuple[str, str]],
    slash: int,
    tokens: tuple[Token, ...],
    condition: Condition | None,
) -> Section | None:
    """A section such as ``# ?/?`` or ``# ?/16``; None when the slash is only a literal."""
    after = "".join(text for _, text in found[slash + 1 :]).strip()
    before = "".join(text for _, text in found[:slash])
    if slash == 0 or found[slash - 1][0] != "digit":
        return None
    fixed = re.match(r"[0-9]+", after)
    denominator = int(fixed[0][:6]) if fixed and fixed[0].strip("0") else 0
    if not denominator and not re.match(r"[0#?]", after):
        return None
    wholes = before.rstrip("0#?").strip()
    prefix, suffix = _around(tokens)
    if fixed:
        suffix = suffix.lstrip().removeprefix("/").lstrip().removeprefix(fixed[0])
    return Section(
        tokens,
        Shows.FRACTION,
        condition,
        whole_places="#" if re.search(r"[0#?]", wholes) else "",
        denominator=denominator,
        denominator_places=len(re.match(r"[0#?]*", after)[0]) or 1,  # type: ignore[index]
        prefix=prefix,
        suffix=suffix,
    )


def _around(tokens: tuple[Token, ...]) -> tuple[str, str]:
    places = [index for index, token in enumerate(tokens) if token.mark in _PLACES]
    if not places:
        return "", ""
    before = (token.text for token in tokens[: places[0]] if token.mark is Mark.LITERAL)
    after = (token.text for token in tokens[places[-1] + 1 :] if token.mark is Mark.LITERAL)
    return "".join(before), "".join(after)
