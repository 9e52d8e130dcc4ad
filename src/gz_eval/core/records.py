"""The logs of assumptions, decisions and data (HM Treasury, "The AQuA Book", June 2025)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gz_eval.core.people import Stamp


class Log(StrEnum):
    """Which log an entry is in."""

    ASSUMPTION = "assumption"
    DECISION = "decision"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of a log: what, why and what it changes; who wrote it, who signed it off.

    `number` counts all records of an evaluation from 1 and never changes.
    """

    number: int
    log: Log
    what: str
    why: str
    impact: str
    stamp: Stamp
    signed_off: Stamp | None = None

    @property
    def of_import(self) -> bool:
        """Whether an import wrote it of a file: `impact` is the file's content then."""
        return self.log is Log.DATA and self.impact.startswith("SHA-256 ")
