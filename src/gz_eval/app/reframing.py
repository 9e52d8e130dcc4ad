"""Evaluating by another framework: bids are read again where its questions are others."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from gz_eval.app.bid_ids import ids_by_place
from gz_eval.app.importing import ImportWork, SourceBytes, without_collection
from gz_eval.app.merging import merged
from gz_eval.app.repeats import left_out_again, repeats_told
from gz_eval.core.commands import SetFramework
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Framework
from gz_eval.core.progress import Progress, no_progress
from gz_eval.core.project import Project

_READ_BY = (
    "fields",
    "id_field",
    "name_field",
    "region_field",
    "place_field",
    "ratios",
    "fields_that_count",
)


def change_framework(
    project: Project,
    framework: Framework,
    source: Callable[[str], bytes],
    progress: Progress = no_progress,
    file: str = "",
) -> SetFramework:
    """The command that evaluates by another framework.

    Where its fields differ, bids are read again from the workbooks as they were stored: `source`
    gives their bytes by SHA-256. They keep their ids. `file` is the name of the file that the
    framework was taken from. Raises UserError when a workbook cannot be read again, or holds no
    bids for the new fields.
    """
    before = project.framework
    if not project.bids.files or _asks_the_same(before, framework):
        return SetFramework(framework, file=file)
    holding = {record.ref.file for record in project.bids.sheets}
    files = [
        SourceBytes(file.name, file.path, partial(source, file.sha256))
        for file in project.bids.files
        if file.name in holding
    ]
    with without_collection():
        work = ImportWork(framework, progress)
        read = left_out_again(project.bids, work.read_all(files))
        if len(read.files) < len(files):
            issue = next(one for one in read.issues if one.kind == "file-unreadable")
            raise UserError(issue.message, issue.advice)
        progress("Checking bids", 0, 0)
        bids = repeats_told(
            project.bids, merged(framework, project.bids, read, partial(ids_by_place, before))
        )
    return SetFramework(framework, bids, file)


def _asks_the_same(one: Framework, other: Framework) -> bool:
    """Whether bids read and checked for one framework are as they would be for the other."""
    return all(getattr(one, part) == getattr(other, part) for part in _READ_BY)
