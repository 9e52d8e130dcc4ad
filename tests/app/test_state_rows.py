"""What is said of a past state: its weights as a tree, and what it consisted of."""

from __future__ import annotations

from datetime import UTC

from busy_session import busy_session
from gz_eval.app.state_rows import (
    CRITERION,
    OVERALL,
    SHARE,
    WEIGHT_COLUMNS,
    state_about,
    state_line,
    state_title,
    weight_rows,
)


def test_weights_come_pillar_by_pillar() -> None:
    rows = weight_rows(busy_session().state(3).framework)
    texts = [[WEIGHT_COLUMNS[part].text(row) for part in (SHARE, OVERALL)] for row in rows]
    assert [row.label for row in rows] == ["Power", "Capacity", "Grid status", "Land", "Area"]
    assert texts == [
        ["70%", "70%"],
        ["75%", "52.5%"],
        ["25%", "17.5%"],
        ["30%", "30%"],
        ["100%", "30%"],
    ]
    assert WEIGHT_COLUMNS[CRITERION].text(rows[1]) == "    Capacity"
    assert WEIGHT_COLUMNS[CRITERION].spoken_text(rows[1]) == "Capacity, 75% of its group"


def test_a_state_is_named_by_its_entry() -> None:
    session = busy_session()
    entry = session.entries[10]
    assert state_title(entry, UTC) == "The evaluation on 14 June 2012 at 19:30"
    assert state_about(entry).startswith(
        "After entry 11, by Amira Kaur: Set weight of Power from 60% to 20%."
    )
    assert (
        state_line(session.state(10)) == "5 bids; Small, version 1; framework locked; 3 overrides"
    )
    assert state_line(session.state(1)) == "0 bids; Small, version 1; framework not locked"
