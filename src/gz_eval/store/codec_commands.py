"""Commands as plain JSON, by the word for their kind, so that they can be done again.

What is large (bids, frameworks, rankings) is in pieces of its own, and named here by SHA-256.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from gz_eval.core.command import Command
from gz_eval.core.commands import ImportBids, SetFramework, SetWeight, SetWeights
from gz_eval.core.governance_commands import (
    LockFramework,
    SetBlind,
    SignOffRanking,
    UnlockFramework,
)
from gz_eval.core.naming_commands import NameAsFile, NameEvaluation
from gz_eval.core.override_commands import (
    AcceptIssue,
    OverrideGate,
    OverridePlace,
    OverrideReading,
    RemoveOverride,
)
from gz_eval.core.record_commands import AddRecord, AmendRecord, SignRecord, SignRecords
from gz_eval.core.target_commands import RemoveTarget, SetTarget
from gz_eval.store.codec import converter, plain
from gz_eval.store.pieces import Pieces

KINDS: Final[dict[str, type[Any]]] = {
    command.kind: command
    for command in (
        ImportBids,
        SetWeight,
        SetWeights,
        SetFramework,
        SetTarget,
        RemoveTarget,
        LockFramework,
        UnlockFramework,
        SetBlind,
        NameEvaluation,
        NameAsFile,
        SignOffRanking,
        OverrideReading,
        OverrideGate,
        OverridePlace,
        AcceptIssue,
        RemoveOverride,
        AddRecord,
        AmendRecord,
        SignRecord,
        SignRecords,
    )
}


def payload(command: Command, pieces: Pieces) -> dict[str, Any]:
    """A command as plain JSON; its large parts go to `pieces`."""
    match command:
        case ImportBids():
            return {"bids": pieces.bids(command.bids), "sources": sorted(command.sources)}
        case SetFramework():
            bids = None if command.bids is None else pieces.bids(command.bids)
            taken = {"file": command.file} if command.file else {}
            return {**pieces.framework(command.framework), "bids": bids, **taken}
        case SignOffRanking():
            texts = ("commissioner", "analyst", "assurer", "approver", "inputs", "framework")
            told = {name: getattr(command, name) for name in texts}
            ranking = pieces.ranking(command.ranking)
            told |= {"pillars": list(command.pillars), "told": list(command.told)}
            return {**told, "ranking": ranking, "number": command.number}
        case _:
            told = plain(command)
            assert isinstance(told, dict)
            return told


def command_back(
    kind: str, told: dict[str, Any], pieces: Pieces, source: Callable[[str], bytes]
) -> Command:
    """What `payload` was given. Raises KeyError for a kind that is no command's."""
    match kind:
        case ImportBids.kind:
            sources = {name: source(name) for name in told["sources"]}
            return ImportBids(pieces.bids_of(told["bids"]), sources)
        case SetFramework.kind:
            framework = pieces.framework_of(told)
            bids = None if told["bids"] is None else pieces.bids_of(told["bids"])
            return SetFramework(framework, bids, told.get("file", ""))
        case SignOffRanking.kind:
            names = {key: told[key] for key in ("commissioner", "analyst", "assurer", "approver")}
            return SignOffRanking(
                **names,
                inputs=told["inputs"],
                pillars=tuple(told["pillars"]),
                ranking=pieces.ranking_of(told["ranking"]),
                framework=told.get("framework", ""),
                told=tuple(told.get("told", ())),
                number=told.get("number", 0),
            )
        case _:
            command: Command = converter().structure(told, KINDS[kind])
            return command
