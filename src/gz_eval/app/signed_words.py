"""What a header says of the sign-off that counts, and whether what it signed is still so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # a window is made before there is anything to be signed off
    from datetime import tzinfo

    from gz_eval.core.framework import Framework
    from gz_eval.core.project import Project


class SignedWords(NamedTuple):
    """A line, what stands for it in less and less room, and all of it for who asks.

    `outdated`: what was signed is not so any more.
    """

    line: str = ""
    briefs: tuple[str, ...] = ()
    details: str = ""
    outdated: bool = False


class SignedSince:
    """Says it of a project; whether one has changed is worked out once.

    A header is told with every click what it says, and the hash is taken over all inputs.
    """

    def __init__(self) -> None:
        self._project: Project | None = None
        self._changed = False

    def words(
        self, project: Project, zone: tzinfo | None = None, *, nameless: bool = False
    ) -> SignedWords:
        """What is said of the last sign-off that stands; nothing where none does."""
        from gz_eval.app.moments import day_of, moment_in_words

        if not project.sign_offs:
            self.forget()
            return SignedWords()
        last = project.sign_offs[-1]
        changed = self._has_changed(project)
        by = "" if nameless else f", approved by {last.approver}"
        told = f"Sign-off {last.number:,} of {moment_in_words(last.stamp.at, zone)}{by}."
        since = (
            f"{_another(last.framework, project.framework)}Weights, rules, bids or"
            " overrides have changed since: what is shown is not what was signed off. The page"
            " “Sign-offs” says how it differs."
            if changed
            else "Nothing that the ranking is made from has changed since."
        )
        line, brief = f"Signed off {day_of(last.stamp.at, zone)}", "Signed off"
        briefs: tuple[str, ...] = (brief,)
        if changed:
            end = "changed since"
            line, briefs = f"{line}; {end}", (f"{brief}; {end}", end, "outdated")
        return SignedWords(line, briefs, f"{told}\n{since}", changed)

    def _has_changed(self, project: Project) -> bool:
        from gz_eval.app.signing import unchanged_since

        if self._project is not project:
            self._changed = not unchanged_since(project, project.sign_offs[-1])
            self._project = project
        return self._changed

    def forget(self) -> None:
        """Let go of the project."""
        self._project = None


def _another(then: str, now: Framework) -> str:
    """Says first of all that it is another framework since; nothing where it is the same."""
    if not then or then.startswith(f"{now.title}, "):  # the version told after it may differ
        return ""
    return f"The framework signed off was “{then}” and is “{now.title}” now. "
