"""How columns of long texts share the room of a table: none has what another one needs."""

from __future__ import annotations

from collections.abc import Mapping


def shared_out(room: int, shares: Mapping[int, int], needs: Mapping[int, int]) -> dict[int, int]:
    """So many pixels for each column, by its share of `room`, but first to those that need them.

    A column that needs less than its share leaves the rest to the others. What nobody needs is
    shared out to all. Nothing is handed out of a `room` below 1.
    """
    given = dict.fromkeys(shares, 0)
    wanting = {column for column in shares if needs[column] > 0}
    while wanting and room > 0:
        whole = sum(shares[column] for column in wanting)
        parts = {column: room * shares[column] // whole for column in wanting}
        met = {column for column in wanting if needs[column] - given[column] <= parts[column]}
        for column in met or wanting:
            part = needs[column] - given[column] if met else parts[column]
            given[column] += part
            room -= part
        wanting -= met or wanting
    whole = sum(shares.values())
    if room > 0 and all(given[column] >= needs[column] for column in shares):
        for column, share in shares.items():
            given[column] += room * share // whole
    return given
