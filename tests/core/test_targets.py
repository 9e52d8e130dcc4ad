"""Targets of a shortlist: set, removed, read from a file, told when they change; no rank moves."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from busy_session import session_with_totals
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Framework, Target
from gz_eval.core.framework_change import framework_changes
from gz_eval.core.framework_file import parse_framework
from gz_eval.core.governance_commands import LockFramework
from gz_eval.core.people import Person, Stamp
from gz_eval.core.target_commands import RemoveTarget, SetTarget
from gz_eval.core.targets import with_target, without_target

SMALL = (Path(__file__).parents[1] / "data" / "small-framework.toml").read_text(encoding="utf-8")
TOTALS = '\n[totals.land]\nlabel = "ha"\nfield = "area"\n'
STAMP = Stamp(Person("A. Official", "analyst"), datetime(2012, 6, 14, tzinfo=UTC))


def _read(targets: str) -> Framework:
    return parse_framework(f"{SMALL}{TOTALS}{targets}", "small.toml")


def test_targets_are_read_in_the_order_of_totals_and_places() -> None:
    found = _read(
        '[[targets]]\ntotal = "land"\nplace = "Wales"\nat_least = 5.5\nsource = "the panel"\n'
        'note = "For illustration."\n'
        '[[targets]]\nplace = "North East"\nat_least = 2\n'
        '[[targets]]\ntotal = "land"\nat_least = 500\n'
    ).targets
    assert found == (
        Target(Decimal(2), "", "North East"),
        Target(Decimal(500), "land"),
        Target(Decimal("5.5"), "land", "Wales", "the panel", "For illustration."),
    )


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('total = "land"', "targets[1].at_least is missing"),
        ("at_least = 0", "targets[1].at_least is 0. A target is more than 0."),
        ("at_least = 2.5", "A target of bids is a whole number."),
        ('at_least = 2\ntotal = "lnad"', "did you mean “land”"),
        ('at_least = 2\nplace = "Walse"', "did you mean “Wales”"),
        ('at_least = 2\ngoal = 5', "targets[1].goal is not a key"),
        ("at_least = 2\n[[targets]]\nat_least = 3", "is a second target of shortlisted bids"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(lines: str, told: str) -> None:
    with pytest.raises(UserError) as caught:
        _read(f"[[targets]]\n{lines}\n")
    assert told in str(caught.value)
    assert "small.toml, line " in str(caught.value)


def test_a_target_is_set_and_removed_in_one_sentence_each() -> None:
    session = session_with_totals()
    session.do(SetTarget(Target(Decimal(500), "power", "Wales")))
    session.do(SetTarget(Target(Decimal("600.5"), "power", "Wales", "the panel")))
    session.do(SetTarget(Target(Decimal("600.5"), "power", "Wales", "the board")))
    session.do(SetTarget(Target(Decimal(2), "", "North East")))
    session.do(RemoveTarget("power", "Wales"))
    assert [entry.sentence for entry in session.entries[-5:]] == [
        "set the target of Power in Wales to 500 MW (was none)",
        "set the target of Power in Wales to 600.5 MW (was 500 MW)",
        "change the source or note of the target of Power in Wales",
        "set the target of shortlisted bids in the North East to 2 (was none)",
        "remove the target of Power in Wales (was 600.5 MW)",
    ]
    assert session.project.framework.targets == (Target(Decimal(2), "", "North East"),)
    session.undo()
    assert session.project.framework.target_of["power", "Wales"].source == "the board"


def test_no_score_and_no_rank_moves() -> None:
    session = session_with_totals()
    before = session.evaluation
    session.do(SetTarget(Target(Decimal(500), "power")))
    assert session.evaluation.table is before.table
    assert session.evaluation.ranks.tolist() == before.ranks.tolist()


def test_after_the_lock_a_target_needs_a_reason() -> None:
    session = session_with_totals()
    session.do(LockFramework(), "Agreed.")
    command = SetTarget(Target(Decimal(500), "power"))
    with pytest.raises(UserError, match="was locked"):
        session.do(command)
    session.do(command, "Ministers set it.")
    assert session.entries[-1].after_lock


@pytest.mark.parametrize(
    ("target", "told"),
    [
        (Target(Decimal(5), "jobs"), "There is no total “jobs”"),
        (Target(Decimal(5), "power", "Mercia"), "“Mercia” is no nation or region"),
        (Target(Decimal(-5), "power"), "A target is more than 0."),
        (Target(Decimal("NaN"), "power"), "A target is more than 0."),
        (Target(Decimal("2e15"), "power"), "A target is no more than 1,000,000,000,000,000."),
        (Target(Decimal("2.5")), "A target of bids is a whole number."),
    ],
)
def test_what_can_be_no_target_is_refused(target: Target, told: str) -> None:
    session = session_with_totals()
    with pytest.raises(UserError, match=told):
        session.do(SetTarget(target))
    assert session.project.framework.targets == ()


def test_what_is_not_there_is_not_removed() -> None:
    with pytest.raises(UserError, match="no such target"):
        RemoveTarget("power", "Wales").apply(session_with_totals().project, STAMP)


def test_changes_are_told_with_their_amounts() -> None:
    plain = session_with_totals().project.framework
    wales = with_target(plain, Target(Decimal(500), "power", "Wales"))
    more = with_target(wales, Target(Decimal(600), "power", "Wales"))
    sourced = with_target(wales, Target(Decimal(500), "power", "Wales", "the panel"))
    assert framework_changes(plain, wales) == ("target of Power in Wales: none → 500 MW",)
    assert framework_changes(wales, more) == ("target of Power in Wales: 500 MW → 600 MW",)
    assert framework_changes(more, plain) == ("target of Power in Wales: 600 MW → none",)
    assert framework_changes(wales, sourced) == (
        "source or note of the target of Power in Wales changed",
    )
    assert framework_changes(wales, without_target(more, "power", "Wales")) == framework_changes(
        wales, plain
    )
