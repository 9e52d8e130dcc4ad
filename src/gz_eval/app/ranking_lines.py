"""The lines between rows of the ranking: in, reserve and out. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gz_eval.app.ranking_rows import RankingRow
from gz_eval.core.outcome import STANDINGS, Standing


class Line:
    """Lines between rows of the ranking: after which row the shortlist and the reserve end."""

    SHORTLIST = "shortlist"
    RESERVE = "reserve"
    FAILED = "failed"


def lines_below(rows: Sequence[RankingRow]) -> dict[int, str]:
    """For rows in ranked order (perhaps filtered): the row a line is drawn under, and which.

    The shortlist's line goes under its last bid, the reserve's under its last, and a third under
    the last bid that fails no gate when others that fail follow. Where two meet, the first wins.
    """
    if not rows:
        return {}
    evaluation = rows[0].evaluation
    indices = np.fromiter((row.index for row in rows), np.int64, len(rows))
    standings = evaluation.standing_codes[indices]
    found: dict[int, str] = {}
    for kind, members in (
        (Line.SHORTLIST, standings == STANDINGS.index(Standing.SHORTLISTED)),
        (Line.RESERVE, standings == STANDINGS.index(Standing.RESERVE)),
        (Line.FAILED, ~evaluation.table.failed[indices]),
    ):
        places = members.nonzero()[0]
        if len(places) and (kind != Line.FAILED or places[-1] + 1 < len(rows)):
            found.setdefault(int(places[-1]), kind)
    return found
