"""What a list of bids says while scores are hidden: who bids, and nothing that ranks them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gz_eval.app.anonymous import reference_of
from gz_eval.app.columns import Column, Tone
from gz_eval.app.finding import finds, haystack_of, words_of
from gz_eval.app.ranking_filter import RankingFilter
from gz_eval.app.region_choice import is_of
from gz_eval.app.same_names import told_apart_by
from gz_eval.core.bids import Bid
from gz_eval.core.regions import region_name, short_name
from gz_eval.core.wording import bids_in_words


@dataclass(frozen=True, slots=True)
class BlindRow:
    """One bid, in the order in which it was imported. `haystack` is what the search looks in."""

    id: str
    reference: str
    name: str
    region: str
    file: str
    haystack: str


BLIND_COLUMNS: tuple[Column[BlindRow], ...] = (
    Column(
        "Reference",
        lambda row: row.reference,
        tone=lambda _row: Tone.SECONDARY,
    ),
    Column(
        "Bid",
        lambda row: row.name,
        tooltip=lambda row: f"{row.name}\n{row.reference}".rstrip(),
        apart=lambda row: told_apart_by(row.name, row.reference),
    ),
    Column(
        "Region",
        lambda row: row.region,
        tone=lambda _row: Tone.SECONDARY,
        tooltip=lambda row: row.region,
        short=lambda row: short_name(row.region),
    ),
    Column("From", lambda row: row.file, tone=lambda _row: Tone.SECONDARY),
)


def blind_rows(bids: Sequence[Bid]) -> tuple[BlindRow, ...]:
    """One row for each bid, as they were imported; without names, in the order of their numbers."""
    rows = []
    for bid in bids:
        region, reference = region_name(bid.region), reference_of(bid)
        haystack = haystack_of(reference, bid.name, region)
        rows.append(BlindRow(bid.id, reference, bid.name, region, bid.source.sheet.file, haystack))
    if not any(row.reference for row in rows):
        rows.sort(key=lambda row: row.name)  # the rows of a register would tell
    return tuple(rows)


def blind_filter_shows(wanted: RankingFilter, row: BlindRow) -> bool:
    """Whether a row passes what of a filter says nothing of gates and standings."""
    return is_of(row.region, wanted.region) and finds(words_of(wanted.text), row.haystack)


def blind_count_line(count: int, shown: int) -> str:
    """Such as "214 bids, not ranked yet"; with a filter, "12 of 214 bids"."""
    if shown != count:
        return f"{shown:,} of {count:,} bids"
    return f"{bids_in_words(count)}, not ranked yet"
