"""How a standing looks in every chart: one colour, one shape and one hatching, beside its word.

None of the colours is a pillar's, so that a colour never means a criterion here and a state there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gz_eval.core.outcome import GateState, Standing

if TYPE_CHECKING:
    from gz_eval.charts.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Look:
    """A colour, a marker and a hatching as matplotlib calls them; `hollow` bars are not filled."""

    colour: str
    marker: str
    hatch: str
    hollow: bool = False


_ROLES: Final = {
    Standing.SHORTLISTED.value: ("good", "o", "", False),
    Standing.RESERVE.value: ("warning", "s", "....", False),
    Standing.NOT_SHORTLISTED.value: ("secondary", "^", "----", False),
    Standing.FAILED_GATE.value: ("bad", "X", "////", True),
    # The state of the gates alone: a bid that fails one looks as it does by its standing.
    GateState.PASS.value: ("good", "o", "", False),
    GateState.UNCLEAR.value: ("warning", "s", "....", False),
    GateState.FAIL.value: ("bad", "X", "////", True),
}


def has_look(word: str) -> bool:
    """Whether a word is a standing's, or that of the state of the gates."""
    return word in _ROLES


def marker_of(word: str) -> str:
    """The shape of a standing: the same in every scheme."""
    return _ROLES[word][1]


def look_of(scheme: Scheme, word: str) -> Look:
    """How a standing looks. Raises KeyError for a word that is none."""
    role, marker, hatch, hollow = _ROLES[word]
    return Look(getattr(scheme, role), marker, hatch, hollow)
