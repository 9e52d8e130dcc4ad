"""What a change to an evaluation is: pure, named, and the only way in (by `Session.do`)."""

from __future__ import annotations

from typing import ClassVar, Protocol

from gz_eval.core.errors import UserError
from gz_eval.core.people import Stamp
from gz_eval.core.project import Project


class Command(Protocol):
    """A change whose values are all known: applying it reads and computes nothing slow.

    `kind` is a stable word that names the command in files. `needs_reason` says that it is refused
    without one.
    """

    kind: ClassVar[str]
    needs_reason: ClassVar[bool]

    def apply(self, project: Project, stamp: Stamp) -> Project:
        """The project after the change; the one before is left as it was.

        Raises UserError when the change makes no sense for this project.
        """

    def sentence(self, project: Project) -> str:
        """What the change does to this project, for the undo menu and the record."""


def need_name_and_role(stamp: Stamp, what: str) -> None:
    """Raise UserError where a change that has to be answered for lacks a name or a role."""
    lacking = [
        word for word, given in (("name", stamp.by.name), ("role", stamp.by.role)) if not given
    ]
    if lacking:
        raise UserError(
            f"{what} needs the {' and the '.join(lacking)} of the person who decides it.",
            "Give your name and your role, such as “assessor”.",
        )
