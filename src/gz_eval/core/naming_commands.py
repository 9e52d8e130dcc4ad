"""The command that names an evaluation: its papers carry one name, and its history says which."""

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


def name_problem(name: str, now: str) -> str:
    """Why an evaluation that is called `now` cannot be called so, a sentence; empty if it can."""
    name = " ".join(name.split())
    if not name:
        return "An evaluation needs a name."
    if len(name) > LONGEST:
        return f"A name has {LONGEST} letters at most: this one has {len(name)}."
    return f"The evaluation is called “{name}” already." if name == now else ""
