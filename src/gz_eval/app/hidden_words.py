"""What is said where something is kept back, the same wherever it is. No Qt."""

from __future__ import annotations

SCORES_HIDDEN = "Scores are hidden until the framework is locked."
NAMES_HIDDEN = "Names and places are hidden."
SCORES_HIDDEN_TITLE = "Scores are hidden"
SCORES_SHOWN_ONCE = "Scores and ranks are shown to everybody once the framework is locked."
