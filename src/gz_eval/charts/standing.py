"""How a standing looks in every chart: one colour, one shape and one hatching, beside its word.

None of the colours is a pillar's, so that a colour never means a criterion here and a state there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from gz_eval.core.outcome import GateState, Standing

if TYPE_CHECKING:
    from gz_eval.charts.scheme import Scheme

MOVED: Final = "Moved by officials"
"""What a key says of the ring round a bid that they have elsewhere than the rule does."""
MOVED_AWAY: Final = 6.0
"""How much wider than its bid's shape that ring is, in points."""


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


def moved_look(scheme: Scheme) -> dict[str, Any]:
    """How that ring is drawn: broken, as that of the selected bid is not."""
    return {
        "facecolors": "none",
        "edgecolors": scheme.text,
        "linewidths": 1.1,
        "linestyles": [(0, (2.0, 1.5))],
    }
