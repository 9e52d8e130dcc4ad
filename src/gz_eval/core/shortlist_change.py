"""What differs between the shortlist rules of two frameworks, in words."""

from __future__ import annotations

from gz_eval.core.framework import Framework


def shortlist_changes(before: Framework, after: Framework) -> tuple[str, ...]:
    """A phrase for each part that differs, such as "places on the shortlist: 12 → 10"."""
    old, new = before.shortlist, after.shortlist
    if old == new:
        return ()
    found = [
        f"{what}: {was} → {now}"
        for what, was, now in (
            ("places on the shortlist", _places(old.places), _places(new.places)),
            ("places in reserve", f"{old.reserve:,}", f"{new.reserve:,}"),
            ("least total score", _least(old.minimum_total), _least(new.minimum_total)),
        )
        if was != now
    ]
    found += _minima(before, after)
    kept = list(new.rules)
    for rule in old.rules:
        if rule in kept:
            kept.remove(rule)
        else:
            found.append(f"counting rule removed: {rule.label}")
    found += [f"counting rule added: {rule.label}" for rule in kept]
    if not kept and len(old.rules) == len(new.rules) and old.rules != new.rules:
        found.append("order of the counting rules changed")
    if old.unclear_gates != new.unclear_gates:
        may = "may" if new.unclear_gates else "may no longer"
        found.append(f"a bid with an unclear gate {may} be shortlisted")
    return tuple(found)


def _minima(before: Framework, after: Framework) -> list[str]:
    old, new = dict(before.shortlist.minimum), dict(after.shortlist.minimum)
    labels = {one.key: one.label for framework in (before, after) for one in framework.criteria}
    return [
        f"least score on {labels.get(key, key)}: {_least(old.get(key))} → {_least(new.get(key))}"
        for key in dict.fromkeys((*old, *new))
        if old.get(key) != new.get(key)
    ]


def _places(places: int | None) -> str:
    return "all that meet the minima" if places is None else f"{places:,}"


def _least(score: float | None) -> str:
    return "none" if score is None else f"{score:g}"
