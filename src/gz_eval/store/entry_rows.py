"""Entries of the log to and from the rows of the file; each row is chained to the one before it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from gz_eval import __version__
from gz_eval.core.history import Entry, Move
from gz_eval.core.people import Person, Stamp
from gz_eval.store.chain import chained

_NO_TEXT = re.compile("[\ud800-\udfff]")
"""Half characters, such as of file names that are no UTF-8: JSON can hold them, SQLite cannot."""


def row_of(entry: Entry, payload: str, state: str, previous: str) -> dict[str, object]:
    """The row of an entry, with its command and the state after it as JSON, and its hash."""
    row: dict[str, object] = {
        "number": entry.number,
        "at": entry.stamp.at.astimezone(UTC).isoformat(),
        "name": entry.stamp.by.name,
        "role": entry.stamp.by.role,
        "kind": str(entry.kind),
        "payload": payload,
        "sentence": entry.sentence,
        "reason": entry.stamp.reason,
        "target": entry.target,
        "after_lock": int(entry.after_lock),
        "app": __version__,
        "state": state,
        "previous": previous,
    }
    row["hash"] = chained(row)
    return row


def entry_of(row: dict[str, Any]) -> Entry:
    """The entry that a row holds."""
    stamp = Stamp(
        Person(row["name"], row["role"]), datetime.fromisoformat(row["at"]), row["reason"]
    )
    kind = Move(row["kind"]) if row["kind"] in set(Move) else row["kind"]
    late = bool(row["after_lock"])
    return Entry(row["number"], stamp, kind, row["sentence"], row["target"], late)


def writable(entry: Entry) -> Entry:
    """An entry whose words SQLite can hold; commands and states keep every text as it is."""
    stamp, by = entry.stamp, entry.stamp.by
    words = (entry.sentence, stamp.reason, by.name, by.role)
    if not any(map(_NO_TEXT.search, words)):
        return entry
    sentence, reason, name, role = (_NO_TEXT.sub("\ufffd", text) for text in words)
    return replace(entry, sentence=sentence, stamp=Stamp(Person(name, role), stamp.at, reason))
