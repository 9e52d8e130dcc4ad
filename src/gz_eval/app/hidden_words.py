"""What is said where names and places are hidden, the same wherever something is kept back."""

from __future__ import annotations

NAMES_HIDDEN = "Names and places are hidden."
