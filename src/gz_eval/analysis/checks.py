"""Everything that can be said of bids once they are read: one call, every check.

The order is that of the questions an official asks: was it answered, can the answer be, do the
answers agree with each other, is the bid where it says, is it in twice.
"""

from __future__ import annotations

from gz_eval.analysis.answer_checks import check_answers
from gz_eval.analysis.duplicates import check_duplicates
from gz_eval.analysis.places import check_places
from gz_eval.analysis.plausibility import check_amounts
from gz_eval.analysis.ratios import check_ratios
from gz_eval.core.bids import Bid
from gz_eval.core.framework import Framework
from gz_eval.core.issues import Issue, deduplicated


def check_bids(framework: Framework, bids: tuple[Bid, ...]) -> tuple[Issue, ...]:
    """All issues of the bids, gravest first, each said once.

    What follows from something said already is not said: no ratio of an implausible amount, no
    region of a missing place. Issues of sheets, headers and references are importing's own.
    """
    amounts = check_amounts(framework, bids)
    return deduplicated(
        [
            *check_answers(framework, bids),
            *amounts,
            *check_ratios(framework, bids, {(issue.bid, issue.field) for issue in amounts}),
            *check_places(framework, bids),
            *check_duplicates(framework, bids),
        ]
    )
