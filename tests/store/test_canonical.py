"""One text for one value, however it is put together."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gz_eval.store import canonical as module
from gz_eval.store.canonical import canonical

LEAVES = some.none() | some.booleans() | some.integers() | some.text()
VALUES = some.recursive(
    LEAVES | some.floats(allow_nan=False, allow_infinity=False),
    lambda one: some.lists(one) | some.dictionaries(some.text(), one),
)


def at_once(value: object) -> bytes:
    """As the format has it: compact JSON with its keys sorted."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("ascii")


@given(VALUES)
def test_it_is_compact_json_with_sorted_keys(value: object) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_AT_ONCE", 2)  # lists of three go in parts
        assert canonical(value) == at_once(value)


def test_ten_thousand_items_are_written_a_part_at_a_time() -> None:
    value = {"rows": [[number, "\ud800"] for number in range(12_345)], "": {}, "none": []}
    parts = list(module._parts(value))
    assert canonical(value) == at_once(value)
    assert max(map(len, parts)) < len(canonical(value)) / 2


@pytest.mark.parametrize("value", [float("nan"), {"a": [float("inf")]}])
def test_what_json_cannot_say_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical(value)
