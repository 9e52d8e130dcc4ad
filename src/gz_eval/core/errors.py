"""The one kind of error meant for a person. Anything else that is raised is a bug."""

from __future__ import annotations


class UserError(Exception):
    """Something the person can mend: one sentence of what happened and one of what to do.

    Both are full sentences in plain English; `str()` joins them. Never a traceback for the user.
    """

    def __init__(self, what: str, advice: str = "") -> None:
        super().__init__(f"{what} {advice}".strip())
        self.what = what
        self.advice = advice


class Cancelled(Exception):  # noqa: N818 - a decision, not an error
    """The person asked a long job to stop; nothing has been changed."""
