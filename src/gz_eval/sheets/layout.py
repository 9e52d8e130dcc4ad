"""What each sheet of a workbook is: a register, part of a form, or neither, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from gz_eval.core.bids import Layout
from gz_eval.core.framework import NUMERIC_KINDS, Framework, Kind
from gz_eval.sheets.form import FormSheet, find_form, looks_answered
from gz_eval.sheets.labels import LabelMatcher
from gz_eval.sheets.register import Table, find_table
from gz_eval.sheets.sheet import Sheet, Workbook, is_blank

_SURELY_A_REGISTER = 6  # fields in one header row
NOTHING_FOUND = "No header row and no labels of the framework's fields were found."
_GUIDANCE = re.compile(
    r"guid|instruct|definition|read\s*me|how to|lookup|lists?\b|drop\s*down|validation"
    r"|glossary|contents",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """How to read one sheet. `part_of` numbers the form that a form sheet belongs to."""

    sheet: Sheet
    layout: Layout
    table: Table | None = None
    form: FormSheet | None = None
    part_of: int = 0
    note: str = ""


def plan_workbook(
    workbook: Workbook, framework: Framework, matcher: LabelMatcher
) -> tuple[SheetPlan, ...]:
    """A plan for each sheet. A workbook is a register or a form, by which finds more fields.

    Tables in a form's workbook, form tabs before a register, and hidden copies of visible sheets
    are left alone, each with a note that says so.
    """
    plans = [_plan_sheet(sheet, framework, matcher) for sheet in workbook.sheets]
    shown = [plan for plan in plans if not plan.sheet.hidden and plan.layout is not Layout.NONE]
    if shown:
        plans = [_without_hidden(plan) for plan in plans]
    plans = _without_lists(plans, framework)
    most = max((len(plan.table.fields) for plan in plans if plan.table is not None), default=0)
    asked = {field for plan in plans if plan.form is not None for field in plan.form.fields}
    if most and asked:
        dropped = Layout.FORM if most >= len(asked) else Layout.REGISTER
        note = (
            "It has labels of a form, but the bids are in the table on another sheet."
            if dropped is Layout.FORM
            else "It has a table, but the bid is in the form on another sheet."
        )
        plans = [
            SheetPlan(plan.sheet, Layout.NONE, note=note) if plan.layout is dropped else plan
            for plan in plans
        ]
    return _numbered(plans, framework)


def _plan_sheet(sheet: Sheet, framework: Framework, matcher: LabelMatcher) -> SheetPlan:
    if not sheet.rows:
        return SheetPlan(sheet, Layout.NONE, note="It is blank.")
    table = find_table(sheet, matcher, least=min(2, len(framework.fields)))
    found = len(table.fields) if table is not None else 0
    if table is not None and found >= _SURELY_A_REGISTER:
        return SheetPlan(sheet, Layout.REGISTER, table)
    form = find_form(sheet, matcher)
    labelled = len({label.row for label in form.fields.values()}) > 1
    if len(form.fields) >= max(2, found + 2 if found else 0) and labelled:
        if _GUIDANCE.search(sheet.ref.sheet) or not _is_answered(sheet, form, framework):
            return SheetPlan(
                sheet, Layout.NONE, note="It explains the questions and has no answers."
            )
        return SheetPlan(sheet, Layout.FORM, form=form)
    if table is not None:
        return SheetPlan(sheet, Layout.REGISTER, table)
    return SheetPlan(sheet, Layout.NONE, note=NOTHING_FOUND)


def _is_answered(sheet: Sheet, form: FormSheet, framework: Framework) -> bool:
    """Whether questions for numbers and days have such answers, or none, not explanations."""
    exact = NUMERIC_KINDS | {Kind.DATE}
    answers = [
        value
        for key, label in form.fields.items()
        if framework.field_by_key[key].kind in exact
        and not is_blank(value := sheet.value(*label.answer))
    ]
    return len(answers) < 2 or 2 * sum(map(looks_answered, answers)) >= len(answers)


def _without_hidden(plan: SheetPlan) -> SheetPlan:
    if not plan.sheet.hidden or plan.layout is not Layout.FORM:
        return plan
    return SheetPlan(
        plan.sheet, Layout.NONE, note="It is hidden, and the bid is on sheets that are not."
    )


def _without_lists(plans: list[SheetPlan], framework: Framework) -> list[SheetPlan]:
    """Tables that name no bids are lists of options or sums, where another table names bids."""
    naming = {framework.id_field, framework.name_field}

    def names_bids(plan: SheetPlan) -> bool:
        return plan.table is not None and not naming.isdisjoint(plan.table.fields)

    some = any(map(names_bids, plans))
    return [
        SheetPlan(plan.sheet, Layout.NONE, note="It has a table, but the table names no bids.")
        if plan.layout is Layout.REGISTER
        and not names_bids(plan)
        and (some or _GUIDANCE.search(plan.sheet.ref.sheet))
        else plan
        for plan in plans
    ]


def _numbered(plans: list[SheetPlan], framework: Framework) -> tuple[SheetPlan, ...]:
    """Form sheets numbered by the bid they belong to.

    Sheets are parts of one form, unless another sheet answers the same identifying question
    differently: then each such sheet begins another bid.
    """
    number, known = 0, ""
    found: list[SheetPlan] = []
    for plan in plans:
        if plan.form is not None:
            identity = _identity(plan.sheet, plan.form, framework)
            if not number or (identity and known and identity != known):
                number += 1
                known = identity
            known = known or identity
            plan = replace(plan, part_of=number)
        found.append(plan)
    return tuple(found)


def _identity(sheet: Sheet, form: FormSheet, framework: Framework) -> str:
    for key in (framework.id_field, framework.name_field):
        label = form.fields.get(key)
        if label is not None and not is_blank(value := sheet.value(*label.answer)):
            return str(value).strip().casefold()
    return ""
