"""What a bid is called beside its row, and where it stands, with what has to be known of it."""

from __future__ import annotations


def row_name(rank: str, name: str, *notes: str) -> str:
    """Such as "5  Heronsike AI Campus (moved in, gate unclear)"; empty notes are none."""
    return " ".join((f"{rank}  {name}", *note_lines(*notes)))


def note_lines(*notes: str) -> list[str]:
    """What is said below a bid's name where that stands among others: a line, or none; not cut."""
    noted = ", ".join(filter(None, notes))
    return [f"({noted})"] if noted else []


def standing_told(standing: str, moved: str, gate: str) -> str:
    """A standing in the table of a chart: that it is not the rule's where it is not, and what is
    said of the bid's gates: "Shortlisted, moved, gate unclear".
    """
    return ", ".join(filter(None, (standing, "moved" if moved else "", gate)))
