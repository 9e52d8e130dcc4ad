"""Targets of a framework: setting one, taking it away, and what one is called in a sentence.

What a shortlist comes to is worked out in `shortlist_totals`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from gz_eval.core.errors import UserError
from gz_eval.core.framework import Framework, Target, Total
from gz_eval.core.regions import PLACES, in_place
from gz_eval.core.wording import amount_in_words, plain_label

LARGEST = Decimal(10) ** 15  # beyond it, floating point no longer tells whole numbers apart
BIDS = "shortlisted bids"
"""What is counted where nothing is added up."""


def check_of(framework: Framework, total: str, place: str) -> None:
    """Raise UserError where there is no such total or place."""
    if total and total not in framework.total_by_key:
        known = ", ".join(framework.total_by_key) or "none"
        raise UserError(
            f"There is no total “{total}” in this framework.", f"Its totals are: {known}."
        )
    if place and place not in PLACES:
        raise UserError(
            f"“{place}” is no nation or region of the United Kingdom.",
            f"Give one of these: {', '.join(PLACES)}.",
        )


def with_target(framework: Framework, target: Target) -> Framework:
    """The framework with a target, in place of one of the same total and place.

    Raises UserError where there is no such total or place, or the amount is no target.
    """
    check_of(framework, *target.of)
    if wrong := amount_problem(target.amount, bids=not target.total):
        raise UserError(wrong)
    kept = (one for one in framework.targets if one.of != target.of)
    return replace(framework, targets=in_order(framework.totals, (*kept, target)))


def without_target(framework: Framework, total: str, place: str) -> Framework:
    """The framework without a target of a total and place. Raises UserError where there is none."""
    if (total, place) not in framework.target_of:
        raise UserError(
            "There is no such target, so none was removed.",
            "Look at the targets that there are.",
        )
    return replace(
        framework, targets=tuple(one for one in framework.targets if one.of != (total, place))
    )


def amount_problem(amount: Decimal, *, bids: bool) -> str:
    """What keeps an amount from being a target, as a sentence; empty when nothing does."""
    if not amount.is_finite() or amount <= 0:
        return "A target is more than 0."
    if amount > LARGEST:
        return f"A target is no more than {LARGEST:,f}."
    if bids and amount != amount.to_integral_value():
        return "A target of bids is a whole number."
    return ""


def in_order(totals: Iterable[Total], targets: Iterable[Target]) -> tuple[Target, ...]:
    """Targets by total, as the framework has them, bids first; then by place, the whole first."""
    keys = ["", *(total.key for total in totals)]
    places = ["", *PLACES]
    return tuple(sorted(targets, key=lambda one: (keys.index(one.total), places.index(one.place))))


# -- in words --------------------------------------------------------------------------------------


def figure_name(framework: Framework, total: str) -> str:
    """What a target is of, for a sentence: a field by its label, or the shortlisted bids."""
    if not total:
        return BIDS
    return plain_label(framework.field_by_key[framework.total_by_key[total].field])


def target_name(framework: Framework, target: Target) -> str:
    """Such as "Firm power capacity in Wales"."""
    return f"{figure_name(framework, target.total)} {in_place(target.place)}"


def amount_of(framework: Framework, total: str, amount: Decimal) -> str:
    """An amount of a target with its unit: ``500 MW``, ``£8,200m``; a number of bids alone."""
    if not total:
        return f"{amount:,.0f}"
    return amount_in_words(framework.field_by_key[framework.total_by_key[total].field], amount)


def target_in_words(framework: Framework, target: Target) -> str:
    """A target as a sentence: ``At least 500 MW in Wales. For illustration.``"""
    amount = amount_of(framework, target.total, target.amount)
    noun = "" if target.total else f" {BIDS if target.amount != 1 else 'shortlisted bid'}"
    return f"At least {amount}{noun} {in_place(target.place)}.{_ended(target.note)}"


def _ended(note: str) -> str:
    return f" {note}{'' if note.endswith(('.', '!', '?')) else '.'}" if note else ""


def targets_in_words(framework: Framework, *, places: bool = True) -> tuple[str, ...]:
    """A sentence for each target, whatever is reached; without `places` for those of the whole."""
    told = []
    for one in framework.targets:
        if places or not one.place:
            of = f" of {figure_name(framework, one.total)}" if one.total else ""
            words = target_in_words(framework, one)
            told.append(f"Target{of}: {words[:1].lower()}{words[1:]}")
    return tuple(told)


def target_changes(before: Framework, after: Framework) -> list[str]:
    """A phrase for each target that differs, such as "target of Jobs in Wales: none → 500"."""
    old, new = before.target_of, after.target_of
    found = []
    for of in dict.fromkeys((*old, *new)):
        was, now = old.get(of), new.get(of)
        if was == now:
            continue
        framework, known = (after, now) if now is not None else (before, was)
        assert known is not None
        name = target_name(framework, known)
        amounts = tuple(
            "none" if one is None else amount_of(where, one.total, one.amount)
            for where, one in ((before, was), (after, now))
        )
        if amounts[0] != amounts[1]:
            found.append(f"target of {name}: {amounts[0]} → {amounts[1]}")
        else:
            found.append(f"source or note of the target of {name} changed")
    return found
