"""What officials overrode, in words: what stood there, what stands there now, who, when and why.

Also what no longer fits: a bid that is gone, a field that the framework does not have, a cell that
says something else than when it was corrected. Nothing of that is silent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from gz_eval.core.bids import Bid
from gz_eval.core.effective import bids_as_they_count, corrected_answers
from gz_eval.core.framework import Framework
from gz_eval.core.gates import gate_result
from gz_eval.core.issues import kind_title
from gz_eval.core.names_apart import names_apart
from gz_eval.core.overrides import (
    GateOverride,
    IssueAcceptance,
    Override,
    PlaceOverride,
    ReadingOverride,
)
from gz_eval.core.people import Stamp
from gz_eval.core.project import Project
from gz_eval.core.source import CellRef
from gz_eval.core.values import Answer, Missing, Value
from gz_eval.core.wording import sentence

_HIDDEN = "hidden until the framework is locked"


@dataclass(frozen=True, slots=True)
class OverrideAccount:
    """One override in words. `name` is the bid's id where the bid is gone; `called` is the name,
    with the id beside it where another bid has that name too.

    `what` is "Answer corrected", "Gate overridden", "Moved on the shortlist" or "Issue accepted";
    `subject` the field's or gate's label, or the kind of issue. `was` is what the cell said, the
    evidence gave, the rule or the issue said when it was overridden. `applies` says whether it
    still acts on anything, `doubt` why it does not, or why it has to be looked at again; empty when
    all is well. `cell` is None where there is none.
    """

    override: Override
    what: str
    name: str
    called: str
    subject: str
    was: str
    now: str
    cell: CellRef | None
    applies: bool
    doubt: str

    @property
    def stamp(self) -> Stamp:
        """Who, when and why."""
        return self.override.stamp


def override_accounts(project: Project) -> tuple[OverrideAccount, ...]:
    """Every override of an evaluation, in the order in which they were made."""
    if not project.overrides:
        return ()
    bids = {bid.id: bid for bid in bids_as_they_count(project)}
    called = names_apart((bid.id, bid.name) for bid in bids.values())
    return tuple(
        _account(project, one, bids.get(one.bid), called.get(one.bid, one.bid))
        for one in project.overrides
    )


def _account(project: Project, override: Override, bid: Bid | None, called: str) -> OverrideAccount:
    match override:
        case ReadingOverride():
            return _reading_account(project, override, bid, called)
        case GateOverride():
            return _gate_account(project, override, bid, called)
        case PlaceOverride():
            return OverrideAccount(
                override,
                "Moved on the shortlist",
                bid.name if bid is not None else override.bid,
                called,
                "Place on the shortlist",
                _HIDDEN if project.scores_hidden else override.original.value,
                override.standing.value,
                None,
                bid is not None,
                _gone(override.bid) if bid is None else "",
            )
        case IssueAcceptance():
            return _issue_account(project, override, bid, called)
        case _:
            assert_never(override)


def _reading_account(
    project: Project, override: ReadingOverride, bid: Bid | None, called: str
) -> OverrideAccount:
    field = project.framework.field_by_key.get(override.field)
    reading = bid.answer(override.field).reading if bid is not None else None
    text = reading.text if reading is not None else ""
    doubt = ""
    if bid is None:
        doubt = _gone(override.bid)
    elif field is None:
        doubt = f"The framework has no field “{override.field}” any more."
    elif text != override.original:
        doubt = (
            f"The cell has changed since: it said {quoted(override.original)} and says"
            f" {quoted(text)} now. Check whether the correction still holds."
        )
    return OverrideAccount(
        override,
        "Answer corrected",
        bid.name if bid is not None else override.bid,
        called,
        field.label if field is not None else override.field,
        quoted(override.original),
        value_in_words(override.value),
        reading.cell if reading is not None else None,
        bid is not None and field is not None,
        doubt,
    )


def _gate_account(
    project: Project, override: GateOverride, bid: Bid | None, called: str
) -> OverrideAccount:
    gate = next((one for one in project.framework.gates if one.key == override.gate), None)
    doubt = ""
    if bid is None:
        doubt = _gone(override.bid)
    elif gate is None:
        doubt = f"The framework has no gate “{override.gate}” any more."
    else:
        given = gate_result(project.framework, gate, bid)
        if given.state is not override.original:
            states = f": it gave {override.original.value} and gives {given.state.value} now"
            doubt = (
                f"The evidence has changed since{'' if project.scores_hidden else states}."
                " Check whether the override still holds."
            )
    return OverrideAccount(
        override,
        "Gate overridden",
        bid.name if bid is not None else override.bid,
        called,
        gate.label if gate is not None else override.gate,
        _HIDDEN if project.scores_hidden else override.original.value,
        override.state.value,
        None,
        bid is not None and gate is not None,
        doubt,
    )


def _issue_account(
    project: Project, override: IssueAcceptance, bid: Bid | None, called: str
) -> OverrideAccount:
    found = next((one for one in project.bids.issues if override.is_of(one)), None)
    doubt = ""
    if override.bid and bid is None:
        doubt = _gone(override.bid)
    elif found is None:
        doubt = "The issue is not there any more: the data have changed since."
    field = project.framework.field_by_key.get(override.field)
    about = f": {field.label}" if field is not None else ""
    return OverrideAccount(
        override,
        "Issue accepted",
        bid.name if bid is not None else override.bid or override.file or "the import",
        called or override.file or "the import",
        f"{kind_title(override.issue)}{about}",
        override.message,
        "accepted",
        found.where[0] if found is not None and found.where else None,
        found is not None,
        doubt,
    )


def _gone(bid: str) -> str:
    return f"There is no bid “{bid}” any more."


def correction_told(answer: Answer) -> str:
    """A corrected answer as a sentence, with what it stands in for and its cell; else empty.

    Such as "Corrected to 550 MW (was “1,000mW”, bids.xlsx / Bids / C14) by A. Official (assessor):
    the letter says so."
    """
    correction = answer.correction
    if correction is None:
        return ""
    if answer.reading is None:
        was = "the file does not ask for it"
    else:
        was = f"was {quoted(answer.reading.text)}, {answer.reading.cell}"
    told = value_in_words(answer.value)
    by, why = correction.stamp.by, sentence(correction.stamp.reason)
    return f"Corrected to {told} ({was}) by {by}: {why}"


def corrections_told(framework: Framework, bid: Bid) -> tuple[str, ...]:
    """A sentence for each corrected answer of a bid to a field of the framework, with its label.

    Such as "Firm capacity: Corrected to 550 MW (was …) by …".
    """
    fields = framework.field_by_key
    return tuple(
        f"{fields[answer.field].label}: {correction_told(answer)}"
        for answer in corrected_answers(bid)
        if answer.field in fields
    )


def value_in_words(value: Value | Missing) -> str:
    """What an answer counts as: ``550 MW``, or ``missing: treated as missing``."""
    return f"missing ({value.text})" if isinstance(value, Missing) else value.text


def quoted(text: str) -> str:
    """A cell's text in quotation marks; "blank" for none."""
    return f"“{' '.join(text.split())}”" if text.strip() else "blank"
