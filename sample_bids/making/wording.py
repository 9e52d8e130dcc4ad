"""How a clean answer is typed in a well-kept sheet: texts of options, formats of numbers."""

from __future__ import annotations

from datetime import date

from making.drafts import Clean
from making.inventions import REGION_NAMES
from making.mess import Typed

SYNTHETIC = "Synthetic sample data: invented places and applicants"

OPTIONS = {
    "applicant_type": (
        "Local authority", "Combined authority", "Developer", "Energy company", "Consortium",
    ),
    "status": ("Submitted", "Withdrawn"),
    "connection_status": (
        "Energised", "Secured", "Offer accepted", "Offer received", "Applied", "None",
    ),
    "planning_status": (
        "Full consent", "Outline consent", "Allocated", "Pre-application", "None",
    ),
    "discount_area": ("Scotland", "Cumbria", "North East", "None"),
    "yes/no": ("Yes", "No"),
    "region": tuple(REGION_NAMES.values()),
}  # fmt: skip
YES_NO = frozenset({"water_letter", "regeneration", "skills_partner"})
SHARES = frozenset({"low_carbon_share", "brownfield_share"})


def plain(field: str, value: Clean) -> str | int | float | date | None:
    """A clean answer as a careful official types it; shares stay in per cent."""
    if value is None:
        return None
    if field in YES_NO:
        return "Yes" if value else "No"
    if field == "region":
        return REGION_NAMES[str(value)]
    if field in OPTIONS:
        return next(text for text in OPTIONS[field] if text.lower() == value)
    if isinstance(value, tuple):
        return f"{value[0]:.4f}, {value[1]:.4f}"
    return value


def typed(field: str, value: Clean) -> Typed:
    """A clean answer as a cell: shares as fractions under a percentage format."""
    if field in SHARES and isinstance(value, int | float):
        return Typed(round(value / 100, 4), "0%")
    return Typed(plain(field, value))


def options_of(field: str) -> tuple[str, ...]:
    """The texts that a drop-down of a field offers; empty when it has none."""
    return OPTIONS["yes/no"] if field in YES_NO else OPTIONS.get(field, ())
