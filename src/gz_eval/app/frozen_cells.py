"""What the cells of a signed-off ranking say, sort by and look like: its columns. No Qt."""

from __future__ import annotations

from gz_eval.app.columns import Column, Tone
from gz_eval.app.frozen_rows import FrozenRow
from gz_eval.app.same_names import told_apart_by
from gz_eval.core.outcome import Standing
from gz_eval.core.regions import region_name, short_name

THEN, NOW_RANK, MOVED, FROZEN_BID, FROZEN_REGION, FROZEN_SCORE, STOOD, STANDS_NOW = range(8)

FROZEN_COLUMNS: tuple[Column[FrozenRow], ...] = (
    Column(
        "Rank",
        lambda row: row.rank_text,
        sort=lambda row: row.position,
        tone=lambda row: Tone.SECONDARY if row.failed else Tone.STRONG,
        tooltip=lambda row: row.ranked.reason,
        spoken=lambda row: row.spoken,
        right=True,
        about="Rank as signed off. In brackets: among the bids that failed a gate.",
    ),
    Column(
        "Today",
        lambda row: row.now.rank_text if row.now is not None else "–",
        sort=lambda row: (row.now.failed, row.now.rank) if row.now is not None else None,
        right=True,
        about="Rank as it is now.",
    ),
    Column(
        "Moved",
        lambda row: row.moved,
        sort=lambda row: (
            abs(row.ranked.rank - row.now.rank) if row.now is not None and row.moved else None
        ),
        tone=lambda row: (
            Tone.GOOD
            if row.moved.startswith(("▲", "passes"))
            else Tone.BAD
            if row.moved
            else Tone.NORMAL
        ),
        about="How many places up or down since.",
    ),
    Column(
        "Bid",
        lambda row: row.name,
        tone=lambda row: Tone.SECONDARY if row.failed else Tone.NORMAL,
        tooltip=lambda row: f"{row.ranked.name}\n{row.ranked.bid}",
        apart=lambda row: told_apart_by(row.name, row.id),
    ),
    Column(
        "Region",
        lambda row: region_name(row.ranked.region),
        tone=lambda _row: Tone.SECONDARY,
        tooltip=lambda row: region_name(row.ranked.region),
        short=lambda row: short_name(region_name(row.ranked.region)),
    ),
    Column(
        "Score",
        lambda row: row.score_text,
        sort=lambda row: row.ranked.score,
        tone=lambda row: Tone.SECONDARY if row.failed else Tone.NORMAL,
        right=True,
        about="The score as signed off, from 0 to 100.",
    ),
    Column(
        "As signed off",
        lambda row: row.stood_cell,
        sort=lambda row: float(list(Standing).index(row.ranked.selected)),
        tone=lambda row: row.stood_tone,
        tooltip=lambda row: row.stood_in_full,
    ),
    Column(
        "Now",
        lambda row: row.stands_cell,
        sort=lambda row: (
            float(list(Standing).index(row.now.standing)) if row.now is not None else None
        ),
        tone=lambda row: Tone.SECONDARY if row.as_it_stood else Tone.WARNING,
        tooltip=lambda row: row.stands,
    ),
)
