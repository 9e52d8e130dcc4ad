"""Whether two records are the same by value, however deep; what differs first, where they are not.

Projects, bids and evaluations compare by identity (the program memoises by it), so tests that save
and load need this. Types have to match too: 1 is not 1.0, and ``Decimal("1.0")`` not ``1.00``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from decimal import Decimal

import numpy as np


def difference(one: object, other: object, where: str = "it") -> str:
    """The first difference, as "where: one against the other"; empty when they are the same."""
    if one is other:
        return ""
    if type(one) is not type(other):
        if isinstance(one, Mapping) and isinstance(other, Mapping):
            return _of_mappings(one, other, where)
        return f"{where}: {one!r} against {other!r}"
    if is_dataclass(one):
        for field in fields(one):
            name = field.name
            found = difference(getattr(one, name), getattr(other, name), f"{where}.{name}")
            if found:
                return found
        return ""
    if isinstance(one, Mapping):
        assert isinstance(other, Mapping)
        return _of_mappings(one, other, where)
    if isinstance(one, tuple | list):
        assert isinstance(other, tuple | list)
        if len(one) != len(other):
            return f"{where}: {len(one)} against {len(other)} of them"
        for index, (left, right) in enumerate(zip(one, other, strict=True)):
            if found := difference(left, right, f"{where}[{index}]"):
                return found
        return ""
    if isinstance(one, np.ndarray):
        assert isinstance(other, np.ndarray)
        same = one.dtype == other.dtype and np.array_equal(one, other, equal_nan=one.dtype == float)
        return "" if same else f"{where}: {one!r} against {other!r}"
    return "" if _plainly_same(one, other) else f"{where}: {one!r} against {other!r}"


def _of_mappings(one: Mapping[object, object], other: Mapping[object, object], where: str) -> str:
    if list(one) != list(other):
        return f"{where}: the keys {list(one)!r} against {list(other)!r}"
    for key, value in one.items():
        if found := difference(value, other[key], f"{where}[{key!r}]"):
            return found
    return ""


def _plainly_same(one: object, other: object) -> bool:
    if isinstance(one, float | Decimal):
        return repr(one) == repr(other)  # -0.0, NaN, and how many decimals there are
    if isinstance(one, datetime):
        assert isinstance(other, datetime)
        return one.isoformat() == other.isoformat()
    return one == other
