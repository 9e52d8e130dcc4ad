"""Anything that officials can do, in any order: what must hold whatever they did.

The same machine drives an evaluation in memory and one on file, which is also saved, opened again,
left behind by a crash and recovered. Beside it goes a twin in memory, to which every change is done
again with the stamp that the log gives it: whatever the file does, it has to equal the twin.
Set GZ_EVAL_MORE to a whole number for that many times as many runs.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from builders import exact, framework
from gz_eval.app.document import Document, leftovers
from gz_eval.app.folders import Folders
from gz_eval.app.session import Session
from gz_eval.core.bids import BidSet
from gz_eval.core.command import Command
from gz_eval.core.commands import SetFramework, SetWeight, SetWeights
from gz_eval.core.errors import UserError
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import (
    Comparison,
    Framework,
    Gate,
    RankingRule,
    ShortlistRule,
    Target,
    Test,
    Treatment,
)
from gz_eval.core.frozen_ranking import frozen_ranking
from gz_eval.core.governance_commands import (
    LockFramework,
    SetBlind,
    SignOffRanking,
    UnlockFramework,
)
from gz_eval.core.history import Entry, Move
from gz_eval.core.naming_commands import NameAsFile, NameEvaluation
from gz_eval.core.outcome import GateState, Standing
from gz_eval.core.override_commands import (
    AcceptIssue,
    OverrideGate,
    OverridePlace,
    OverrideReading,
    RemoveOverride,
)
from gz_eval.core.people import Person
from gz_eval.core.project import Project
from gz_eval.core.record_commands import AddRecord, AmendRecord, SignRecord, SignRecords
from gz_eval.core.records import Log
from gz_eval.core.target_commands import RemoveTarget, SetTarget
from gz_eval.core.values import Bound
from gz_eval.store.inputs import inputs_digest
from gz_eval.store.lock_note import path_of
from gz_eval.store.verify import verify
from gz_eval.store.workfile import Workfile
from likeness import difference
from made_up_bids import made_up_bids, together

POWER_GATE = Gate(
    "enough_power", "Enough power", Test("mw", Comparison.AT_LEAST, threshold=Decimal(200))
)
LETTER_GATE = Gate("letter", "Letter", Test("letter", Comparison.ONE_OF, options=("yes",)))
FRAMEWORKS = (
    framework(),
    framework(gates=(POWER_GATE,), weights=(0.1, 0.2, 1.0, 2.0)),
    framework(gates=(POWER_GATE, LETTER_GATE), missing=Treatment.EXCLUDE),
    framework(
        shortlist=ShortlistRule(places=1, reserve=2, minimum_total=20.0, minimum=(("power", 1.5),)),
        ranking=RankingRule(compare_places=1, tie_breaks=("land", "capacity")),
        missing=Treatment.VALUE,
    ),
)
PEOPLE = (Person("Ann Alyst", "analyst"), Person("Ed Visor", "adviser"), Person("Newcomer"))

frameworks = st.integers(0, len(FRAMEWORKS) - 1)
people = st.sampled_from(PEOPLE)
targeted = st.sampled_from(("", "Wales", "North East"))
reasons = st.sampled_from(("the letter of 3 June says so", "corrected – “again”", ""))
seeds = st.integers(0, 30)
rows = st.integers(0, 7)
percents = st.one_of(st.floats(0, 100), st.sampled_from((0.0, 100.0, 100 / 3)))
shares = st.tuples(st.sampled_from(("power", "land", "capacity", "status")), percents)
words = st.sampled_from(("Costs are in 2026 prices", "x", "a\nb \x00 “c”", " ", ""))

MORE = int(os.environ.get("GZ_EVAL_MORE", "1"))


class Evaluating(RuleBasedStateMachine):
    """Every command, undo, redo and return; refused ones too. Says what always holds."""

    session: Session
    twin: Session

    def begin(self, by: Framework, person: Person, blind: bool) -> Session:
        """A new evaluation."""
        return Session(Project(by, blind=blind), person=person)

    @initialize(by=frameworks, person=people, blind=st.booleans(), seed=seeds)
    def start(self, by: int, person: Person, blind: bool, seed: int) -> None:
        self.session = self.begin(FRAMEWORKS[by], person, blind)
        self.moment = self.session.entries[0].stamp.at
        self.twin = Session(
            Project(FRAMEWORKS[by], blind=blind),
            person=self.session.entries[0].stamp.by,
            clock=self.clock,
        )
        self.seen: tuple[Entry, ...] = ()
        self.attempt(lambda session: session.do(made_up_bids(seed)))

    def clock(self) -> datetime:
        """The twin's: when the change that it repeats was made."""
        return self.moment

    # -- what is done -----------------------------------------------------------------------------

    def attempt(self, action: Callable[[Session], None]) -> bool:
        """Do something, and to the twin too; or be refused, which changes nothing."""
        before, log = self.session.project, tuple(self.session.entries)
        refused: UserError | None = None
        try:
            action(self.session)
        except UserError as error:
            refused = error
        if refused is not None:
            assert refused.what.endswith((".", "”"))
            assert self.session.project is before
            assert tuple(self.session.entries) == log
            return False
        if len(self.session.entries) > len(log):
            self.moment = self.session.entries[-1].stamp.at
            self.twin.person = self.session.person
            action(self.twin)
        return True

    def do(self, command: Command, reason: str) -> bool:
        return self.attempt(lambda session: session.do(command, reason))

    def bid(self, row: int) -> str:
        """The id of one of the bids; one that is not there where there are none."""
        bids = self.session.project.bids.bids
        return bids[row % len(bids)].id if bids else "B000"

    @rule(person=people)
    def hand_over(self, person: Person) -> None:
        self.session.person = person

    @rule(seed=seeds, count=st.integers(0, 5), reason=reasons)
    def import_bids(self, seed: int, count: int, reason: str) -> None:
        self.do(made_up_bids(seed, count), reason)

    @rule(seed=seeds, count=st.integers(1, 3))
    def add_bids(self, seed: int, count: int) -> None:
        there = self.session.project.bids
        more = made_up_bids(seed, count, first=len(there.bids) + 1)
        if more.bids.files[0] not in there.files and len(there.bids) < 12:
            self.do(together(there, more), "")

    @rule(share=shares, reason=reasons)
    def set_weight(self, share: tuple[str, float], reason: str) -> None:
        self.do(SetWeight(*share), reason)

    @rule(moves=st.lists(shares, min_size=1, max_size=4), reason=reasons)
    def set_weights(self, moves: list[tuple[str, float]], reason: str) -> None:
        self.do(SetWeights(tuple(SetWeight(*share) for share in moves)), reason)

    @rule(by=frameworks, seed=st.none() | seeds, reason=reasons)
    def set_framework(self, by: int, seed: int | None, reason: str) -> None:
        bids = None if seed is None else made_up_bids(seed).bids
        self.do(SetFramework(FRAMEWORKS[by], bids), reason)

    @rule(amount=st.integers(-1, 3), place=targeted, reason=reasons)
    def set_target(self, amount: int, place: str, reason: str) -> None:
        self.do(SetTarget(Target(Decimal(amount), "", place, "the panel")), reason)

    @rule(place=targeted, reason=reasons)
    def remove_target(self, place: str, reason: str) -> None:
        self.do(RemoveTarget("", place), reason)

    @rule(reason=reasons)
    def lock(self, reason: str) -> None:
        self.do(LockFramework(), reason)

    @rule(reason=reasons)
    def unlock(self, reason: str) -> None:
        self.do(UnlockFramework(), reason)

    @rule(name=st.sampled_from(("Round one", "Round  two", " ", "x" * 121)))
    def rename(self, name: str) -> None:
        self.do(NameEvaluation(name), "")

    @rule(name=st.sampled_from(("file one", "file two")))
    def name_as_file(self, name: str) -> None:
        could = self.session.undo_sentence, self.session.redo_sentence
        self.do(NameAsFile(name), "")
        assert (self.session.undo_sentence, self.session.redo_sentence) == could

    @rule(on=st.booleans(), reason=reasons)
    def hide_scores(self, on: bool, reason: str) -> None:
        was = self.session.project
        self.do(SetBlind(on), reason)
        shown = was.scores_hidden and not self.session.project.scores_hidden
        assert not shown or self.session.entries[-1].stamp.reason

    @rule(row=rows, state=st.sampled_from(GateState), reason=reasons)
    def override_gate(self, row: int, state: GateState, reason: str) -> None:
        gates = self.session.project.framework.gates
        gate = gates[row % len(gates)].key if gates else "no_such_gate"
        self.do(OverrideGate(self.bid(row), gate, state, GateState.UNCLEAR), reason)

    @rule(row=rows, standing=st.sampled_from(Standing), reason=reasons)
    def override_place(self, row: int, standing: Standing, reason: str) -> None:
        self.do(OverridePlace(self.bid(row), standing, Standing.RESERVE), reason)

    @rule(row=rows, amount=st.integers(0, 1200), reason=reasons)
    def override_reading(self, row: int, amount: int, reason: str) -> None:
        value = exact(amount)
        self.do(OverrideReading(self.bid(row), "mw", value.text, value), reason)

    @rule(row=rows, reason=reasons)
    def accept_issue(self, row: int, reason: str) -> None:
        issues = self.session.project.bids.issues
        if not issues:
            self.do(AcceptIssue(self.bid(row), "mw", "range", "There is no such issue."), reason)
            return
        one = issues[row % len(issues)]
        before = self.session.evaluation.table
        if self.do(AcceptIssue(one.bid, one.field, one.kind, one.message), reason):
            assert self.session.evaluation.table is before

    @rule(row=rows, reason=reasons)
    def remove_override(self, row: int, reason: str) -> None:
        overrides = self.session.project.overrides
        what, bid, key = overrides[row % len(overrides)].target if overrides else ("place", "?", "")
        if self.do(RemoveOverride(what, bid, key), reason):
            assert len(self.session.project.overrides) == len(overrides) - 1

    @rule(row=rows, more=st.integers(0, 500))
    def raise_a_benefit(self, row: int, more: int) -> None:
        """More power than before, as far as it is known, never makes a bid's place worse."""
        if not self.session.project.bids.bids or not self.session.person.role:
            return
        index = row % len(self.session.project.bids.bids)
        before = self.session.evaluation
        value = before.bids[index].value("mw")
        if value is None or value.amount is None or value.bound is not Bound.EXACT or value.doubts:
            return
        raised = exact(str(value.amount + more))
        self.do(OverrideReading(self.bid(row), "mw", raised.text, raised), "a letter came")
        assert ahead_of(self.session.evaluation, index) <= ahead_of(before, index)

    @rule(log=st.sampled_from(Log), what=words, why=words)
    def add_record(self, log: Log, what: str, why: str) -> None:
        self.do(AddRecord(log, what, why, "none"), "")

    @rule(number=st.integers(1, 4), what=words)
    def amend_record(self, number: int, what: str) -> None:
        self.do(AmendRecord(number, what, "seen anew"), "")

    @rule(number=st.integers(1, 4), by=people, reason=reasons)
    def sign_record(self, number: int, by: Person, reason: str) -> None:
        self.do(SignRecord(number, by), reason)

    @rule(numbers=st.sets(st.integers(1, 4), max_size=3), by=people)
    def sign_records(self, numbers: set[int], by: Person) -> None:
        self.do(SignRecords(tuple(sorted(numbers)), by), "")

    @rule(assurer=st.sampled_from(("Cy Checker", "bo maker", "")), reason=reasons)
    def sign_off(self, assurer: str, reason: str) -> None:
        now = self.session
        command = SignOffRanking(
            "Al Minister",
            "Bo Maker",
            assurer,
            "Di Rector",
            "0" * 64,
            tuple(pillar.label for pillar in now.project.framework.pillars),
            frozen_ranking(now.evaluation, now.selection),
        )
        if self.do(command, reason):
            assert assurer == "Cy Checker"
            assert not now.project.scores_hidden

    @rule(reason=reasons)
    def undo(self, reason: str) -> None:
        bids = self.session.project.bids
        number = self.session.entries[-1].number
        could, signed = self.session.undo_sentence, self.session.project.sign_offs
        done = self.attempt(lambda session: session.undo(reason))
        if done and not reason.strip():
            assert self.session.project.sign_offs[: len(signed)] == signed
        if done and could:
            self.keeps_the_bids(bids, number)

    @rule(reason=reasons)
    def redo(self, reason: str) -> None:
        self.attempt(lambda session: session.redo(reason))

    @rule()
    def undo_then_redo(self) -> None:
        before, could = self.session.project, self.session.undo_sentence
        if not could:
            return
        self.attempt(lambda session: session.undo("a second thought"))
        self.attempt(lambda session: session.redo("a third"))
        assert self.session.undo_sentence == could
        assert difference(self.session.project, before) == ""
        assert self.session.project.bids is before.bids

    @rule(number=st.integers(0, 40), reason=reasons)
    def return_to(self, number: int, reason: str) -> None:
        before = self.session.project
        if self.attempt(lambda session: session.return_to(number, reason)):
            assert self.session.project.records == before.records
            assert self.session.project.sign_offs == before.sign_offs
            assert self.session.project.name == before.name

    def keeps_the_bids(self, bids: BidSet, number: int) -> None:
        """Taking back what left the bids alone leaves the very same bids: values are memoised."""
        if self.session.entries[number - 1].kind not in (
            "import-bids",
            "set-framework",
            "return",
            "undo",
            "redo",
            "name-as-file",
        ):
            assert self.session.project.bids is bids

    # -- what always holds ------------------------------------------------------------------------

    @invariant()
    def equals_its_twin(self) -> None:
        assert difference(self.session.project, self.twin.project) == ""
        assert self.session.undo_sentence == self.twin.undo_sentence
        assert self.session.redo_sentence == self.twin.redo_sentence

    @invariant()
    def the_log_only_grows(self) -> None:
        entries = tuple(self.session.entries)
        assert entries[: len(self.seen)] == self.seen
        assert entries == tuple(self.twin.entries)
        assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
        self.seen = entries

    @invariant()
    def scores_add_up(self) -> None:
        evaluation = self.session.evaluation
        assert evaluation.weights.sum() == pytest.approx(1)
        assert np.allclose(evaluation.contributions.sum(axis=1), evaluation.totals)
        assert np.allclose(evaluation.pillar_points().sum(axis=1), evaluation.totals)
        assert (evaluation.ranks == self.twin.evaluation.ranks).all()

    @invariant()
    def one_override_a_target(self) -> None:
        targets = [override.target for override in self.session.project.overrides]
        assert len(set(targets)) == len(targets)
        for override in self.session.project.overrides:
            assert override.stamp.reason
            assert override.stamp.by.role

    @invariant()
    def a_change_after_the_lock_is_marked_and_has_its_reason(self) -> None:
        for entry in self.session.entries:
            assert entry.stamp.reason or not entry.after_lock

    def teardown(self) -> None:
        if hasattr(self, "twin"):
            self.every_state_equals_its_twin()

    def every_state_equals_its_twin(self) -> None:
        for entry in self.session.entries:
            found, wanted = self.session.state(entry.number), self.twin.state(entry.number)
            assert difference(found, wanted) == "", entry.sentence


class OnFile(Evaluating):
    """The same in a document, which is saved, closed, opened, copied, and lost and found."""

    document: Document

    def __init__(self) -> None:
        super().__init__()
        self.place = TemporaryDirectory()
        home = Path(self.place.name)
        self.folders = Folders(home / "state", home / "config")
        self.names = (home / f"Evaluation {number}.gzeval" for number in count(1))

    def begin(self, by: Framework, person: Person, blind: bool) -> Session:
        self.document = Document.new(by, self.folders, person, blind=blind)
        return self.document.session

    def go_on_with(self, document: Document) -> None:
        self.document, self.session = document, document.session
        assert self.session.undo_sentence == self.twin.undo_sentence

    @rule()
    def save(self) -> None:
        if self.document.path is None:
            self.document.save_as(next(self.names))
        else:
            self.document.save()
        assert not self.document.unsaved

    @rule()
    def save_and_open(self) -> None:
        self.save()
        self.open_again(Document.open)

    @rule()
    def save_as_and_open_a_copy(self) -> None:
        self.document.save_as(next(self.names))
        self.open_again(Document.open_copy)
        assert self.document.path is None

    def open_again(self, opening: Callable[[Path, Folders, Person], Document]) -> None:
        path, head = self.document.path, self.document.workfile.head
        assert path is not None
        found = verify(path)
        assert (found.problem, found.entries) == ("", len(self.session.entries))
        assert found.head == head
        self.document.close()
        self.go_on_with(opening(path, self.folders, self.session.person))
        assert self.document.workfile.head == head

    @rule()
    def crash_and_recover(self) -> None:
        """The process is gone without a word: what its file does not hold is offered."""
        person, unsaved = self.session.person, self.document.unsaved
        path, head = self.document.path, self.document.workfile.head
        self.document.workfile.close()
        if path is not None:  # its note is of a process that is gone, and this one is not
            path_of(path).unlink()
        left = leftovers(self.folders)
        assert len(left) == unsaved
        if left:
            assert left[0].last_sentence == self.session.entries[-1].sentence
            self.go_on_with(Document.recover(left[0], self.folders, person))
            assert self.document.path == path
        elif path is not None:
            self.go_on_with(Document.open(path, self.folders, person))
        assert self.document.workfile.head == head

    def teardown(self) -> None:
        try:
            super().teardown()
            if hasattr(self, "twin"):
                self.the_recorded_commands_give_the_same_again()
        finally:
            if hasattr(self, "document"):
                self.document.close()
            self.place.cleanup()

    def the_recorded_commands_give_the_same_again(self) -> None:
        """Done again in an empty file, what the log holds gives the same projects and ranking."""
        first, *rest = self.session.entries
        stamp = first.stamp
        start = self.session.state(1)
        path = Path(self.place.name, "replayed.gzeval")
        workfile = Workfile.create(path)
        again = Session(start, workfile, stamp.by, lambda: stamp.at)
        for entry in rest:
            stamp = entry.stamp
            again.person = stamp.by
            match entry.kind:
                case Move.UNDO:
                    again.undo(stamp.reason)
                case Move.REDO:
                    again.redo(stamp.reason)
                case Move.RETURN:
                    again.return_to(entry.target, stamp.reason)
                case _:
                    command = self.document.workfile.command(entry.number)
                    assert command is not None
                    again.do(command, stamp.reason)
        assert tuple(again.entries) == tuple(self.session.entries)
        assert difference(again.project, self.session.project) == ""
        assert (again.evaluation.order == self.session.evaluation.order).all()
        assert again.selection.moves == self.session.selection.moves
        digests = {inputs_digest(one.project) for one in (again, self.session, self.twin)}
        assert len(digests) == 1
        workfile.close()
        assert verify(path).problem == ""


def ahead_of(evaluation: Evaluation, row: int) -> int:
    """How many bids are ahead of one: all of better rank, and whoever passes its failed gate."""
    standing = list(zip(evaluation.table.failed.tolist(), evaluation.ranks.tolist(), strict=True))
    return sum(other < standing[row] for other in standing)


InMemoryTest = Evaluating.TestCase
InMemoryTest.settings = settings(
    max_examples=40 * MORE,
    stateful_step_count=30,
    suppress_health_check=list(HealthCheck),
)
OnFileTest = OnFile.TestCase
OnFileTest.settings = settings(InMemoryTest.settings, max_examples=15 * MORE)
