"""The lines between rows of the ranking: in, reserve and out. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from gz_eval.app.ranking_rows import RankingRow
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.outcome import STANDINGS, Standing


class Line:
    """Lines between rows of the ranking: after which row the shortlist and the reserve end."""

    SHORTLIST = "shortlist"
    RESERVE = "reserve"
    FAILED = "failed"


def lines_below(rows: Sequence[RankingRow]) -> dict[int, str]:
    """For rows in ranked order (perhaps filtered): the row a line is drawn under, and which."""
    if not rows:
        return {}
    indices = np.fromiter((row.index for row in rows), np.int64, len(rows))
    return lines_among(rows[0].evaluation, indices)


def lines_among(evaluation: Evaluation, bids: npt.NDArray[np.int64]) -> dict[int, str]:
    """For bids in ranked order, by their rows in the evaluation: after which a line is drawn.

    The shortlist's line goes under its last bid, the reserve's under its last, and a third under
    the last bid that fails no gate when others that fail follow. Where two meet, the first wins.
    """
    standings = evaluation.standing_codes[bids]
    found: dict[int, str] = {}
    for kind, members in (
        (Line.SHORTLIST, standings == STANDINGS.index(Standing.SHORTLISTED)),
        (Line.RESERVE, standings == STANDINGS.index(Standing.RESERVE)),
        (Line.FAILED, ~evaluation.table.failed[bids]),
    ):
        places = members.nonzero()[0]
        if len(places) and (kind != Line.FAILED or places[-1] + 1 < len(bids)):
            found.setdefault(int(places[-1]), kind)
    return found
