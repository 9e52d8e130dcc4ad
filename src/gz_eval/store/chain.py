"""The hash chain of the audit log: each entry's hash covers all of it and the hash before it.

It shows that something was changed after the fact. It cannot prevent that, nor show that the last
entries were cut off: for that, compare the hash of the last entry with one noted elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gz_eval.store.canonical import canonical, sha256

COLUMNS: Final = (
    *("number", "at", "name", "role", "kind", "payload", "sentence", "reason"),
    *("target", "after_lock", "app", "state", "previous", "hash"),
)
"""The columns of the entry table, in order. The hash covers all but itself."""


def first_link(evaluation_id: str) -> str:
    """What the first entry has for the hash before it: it ties the log to its evaluation."""
    return sha256(canonical(["gz_eval evaluation", evaluation_id]))


def chained(row: Mapping[str, object]) -> str:
    """The hash of an entry: SHA-256 of its columns but the last, in order, as canonical JSON."""
    return sha256(canonical([row[column] for column in COLUMNS[:-1]]))
