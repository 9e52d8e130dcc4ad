"""Two states of one evaluation, compared for a person to read. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from gz_eval.app.comparison_text import comparison_sections
from gz_eval.app.details import Sections, capital
from gz_eval.app.moments import moment_in_words
from gz_eval.app.results import Results
from gz_eval.app.session import Session
from gz_eval.core.comparison import compare
from gz_eval.core.history import Entry


@dataclass(frozen=True, slots=True)
class Compared:
    """Which states were compared, and by title a line for each difference; none if alike."""

    before: str
    after: str
    sections: Sections

    @property
    def text(self) -> str:
        """All of it as plain text."""
        parts = [f"From: {self.before}\nTo: {self.after}"]
        parts += ["\n".join((title, *lines)) for title, lines in self.sections]
        return "\n\n".join(parts)


def compared(session: Session, before: int, after: int) -> Compared:
    """The states after two entries of the history, the earlier one first.

    Ranks and shortlist are left out while scores are hidden, now or in either state; a line says
    so.
    """
    one, other = session.state(before), session.state(after)
    hidden = session.project.scores_hidden or one.scores_hidden or other.scores_hidden
    results = Results()
    found = compare(
        one,
        other,
        None if hidden else results.of(one),
        None if hidden else results.of(other),
    )
    now = after == len(session.entries)
    return Compared(
        _told(session.entries[before - 1]),
        f"Now: {_told(session.entries[after - 1])}" if now else _told(session.entries[after - 1]),
        comparison_sections(found),
    )


def _told(entry: Entry) -> str:
    return f"Entry {entry.number:,}, {moment_in_words(entry.stamp.at)}: {capital(entry.sentence)}"
