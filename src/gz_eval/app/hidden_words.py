"""What is said where something is kept back, the same wherever it is. No Qt."""

from __future__ import annotations

SCORES_HIDDEN = "Scores are hidden until the framework is locked."
NAMES_HIDDEN = "Names and places are hidden."
