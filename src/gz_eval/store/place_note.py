"""Where in an evaluation one is, noted beside the work on it: a crash is not to lose that either.

Noted often and lost by a power cut at most, so nothing waits for the disk.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

_PLACE = "place.json"


def note_place(folder: Path, page: str, bid: str) -> None:
    """Note the page and the bid; a folder that takes nothing is no obstacle."""
    part = folder / f"{_PLACE}.part"
    with contextlib.suppress(OSError):
        part.write_text(json.dumps([page, bid]), encoding="utf-8")
        part.replace(folder / _PLACE)


def noted_place(folder: Path) -> tuple[str, str]:
    """The page and the bid; empty where they were not noted."""
    try:
        page, bid = json.loads((folder / _PLACE).read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError, RecursionError):
        return "", ""
    return str(page), str(bid)
