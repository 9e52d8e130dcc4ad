"""Made-up bids of any number: a framework of 40 fields and 20 criteria, and a register for it.

The same every time. All invented; nothing here is a real bid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from gz_eval.core.answers import reader_for
from gz_eval.core.bids import Bid, BidSet, Layout, SheetRecord
from gz_eval.core.framework import Framework
from gz_eval.core.regions import REGIONS, Region
from gz_eval.core.source import CellRef, Reading, SheetRef
from gz_eval.core.values import Answer, Missing, Value

Cell = str | float | int | date
Column = Callable[[np.random.Generator, int], Cell]
Reader = Callable[[Reading], Value | Missing]

SYLLABLES = ("ald", "bren", "car", "dun", "esk", "fal", "gar", "hol", "ing", "kel", "lor", "mar")
ENDINGS = ("bridge", "combe", "dale", "ford", "ham", "ley", "mere", "stead", "ton", "wick")
KINDS_OF_SITE = ("Campus", "Data Park", "Digital Quarter", "Energy Park", "Gateway", "Works")
# A place well inside each region, so that checking regions against places has work to do.
PLACES = {
    "TLC": (54.9, -1.9),
    "TLD": (53.9, -2.6),
    "TLE": (53.9, -1.2),
    "TLF": (52.9, -0.9),
    "TLG": (52.4, -2.0),
    "TLH": (52.4, 0.8),
    "TLI": (51.5, -0.1),
    "TLJ": (51.3, -0.9),
    "TLK": (51.0, -3.2),
    "TLL": (52.3, -3.6),
    "TLM": (56.4, -3.7),
    "TLN": (54.6, -6.6),
}
STAGES = ("Secured", "Offer accepted", "Applied", "None")
UNITS = {"Power": "MW", "Area": "ha", "Cost": "£m", "Share": "%"}
DATE_FORMAT = "dd/mm/yyyy"


@dataclass(frozen=True, slots=True)
class Question:
    """A column: its field in TOML, its criterion's value function (or none), and its cells."""

    key: str
    label: str
    field: str
    value: str
    cell: Column


def _log_normal(random: np.random.Generator, middle: float, spread: float = 0.6) -> float:
    return round(float(middle * np.exp(random.normal(0, spread))), 1)


def questions() -> tuple[Question, ...]:
    """The 40 questions, 20 of them with a value function."""
    found = [
        Question("ref", "Reference", 'kind = "text"\nrequired = true', "", _reference),
        Question("name", "Bid name", 'kind = "text"\nrequired = true', "", _name),
        Question("applicant", "Applicant", 'kind = "text"', "", _applicant),
        Question("region", "Region", 'kind = "region"', "", lambda _, row: _region(row).name),
        Question("place", "Coordinates", 'kind = "place"', "", _place),
        Question("notes", "Notes", 'kind = "text"', "", _notes),
    ]
    linear = 'function = "linear", worst = 0, best = 1000'
    for number in range(1, 9):
        field = 'kind = "quantity"\nunit = "MW"\nplausible = { low = 0, high = 100000 }'
        found.append(_asked(f"power_{number}", "Power", field, linear, _power))
    for number in range(1, 5):
        field = 'kind = "quantity"\nunit = "ha"\nplausible = { low = 0, high = 100000 }'
        found.append(_asked(f"area_{number}", "Area", field, linear, _area))
    for number in range(1, 5):
        found.append(_asked(f"money_{number}", "Cost", 'kind = "money"\nunit = "£m"', "", _money))
        found.append(_asked(f"share_{number}", "Share", 'kind = "share"', "", _share))
        found.append(_asked(f"count_{number}", "Jobs", 'kind = "whole number"', linear, _count))
        when = 'function = "date", worst = 2036-12-31, best = 2026-12-31'
        found.append(_asked(f"date_{number}", "Date", 'kind = "date"', when, _day))
        options = ", ".join(
            f'{{ key = "s{at}", label = "{each}" }}' for at, each in enumerate(STAGES)
        )
        choice = f'kind = "choice"\noptions = [{options}]'
        found.append(_asked(f"stage_{number}", "Stage", choice, "", _stage))
    found += [_asked(f"yes_{number}", "Agreed", 'kind = "yes/no"', "", _yes) for number in (1, 2)]
    assert len(found) == 40
    assert sum(bool(question.value) for question in found) == 20
    return tuple(found)


def _asked(key: str, word: str, field: str, value: str, cell: Column) -> Question:
    unit = UNITS.get(word, "")
    label = f"{word} question {key.rpartition('_')[2]}" + (f" ({unit})" if unit else "")
    return Question(key, label, field, value, cell)


def framework_toml() -> str:
    """The framework as TOML: the questions as fields, and a flat list of 20 criteria."""
    asked = questions()
    parts = [
        'schema = 1\nkey = "generated"\ntitle = "Generated"\nversion = "1"\nstatus = "made up"',
        '[bid]\nid = "ref"\nname = "name"\nregion = "region"\nplace = "place"',
    ]
    parts += [f'[fields.{each.key}]\nlabel = "{each.label}"\n{each.field}' for each in asked]
    parts += [
        f'[criteria.scores_{each.key}]\nlabel = "{each.label}"\nweight = {number}\n'
        f'field = "{each.key}"\nvalue = {{ {each.value} }}\nmissing = "zero"'
        for number, each in enumerate((each for each in asked if each.value), start=1)
    ]
    return "\n\n".join(parts) + "\n"


def rows(count: int, seed: int = 2025) -> Iterator[list[Cell]]:
    """The header, and so many bids."""
    asked = questions()
    random = np.random.default_rng(seed)
    yield [each.label for each in asked]
    for row in range(count):
        yield [each.cell(random, row) for each in asked]


def write_register(path: Path, count: int) -> None:
    """Write a register of so many bids as .xlsx."""
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"default_date_format": DATE_FORMAT}) as workbook:
        sheet = workbook.add_worksheet("Register")
        for number, row in enumerate(rows(count)):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, column, cell)
                else:
                    sheet.write(number, column, cell)


def bid_set(framework: Framework, count: int) -> BidSet:
    """So many bids, read from a register without a file around it."""
    sheet = SheetRef("made up", "")
    answers = rows(count)
    header = next(answers)
    readers = [
        reader_for(field, str(text)) for field, text in zip(framework.fields, header, strict=True)
    ]
    bids = tuple(
        _bid(framework, readers, sheet, row, cells) for row, cells in enumerate(answers, 2)
    )
    record = SheetRecord(sheet, Layout.REGISTER, False, 1, (), count, count, ())
    return BidSet(bids, (), (record,))


def _bid(
    framework: Framework, readers: list[Reader], sheet: SheetRef, row: int, cells: list[Cell]
) -> Bid:
    answers = {}
    for column, (field, read, cell) in enumerate(
        zip(framework.fields, readers, cells, strict=True), 1
    ):
        reading = Reading(sheet, row, column, cell)
        answers[field.key] = Answer(field.key, reading, read(reading))
    region = answers[framework.region_field].value
    code = region.code if isinstance(region, Value) else ""
    return Bid(str(cells[0]), str(cells[1]), code, CellRef(sheet, row, 1), answers)


def _reference(_: np.random.Generator, row: int) -> Cell:
    return f"GEN-{row + 1:05}"


def _word(row: int) -> str:
    first, rest = divmod(row, len(ENDINGS))
    second, third = divmod(first, len(SYLLABLES))
    middle = SYLLABLES[third % len(SYLLABLES)]
    return f"{SYLLABLES[second % len(SYLLABLES)]}{middle}{ENDINGS[rest]}".capitalize()


def _name(_: np.random.Generator, row: int) -> Cell:
    return f"{_word(row)} {KINDS_OF_SITE[row // 1440 % len(KINDS_OF_SITE)]}"


def _applicant(random: np.random.Generator, _: int) -> Cell:
    return f"{_word(int(random.integers(1440)))} Developments Ltd"


def _region(row: int) -> Region:
    return REGIONS[row % len(REGIONS)]


def _place(random: np.random.Generator, row: int) -> Cell:
    latitude, longitude = PLACES[_region(row).itl1]
    reach = 0.1 if _region(row).itl1 == "TLI" else 0.25
    north, east = random.uniform(-reach, reach, 2)
    return f"{latitude + north:.5f}, {longitude + east:.5f}"


def _notes(random: np.random.Generator, row: int) -> Cell:
    return f"Site visit {row + 1}: access by the {_word(int(random.integers(1440)))} road."


def _power(random: np.random.Generator, row: int) -> Cell:
    power = _log_normal(random, 400)
    return f"{power:g} MW" if row % 4 == 0 else power


def _area(random: np.random.Generator, _: int) -> Cell:
    return _log_normal(random, 90, 0.4)


def _money(random: np.random.Generator, row: int) -> Cell:
    money = _log_normal(random, 3000)
    return f"£{money:,.0f}m" if row % 4 == 1 else money


def _share(random: np.random.Generator, row: int) -> Cell:
    share = int(random.integers(2, 101))
    return f"{share}%" if row % 2 else share


def _count(random: np.random.Generator, _: int) -> Cell:
    return int(_log_normal(random, 300))


def _day(random: np.random.Generator, _: int) -> Cell:
    return date(2027, 1, 1) + timedelta(days=int(random.integers(3650)))


def _stage(random: np.random.Generator, _: int) -> Cell:
    return STAGES[int(random.integers(len(STAGES)))]


def _yes(random: np.random.Generator, _: int) -> Cell:
    return "Yes" if random.random() < 0.6 else "No"
