"""Bids that may be one bid sent twice: the same answers, the same name, the same spot.

Each cluster is said once, by its gravest finding: bids found to have the same answers are not said
again for having the same name. Nothing is removed: officials decide which of them stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import islice, pairwise, product
from typing import TypeAlias

from gz_eval.analysis.name_likeness import (
    Words,
    alike_on_the_same_spot,
    name_words,
    respelt,
    shorter_forms,
    spelling_neighbours,
    words_in_order,
)
from gz_eval.analysis.nearness import Place, close_pairs, kilometres
from gz_eval.analysis.phrases import quoted
from gz_eval.core.bids import Bid
from gz_eval.core.framework import Framework
from gz_eval.core.issues import Issue, Severity
from gz_eval.core.source import CellRef
from gz_eval.core.values import Answer, Value
from gz_eval.core.wording import listed

SAME_SPOT_KM = 0.3
_TOO_FAR_KM = 30.0  # names that differ are not one bid's when their sites are this far apart
_FEWEST_ANSWERS = 3  # fewer answers in common say nothing
_PROBES = 5
_MOST_COMPARED = 20
_MOST_NAMED = 5
_BOTH_RANKED = "Until then each of them is ranked."

Cluster: TypeAlias = tuple[int, ...]
Pair: TypeAlias = tuple[int, int]


def check_duplicates(framework: Framework, bids: tuple[Bid, ...]) -> list[Issue]:
    """Issues of bids that may be duplicates: one for each cluster, with every cell concerned."""
    places = _places(framework, bids)
    close = list(close_pairs(places, SAME_SPOT_KM))
    rows = _same_rows(framework, bids)
    names = _unsaid(_clusters(_alike_names(framework, bids, places, close)), rows)
    spots = _unsaid(_clusters(close), [*rows, *names])
    return [
        *(_row_issue(framework, bids, cluster) for cluster in rows),
        *(_name_issue(framework, bids, cluster, places) for cluster in names),
        *(_spot_issue(framework, bids, cluster, places) for cluster in spots),
    ]


def _places(framework: Framework, bids: tuple[Bid, ...]) -> dict[int, Place]:
    found: dict[int, Place] = {}
    if framework.place_field:
        for index, bid in enumerate(bids):
            value = bid.value(framework.place_field)
            if value is not None and value.place is not None:
                found[index] = value.place
    return found


def _same_rows(framework: Framework, bids: tuple[Bid, ...]) -> list[Cluster]:
    """Clusters of bids with the same answers to everything but the reference."""
    keys = [field.key for field in framework.fields if field.key != framework.id_field]
    if framework.name_field in keys:
        keys.remove(framework.name_field)
        keys.insert(0, framework.name_field)
    # A few answers tell most bids apart, so that only few are compared as a whole.
    alike = _grouped(range(len(bids)), bids, keys[:_PROBES])
    found: list[Cluster] = []
    for members in alike:
        for same in _grouped(members, bids, keys):
            answers = bids[same[0]].answers.values()
            if sum(isinstance(answer.value, Value) for answer in answers) >= _FEWEST_ANSWERS:
                found.append(tuple(same))
    return found


def _grouped(members: Iterable[int], bids: tuple[Bid, ...], keys: list[str]) -> list[list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for index in members:
        answers = bids[index].answers
        groups[tuple([_content(answers.get(key)) for key in keys])].append(index)
    return [group for group in groups.values() if len(group) > 1]


def _content(answer: Answer | None) -> Hashable:
    """What an answer means, whatever its spelling; None when it is missing."""
    if answer is None or not isinstance(answer.value, Value):
        return None
    value = answer.value
    return value.amount, value.code.casefold(), value.low, value.high, value.place


def _alike_names(
    framework: Framework, bids: tuple[Bid, ...], places: dict[int, Place], close: list[Pair]
) -> Iterator[Pair]:
    """Pairs of bids whose names are the same, or alike with something else that agrees."""
    if not framework.name_field:
        return
    words: dict[int, Words] = {}
    named: dict[Words, list[int]] = defaultdict(list)
    joined: dict[str, list[int]] = defaultdict(list)
    for index, bid in enumerate(bids):
        value = bid.value(framework.name_field)
        if value is not None and (ordered := words_in_order(value.text)):
            words[index] = found = tuple(sorted(ordered))
            named[found].append(index)
            joined["".join(ordered)].append(index)
    for members in named.values():
        yield from pairwise(members)
    for members in joined.values():
        for one, other in pairwise(members):
            yield from _agreeing(bids, [one], [other], places, unknown_agrees=True)
    yield from _misspelt(bids, named, places)
    for short, long in shorter_forms(named):
        yield from _agreeing(bids, named[short], named[long], places, unknown_agrees=False)
    for one, other in close:
        if one in words and other in words and alike_on_the_same_spot(words[one], words[other]):
            yield one, other


def _misspelt(
    bids: tuple[Bid, ...], named: dict[Words, list[int]], places: dict[int, Place]
) -> Iterator[Pair]:
    neighbours = spelling_neighbours(word for name in named for word in name)
    for name, members in named.items():
        for other in respelt(name, neighbours):
            if other in named and name < other:
                yield from _agreeing(bids, members, named[other], places, unknown_agrees=True)


def _agreeing(
    bids: tuple[Bid, ...],
    some: list[int],
    others: list[int],
    places: dict[int, Place],
    *,
    unknown_agrees: bool,
) -> Iterator[Pair]:
    """The first pair whose regions agree and whose sites are not far apart.

    Bids of the same name are in one cluster already, so that one pair joins two names.
    """
    for one, other in product(islice(some, _MOST_COMPARED), islice(others, _MOST_COMPARED)):
        here, there = bids[one].region, bids[other].region
        if here and there:
            agrees = here == there
        else:
            agrees = unknown_agrees
        if one in places and other in places:
            agrees = agrees and kilometres(places[one], places[other]) <= _TOO_FAR_KM
        if agrees:
            yield one, other
            return


def _clusters(pairs: Iterable[Pair]) -> list[Cluster]:
    """Pairs joined into clusters: members ascend, clusters come by their first member."""
    leader: dict[int, int] = {}

    def find(index: int) -> int:
        while (above := leader.setdefault(index, index)) != index:
            leader[index] = leader[above]
            index = above
        return index

    for one, other in pairs:
        first, second = sorted((find(one), find(other)))
        leader[second] = first
    members: dict[int, list[int]] = defaultdict(list)
    for index in sorted(leader):
        members[find(index)].append(index)
    return [tuple(cluster) for _, cluster in sorted(members.items())]


def _unsaid(clusters: list[Cluster], said: list[Cluster]) -> list[Cluster]:
    """The clusters that are not wholly within one that is said already."""
    home: dict[int, list[int]] = defaultdict(list)
    for number, cluster in enumerate(said):
        for index in cluster:
            home[index].append(number)
    return [
        cluster
        for cluster in clusters
        if not set.intersection(*(set(home.get(index, ())) for index in cluster))
    ]


def _row_issue(framework: Framework, bids: tuple[Bid, ...], cluster: Cluster) -> Issue:
    return _issue(
        "duplicate-row",
        f"{_references(bids, cluster)} give the same answer to every question but the reference.",
        f"Ask the applicant which of them stands, and leave out the others. {_BOTH_RANKED}",
        bids,
        cluster,
        framework.id_field,
    )


def _name_issue(
    framework: Framework, bids: tuple[Bid, ...], cluster: Cluster, places: dict[int, Place]
) -> Issue:
    answers = [bids[index].answer(framework.name_field) for index in cluster]
    texts = [answer.value.text for answer in answers]
    if len({name_words(text) for text in texts}) == 1:
        likeness = "have the same name"
    else:
        likeness = "have names that are nearly the same"
    shown = [
        f"{quoted(text)} ({bids[index].id})" for index, text in zip(cluster, texts, strict=True)
    ]
    regions = {bids[index].region for index in cluster}
    agrees = ""
    if len(cluster) == 2:
        if "" not in regions:
            agrees = " and the same region" if len(regions) == 1 else ", in different regions"
        agrees += _apart(cluster, places)
    return _issue(
        "duplicate-name",
        f"{listed(shown, _MOST_NAMED)} {likeness}{agrees}.",
        f"Check whether they are one bid sent twice, and leave out the copy if so. {_BOTH_RANKED}",
        bids,
        cluster,
        framework.name_field,
    )


def _apart(cluster: Cluster, places: dict[int, Place]) -> str:
    one, other = cluster
    if one not in places or other not in places:
        return ""
    distance = kilometres(places[one], places[other])
    if distance < 1:
        return "; their sites are less than 1 km apart"
    return f"; their sites are {distance:,.0f} km apart"


def _spot_issue(
    framework: Framework, bids: tuple[Bid, ...], cluster: Cluster, places: dict[int, Place]
) -> Issue:
    same = len({places[index] for index in cluster}) == 1
    how = (
        "give the same coordinates"
        if same
        else f"give coordinates within {SAME_SPOT_KM * 1000:.0f} metres of each other"
    )
    return _issue(
        "duplicate-place",
        f"{_references(bids, cluster)} {how}, under different names.",
        "Check whether they are bids for one site, or whether one has another's coordinates.",
        bids,
        cluster,
        framework.place_field,
    )


def _references(bids: tuple[Bid, ...], cluster: Cluster) -> str:
    return f"Bids {listed([bids[index].id for index in cluster], _MOST_NAMED)}"


def _issue(
    kind: str, message: str, advice: str, bids: tuple[Bid, ...], cluster: Cluster, field: str
) -> Issue:
    return Issue(
        Severity.WARNING,
        kind,
        message,
        advice,
        tuple(_cell(bids[index], field) for index in cluster),
        bids[cluster[-1]].id,
        field,
    )


def _cell(bid: Bid, field: str) -> CellRef:
    reading = bid.answer(field).reading if field else None
    return bid.source if reading is None else reading.cell
