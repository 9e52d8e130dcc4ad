"""Ranks from scores: ties found after rounding and broken as declared; 1, 2, 2, 4."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from gz_eval.core.value_functions import Floats

Ints: TypeAlias = npt.NDArray[np.int64]


def competition_ranks(keys: Floats) -> tuple[Ints, Ints]:
    """Order and ranks of scores, best first, where nothing breaks ties.

    `keys` (n,) are scores already rounded to a grid. Returns `order` (n,), indices best first (a
    tie in index order), and `ranks` (n,) from 1, where a tie shares the best rank.
    """
    count = len(keys)
    order = np.argsort(-keys)
    positions = np.arange(1, count + 1)
    ranks = np.empty(count, dtype=np.int64)
    sorted_keys = keys[order]
    new = sorted_keys[1:] != sorted_keys[:-1]
    if new.all():
        ranks[order] = positions
        return order, ranks
    order = np.argsort(-keys, kind="stable")
    starts = np.concatenate(([True], new))
    ranks[order] = np.maximum.accumulate(np.where(starts, positions, 0))
    return order, ranks


def on_grid(scores: Floats, places: int) -> Floats:
    """Scores as whole numbers of 10**-places, so that equal means equal on every machine."""
    return np.rint(scores * 10.0**places)


def ranked_apart(keys: Floats, apart: npt.NDArray[np.bool_]) -> tuple[Ints, Ints, tuple[Ints, ...]]:
    """Order and ranks, with the bids of `apart` (n,) ranked among themselves after the others.

    Returns `order` (n,), `ranks` (n,) and the groups of bids that share a rank, best first.
    """
    if not apart.any():
        order, ranks = competition_ranks(keys)
        return order, ranks, tied_groups(order, ranks)
    ranks = np.empty(len(keys), dtype=np.int64)
    orders: list[Ints] = []
    groups: tuple[Ints, ...] = ()
    for mask in (~apart, apart):
        members = np.flatnonzero(mask)
        order, member_ranks = competition_ranks(keys[members])
        ranks[members] = member_ranks
        orders.append(members[order])
        groups += tied_groups(orders[-1], ranks)
    return np.concatenate(orders), ranks, groups


def tied_groups(order: Ints, ranks: Ints) -> tuple[Ints, ...]:
    """The groups of two or more bids (indices) of `order` that share a rank, best first."""
    ordered = ranks[order]
    same = ordered[1:] == ordered[:-1]
    if not same.any():
        return ()
    starts = np.flatnonzero(np.concatenate(([True], ~same, [True])))
    shared = np.flatnonzero(np.diff(starts) > 1)  # of ten thousand ranks few are
    return tuple(order[starts[one] : starts[one + 1]] for one in shared)


def break_ties(
    order: Ints, ranks: Ints, groups: tuple[Ints, ...], tie_keys: Floats
) -> tuple[Ints, Ints]:
    """Order and ranks after comparing tied bids on tie-break scores in turn.

    `groups` are the ties of `order`; `tie_keys` (n, t) are scores on a grid, the first tie-break in
    the first column; NaN, where a bid has nothing to compare, comes last. What still ties keeps
    sharing a rank, in its old order.
    """
    order, ranks = order.copy(), ranks.copy()
    position = np.empty(len(order), dtype=np.int64)
    position[order] = np.arange(len(order))
    for group in groups:
        start, best_rank = int(position[group].min()), int(ranks[group[0]])
        keys = np.where(np.isnan(tie_keys[group]), np.inf, -tie_keys[group])
        # lexsort's last key leads; the place in the group comes first, so ties keep their order.
        inner = np.lexsort((np.arange(len(group)), *keys.T[::-1]))
        placed, placed_keys = group[inner], keys[inner]
        order[start : start + len(group)] = placed
        rank = best_rank
        for offset, bid in enumerate(placed):
            if offset and (placed_keys[offset] != placed_keys[offset - 1]).any():
                rank = best_rank + offset
            ranks[bid] = rank
    return order, ranks
