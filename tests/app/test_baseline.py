"""How ranks have moved since another ranking, in a word and in a sentence."""

from __future__ import annotations

import pytest

from gz_eval.app.baseline import Baseline, Was

BASELINE = Baseline(
    "sign-off 2 of 14 June 2012",
    {"a": Was(3, failed=False), "b": Was(3, failed=True), "c": Was(12, failed=False)},
)


@pytest.mark.parametrize(
    ("bid", "rank", "failed", "text", "told"),
    [
        ("a", 3, False, "–", "The same rank as in sign-off 2 of 14 June 2012."),
        ("a", 1, False, "▲2", "Up 2 from 3 in sign-off 2 of 14 June 2012."),
        ("c", 20, False, "▼8", "Down 8 from 12 in sign-off 2 of 14 June 2012."),
        ("b", 1, True, "▲2", "Up 2 from (3) in sign-off 2 of 14 June 2012."),
        ("b", 5, False, "gates", "Failed a gate in sign-off 2 of 14 June 2012: rank (3)."),
        ("a", 1, True, "gates", "Failed no gate in sign-off 2 of 14 June 2012: rank 3."),
        ("x", 1, False, "new", "Not in the ranking of sign-off 2 of 14 June 2012."),
    ],
)
def test_a_movement(bid: str, rank: int, failed: bool, text: str, told: str) -> None:
    movement = BASELINE.movement(bid, rank, failed=failed)
    assert (movement.text, movement.told) == (text, told)
    assert (movement.ranks is None) is (text in ("gates", "new"))
