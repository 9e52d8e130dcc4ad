"""Small registers of bids, made with openpyxl, for tests of the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl

HEADERS = (
    "Bid reference",
    "Bid name",
    "Region",
    "Bid status",
    "Firm power capacity by 2030 (MW)",
    "Grid connection status",
    "Grid connection date",
    "Water supplier's written confirmation",
    "Land developable by 2028 (hectares)",
    "Planning status",
    "Diverse fibre routes",
    "Permanent on-site jobs",
    "Deindustrialised or coastal place",
)
STRONG = ("submitted", 1500, "secured", "June 2028", "Yes", 110, "full consent", 4, 900, "Yes")
MIDDLING = ("submitted", 700, "applied", "June 2031", "Yes", 60, "allocated", 2, 400, "No")
SMALL = ("submitted", 120, "none", "June 2033", "No", 25, "none", 1, 100, "No")


def make_register(path: Path, rows: Sequence[Sequence[str | int]]) -> Path:
    """A workbook with one register; returns its path."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Bids"
    sheet.append(HEADERS)
    for row in rows:
        sheet.append(list(row))
    workbook.save(path)
    return path
