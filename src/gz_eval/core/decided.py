"""What officials decided of a gate or an answer of a bid, as it is frozen with a sign-off."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decided:
    """A gate that was overridden, or an answer that was corrected.

    `of` is what the gate or the field is called, `was` what the evidence gave or the cell said,
    `now` what counted in its place, `told` the same in sentences with who and why. `passes`: a gate
    passes by it that the evidence does not let pass.
    """

    of: str
    was: str
    now: str
    told: str
    passes: bool = False


def decided_told(found: tuple[Decided, ...]) -> str:
    """All of it in sentences, as a cell of a table has it; empty where nothing was decided."""
    return " ".join(f"{one.of}: {one.told}" for one in found)
