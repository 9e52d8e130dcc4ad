"""Evaluating by another framework: bids are read again where its questions are others."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from gz_eval.app.importing import SourceBytes, read_sources
from gz_eval.core.commands import SetFramework
from gz_eval.core.framework import Framework
from gz_eval.core.progress import Progress, no_progress
from gz_eval.core.project import Project


def change_framework(
    project: Project,
    framework: Framework,
    source: Callable[[str], bytes],
    progress: Progress = no_progress,
) -> SetFramework:
    """The command that evaluates by another framework.

    Where its fields differ, bids are read again from the workbooks as they were stored: `source`
    gives their bytes by SHA-256. Raises UserError when nothing can be read for the new fields.
    """
    if not project.bids.files or _asks_the_same(project.framework, framework):
        return SetFramework(framework)
    files = [
        SourceBytes(file.name, file.path, partial(source, file.sha256))
        for file in project.bids.files
    ]
    return SetFramework(framework, read_sources(files, framework, progress).bids)


def _asks_the_same(one: Framework, other: Framework) -> bool:
    """Whether bids read for one framework are as they would be read for the other."""
    return one.ratios == other.ratios and all(
        getattr(one, part) == getattr(other, part)
        for part in ("fields", "id_field", "name_field", "region_field", "place_field")
    )
