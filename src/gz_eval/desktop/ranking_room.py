"""How the columns of the ranking share its width, and what is left out where there is no room.

It depends on nothing that a trial changes: while weights are tried no column comes, goes or moves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gz_eval.app.ranking_cells import (
    BAR,
    BID,
    BOUNDS,
    GATES,
    MOVED,
    RANK,
    REGION,
    SCORE,
    SELECTION,
)

_NAME, _NAME_SHORT, _NAME_LEAST = 14, 10.5, 8.5  # lines of text: some 30 letters, 22 and 17
_NAME_UNPLACED = 12
_PLACE = 6
_BAR, _BAR_SHORT = 7, 5
_BAR_SHARE = 5  # or one part in so many, where that is more


@dataclass(frozen=True, slots=True)
class RankingRoom:
    """What each column is given, in pixels; a column that is not in it has no room.

    `spare` is left over. `in_short` are the columns whose texts are to be shortened.
    """

    widths: Mapping[int, int]
    spare: int
    in_short: frozenset[int]


def share_room(
    room: int,
    line: int,
    fixed: Mapping[int, int],
    short: Mapping[int, int],
    own: Mapping[int, int] | None = None,
    *,
    placed: bool,
) -> RankingRoom:
    """Share a width, where a line of text is so high.

    `fixed` is what texts of one length need, `short` what columns need whose texts can be
    shortened; `placed`: there are regions to be shown. `own` are widths made by hand: all else
    gives way to them, but for ranks and scores, which are whole and in sight whatever is done.
    They give way themselves before their columns go: what is out of sight can not be drawn in.
    """
    widths = dict(fixed) | {BID: line * _NAME, BAR: max(line * _BAR, room // _BAR_SHARE)}
    if placed:
        widths[REGION] = max(line * _PLACE, short[REGION])
    by_hand = {column: width for column, width in (own or {}).items() if column in widths}
    for column in by_hand.keys() & {RANK, SCORE}:
        by_hand[column] = max(by_hand[column], fixed[column])
    widths |= by_hand
    in_short = {one for one in (MOVED, GATES) if widths[one] < fixed[one]}

    def lacking() -> int:
        return sum(widths.values()) - room

    def draw_in(column: int, least: float) -> None:
        if lacking() > 0 and column in widths and column not in by_hand:
            widths[column] = min(widths[column], max(round(least), widths[column] - lacking()))

    def leave_out(*columns: int) -> None:
        for column in columns:
            if lacking() > 0 and column not in by_hand:
                widths.pop(column, None)

    def shorten(*columns: int) -> None:
        for column in columns:
            if lacking() > 0 and column in widths and column not in by_hand:
                widths[column] = min(widths[column], short[column])
                in_short.add(column)

    draw_in(BAR, line * _BAR)
    leave_out(BOUNDS, SELECTION)  # whisker and mark say the same
    shorten(MOVED, GATES)
    draw_in(BAR, line * _BAR_SHORT)
    shorten(REGION)
    draw_in(BID, line * _NAME_UNPLACED)
    draw_in(BID, line * _NAME_SHORT)
    if lacking() > 0 and placed and REGION not in by_hand:
        # A place can be looked up in the reasons; a name that is cut short can not.
        del widths[REGION]
        for column, wanted in ((BID, line * _NAME), (BAR, line * _BAR)):
            if column in by_hand:
                continue
            widths[column] += min(max(0, -lacking()), wanted - widths[column])
    draw_in(BID, line * _NAME_LEAST)
    leave_out(BAR, MOVED, GATES)
    least = dict(fixed) | dict(short) | {BAR: line * _BAR_SHORT}
    least |= {BID: round(line * _NAME_LEAST), RANK: fixed[RANK], SCORE: fixed[SCORE]}
    for column in by_hand:
        spared = max(0, widths[column] - least[column])
        widths[column] -= min(spared, max(0, lacking()))
    for column in (BOUNDS, SELECTION, REGION, BAR, MOVED, GATES):
        if lacking() > 0:
            widths.pop(column, None)
    in_short |= {one for one in (MOVED, GATES) if widths.get(one, fixed[one]) < fixed[one]}
    return RankingRoom(widths, max(0, -lacking()), frozenset(in_short & widths.keys()))
