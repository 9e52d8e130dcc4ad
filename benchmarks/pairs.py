"""Two ways of doing the same, timed in turns, so that a busy machine slows both alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median, quantiles
from time import perf_counter
from typing import TypeAlias

Seconds: TypeAlias = float
Timed: TypeAlias = Callable[[], Seconds]


def seconds_of(action: Callable[[], object], times: int = 1) -> Timed:
    """A measurement of how long `action` takes, on average over `times` calls in a row."""

    def measure() -> Seconds:
        start = perf_counter()
        for _ in range(times):
            action()
        return (perf_counter() - start) / times

    return measure


def compare(what: str, ours: Timed, bare: Timed, pairs: int, wanted: float | None) -> float:
    """Time both `pairs` times in turns, print the median of the pairs' ratios, and return it.

    One pair before them warms up and is not counted. Each second pair runs in the other order.
    `wanted` is the most that the ratio should be; None where nothing is asked for.
    """
    ours(), bare()
    own_times: list[Seconds] = []
    bare_times: list[Seconds] = []
    for pair in range(pairs):
        if pair % 2:
            own_times.append(ours())
            bare_times.append(bare())
        else:
            bare_times.append(bare())
            own_times.append(ours())
    return tell(what, own_times, bare_times, wanted)


def tell(
    what: str, own_times: Sequence[Seconds], bare_times: Sequence[Seconds], wanted: float | None
) -> float:
    """Print the median of the ratios of times taken in pairs, as `compare` does; return it."""
    ratios = [own / other for own, other in zip(own_times, bare_times, strict=True)]
    ratio = median(ratios)
    low, _, high = quantiles(ratios, n=4)
    verdict = ""
    if wanted is not None:
        verdict = f"; wanted at most {wanted:g}: {'met' if ratio <= wanted else 'MISSED'}"
    print(
        f"{what}: {ratio:.2f} times (quartiles {low:.2f} to {high:.2f}, {len(ratios)} pairs; "
        f"{_shown(median(own_times))} against {_shown(median(bare_times))}){verdict}"
    )
    return ratio


def _shown(seconds: Seconds) -> str:
    if seconds >= 1:
        return f"{seconds:.2f} s"
    if seconds >= 1e-3:
        return f"{seconds * 1e3:.1f} ms"
    return f"{seconds * 1e6:.0f} µs"
