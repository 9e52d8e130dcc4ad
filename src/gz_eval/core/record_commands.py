"""The commands that write the logs of assumptions, decisions and data; imports fill the last."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from gz_eval.core.bids import BidSet, rows_account
from gz_eval.core.errors import UserError
from gz_eval.core.people import Person, Stamp
from gz_eval.core.project import Project
from gz_eval.core.records import Log, Record
from gz_eval.core.source import SourceFile
from gz_eval.core.wording import listed


@dataclass(frozen=True, slots=True)
class AddRecord:
    """Write an entry into a log."""

    kind: ClassVar[str] = "add-record"
    needs_reason: ClassVar[bool] = False
    log: Log
    what: str
    why: str = ""
    impact: str = ""

    def apply(self, project: Project, stamp: Stamp) -> Project:
        """The project with the entry. Raises UserError for one that says nothing."""
        if not self.what.strip():
            raise UserError(f"The {self.log.value} log takes no empty entry.", "Say what it is.")
        record = Record(next_number(project), self.log, self.what, self.why, self.impact, stamp)
        return replace(project, records=(*project.records, record))

    def sentence(self, project: Project) -> str:
        """Such as "add to the assumption log: …"."""
        return f"add to the {self.log.value} log: {self.what}"


@dataclass(frozen=True, slots=True)
class AmendRecord:
    """Word an entry anew. A sign-off of the old words no longer holds."""

    kind: ClassVar[str] = "amend-record"
    needs_reason: ClassVar[bool] = False
    number: int
    what: str
    why: str = ""
    impact: str = ""

    def apply(self, project: Project, stamp: Stamp) -> Project:
        """The project with the entry amended.

        Raises UserError for one that is not there, and for other facts than an import found.
        """
        if not self.what.strip():
            raise UserError("An entry of a log cannot be empty.", "Say what it is.")
        old = record_of(project, self.number)
        if old.of_import and (self.what, self.impact) != (old.what, old.impact):
            raise UserError(
                "What an import wrote of a file stays as it is.",
                "Say what is to be known of the file under “Why”.",
            )
        new = replace(
            old, what=self.what, why=self.why, impact=self.impact, stamp=stamp, signed_off=None
        )
        return with_record(project, new)

    def sentence(self, project: Project) -> str:
        """Such as "amend entry 3 of the logs: …"."""
        return f"amend entry {self.number:,} of the logs: {self.what}"


@dataclass(frozen=True, slots=True)
class SignRecord:
    """Sign an entry off, by the name of the person who does."""

    kind: ClassVar[str] = "sign-record"
    needs_reason: ClassVar[bool] = False
    number: int
    by: Person

    def apply(self, project: Project, stamp: Stamp) -> Project:
        """The project with the entry signed off. Raises UserError without a name or an entry."""
        if not self.by.name.strip():
            raise UserError("A sign-off needs a name.", "Say who signs the entry off.")
        old = record_of(project, self.number)
        signed = Stamp(self.by, stamp.at, stamp.reason)
        return with_record(project, replace(old, signed_off=signed))

    def sentence(self, project: Project) -> str:
        """Such as "sign off entry 3 of the logs, by A. Official"."""
        return f"sign off entry {self.number:,} of the logs, by {self.by.name}"


@dataclass(frozen=True, slots=True)
class SignRecords:
    """Sign several entries off at once, by the name of the person who does."""

    kind: ClassVar[str] = "sign-records"
    needs_reason: ClassVar[bool] = False
    numbers: tuple[int, ...]
    by: Person

    def apply(self, project: Project, stamp: Stamp) -> Project:
        """The project with the entries signed off. Raises UserError as `SignRecord` does."""
        if not self.numbers:
            raise UserError("There is no entry to be signed off.", "Say which entries they are.")
        for number in self.numbers:
            project = SignRecord(number, self.by).apply(project, stamp)
        return project

    def sentence(self, project: Project) -> str:
        """Such as "sign off entries 3, 4 and 6 of the logs, by A. Official"."""
        said = listed([f"{number:,}" for number in self.numbers], most=len(self.numbers))
        entries = "entry" if len(self.numbers) == 1 else "entries"
        return f"sign off {entries} {said} of the logs, by {self.by.name}"


def next_number(project: Project) -> int:
    """The number of the next record."""
    return 1 + max((record.number for record in project.records), default=0)


def record_of(project: Project, number: int) -> Record:
    """A record by its number. Raises UserError when there is none."""
    for record in project.records:
        if record.number == number:
            return record
    raise UserError(f"The logs have no entry {number:,}.", "Look at the logs for its number.")


def with_record(project: Project, record: Record) -> Project:
    """The project with a record in place of the one of the same number."""
    return replace(
        project,
        records=tuple(record if old.number == record.number else old for old in project.records),
    )


def data_records(project: Project, bids: BidSet, stamp: Stamp) -> tuple[Record, ...]:
    """A data log entry for each file that these bids bring and the project has not."""
    known = {(file.name, file.sha256) for file in project.bids.files}
    new = [file for file in bids.files if (file.name, file.sha256) not in known]
    first = next_number(project)
    return tuple(
        Record(
            first + index,
            Log.DATA,
            f"{file.name}: {_account(bids, file.name)}",
            stamp.reason,
            _content(file),
            stamp,
        )
        for index, file in enumerate(new)
    )


def imported_at(project: Project) -> dict[str, datetime]:
    """When files that are there were imported as they are, by name, as the data log has it."""
    moments: dict[str, datetime] = {}
    logged = [record for record in project.records if record.log is Log.DATA]
    for file in project.bids.files:
        for record in logged:
            if record.what.startswith(f"{file.name}: ") and record.impact == _content(file):
                moments[file.name] = record.stamp.at
    return moments


def _content(file: SourceFile) -> str:
    return f"SHA-256 {file.sha256}, {file.size:,} bytes"


def _account(bids: BidSet, file: str) -> str:
    sheets = [sheet for sheet in bids.sheets if sheet.ref.file == file]
    read = sum(sheet.rows_read for sheet in sheets)
    imported = sum(sheet.imported for sheet in sheets)
    left_out = sum(len(sheet.left_out) for sheet in sheets)
    return rows_account(read, imported, left_out)
