"""When a change needs a reason: rules may be changed after the lock, a sign-off taken back, and
scores shown before the lock that they were hidden until, but never without one.
"""

from __future__ import annotations

from gz_eval.core.framework_change import framework_changes
from gz_eval.core.project import Project
from gz_eval.core.sign_off import SignOff
from gz_eval.core.targets import target_changes
from gz_eval.core.wording import day_in_words


def breaks_lock(before: Project, after: Project) -> bool:
    """Whether a change alters a locked framework or takes the lock off."""
    if before.lock is None:
        return False
    if after.lock is None:
        return True
    return bool(framework_changes(before.framework, after.framework))


def ends_blind_set_up(before: Project, after: Project) -> bool:
    """Whether a change shows scores that were to be hidden until the lock, without one."""
    return before.scores_hidden and not after.scores_hidden and after.lock is None


def why_reason_needed(before: Project, after: Project) -> str:
    """Why going from one state to the other needs a reason, as a sentence; empty if it does not."""
    found = []
    if before.lock is not None and breaks_lock(before, after):
        stamp = before.lock.stamp
        found.append(f"The framework was locked on {day_in_words(stamp.at)} by {stamp.by}.")
    if ends_blind_set_up(before, after):
        found.append(
            "Scores are hidden so that nobody sets weights with them in sight: to show them before"
            " the framework is locked takes a reason."
        )
    found += [
        f"This takes back sign-off {one.number:,} of {day_in_words(one.stamp.at)}, approved by"
        f" {one.approver}."
        for one in sign_offs_lost(before, after)
    ]
    return " ".join(found)


def why_overrides_need_reason(before: Project, after: Project) -> str:
    """Why going back between two states needs a reason, as overrides do; empty if none differs.

    Each was made, or removed, with a reason: what takes that back without one would leave the
    record without why a bid stands where it does.
    """
    differing = set(before.overrides) ^ set(after.overrides)
    count = len({one.target for one in differing})  # one that was made again is one
    if not count:
        return ""
    what = "an override" if count == 1 else f"{count:,} overrides"
    return f"This changes {what} by officials: that takes a reason, as making one does."


def sign_offs_lost(before: Project, after: Project) -> tuple[SignOff, ...]:
    """The sign-offs that stand in one state and no more in the other."""
    left = {(one.number, one.stamp) for one in after.sign_offs}
    return tuple(one for one in before.sign_offs if (one.number, one.stamp) not in left)


def changes_since_lock(project: Project) -> tuple[str, ...]:
    """What differs from the framework as it was locked, a phrase each; empty without a lock."""
    if project.lock is None:
        return ()
    return framework_changes(project.lock.framework, project.framework)


def rules_since_lock(project: Project) -> tuple[str, ...]:
    """The changes since the lock that a score, a rank or a place may follow from, a phrase each."""
    targets = targets_since_lock(project)
    return tuple(phrase for phrase in changes_since_lock(project) if phrase not in targets)


def targets_since_lock(project: Project) -> tuple[str, ...]:
    """The targets that were set otherwise since the lock, a phrase each: they rank nothing."""
    if project.lock is None:
        return ()
    return tuple(target_changes(project.lock.framework, project.framework))
