"""Forms, and what each sheet of a workbook is."""

from __future__ import annotations

from collections.abc import Callable

from gz_eval.core.bids import Layout
from gz_eval.core.framework import Framework
from gz_eval.core.source import RawValue, SourceFile
from gz_eval.sheets.form import FormSheet, find_form
from gz_eval.sheets.labels import LabelMatcher
from gz_eval.sheets.layout import SheetPlan, plan_workbook
from gz_eval.sheets.sheet import Area, Sheet, Workbook

MakeSheet = Callable[..., Sheet]
FORM: list[list[RawValue]] = [
    ["Bid reference", "A1"],
    ["Bid name", "North"],
    ["Region", "Wales"],
    ["Firm power capacity by 2030 (MW)", 500],
    ["Construction jobs", None],
]
REGISTER: list[list[RawValue]] = [
    ["Bid reference", "Bid name", "Region", "Construction jobs"],
    ["A1", "North", "Wales", 100],
]


def _answers(sheet: Sheet, form: FormSheet) -> dict[str, RawValue]:
    return {key: sheet.value(*label.answer) for key, label in form.fields.items()}


def _plan(framework: Framework, matcher: LabelMatcher, *sheets: Sheet) -> tuple[SheetPlan, ...]:
    return plan_workbook(Workbook(SourceFile("f", "f", "", 0), sheets), framework, matcher)


def test_answers_right_of_their_labels(matcher: LabelMatcher, sheet_of: MakeSheet) -> None:
    sheet = sheet_of(FORM)
    assert _answers(sheet, find_form(sheet, matcher)) == {
        "bid_id": "A1",
        "bid_name": "North",
        "region": "Wales",
        "firm_mw": 500,
        "jobs_build": None,
    }


def test_answers_below_their_labels(matcher: LabelMatcher, sheet_of: MakeSheet) -> None:
    grid: list[list[RawValue]] = [
        ["Bid reference", None, "Bid status", "Contact e-mail"],
        ["A1", None, "Submitted", "a@b.example"],
        [],
        ["Bid name", None, "Date received", "Region"],
        ["North", None, "1 May 2026", None],
        ["Firm power capacity by 2030", None, "Construction jobs", "Notes"],
        ["TBC", None, 40, None],
    ]
    sheet = sheet_of(grid)
    assert _answers(sheet, find_form(sheet, matcher)) == {
        "bid_id": "A1",
        "status": "Submitted",
        "bid_name": "North",
        "received": "1 May 2026",
        "region": None,
        "firm_mw": "TBC",
        "jobs_build": 40,
        "notes": None,
    }


def test_a_hint_beyond_a_blank_answer_is_not_the_answer(
    matcher: LabelMatcher, sheet_of: MakeSheet
) -> None:
    grid: list[list[RawValue]] = [
        ["Bid reference", "A1", None, "As given by the programme team"],
        ["Bid name", "North"],
        ["Region", "Wales", None, "Choose from the list"],
        ["Construction jobs", None, None, "Full-time equivalents"],
        ["Notes", None, None, None],
    ]
    sheet = sheet_of(grid)
    assert _answers(sheet, find_form(sheet, matcher)) == {
        "bid_id": "A1",
        "bid_name": "North",
        "region": "Wales",
        "jobs_build": None,
        "notes": None,
    }


def test_merged_labels_numbering_gaps_and_units(matcher: LabelMatcher, sheet_of: MakeSheet) -> None:
    grid: list[list[RawValue]] = [
        [None, "Application form"],
        [None, "1.1 Bid reference:", None, None, "A1"],
        [None, "1.2 Bid name:", None, None, "North"],
        [None, "2. Firm power capacity by 2030", None, None, 0.5, "GW"],
        [None, "3. Site owner:", None, None, "A. Person"],
        [None, "4. Notes"],
        [None, "Long text below its label, in a box of its own."],
    ]
    sheet = sheet_of(grid, merged=(Area(2, 2, 2, 4), Area(3, 2, 3, 4)))
    form = find_form(sheet, matcher)
    assert _answers(sheet, form) == {
        "bid_id": "A1",
        "bid_name": "North",
        "firm_mw": 0.5,
        "notes": "Long text below its label, in a box of its own.",
    }
    assert form.fields["firm_mw"].text == "2. Firm power capacity by 2030 (GW)"
    assert [(label.text, label.answer) for label in form.others] == [("3. Site owner:", (5, 5))]


def test_an_answer_that_reads_like_a_label(matcher: LabelMatcher, sheet_of: MakeSheet) -> None:
    grid: list[list[RawValue]] = [*FORM, ["Bid status", "Submitted"], ["Date received", "1/5/26"]]
    sheet = sheet_of(grid)
    found = _answers(sheet, find_form(sheet, matcher))
    assert found["status"] == "Submitted"
    assert found["received"] == "1/5/26"


def test_guidance_between_label_and_answer(matcher: LabelMatcher, sheet_of: MakeSheet) -> None:
    grid: list[list[RawValue]] = [
        ["Question", "Guidance", "Your answer"],
        ["Bid reference", "As on the letter", "A1"],
        ["Bid name", "Up to 60 characters", None],
    ]
    sheet = sheet_of(grid)
    assert _answers(sheet, find_form(sheet, matcher)) == {"bid_id": "A1", "bid_name": None}


def test_a_register_and_a_form_are_told_apart(
    framework: Framework, matcher: LabelMatcher, sheet_of: MakeSheet
) -> None:
    assert [plan.layout for plan in _plan(framework, matcher, sheet_of(REGISTER))] == ["register"]
    assert [plan.layout for plan in _plan(framework, matcher, sheet_of(FORM))] == ["form"]


def test_a_form_over_several_sheets_is_one_bid(
    framework: Framework, matcher: LabelMatcher, sheet_of: MakeSheet
) -> None:
    plans = _plan(framework, matcher, sheet_of(FORM[:3], "One"), sheet_of(FORM[3:], "Two"))
    assert [(plan.layout, plan.part_of) for plan in plans] == [(Layout.FORM, 1), (Layout.FORM, 1)]


def test_forms_with_different_references_are_different_bids(
    framework: Framework, matcher: LabelMatcher, sheet_of: MakeSheet
) -> None:
    other = [["Bid reference", "A2"], *FORM[1:]]
    plans = _plan(framework, matcher, sheet_of(FORM, "One"), sheet_of(other, "Two"))
    assert [plan.part_of for plan in plans] == [1, 2]


def test_a_form_tab_before_a_table_is_not_a_bid(
    framework: Framework, matcher: LabelMatcher, sheet_of: MakeSheet
) -> None:
    cover: list[list[RawValue]] = [["Region", "Wales"], ["Date received", "1 May 2026"]]
    plans = _plan(framework, matcher, sheet_of(cover, "Cover"), sheet_of(REGISTER, "Bids"))
    assert [plan.layout for plan in plans] == [Layout.NONE, Layout.REGISTER]
    assert "table on another sheet" in plans[0].note


def test_a_table_in_a_forms_workbook_is_not_a_register(
    framework: Framework, matcher: LabelMatcher, sheet_of: MakeSheet
) -> None:
    phases: list[list[RawValue]] = [["Bid name", "Construction jobs"], ["Phase 1", 20], ["Two", 5]]
    plans = _plan(framework, matcher, sheet_of(FORM, "Form"), sheet_of(phases, "Phases"))
    assert [plan.layout for plan in plans] == [Layout.FORM, Layout.NONE]
    assert "form on another sheet" in plans[1].note


def test_lists_and_guidance_are_neither(
    framework: Framework, matcher: LabelMatcher, sheet_of: MakeSheet
) -> None:
    lists: list[list[RawValue]] = [["Region", "Bid status"], ["Wales", "Submitted"], ["London"]]
    guidance: list[list[RawValue]] = [
        ["Bid name", "The name by which the bid is known to the public and in letters."],
        ["Firm power capacity by 2030 (MW)", "What the operator's letter of offer says is firm."],
        ["Construction jobs", "Give the full-time equivalents at the peak of construction."],
    ]
    plans = _plan(
        framework,
        matcher,
        sheet_of(lists, "Options"),
        sheet_of(guidance, "Help"),
        sheet_of(REGISTER),
    )
    assert [plan.layout for plan in plans] == [Layout.NONE, Layout.NONE, Layout.REGISTER]
    assert all(plan.note for plan in plans[:2])
