"""What is told beside a part of a chart."""

from __future__ import annotations

from html import escape
from textwrap import wrap

_WIDE = 64  # letters of a line
_LINES = 14


def tip(text: str) -> str:
    """A text as a tooltip: never wider than a few words, and never read as HTML."""
    lines = [part for line in text.split("\n") for part in wrap(line, _WIDE) or [""]]
    if len(lines) > _LINES:
        lines = [*lines[:_LINES], "…"]
    return "<p style='white-space: pre'>" + "<br>".join(escape(line) for line in lines) + "</p>"
