"""From what was typed to an evaluation: framework, weights, bids. Shared by the commands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from gz_eval.app.importing import import_bids
from gz_eval.app.session import Session
from gz_eval.cli.console import ProgressLine
from gz_eval.cli.nearest import did_you_mean
from gz_eval.core.bids import Bid, BidSet
from gz_eval.core.errors import UserError
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Framework
from gz_eval.core.framework_file import load_framework
from gz_eval.core.issues import Severity
from gz_eval.core.project import Project
from gz_eval.core.weights import with_shares
from gz_eval.core.wording import listed


def framework_with_weights(
    name_or_file: str, weights: Iterable[tuple[str, float]] = ()
) -> Framework:
    """The framework with these weights. Raises UserError for an unknown key or impossible weights.

    All hold together; of the same key the last counts.
    """
    framework = load_framework(name_or_file)
    asked = dict(weights)
    keys = list(framework.criterion_by_key)
    for key in asked:
        if key not in framework.criterion_by_key:
            near = did_you_mean(key, keys) or f"Its criteria are {listed(keys, len(keys))}."
            raise UserError(f"The framework “{framework.key}” has no criterion “{key}”.", near)
    try:
        return with_shares(framework, asked)
    except ValueError as error:
        raise UserError(
            f"These weights cannot be: {error}.",
            "Give percentages from 0 to 100 that come to no more than 100 in a group.",
        ) from error


def read_bids(paths: Sequence[Path], framework: Framework) -> BidSet:
    """The bids, with progress on a terminal. Raises UserError when nothing could be read."""
    progress = ProgressLine()
    try:
        return import_bids(paths, framework, progress)
    finally:
        progress.clear()


def evaluate(framework: Framework, bid_set: BidSet) -> Evaluation:
    """The evaluation, by the way that the window takes too."""
    return Session(Project(framework, bid_set)).evaluation


def has_errors(bid_set: BidSet) -> bool:
    """Whether errors were found in the data."""
    return any(issue.severity is Severity.ERROR for issue in bid_set.issues)


def find_bid(bids: Sequence[Bid], asked: str) -> Bid:
    """A bid by its id or else its name, whatever the case. Raises UserError for none or several."""
    wanted = " ".join(asked.split()).casefold()
    for names in ([bid.id for bid in bids], [bid.name for bid in bids]):
        found = [
            bid
            for bid, name in zip(bids, names, strict=True)
            if " ".join(name.split()).casefold() == wanted
        ]
        if len(found) == 1:
            return found[0]
        if found:
            ids = listed([f"“{bid.id}” ({bid.source})" for bid in found], 8)
            raise UserError(
                f"{len(found)} bids are called “{asked}”.", f"Give one by its reference: {ids}."
            )
    near = did_you_mean(asked, [name for bid in bids for name in (bid.id, bid.name)])
    raise UserError(
        f"There is no bid “{asked}” among the {len(bids):,} that were read.",
        near or f"References look like “{bids[0].id}”.",
    )
