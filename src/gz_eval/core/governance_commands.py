"""The commands of a controlled evaluation: lock and unlock, blind set-up, sign-off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from gz_eval.core.command import need_name_and_role
from gz_eval.core.errors import UserError
from gz_eval.core.lock import Lock
from gz_eval.core.people import Stamp
from gz_eval.core.project import Project
from gz_eval.core.sign_off import RankedBid, SignOff
from gz_eval.core.wording import bids_in_words


@dataclass(frozen=True, slots=True)
class LockFramework:
    """Lock weights, value functions, gates and rules as they are."""

    kind: ClassVar[str] = "lock-framework"
    needs_reason: ClassVar[bool] = True

    def apply(self, project: Project, stamp: Stamp) -> Project:
        """The project with its framework locked. Raises UserError when it is locked already."""
        need_name_and_role(stamp, "Locking the framework")
        if project.lock is not None:
            raise UserError(
                f"The framework is locked already, by {project.lock.stamp.by}.",
                "Unlock it first to lock it anew.",
            )
        return replace(project, lock=Lock(stamp, project.framework))

    def sentence(self, project: Project) -> str:
        """Such as "lock the framework Four pillars"; and that it shows scores, where it does."""
        shows = ", which shows scores that were hidden until then" if project.scores_hidden else ""
        return f"lock the framework {project.framework.title}{shows}"


@dataclass(frozen=True, slots=True)
class UnlockFramework:
    """Take the lock off, on the record."""

    kind: ClassVar[str] = "unlock-framework"
    needs_reason: ClassVar[bool] = True

    def apply(self, project: Project, stamp: Stamp) -> Project:
        """The project with its framework unlocked. Raises UserError when it is not locked."""
        need_name_and_role(stamp, "Unlocking the framework")
        if project.lock is None:
            raise UserError("The framework is not locked.", "There is nothing to unlock.")
        return replace(project, lock=None)

    def sentence(self, project: Project) -> str:
        """Such as "unlock the framework Four pillars"; and that it hides scores, where it does."""
        hides = ", which hides scores until it is locked again" if project.blind else ""
        return f"unlock the framework {project.framework.title}{hides}"


@dataclass(frozen=True, slots=True)
class SetBlind:
    """Hide scores and ranks until the framework is locked, or stop hiding them."""

    kind: ClassVar[str] = "set-blind"
    needs_reason: ClassVar[bool] = False
    on: bool

    def apply(self, project: Project, stamp: Stamp) -> Project:
        """The project with scores hidden until the lock, or not."""
        return replace(project, blind=self.on)

    def sentence(self, project: Project) -> str:
        """Such as "hide scores until the framework is locked"."""
        if self.on:
            return "hide scores until the framework is locked"
        return "stop hiding scores before the lock"


@dataclass(frozen=True, slots=True)
class SignOffRanking:
    """Sign off the ranking as it stands. `inputs` is the SHA-256 (hex) of what it was made from,
    `framework` the title and version of the framework that ranked, and whether it was changed,
    `told` what spoke against signing. `number` is its own: one that was taken back keeps its number
    too. 0 is for the first that none has that stands, as in files of before it was kept.
    """

    kind: ClassVar[str] = "sign-off"
    needs_reason: ClassVar[bool] = False
    commissioner: str
    analyst: str
    assurer: str
    approver: str
    inputs: str
    pillars: tuple[str, ...]
    ranking: tuple[RankedBid, ...]
    framework: str = ""  # evaluations of before this was kept have its title and version alone
    told: tuple[str, ...] = ()
    number: int = 0

    def apply(self, project: Project, stamp: Stamp) -> Project:
        """The project with the sign-off. Raises UserError for lacking or unfit names."""
        named = {
            "commissioner": self.commissioner,
            "analyst": self.analyst,
            "assurer": self.assurer,
            "approver": self.approver,
        }
        for role, name in named.items():
            if not name.strip():
                raise UserError(f"A sign-off needs the name of the {role}.", "Give all four names.")
        if _plain(self.assurer) == _plain(self.analyst):
            raise UserError(
                f"The assurer cannot be the analyst: both are “{self.analyst.strip()}”.",
                "Have somebody else assure the ranking.",
            )
        if not self.ranking:
            raise UserError("There is no ranking to sign off.", "Import bids first.")
        if project.scores_hidden:
            raise UserError(
                "Scores are hidden until the framework is locked, so nothing can be signed off.",
                "Lock the framework first.",
            )
        sign_off = SignOff(
            number=self.number or _next(project.sign_offs),
            stamp=stamp,
            **{role: name.strip() for role, name in named.items()},
            inputs=self.inputs,
            framework=self.framework
            or f"{project.framework.title}, version {project.framework.version}",
            pillars=self.pillars,
            places=project.framework.ranking.shown_places,
            ranking=self.ranking,
            told=self.told,
        )
        return replace(project, sign_offs=(*project.sign_offs, sign_off))

    def sentence(self, project: Project) -> str:
        """Such as "sign off the ranking of 214 bids as number 1, approved by A. Official"."""
        bids = bids_in_words(len(self.ranking))
        earlier = project.sign_offs
        place = f" in place of {earlier[-1].number:,}" if earlier else ""
        approved = f"approved by {self.approver.strip()}"
        number = self.number or _next(earlier)
        return f"sign off the ranking of {bids} as number {number:,}{place}, {approved}"


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _next(sign_offs: Sequence[SignOff]) -> int:
    """The number of a sign-off that comes after these."""
    return 1 + max((one.number for one in sign_offs), default=0)
