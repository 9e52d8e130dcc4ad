"""For analysts: an evaluation in four lines, and its results as pandas data frames.

    from gz_eval.api import evaluate, load_framework, read_bids, to_frame

    framework = load_framework("four-pillars")
    bids = read_bids(["sample_bids/"], framework)
    evaluation = evaluate(framework, bids)
    print(to_frame(evaluation).head(12))

Errors that a person can mend are `UserError`, one sentence each.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gz_eval.core.bids import BidSet
from gz_eval.core.errors import UserError
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.explain import explain
from gz_eval.core.explanation import Explanation
from gz_eval.core.framework import Framework, Target
from gz_eval.core.framework_file import load_framework, shipped_frameworks
from gz_eval.core.outcome import Evidence
from gz_eval.core.regions import region_name
from gz_eval.core.scoring import evaluate as evaluate_bids
from gz_eval.core.selection import Selection
from gz_eval.core.shortlist_totals import reached, shortlist_totals
from gz_eval.core.targets import with_target, without_target
from gz_eval.core.values import Value
from gz_eval.core.weights import with_share, with_shares

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "BidSet",
    "Evaluation",
    "Explanation",
    "Framework",
    "Target",
    "UserError",
    "evaluate",
    "evidence_frame",
    "explain",
    "load_framework",
    "read_bids",
    "shipped_frameworks",
    "to_frame",
    "totals_frame",
    "with_share",
    "with_shares",
    "with_target",
    "without_target",
]

_EVIDENCE_COLUMNS = [
    *("bid", "field", "text", "value", "amount", "unit", "low", "high"),
    *("missing", "file", "sheet", "cell"),
]


def read_bids(paths: Sequence[str | Path], framework: Framework) -> BidSet:
    """Bids from spreadsheets and folders of them. Raises UserError when nothing can be read."""
    from gz_eval.app.importing import import_bids

    return import_bids([Path(path) for path in paths], framework)


def evaluate(framework: Framework, bids: BidSet) -> Evaluation:
    """Score, rank and shortlist."""
    return evaluate_bids(framework, bids.bids)


def to_frame(evaluation: Evaluation) -> pd.DataFrame:
    """The ranking: one row a bid in ranked order, indexed by bid id.

    Columns: name, region, rank, failed_gate, gates (Pass, Fail, Unclear), score, lower, upper,
    standing; then for each scored criterion KEY `KEY_score` (value score 0 to 100; NaN when left
    out), `KEY_weight` (0 to 1, as applied to this bid) and `KEY_points`. Figures are not rounded.
    """
    import numpy as np
    import pandas as pd

    order, table = evaluation.order, evaluation.table
    bids = [evaluation.bids[row] for row in order]
    columns: dict[str, object] = {
        "name": [bid.name for bid in bids],
        "region": [region_name(bid.region) for bid in bids],
        "rank": evaluation.ranks[order],
        "failed_gate": table.failed[order],
        "gates": [table.gate_states[row].value for row in order],
        "score": evaluation.totals[order],
        "lower": evaluation.lower[order],
        "upper": evaluation.upper[order],
        "standing": [evaluation.standing(row).value for row in order],
    }
    excluded = table.evidence == Evidence.EXCLUDED
    for column, leaf in enumerate(evaluation.framework.leaves):
        scores = np.where(excluded[:, column], np.nan, table.scores[:, column])
        columns[f"{leaf.key}_score"] = scores[order]
        columns[f"{leaf.key}_weight"] = evaluation.effective[order, column]
        columns[f"{leaf.key}_points"] = evaluation.contributions[order, column]
    return pd.DataFrame(columns, index=pd.Index([bid.id for bid in bids], name="bid"))


def totals_frame(evaluation: Evaluation) -> pd.DataFrame:
    """What the shortlist comes to, as the rule has it: one row a place, the whole first ("").

    Columns: nation, bids, shortlisted, reserve, shortlisted_target; then for each total KEY of the
    framework `KEY` (the sum, NaN when no shortlisted bid gave a figure) and `KEY_target` (NaN
    without one).
    """
    import pandas as pd

    framework = evaluation.framework
    keys = [total.key for total in framework.totals]
    totals = shortlist_totals(Selection.of(evaluation, ()))
    columns: dict[str, list[object]] = {
        "nation": [one.nation for one in totals],
        "bids": [one.bids for one in totals],
        "shortlisted": [one.shortlisted for one in totals],
        "reserve": [one.reserve for one in totals],
    }
    wanted = {key: [reached(framework, one, key) for one in totals] for key in ("", *keys)}
    for number, key in enumerate(("shortlisted", *keys)):
        if number:
            columns[key] = [one.sums[number - 1] for one in totals]
        columns[f"{key}_target"] = [
            one.wanted if one is not None else float("nan")
            for one in wanted["" if not number else key]
        ]
    return pd.DataFrame(columns, index=pd.Index([one.place for one in totals], name="place"))


def evidence_frame(bids: BidSet) -> pd.DataFrame:
    """Every answer that was asked for: one row a bid and field, with the cell it came from.

    Columns: bid, field, text (as the sheet showed it), value (as read, for people), amount (float,
    NaN when there is none), unit, low, high, missing (why, or empty), file, sheet, cell.
    """
    import pandas as pd

    rows = []
    for bid in bids.bids:
        for answer in bid.answers.values():
            reading, value = answer.reading, answer.value
            if reading is None:
                continue
            read = value if isinstance(value, Value) else None
            rows.append(
                {
                    "bid": bid.id,
                    "field": answer.field,
                    "text": reading.text,
                    "value": read.text if read else "",
                    "amount": float(read.amount) if read and read.amount is not None else None,
                    "unit": read.unit if read else "",
                    "low": float(read.low) if read and read.low is not None else None,
                    "high": float(read.high) if read and read.high is not None else None,
                    "missing": "" if isinstance(value, Value) else value.why.value,
                    "file": reading.sheet.file,
                    "sheet": reading.sheet.sheet,
                    "cell": reading.cell.address,
                }
            )
    return pd.DataFrame(rows, columns=_EVIDENCE_COLUMNS)
