"""The one place that changes an evaluation: do, undo, redo, return, and who is told.

Every change is committed to a ledger before it is seen anywhere. Commands are coalesced by the
caller, not here: a drag is a preview until it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from gz_eval.app.memory_ledger import MemoryLedger
from gz_eval.app.results import Results
from gz_eval.core.command import Command
from gz_eval.core.errors import UserError
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Framework
from gz_eval.core.history import Entry, Ledger, Move, Timeline
from gz_eval.core.naming_commands import NameAsFile
from gz_eval.core.people import Person, Stamp
from gz_eval.core.permission import (
    breaks_lock,
    sign_offs_lost,
    why_overrides_need_reason,
    why_reason_needed,
)
from gz_eval.core.project import Project
from gz_eval.core.selection import Selection
from gz_eval.core.shipped import named_in_words

_A_MOMENT = timedelta(minutes=1)  # in which something is a slip, and no decision yet
_SAY_WHY = "Give a reason for the change: it goes on the record."


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What a command makes of a state, worked out before it is done."""

    command: Command
    before: Project
    stamp: Stamp
    sentence: str
    after: Project
    entries: int

    def is_of(self, command: Command, before: Project, stamp: Stamp, entries: int) -> bool:
        """Whether it is the same deed: by the same person and reason, a moment ago at most.

        `entries` is how many there are in the log: undone and redone, a state is the same again,
        and what is done then may not be put down at a time before that.
        """
        return (
            self.command is command
            and self.before is before
            and self.entries == entries
            and (self.stamp.by, self.stamp.reason) == (stamp.by, stamp.reason)
            and stamp.at - self.stamp.at <= _A_MOMENT
        )


class Session:
    """Holds the current `Project`. Everything that changes it comes in by `do`.

    `person` is who acts from now on; the window and the terminal set it.
    """

    def __init__(
        self,
        project: Project,
        ledger: Ledger | None = None,
        person: Person | None = None,
        clock: Callable[[], datetime] = now,
    ) -> None:
        """Start an evaluation in a new ledger (default: one in memory)."""
        self._ledger: Ledger = ledger if ledger is not None else MemoryLedger()
        self.person = person if person is not None else Person("")
        self._clock = clock
        self._listeners: list[Callable[[], None]] = []
        self._results = Results()
        self._prepared: _Prepared | None = None
        self._timeline = Timeline.of(self._ledger.entries)
        if self._ledger.entries:
            self._project = self._ledger.state(len(self._ledger.entries))
        else:
            framework = project.framework
            hidden = ", with scores hidden until the framework is locked" if project.blind else ""
            sentence = f"start an evaluation by {named_in_words(framework)}{hidden}"
            self._project = project
            self._commit(Entry(1, self._stamp(""), Move.START, sentence), None, project)

    @classmethod
    def resume(
        cls, ledger: Ledger, person: Person | None = None, clock: Callable[[], datetime] = now
    ) -> Session:
        """Go on with an evaluation whose history is in a ledger."""
        return cls(ledger.state(len(ledger.entries)), ledger, person, clock)

    @property
    def project(self) -> Project:
        """The evaluation as it is now."""
        return self._project

    @property
    def evaluation_id(self) -> str:
        """What tells this evaluation from every other, in whatever copy."""
        return self._ledger.evaluation_id

    @property
    def entries(self) -> Sequence[Entry]:
        """The audit log, oldest first."""
        return self._ledger.entries

    def state(self, number: int) -> Project:
        """The evaluation as it was after an entry of the log."""
        return self._ledger.state(number)

    def framework_after(self, number: int) -> Framework:
        """What bids were judged by after an entry of the log."""
        return self._ledger.framework(number)

    def command(self, number: int) -> Command | None:
        """The command that made an entry of the log; None for the start and for moves."""
        return self._ledger.command(number)

    @property
    def evaluation(self) -> Evaluation:
        """Scores and ranks of the evaluation as it is now; computed once for each state."""
        return self._results.of(self._project)

    @property
    def selection(self) -> Selection:
        """The shortlist as officials left it."""
        return Selection.of(self.evaluation, self._project.overrides)

    def evaluation_after(self, number: int) -> Evaluation:
        """Scores and ranks as they were after an entry of the history."""
        return self._results.of(self.state(number))

    def selection_after(self, number: int) -> Selection:
        """The shortlist as it was after an entry of the history."""
        return Selection.of(self.evaluation_after(number), self.state(number).overrides)

    def preview(self, framework: Framework) -> Evaluation:
        """What the ranking would be under another framework. Changes nothing."""
        return self._results.of(replace(self._project, framework=framework))

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Have `listener` called after every change."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Callable[[], None]) -> None:
        """Have it called no more."""
        self._listeners.remove(listener)

    # -- changing ---------------------------------------------------------------------------------

    def check_writable(self) -> None:
        """Raises UserError where nothing can be changed, as it is open to be read only."""
        self._ledger.check_writable()

    def prepare(self, command: Command) -> None:
        """Do the slow part of `do` ahead, from any thread. Changes nothing."""
        before, stamp, entries = self._project, self._stamp(""), len(self.entries)
        sentence, after = command.sentence(before), command.apply(before, stamp)
        self._drop_prepared()
        self._ledger.prepare(command, after)
        self._results.prepare(after)
        self._prepared = _Prepared(command, before, stamp, sentence, after, entries)

    def let_go(self, command: Command) -> None:
        """Forget a command that was prepared and will not be done, such as a cancelled import."""
        if self._prepared is not None and self._prepared.command is command:
            self._ledger.let_go()
            self._drop_prepared()

    def _drop_prepared(self) -> None:
        ahead, self._prepared = self._prepared, None
        if ahead is not None and ahead.after.bids is not self._project.bids:
            self._results.let_go(ahead.after.bids)

    def score(self) -> None:
        """Score the bids as they are now, so that `evaluation` is quick; from any thread."""
        self._results.prepare(self._project)

    def why_reason(self, command: Command) -> str:
        """Why a command would need a reason now, as a sentence; empty when it needs none.

        Raises UserError when the command makes no sense now.
        """
        if command.needs_reason:
            return "This change needs a reason."
        return why_reason_needed(self._project, command.apply(self._project, self._stamp("")))

    def do(self, command: Command, reason: str = "") -> None:
        """Apply a command. If it fails, nothing has changed and nothing is recorded.

        Raises UserError when it makes no sense now, lacks a reason, or cannot be kept.
        """
        before, stamp = self._project, self._stamp(reason)
        ahead = self._prepared
        prepared = ahead is not None and ahead.is_of(command, before, stamp, len(self.entries))
        # Of an import it compares what every bid says with what it said.
        sentence = ahead.sentence if ahead and prepared else command.sentence(before)
        if command.needs_reason and not stamp.reason:
            raise UserError(
                f"To {sentence}, a reason is needed.", "Say why: it goes on the record."
            )
        stamp, after = self._worked_out(command, stamp)
        self._go(command.kind, sentence, stamp, after, command=command)

    def selection_once(self, command: Command) -> Selection:
        """The shortlist as it would be once a command is done; quick where it was prepared."""
        _, after = self._worked_out(command, self._stamp(""))
        return Selection.of(self._results.of(after), after.overrides)

    def _worked_out(self, command: Command, stamp: Stamp) -> tuple[Stamp, Project]:
        """What a command makes of the state there is, and when: as prepared where it was."""
        ahead = self._prepared
        if ahead is not None and ahead.is_of(command, self._project, stamp, len(self.entries)):
            return ahead.stamp, ahead.after
        return stamp, command.apply(self._project, stamp)

    @property
    def undo_sentence(self) -> str:
        """What undo would take back; empty when there is nothing to."""
        return self._sentence_of(self._timeline.undo)

    @property
    def redo_sentence(self) -> str:
        """What redo would do again; empty when there is nothing to."""
        return self._sentence_of(self._timeline.redo)

    @property
    def why_undo_reason(self) -> str:
        """Why undo would need a reason now; empty when it needs none."""
        target = self._undo_target
        if target is None:
            return ""
        decided = why_overrides_need_reason(self._project, target)
        if decided and self._timeline.undo[-1] == self.entries[-1].number and self._is_slip:
            decided = ""
        return " ".join(filter(None, (why_reason_needed(self._project, target), decided)))

    @property
    def _is_slip(self) -> bool:
        """Whether the last entry was made by the same person a moment ago, before the lock.

        To take that back needs no reason: the entry just above says why it was done, and nobody
        has relied on it yet.
        """
        last = self.entries[-1]
        return (
            self._project.lock is None
            and last.stamp.by == self.person
            and self._clock() - last.stamp.at <= _A_MOMENT
        )

    @property
    def why_redo_reason(self) -> str:
        """Why redo would need a reason now; empty when it needs none."""
        target = self._redo_target
        if target is None:
            return ""
        again = "".join(
            f"This signs the ranking off again, as sign-off {one.number:,}, approved by"
            f" {one.approver}."
            for one in sign_offs_lost(target, self._project)
        )
        decided, last = why_overrides_need_reason(self._project, target), self.entries[-1]
        again_at_once = last.kind == Move.UNDO and last.target == self._timeline.redo[-1]
        if decided and again_at_once and self._is_slip:
            decided = ""
        return " ".join(filter(None, (why_reason_needed(self._project, target), again, decided)))

    def undo(self, reason: str = "") -> None:
        """Take back the last change; nothing when there is none. Raises UserError as `do` does."""
        if (target := self._undo_target) is not None:
            if not reason.strip() and (why := self.why_undo_reason):
                raise UserError(why, _SAY_WHY)
            number = self._timeline.undo[-1]
            sentence = f"undo: {self.undo_sentence}"
            self._go(Move.UNDO, sentence, self._stamp(reason), target, number=number)

    def redo(self, reason: str = "") -> None:
        """Do again what was last taken back; nothing when there is none. Raises as `do` does."""
        if (target := self._redo_target) is not None:
            if not reason.strip() and (why := self.why_redo_reason):
                raise UserError(why, _SAY_WHY)
            number = self._timeline.redo[-1]
            sentence = f"redo: {self.redo_sentence}"
            self._go(Move.REDO, sentence, self._stamp(reason), target, number=number)

    def why_return_reason(self, number: int) -> str:
        """Why going back to an entry's state would need a reason now; empty when it needs none."""
        after = self._returned(number)
        decided = why_overrides_need_reason(self._project, after)
        return " ".join(filter(None, (why_reason_needed(self._project, after), decided)))

    def return_to(self, number: int, reason: str = "") -> None:
        """Make the state after an entry the current one, as a new change that can be undone.

        Logs and sign-offs made since are kept: they are records, not settings; and so is the name.
        Raises UserError for an entry that is not there, or as `do` does.
        """
        after = self._returned(number)
        if not reason.strip() and (why := self.why_return_reason(number)):
            raise UserError(why, _SAY_WHY)
        sentence = f"return to entry {number:,}: {self.entries[number - 1].sentence}"
        self._go(Move.RETURN, sentence, self._stamp(reason), after, number=number)

    # -- inside -----------------------------------------------------------------------------------

    def _stamp(self, reason: str) -> Stamp:
        return Stamp(self.person, self._clock(), reason.strip())

    @property
    def _undo_target(self) -> Project | None:
        undo = self._timeline.undo
        return self._gone_to(undo[-1], undo[-1] - 1) if undo else None

    @property
    def _redo_target(self) -> Project | None:
        redo = self._timeline.redo
        return self._gone_to(redo[-1], redo[-1]) if redo else None

    def _gone_to(self, entry: int, number: int) -> Project:
        """The state after entry `number`, which takes back `entry` or does it again.

        The name is what it is now, unless `entry` gave one: it may have been named since, as its
        file, which undo and redo pass over. What is in a file is never without a name again.
        """
        state = self._ledger.state
        after = state(number)
        if after.name == self._project.name:
            return after
        if state(entry).name == state(entry - 1).name:
            return replace(after, name=self._project.name)
        return after if after.name else replace(after, name=self._name_by_file)

    @property
    def _name_by_file(self) -> str:
        """The name that its first file gave it; empty while none has."""
        by_file = (one.number for one in reversed(self.entries) if one.kind == NameAsFile.kind)
        number = next(by_file, 0)
        return self._ledger.state(number).name if number else ""

    def _sentence_of(self, numbers: Sequence[int]) -> str:
        return self._ledger.entries[numbers[-1] - 1].sentence if numbers else ""

    def _returned(self, number: int) -> Project:
        if not 1 <= number <= len(self.entries):
            raise UserError(
                f"There is no entry {number:,} in the history.",
                f"Choose one from 1 to {len(self.entries):,}.",
            )
        return replace(
            self._ledger.state(number),
            records=self._project.records,
            sign_offs=self._project.sign_offs,
            name=self._project.name,
        )

    def _go(
        self,
        kind: str,
        sentence: str,
        stamp: Stamp,
        after: Project,
        *,
        command: Command | None = None,
        number: int = 0,
    ) -> None:
        before = self._project
        if not stamp.reason and (why := why_reason_needed(before, after)):
            raise UserError(why, _SAY_WHY)
        late = breaks_lock(before, after)
        entry = Entry(len(self.entries) + 1, stamp, kind, sentence, number, late)
        self._commit(entry, command, after)
        self._project = after
        self._drop_prepared()
        for listener in tuple(self._listeners):  # one may end its listening as it is told
            listener()

    def _commit(self, entry: Entry, command: Command | None, after: Project) -> None:
        self._ledger.commit(entry, command, after)
        self._timeline.follow(entry)
