"""What is said of an evaluation as it was after an entry of its history. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo

from gz_eval.app.columns import Column, Tone
from gz_eval.app.details import by_whom, capital
from gz_eval.app.moments import moment_in_words
from gz_eval.core.framework import Framework
from gz_eval.core.history import Entry
from gz_eval.core.project import Project
from gz_eval.core.rounding import percent_text
from gz_eval.core.shipped import named_in_words
from gz_eval.core.weights import global_percents, local_percents
from gz_eval.core.wording import bids_in_words, counted


@dataclass(frozen=True, slots=True, eq=False)
class WeightRow:
    """A criterion with its share of its group and of the whole, in per cent for show."""

    id: str
    label: str
    depth: int
    share: float
    overall: float


def weight_rows(framework: Framework) -> tuple[WeightRow, ...]:
    """Every criterion, pillars with what is below them, as the framework has them."""
    local, overall = local_percents(framework), global_percents(framework)

    def below(parent: str, depth: int) -> list[WeightRow]:
        found = []
        for item in framework.children.get(parent, ()):
            row = WeightRow(item.key, item.label, depth, local[item.key], overall[item.key])
            found += [row, *below(item.key, depth + 1)]
        return found

    return tuple(below("", 0))


def _percent(share: float) -> str:
    return f"{percent_text(share)}%"


CRITERION, SHARE, OVERALL = range(3)

WEIGHT_COLUMNS: tuple[Column[WeightRow], ...] = (
    Column(
        "Criterion",
        lambda row: f"{'    ' * row.depth}{row.label}",
        tone=lambda row: Tone.NORMAL if row.depth else Tone.STRONG,
        tooltip=lambda row: row.label,
        spoken=lambda row: f"{row.label}, {_percent(row.share)} of its group",
    ),
    Column(
        "Of group",
        lambda row: _percent(row.share),
        right=True,
        about="Its share of the weight of its group.",
    ),
    Column(
        "Of all",
        lambda row: f"{percent_text(row.overall)}%",
        tone=lambda _row: Tone.SECONDARY,
        right=True,
        about="Its share of the whole.",
    ),
)


def state_title(entry: Entry, zone: tzinfo | None = None) -> str:
    """Such as "The evaluation on 14 June 2012 at 10:30"."""
    return f"The evaluation on {moment_in_words(entry.stamp.at, zone)}"


def state_about(entry: Entry) -> str:
    """Which entry the state is after, and that it is only looked at."""
    return (
        f"After entry {entry.number:,}, by {by_whom(entry.stamp.by.name)}:"
        f" {capital(entry.sentence)}. It is only shown: nothing can be changed here."
    )


def state_line(project: Project) -> str:
    """What the state consisted of: bids, framework, lock, overrides."""
    bids = len(project.bids.bids)
    parts = [
        bids_in_words(bids),
        named_in_words(project.framework),
        "framework locked" if project.lock is not None else "framework not locked",
    ]
    if count := len(project.overrides):
        parts.append(counted(count, "override"))
    return "; ".join(parts)
