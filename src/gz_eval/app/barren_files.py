"""What an import brought, and which of its files none: whoever sent one believes to have bid."""

from __future__ import annotations

from gz_eval.app.file_issues import UNREADABLE
from gz_eval.core.bids import BidSet
from gz_eval.core.wording import bids_in_words, counted, listed


def barren_files(before: BidSet, after: BidSet) -> tuple[str, ...]:
    """The names of files that an import was given and found no row of a bid in, as it first came.

    Rows that were left out are told by themselves: their files are not named here.
    """
    holding = {record.ref.file for record in after.sheets if record.rows_read}
    said = set(before.issues)
    unread = [
        issue.where[0].sheet.file
        for issue in after.issues
        if issue.kind == UNREADABLE and issue not in said
    ]
    read = (name for name in _read(before, after) if name not in holding)
    return tuple(dict.fromkeys((*unread, *read)))


def _read(before: BidSet, after: BidSet) -> list[str]:
    """The names of files that an import opened, in their order."""
    known = {(file.name, file.sha256) for file in before.files}
    return [file.name for file in after.files if (file.name, file.sha256) not in known]


def barren_told(before: BidSet, after: BidSet, *, nameless: bool) -> tuple[str, str]:
    """What came, of how many files, and which brought none; and what to do. Empty for none such."""
    if not (barren := barren_files(before, after)):
        return "", ""
    fruitful = set(_read(before, after)).difference(barren)
    count = sum(bid.source.sheet.file in fruitful for bid in after.bids)
    none = f"{counted(len(barren), 'file')} brought none"
    source = counted(len(fruitful), "file")
    advice = "Show names and places to read which, and why."
    if not nameless:
        advice = "“Issues of files”, on the page of bids, says why."
        if len(barren) == 1:
            none = f"“{barren[0]}” brought none"
        else:
            none = f"{none}: {listed([f'“{name}”' for name in barren], 3)}"
        if len(fruitful) == 1:
            source = f"“{next(iter(fruitful))}”"
    came = f"{bids_in_words(count)} came from {source}" if count else "No bids came"
    return f"{came}; {none}.", advice
