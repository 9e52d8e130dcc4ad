"""Objects as plain values that can be compared: whatever an evaluation holds, down to each type.

Frozen records compare by identity where they are large, 1 equals 1.0 and True, and NaN equals
nothing; what a file gives back has to be the same in every one of these respects. Only a whole
number where a record has a float (a weight of 60) is the same as that float: but not in a cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum

from gz_eval.core.source import Reading


def plain(thing: object) -> object:
    """Nested tuples of type names and texts: equal where nothing at all differs."""
    name = type(thing).__name__
    if isinstance(thing, Reading):
        return (name, plain(thing.sheet), type(thing.raw).__name__, *map(repr, thing[1:]))
    if type(thing) is int:
        return ("float", repr(float(thing)))
    if isinstance(thing, Enum):
        return (name, thing.name)
    if is_dataclass(thing):
        return (name, *((item.name, plain(getattr(thing, item.name))) for item in fields(thing)))
    if isinstance(thing, Mapping):
        return tuple((plain(key), plain(value)) for key, value in thing.items())
    if isinstance(thing, tuple | list):
        return (name, *map(plain, thing))
    return (name, thing if isinstance(thing, str) else repr(thing))
