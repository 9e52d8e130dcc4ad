"""Files of an import that brought no bids: whoever sent one believes to have bid."""

from __future__ import annotations

from gz_eval.app.file_issues import UNREADABLE
from gz_eval.core.bids import BidSet
from gz_eval.core.wording import counted, listed


def barren_files(before: BidSet, after: BidSet) -> tuple[str, ...]:
    """The names of files that an import was given and found no row of a bid in, as it first came.

    Rows that were left out are told by themselves: their files are not named here.
    """
    known = {(file.name, file.sha256) for file in before.files}
    holding = {record.ref.file for record in after.sheets if record.rows_read}
    said = set(before.issues)
    unread = [
        issue.where[0].sheet.file
        for issue in after.issues
        if issue.kind == UNREADABLE and issue not in said
    ]
    read = [file.name for file in after.files if (file.name, file.sha256) not in known]
    return tuple(dict.fromkeys((*unread, *(name for name in read if name not in holding))))


def barren_told(names: tuple[str, ...], *, nameless: bool) -> tuple[str, str]:
    """What to say of such files, and what to do: a sentence each."""
    what = f"{counted(len(names), 'file')} brought no bids"
    if nameless:
        return f"{what}.", "Show names and places to read which, and why."
    if len(names) == 1:
        what = f"“{names[0]}” brought no bids."
    else:
        what = f"{what}: {listed([f'“{name}”' for name in names], 3)}."
    return what, "“Issues of files”, on the page of bids, says why."
