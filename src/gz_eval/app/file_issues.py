"""What an import says about whole files, as issues, and how issues call files and sheets."""

from __future__ import annotations

from collections.abc import Sequence

from gz_eval.core.errors import UserError
from gz_eval.core.issues import Issue, Severity
from gz_eval.core.source import CellRef, SheetRef
from gz_eval.core.wording import listed
from gz_eval.sheets.sheet import Sheet, Workbook

UNREADABLE = "file-unreadable"
"""The kind of issue that says that a file could not be read."""


def file_unreadable(name: str, error: UserError) -> Issue:
    """A file that could not be read, among others that could."""
    return Issue(Severity.ERROR, UNREADABLE, error.what, error.advice, file_cell(name))


def same_file(workbook: Workbook, earlier: str) -> Issue:
    """A file with the same bytes as one before it."""
    name = workbook.source.name
    return Issue(
        Severity.WARNING,
        "sheet-skipped",
        f"“{name}” is an exact copy of “{earlier}”, so its bids were not imported a second time.",
        "Remove one of the two.",
        file_cell(name),
    )


def own_export(name: str) -> Issue:
    """A workbook that gz_eval wrote, lying among the bids."""
    return Issue(
        Severity.WARNING,
        "sheet-skipped",
        f"“{name}” is an export of gz_eval, not bids, so it was not imported.",
        "Keep exports in another folder than the bids.",
        file_cell(name),
    )


def empty_workbook(name: str) -> Issue:
    """A file that opens, and in which nobody wrote anything."""
    return Issue(
        Severity.WARNING,
        "sheet-skipped",
        f"“{name}” is empty: no cell of it holds anything.",
        "Ask for the file again, or save it again.",
        file_cell(name),
    )


def copy_of_replaced(name: str, original: str) -> Issue:
    """A file left out as the copy of one that has since been replaced by a new version."""
    return Issue(
        Severity.WARNING,
        "sheet-skipped",
        f"“{name}” is an exact copy of an earlier version of “{original}”, so its bids were not"
        " imported.",
        "Nothing needs doing if the newer version is the right one.",
        file_cell(name),
    )


def already_imported(names: Sequence[str], given: int) -> Issue:
    """Files among those given that are in the evaluation already, word for word."""
    those = "one was" if len(names) == 1 else f"{len(names):,} were"
    return Issue(
        Severity.NOTE,
        "already-imported",
        f"Of the {given:,} files given last, {those} in the evaluation already, with the same"
        f" content, and not read again: {listed([f'“{name}”' for name in names])}.",
        "Nothing needs doing.",
    )


def file_cell(name: str) -> tuple[CellRef, ...]:
    """Where an issue of a file as a whole is: its first cell, on no sheet."""
    return (CellRef(SheetRef(name, ""), 1, 1),)


def named(sheet: Sheet) -> str:
    """A sheet as a sentence begins with it; its file where it has no name, as in a CSV."""
    return f"The sheet “{sheet.ref.sheet}”" if sheet.ref.sheet else f"“{sheet.ref.file}”"
