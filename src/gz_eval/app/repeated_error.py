"""The question of bids that are there already: whose they are, and when those were imported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from gz_eval.app.moments import moment_in_words
from gz_eval.core.bids import Bid
from gz_eval.core.errors import UserError
from gz_eval.core.source import CellRef
from gz_eval.core.wording import bids_in_words, listed
from gz_eval.sheets.building import Draft


class RepeatedError(UserError):
    """An import has bids that are there already by their references. `all_of_them`: no others.

    `files` are those it has them from. `imported` says when those were that count now, `again` when
    those were that are read again, as rows of theirs gave way: `order` says so, empty for none.
    """

    def __init__(
        self,
        repeats: Mapping[int, Bid],
        drafts: Sequence[Draft],
        imported: Mapping[str, datetime],
        again: Mapping[str, datetime],
    ) -> None:
        self.all_of_them = len(repeats) == len(drafts)
        self.others = len(drafts) - len(repeats)
        self.files = _files(drafts[place].source for place in repeats)
        counting = _files(bid.source for bid in repeats.values())
        self.order = _order(self.files, counting, imported, again)
        count, whole = len(repeats), len(drafts)
        new = _quoted(_files(draft.source for draft in drafts))
        old = listed([_with_moment(name, imported) for name in counting], 3)
        if whole == 1:
            told = f"The bid in {new} has a reference that is"
        elif count == whole:
            told = f"All {bids_in_words(whole)} in {new} have references that are"
        else:
            verb = "has a reference that is" if count == 1 else "have references that are"
            told = f"{count:,} of the {bids_in_words(whole)} in {new} {verb}"
        self.without_names = (
            f"{bids_in_words(count)} of {whole:,} would come in a second time, by their references."
        )
        self.nothing_else = (
            f"{'The bid' if whole == 1 else f'All {bids_in_words(whole)}'} in {new}"
            f" {'is' if whole == 1 else 'are'} in the evaluation already, from"
            f" {_quoted(counting)}, and no answer differs."
        )
        super().__init__(
            f"{told} in the evaluation already, from {old}.",
            "Say whether they take the places of those that are there, or are left out.",
        )


def _order(
    files: Sequence[str],
    counting: Sequence[str],
    imported: Mapping[str, datetime],
    again: Mapping[str, datetime],
) -> str:
    """When files were imported whose rows gave way, and whether that was before what counts."""
    before = [name for name in files if name in again]
    if not before:
        return ""
    told = listed([_with_moment(name, again) for name in before], 3)
    one = len(before) == 1
    was, its = ("was", "its") if one else ("were", "their")
    moments = [again[name] for name in before]
    others = [imported[name] for name in counting if name in imported]
    which = ""
    if others and max(moments) < min(others):
        which = "older"
    elif others and min(moments) > max(others):
        which = "newer"
    if which:
        which = f": it is the {which} import" if one else f": they are the {which} imports"
    return f"{told} {was} imported before, and {its} rows were left out{which}."


def _files(sources: Iterable[CellRef]) -> list[str]:
    """The names of the files, those with the most of the bids first."""
    return [name for name, _ in Counter(one.sheet.file for one in sources).most_common()]


def _quoted(files: Sequence[str]) -> str:
    return listed([f"“{name}”" for name in files], 3)


def _with_moment(file: str, imported: Mapping[str, datetime]) -> str:
    """Such as "“bids.xlsx” (imported on 14 June 2012 at 10:30)"."""
    at = imported.get(file)
    return f"“{file}”" + (f" (imported on {moment_in_words(at)})" if at else "")
