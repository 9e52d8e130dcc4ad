"""An export of a changed framework says so, and how."""

from __future__ import annotations

from datetime import UTC, datetime

from gz_eval.core.framework import Framework
from gz_eval.core.framework_file import load_framework
from gz_eval.core.project import Project
from gz_eval.core.scoring import evaluate
from gz_eval.core.selection import Selection
from gz_eval.core.weights import with_share
from gz_eval.export.account_tables import about_table
from gz_eval.export.imprint import Imprint

AT = datetime(2012, 6, 14, 9, 30, tzinfo=UTC)


def chosen(framework: Framework) -> Selection:
    """The empty shortlist of a framework without bids."""
    return Selection.of(evaluate(framework, ()), ())


def test_about_lists_every_difference_from_the_one_that_comes_with_it() -> None:
    shipped = load_framework("four-pillars")
    changed = with_share(shipped, shipped.pillars[0].key, 55)
    rows = about_table(Project(changed), chosen(changed), (), Imprint(at=AT)).rows
    told = [value for item, value in rows if item == "Framework, changed"]
    assert any("40% → 55%" in str(one) for one in told)
    assert len(told) == len(shipped.pillars)
    line = next(str(value) for item, value in rows if item == "Framework")
    assert line.endswith(", version 1.0, changed: weights)")
    rows = about_table(Project(shipped), chosen(shipped), (), Imprint(at=AT)).rows
    assert not any(item == "Framework, changed" for item, _ in rows)
