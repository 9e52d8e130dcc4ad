"""From what was typed to an evaluation: framework, weights, bids. Shared by the commands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gz_eval.app.importing import import_bids
from gz_eval.app.session import Session
from gz_eval.cli.console import progress_line
from gz_eval.cli.evaluation_file import State, check_framework_alone, one_evaluation, state_of
from gz_eval.cli.nearest import did_you_mean
from gz_eval.core.bids import Bid, BidSet
from gz_eval.core.errors import UserError
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Framework
from gz_eval.core.framework_file import DEFAULT_FRAMEWORK, load_framework
from gz_eval.core.issues import Severity
from gz_eval.core.open_issues import issues_now
from gz_eval.core.project import Project
from gz_eval.core.weights import with_shares
from gz_eval.core.wording import listed
from gz_eval.export.imprint import Imprint


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question is about: bids under a framework, read just now or kept in an evaluation.

    `state` is None for bids read from workbooks. `weights` are the question's own, which are in the
    project's framework and nowhere else.
    """

    project: Project
    state: State | None = None
    weights: tuple[tuple[str, float], ...] = ()

    @property
    def head(self) -> str:
        """The hash of the entry that made the state; empty where the question has weights."""
        return self.state.head if self.state is not None and not self.weights else ""

    def imprint(self, marking: str) -> Imprint:
        """What is put on what is written of it: without a name it is called as its file."""
        called = self.state.path.stem if self.state is not None else ""
        return Imprint(self.project.name or called, marking)


def asked_about(
    paths: Sequence[Path], framework: str | None, weights: Sequence[tuple[str, float]] = ()
) -> Asked:
    """The bids that were named, judged as was asked. Raises UserError.

    Of weights for the same criterion the last counts; the others hold together.
    """
    file = one_evaluation(paths)
    if file is None:
        judged = weighted(load_framework(framework or DEFAULT_FRAMEWORK), weights)
        return Asked(Project(judged, read_bids(paths, judged)), None, tuple(weights))
    check_framework_alone(file, framework)
    state = state_of(file)
    project = state.project
    if weights:
        project = replace(project, framework=weighted(project.framework, weights))
    return Asked(project, state, tuple(weights))


def weighted(framework: Framework, weights: Iterable[tuple[str, float]]) -> Framework:
    """The framework with these weights. Raises UserError for an unknown key or impossible weights.

    All hold together; of the same key the last counts.
    """
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
    with progress_line() as progress:
        return import_bids(paths, framework, progress)


def evaluate(asked: Asked) -> Evaluation:
    """The evaluation, by the way that the window takes too. Raises UserError if hidden or empty."""
    refuse_hidden(asked)
    if not asked.project.bids.bids:
        raise UserError("The evaluation has no bids yet.", "“gz-eval import” brings them in.")
    return Session(asked.project).evaluation


def refuse_hidden(asked: Asked) -> None:
    """Raise UserError while scores must not be shown."""
    if asked.state is not None and asked.state.hidden:
        raise UserError(
            "Scores and ranks are hidden until the framework is locked.",
            "“gz-eval lock” locks it; “gz-eval check” lists what is odd in the data now.",
        )


def has_errors(project: Project) -> bool:
    """Whether errors are open in the data: found, and not settled by an official."""
    return any(issue.severity is Severity.ERROR for issue in issues_now(project))


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
        near or (f"References look like “{bids[0].id}”." if bids else "Import bids first."),
    )
