"""Objects and the pieces that hold them: written once, found by SHA-256, the same object each time.

What an object was written as is remembered by identity, so that what a change leaves as it was
costs nothing to write again, and what is read twice is one object.
"""

from __future__ import annotations

import json
import re
from collections import OrderedDict
from collections.abc import Callable, Set
from dataclasses import fields, replace
from typing import Any, Final, TypeVar
from weakref import WeakKeyDictionary

from gz_eval.core.bids import Bid, BidSet, SheetRecord
from gz_eval.core.framework import Criterion, Framework
from gz_eval.core.issues import Issue
from gz_eval.core.lock import Lock
from gz_eval.core.overrides import Override
from gz_eval.core.people import Stamp
from gz_eval.core.project import Project
from gz_eval.core.records import Record
from gz_eval.core.sign_off import RankedBid, SignOff
from gz_eval.core.source import SourceFile
from gz_eval.store.canonical import canonical, sha256
from gz_eval.store.codec import converter, plain
from gz_eval.store.codec_bids import bids_back, plain_bids, runs

Thing = TypeVar("Thing")

_REMEMBERED = 256
_NAME = re.compile("[0-9a-f]{64}")
# Written or read, by whomever; not held: thousands of bids go with their evaluation.
_bid_sets: Final[WeakKeyDictionary[BidSet, str]] = WeakKeyDictionary()
_FRAMEWORK_PARTS: Final = tuple(
    field.name for field in fields(Framework) if field.name not in ("criteria", "targets")
)
_FRAMEWORK_PIECES: Final = ("framework", "weights", "targets")
_CRITERION_PARTS: Final = tuple(field.name for field in fields(Criterion) if field.name != "weight")


class Pieces:
    """Writes objects as pieces and reads them back.

    `stored` gives a piece's bytes by its SHA-256 where the file has it. What was written and is not
    in the file is in `fresh`, until whoever keeps what is `reached` of it has it `settle`.
    """

    def __init__(self, stored: Callable[[str], bytes]) -> None:
        self._stored = stored
        self.fresh: dict[str, bytes] = {}
        self._parts: dict[str, tuple[str, ...]] = {}  # of what is fresh: the pieces it tells of
        self._written: OrderedDict[int, tuple[object, Any]] = OrderedDict()
        self._read: OrderedDict[tuple[str, ...], object] = OrderedDict()
        self._structure: tuple[Framework, str] | None = None

    def reached(self, *told: str) -> set[str]:
        """The names of what is fresh that these texts tell of, themselves or by way of a piece.

        What was prepared and never done is fresh too: the file must not hold what the log does not
        tell of, such as a sign-off that somebody thought better of.
        """
        found: set[str] = set()
        left = [name for text in told for name in _NAME.findall(text)]
        while left:
            name = left.pop()
            if name in self.fresh and name not in found:
                found.add(name)
                left += self._parts.get(name, ())
        return found

    def settle(self, kept: Set[str]) -> None:
        """What is `kept` is in the file by now; all else that is fresh is dropped.

        No object is thought to be written any more as what is in no file: a file would lack it.
        """
        dropped = self.fresh.keys() - kept
        self.fresh.clear()
        self._parts.clear()
        if not dropped:
            return
        for at, (_, told) in list(self._written.items()):
            if not dropped.isdisjoint(told.values() if isinstance(told, dict) else (told,)):
                del self._written[at]
        if self._structure is not None and self._structure[1] in dropped:
            self._structure = None

    # -- writing ----------------------------------------------------------------------------------

    def state(self, project: Project) -> dict[str, Any]:
        """The pieces of each part of a project: what an entry says of the state after it."""
        return {
            **self.framework(project.framework),
            "bids": self.bids(project.bids),
            "overrides": self.overrides(project.overrides),
            "blind": project.blind,
            "lock": None if project.lock is None else self._once(project.lock, self._lock),
            "records": self._once(project.records, self._plainly),
            "sign_offs": [self._once(one, self._plainly) for one in project.sign_offs],
            **({"name": project.name} if project.name else {}),
        }

    def framework(self, framework: Framework) -> dict[str, str]:
        """A framework as pieces: what ranks bids but the weights, the weights, and the targets.

        Targets rank nothing, so what is signed off is not taken over them. Without any there is no
        piece of them, as in the files of before there were targets.
        """
        told: dict[str, str] = self._once(framework, self._framework)
        return dict(told)

    def bids(self, bids: BidSet) -> str:
        """A bid set's piece: its account, and the names of the pieces that hold its bids."""
        name: str = self._once(bids, self._bid_set)
        return name

    def overrides(self, overrides: tuple[Override, ...]) -> str:
        """The piece of all overrides."""
        name: str = self._once(overrides, self._plainly)
        return name

    def ranking(self, ranking: tuple[RankedBid, ...]) -> str:
        """A frozen ranking's piece."""
        name: str = self._once(ranking, self._plainly)
        return name

    def _framework(self, framework: Framework) -> dict[str, str]:
        if self._structure is None or not ranks_alike_but_weights(self._structure[0], framework):
            weightless = tuple(replace(item, weight=0.0) for item in framework.criteria)
            told = plain(replace(framework, criteria=weightless))
            del told["targets"]
            for criterion in told["criteria"]:
                del criterion["weight"]
            self._structure = (framework, self._piece(told))
        weights = [[item.key, float(item.weight)] for item in framework.criteria]
        told_of = {"framework": self._structure[1], "weights": self._piece(weights)}
        if framework.targets:
            told_of["targets"] = self._piece(plain(framework.targets))
        return told_of

    def _bid_set(self, bids: BidSet) -> str:
        issues = self._piece(plain(bids.issues))
        parts = [self._piece(plain_bids(run)) for run in runs(bids.bids)]
        name = self._piece(
            {
                "files": plain(bids.files),
                "sheets": plain(bids.sheets),
                "issues": issues,
                "bids": parts,
            },
            (issues, *parts),
        )
        _bid_sets[bids] = name
        return name

    def _lock(self, lock: Lock) -> str:
        parts = self.framework(lock.framework)
        return self._piece({"stamp": plain(lock.stamp), **parts}, tuple(parts.values()))

    def _plainly(self, thing: object) -> str:
        return self._piece(plain(thing))

    def _piece(self, told: object, parts: tuple[str, ...] = ()) -> str:
        """A thing's piece; `parts` are the pieces that it names."""
        data = canonical(told)
        name = sha256(data)
        self.fresh.setdefault(name, data)
        self._parts[name] = parts
        return name

    def _once(self, thing: Thing, write: Callable[[Thing], Any]) -> Any:
        """What a thing was written as, if it still is the same thing."""
        found = self._written.get(id(thing))
        if found is not None and found[0] is thing:
            self._written.move_to_end(id(thing))
            return found[1]
        told = write(thing)
        self._remember(thing, told)
        return told

    def _remember(self, thing: object, told: Any) -> None:
        self._written[id(thing)] = (thing, told)
        while len(self._written) > _REMEMBERED:
            self._written.popitem(last=False)

    # -- reading ----------------------------------------------------------------------------------

    def project(self, state: dict[str, Any]) -> Project:
        """The project that a state tells of."""
        lock = state["lock"]
        return Project(
            framework=self.framework_of(state),
            bids=self.bids_of(state["bids"]),
            overrides=self._many(state["overrides"], Override),
            blind=state["blind"],
            lock=None if lock is None else self.lock_of(lock),
            records=self._many(state["records"], Record),
            sign_offs=tuple(self.sign_off_of(name) for name in state["sign_offs"]),
            name=state.get("name", ""),
        )

    def framework_of(self, pieces: dict[str, Any]) -> Framework:
        """A framework by what `framework` gave, perhaps among other things."""
        names = {part: pieces[part] for part in _FRAMEWORK_PIECES if part in pieces}

        def read() -> Framework:
            told = self._told(names["framework"])
            shares = dict(self._told(names["weights"]))
            told["targets"] = (
                self._told(names["targets"]) if "targets" in names else _early_targets(told)
            )
            for criterion in told["criteria"]:
                criterion["weight"] = shares[criterion["key"]]
            framework: Framework = converter().structure(told, Framework)
            self._remember(framework, names)
            return framework

        return self._reading(("framework", *names.values()), read)

    def bids_of(self, name: str) -> BidSet:
        """A bid set by its piece."""

        def read() -> BidSet:
            told = self._told(name)
            bids: list[Bid] = []
            for part in told["bids"]:
                bids += self._run_of(part)
            structure = converter().structure
            found = BidSet(
                tuple(bids),
                structure(told["files"], tuple[SourceFile, ...]),
                structure(told["sheets"], tuple[SheetRecord, ...]),
                self._many(told["issues"], Issue),
            )
            self._remember(found, name)
            _bid_sets[found] = name
            return found

        return self._reading(("bid set", name), read)

    def _run_of(self, name: str) -> tuple[Bid, ...]:
        return self._reading(("run", name), lambda: bids_back(self._told(name)))

    def sign_off_of(self, name: str) -> SignOff:
        """A sign-off by its piece."""

        def read() -> SignOff:
            found = converter().structure(self._told(name), SignOff)
            self._remember(found, name)
            return found

        return self._reading(("sign-off", name), read)

    def ranking_of(self, name: str) -> tuple[RankedBid, ...]:
        """A frozen ranking by its piece."""
        return self._many(name, RankedBid)

    def lock_of(self, name: str) -> Lock:
        """A lock by its piece."""

        def read() -> Lock:
            told = self._told(name)
            stamp = converter().structure(told["stamp"], Stamp)
            lock = Lock(stamp, self.framework_of(told))
            self._remember(lock, name)
            return lock

        return self._reading(("lock", name), read)

    def _many(self, name: str, kind: Any) -> tuple[Any, ...]:
        """A tuple of things of one kind by its piece."""

        def read() -> tuple[Any, ...]:
            found: tuple[Any, ...] = converter().structure(self._told(name), tuple[kind, ...])
            if found:
                self._remember(found, name)
            return found

        return self._reading((str(kind), name), read)

    def _told(self, name: str) -> Any:
        fresh = self.fresh.get(name)
        return json.loads(fresh if fresh is not None else self._stored(name))

    def _reading(self, key: tuple[str, ...], read: Callable[[], Thing]) -> Thing:
        found = self._read.get(key)
        if found is None:
            found = self._read[key] = read()
            while len(self._read) > _REMEMBERED:
                self._read.popitem(last=False)
        else:
            self._read.move_to_end(key)
        return found  # type: ignore[return-value]  # a key says what kind of thing it is


def name_of_bids(bids: BidSet) -> str:
    """The name of a bid set's piece: thousands of bids are not written again for the question."""
    return _bid_sets.get(bids) or Pieces(not_stored).bids(bids)


def not_stored(name: str) -> bytes:
    """For pieces that are written and never read back."""
    raise KeyError(name)


def ranks_alike_but_weights(one: Framework, other: Framework) -> bool:
    """Whether two frameworks share all but weights and targets; quick where parts are the same
    objects.
    """
    if any(getattr(one, name) != getattr(other, name) for name in _FRAMEWORK_PARTS):
        return False
    return len(one.criteria) == len(other.criteria) and all(
        left is right
        or all(getattr(left, name) == getattr(right, name) for name in _CRITERION_PARTS)
        for left, right in zip(one.criteria, other.criteria, strict=True)
    )


def _early_targets(framework: dict[str, Any]) -> list[dict[str, Any]]:
    """The targets of the first files that had any: a total had its own, of the whole alone."""
    return [
        {
            "amount": total["target"],
            "total": total["key"],
            "place": "",
            "source": total.get("source", ""),
            "note": "",
        }
        for total in framework.get("totals", ())
        if total.get("target") is not None
    ]
