"""A JSON document as text, piece by piece: what there is much of is made as it is written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from gz_eval.export.governance_json import Json

Document: TypeAlias = "Mapping[str, Json | Iterator[Json]]"
"""What there may be thousands of is made as it is written: to let go of all of it at once, nothing
else could be done for seconds, by whatever thread."""


def json_text(document: Document) -> str:
    """The document as text. Half a surrogate pair becomes “?”."""
    return "".join(json_pieces(document)).encode("utf-8", "replace").decode("utf-8")


def json_pieces(document: Document) -> Iterator[str]:
    """The document as text, piece by piece: each key, and each bid or issue, on a line of its own.

    (Indenting throughout would take ten times as long.)
    """
    before = "{\n"
    for key, value in document.items():
        yield f"{before}{_dumped(key)}: "
        before = ",\n"
        if isinstance(value, list | Iterator):
            yield from _items(value)
        else:
            yield _dumped(value)
    yield "\n}\n"


def _items(items: Iterable[Json]) -> Iterator[str]:
    before = "[\n"
    for item in items:
        yield f"{before}{_dumped(item)}"
        before = ",\n"
    yield "[]" if before == "[\n" else "\n]"


def _dumped(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
