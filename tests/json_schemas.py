"""The schemas of JSON documents: as they are shipped, and closed to what is not described."""

from __future__ import annotations

import json
from typing import Any

import jsonschema

from gz_eval.core.resources import resources

NAMES = ("ranking-1", "issues-1", "sign-off-1", "log-1")


def shipped(name: str) -> jsonschema.Draft202012Validator:
    """A schema as readers have it: what later versions of the same number add is let through."""
    return _checked(_read(name))


def closed(name: str) -> jsonschema.Draft202012Validator:
    """The same, and a key that it does not describe is refused: nothing is written untold."""
    return _checked(_closed(_read(name)))


def _read(name: str) -> Any:
    return json.loads((resources() / "schemas" / f"{name}.schema.json").read_text("utf-8"))


def _checked(schema: Any) -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def _closed(part: Any) -> Any:
    if isinstance(part, list):
        return [_closed(one) for one in part]
    if not isinstance(part, dict):
        return part
    whole = {key: _closed(one) for key, one in part.items()}
    described = part.get("type") == "object" and "properties" in part
    return {**whole, "additionalProperties": False} if described else whole
