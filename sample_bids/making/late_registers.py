"""Small registers that came late and look different: other headers, units, orders and formats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from making.chance import Chance
from making.drafts import Clean, Draft, draft_some
from making.grids import Grid, write_csv, write_ods, write_xls
from making.inventions import Inventions
from making.manifest import Manifest
from making.mess import Mess, Recorder, Typed, mess, place
from making.outlines import Outlines
from making.wording import SYNTHETIC, typed

FIRST = 227
ACRE = Decimal("0.40468564224")  # hectares


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a late register: its field, header, and how its answers differ."""

    field: str
    header: str
    change: Callable[[Clean], Typed] | None = None
    group: str = ""


def _acres(value: Clean) -> Typed:
    assert isinstance(value, int | float)
    return Typed(round(value / float(ACRE)), "#,##0")


def _pounds(value: Clean) -> Typed:
    assert isinstance(value, int | float)
    return Typed(round(value * 1_000_000), "£#,##0")


def _gigawatts(value: Clean) -> Typed:
    assert isinstance(value, int | float)
    return Typed(round(value / 1000, 3))


def _initial(value: Clean) -> Typed:
    return Typed("Y" if value else "N")


def _per_cent(value: Clean) -> Typed:
    return Typed(f"{value}%")


def _whole(value: Clean) -> Typed:
    assert isinstance(value, int | float)
    return Typed(value)


def _month(value: Clean) -> Typed:
    return Typed(f"{value:%b %Y}" if isinstance(value, date) else None)


_NORTHERN = (
    Column("bid_name", "Project title"),
    Column("bid_id", "Ref no."),
    Column("region", "Nation / region"),
    Column("applicant", "Promoter (lead applicant)"),
    Column("local_authority", "Planning authority"),
    Column("location", "Lat, long"),
    Column("area_ha", "Developable land by 2028 (acres)", _acres),
    Column("brownfield_share", "Brownfield %"),
    Column("planning_status", "Planning status"),
    Column("firm_mw", "Firm MW by 2030"),
    Column("total_mw", "Total planned MW"),
    Column("connection_status", "Connection status"),
    Column("connection_date", "Connection date"),
    Column("low_carbon_share", "Low carbon share (%)"),
    Column("water_letter", "Water letter (Y/N)", _initial),
    Column("carriers", "Carriers on site"),
    Column("fibre_routes", "Fibre routes"),
    Column("latency_ms", "Latency (ms)"),
    Column("investment", "Private investment (£)", _pounds),
    Column("support_requested", "Government support requested (£)", _pounds),
    Column("jobs_onsite", "On-site jobs"),
    Column("jobs_construction", "Construction jobs"),
    Column("regeneration", "Deindustrialised or coastal (Y/N)", _initial),
    Column("skills_partner", "Skills partnership (Y/N)", _initial),
    Column("discount_area", "Discount area"),
    Column("status", "Status"),
    Column("notes", "Comments"),
)
_GROUPED = (
    Column("bid_id", "Reference", group="Bid"),
    Column("bid_name", "Name", group="Bid"),
    Column("applicant", "Lead applicant", group="Bid"),
    Column("region", "Region", group="Bid"),
    Column("status", "Status", group="Bid"),
    Column("firm_mw", "Firm by 2030 (GW)", _gigawatts, "Power capacity"),
    Column("total_mw", "Total planned (GW)", _gigawatts, "Power capacity"),
    Column("connection_status", "Status", group="Grid connection"),
    Column("connection_date", "Date", group="Grid connection"),
    Column("low_carbon_share", "Low-carbon share (%)", _whole, group="Grid connection"),
    Column("area_ha", "Developable by 2028 (acres)", _acres, "Land"),
    Column("planning_status", "Planning status", group="Land"),
    Column("brownfield_share", "Brownfield share (%)", _whole, group="Land"),
    Column("water_letter", "Water supplier's confirmation", group="Land"),
    Column("fibre_routes", "Diverse routes", group="Fibre"),
    Column("carriers", "Carriers on site", group="Fibre"),
    Column("latency_ms", "Latency to exchange (ms)", group="Fibre"),
    Column("investment", "Private investment (£)", _pounds, "Money"),
    Column("support_requested", "Government support requested (£)", _pounds, "Money"),
    Column("jobs_onsite", "Permanent on-site", group="Jobs"),
    Column("jobs_construction", "Construction", group="Jobs"),
    Column("regeneration", "Deindustrialised or coastal place", group="Other"),
    Column("skills_partner", "Skills partnership signed", group="Other"),
    Column("discount_area", "Electricity discount area", group="Other"),
)
_PORTAL = (
    Column("received", "date_received"),
    Column("bid_id", "bid_reference"),
    Column("bid_name", "bid_name"),
    Column("applicant_type", "applicant_type"),
    Column("applicant", "lead_applicant"),
    Column("local_authority", "local_planning_authority"),
    Column("region", "region"),
    Column("location", "site_coordinates"),
    Column("firm_mw", "firm_power_capacity_by_2030_mw"),
    Column("connection_status", "grid_connection_status"),
    Column("connection_date", "grid_connection_date", _month),
    Column("low_carbon_share", "low_carbon_share", _per_cent),
    Column("water_letter", "water_supplier_written_confirmation", _initial),
    Column("area_ha", "land_developable_by_2028_hectares"),
    Column("planning_status", "planning_status"),
    Column("brownfield_share", "brownfield_share", _per_cent),
    Column("fibre_routes", "diverse_fibre_routes"),
    Column("carriers", "fibre_carriers_on_site"),
    Column("latency_ms", "round_trip_latency_ms"),
    Column("jobs_onsite", "permanent_on_site_jobs"),
    Column("regeneration", "deindustrialised_or_coastal_place", _initial),
    Column("skills_partner", "skills_partnership_signed", _initial),
    Column("discount_area", "electricity_discount_area"),
    Column("status", "bid_status"),
    Column("notes", "notes"),
    Column("", "notes"),
)
_EMAILED = (
    Column("bid_id", "Bid reference"),
    Column("bid_name", "Bid name"),
    Column("region", "Region"),
    Column("firm_mw", "Firm power capacity by 2030 (MW)"),
    Column("area_ha", "Land developable by 2028 (hectares)"),
    Column("water_letter", "Water supplier's written confirmation", _initial),
    Column("investment", "Private investment (£m)"),
    Column("connection_status", "Grid connection status"),
    Column("planning_status", "Planning status"),
    Column("jobs_onsite", "Permanent on-site jobs"),
    Column("status", "Bid status"),
)

_FREE_WATER: Callable[[Draft], bool] = lambda draft: draft.answers["water_letter"] is False  # noqa: E731


def write_late(
    folder: Path,
    world: tuple[Outlines, Inventions],
    chance: Chance,
    manifest: Manifest,
    register: Sequence[Draft],
) -> None:
    """Write the four late registers into ``late/``."""
    drafts = draft_some(19, FIRST, date(2025, 11, 3), world, chance)
    northern, grouped, portal, emailed = drafts[:6], drafts[6:11], drafts[11:16], drafts[16:]
    _write_northern(folder, northern, chance, manifest, register)
    _write_grouped(folder, grouped, chance, manifest)
    _write_portal(folder, portal, chance, manifest)
    _write_emailed(folder, emailed, chance, manifest)


def _write_northern(
    folder: Path, drafts: list[Draft], chance: Chance, manifest: Manifest, register: Sequence[Draft]
) -> None:
    twin = next(d for d in register if not d.tags and d.strength > 0.5)
    name = str(twin.answers["bid_name"])
    drafts[0].answers["bid_name"] = name.upper()
    messes = [
        mess("area_ha", 200, number_format="#,##0", near=200 * float(ACRE), amount=str(200 * ACRE)),
        mess("firm_mw", "1.1 GW", near=1100, amount="1100"),
        mess("low_carbon_share", 0.45, "percent-scale", "45 % or 0.45 %.", number_format="General",
             near=45, amount="45"),
        mess("connection_date", "Q1 2031", near=date(2031, 2, 1), low="2031-01-01",
             high="2031-03-31"),
        mess("water_letter", "awaited", "to-be-confirmed", "Not known yet.", only=_FREE_WATER,
             missing="to be confirmed"),
        mess("regeneration", "see map", "unreadable", "Neither yes nor no."),
    ]  # fmt: skip
    grid = Grid("Late bids", [16] * len(_NORTHERN))
    grid.put(0, 0, "Bids received after the checkpoint", "title")
    grid.put(1, 0, SYNTHETIC, "synthetic")
    record = Recorder(manifest, "late/late bids.ods", grid.name)
    _fill(grid, 4, _NORTHERN, drafts, messes, chance, record)
    record.fault("A5", "duplicate-name", "The register has a bid of this name.",
                 bid=drafts[0].id, field_key="bid_name", text=name.upper())  # fmt: skip
    write_ods(folder / record.file, [grid])


def _write_grouped(folder: Path, drafts: list[Draft], chance: Chance, manifest: Manifest) -> None:
    messes = [
        mess("latency_ms", "#DIV/0!", "missing", "An error, which this old format does not tell.",
             missing="blank"),
        mess("low_carbon_share", 0.9, "percent-scale", "90 % or 0.9 %.", near=90, amount="90"),
        mess("firm_mw", "600MW", near=600, amount="600"),
        mess("water_letter", "Yes, subject to contract", "qualified", "Yes with a condition.",
             only=lambda draft: draft.answers["water_letter"] is True, code="yes"),
        mess("area_ha", 250, number_format="#,##0", near=101, amount=str(250 * ACRE)),
    ]  # fmt: skip
    grid = Grid("Sheet1", [15] * (len(_GROUPED) + 1))
    grid.put(0, 1, "Regional office: bids not on the register", "title")
    grid.put(1, 1, SYNTHETIC, "synthetic")
    start = 0
    while start < len(_GROUPED):
        end = start
        while end < len(_GROUPED) and _GROUPED[end].group == _GROUPED[start].group:
            end += 1
        grid.put(3, start + 1, _GROUPED[start].group, "header", across=end - start)
        start = end
    record = Recorder(manifest, "late/regional office.xls", grid.name)
    row = _fill(grid, 5, _GROUPED, drafts, messes, chance, record, left=1)
    grid.put(row, 1, "Total", "header")
    firm = sum(_number(draft.answers["firm_mw"]) for draft in drafts) / 1000
    grid.put(row, 6, Typed(round(firm, 3)), "header")
    record.fault(f"B{row + 1}", "left-out", "A row of totals.", text="Total")
    record.rows(imported=len(drafts), left_out=1)
    whole_file = Recorder(manifest, record.file, "")
    whole_file.fault("", "old-format", "An old format that hides errors, formats and formulas.")
    write_xls(folder / record.file, [grid])


def _write_portal(folder: Path, drafts: list[Draft], chance: Chance, manifest: Manifest) -> None:
    messes = [
        mess("firm_mw", "100-600MW", "range", "A range.", low="100", high="600"),
        mess("connection_date", "05/06/2030", "ambiguous-date", "5 June or 6 May.",
             amount="2030-06-05"),
        mess("area_ha", "TBC", "to-be-confirmed", "Not known yet.", missing="to be confirmed"),
        mess("skills_partner", "✓", code="yes"),
    ]  # fmt: skip
    grid = Grid("", [])
    grid.put(0, 0, SYNTHETIC, "synthetic")
    record = Recorder(manifest, "late/portal export.csv", "")
    _fill(grid, 2, _PORTAL, drafts, messes, chance, record)
    record.fault("Z2", "duplicate-header", "Two columns are headed notes.", text="notes")
    write_csv(folder / record.file, grid, "utf-8-sig")


def _write_emailed(folder: Path, drafts: list[Draft], chance: Chance, manifest: Manifest) -> None:
    messes = [
        mess("investment", "£1.4bn", near=1400, amount="1400"),
        mess("region", "", "missing-required", "The region is blank.", missing="blank"),
    ]
    grid = Grid("", [])
    grid.put(0, 0, f"{SYNTHETIC} – typed up from e-mails, money in £m", "synthetic")
    record = Recorder(manifest, "late/from e-mails.csv", "")
    _fill(grid, 3, _EMAILED, drafts, messes, chance, record)
    record.fault("", "field-not-found", "Few fields: many that are scored were not asked for.")
    write_csv(folder / record.file, grid, "cp1252")


def _fill(
    grid: Grid,
    first: int,
    columns: Sequence[Column],
    drafts: Sequence[Draft],
    messes: Sequence[Mess],
    chance: Chance,
    record: Recorder,
    left: int = 0,
) -> int:
    """Header above row `first` (from 0), then the bids; gives the row after the last one."""
    placed = place(messes, drafts, chance)
    for number, column in enumerate(columns):
        grid.put(first - 1, left + number, column.header, "header")
    for index, draft in enumerate(drafts):
        for number, column in enumerate(columns):
            if not column.field:
                continue
            value = draft.answers[column.field]
            item = placed.get((index, column.field))
            if item is None and value is None and column.field == "connection_date":
                item = mess(
                    column.field, None, "missing", "No connection, so no date.", missing="blank"
                )
            if item is not None:
                what = item.typed
            elif column.change is not None and value is not None:
                what = column.change(value)
            else:
                what = typed(column.field, value)
            cell = grid.put(first + index, left + number, what)
            if item is not None:
                record.mess(cell.address, draft.id, item)
    record.rows(imported=len(drafts))
    return first + len(drafts)


def _number(value: Clean) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
