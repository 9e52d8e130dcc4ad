"""What a person decides on, as they were shown it, and whether it is still so. No Qt.

While a dialog is filled in, or a reason given, work in the background may be done: bids that were
being read come in. What is then done is not what the person saw and meant, so it is not done.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from gz_eval.core.errors import UserError

if TYPE_CHECKING:
    from gz_eval.app.session import Session

Facts = TypeVar("Facts", covariant=True)


class AsSeen(Generic[Facts]):
    """`facts` as they were found when it was made. `look` finds them, now and again."""

    def __init__(self, look: Callable[[], Facts]) -> None:
        """Look. Raises what `look` raises."""
        self._look = look
        self.facts = look()

    @property
    def still(self) -> bool:
        """Whether the same is found now; it is not where what it is about is gone."""
        try:
            return self._look() == self.facts
        except UserError:
            return False

    def check(self) -> None:
        """Raises UserError where it is another by now."""
        if not self.still:
            raise UserError(
                "The evaluation was changed meanwhile, so nothing was done.",
                "Look at what has changed, then do it again.",
            )


def whole(session: Session) -> AsSeen[int]:
    """An evaluation with all that is in it, for what is decided on more than can be listed.

    By the length of its log: undone meanwhile, a change leaves the project as it was, and yet what
    would be undone next is another.
    """
    return AsSeen(lambda: len(session.entries))
