"""The commands that name an evaluation: its papers carry one name, and its history says which."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from gz_eval.core.errors import UserError
from gz_eval.core.people import Stamp
from gz_eval.core.project import Project

LONGEST = 120  # letters: it is read in titles


@dataclass(frozen=True, slots=True)
class NameEvaluation:
    """Call the evaluation so from now on, whatever its file is called."""

    kind: ClassVar[str] = "name-evaluation"
    needs_reason: ClassVar[bool] = False
    name: str

    def apply(self, project: Project, stamp: Stamp) -> Project:
        """The project with the name. Raises UserError for none, a long one, or the one it has."""
        if problem := name_problem(self.name, project.name):
            raise UserError(problem, "Give it another name.")
        return replace(project, name=" ".join(self.name.split()))

    def sentence(self, project: Project) -> str:
        """Such as "rename the evaluation “Round one” to “Round two”"."""
        name = " ".join(self.name.split())
        if project.name:
            return f"rename the evaluation “{project.name}” to “{name}”"
        return f"name the evaluation “{name}”"


@dataclass(frozen=True, slots=True)
class NameAsFile:
    """Call an evaluation without a name as the first file that it is in.

    The program does so, not the official: so undo passes it over, and takes back what they did
    last. It is renamed, not made nameless again.
    """

    kind: ClassVar[str] = "name-as-file"
    needs_reason: ClassVar[bool] = False
    name: str

    @classmethod
    def of(cls, text: str) -> NameAsFile | None:
        """The command for a file that is called so; None where that is no name."""
        name = " ".join(text.split())[:LONGEST].rstrip()
        return cls(name) if name else None

    def apply(self, project: Project, stamp: Stamp) -> Project:
        """The project with the name. Raises UserError where it has one."""
        if project.name:
            raise UserError(
                f"The evaluation has a name: “{project.name}”.", "Rename it to give it another."
            )
        return NameEvaluation(self.name).apply(project, stamp)

    def sentence(self, project: Project) -> str:
        """Such as "name the evaluation “Round one”, as its file"."""
        return f"name the evaluation “{self.name}”, as its file"


def name_problem(name: str, now: str) -> str:
    """Why an evaluation that is called `now` cannot be called so, a sentence; empty if it can."""
    name = " ".join(name.split())
    if not name:
        return "An evaluation needs a name."
    if len(name) > LONGEST:
        return f"A name has {LONGEST} letters at most: this one has {len(name)}."
    return f"The evaluation is called “{name}” already." if name == now else ""
