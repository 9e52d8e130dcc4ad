"""What the history says: a row for each entry, what became of it, filters. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from gz_eval.app.columns import Column, Tone
from gz_eval.app.details import by_whom, capital
from gz_eval.app.finding import finds, haystack_of, words_of
from gz_eval.app.lock_marks import LockMark, lock_marks
from gz_eval.app.moments import moment_in_utc, moment_in_words
from gz_eval.core.history import Entry, Move
from gz_eval.core.wording import counted

# What a person looks for, and the kinds of entries that are that.
KIND_GROUPS: dict[str, frozenset[str]] = {
    "Imports": frozenset({"import-bids"}),
    "Weights": frozenset({"set-weight", "set-weights"}),
    "Framework": frozenset({"set-framework"}),
    "Lock": frozenset({"lock-framework", "unlock-framework", "set-blind"}),
    "Overrides": frozenset(
        {
            *("override-reading", "override-gate", "override-place"),
            *("accept-issue", "remove-override"),
        }
    ),
    "Targets": frozenset({"set-target", "remove-target"}),
    "Logs": frozenset({"add-record", "amend-record", "sign-record", "sign-records"}),
    "Sign-offs": frozenset({"sign-off"}),
    "Name": frozenset({"name-evaluation", "name-as-file"}),
    "Undo, redo, return": frozenset({Move.UNDO, Move.REDO, Move.RETURN}),
}
# A return leaves these as they are: records, not settings.
_STAY = KIND_GROUPS["Logs"] | KIND_GROUPS["Sign-offs"] | KIND_GROUPS["Name"]


@dataclass(frozen=True, slots=True, eq=False)
class HistoryRow:
    """One entry. `fate` says what took it back, such as "Undone by entry 12"; empty if nothing.

    `mark` says that it was made while the framework was locked, and what it did to it.
    """

    entry: Entry
    when: str
    fate: str
    mark: LockMark | None

    @property
    def id(self) -> str:
        """The entry's number as text."""
        return str(self.entry.number)

    @property
    def note(self) -> str:
        """The marks of the entry in words."""
        if self.mark is None or not self.fate:
            return self.mark or self.fate
        return f"{self.mark}; {self.fate[:1].lower()}{self.fate[1:]}"

    @property
    def against_lock(self) -> bool:
        """Whether it changed what was locked, or took the lock off."""
        return self.mark in (LockMark.CHANGED, LockMark.OFF)

    @property
    def sentence(self) -> str:
        """What was done, as a sentence."""
        return capital(self.entry.sentence)

    @property
    def who(self) -> str:
        """Who did it."""
        return by_whom(self.entry.stamp.by.name)

    @property
    def spoken(self) -> str:
        """The whole row for a screen reader."""
        entry = self.entry
        reason = f", because: {entry.stamp.reason}" if entry.stamp.reason else ""
        note = f", {self.note}" if self.note else ""
        return f"entry {entry.number}, {self.sentence}, {self.when}, by {self.who}{reason}{note}"


def history_rows(entries: Sequence[Entry], zone: tzinfo | None = None) -> tuple[HistoryRow, ...]:
    """A row for each entry, newest first; None shows times as this computer does."""
    fates, marks = fates_of(entries), lock_marks(entries)
    return tuple(
        HistoryRow(
            entry,
            moment_in_words(entry.stamp.at, zone),
            fates.get(entry.number, ""),
            marks.get(entry.number),
        )
        for entry in reversed(entries)
    )


def fates_of(entries: Iterable[Entry]) -> dict[int, str]:
    """What became of each entry that does not count any more, such as "Undone by entry 12"."""
    return {number: f"{word} by entry {by:,}" for number, (word, by) in taken_back(entries).items()}


def taken_back(entries: Iterable[Entry]) -> dict[int, tuple[str, int]]:
    """For each entry that does not count any more, a word for it and which later entry did it."""
    return _fates(entries)[0]


def put_back(entries: Iterable[Entry]) -> dict[int, list[tuple[int, int]]]:
    """For each entry that was taken back and counted again, the entries that did either, in order.

    It may not count any more all the same: `taken_back` says so.
    """
    return _fates(entries)[1]


def _fates(
    entries: Iterable[Entry],
) -> tuple[dict[int, tuple[str, int]], dict[int, list[tuple[int, int]]]]:
    parent: dict[int, int] = {}  # the entry whose state an entry was made on
    kinds: dict[int, str] = {}
    after: dict[int, int] = {0: 0}  # the entry that made the state after each entry
    fates: dict[int, tuple[str, int]] = {}
    again: dict[int, list[tuple[int, int]]] = {}
    here = 0
    for entry in entries:
        number, target, there = entry.number, entry.target, entry.number
        kinds[number] = entry.kind
        if entry.kind == Move.UNDO:
            there = after[target - 1]
        elif entry.kind == Move.REDO:
            there = target
        else:
            parent[number] = after[target] if entry.kind == Move.RETURN else here
        returns = kinds[target if entry.kind == Move.REDO else number] == Move.RETURN
        word = "Set aside" if returns else "Undone"
        # From where the evaluation was to where it is now, up to what both have.
        one, other = here, there
        while one != other:
            if one > other:
                if not (returns and kinds[one] in _STAY):
                    fates[one] = word, number
                one = parent[one]
            else:
                if (fate := fates.pop(other, None)) is not None:
                    again.setdefault(other, []).append((fate[1], number))
                other = parent[other]
        here = after[number] = there
    return fates, again


NUMBER, WHEN, WHO, WHAT, REASON, NOTE = range(6)


def _tone(row: HistoryRow) -> Tone:
    return Tone.SECONDARY if row.fate else Tone.NORMAL


def note_tone(row: HistoryRow) -> Tone:
    if row.against_lock:
        return Tone.WARNING
    return Tone.SECONDARY if row.mark is None else Tone.NORMAL


HISTORY_COLUMNS: tuple[Column[HistoryRow], ...] = (
    Column(
        "Entry",
        lambda row: f"{row.entry.number:,}",
        sort=lambda row: float(row.entry.number),
        tone=lambda _row: Tone.SECONDARY,
        spoken=lambda row: row.spoken,
        right=True,
        about="Entries are numbered as they were made, and none is ever removed.",
    ),
    Column(
        "When",
        lambda row: row.when,
        sort=lambda row: row.entry.stamp.at.timestamp(),
        tone=_tone,
        tooltip=lambda row: moment_in_utc(row.entry.stamp.at),
        about="In this computer's time; the record is kept in UTC.",
    ),
    Column(
        "Who",
        lambda row: row.who,
        tone=_tone,
        tooltip=lambda row: by_whom(row.entry.stamp.by.name, row.entry.stamp.by.role),
    ),
    Column("What was done", lambda row: row.sentence, tone=_tone, tooltip=lambda row: row.sentence),
    Column(
        "Why",
        lambda row: row.entry.stamp.reason,
        tone=lambda _row: Tone.SECONDARY,
        tooltip=lambda row: row.entry.stamp.reason,
    ),
    Column(
        "Note",
        lambda row: row.note,
        tone=note_tone,
        tooltip=lambda row: row.note,
        about="What was done while the framework was locked is marked, and what changed it then;"
        " so is what was undone or set aside.",
    ),
)


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which entries are shown; an empty part lets everything through. `group` is of KIND_GROUPS."""

    text: str = ""
    person: str = ""
    group: str = ""
    after_lock: bool = False

    @property
    def active(self) -> bool:
        """Whether anything may be hidden."""
        return bool(self.text.strip() or self.person or self.group or self.after_lock)

    def shows(self, row: HistoryRow) -> bool:
        """Whether a row passes. Every word must be in what was done, why, by whom or when."""
        entry = row.entry
        if self.person and entry.stamp.by.name != self.person:
            return False
        if self.group and entry.kind not in KIND_GROUPS[self.group]:
            return False
        if self.after_lock and row.mark is None:
            return False
        words = words_of(self.text)
        if not words:
            return True
        parts = (row.id, row.sentence, entry.stamp.reason, str(entry.stamp.by), row.when, row.note)
        return finds(words, haystack_of(*parts))


def people_of(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Everybody named in the history, in order of name."""
    return tuple(sorted({entry.stamp.by.name for entry in entries} - {""}, key=str.casefold))


def groups_of(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The groups of kinds that the history has entries of."""
    kinds = {entry.kind for entry in entries}
    return tuple(group for group, members in KIND_GROUPS.items() if members & kinds)


def history_count_line(rows: Sequence[HistoryRow], shown: int) -> str:
    """Such as "61 entries, 20 after the lock (2 against it), 3 undone or set aside"; with a filter,
    "5 of 61 entries".
    """
    if shown != len(rows):
        return f"{shown:,} of {len(rows):,} entries"
    parts = [counted(len(rows), "entry", "entries")]
    if late := sum(row.mark is not None for row in rows):
        against = sum(row.against_lock for row in rows)
        parts.append(f"{late:,} after the lock" + (f" ({against:,} against it)" if against else ""))
    if gone := sum(bool(row.fate) for row in rows):
        parts.append(f"{gone:,} undone or set aside")
    return ", ".join(parts)
