"""Issues that the answers themselves give: what was doubtful to read, and what is missing.

Looks at one answer at a time and only says what reading it found. It judges no amounts and
compares no bids.
"""

from __future__ import annotations

from typing import NamedTuple

from gz_eval.analysis.phrases import quoted, said
from gz_eval.core.bids import Bid
from gz_eval.core.framework import Field, Framework, Kind
from gz_eval.core.issues import Issue, Severity
from gz_eval.core.source import Reading, SheetRef
from gz_eval.core.values import Answer, Doubt, Missing, Value, Why
from gz_eval.core.wording import listed, plain_label

_MOST_OPTIONS = 8


class _Rating(NamedTuple):
    severity: Severity
    advice: str
    effect: str = ""


_ASK_FOR_ONE = "Ask the applicant for one figure if the difference could matter."
_DOUBTS = {
    "range": _Rating(
        Severity.WARNING,
        _ASK_FOR_ONE,
        " It is scored at the end that earns less; the other end is in the bid's bounds.",
    ),
    "mva": _Rating(
        Severity.WARNING,
        "Ask the applicant for the real power in MW.",
        " It counts as missing evidence that can come to no more than that.",
    ),
    "unit-slip": _Rating(Severity.WARNING, "Check with the applicant that this unit is meant."),
    "other-basis": _Rating(
        Severity.WARNING,
        "Ask the applicant for the figure on the basis that the question asks for.",
    ),
    "two-figures": _Rating(Severity.WARNING, "Ask the applicant which of the figures is meant."),
    "qualified": _Rating(
        Severity.WARNING, "Read the condition, and decide whether the answer can be relied on."
    ),
    "ambiguous-date": _Rating(Severity.WARNING, "Check the day and the month with the applicant."),
    "ambiguous-number": _Rating(Severity.WARNING, "Check the figure with the applicant."),
    "percent-scale": _Rating(
        Severity.WARNING, "Check that the percentage is what the applicant meant."
    ),
    "bound": _Rating(
        Severity.NOTE, "Nothing needs doing unless the bid's place hangs on the open end."
    ),
    "approximate": _Rating(
        Severity.NOTE, "Nothing needs doing unless the bid's place hangs on a small difference."
    ),
    "unit-assumed": _Rating(Severity.NOTE, "Check the unit if the figure looks out of place."),
}
_OTHER_DOUBT = _Rating(Severity.WARNING, "Look at the cell and decide whether it was read rightly.")

_CELLS_NAMED = 3
"""How many cells of a whole column an issue names: enough to find it."""

_COUNTS_AS_MISSING = "Until then the answer counts as missing evidence."
_READ_AS = {
    Kind.MONEY: "an amount of money",
    Kind.DATE: "a date",
    Kind.WHOLE_NUMBER: "a whole number",
    Kind.SHARE: "a percentage",
    Kind.YES_NO: "yes or no",
    Kind.CHOICE: "one of its options",
    Kind.REGION: "a region or nation of the UK",
    Kind.PLACE: "a latitude and longitude",
    Kind.TEXT: "text",
}


def check_answers(framework: Framework, bids: tuple[Bid, ...]) -> list[Issue]:
    """Issues of doubtful and missing answers, bid by bid.

    A field that the file never asked for is not an issue of each bid; importing says it once.
    """
    issues: list[Issue] = []
    unitless: dict[tuple[str, SheetRef, int], list[Reading]] = {}
    counts = framework.fields_that_count
    fields = framework.field_by_key
    for bid in bids:
        for answer in bid.answers.values():
            value = answer.value
            if isinstance(value, Value):
                if value.doubts:
                    field = fields[answer.field]
                    for doubt in value.doubts:
                        reading = answer.reading
                        if doubt.kind == "unit-assumed" and reading is not None:
                            column = (answer.field, reading.sheet, reading.column)
                            unitless.setdefault(column, []).append(reading)
                        else:
                            issues.append(_doubtful(field, bid, answer, value, doubt))
            elif value.why is not Why.NOT_ASKED:
                field = fields[answer.field]
                issue = _missing(field, bid, answer, value, answer.field in counts)
                if issue is not None:
                    issues.append(issue)
    issues += [_unitless(fields[key], readings) for (key, _, _), readings in unitless.items()]
    return issues


def _unitless(field: Field, readings: list[Reading]) -> Issue:
    """One note for a column of figures without units, in the header or in the cells."""
    rating = _DOUBTS["unit-assumed"]
    count = len(readings)
    answers = "an answer" if count == 1 else f"{count:,} answers in this column"
    return Issue(
        rating.severity,
        "unit-assumed",
        f"{plain_label(field)}: no unit is given for {answers}, so {field.unit} is assumed.",
        rating.advice,
        tuple(reading.cell for reading in readings[:_CELLS_NAMED]),
        field=field.key,
    )


def _issue(
    severity: Severity, kind: str, bid: Bid, answer: Answer, message: str, advice: str
) -> Issue:
    where = () if answer.reading is None else (answer.reading.cell,)
    return Issue(severity, kind, message, advice, where, bid.id, answer.field)


def _doubtful(field: Field, bid: Bid, answer: Answer, value: Value, doubt: Doubt) -> Issue:
    rating = _DOUBTS.get(doubt.kind, _OTHER_DOUBT)
    message = (
        f"{plain_label(field)} says {said(answer, value)}: {doubt.text.rstrip('.')}.{rating.effect}"
    )
    return _issue(rating.severity, doubt.kind, bid, answer, message, rating.advice)


def _missing(
    field: Field, bid: Bid, answer: Answer, missing: Missing, counts: bool
) -> Issue | None:
    label = plain_label(field)
    why = missing.why
    says = quoted(answer.reading.text) if answer.reading is not None else "nothing"
    if why is Why.CELL_ERROR:
        return _issue(
            Severity.ERROR, "cell-error", bid, answer,
            f"{label} shows the error {says}, so there is no answer to read.",
            f"Mend the formula, or type the answer in its place. {_COUNTS_AS_MISSING}",
        )  # fmt: skip
    if why is Why.UNKNOWN_OPTION:
        return _issue(
            Severity.ERROR, "unknown-option", bid, answer,
            f"{label} says {says}, which is none of its options.",
            f"{_options_advice(field)} {_COUNTS_AS_MISSING}",
        )  # fmt: skip
    if why is Why.UNREADABLE:
        return _issue(
            Severity.ERROR, "unreadable", bid, answer,
            f"{label} says {says}, which could not be read as {_readable_as(field)}.",
            f"Correct the cell, or ask the applicant. {_COUNTS_AS_MISSING}",
        )  # fmt: skip
    if why is Why.TO_BE_CONFIRMED:
        return _issue(
            Severity.WARNING if counts else Severity.NOTE, "to-be-confirmed", bid, answer,
            f"{label} says {says}: the answer is still to come.",
            f"Ask the applicant when it will be known. {_COUNTS_AS_MISSING}",
        )  # fmt: skip
    if why is Why.NOT_APPLICABLE:
        return _issue(
            Severity.NOTE, "not-applicable", bid, answer,
            f"{label} says {says}: the applicant holds that the question does not apply.",
            "Check that it does not apply to this bid.",
        )  # fmt: skip
    if field.required:
        return _issue(
            Severity.ERROR, "missing-required", bid, answer,
            f"{label} is blank, and every bid must answer it.",
            f"Ask the applicant for the answer. {_COUNTS_AS_MISSING}",
        )  # fmt: skip
    if counts:
        return _issue(
            Severity.NOTE, "missing", bid, answer,
            f"{label} is blank.",
            "Ask the applicant if the answer could change the bid's place. "
            "A blank counts as missing evidence, not as zero.",
        )  # fmt: skip
    return None


def _readable_as(field: Field) -> str:
    if field.kind is Kind.QUANTITY:
        return f"a number of {field.unit}" if field.unit else "a number"
    return _READ_AS[field.kind]


def _options_advice(field: Field) -> str:
    if not field.options:
        return "Use one of the options of the question."
    labels = [quoted(option.label) for option in field.options]
    return f"Use one of its options: {listed(labels, _MOST_OPTIONS)}."
