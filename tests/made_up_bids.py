"""Whole bid sets of the small framework, made up from a number: the same number, the same bids.

They hold everything that an import can leave behind: ranges, bounds, missing answers and why,
doubts, steps, places, dates and formulas in cells, extras, rows left out, issues. Made from a
number and not drawn part by part, because a state machine needs many, and quickly.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from hashlib import sha256
from random import Random
from typing import TypeVar

from gz_eval.core.bids import Bid, BidSet, ColumnMatch, Layout, LeftOut, MatchedBy, SheetRecord
from gz_eval.core.commands import ImportBids
from gz_eval.core.issues import Issue, Severity
from gz_eval.core.source import GENERAL, CellRef, RawValue, Reading, SheetRef, SourceFile
from gz_eval.core.values import Answer, Bound, Doubt, Missing, Value, Why

Item = TypeVar("Item")

TEXTS = ("Blackmoor Park", "Ynys Môn", "=1+1", "", " ", "a\nb\t“c”", "\x00", "🏗 Teesside", "0", "ﬁ")
STATUSES = ("firm", "offered", "none")


def made_up_bids(number: int, count: int = 3, first: int = 1) -> ImportBids:
    """The import of `count` bids in one file, their ids counted from `first`."""
    random = Random(number)
    name = f"bids {number}.xlsx"
    data = random.randbytes(random.randrange(1, 2000))
    digest = sha256(data).hexdigest()
    sheet = SheetRef(name, random.choice(("Register", "", "Geboté & Co")))
    bids = tuple(_bid(random, sheet, first + row, row + 2) for row in range(count))
    left_out = tuple(
        LeftOut(CellRef(sheet, count + 2 + row, 1), "looks like a total", _text(random))
        for row in range(random.randrange(3))
    )
    record = SheetRecord(
        sheet,
        random.choice((Layout.REGISTER, Layout.FORM)),
        random.random() < 0.2,
        1,
        _matches(random, sheet),
        count + len(left_out),
        count,
        left_out,
        _text(random),
    )
    empty = SheetRecord(SheetRef(name, "Guidance"), Layout.NONE, True, 0, (), 0, 0, ())
    return ImportBids(
        BidSet(
            bids,
            (SourceFile(name, f"/bids/{name}", digest, len(data)),),
            (record, empty),
            tuple(_issue(random, bids, sheet) for _ in range(random.randrange(4))),
        ),
        {digest: data},
    )


def together(there: BidSet, more: ImportBids) -> ImportBids:
    """The import of more bids beside those that are there."""
    new = more.bids
    return ImportBids(
        BidSet(
            (*there.bids, *new.bids),
            (*there.files, *new.files),
            (*there.sheets, *new.sheets),
            (*there.issues, *new.issues),
        ),
        more.sources,
    )


def _bid(random: Random, sheet: SheetRef, number: int, row: int) -> Bid:
    kinds: dict[str, Callable[[Random], Value]] = {
        "mw": _power,
        "ha": _area,
        "status": lambda chance: _coded(chance, STATUSES),
        "letter": lambda chance: _coded(chance, ("yes", "no")),
    }
    answers: dict[str, Answer] = {}
    for column, (key, value) in enumerate(kinds.items(), start=2):
        match random.randrange(8):
            case 0:
                continue  # the file does not ask for it
            case 1:
                missing = Missing(random.choice(tuple(Why)), _text(random))
                answers[key] = Answer(key, _reading(random, sheet, row, column), missing)
            case 2:
                answers[key] = Answer(key, None, Missing(Why.NOT_ASKED, "not asked"))
            case _:
                answers[key] = Answer(key, _reading(random, sheet, row, column), value(random))
    extras = tuple(
        (f"Extra {column}", _reading(random, sheet, row, 9 + column))
        for column in range(random.randrange(3))
    )
    name = random.choice(TEXTS) or f"Bid {number}"
    region = random.choice(("", "TLC", "TLM"))
    return Bid(f"B{number:03}", name, region, CellRef(sheet, row, 1), answers, extras)


def _power(random: Random) -> Value:
    amount, more = Decimal(random.randrange(10_000)) / 10, Decimal(random.randrange(1, 500))
    match random.randrange(6):
        case 0:
            bound, low, high = Bound.RANGE, amount, amount + more
            return Value(f"{low}-{high} MW", None, "", "MW", "", bound, low, high)
        case 1:
            return Value(f"{amount}MW+", amount, "", "MW", "", Bound.AT_LEAST, amount)
        case 2:
            return Value(f"<{amount}", amount, unit="MW", bound=Bound.AT_MOST, high=amount)
        case 3:
            return Value(
                f"c. {amount}", amount, unit="MW", bound=Bound.ABOUT, doubts=_doubts(random)
            )
        case _:
            steps = ("1,000 kW is 1 MW", _text(random))
            return Value(f"{amount} MW", amount, "", "MW", "firm, by 2030", steps=steps)


def _area(random: Random) -> Value:
    amount = Decimal(f"{random.randrange(100)}.{random.randrange(10)}0")
    place = (random.uniform(50, 60), random.uniform(-8, 2)) if random.random() < 0.3 else None
    return Value(f"{amount} ha", amount, unit="ha", place=place, doubts=_doubts(random))


def _coded(random: Random, codes: Sequence[str]) -> Value:
    code = random.choice(codes)
    return Value(code.title(), code=code, doubts=_doubts(random))


def _doubts(random: Random) -> tuple[Doubt, ...]:
    return tuple(Doubt("approximate", _text(random)) for _ in range(random.randrange(2)))


def _reading(random: Random, sheet: SheetRef, row: int, column: int) -> Reading:
    moment = datetime(2026, 6, 14, 12, 30, 5, random.randrange(1_000_000))
    raws: tuple[RawValue, ...] = (
        random.choice(TEXTS),
        random.randrange(-(10**20), 10**20),
        random.randrange(1000),
        random.uniform(-1e9, 1e9),
        random.choice((0.1, 1e300, -0.0, 5e-324, 1.0)),
        random.random() < 0.5,
        moment,
        date(2012, 6, 14),
        time(9, 30),
        timedelta(days=-3, seconds=random.randrange(10_000), microseconds=7),
        None,
    )
    number_format = random.choice((GENERAL, GENERAL, "0.00%", '#,##0 "MW"'))
    raw = random.choice(raws)
    return Reading(sheet, row, column, raw, number_format, random.random() < 0.2)


def _matches(random: Random, sheet: SheetRef) -> tuple[ColumnMatch, ...]:
    found = (
        ColumnMatch("Power (MW)", CellRef(sheet, 1, 2), "mw", MatchedBy.LABEL, 100.0),
        ColumnMatch("Hectares", CellRef(sheet, 1, 3), "ha", MatchedBy.FUZZY, 87.5),
        ColumnMatch(_text(random), CellRef(sheet, 1, 9), "", MatchedBy.UNMATCHED, 0.0),
    )
    return found[: random.randrange(4)]


def _issue(random: Random, bids: Sequence[Bid], sheet: SheetRef) -> Issue:
    bid = random.choice(bids).id if bids else ""
    where = tuple(CellRef(sheet, random.randrange(1, 9), 2) for _ in range(random.randrange(3)))
    severity = random.choice(tuple(Severity))
    return Issue(severity, "range", _text(random), "Have a look.", where, bid, "mw")


def _text(random: Random) -> str:
    return random.choice(TEXTS)
