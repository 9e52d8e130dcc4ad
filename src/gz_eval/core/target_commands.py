"""The commands that set what a shortlist should come to. No rank moves by them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from gz_eval.core.framework import Target
from gz_eval.core.people import Stamp
from gz_eval.core.project import Project
from gz_eval.core.targets import amount_of, target_name, with_target, without_target


@dataclass(frozen=True, slots=True)
class SetTarget:
    """Set a target, in place of one of the same total and place."""

    kind: ClassVar[str] = "set-target"
    needs_reason: ClassVar[bool] = False
    target: Target

    def apply(self, project: Project, stamp: Stamp) -> Project:
        """The project with the target. Raises as `with_target` does."""
        return replace(project, framework=with_target(project.framework, self.target))

    def sentence(self, project: Project) -> str:
        """Such as "set the target of Firm power capacity in Wales to 500 MW (was none)"."""
        framework, target = project.framework, self.target
        with_target(framework, target)  # what cannot be set is refused before it is named
        name = target_name(framework, target)
        before = framework.target_of.get(target.of)
        if before is not None and before.amount == target.amount:
            return f"change the source or note of the target of {name}"
        was = "none" if before is None else amount_of(framework, before.total, before.amount)
        now = amount_of(framework, target.total, target.amount)
        return f"set the target of {name} to {now} (was {was})"


@dataclass(frozen=True, slots=True)
class RemoveTarget:
    """Have no target of a total and place any more."""

    kind: ClassVar[str] = "remove-target"
    needs_reason: ClassVar[bool] = False
    total: str = ""
    place: str = ""

    def apply(self, project: Project, stamp: Stamp) -> Project:
        """The project without the target. Raises as `without_target` does."""
        framework = without_target(project.framework, self.total, self.place)
        return replace(project, framework=framework)

    def sentence(self, project: Project) -> str:
        """Such as "remove the target of Firm power capacity in Wales (was 500 MW)"."""
        framework = project.framework
        without_target(framework, self.total, self.place)
        target = framework.target_of[self.total, self.place]
        was = amount_of(framework, target.total, target.amount)
        return f"remove the target of {target_name(framework, target)} (was {was})"
