"""What the logs of assumptions, decisions and data say: rows, filters, details. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from gz_eval.app.columns import Column, Tone
from gz_eval.app.details import Detail, Details, by_whom
from gz_eval.app.finding import finds, haystack_of, words_of
from gz_eval.app.moments import moment_in_utc, moment_in_words
from gz_eval.core.history import Entry
from gz_eval.core.people import Person, Stamp
from gz_eval.core.record_commands import AmendRecord
from gz_eval.core.records import Log, Record
from gz_eval.core.wording import counted

NOT_SIGNED = "Not signed off"
OWN = "who wrote it"
LOG_WORDS = {Log.ASSUMPTION: "Assumption", Log.DECISION: "Decision", Log.DATA: "Data"}
LOG_TITLES = {Log.ASSUMPTION: "Assumptions", Log.DECISION: "Decisions", Log.DATA: "Data"}
# What an entry of each log is for, after the AQuA Book.
LOG_GUIDES = {
    Log.ASSUMPTION: "Something taken as true that the evidence does not settle.",
    Log.DECISION: "A choice that was made, and why.",
    Log.DATA: "Where data came from and how good it is. Imports write here by themselves.",
}


@dataclass(frozen=True, slots=True, eq=False)
class RecordRow:
    """One entry of a log."""

    record: Record
    when: str
    signed: str
    amended: bool = False

    @property
    def own(self) -> bool:
        """Whether who wrote it signed it off: nobody else looked at it."""
        return (
            signs_own(self.record, self.record.signed_off.by) if self.record.signed_off else False
        )

    @property
    def who(self) -> str:
        """Who wrote it, or worded it anew."""
        name = by_whom(self.record.stamp.by.name)
        return f"{name} (amended)" if self.amended else name

    @property
    def id(self) -> str:
        """The record's number as text."""
        return str(self.record.number)

    @property
    def spoken(self) -> str:
        """The whole row for a screen reader."""
        record = self.record
        why = f", because: {record.why}" if record.why else ""
        who = f"{'amended by ' if self.amended else ''}{by_whom(record.stamp.by.name)}"
        return (
            f"{LOG_WORDS[record.log]} {record.number}, {record.what}{why}, {who}, {self.when},"
            f" {self.signed}"
        )


def amendments(entries: Iterable[Entry]) -> frozenset[Stamp]:
    """The stamps by which entries of the logs were amended, from the history.

    An entry has the stamp of what wrote its words: one that was amended has one of these, and after
    an undo no more.
    """
    return frozenset(entry.stamp for entry in entries if entry.kind == AmendRecord.kind)


def signs_own(record: Record, by: Person) -> bool:
    """Whether somebody would sign off what they wrote, as far as names tell."""
    name = record.stamp.by.name.strip().casefold()
    return bool(name) and name == by.name.strip().casefold()


def record_rows(
    records: Sequence[Record],
    zone: tzinfo | None = None,
    amended: frozenset[Stamp] = frozenset(),
) -> tuple[RecordRow, ...]:
    """A row for each entry of the logs, newest first; those with a stamp of `amended` say so."""
    return tuple(
        RecordRow(
            record,
            moment_in_words(record.stamp.at, zone),
            _signed(record),
            record.stamp in amended,
        )
        for record in reversed(records)
    )


def _signed(record: Record) -> str:
    if record.signed_off is None:
        return NOT_SIGNED
    name = by_whom(record.signed_off.by.name)
    return f"{name}, {OWN}" if signs_own(record, record.signed_off.by) else name


def _signed_tone(row: RecordRow) -> Tone:
    if row.record.signed_off is None:
        return Tone.SECONDARY
    return Tone.WARNING if row.own else Tone.GOOD


RECORD_NUMBER, RECORD_LOG, RECORD_WHAT, RECORD_WHY, IMPACT, RECORD_WHO, RECORD_WHEN, SIGNED = range(
    8
)


def _impact(row: RecordRow) -> str:
    """What an entry would change; an import writes the file's content there, which is no impact."""
    return "" if row.record.of_import else row.record.impact


RECORD_COLUMNS: tuple[Column[RecordRow], ...] = (
    Column(
        "No.",
        lambda row: f"{row.record.number:,}",
        sort=lambda row: float(row.record.number),
        tone=lambda _row: Tone.SECONDARY,
        spoken=lambda row: row.spoken,
        right=True,
        about="Entries are numbered across the three logs; a number never changes.",
    ),
    Column("Log", lambda row: LOG_WORDS[row.record.log]),
    Column("What", lambda row: _line(row.record.what), tooltip=lambda row: row.record.what),
    Column("Why", lambda row: _line(row.record.why), tooltip=lambda row: row.record.why),
    Column("Impact", lambda row: _line(_impact(row)), tooltip=_impact),
    Column(
        "Who",
        lambda row: row.who,
        tooltip=lambda row: by_whom(row.record.stamp.by.name, row.record.stamp.by.role),
    ),
    Column(
        "When",
        lambda row: row.when,
        sort=lambda row: row.record.stamp.at.timestamp(),
        tooltip=lambda row: moment_in_utc(row.record.stamp.at),
    ),
    Column(
        "Signed off by",
        lambda row: row.signed,
        tone=_signed_tone,
        tooltip=lambda row: row.signed,
    ),
)


def _line(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class RecordFilter:
    """Which entries are shown: of one log (None: all), holding every word of the text."""

    text: str = ""
    log: Log | None = None

    @property
    def active(self) -> bool:
        """Whether anything may be hidden."""
        return bool(self.text.strip()) or self.log is not None

    def shows(self, row: RecordRow) -> bool:
        """Whether a row passes."""
        record = row.record
        if self.log is not None and record.log is not self.log:
            return False
        parts = (record.what, record.why, record.impact, str(record.stamp.by), row.when, row.signed)
        return finds(words_of(self.text), haystack_of(*parts))


def log_title(log: Log | None, rows: Sequence[RecordRow]) -> str:
    """A tab's words: "Assumptions (4)", "All (12)"."""
    if log is None:
        return f"All ({len(rows):,})"
    return f"{LOG_TITLES[log]} ({sum(row.record.log is log for row in rows):,})"


def record_count_line(rows: Sequence[RecordRow], shown: int) -> str:
    """Such as "12 entries, 5 not signed off"; with a filter, "4 of 12 entries"."""
    if shown != len(rows):
        return f"{shown:,} of {len(rows):,} entries"
    told = counted(len(rows), "entry", "entries")
    waiting = sum(row.record.signed_off is None for row in rows)
    return f"{told}, {waiting:,} not signed off" if waiting else f"{told}, all signed off"


def impact_words(record: Record) -> str:
    """What the third text of an entry is called: an import writes there which file it read."""
    return "File as it was read" if record.of_import else "Impact"


def record_details(row: RecordRow) -> Details:
    """Everything about one entry of a log."""
    record = row.record
    parts = [Detail("What", record.what)]
    if record.why:
        parts.append(Detail("Why", record.why))
    if record.impact:
        parts.append(Detail(impact_words(record), record.impact))
    written = by_whom(record.stamp.by.name, record.stamp.by.role)
    if row.amended:
        said = f"{written}, {row.when}. The words before are in the history."
        parts.append(Detail("Amended by", said))
    else:
        parts.append(Detail("Written by", f"{written}, {row.when}"))
    signed = record.signed_off
    if signed is None:
        parts.append(Detail("Signed off by", NOT_SIGNED, Tone.SECONDARY))
    else:
        said = f"{by_whom(signed.by.name, signed.by.role)}, {moment_in_words(signed.at)}"
        if row.own:
            said = f"{said}. The same person wrote it: nobody else has checked it."
        parts.append(Detail("Signed off by", said, _signed_tone(row)))
    return Details(f"{LOG_WORDS[record.log]} {record.number:,}", tuple(parts))
