"""Whole evaluations and commands come back from their pieces exactly as they were."""

from __future__ import annotations

import gc
import json
import math
import weakref
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from builders import framework
from every_command import every_command, full_framework
from gz_eval.app.memory_ledger import MemoryLedger
from gz_eval.core.bids import Bid, BidSet
from gz_eval.core.command import Command
from gz_eval.core.framework import Target
from gz_eval.core.history import Entry
from gz_eval.core.people import Person, Stamp
from gz_eval.core.project import Project
from gz_eval.core.records import Log, Record
from gz_eval.core.targets import with_target
from gz_eval.core.value_functions import Linear
from gz_eval.core.weights import with_share
from gz_eval.store.canonical import canonical, sha256
from gz_eval.store.codec_bids import plain_bids
from gz_eval.store.codec_commands import KINDS, command_back, payload
from gz_eval.store.inputs import inputs_digest, is_made_from
from gz_eval.store.pieces import Pieces, name_of_bids
from said_plainly import plain


class Kept(MemoryLedger):
    """A ledger that keeps the commands too."""

    def __init__(self) -> None:
        super().__init__()
        self.commands: list[Command] = []

    def commit(self, entry: Entry, command: Command | None, after: Project) -> None:
        super().commit(entry, command, after)
        if command is not None:
            self.commands.append(command)


@pytest.fixture(scope="module")
def kept() -> Kept:
    """An evaluation in which everything was done."""
    ledger = Kept()
    every_command(ledger)
    return ledger


def fresh_pieces() -> Pieces:
    """Pieces of a file that has none yet."""
    nothing: dict[str, bytes] = {}
    return Pieces(nothing.__getitem__)


def elsewhere(pieces: Pieces) -> Pieces:
    """Pieces that know only the bytes that others wrote."""
    held = dict(pieces.fresh)
    return Pieces(held.__getitem__)


def through_json(told: object) -> dict[str, object]:
    found: dict[str, object] = json.loads(canonical(told))
    return found


def test_every_state_comes_back_as_it_was(kept: Kept) -> None:
    pieces = fresh_pieces()
    told = [through_json(pieces.state(kept.state(entry.number))) for entry in kept.entries]
    back = elsewhere(pieces)
    for entry, state in zip(kept.entries, told, strict=True):
        assert plain(back.project(state)) == plain(kept.state(entry.number))


def test_every_command_comes_back_as_it_was(kept: Kept) -> None:
    assert {command.kind for command in kept.commands} == set(KINDS)
    pieces = fresh_pieces()
    told = [through_json(payload(command, pieces)) for command in kept.commands]
    back = elsewhere(pieces)
    for command, state in zip(kept.commands, told, strict=True):
        sources = dict(getattr(command, "sources", {}))
        found = command_back(command.kind, state, back, sources.__getitem__)
        assert plain(found) == plain(command)


def test_a_state_read_twice_is_the_same_objects(kept: Kept) -> None:
    pieces = fresh_pieces()
    state = through_json(pieces.state(kept.state(18)))
    back = elsewhere(pieces)
    one, other = back.project(state), back.project(state)
    assert one.bids is other.bids
    assert one.framework is other.framework
    assert one.lock is not None
    assert one.lock.framework is one.framework


def test_what_is_read_is_not_written_again(kept: Kept) -> None:
    pieces = fresh_pieces()
    state = through_json(pieces.state(kept.state(18)))
    back = elsewhere(pieces)
    project = back.project(state)
    weightier = replace(project, framework=with_share(project.framework, "power", 12))
    told = through_json(back.state(weightier))
    assert {part for part in told if told[part] != state[part]} == {"weights"}


def test_a_weight_costs_one_small_piece() -> None:
    pieces = fresh_pieces()
    project = Project(full_framework())
    pieces.state(project)
    pieces.fresh.clear()
    pieces.state(replace(project, framework=with_share(project.framework, "power", 12)))
    (data,) = pieces.fresh.values()
    assert len(data) < 400


def test_a_target_costs_little_and_leaves_the_inputs_as_they_were() -> None:
    pieces = fresh_pieces()
    project = Project(full_framework())
    before = through_json(pieces.state(project))
    assert "targets" not in before
    pieces.fresh.clear()
    target = Target(Decimal(500), "power", "Wales", "the panel")
    aimed = replace(project, framework=with_target(project.framework, target))
    told = through_json(pieces.state(aimed))
    assert sum(len(data) for data in pieces.fresh.values()) < 500
    assert {part for part in told if told[part] != before.get(part)} == {"targets"}
    assert inputs_digest(aimed) == inputs_digest(project)


def test_the_target_that_a_total_had_in_the_first_files_is_not_lost() -> None:
    whole = Target(Decimal("5000.5"), "power", "", "the panel")
    aimed = with_target(full_framework(), whole)
    pieces = fresh_pieces()
    told = pieces.framework(aimed)
    held = dict(pieces.fresh)
    (amount,) = (one["amount"] for one in json.loads(held[told.pop("targets")]))
    early = json.loads(held[told["framework"]])
    for total in early["totals"]:
        known = total["key"] == "power"
        total |= {"target": amount if known else None, "source": "the panel" if known else ""}
    told["framework"] = "early"
    held["early"] = canonical(early)
    assert Pieces(held.__getitem__).framework_of(told).targets == (whole,)


def test_numbers_that_are_none_come_back_too() -> None:
    odd = framework()
    leaf = replace(odd.criteria[1], value_function=Linear(-math.inf, math.nan))
    odd = replace(odd, criteria=(odd.criteria[0], leaf, *odd.criteria[2:]))
    pieces = fresh_pieces()
    state = through_json(pieces.state(Project(odd)))
    assert plain(elsewhere(pieces).project(state).framework) == plain(
        replace(odd, criteria=tuple(replace(one, weight=float(one.weight)) for one in odd.criteria))
    )


def test_bids_that_were_written_or_read_are_not_written_again_for_the_digest(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = kept.state(18)
    bids = BidSet(project.bids.bids, project.bids.files, project.bids.sheets, project.bids.issues)
    written: list[int] = []

    def counted(run: Sequence[Bid]) -> Any:
        written.append(len(run))
        return plain_bids(run)

    monkeypatch.setattr("gz_eval.store.pieces.plain_bids", counted)
    pieces = fresh_pieces()
    state = through_json(pieces.state(replace(project, bids=bids)))
    assert sum(written) == len(bids.bids)
    digest = inputs_digest(replace(project, bids=bids))
    read = elsewhere(pieces).project(state)
    assert read.bids is not bids
    assert inputs_digest(read) == digest
    assert sum(written) == len(bids.bids)


def test_the_digest_of_the_inputs_is_that_of_what_the_ranking_depends_on(kept: Kept) -> None:
    project = kept.state(18)
    digest = inputs_digest(project)
    pieces = fresh_pieces()
    state = through_json(pieces.state(project))
    assert inputs_digest(elsewhere(pieces).project(state)) == digest
    assert inputs_digest(replace(project, records=(), lock=None, sign_offs=())) == digest
    assert inputs_digest(replace(project, overrides=project.overrides[:1])) != digest
    assert (
        inputs_digest(replace(project, framework=with_share(project.framework, "power", 12)))
        != digest
    )


@pytest.mark.parametrize("amount", [None, Decimal("5000.5")])
def test_a_sign_off_of_before_targets_were_pieces_stands_while_nothing_changed(
    kept: Kept, amount: Decimal | None
) -> None:
    project = kept.state(18)
    framework = full_framework()
    if amount is not None:
        framework = with_target(framework, Target(amount, "power", "", "the panel"))
    project = replace(project, framework=framework)
    pieces = fresh_pieces()
    state = pieces.state(project)
    early = json.loads(pieces.fresh[state["framework"]])
    assert early["totals"]
    for total in early["totals"]:  # as that program wrote them, and hashed them
        known = amount is not None and total["key"] == "power"
        total |= {"target": str(amount) if known else None, "source": "the panel" if known else ""}
    names = {part: state[part] for part in ("weights", "bids", "overrides")}
    digest = sha256(canonical({**names, "framework": sha256(canonical(early))}))
    assert is_made_from(project, digest)
    assert not is_made_from(replace(project, overrides=project.overrides[:1]), digest)
    weighed = replace(project, framework=with_share(framework, "power", 12))
    assert not is_made_from(weighed, digest)


def test_no_class_names_are_written(kept: Kept) -> None:
    pieces = fresh_pieces()
    for entry in kept.entries:
        pieces.state(kept.state(entry.number))
    written = b"".join(pieces.fresh.values()).decode()
    for name in ("ReadingOverride", "Piecewise", "ChoiceTable", "AllOf", "SheetRef", "gz_eval."):
        assert name not in written


def test_a_moment_elsewhere_is_the_same_moment() -> None:
    summer = datetime(2012, 6, 14, 10, 30, tzinfo=timezone(timedelta(hours=1)))
    record = Record(1, Log.DECISION, "Decided", "", "", Stamp(Person("A"), summer))
    pieces = fresh_pieces()
    state = through_json(pieces.state(Project(framework(), records=(record,))))
    assert elsewhere(pieces).project(state).records == (record,)


def test_bids_that_were_written_go_with_their_evaluation() -> None:
    bids = BidSet()
    name = fresh_pieces().bids(bids)
    assert name_of_bids(bids) == name
    watched = weakref.ref(bids)
    del bids
    gc.collect()  # what wrote them is gone too
    assert watched() is None
