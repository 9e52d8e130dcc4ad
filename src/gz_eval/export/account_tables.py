"""What became of the data: issues, rows left out, files; and what the whole export is."""

from __future__ import annotations

from collections.abc import Iterable

from gz_eval import __version__
from gz_eval.core.bids import BidSet
from gz_eval.core.framework import Framework
from gz_eval.core.issues import Issue, grouped
from gz_eval.core.open_issues import issue_counts, standing_issues
from gz_eval.core.project import Project
from gz_eval.core.selection import Selection
from gz_eval.core.shipped import changes_from_shipped, version_in_words
from gz_eval.export.governance_tables import governance_lines, moment_text
from gz_eval.export.imprint import Imprint
from gz_eval.export.table import Column, Form, Table

ABOUT_SHEET = "About"
ABOUT_TITLE = "About this evaluation: "


def is_own_sheet(name: str, title: object) -> bool:
    """Whether a sheet's name and A1 are those that every workbook we write has."""
    return name == ABOUT_SHEET and isinstance(title, str) and title.startswith(ABOUT_TITLE)


OWN_HEADERS = ("Rank", "Ranked among", "Reference", "Bid")
"""What every ranking that we write begins with: of a .csv there is nothing else to know it by."""


def issues_table(issues: Iterable[Issue], framework: Framework) -> Table:
    """Every issue with its cell, the gravest and the most frequent first."""
    rows = tuple(
        (
            issue.severity.word,
            issue.kind,
            field_label(framework, issue.field),
            issue.bid,
            issue.message,
            issue.advice,
            issue.place,
        )
        for group in grouped(issues)
        for issue in group.issues
    )
    return Table(
        "Issues",
        "Issues found in the data",
        (
            Column("Severity", width=10),
            Column("Kind", width=20),
            Column("Field", width=30),
            Column("Reference", width=16),
            Column("What is wrong", width=60),
            Column("What to do", width=50),
            Column("Where", width=44),
        ),
        rows,
        "Errors change what can be scored; warnings ask for a look; notes are for the record.",
    )


def left_out_table(bid_set: BidSet) -> Table:
    """Every row that was read and not imported, and why."""
    rows = tuple(
        (row.cell.sheet.file, row.cell.sheet.sheet, row.cell.address, row.reason, row.text)
        for row in bid_set.left_out
    )
    return Table(
        "Left out",
        f"Rows left out: {bid_set.account}",
        (
            Column("File", width=32),
            Column("Sheet", width=20),
            Column("Cell", width=8),
            Column("Reason", width=50),
            Column("What the row says", width=60),
        ),
        rows,
        "Rows read = rows imported + rows left out.",
    )


def files_table(bid_set: BidSet) -> Table:
    """Every sheet that was read: its layout, its rows, and its file's SHA-256."""
    files = {file.name: file for file in bid_set.files}
    rows = []
    for sheet in bid_set.sheets:
        file = files.get(sheet.ref.file)
        rows.append(
            (
                sheet.ref.file,
                sheet.ref.sheet,
                sheet.layout.value,
                "hidden" if sheet.hidden else "shown",
                sheet.rows_read,
                sheet.imported,
                len(sheet.left_out),
                sheet.note,
                file.size if file is not None else None,
                file.sha256 if file is not None else "",
            )
        )
    return Table(
        "Files",
        f"Files and sheets that were read: {bid_set.account}",
        (
            Column("File", width=36),
            Column("Sheet", width=20),
            Column("Layout", width=10),
            Column("Visibility", width=10),
            Column("Rows read", Form.WHOLE, width=9),
            Column("Imported", Form.WHOLE, width=9),
            Column("Left out", Form.WHOLE, width=9),
            Column("Note", width=50),
            Column("Size of the file (bytes)", Form.WHOLE, width=12),
            Column("SHA-256 of the file", width=66),
        ),
        tuple(rows),
        "A file’s SHA-256 changes when anything in the file does.",
    )


def imprint_lines(imprint: Imprint) -> tuple[tuple[str, str], ...]:
    """How every sheet “About” begins."""
    return (
        *((("Evaluation", imprint.evaluation),) if imprint.evaluation else ()),
        ("Marking", imprint.marking),
        ("Made on", moment_text(imprint.at)),
        ("Made by", f"gz_eval {__version__}"),
    )


def about_table(
    project: Project,
    selection: Selection,
    sheets: Iterable[Table],
    imprint: Imprint,
    log_head: str = "",
) -> Table:
    """What the workbook is, when and from what it was made, and what its sheets hold."""
    evaluation = selection.evaluation
    framework, bid_set = evaluation.framework, project.bids
    told: list[tuple[str, str]] = [
        *imprint_lines(imprint),
        ("Framework", f"{framework.title} ({framework.key}, {version_in_words(framework)})"),
        *(("Framework, changed", change) for change in changes_from_shipped(framework)),
    ]
    if framework.status:
        told.append(("Status of the framework", framework.status))
    if framework.source:
        told.append(("Source of the framework", framework.source))
    told += [
        ("Rows", f"{bid_set.account}."),
        ("Files", f"{len(bid_set.files):,}; their SHA-256 sums are on the sheet “Files”."),
        ("Issues", f"{issue_counts(standing_issues(project))}."),
    ]
    told += governance_lines(project, selection, log_head)
    told += [("Tie", sentence) for sentence in evaluation.ties]
    told += [(f"Sheet “{table.name}”", f"{table.title}. {table.note}".strip()) for table in sheets]
    return Table(
        ABOUT_SHEET,
        f"{ABOUT_TITLE}{framework.title}",
        (Column("Item", width=28), Column("Value", width=100)),
        tuple(told),
        "Released copies: check first that nothing here has to be withheld.",
    )


def field_label(framework: Framework, key: str) -> str:
    """A field's label by its key; the key itself when the framework has no such field."""
    field = framework.field_by_key.get(key)
    return field.label if field is not None else key
