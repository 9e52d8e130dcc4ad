"""The mess in the register: every way of writing that officials have met, each at least once."""

from __future__ import annotations

from datetime import date
from typing import Any

from making.drafts import Draft
from making.mess import Mess, mess

EXCEL_DAY_ZERO = 693_594  # date.toordinal() of Excel's day 0


def _in(region: str) -> dict[str, Any]:
    return {"only": lambda draft: draft.region == region, "code": region}


def _in_scotland(draft: Draft) -> bool:
    return draft.region == "S92000003"


def _energised(draft: Draft) -> bool:
    return draft.answers["connection_status"] == "energised"


def _status(key: str) -> dict[str, Any]:
    return {
        "only": lambda draft: draft.answers["connection_status"] == key,
        "code": key.replace(" ", "_"),
    }


def _planning(key: str) -> dict[str, Any]:
    return {
        "only": lambda draft: draft.answers["planning_status"] == key,
        "code": key.replace(" ", "_"),
    }


def _yes(key: str) -> dict[str, Any]:
    return {"only": lambda draft: draft.answers[key] is True, "code": "yes"}


def register_mess() -> list[Mess]:
    """All of it, in the order it is handed out."""
    return [*_power(), *_money(), *_land(), *_dates(), *_shares(), *_words(), *_counts()]


def _power() -> list[Mess]:
    mw = "firm_mw"
    return [
        mess(mw, 1.2, number_format='0.0" GW"', near=1200, amount="1200"),
        mess(mw, 800, number_format='0" MW"', near=800, amount="800"),
        mess(mw, "500MW+", "bound", "An open bound.", near=500, amount="500", low="500"),
        mess(mw, "100–600MW", "range", "A range.", near=350, low="100", high="600"),
        mess(mw, "1.1GW within six years", near=1100, amount="1100"),
        mess(mw, ">1GW by early 2030s", "bound", "An open bound.", near=1000, amount="1000"),
        mess(
            mw, "1,000mW", "unit-slip", "Milliwatts typed for megawatts.", near=1000, amount="1000"
        ),
        mess(mw, "0.5 GW", near=500, amount="500"),
        mess(mw, "500 MVA", "mva", "Apparent power.", near=500, high="500"),
        mess(mw, "800 MVA", "mva", "Apparent power, from a strong bid.", strong=True, high="800"),
        mess(mw, "６００ ＭＷ", near=600, amount="600"),
        mess(mw, "1\u00a0200 MW", near=1200, amount="1200"),
        mess(mw, "  640 MW ", near=640, amount="640"),
        mess(
            mw,
            "450 MW (IT load)",
            "other-basis",
            "IT load, not firm import.",
            near=450,
            amount="450",
        ),
        mess(mw, "c. 750 MW", "approximate", "An approximate figure.", near=750, amount="750"),
        mess(mw, "TBC", "to-be-confirmed", "Not known yet.", missing="to be confirmed"),
        mess(mw, -450, "implausible", "A negative figure cannot be right.", near=450),
    ]  # fmt: skip


def _money() -> list[Mess]:
    money = "investment"
    return [
        mess(money, "£10bn+", "bound", "An open bound.", near=10_000, amount="10000", low="10000"),
        mess(money, "up to £30bn", "bound", "An open bound.", near=20_000, amount="30000",
             high="30000"),
        mess(money, "£8.2 billion", near=8200, amount="8200"),
        mess(money, "£3,400m", near=3400, amount="3400"),
        mess(money, "£4bn potential", "other-basis", "Potential, not committed.", near=4000,
             amount="4000"),
        mess(money, "#REF!", "cell-error", "A broken formula in a column that is scored or kept.",
             formula="=#REF!*1.2", missing="cell error"),
        mess(money, 5_200_000_000, "ambiguous-number", "Pounds typed in a column of millions.",
             near=5200, amount="5200"),
        mess("support_requested", 0, amount="0"),
        mess("support_requested", "£45m", near=45, amount="45"),
        mess("support_requested", "N/A", "not-applicable", "Says it does not apply.",
             missing="not applicable"),
    ]  # fmt: skip


def _land() -> list[Mess]:
    area = "area_ha"
    return [
        mess(area, "123 acres (50 hectares)", near=50, amount="50"),
        mess(area, "300 acres (90 hectares)", "two-figures",
             "The figures disagree: 300 acres are 121 ha.",
             near=121),
        mess(area, "150 acres", near=60, amount="60.702846336"),
        mess(area, "see Annex C", "unreadable", "No figure at all.", missing="unreadable"),
        mess(area, "45 to 60 ha", "range", "A range.", near=52, low="45", high="60"),
        mess(area, "circa 85ha", "approximate", "An approximate figure.", near=85, amount="85"),
        mess(area, 22, "implausible-ratio", "Far too little land for the power.", near=120),
        mess("total_mw", "1,800\u202fMW", near=1800, amount="1800"),
        mess("latency_ms", "#N/A", "cell-error", "A failed look-up.",
             formula="=VLOOKUP(\"exchange\",Lists!$A$40:$B$41,2,FALSE)", missing="cell error"),
        mess("latency_ms", "<2 ms", "bound", "An open bound.", near=2, amount="2", high="2"),
        mess("latency_ms", 250, "implausible", "No exchange is this far away.", near=18),
    ]  # fmt: skip


def _dates() -> list[Mess]:
    day = "connection_date"
    serial = date(2031, 1, 1).toordinal() - EXCEL_DAY_ZERO
    return [
        mess(day, "Dec-22", only=_energised, low="2022-12-01", high="2022-12-31"),
        mess(day, "Q4 2029", near=date(2029, 11, 1), low="2029-10-01", high="2029-12-31"),
        mess(day, "FY29/30", near=date(2029, 10, 1), low="2029-04-01", high="2030-03-31"),
        mess(day, "by 2030", "bound", "No earliest day is given.", near=date(2030, 12, 31),
             amount="2030-12-31", high="2030-12-31"),
        mess(day, "03/04/2030", "ambiguous-date", "3 April or 4 March.", near=date(2030, 4, 3),
             amount="2030-04-03"),
        mess(day, serial, number_format="General", near=date(2031, 1, 1), amount="2031-01-01"),
        mess(day, "25/12/2029", near=date(2029, 12, 25), amount="2029-12-25"),
        mess(day, "1st April 2031", near=date(2031, 4, 1), amount="2031-04-01"),
        mess(day, "2032", near=date(2032, 6, 1), low="2032-01-01", high="2032-12-31"),
        mess(day, "TBC", "to-be-confirmed", "Not known yet.", missing="to be confirmed",
             only=_status("applied")["only"]),
        mess(day, date(2203, 6, 1), "implausible", "2203 typed for 2030.", near=date(2030, 6, 1)),
        mess("received", "14 October 2025", near=date(2025, 10, 14), amount="2025-10-14"),
    ]  # fmt: skip


def _shares() -> list[Mess]:
    share = "low_carbon_share"
    return [
        mess(share, "35%", near=35, amount="35"),
        mess(share, 0.35, "percent-scale", "35 % or 0.35 %.", number_format="General", near=35,
             amount="35"),
        mess(share, 35, number_format="General", near=35, amount="35"),
        mess(share, 1.35, "implausible", "More than the whole.", near=100),
        mess(share, "c. 70%", "approximate", "An approximate figure.", near=70, amount="70"),
        mess("brownfield_share", 0.8, "percent-scale", "80 % or 0.8 %.", number_format="General",
             near=80, amount="80"),
    ]  # fmt: skip


def _words() -> list[Mess]:
    water = "water_letter"
    return [
        mess(water, "Y", **_yes(water)),
        mess(water, True, **_yes(water)),
        mess(water, "✓", **_yes(water)),
        mess(water, "Yes – subject to reinforcement of the Wendle main", "qualified",
             "Yes with a condition, from a strong bid.", strong=True, code="yes"),
        mess(water, "Yes - subject to a discharge consent", "qualified",
             "Yes with a condition, from a strong bid.", strong=True, code="yes"),
        mess(water, "TBC", "to-be-confirmed", "Not known yet, from a strong bid.", strong=True,
             missing="to be confirmed"),
        mess(water, "N/A", "not-applicable", "Says it does not apply.", missing="not applicable"),
        mess("skills_partner", "N", only=lambda draft: draft.answers["skills_partner"] is False,
             code="no"),
        mess("skills_partner", "TRUE", **_yes("skills_partner")),
        mess("regeneration", "yes ", **_yes("regeneration")),
        mess("region", "Yorks & Humber", **_in("E12000003")),
        mess("region", "NE England", **_in("E12000001")),
        mess("region", "Teesside", **_in("E12000001")),
        mess("region", "East Anglia", **_in("E12000006")),
        mess("region", "Greater London", **_in("E12000007")),
        mess("region", "  Scotland\u00a0", **_in("S92000003")),
        mess("region", "North West", "region-mismatch",
             "The applicant's place is in Scotland: the Lancarrow/Lanarrow slip.",
             only=_in_scotland, code="E12000002"),
        mess("location", "52.6034, 1.2034", "region-mismatch",
             "The minus sign of the longitude is missing: that is in Norfolk.",
             only=lambda draft: draft.region == "E12000004", place=[52.6034, 1.2034]),
        mess("location", "5.9123, -2.1034", "place-outside", "A digit of the latitude is missing.",
             only=lambda draft: draft.region == "E12000002"),
        mess("planning_status", " Outline  consent ", **_planning("outline consent")),
        mess("planning_status", "Reserved matters to follow", "unknown-option", "Not on the list.",
             only=_planning("outline consent")["only"]),
        mess("connection_status", "Offer\naccepted", **_status("offer accepted")),
        mess("connection_status", "with the DNO", "unknown-option", "Not on the list.",
             only=_status("applied")["only"]),
        mess("notes", "=500 MW subject to letter", "harmless", "Text that looks like a formula."),
    ]  # fmt: skip


def _counts() -> list[Mess]:
    return [
        mess("fibre_routes", "3 diverse routes", near=3, amount="3"),
        mess("fibre_routes", "4+", "bound", "An open bound.", near=4, amount="4", low="4"),
        mess("carriers", "TBC", "to-be-confirmed", "Not known yet.", missing="to be confirmed"),
        mess("carriers", None, "missing", "Left blank.", missing="blank"),
        mess("latency_ms", None, "missing", "Left blank.", missing="blank"),
        mess("jobs_onsite", "350–400", "range", "A range.", near=375, low="350", high="400"),
        mess("jobs_onsite", 3200, "implausible-ratio",
             "Headline jobs in the column of on-site jobs.",
             near=550),
        mess("jobs_construction", "", "formula-without-result",
             "A formula whose result was never stored.", formula="=1000+1200", near=2200),
        mess("area_ha", None, "missing-required", "Left blank.", missing="blank"),
    ]  # fmt: skip
