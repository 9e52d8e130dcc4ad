"""Whether a framework is still the one that comes with the program under its key and version.

A changed framework keeps its key and version: nobody may take it for the one that was published.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from gz_eval.core.framework import Framework
from gz_eval.core.framework_change import framework_changes, parts_changed
from gz_eval.core.framework_file import load_framework, shipped_frameworks


def shipped_framework(framework: Framework) -> Framework | None:
    """The framework of the same key and version as it comes with the program; None: it has none."""
    shipped = _shipped(framework.key)
    return shipped if shipped is not None and shipped.version == framework.version else None


@cache
def _shipped(key: str) -> Framework | None:
    return load_framework(key) if key in shipped_frameworks() else None


def changes_from_shipped(framework: Framework) -> tuple[str, ...]:
    """A phrase for each difference from the one that comes with the program, if there is one.

    Targets are set for every evaluation, and rank nothing: they make it no other framework.
    """
    shipped = shipped_framework(framework)
    if shipped is None:
        return ()
    return framework_changes(shipped, replace(framework, targets=shipped.targets))


def version_in_words(framework: Framework) -> str:
    """Such as "version 1.0", or "version 1.0, changed: weights, gates" where it differs."""
    version = f"version {framework.version}"
    shipped = shipped_framework(framework)
    parts: tuple[str, ...] = ()
    if shipped is not None:
        parts = parts_changed(shipped, replace(framework, targets=shipped.targets))
    return f"{version}, changed: {', '.join(parts)}" if parts else version


def named_in_words(framework: Framework) -> str:
    """Such as "Four pillars, version 1.0": the title, and the version as it is told."""
    return f"{framework.title}, {version_in_words(framework)}"
