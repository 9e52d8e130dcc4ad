"""A dozen form returns, one workbook a bid, in two layouts, spoilt as bidders spoil them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from making.chance import Chance
from making.drafts import Draft, draft_some
from making.fixed_bytes import as_macro_enabled, rezip
from making.grids import Cell, Grid, write_ods, write_xlsx
from making.inventions import Inventions
from making.manifest import Manifest
from making.mess import Mess, Placed, Recorder, Typed, mess, place
from making.outlines import Outlines
from making.wording import SYNTHETIC, options_of, typed

FIRST = 215
SECTIONS: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    ("1. The bid", (
        ("bid_id", "Bid reference", "As given by the programme team"),
        ("bid_name", "Bid name ", ""),
        ("applicant", "Lead applicant", "The body that would sign a grant agreement"),
        ("applicant_type", "Type of applicant", "Choose from the list"),
        ("status", "Bid status", ""),
        ("received", "Date received", "For office use"),
    )),
    ("2. The place", (
        ("region", "Region or nation", "Choose from the list"),
        ("local_authority", "Local planning authority", ""),
        ("location", "Site coordinates\n(latitude, longitude)", "Decimal degrees"),
        ("area_ha", "Land developable by 2028 (hectares)", "1 acre is 0.4047 hectares"),
        ("planning_status", "Planning status", ""),
        ("brownfield_share", "Brownfield share of site (%)", ""),
        ("regeneration", "Is it a deindustrialised or coastal place?", "Yes or No"),
    )),
    ("3. Power and water", (
        ("firm_mw", "Firm power capacity\nby 2030 (MW) ", "Firm import or credible on-site supply"),
        ("total_mw", "Total planned power capacity (MW)", ""),
        ("connection_status", "Grid connection status", "Choose from the list"),
        ("connection_date", "Grid connection date", ""),
        ("low_carbon_share", "Low-carbon share of supply (%)", ""),
        ("water_letter", "Water supplier's written confirmation", "Yes or No"),
        ("discount_area", "Electricity discount area", ""),
    )),
    ("4. Connectivity", (
        ("fibre_routes", "Diverse fibre routes", "Physically separate routes"),
        ("carriers", "Fibre carriers on site", ""),
        ("latency_ms", "Round-trip latency to nearest exchange (ms)", ""),
    )),
    ("5. Money and jobs", (
        ("investment", "Private investment (£m)", "Committed money only"),
        ("support_requested", "Government support requested (£m)", ""),
        ("jobs_onsite", "Permanent on-site jobs", ""),
        ("jobs_construction", "Construction jobs", ""),
        ("skills_partner", "Skills partnership signed", "Yes or No"),
    )),
    ("6. Anything else", (("notes", "Notes", ""),)),
)  # fmt: skip


def returns_mess() -> list[Mess]:
    """What is spoilt in the returns."""
    return [
        mess("firm_mw", "up to 550 MW", "bound", "An open bound.", near=550, amount="550",
             high="550"),
        mess("firm_mw", "900 MW applied for", "other-basis", "Applied for, not firm.", near=900,
             amount="900"),
        mess("firm_mw", "0.4GW", near=400, amount="400"),
        mess("firm_mw", "approx. 320\u00a0MW", "approximate", "An approximate figure.", near=320,
             amount="320"),
        mess("area_ha", "123 acres (50 hectares)", near=50, amount="50"),
        mess("area_ha", "200 acres (60 hectares)", "two-figures",
             "They disagree: 200 acres are 81 ha.", near=80),
        mess("area_ha", "TBD", "to-be-confirmed", "Not known yet.", missing="to be confirmed"),
        mess("investment", "£2.5bn+", "bound", "An open bound.", near=2500, amount="2500",
             low="2500"),
        mess("investment", "£3.1 billion ", near=3100, amount="3100"),
        mess("investment", "#VALUE!", "cell-error", "A sum over text.", formula='="£m"+1',
             missing="cell error"),
        mess("connection_date", "Q2 2030", near=date(2030, 5, 1), low="2030-04-01",
             high="2030-06-30"),
        mess("connection_date", "FY31/32", near=date(2031, 9, 1), low="2031-04-01",
             high="2032-03-31"),
        mess("connection_date", "06/07/2031", "ambiguous-date", "6 July or 7 June.",
             near=date(2031, 7, 6),
             amount="2031-07-06"),
        mess("low_carbon_share", 0.6, "percent-scale", "60 % or 0.6 %.", number_format="General",
             near=60, amount="60"),
        mess("low_carbon_share", 75, number_format="General", near=75, amount="75"),
        mess("brownfield_share", "40%\n(phase 1)", near=40, amount="40"),
        mess("water_letter", "Yes – subject to a new main", "qualified", "Yes with a condition.",
             only=lambda draft: draft.answers["water_letter"] is True, code="yes"),
        mess("water_letter", "TBC", "to-be-confirmed", "Not known yet.", missing="to be confirmed"),
        mess("water_letter", "✔", only=lambda draft: draft.answers["water_letter"] is True,
             code="yes"),
        mess("region", " Yorkshire &\nthe Humber", only=lambda draft: draft.region == "E12000003",
             code="E12000003"),
        mess("planning_status", "Hybrid consent refused", "unknown-option", "Not on the list.",
             only=lambda draft: draft.answers["planning_status"] in ("none", "pre-application")),
        mess("jobs_onsite", "c.400 FTE", "approximate", "An approximate figure.", near=400,
             amount="400"),
        mess("latency_ms", "1.2ms", near=1.2, amount="1.2"),
        mess("latency_ms", "see appendix", "unreadable", "No figure at all.", missing="unreadable"),
        mess("fibre_routes", None, "missing", "Left blank.", missing="blank"),
        mess("carriers", "-", "missing", "A dash for nothing.", missing="blank"),
    ]  # fmt: skip


def write_returns(
    folder: Path, world: tuple[Outlines, Inventions], chance: Chance, manifest: Manifest
) -> None:
    """Write the dozen into ``returns/``: half in one layout, of three formats, half in another."""
    drafts = draft_some(12, FIRST, date(2025, 10, 20), world, chance)
    placed = place(returns_mess(), drafts, chance)
    for index, draft in enumerate(drafts):
        if draft.answers["connection_date"] is None:
            placed[index, "connection_date"] = mess(
                "connection_date", None, "missing", "No connection, so no date.", missing="blank"
            )
        beside = index < 6
        ending = {4: "xlsm", 5: "ods"}.get(index, "xlsx")
        suffix = {2: " return v2 FINAL", 9: " return (signed)"}.get(index, " return")
        file = f"returns/{draft.id}{suffix}.{ending}"
        grids, answers = _beside(draft, index, placed) if beside else _below(draft, index, placed)
        write = write_ods if ending == "ods" else write_xlsx
        write(folder / file, grids)
        if ending == "xlsm":
            rezip(folder / file, as_macro_enabled)
        form = grids[0] if beside else grids[1]
        record = Recorder(manifest, file, form.name)
        for field, cell in answers.items():
            item = placed.get((index, field))
            if item is not None:
                record.mess(cell.address, draft.id, item)
        for grid in grids:
            if grid.hidden and ending != "ods":
                Recorder(manifest, file, grid.name).fault(
                    "", "hidden-sheet", "A hidden sheet.", text=grid.name
                )
        record.rows(imported=1)


def _answer(draft: Draft, index: int, field: str, placed: Placed) -> Typed:
    item = placed.get((index, field))
    return item.typed if item is not None else typed(field, draft.answers[field])


def _beside(draft: Draft, index: int, placed: Placed) -> tuple[list[Grid], dict[str, Cell]]:
    """Labels at the left in column B, answers at their right in merged cells, hints beyond."""
    form = Grid("AIGZ return", (2, 38, 18, 18, 44), protected=True)
    form.put(1, 1, "AI Growth Zones: bid return", "title", across=3)
    form.put(2, 1, SYNTHETIC, "synthetic", across=3)
    answers: dict[str, Cell] = {}
    row = 4
    for heading, questions in SECTIONS:
        form.put(row, 1, heading, "section", across=4)
        row += 1
        for field, label, hint in questions:
            form.put(row, 1, label, "label")
            what = _answer(draft, index, field, placed)
            answers[field] = form.put(row, 2, what, "answer", across=2, options=options_of(field))
            if hint:
                form.put(row, 4, hint, "hint")
            row += 1
        if heading.startswith("1"):
            form.put(row, 1, "Contact e-mail", "label")
            form.put(row, 2, f"bids@{draft.id.lower()}.example", "answer", across=2)
            row += 1
        row += 1
    form.put(row, 1, "Declaration: the figures above are those of the applicant.", "hint", across=4)
    lists = Grid("Lists", (30, 30), hidden=True)
    lists.put(0, 0, "Words to choose from", "title")
    for number, word in enumerate(options_of("region"), start=2):
        lists.put(number, 0, word, "text")
    return [form, lists], answers


def _below(draft: Draft, index: int, placed: Placed) -> tuple[list[Grid], dict[str, Cell]]:
    """A cover sheet, then labels above their answers in two columns of merged cells."""
    cover = Grid("Cover", (3, 90))
    for row, (text, look) in enumerate(
        (
            ("AI Growth Zones: application form", "title"),
            (SYNTHETIC, "synthetic"),
            ("Complete the sheet Application. Write TBC where something is not known yet.", "text"),
            ("Return this workbook to the programme inbox. Keep the file name.", "text"),
        ),
        start=1,
    ):
        cover.put(row, 1, text, look)
    form = Grid("Application", (3, 22, 22, 3, 22, 22), protected=True)
    form.put(0, 1, "Application form", "title", across=5)
    form.put(1, 1, SYNTHETIC, "synthetic", across=5)
    answers: dict[str, Cell] = {}
    row = 3
    for heading, questions in SECTIONS:
        form.put(row, 1, heading, "section", across=5)
        row += 1
        for number, (field, label, _) in enumerate(questions):
            column = 1 if number % 2 == 0 else 4
            form.put(row, column, label, "label", across=2)
            what = _answer(draft, index, field, placed)
            answers[field] = form.put(
                row + 1, column, what, "answer", across=2, options=options_of(field)
            )
            if column == 4 or number == len(questions) - 1:
                row += 3
    return [cover, form], answers
