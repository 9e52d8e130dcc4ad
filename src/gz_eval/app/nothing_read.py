"""Why there is no bid in any of the files: for one a sentence, for many a list by what is wrong.

Whoever gets eighty files wants to know which to ask for again, and which need another name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gz_eval.core.bids import Layout, SheetRecord
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Framework
from gz_eval.core.issues import Issue
from gz_eval.sheets.layout import NOTHING_FOUND


class Fault(NamedTuple):
    """What is wrong with one file: `what` names it, in quotation marks."""

    name: str
    what: str
    advice: str

    def of(self, files: str) -> str:
        """What is wrong, said of files: "Each of these 3 files is empty."."""
        said = self.what.replace(f"“{self.name}”", files, 1)
        return said[:1].upper() + said[1:]


def fault_of_error(name: str, error: UserError) -> Fault:
    """A file that could not be opened."""
    return Fault(name, error.what, error.advice)


def fault_of_export(name: str, issue: Issue) -> Fault:
    """A file that gz_eval wrote itself, and what may have been meant."""
    return Fault(
        name,
        issue.message,
        "Import the workbooks that the bids came in. To go on with an evaluation, open its .gzeval"
        " file.",
    )


def fault_of_issue(name: str, issue: Issue) -> Fault:
    """A file that was passed over, as its issue has it."""
    return Fault(name, issue.message, issue.advice)


def fault_of_sheets(name: str, records: Sequence[SheetRecord], framework: Framework) -> Fault:
    """A file that was opened and has no bid: `records` are of its sheets that are not blank."""
    if any(record.layout is not Layout.NONE for record in records):
        return Fault(
            name,
            f"There are headers in “{name}”, but no bids.",
            "Check that the rows or answers were filled in, and that it is the right file.",
        )
    notes = dict.fromkeys(record.note for record in records if record.note != NOTHING_FOUND)
    if len(notes) == 1 and len(records) == 1:
        (note,) = notes
        return Fault(
            name,
            f"There are no bids in “{name}”: {note[:1].lower()}{note[1:]}",
            "Check that it is the right file.",
        )
    labels = ", ".join(f"“{field.label}”" for field in framework.fields[:3])
    return Fault(
        name,
        f"“{name}” has no header row and no form labels of this framework, such as {labels}.",
        "Check that it is a bid file for this framework; a header that is worded otherwise can be"
        " added to its field’s aliases in the framework file.",
    )


def nothing_read(faults: Sequence[Fault]) -> UserError:
    """The error for files of which none holds a bid that could be read."""
    if len(faults) == 1:
        return UserError(faults[0].what, faults[0].advice)
    alike: dict[tuple[str, str], list[Fault]] = {}
    for fault in faults:
        alike.setdefault((fault.of("…"), fault.advice), []).append(fault)
    return UserError(
        f"None of the {len(faults):,} files could be imported.",
        sections=tuple(
            _told(group) for group in sorted(alike.values(), key=lambda group: -len(group))
        ),
    )


def nothing_else(error: UserError, known: int) -> UserError:
    """The same of files chosen with `known` others, which are in the evaluation already."""
    if not known:
        return error
    those = "the other file is" if known == 1 else f"all {known:,} other files is"
    also = f"The content of {those} in the evaluation already."
    return UserError(f"{error.what} {also}", error.advice, error.sections)


def _told(group: Sequence[Fault]) -> tuple[str, tuple[str, ...]]:
    """A group of files with the same fault: what is wrong and what to do, then their names."""
    first = group[0]
    if len(group) == 1:
        return first.what, (first.advice,)
    return first.of(f"each of these {len(group):,} files"), (
        first.advice,
        *(f"•  {fault.name}" for fault in group),
    )
