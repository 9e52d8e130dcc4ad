"""Bids that a chart has no place for: counted, named where they are shortlisted, in its table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from gz_eval.charts.chart import Chart
from gz_eval.core.wording import bids_in_words, listed

_MOST = 3  # names that are told


@dataclass(frozen=True, slots=True)
class Absent:
    """A bid that is not drawn, and `why`: what follows "it", such as "gave no coordinates".

    `figures` are what the chart's table says of it all the same, `group` where it stands, and
    `corrected` the labels of figures that are officials' and not the bidder's.
    """

    bid: str
    reference: str
    name: str
    why: str
    shortlisted: bool
    group: str
    figures: tuple[float | None, ...] = ()
    corrected: tuple[str, ...] = ()


@runtime_checkable
class LeavesOut(Protocol):
    """A chart of all bids, but for some that it has no place for."""

    @property
    def absent(self) -> tuple[Absent, ...]:
        """Those bids."""


def absent_told(absent: Iterable[Absent]) -> list[str]:
    """A phrase for each reason: "8 bids gave no coordinates, 1 of them shortlisted: Heronsike"."""
    by_reason: dict[str, list[Absent]] = {}
    for one in absent:
        by_reason.setdefault(one.why, []).append(one)
    return [_phrase(why, bids) for why, bids in by_reason.items()]


def _phrase(why: str, bids: list[Absent]) -> str:
    told = f"{bids_in_words(len(bids))} {why}"
    chosen = [one.name for one in bids if one.shortlisted]
    if not chosen:
        return told
    which = "shortlisted" if len(bids) == 1 else f"{len(chosen):,} of them shortlisted"
    return f"{told}, {which}: {listed(chosen, _MOST)}"


def why_absent(chart: Chart, bid: str, name: str) -> str:
    """Why a bid is not on a chart that shows bids, as a sentence; empty where it is."""
    if isinstance(chart, LeavesOut):
        reason = next((one.why for one in chart.absent if one.bid == bid), "")
        return f"{name}, the selected bid, is not on this chart: it {reason}." if reason else ""
    shown = chart.table().keys
    if shown and bid not in shown:
        return f"{name}, the selected bid, is not among the bids on this chart."
    return ""
