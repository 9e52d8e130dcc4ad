"""Issues of doubtful and missing answers: severity, words, cell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from check_builders import FRAMEWORK, bid, missing, number, spread, words
from gz_eval.analysis.answer_checks import check_answers
from gz_eval.core.bids import Bid
from gz_eval.core.framework import AllOf, AnyOf, Comparison, Gate, Not, Test
from gz_eval.core.issues import Issue, Severity
from gz_eval.core.values import Doubt, Missing, Value, Why


def only(one: Bid) -> Issue:
    """The one issue of one bid."""
    (issue,) = check_answers(FRAMEWORK, (one,))
    return issue


def doubtful(kind: str, text: str) -> Value:
    """An answer with one doubt."""
    return replace(number(500, "500ish"), doubts=(Doubt(kind, text),))


def test_an_answer_in_order_gives_no_issue() -> None:
    assert check_answers(FRAMEWORK, (bid(2, firm_mw=number(500)),)) == []


def test_a_doubt_quotes_the_cell_and_says_what_to_do() -> None:
    value = replace(
        spread(100, 600, "100–600MW"),
        doubts=(Doubt("range", "a range was given, not one figure"),),
    )
    issue = only(bid(9, firm_mw=value))
    assert issue == Issue(
        Severity.WARNING,
        "range",
        "Firm power capacity by 2030 says “100–600MW”: a range was given, not one figure."
        " It is scored at the end that earns less; the other end is in the bid's bounds.",
        "Ask the applicant for one figure if the difference could matter.",
        issue.where,
        "B9",
        "firm_mw",
    )
    assert issue.place == "register.xlsx / Bids / E9"


WARNINGS = ["range", "mva", "unit-slip", "other-basis", "two-figures", "qualified"]
WARNINGS += ["percent-scale", "ambiguous-date", "ambiguous-number", "a kind yet to come"]
NOTES = ["bound", "approximate", "unit-assumed"]


@pytest.mark.parametrize(
    ("kind", "severity"),
    [*((kind, Severity.WARNING) for kind in WARNINGS), *((kind, Severity.NOTE) for kind in NOTES)],
)
def test_the_severity_of_each_doubt(kind: str, severity: Severity) -> None:
    issue = only(bid(2, jobs=doubtful(kind, "odd")))
    assert (issue.severity, issue.kind) == (severity, kind)
    assert issue.advice


def test_every_doubt_of_an_answer_is_said() -> None:
    value = replace(number(500), doubts=(Doubt("bound", "open"), Doubt("approximate", "circa")))
    issues = check_answers(FRAMEWORK, (bid(2, firm_mw=value),))
    assert [issue.kind for issue in issues] == ["bound", "approximate"]


def test_a_long_answer_is_cut_and_set_on_one_line() -> None:
    value = replace(
        words("x" * 90), text="see\n the  letter " + "x" * 90, doubts=(Doubt("q", "."),)
    )
    message = only(bid(2, notes=value)).message
    assert "“see the letter xxx" in message
    assert "…”" in message
    assert len(message) < 90


@pytest.mark.parametrize(
    ("field", "why", "severity", "kind"),
    [
        ("firm_mw", Why.BLANK, Severity.ERROR, "missing-required"),
        ("area_ha", Why.BLANK, Severity.NOTE, "missing"),
        ("water", Why.BLANK, Severity.NOTE, "missing"),  # used by a gate alone
        ("firm_mw", Why.TO_BE_CONFIRMED, Severity.WARNING, "to-be-confirmed"),
        ("jobs", Why.TO_BE_CONFIRMED, Severity.NOTE, "to-be-confirmed"),
        ("firm_mw", Why.NOT_APPLICABLE, Severity.NOTE, "not-applicable"),
        ("jobs", Why.CELL_ERROR, Severity.ERROR, "cell-error"),
        ("jobs", Why.UNREADABLE, Severity.ERROR, "unreadable"),
        ("planning", Why.UNKNOWN_OPTION, Severity.ERROR, "unknown-option"),
    ],
)
def test_what_each_missing_answer_is(field: str, why: Why, severity: Severity, kind: str) -> None:
    issue = only(bid(4, "", "odd", **{field: missing(why)}))
    assert (issue.severity, issue.kind, issue.field, issue.bid) == (severity, kind, field, "B4")
    assert len(issue.where) == 1


def test_a_blank_that_nothing_uses_and_nobody_requires_is_no_issue() -> None:
    assert check_answers(FRAMEWORK, (bid(2, jobs=missing(Why.BLANK)),)) == []


def test_a_field_that_the_file_never_asked_for_is_not_said_of_each_bid() -> None:
    never: dict[str, Value | Missing] = {"firm_mw": missing(Why.NOT_ASKED)}
    assert check_answers(FRAMEWORK, (bid(2, **never),)) == []
    assert check_answers(FRAMEWORK, (bid(2),)) == []


def test_messages_say_what_the_cell_says_and_what_was_wanted() -> None:
    error = only(bid(4, "", "#REF!", jobs=missing(Why.CELL_ERROR)))
    assert error.message == (
        "Permanent on-site jobs shows the error “#REF!”, so there is no answer to read."
    )
    text = only(bid(4, "", "plenty", firm_mw=missing(Why.UNREADABLE)))
    assert text.message == (
        "Firm power capacity by 2030 says “plenty”, which could not be read as a number of MW."
    )
    option = only(bid(4, "", "soon", planning=missing(Why.UNKNOWN_OPTION)))
    assert option.message == "Planning status says “soon”, which is none of its options."
    assert "“Full consent” and “None”" in option.advice


def test_fields_that_count_are_those_of_criteria_and_of_gates_however_deep() -> None:
    def asks(field: str) -> Test:
        return Test(field, Comparison.ANSWERED)

    rule = AllOf((AnyOf((asks("jobs"), Not(asks("planning")))), asks("water")))
    framework = replace(FRAMEWORK, gates=(Gate("g", "G", rule),))
    assert framework.fields_that_count == {"firm_mw", "area_ha", "jobs", "planning", "water"}


def test_a_column_of_figures_without_units_is_one_note() -> None:
    bids = tuple(
        bid(row, firm_mw=doubtful("unit-assumed", "no unit"), jobs=words("x"))
        for row in range(2, 9)
    )
    (issue,) = check_answers(FRAMEWORK, bids)
    assert issue.message == (
        "Firm power capacity by 2030: no unit is given for 7 answers in this column,"
        " so MW is assumed."
    )
    assert [cell.row for cell in issue.where] == [2, 3, 4]
    assert issue.bid == ""
