"""The one kind of error meant for a person. Anything else that is raised is a bug."""

from __future__ import annotations


class UserError(Exception):
    """Something the person can mend: one sentence of what happened and one of what to do.

    Both are full sentences in plain English; `str()` joins them. Never a traceback for the user.
    `sections` tell more where one sentence is not enough: lines below titles.
    """

    def __init__(
        self, what: str, advice: str = "", sections: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ) -> None:
        self.what = what
        self.advice = advice
        self.sections = sections
        super().__init__("\n".join((f"{what} {advice}".strip(), *self.lines)))

    @property
    def lines(self) -> tuple[str, ...]:
        """The sections as lines of text, those below a title set in."""
        return tuple(
            line
            for title, below in self.sections
            for line in (title, *(f"  {one}" for one in below))
        )


class Cancelled(Exception):  # noqa: N818 - a decision, not an error
    """The person asked a long job to stop; nothing has been changed."""
