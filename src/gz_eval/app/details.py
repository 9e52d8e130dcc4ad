"""What stands beside a list about its chosen row: labelled texts, in reading order. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from gz_eval.app.columns import Tone

Sections = tuple[tuple[str, tuple[str, ...]], ...]
"""Lines below titles."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One labelled text. `fixed` asks for letters of one width, for a hash."""

    label: str
    text: str
    tone: Tone = Tone.NORMAL
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Details:
    """A heading and what is said below it."""

    heading: str
    parts: tuple[Detail, ...]


def capital(text: str) -> str:
    """A sentence of the record with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def by_whom(name: str, role: str = "") -> str:
    """A person by name and role; says so where nobody was named."""
    if not name:
        return "not named"
    return f"{name} ({role})" if role else name
