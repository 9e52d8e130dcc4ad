"""When a change needs a reason: after the lock, rules may be changed, but never without one."""

from __future__ import annotations

from gz_eval.core.framework_change import framework_changes
from gz_eval.core.project import Project
from gz_eval.core.wording import day_in_words


def breaks_lock(before: Project, after: Project) -> bool:
    """Whether a change alters a locked framework or takes the lock off."""
    if before.lock is None:
        return False
    if after.lock is None:
        return True
    return bool(framework_changes(before.framework, after.framework))


def why_reason_needed(before: Project, after: Project) -> str:
    """Why going from one state to the other needs a reason, as a sentence; empty if it does not."""
    if before.lock is None or not breaks_lock(before, after):
        return ""
    stamp = before.lock.stamp
    return f"The framework was locked on {day_in_words(stamp.at)} by {stamp.by}."


def changes_since_lock(project: Project) -> tuple[str, ...]:
    """What differs from the framework as it was locked, a phrase each; empty without a lock."""
    if project.lock is None:
        return ()
    return framework_changes(project.lock.framework, project.framework)
