"""Ids of bids: unique within an evaluation, and the same again when a bid is read again.

Officials' overrides hold on to a bid by its id, so an id must never pass to another bid. Bids that
are there keep theirs; a new bid under a reference that is taken gets " (2)", and both are flagged.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gz_eval.app.import_issues import duplicate_id, kept_id
from gz_eval.core.bids import Bid
from gz_eval.core.framework import Framework
from gz_eval.core.issues import Issue
from gz_eval.core.source import CellRef
from gz_eval.core.values import stated_text
from gz_eval.sheets.building import Draft

Identity = tuple[str, str, str]


def with_unique_ids(
    drafts: Sequence[Draft],
    kept: Iterable[Bid] = (),
    known: Mapping[int, str] | None = None,
    retired: Iterable[str] = (),
) -> tuple[Bid, ...]:
    """Drafts as bids whose ids differ from each other and from those of the bids that are `kept`.

    `known` gives the id of a draft, by its place in `drafts`, that had one before. An id among
    `retired` is never made up for a bid that states no reference: it was another's.
    """
    known = known or {}
    used = {bid.id.casefold() for bid in kept} | {bid_id.casefold() for bid_id in known.values()}
    stated = {draft.id.casefold() for place, draft in enumerate(drafts) if place not in known}
    gone = {bid_id.casefold() for bid_id in retired}
    taken = used | stated | gone
    count: dict[str, int] = {}
    bids: list[Bid] = []
    for place, draft in enumerate(drafts):
        bid_id, key = known.get(place, draft.id), draft.id.casefold()
        if place not in known and (key in used or (draft.made and key in gone)):
            number = count.get(key, 1) + 1
            while (bid_id := f"{draft.id} ({number})").casefold() in taken:
                number += 1
            count[key] = number
            taken.add(bid_id.casefold())
        used.add(bid_id.casefold())
        name = draft.name if draft.name != draft.id else bid_id
        bids.append(Bid(bid_id, name, draft.region, draft.source, draft.answers, draft.extras))
    return tuple(bids)


def id_issues(framework: Framework, bids: Sequence[Bid]) -> Iterator[Issue]:
    """An issue for each bid that has another id than the reference in its file."""
    by_id = {bid.id.casefold(): bid for bid in bids}
    for bid in bids:
        stated = stated_id(framework, bid)
        if not stated or stated.casefold() == bid.id.casefold():
            continue
        first = by_id.get(stated.casefold())
        cell = _id_cell(framework, bid)
        if first is None:
            yield kept_id(bid.id, stated, cell)
        else:
            yield duplicate_id(bid.id, cell, first.id, _id_cell(framework, first))


def stated_id(framework: Framework, bid: Bid) -> str:
    """The reference that a bid's file gives; empty where it gives none."""
    return stated_text(bid.answers.get(framework.id_field))


def ids_by_reference(
    framework: Framework, drafts: Sequence[Draft], before: Sequence[Bid]
) -> dict[int, str]:
    """The ids that drafts had in the versions before of their files, by their place in `drafts`.

    A bid is the same by its reference, or by its name where it states none, or by its row where it
    has neither. Of several with the same, the first is the first.
    """
    ids: defaultdict[Identity, deque[str]] = defaultdict(deque)
    for bid in before:
        stated = stated_id(framework, bid)
        ids[_identity(bid.source, stated, bid.name, bid.id)].append(bid.id)
    found: dict[int, str] = {}
    for place, draft in enumerate(drafts):
        stated = "" if draft.made else draft.id
        known = ids.get(_identity(draft.source, stated, draft.name, draft.id))
        if known:
            found[place] = known.popleft()
    return found


def _identity(source: CellRef, stated: str, name: str, bid_id: str) -> Identity:
    file = source.sheet.file
    if stated:
        return (file, "reference", stated.casefold())
    return (file, "name", name.casefold()) if name != bid_id else (file, "row", bid_id)


def ids_by_place(
    framework: Framework, drafts: Sequence[Draft], before: Sequence[Bid]
) -> dict[int, str]:
    """The ids that drafts had when the same files were read before, by their place in `drafts`.

    `framework` is the one of before. A bid is the same by its row, or by its sheet where that holds
    one bid. An id that had been made up gives way to a reference that is found now.
    """
    rows = {(bid.source.sheet, bid.source.row): bid for bid in before}
    old, new = _alone(bid.source for bid in before), _alone(draft.source for draft in drafts)
    lone = {bid.source.sheet: bid for bid in before if bid.source in old}
    found: dict[int, str] = {}
    for place, draft in enumerate(drafts):
        source = draft.source
        bid = rows.get((source.sheet, source.row))
        if bid is None and source in new:
            bid = lone.get(source.sheet)
        if bid is not None and (draft.made or stated_id(framework, bid)):
            found[place] = bid.id
    return found


def _alone(sources: Iterable[CellRef]) -> set[CellRef]:
    """The sources that are the only one of their sheet."""
    by_sheet: defaultdict[object, list[CellRef]] = defaultdict(list)
    for source in sources:
        by_sheet[source.sheet].append(source)
    return {found[0] for found in by_sheet.values() if len(found) == 1}


def _id_cell(framework: Framework, bid: Bid) -> CellRef:
    answer = bid.answers.get(framework.id_field)
    return answer.reading.cell if answer is not None and answer.reading else bid.source
